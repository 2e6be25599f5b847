"""A weighted finite-state acceptor over words, with marks for slots and intents.

This is what crosses from `intents` (which builds one from sentence templates) to `speech` (which
turns one into a decoding graph) and to the matcher (which parses a transcript with one). It is
plain data: pure Python, no engine, immutable once built.

`macsen_lite.automaton_building` puts one together.

Costs are negative natural logarithms of weights, as in OpenFst's tropical semiring: they add up
along a path, 0 is free, and the cheapest path wins. They are never negative here, so that a path
round a cycle never pays.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

UNKNOWN = "[unk]"
"""The reserved word that stands for speech outside the grammar (any sounds at all)."""

APART = "+[apart]"
"""A mark for the decoding graph begins so; the rest of it is a name. It stands on the arcs into and
out of a part that is not to be merged with what may be said beside it, which would multiply the
two: not with another part either, unless that has the same name."""

OPEN, CLOSE, TAG = "+", "-", "="
"""With which a mark begins that opens a slot, closes it, or names the intent."""


@dataclass(frozen=True, slots=True)
class Arc:
    """One transition. An arc with neither word nor mark is a plain epsilon."""

    src: int
    dst: int
    word: str | None = None
    """The word consumed, or None for an epsilon arc."""
    cost: float = 0.0
    """Finite and not negative."""
    mark: str | None = None
    """`+slot` opens a slot, `-slot` closes it, `=intent` names the intent; on epsilon arcs only."""


def is_apart(mark: str | None) -> bool:
    """Whether it is one of the marks that `APART` describes."""
    return mark is not None and mark.startswith(APART)


class Sentences(Protocol):
    """What can be said, known by its signature, and made in full only when that is needed."""

    def signature(self) -> str:
        """A digest that is equal only for the same sentences at the same costs."""
        ...

    def accepts(self, words: Sequence[str]) -> bool:
        """Whether exactly these words can be said."""
        ...

    def whole(self) -> WordAutomaton:
        """All of it."""
        ...


@dataclass(frozen=True, slots=True)
class WordAutomaton:
    """States are `0 … n-1`; every state named by an arc, `start` or `finals` exists.

    Raises ValueError for a negative or infinite cost, a mark on a word arc, a mark without one of
    the three signs, an empty word, or a word with white space in it.
    """

    start: int
    finals: Mapping[int, float]
    """Accepting states and what it costs to stop there."""
    arcs: tuple[Arc, ...]
    _index: dict[int, tuple[list[Arc], dict[str, list[Arc]]]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _signature: list[str] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        for arc in self.arcs:
            if not 0.0 <= arc.cost < math.inf:
                raise ValueError(f"arc cost must be finite and not negative: {arc}")
            if arc.word is not None and (arc.mark is not None or arc.word.split() != [arc.word]):
                raise ValueError(f"a word arc carries one word and no mark: {arc}")
            if arc.mark is not None and (
                len(arc.mark) < 2 or arc.mark[0] not in OPEN + CLOSE + TAG
            ):
                raise ValueError(f"a mark is +slot, -slot or =intent: {arc}")
        for cost in self.finals.values():
            if not 0.0 <= cost < math.inf:
                raise ValueError(f"final cost must be finite and not negative: {cost}")

    def __hash__(self) -> int:
        return hash(self.signature())

    # -- what it holds -------------------------------------------------------------------------

    @property
    def state_count(self) -> int:
        """One more than the highest state number in use."""
        states = [self.start, *self.finals]
        states.extend(arc.src for arc in self.arcs)
        states.extend(arc.dst for arc in self.arcs)
        return max(states) + 1

    def words(self) -> tuple[str, ...]:
        """Every word on an arc, sorted, `[unk]` included where it is used."""
        return tuple(sorted({arc.word for arc in self.arcs if arc.word is not None}))

    def signature(self) -> str:
        """A SHA-256 of the content, in hexadecimal: the same in every process and version."""
        if not self._signature:
            digest = hashlib.sha256(b"macsen-lite word automaton 1\n")
            lines = [f"{self.start}"]
            lines += [f"f\t{state}\t{self.finals[state]!r}" for state in sorted(self.finals)]
            lines += sorted(
                f"{a.src}\t{a.dst}\t{a.word or ''}\t{a.cost!r}\t{a.mark or ''}" for a in self.arcs
            )
            digest.update("\n".join(lines).encode())
            self._signature.append(digest.hexdigest())
        return self._signature[0]

    def count(self) -> float:
        """How many paths it accepts (ambiguous sentences count each time); `inf` with a cycle."""
        live = self._coaccessible()
        seen: dict[int, float] = {}
        open_states: set[int] = set()
        stack: list[tuple[int, bool]] = [(self.start, False)]
        while stack:
            state, done = stack.pop()
            if done:
                total = 1.0 if state in self.finals else 0.0
                for arc in self._arcs_from(state):
                    if arc.dst in live:
                        total += seen[arc.dst]
                seen[state] = total
                open_states.discard(state)
            elif state not in seen and state in live:
                if state in open_states:
                    return math.inf
                open_states.add(state)
                stack.append((state, True))
                for arc in self._arcs_from(state):
                    if arc.dst in open_states and arc.dst in live:
                        return math.inf
                    if arc.dst in live and arc.dst not in seen:
                        stack.append((arc.dst, False))
        return seen.get(self.start, 0.0)

    def sentences(self, max_words: int = 64) -> Iterator[tuple[str, ...]]:
        """Sentences accepted, lazily, depth first; longer ones than `max_words` are left out.

        A sentence with several paths comes several times. Epsilon cycles are not walked twice.
        """
        live = self._coaccessible()

        def walk(
            state: int, said: tuple[str, ...], silent: frozenset[int]
        ) -> Iterator[tuple[str, ...]]:
            if state in self.finals:
                yield said
            for arc in self._arcs_from(state):
                if arc.dst not in live:
                    continue
                if arc.word is not None:
                    if len(said) < max_words:
                        yield from walk(arc.dst, (*said, arc.word), frozenset())
                elif arc.dst not in silent and arc.dst != state:
                    yield from walk(arc.dst, said, silent | {state})

        if self.start in live:
            yield from walk(self.start, (), frozenset())

    def accepts(self, words: Sequence[str]) -> bool:
        """Whether some path reads exactly these words. `[unk]` matches only itself."""
        layer = self._closure({self.start})
        for spoken in words:
            layer = self._closure(
                {arc.dst for s in layer for arc in self._split(s)[1].get(spoken, ())}
            )
            if not layer:
                return False
        return any(state in self.finals for state in layer)

    # -- indexes -------------------------------------------------------------------------------

    def ways_from(self, state: int) -> tuple[Sequence[Arc], Mapping[str, Sequence[Arc]]]:
        """Arcs out of a state: those without a word, and the others by their word."""
        return self._split(state)

    def whole(self) -> WordAutomaton:
        """Itself: it is a `Sentences` that is ready."""
        return self

    def _split(self, state: int) -> tuple[list[Arc], dict[str, list[Arc]]]:
        """Arcs out of a state: epsilons, and the rest by word. Indexed on first use."""
        if not self._index:
            for arc in self.arcs:
                silent, spoken = self._index.setdefault(arc.src, ([], {}))
                if arc.word is None:
                    silent.append(arc)
                else:
                    spoken.setdefault(arc.word, []).append(arc)
        return self._index.get(state, ([], {}))

    def _arcs_from(self, state: int) -> Iterator[Arc]:
        silent, spoken = self._split(state)
        yield from silent
        for arcs in spoken.values():
            yield from arcs

    def _closure(self, states: set[int]) -> set[int]:
        stack = list(states)
        while stack:
            for arc in self._split(stack.pop())[0]:
                if arc.dst not in states:
                    states.add(arc.dst)
                    stack.append(arc.dst)
        return states

    def _coaccessible(self) -> set[int]:
        """States from which a final state can be reached."""
        back: dict[int, list[int]] = {}
        for arc in self.arcs:
            back.setdefault(arc.dst, []).append(arc.src)
        live = set(self.finals)
        stack = list(live)
        while stack:
            for state in back.get(stack.pop(), ()):
                if state not in live:
                    live.add(state)
                    stack.append(state)
        return live
