"""Grammars whose automata share beginnings as well as endings.

`grammar.compact` tells equal endings once, but keeps a first *pum* for "pum munud" and another for
"pum mil". Numbers, which all begin alike, are less than half the size when those are one, and
quicker to put into larger rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from macsen_lite.automaton import Arc, WordAutomaton
from macsen_lite.welsh.grammar import Around, Change, Memo, Reading, Rule, compact

__all__ = ["deterministic", "merged"]

T = TypeVar("T")

_DIGITS = 9
"""Costs are rounded to so many decimals, so that sums in another order are the same sums."""


def merged(rule: Rule[T]) -> Rule[T]:
    """The same rule, with an automaton in which no state has two ways on with one word."""
    return _Merged(rule)


class _Merged(Around[T, T]):
    def _read(self, words: Sequence[str], at: int, memo: Memo) -> Iterable[Reading[T]]:
        return self._rule.readings(words, at, memo)

    @cached_property
    def automaton(self) -> WordAutomaton:
        return _one_path_each(self._rule.automaton)

    def _automaton(self) -> WordAutomaton:
        return self.automaton

    def initially(self, change: Change) -> Rule[T]:
        return _Merged(self._rule.initially(change))


def deterministic(automaton: WordAutomaton) -> WordAutomaton:
    """The same sentences, each at the cost of its cheapest path, on a single path.

    By the subset construction for weighted automata (Mohri 1997): a new state is a set of old ones
    with what each owes. For an automaton without marks and without cycles; ValueError for others.
    """
    return _one_path_each(compact(automaton))


def _one_path_each(plain: WordAutomaton) -> WordAutomaton:
    out: dict[int, list[Arc]] = {}
    for arc in plain.arcs:
        out.setdefault(arc.src, []).append(arc)
    start: tuple[tuple[int, float], ...] = ((plain.start, 0.0),)
    number_of = {start: 0}
    queue = [start]
    arcs: list[Arc] = []
    finals: dict[int, float] = {}
    for subset in queue:
        here = number_of[subset]
        stops = [owed + plain.finals[state] for state, owed in subset if state in plain.finals]
        if stops:
            finals[here] = round(min(stops), _DIGITS)
        reached: dict[str, dict[int, float]] = {}
        for state, owed in subset:
            for arc in out.get(state, ()):
                if arc.word is not None:
                    after = reached.setdefault(arc.word, {})
                    cost = owed + arc.cost
                    after[arc.dst] = min(cost, after.get(arc.dst, cost))
        for word, after in reached.items():
            least = min(after.values())
            target = tuple(
                (state, round(cost - least, _DIGITS)) for state, cost in sorted(after.items())
            )
            if target not in number_of:
                number_of[target] = len(number_of)
                queue.append(target)
            arcs.append(Arc(here, number_of[target], word, round(least, _DIGITS)))
    return compact(WordAutomaton(0, finals, tuple(arcs)))
