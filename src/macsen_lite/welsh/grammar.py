"""Small grammars that both hear and read: one definition gives an automaton and a value.

A `Rule` describes what can be said for something (a number, a length of time, a date) and what it
means. `Rule.read` turns words into the meaning; `Rule.automaton` accepts the same words, for the
decoding graph. Because both come from one definition, whatever can be heard can be understood::

    hour = phrases({"un": 1, "dau": 2, "tri": 3})
    part = phrases({"y bore": "am", "y prynhawn": "pm"})
    time = sequence(hour, phrases({"o'r gloch": None}), maybe(part), then=lambda h, _, p: (h, p))
    time.read(("tri", "o'r", "gloch", "y", "bore"))    # → (3, "am")

Rules are immutable, may be shared, and never hold themselves. Costs are those of
`macsen_lite.automaton`: negative natural logarithms, 0 is free, the cheapest reading wins.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Sequence as Words
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from macsen_lite.automaton import Arc, WordAutomaton
from macsen_lite.automaton_building import (
    AutomatonBuilder,
    choice,
    from_sentences,
    nothing,
    optional,
)
from macsen_lite.automaton_building import sequence as in_turn
from macsen_lite.welsh.tokens import words as split_words

__all__ = [
    "Around",
    "Reading",
    "Rule",
    "compact",
    "maybe",
    "one_of",
    "phrases",
    "sequence",
    "written",
]

T = TypeVar("T")
U = TypeVar("U")
Change = Callable[[str], Iterable[str]]
"""From a word to the forms in which it may stand (itself too, if it may)."""
Memo = Words[dict[int, "tuple[Reading[Any], ...]"]]
"""For each place in some words, and for the place after them: what rules make of what follows.

A rule that is remembered in one must live as long as it.
"""
_FIGURES = "#"
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
        return word in first or (_FIGURES in first and word[:1].isnumeric())

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
        return frozenset({_FIGURES})

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
            tail: Rule[tuple[Any, ...]] = _Mapped(rest[0].initially(change), lambda v: (v,))
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


# ---------------------------------------------------------------------------------- automata


def compact(automaton: WordAutomaton) -> WordAutomaton:
    """The same sentences at the same costs, with no epsilons, and equal endings told once.

    For an automaton without marks and without cycles. Raises ValueError for any other.
    """
    if any(arc.mark for arc in automaton.arcs):
        raise ValueError("an automaton with marks keeps its epsilons")
    out: dict[int, list[Arc]] = {}
    for arc in automaton.arcs:
        out.setdefault(arc.src, []).append(arc)
    class_of: dict[tuple[object, ...], int] = {}
    meaning: dict[int, tuple[dict[tuple[str, int], float], float | None]] = {}
    done: dict[int, int] = {}
    opened: set[int] = set()
    stack = [automaton.start]
    while stack:
        state = stack[-1]
        if state in done:
            stack.pop()
            continue
        waiting = [arc.dst for arc in out.get(state, ()) if arc.dst not in done]
        if waiting:
            if state in opened:
                raise ValueError("an automaton with a cycle cannot be compacted")
            opened.add(state)
            stack.extend(waiting)
            continue
        stack.pop()
        final = automaton.finals.get(state)
        ways: dict[tuple[str, int], float] = {}
        for arc in out.get(state, ()):
            target = done[arc.dst]
            onward, stop = meaning[target]
            if arc.word is not None:
                if onward or stop is not None:
                    key = (arc.word, target)
                    ways[key] = min(arc.cost, ways.get(key, arc.cost))
                continue
            for key, cost in onward.items():
                ways[key] = min(arc.cost + cost, ways.get(key, arc.cost + cost))
            if stop is not None:
                final = arc.cost + stop if final is None else min(final, arc.cost + stop)
        signature = (final, tuple(sorted(ways.items())))
        number = class_of.setdefault(signature, len(class_of))
        meaning.setdefault(number, (ways, final))
        done[state] = number
    start = done[automaton.start]
    number_of, queue, arcs = {start: 0}, [start], []
    for state in queue:
        for (word, target), cost in meaning[state][0].items():
            if target not in number_of:
                number_of[target] = len(number_of)
                queue.append(target)
            arcs.append(Arc(number_of[state], number_of[target], word, cost))
    finals = {new: stop for old, new in number_of.items() if (stop := meaning[old][1]) is not None}
    return WordAutomaton(0, finals, tuple(arcs))
