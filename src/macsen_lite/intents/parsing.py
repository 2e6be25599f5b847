"""Words read by a skeleton: which intent they are, and what stands in its slots.

A slot is one step of the skeleton, however many words it takes: where a label stands, its slot type
reads the user's words from there on, so the values come with the parse.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents.slots import SlotReading, SlotType, SlotValue

_PASSES = 8
"""How often one point (word, state) is passed for each reading wanted."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot, the words that it was read from, and their meaning."""

    name: str
    start: int
    end: int
    value: SlotValue


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of reading some words."""

    cost: float
    intent: str | None
    slots: tuple[Filled, ...]
    """In the order of the words."""

    @property
    def values(self) -> dict[str, SlotValue]:
        """What each slot holds; of a slot said twice, the last."""
        return {filled.name: filled.value for filled in self.slots}


@dataclass(frozen=True, slots=True)
class _Way:
    """A way out of a state: silent arcs followed, then one word or label."""

    dst: int
    cost: float
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Ways:
    """Every way out of a state."""

    words: Mapping[str, list[_Way]]
    labels: Mapping[str, list[_Way]]
    stops: tuple[_Way, ...]


_Filling = tuple[int, SlotReading]
"""A slot, and where its words begin."""


@dataclass(frozen=True, slots=True)
class _Trail:
    """What was passed on the way, newest first."""

    marks: tuple[str, ...]
    filled: _Filling | None
    before: _Trail | None


class Parser:
    """Reads words by one skeleton. Its silent arcs are followed once and then remembered."""

    def __init__(self, skeleton: WordAutomaton, slot_types: Mapping[str, SlotType]) -> None:
        """``slot_types`` says what each label of the skeleton stands for."""
        self._skeleton = skeleton
        self._slot_types = slot_types
        self._ways: dict[int, _Ways] = {}

    def parses(self, words: Sequence[str], now: datetime, limit: int = 4) -> list[Reading]:
        """Up to ``limit`` readings of exactly these words that differ, cheapest first.

        ``now`` (aware) is what dates and times in slots count from.
        """
        chart: dict[tuple[str, int], tuple[SlotReading, ...]] = {}
        found: dict[tuple[str | None, tuple[tuple[str, int, int], ...]], Reading] = {}
        passes: dict[tuple[int, int], int] = {}
        serial = 0  # keeps the heap's order total and stable
        heap: list[tuple[float, int, int, _Way, _Filling | None, _Trail | None]] = [
            (0.0, 0, 0, _Way(self._skeleton.start, 0.0, ()), None, None)
        ]
        while heap and len(found) < limit:
            cost, _, at, reached, filling, trail = heapq.heappop(heap)
            if reached.marks or filling:
                trail = _Trail(reached.marks, filling, trail)
            if at < 0:
                reading = _read(cost, trail)
                spans = tuple((f.name, f.start, f.end) for f in reading.slots)
                found.setdefault((reading.intent, spans), reading)
                continue
            state = reached.dst
            passes[at, state] = passes.get((at, state), 0) + 1
            if passes[at, state] > _PASSES * limit:
                continue
            for step, after, way, filled in self._steps(words, now, chart, at, state):
                serial += 1
                heapq.heappush(heap, (cost + step, serial, after, way, filled, trail))
        return list(found.values())

    def _steps(
        self,
        words: Sequence[str],
        now: datetime,
        chart: dict[tuple[str, int], tuple[SlotReading, ...]],
        at: int,
        state: int,
    ) -> Iterator[tuple[float, int, _Way, _Filling | None]]:
        """Steps from a point: cost, the word reached (-1: the end), the way, the slot read."""
        ways = self._ways.get(state) or self._find_ways(state)
        if at == len(words):
            for way in ways.stops:
                yield way.cost, -1, way, None
        else:
            for way in ways.words.get(words[at], ()):
                yield way.cost, at + 1, way, None
        for label, labelled in ways.labels.items():
            readings = chart.get((label, at))
            if readings is None:
                readings = tuple(self._slot_types[label].readings(words, at, now))
                chart[label, at] = readings
            for reading in readings:
                for way in labelled:
                    yield way.cost + reading.cost, reading.end, way, (at, reading)

    def _find_ways(self, state: int) -> _Ways:
        spoken: dict[str, list[_Way]] = {}
        labels: dict[str, list[_Way]] = {}
        stops: list[_Way] = []
        seen: dict[tuple[int, tuple[str, ...]], float] = {}
        stack: list[tuple[int, float, tuple[str, ...]]] = [(state, 0.0, ())]
        while stack:
            at, cost, marks = stack.pop()
            if seen.get((at, marks), float("inf")) <= cost:
                continue
            seen[at, marks] = cost
            if at in self._skeleton.finals:
                stops.append(_Way(at, cost + self._skeleton.finals[at], marks))
            silent, words = self._skeleton.ways_from(at)
            for arc in silent:
                after = (*marks, arc.mark) if arc.mark else marks
                stack.append((arc.dst, cost + arc.cost, after))
            for word, arcs in words.items():
                into = labels if word in self._slot_types else spoken
                into.setdefault(word, []).extend(_Way(a.dst, cost + a.cost, marks) for a in arcs)
        self._ways[state] = _Ways(spoken, labels, tuple(stops))
        return self._ways[state]


def _read(cost: float, trail: _Trail | None) -> Reading:
    passed: list[_Trail] = []
    while trail is not None:
        passed.append(trail)
        trail = trail.before
    intent: str | None = None
    opened = ""
    slots: list[Filled] = []
    for step in reversed(passed):
        for mark in step.marks:
            if mark[0] == "=":
                intent = mark[1:]
            elif mark[0] == "+":
                opened = mark[1:]
        if step.filled is not None:
            at, reading = step.filled
            slots.append(Filled(opened, at, reading.end, reading.value))
    return Reading(cost, intent, tuple(slots))
