"""Grammars whose automata share beginnings as well as endings.

`compact` tells equal endings once, but keeps a first *pum* for "pum munud" and another for
"pum mil". Numbers, which all begin alike, are less than half the size when those are one, and
quicker to put into larger rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_optimisation import deterministic
from macsen_lite.welsh.rule import Around, Change, Memo, Reading, Rule

__all__ = ["merged"]

T = TypeVar("T")


def merged(rule: Rule[T]) -> Rule[T]:
    """The same rule, with an automaton in which no state has two ways on with one word."""
    return _Merged(rule)


class _Merged(Around[T, T]):
    def _read(self, words: Sequence[str], at: int, memo: Memo) -> Iterable[Reading[T]]:
        return self._rule.readings(words, at, memo)

    @cached_property
    def automaton(self) -> WordAutomaton:
        return deterministic(self._rule.automaton)

    def _automaton(self) -> WordAutomaton:
        return self.automaton

    def initially(self, change: Change) -> Rule[T]:
        return _Merged(self._rule.initially(change))
