"""Where slots may stand in words that are in no grammar: as said, or with slips mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, product

from macsen_lite.intents.keys import WordIndex
from macsen_lite.intents.slots import SlotType, SlotValue

NEARLY = 0.25
"""By what share of its letters a word in a slot may differ from one of the slot's own."""
ALTERNATIVES = 3
"""How many of the slot's words are tried for one that is not."""
VARIANTS = 8
"""How many ways of mending one utterance are tried."""
_IN = ("yn", "ym", "yng")
"""“In”, before the nasal mutation: which of them is said depends on the sound that follows
(Gramadeg y Gymraeg), and they are often taken for one another."""
_IN_COST = 0.5
_TIE = 1e-3
"""How much a slot's own costs weigh beside one letter."""


@dataclass(frozen=True, slots=True)
class SlotSpan:
    """A slot read from the user's words."""

    end: int
    """The first word that is not part of it."""
    cost: float
    """In letters: next to 0 when the words are the slot's own, more when one was mended."""
    value: SlotValue


Spans = Mapping[int, Sequence[SlotSpan]]
"""What a slot may be, by the place of its first word."""


class SlotSpans:
    """Finds where one slot may stand. Its words are listed when one has first to be mended."""

    def __init__(self, slot: SlotType, grammar: WordIndex) -> None:
        """``grammar`` has the sentences' own words: those are never mended."""
        self._slot = slot
        self._grammar = grammar
        self._index: WordIndex | None = None

    def find(self, said: Sequence[str], extra: Sequence[float], now: datetime) -> Spans:
        """By first word, the spans that may be the slot. ``extra``: what a word too many costs."""
        found: dict[int, list[SlotSpan]] = {}
        self._read(said, range(len(said) + 1), [0.0] * len(said), now, found)
        ways = self._ways(said, extra)
        if any(len(way) > 1 or way[0][1] for way in ways):
            for variant in islice(product(*ways), 1 + VARIANTS):
                cost = [distance for _, distance in variant]
                if any(cost):
                    places = [at for at, (word, _) in enumerate(variant) if word is not None]
                    words = [word for word, _ in variant if word is not None]
                    self._read(words, [*places, len(said)], cost, now, found)
        return found

    def _read(
        self,
        words: Sequence[str],
        places: Sequence[int],
        cost: Sequence[float],
        now: datetime,
        found: dict[int, list[SlotSpan]],
    ) -> None:
        mended = any(cost)
        for at in range(len(words)):
            for reading in self._slot.readings(words, at, now):
                end = places[reading.end - 1] + 1 if reading.end > at else places[at]
                total = sum(cost[places[at] : end])
                # What needed no mending has been found already.
                if total or not mended:
                    span = SlotSpan(end, total + _TIE * reading.cost, reading.value)
                    found.setdefault(places[at], []).append(span)

    def _ways(
        self, said: Sequence[str], extra: Sequence[float]
    ) -> list[list[tuple[str | None, float]]]:
        """For each word, what may have been meant, likeliest first, and how far it is from it."""
        if self._index is None:
            self._index = WordIndex(self._slot.vocabulary(), NEARLY)
        index = self._index
        ways: list[list[tuple[str | None, float]]] = []
        for at, word in enumerate(said):
            way: list[tuple[str | None, float]] = [(word, 0.0)]
            if not index.words:
                pass  # it takes any words, and so has none of its own
            elif word in _IN:
                way += [(other, _IN_COST) for other in _IN if other != word and other in index]
            elif word not in index:
                if word not in self._grammar:
                    near = islice(index.near(word).items(), ALTERNATIVES)
                    way = [*near] or way
                if 0 < at < len(said) - 1 and said[at - 1] in index and said[at + 1] in index:
                    way = [*way, (None, extra[at])]
            ways.append(way)
        return ways
