"""The slot that holds one of a list of things."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property

from macsen_lite.automaton import Arc, WordAutomaton
from macsen_lite.automaton_building import choice
from macsen_lite.intents.automaton import tidy
from macsen_lite.intents.slots import SlotReading, SlotSpec, SlotValue, best, key_of

LIST_COST = 0.3
"""A list of n items costs this much times ln n, so that a long one does not swallow all speech."""


class ListSlot:
    """One of a list of things, each with its value."""

    def __init__(self, spec: SlotSpec, tagged_items: WordAutomaton) -> None:
        """``tagged_items`` accepts the items, each tagged with its place in ``spec.items``."""
        self.spec = spec
        self.key = key_of(spec)
        self.items = spec.items
        self.tagged_items = tagged_items
        self._cost = LIST_COST * math.log(max(1, len(self.items)))

    def automaton(self) -> WordAutomaton:
        """The items, untagged; a longer list costs a little more."""
        plain = WordAutomaton(
            self.tagged_items.start,
            self.tagged_items.finals,
            tuple(Arc(a.src, a.dst, a.word, a.cost) for a in self.tagged_items.arcs),
        )
        return tidy(choice(plain, costs=[self._cost]))

    def vocabulary(self) -> frozenset[str]:
        """Every word of every item."""
        return frozenset(self.tagged_items.words())

    def readings(self, words: Sequence[str], at: int, now: datetime) -> Iterator[SlotReading]:
        """Every item whose words begin at ``at``."""
        start = self._first_words.get(words[at], ()) if at < len(words) else ()
        layer: dict[tuple[int, str], float] = {}
        for state, tag, cost in start:
            _keep_cheapest(layer, (state, tag), cost)
        end = at + 1
        while layer:
            for (state, tag), cost in layer.items():
                if state in self.tagged_items.finals:
                    item = self.items[int(tag)]
                    value = SlotValue(item.value, " ".join(words[at:end]), item.say)
                    total = cost + self._cost + self.tagged_items.finals[state]
                    yield SlotReading(end, total, value)
            if end == len(words):
                return
            after: dict[tuple[int, str], float] = {}
            for (state, tag), cost in layer.items():
                for arc in self._spoken.get(state, {}).get(words[end], ()):
                    self._settle(after, arc.dst, tag, cost + arc.cost)
            layer, end = after, end + 1

    def read(self, words: Sequence[str], now: datetime) -> SlotValue | None:
        """The value of the item said in exactly these words."""
        return best(self.readings(words, 0, now), len(words))

    @cached_property
    def _spoken(self) -> dict[int, dict[str, list[Arc]]]:
        spoken: dict[int, dict[str, list[Arc]]] = {}
        for arc in self.tagged_items.arcs:
            if arc.word is not None:
                spoken.setdefault(arc.src, {}).setdefault(arc.word, []).append(arc)
        return spoken

    @cached_property
    def _silent(self) -> dict[int, list[Arc]]:
        silent: dict[int, list[Arc]] = {}
        for arc in self.tagged_items.arcs:
            if arc.word is None:
                silent.setdefault(arc.src, []).append(arc)
        return silent

    @cached_property
    def _first_words(self) -> dict[str, list[tuple[int, str, float]]]:
        """After each first word: the states that may be reached, with their tags and costs."""
        first: dict[str, dict[tuple[int, str], float]] = {}
        start: dict[tuple[int, str], float] = {}
        self._settle(start, self.tagged_items.start, "", 0.0)
        for (state, tag), cost in start.items():
            for word, arcs in self._spoken.get(state, {}).items():
                for arc in arcs:
                    self._settle(first.setdefault(word, {}), arc.dst, tag, cost + arc.cost)
        return {
            word: [(state, tag, cost) for (state, tag), cost in reached.items()]
            for word, reached in first.items()
        }

    def _settle(
        self, layer: dict[tuple[int, str], float], state: int, tag: str, cost: float
    ) -> None:
        """Add a state, and all that follow it in silence, to ``layer``."""
        if _keep_cheapest(layer, (state, tag), cost):
            for arc in self._silent.get(state, ()):
                after = arc.mark[1:] if arc.mark else tag
                self._settle(layer, arc.dst, after, cost + arc.cost)


def _keep_cheapest(
    layer: dict[tuple[int, str], float], point: tuple[int, str], cost: float
) -> bool:
    if cost < layer.get(point, math.inf):
        layer[point] = cost
        return True
    return False
