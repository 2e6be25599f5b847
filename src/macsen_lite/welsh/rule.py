"""What a rule of a small grammar is: something that can be said, and what it means.

`Rule.read` turns words into the meaning; `Rule.automaton` accepts the same words, for the decoding
graph. Because both come from one definition, whatever can be heard can be understood. Rules are put
together from the pieces in `welsh.grammar`.

They are immutable, may be shared, and never hold themselves. Costs are those of
`macsen_lite.automaton`: negative natural logarithms, 0 is free, the cheapest reading wins.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from collections.abc import Sequence as Words
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_building import choice
from macsen_lite.automaton_optimisation import compact

__all__ = ["FIGURES", "Around", "Change", "Memo", "Reading", "Rule", "new_memo"]

T = TypeVar("T")
U = TypeVar("U")
Change = Callable[[str], Iterable[str]]
"""From a word to the forms in which it may stand (itself too, if it may)."""
Memo = Words[dict[int, "tuple[Reading[Any], ...]"]]
"""For each place in some words, and for the place after them: what rules make of what follows.

A rule that is remembered in one must live as long as it.
"""
FIGURES = "#"
"""Stands in `Rule.first_words` for every word that begins with a figure."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """One way of reading some words from a given place on."""

    end: int
    """The first word that is not part of it."""
    cost: float
    value: T


class Rule(ABC, Generic[T]):
    """Something that can be said, and what it means."""

    def read(self, words: Words[str]) -> T | None:
        """What exactly these words mean (the cheapest reading), or None when it is not this."""
        whole = [r for r in self.readings(words) if r.end == len(words)]
        return min(whole, key=lambda r: r.cost).value if whole else None

    def readings(
        self, words: Words[str], at: int = 0, memo: Memo | None = None
    ) -> tuple[Reading[T], ...]:
        """Every way of reading words from ``at`` on, longer and shorter.

        ``memo`` carries what is known between calls on the same words.
        """
        known = new_memo(words) if memo is None else memo
        table = known[at]
        readings = table.get(id(self))
        if readings is None:
            starts = self.nullable or (at < len(words) and self.may_begin(words[at]))
            found = tuple(self._read(words, at, known)) if starts else ()
            readings = table[id(self)] = found if len(found) < 2 else tuple(_cheapest(found))
        return readings

    @abstractmethod
    def _read(self, words: Words[str], at: int, memo: Memo) -> Iterable[Reading[T]]: ...

    @cached_property
    def automaton(self) -> WordAutomaton:
        """Accepts what can be read, with no marks; equal endings are shared.

        Made on first use: reading does not need it. A value that `map` refuses is still accepted.
        """
        return compact(self._automaton())

    @abstractmethod
    def _automaton(self) -> WordAutomaton: ...

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words with which it can begin."""
        return self._first_words()

    @abstractmethod
    def _first_words(self) -> frozenset[str]: ...

    def may_begin(self, word: str) -> bool:
        """Whether it can begin with this word: one of `first_words`, or figures where those do."""
        first = self.first_words
        return word in first or (FIGURES in first and word[:1].isnumeric())

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that can be said in it, and no figures: quicker than from the automaton."""
        return self._words()

    def _words(self) -> frozenset[str]:
        return frozenset(self.automaton.words())

    @cached_property
    def nullable(self) -> bool:
        """Whether it can be said with no words at all."""
        return self._nullable()

    @abstractmethod
    def _nullable(self) -> bool: ...

    @abstractmethod
    def initially(self, change: Change) -> Rule[T]:
        """The same, its first word in any of the forms that ``change`` gives: for mutations."""

    def map(self, meaning: Callable[[T], U | None]) -> Rule[U]:
        """The same words with another meaning; a value for which it gives None is not read."""
        return _Mapped(self, meaning)

    def costing(self, cost: float) -> Rule[T]:
        """The same at ``cost`` more."""
        return _Costing(self, cost)


def new_memo(words: Words[str]) -> Memo:
    """A memo in which nothing is known yet."""
    return [{} for _ in range(len(words) + 1)]


def _cheapest(readings: Iterable[Reading[T]]) -> list[Reading[T]]:
    """Of readings with the same end and value, the cheapest; of others, all."""
    best: dict[int, list[Reading[T]]] = {}
    for reading in readings:
        rivals = best.setdefault(reading.end, [])
        for i, rival in enumerate(rivals):
            if rival.value == reading.value:
                if reading.cost < rival.cost:
                    rivals[i] = reading
                break
        else:
            rivals.append(reading)
    return [reading for rivals in best.values() for reading in rivals]


class Around(Rule[U], Generic[T, U]):
    """A rule that hears what another one hears."""

    def __init__(self, rule: Rule[T]) -> None:
        self._rule = rule

    def _automaton(self) -> WordAutomaton:
        return self._rule.automaton

    def _first_words(self) -> frozenset[str]:
        return self._rule.first_words

    def _words(self) -> frozenset[str]:
        return self._rule.words

    def _nullable(self) -> bool:
        return self._rule.nullable


class _Mapped(Around[T, U]):
    def __init__(self, rule: Rule[T], meaning: Callable[[T], U | None]) -> None:
        super().__init__(rule)
        self._meaning = meaning

    def _read(self, words: Words[str], at: int, memo: Memo) -> Iterable[Reading[U]]:
        for r in self._rule.readings(words, at, memo):
            value = self._meaning(r.value)
            if value is not None:
                yield Reading(r.end, r.cost, value)

    @cached_property
    def automaton(self) -> WordAutomaton:
        return self._rule.automaton  # compact already

    def initially(self, change: Change) -> Rule[U]:
        return _Mapped(self._rule.initially(change), self._meaning)


class _Costing(Around[T, T]):
    def __init__(self, rule: Rule[T], cost: float) -> None:
        super().__init__(rule)
        self._cost = cost

    def _read(self, words: Words[str], at: int, memo: Memo) -> Iterable[Reading[T]]:
        for r in self._rule.readings(words, at, memo):
            yield Reading(r.end, r.cost + self._cost, r.value)

    def _automaton(self) -> WordAutomaton:
        return choice(self._rule.automaton, costs=[self._cost])

    def initially(self, change: Change) -> Rule[T]:
        return _Costing(self._rule.initially(change), self._cost)
