"""Where slots may stand in words that are in no grammar: as said, or with slips mended."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import islice

from macsen_lite.intents.keys import SOUNDED, WordIndex, is_content, is_number
from macsen_lite.intents.slots import SlotType, SlotValue

NEARLY = 0.34
"""By what share of its letters a word in a slot may differ from one of the slot's own."""
NEARLY_NAME = 0.25
"""The same where the slot has thousands of words, all of them near to others."""
FARTHEST = 4.0
"""The same in letters, two of which may be wrong: a slot's value is what matters (*gwyddoniaeth*
is not *cerddoriaeth*)."""
OPEN = 0.3
"""What a word costs, in letters, in a slot that takes any: where it has a place of its own, that is
the likelier."""
ALTERNATIVES = 3
"""How many of the slot's words are tried for one that is not."""
VARIANTS = 10
"""How many ways of mending one utterance are tried."""
REACH = 8
"""How many words before the mended one the slot may begin."""
_IN = ("yn", "ym", "yng")
"""“In”, before the nasal mutation: which of them is said depends on the sound that follows
(Gramadeg y Gymraeg), and they are often taken for one another."""
_IN_COST = 0.5
_SMALL = ("o", "y", "yr", "i", "a", "ar", "yn")
"""What joins the words of numbers and dates; misheard, nothing may be left (*deg w funudau*)."""
_SMALL_COST = 1.5
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

    def find(self, known: Sequence[str], now: datetime) -> Spans:
        """By first word, the spans that are the slot as the words stand."""
        found: dict[int, list[SlotSpan]] = {}
        each = 0.0 if self._index.words else OPEN
        for at, word in enumerate(known):
            if self.has(word):
                for reading in self._slot.readings(known, at, now):
                    cost = _TIE * reading.cost + each * (reading.end - at)
                    span = SlotSpan(reading.end, cost, reading.value)
                    found.setdefault(at, []).append(span)
        return found

    def mend(
        self,
        said: Sequence[str],
        known: Sequence[str],
        extra: Sequence[float],
        spans: Spans,
        now: datetime,
    ) -> Spans:
        """``spans``, which `find` gave, and those with one word put right or left out.

        ``known`` is ``said`` in the grammar's spelling; ``extra``: what each word costs if it is
        one too many.
        """
        if not self._index.words:
            return spans  # it takes any words, and so has none of its own
        found = {start: list(several) for start, several in spans.items()}
        ends = {start: max(span.end for span in several) for start, several in spans.items()}
        covered = {at for start, end in ends.items() for at in range(start, end)}
        for at, mended, cost in self._mendings(said, known, extra, covered):
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
        said: Sequence[str],
        known: Sequence[str],
        extra: Sequence[float],
        covered: Container[int],
    ) -> list[tuple[int, str | None, float]]:
        """One word put right or left out: its place, what was meant, and how far that is.

        ``covered``: the places of words that are part of the slot as they stand.
        """
        index = self._index
        places = [at for at in range(len(known)) if at not in covered]
        # What is a word of neither is the likeliest slip; only without one are others doubted.
        strange = [at for at in places if known[at] not in index and said[at] not in self._grammar]
        found: list[tuple[int, str | None, float]] = []
        for at in strange or places:
            word = known[at]
            before = at > 0 and known[at - 1] in index
            after = at < len(known) - 1 and known[at + 1] in index
            if word in _IN:
                found += [
                    (at, other, _IN_COST) for other in _IN if other != word and other in index
                ]
            elif len(word) <= 2 and word not in index:
                if before or after:
                    found += [(at, small, _SMALL_COST) for small in _SMALL if small in index]
            elif strange or (is_content(word) and word in index):
                # Of a word that the slot has, only what sounds the same, or another mutation.
                most = FARTHEST if strange else SOUNDED
                near = islice(index.near(said[at]).items(), ALTERNATIVES)
                found += [(at, w, cost) for w, cost in near if w != word and cost <= most]
            if before and after and not is_number(word):
                found.append((at, None, extra[at]))
        return sorted(found, key=lambda mending: mending[2])[:VARIANTS]


@lru_cache(maxsize=64)
def _index(vocabulary: frozenset[str]) -> WordIndex:
    """Slots of one type with other options have the same words, and find them in one index."""
    names = len(vocabulary) > _MANY
    return WordIndex(vocabulary, NEARLY_NAME if names else NEARLY, every_form=names)
