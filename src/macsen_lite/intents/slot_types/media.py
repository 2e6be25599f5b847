"""A slot that holds the name of some music.

``{type: media}``: heard, the names in the list ``cerddoriaeth`` of ``_common.yaml`` (those of the
user's own music are put there when it is indexed); typed, any words at all, so that the answer can
say that there is no such thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property

from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_building import from_sentences
from macsen_lite.intents.slot_types.words import TextSlot
from macsen_lite.intents.slots import JsonValue, SlotReading, SlotSpec, SlotValue, slot_type
from macsen_lite.welsh.tokens import words as split_words

__all__ = ["MediaSlot", "media"]

_MOST_WORDS = 8


@slot_type("media", items_from="cerddoriaeth")
def media(spec: SlotSpec) -> MediaSlot:
    """A name of music: its value is the name as the list has it, or else the words."""
    return MediaSlot(spec, _MOST_WORDS)


class MediaSlot(TextSlot):
    """Names that are known, and, typed, any others."""

    def automaton(self) -> WordAutomaton:
        """The names that are known."""
        return self._names

    @cached_property
    def _names(self) -> WordAutomaton:
        return from_sentences(list(self._known))

    @cached_property
    def _known(self) -> dict[tuple[str, ...], tuple[JsonValue, str]]:
        return {
            split_words(template): (item.value, item.say)
            for item in self.spec.items
            for template in item.templates
        }

    def readings(self, words: Sequence[str], at: int, now: datetime) -> Iterator[SlotReading]:
        """A known name, which costs nothing; and any words."""
        for end in range(at + 1, min(len(words), at + self.max_words) + 1):
            found = self._known.get(tuple(words[at:end]))
            if found is not None:
                yield SlotReading(end, 0.0, SlotValue(found[0], " ".join(words[at:end]), found[1]))
        yield from super().readings(words, at, now)
