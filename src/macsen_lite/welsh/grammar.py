"""Small grammars that both hear and read: one definition gives an automaton and a value.

A rule (`welsh.rule`) describes what can be said for something (a number, a length of time, a date)
and what it means. Here are the pieces that rules are made of::

    hour = phrases({"un": 1, "dau": 2, "tri": 3})
    part = phrases({"y bore": "am", "y prynhawn": "pm"})
    time = sequence(hour, phrases({"o'r gloch": None}), maybe(part), then=lambda h, _, p: (h, p))
    time.read(("tri", "o'r", "gloch", "y", "bore"))    # → (3, "am")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Sequence as Words
from functools import cached_property
from typing import Any, TypeVar

from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_building import (
    AutomatonBuilder,
    choice,
    from_sentences,
    nothing,
    optional,
)
from macsen_lite.automaton_building import sequence as in_turn
from macsen_lite.welsh.rule import FIGURES, Around, Change, Memo, Reading, Rule
from macsen_lite.welsh.tokens import words as split_words

__all__ = ["maybe", "one_of", "phrases", "sequence", "written"]

T = TypeVar("T")
U = TypeVar("U")


def phrases(meanings: Mapping[str, T], costs: Mapping[str, float] | None = None) -> Rule[T]:
    """Fixed phrases, each with what it means: ``{"hanner awr": 1800}``.

    Keys are written as text and split by `welsh.tokens.words`; ``costs`` are by the same keys.
    """
    prices = costs or {}
    return _Phrases(
        {split_words(text): (value, prices.get(text, 0.0)) for text, value in meanings.items()}
    )


def written(meaning: Callable[[str], T | None], cost: float = 0.0) -> Rule[T]:
    """One word that begins with a figure ("15", "10:30"); None: not read.

    It is for typed words only: nothing of it is heard, so its automaton accepts nothing.
    """
    return _Written(meaning, cost)


def one_of(*rules: Rule[T]) -> Rule[T]:
    """Any one of the rules."""
    return _OneOf(rules)


def sequence(*rules: Rule[Any], then: Callable[..., T | None]) -> Rule[T]:
    """The rules one after the other; ``then`` makes one value of theirs (None: not read)."""
    return _Sequence(rules, then)


def maybe(rule: Rule[T], default: U = None, cost: float = 0.0) -> Rule[T | U]:  # type: ignore[assignment]
    """The rule, at ``cost`` more, or no words at all, which mean ``default``."""
    return _Maybe(rule, default, cost)


class _Phrases(Rule[T]):
    def __init__(self, meanings: Mapping[tuple[str, ...], tuple[T, float]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T, float]]] = {}
        for said, (value, cost) in meanings.items():
            if not said:
                raise ValueError("a phrase has at least one word")
            self._by_first.setdefault(said[0], []).append((said, value, cost))

    def _read(self, words: Words[str], at: int, memo: Memo) -> Iterable[Reading[T]]:
        for length in self._lengths.get(words[at], ()):
            end = at + length
            if end > len(words):
                return
            for value, cost in self._by_said.get(tuple(words[at:end]), ()):
                yield Reading(end, cost, value)

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """How many words the phrases have that begin with each word."""
        return {
            first: sorted({len(said) for said, _, _ in group})
            for first, group in self._by_first.items()
        }

    @cached_property
    def _by_said(self) -> dict[tuple[str, ...], list[tuple[T, float]]]:
        entries: dict[tuple[str, ...], list[tuple[T, float]]] = {}
        for group in self._by_first.values():
            for said, value, cost in group:
                entries.setdefault(said, []).append((value, cost))
        return entries

    def _automaton(self) -> WordAutomaton:
        entries = [entry for group in self._by_first.values() for entry in group]
        return from_sentences([said for said, _, _ in entries], [cost for _, _, cost in entries])

    def _first_words(self) -> frozenset[str]:
        return frozenset(self._by_first)

    def _words(self) -> frozenset[str]:
        return frozenset(
            word for group in self._by_first.values() for said, _, _ in group for word in said
        )

    def _nullable(self) -> bool:
        return False

    def initially(self, change: Change) -> Rule[T]:
        out: dict[tuple[str, ...], list[tuple[T, float]]] = {}
        for word, group in self._by_first.items():
            forms = tuple(dict.fromkeys(change(word)))
            for said, value, cost in group:
                for first in forms:
                    out.setdefault((first, *said[1:]), []).append((value, cost))
        changed: _Phrases[T] = _Phrases({})
        for said, meanings in out.items():
            for value, cost in meanings:
                changed._by_first.setdefault(said[0], []).append((said, value, cost))
        return changed


class _Written(Rule[T]):
    def __init__(self, meaning: Callable[[str], T | None], cost: float) -> None:
        self._meaning = meaning
        self._cost = cost

    def _read(self, words: Words[str], at: int, memo: Memo) -> Iterable[Reading[T]]:
        value = self._meaning(words[at])
        if value is not None:
            yield Reading(at + 1, self._cost, value)

    def _automaton(self) -> WordAutomaton:
        return WordAutomaton(0, {}, ())

    def _first_words(self) -> frozenset[str]:
        return frozenset({FIGURES})

    def _words(self) -> frozenset[str]:
        return frozenset()

    def _nullable(self) -> bool:
        return False

    def initially(self, change: Change) -> Rule[T]:
        return self


class _OneOf(Rule[T]):
    def __init__(self, rules: tuple[Rule[T], ...]) -> None:
        self._rules = rules
        self._that_begin: dict[str, tuple[Rule[T], ...]] = {}

    def _read(self, words: Words[str], at: int, memo: Memo) -> Iterable[Reading[T]]:
        for rule in self._rules_for(words[at]) if at < len(words) else self._rules:
            yield from rule.readings(words, at, memo)

    def _rules_for(self, word: str) -> tuple[Rule[T], ...]:
        """Those that may begin with a word; remembered, as a rule hears the same few again."""
        found = self._that_begin.get(word)
        if found is None:
            found = tuple(rule for rule in self._rules if rule.nullable or rule.may_begin(word))
            if word in self.first_words:  # others, and figures, are without number
                self._that_begin[word] = found
        return found

    def _automaton(self) -> WordAutomaton:
        return choice(*(rule.automaton for rule in self._rules))

    def _first_words(self) -> frozenset[str]:
        return frozenset().union(*(rule.first_words for rule in self._rules))

    def _words(self) -> frozenset[str]:
        return frozenset().union(*(rule.words for rule in self._rules))

    def _nullable(self) -> bool:
        return any(rule.nullable for rule in self._rules)

    def initially(self, change: Change) -> Rule[T]:
        return _OneOf(tuple(rule.initially(change) for rule in self._rules))


class _Sequence(Rule[T]):
    def __init__(self, rules: tuple[Rule[Any], ...], then: Callable[..., T | None]) -> None:
        if not rules:
            raise ValueError("a sequence has at least one rule")
        self._rules = rules
        self._then = then

    def _read(self, words: Words[str], at: int, memo: Memo) -> Iterable[Reading[T]]:
        partial: list[tuple[int, float, tuple[Any, ...]]] = [(at, 0.0, ())]
        for rule in self._rules:
            partial = [
                (r.end, cost + r.cost, (*values, r.value))
                for end, cost, values in partial
                for r in rule.readings(words, end, memo)
            ]
            if not partial:
                return
        for end, cost, values in partial:
            value = self._then(*values)
            if value is not None:
                yield Reading(end, cost, value)

    def _automaton(self) -> WordAutomaton:
        return in_turn(*(rule.automaton for rule in self._rules))

    def _first_words(self) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for rule in self._rules:
            found |= rule.first_words
            if not rule.nullable:
                break
        return found

    def _words(self) -> frozenset[str]:
        return frozenset().union(*(rule.words for rule in self._rules))

    def _nullable(self) -> bool:
        return all(rule.nullable for rule in self._rules)

    def initially(self, change: Change) -> Rule[T]:
        first, *rest = self._rules
        if not first.nullable or not rest:
            return _Sequence((first.initially(change), *rest), self._then)
        # With nothing said for the first, the next one's first word is the first of all.
        spoken = _Sequence((_Spoken(first).initially(change), *rest), self._then)
        then = self._then
        if len(rest) == 1:
            tail: Rule[tuple[Any, ...]] = rest[0].initially(change).map(lambda v: (v,))
        else:
            tail = _Sequence(tuple(rest), lambda *v: v).initially(change)
        silent: Rule[T] = _Sequence((_Silent(first), tail), lambda v, vs: then(v, *vs))
        return _OneOf((spoken, silent))


class _Maybe(Rule[T | U]):
    def __init__(self, rule: Rule[T], default: U, cost: float) -> None:
        self._rule = rule
        self._default = default
        self._cost = cost

    def _read(self, words: Words[str], at: int, memo: Memo) -> Iterable[Reading[T | U]]:
        yield Reading(at, 0.0, self._default)
        for r in self._rule.readings(words, at, memo):
            yield Reading(r.end, r.cost + self._cost, r.value)

    def _automaton(self) -> WordAutomaton:
        return optional(self._rule.automaton, cost=self._cost)

    def _first_words(self) -> frozenset[str]:
        return self._rule.first_words

    def _words(self) -> frozenset[str]:
        return self._rule.words

    def _nullable(self) -> bool:
        return True

    def initially(self, change: Change) -> Rule[T | U]:
        return _Maybe(self._rule.initially(change), self._default, self._cost)


class _Spoken(Around[T, T]):
    """A rule that may be silent, when it is not."""

    def _read(self, words: Words[str], at: int, memo: Memo) -> Iterable[Reading[T]]:
        return (r for r in self._rule.readings(words, at, memo) if r.end > at)

    def _nullable(self) -> bool:
        return False

    def _automaton(self) -> WordAutomaton:
        part = self._rule.automaton
        builder = AutomatonBuilder()
        # A start of its own, at which one cannot stop.
        base = {state: builder.add_state() for state in range(part.state_count)}
        for arc in part.arcs:
            builder.add_arc(base[arc.src], base[arc.dst], arc.word, arc.cost)
            if arc.src == part.start:
                builder.add_arc(builder.start, base[arc.dst], arc.word, arc.cost)
        for state, cost in part.finals.items():
            builder.set_final(base[state], cost)
        return builder.build()

    def initially(self, change: Change) -> Rule[T]:
        return _Spoken(self._rule.initially(change))


class _Silent(Around[T, T]):
    """A rule that may be silent, when it is."""

    def _read(self, words: Words[str], at: int, memo: Memo) -> Iterable[Reading[T]]:
        return (r for r in self._rule.readings(words, at, memo) if r.end == at)

    def _automaton(self) -> WordAutomaton:
        return nothing()

    def _first_words(self) -> frozenset[str]:
        return frozenset()

    def _words(self) -> frozenset[str]:
        return frozenset()

    def initially(self, change: Change) -> Rule[T]:
        return self
