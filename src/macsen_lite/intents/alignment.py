"""The path of an automaton that is nearest to some words: for what was nearly said.

Edits are counted in characters: a word for another costs their insertions and deletions
(rapidfuzz's Indel), a word left out or put in costs its length and a space, so that what is least
is also greatest in ``rapidfuzz.fuzz.ratio``. The automaton's own costs only break ties.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Indel

from macsen_lite.automaton import Arc, WordAutomaton
from macsen_lite.welsh.tokens import fold

_ALIKE = 0.5
"""Words that differ by more than this share of their letters do not stand for each other."""
_TIE = 1e-3
"""How much the automaton's own costs weigh beside one character."""


@dataclass(frozen=True, slots=True)
class Step:
    """One word of an alignment."""

    heard: str | None
    """The user's word, or None where the path has one more."""
    word: str | None
    """The path's word, or None where the user has one more."""
    own: bool
    """Whether it stands among the intent's own words, not before or after them."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The nearest path and how it differs."""

    steps: tuple[Step, ...]
    slots: tuple[tuple[str, int, int], ...]
    """Name, first and last (not included) of the ``steps`` of each slot, in order."""

    @property
    def unexplained(self) -> tuple[str, ...]:
        """The user's words that the path has nothing for."""
        return tuple(s.heard for s in self.steps if s.heard is not None and s.word is None)

    @property
    def missing(self) -> tuple[str, ...]:
        """The path's words that the user did not say."""
        return tuple(s.word for s in self.steps if s.heard is None and s.word is not None)


@dataclass(frozen=True, slots=True)
class _Link:
    heard: str | None
    word: str | None
    arc: Arc | None
    before: _Link | None


class Aligner:
    """Aligns words with the intents of one automaton."""

    def __init__(self, automaton: WordAutomaton, over: int) -> None:
        """``over`` is the state in which an intent's own words are over."""
        self._automaton = automaton
        self._over = over
        self._silent: dict[int, list[Arc]] = {}
        self._spoken: dict[int, dict[str, list[Arc]]] = {}
        for arc in automaton.arcs:
            if arc.word is None:
                self._silent.setdefault(arc.src, []).append(arc)
            else:
                self._spoken.setdefault(arc.src, {}).setdefault(arc.word, []).append(arc)
        self._words = automaton.words()
        self._folded = [fold(w) for w in self._words]

    def align(self, said: Sequence[str], intent: str, limit: float) -> Alignment | None:
        """The nearest path through ``intent``, or None when it is over ``limit`` characters away.

        Uniform-cost search over (words read, state): the first end reached is the nearest.
        """
        near = [self._near(heard) for heard in said]
        tag = f"={intent}"
        serial = 0
        done: set[tuple[int, int]] = set()
        heap: list[tuple[float, int, int, int, _Link | None]] = [
            (0.0, 0, 0, self._automaton.start, None)
        ]
        while heap:
            cost, _, at, state, trail = heapq.heappop(heap)
            if at < 0:
                return self._read(trail)
            if (at, state) in done:
                continue
            done.add((at, state))
            for step_cost, at_after, dst, link in self._moves(said, near, at, state, trail, tag):
                total = cost + step_cost
                if total <= limit and (at_after, dst) not in done:
                    serial += 1
                    heapq.heappush(heap, (total, serial, at_after, dst, link))
            if at == len(said) and state in self._automaton.finals:
                serial += 1
                total = cost + _TIE * self._automaton.finals[state]
                heapq.heappush(heap, (total, serial, -1, state, trail))
        return None

    def _moves(
        self,
        said: Sequence[str],
        near: Sequence[dict[str, float]],
        at: int,
        state: int,
        trail: _Link | None,
        tag: str,
    ) -> Iterator[tuple[float, int, int, _Link | None]]:
        """Ways on from a point: their cost, where they lead, and the trail with them added."""
        for arc in self._silent.get(state, ()):
            if arc.mark and arc.mark[0] == "=" and arc.mark != tag:
                continue
            # Marks, and the end of the intent's own words, are what the trail must remember.
            kept = arc.mark is not None or arc.dst == self._over
            yield _TIE * arc.cost, at, arc.dst, _Link(None, None, arc, trail) if kept else trail
        spoken = self._spoken.get(state, {})
        if at < len(said):
            heard, alike = said[at], near[at]
            smaller, larger = (spoken, alike) if len(spoken) < len(alike) else (alike, spoken)
            for word in smaller:
                if word in larger:
                    for arc in spoken[word]:
                        link = _Link(heard, word, arc, trail)
                        yield alike[word] + _TIE * arc.cost, at + 1, arc.dst, link
            yield len(heard) + 1.0, at + 1, state, _Link(heard, None, None, trail)
        for word, arcs in spoken.items():
            for arc in arcs:
                link = _Link(None, word, arc, trail)
                yield len(word) + 1.0 + _TIE * arc.cost, at, arc.dst, link

    def _read(self, trail: _Link | None) -> Alignment:
        """The alignment that a trail, newest link first, remembers."""
        links: list[_Link] = []
        while trail is not None:
            links.append(trail)
            trail = trail.before
        steps: list[Step] = []
        slots: list[tuple[str, int, int]] = []
        opened: dict[str, int] = {}
        own = False
        for link in reversed(links):
            if link.heard is not None or link.word is not None:
                steps.append(Step(link.heard, link.word, own))
            mark = link.arc.mark if link.arc else None
            if mark and mark[0] == "=":
                own = True
            elif mark and mark[0] == "+":
                opened[mark[1:]] = len(steps)
            elif mark and mark[0] == "-":
                slots.append((mark[1:], opened.pop(mark[1:], len(steps)), len(steps)))
            if link.arc and link.arc.dst == self._over:
                own = False
        return Alignment(tuple(steps), tuple(slots))

    def _near(self, heard: str) -> dict[str, float]:
        return _distances(fold(heard), self)

    def distances(self, folded: str) -> dict[str, float]:
        """The automaton's words that are like ``folded``, and how many characters away."""
        found = process.extract(
            folded, self._folded, scorer=Indel.distance, limit=None, score_cutoff=len(folded)
        )
        return {
            self._words[place]: float(distance)
            for word, distance, place in found
            if distance <= _ALIKE * (len(word) + len(folded))
        }


@lru_cache(maxsize=2000)
def _distances(folded: str, aligner: Aligner) -> dict[str, float]:
    return aligner.distances(folded)
