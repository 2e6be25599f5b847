"""Where slots may stand in words that are in no grammar: as said, or with slips mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import islice

from macsen_lite.intents.keys import WordIndex, is_content
from macsen_lite.intents.slots import SlotType, SlotValue

NEARLY = 0.25
"""By what share of its letters a word in a slot may differ from one of the slot's own."""
ALTERNATIVES = 3
"""How many of the slot's words are tried for one that is not."""
VARIANTS = 12
"""How many ways of mending one utterance are tried."""
REACH = 8
"""How many words before the mended one the slot may begin."""
_IN = ("yn", "ym", "yng")
"""“In”, before the nasal mutation: which of them is said depends on the sound that follows
(Gramadeg y Gymraeg), and they are often taken for one another."""
_IN_COST = 0.5
_MANY = 2_000
"""A slot of more words than this is one of names, which list their own mutations."""
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

    @cached_property
    def _index(self) -> WordIndex:
        return _index(self._slot.vocabulary())

    def has(self, word: str) -> bool:
        """Whether it may be one of the slot's words, as figures always may.

        A slot that takes any words has them all.
        """
        return not self._index.words or word in self._index or word[:1].isnumeric()

    def find(
        self,
        said: Sequence[str],
        known: Sequence[str],
        extra: Sequence[float],
        now: datetime,
    ) -> Spans:
        """By first word, the spans that may be the slot.

        ``known`` is ``said`` in the grammar's spelling; ``extra``: what each word costs if it is
        one too many.
        """
        index = self._index
        found: dict[int, list[SlotSpan]] = {}
        covered = 0
        for at, word in enumerate(known):
            if not self.has(word):
                continue
            for reading in self._slot.readings(known, at, now):
                span = SlotSpan(reading.end, _TIE * reading.cost, reading.value)
                found.setdefault(at, []).append(span)
                covered |= (1 << reading.end) - (1 << at)
        if not index.words:
            return found  # it takes any words, and so has none of its own
        for at, mended, cost in self._mendings(index, said, known, extra, covered):
            if mended is None:
                words, shift = [*known[:at], *known[at + 1 :]], 1
            else:
                words, shift = [*known[:at], mended, *known[at + 1 :]], 0
            # Backwards, as long as the words are the slot's: it is unbroken.
            start = at - shift
            while start >= max(0, at - REACH) and self.has(words[start]):
                for reading in self._slot.readings(words, start, now):
                    if reading.end > at:
                        end, total = reading.end + shift, cost + _TIE * reading.cost
                        found.setdefault(start, []).append(SlotSpan(end, total, reading.value))
                start -= 1
        return found

    def _mendings(
        self,
        index: WordIndex,
        said: Sequence[str],
        known: Sequence[str],
        extra: Sequence[float],
        covered: int,
    ) -> list[tuple[int, str | None, float]]:
        """One word put right or left out: its place, what was meant, and how far that is.

        ``covered`` has a bit for each word that is part of the slot as it stands.
        """
        found: list[tuple[int, str | None, float]] = []
        for at, word in enumerate(known):
            if covered >> at & 1:
                continue
            if word in _IN:
                found += [
                    (at, other, _IN_COST) for other in _IN if other != word and other in index
                ]
            elif is_content(word) and (word in index or said[at] not in self._grammar):
                # Of a word that the slot has, only other mutations and the same sound.
                most = 1.0 if word in index else 99.0
                near = islice(index.near(said[at]).items(), ALTERNATIVES + 1)
                found += [(at, w, cost) for w, cost in near if w != word and cost < most]
            beside = (known[at - 1], known[at + 1]) if 0 < at < len(known) - 1 else ("", "")
            if word not in index and beside[0] in index and beside[1] in index:
                found.append((at, None, extra[at]))
        return sorted(found, key=lambda mending: mending[2])[:VARIANTS]


@lru_cache(maxsize=64)
def _index(vocabulary: frozenset[str]) -> WordIndex:
    """Slots of one type with other options have the same words, and find them in one index."""
    return WordIndex(vocabulary, NEARLY, every_form=len(vocabulary) > _MANY)
