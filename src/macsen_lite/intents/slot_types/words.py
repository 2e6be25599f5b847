"""Slots that hold a room, a device, or words that nobody chose beforehand.

``{type: room}``; a list ``ystafelloedd`` in a file or in ``_common.yaml`` adds rooms to it.

``{type: device}``: a lamp, a kettle; a list ``dyfeisiau`` adds the user's own.

``{type: text, max_words: 6}``: typed, any words at all; heard, the words of `welsh.vocabulary`
and those of a list ``geirfa``, if there is one. Other slots and fixed words win over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from macsen_lite.automaton import UNKNOWN, WordAutomaton
from macsen_lite.automaton_building import AutomatonBuilder
from macsen_lite.intents.slots import (
    JsonValue,
    RuleSlot,
    SlotReading,
    SlotSpec,
    SlotValue,
    best,
    key_of,
    slot_type,
)
from macsen_lite.messages import message
from macsen_lite.welsh.devices import NamedDevice, device_rule
from macsen_lite.welsh.rooms import Room, room_rule
from macsen_lite.welsh.tokens import words as split_words
from macsen_lite.welsh.vocabulary import everyday_words

__all__ = ["TextSlot", "device", "room", "text"]

MAX_WORDS = 8
"""How many words a text has at most, by default."""
_LONGEST = 30
# Dearer than a word of any other slot or sentence, so that a text takes only what they leave. Of 24
# notes said by espeak-ng, 3 had 5.8 % of their words heard wrong (fy yn dda for fynd), 5 had 2.9 %;
# at 6 the first was not heard at all.
_WORD_COST = 5.0


@slot_type("room", items_from="ystafelloedd")
def room(spec: SlotSpec) -> RuleSlot[Room]:
    """A room of the house: its value is its name (*cegin*), said with its article (*y gegin*)."""
    more = [
        (template, Room(str(item.value), item.say))
        for item in spec.items
        for template in item.templates
    ]
    return RuleSlot(spec, lambda: room_rule(more), _name, _said)


@slot_type("device", items_from="dyfeisiau")
def device(spec: SlotSpec) -> RuleSlot[NamedDevice]:
    """A lamp or a thing with a plug: its value is its name (*lamp*), said with its article."""
    more = [
        (template, NamedDevice(str(item.value), item.say))
        for item in spec.items
        for template in item.templates
    ]
    return RuleSlot(spec, lambda: device_rule(more), _name, _said)


def _name(found: Room | NamedDevice, _now: datetime) -> JsonValue:
    return found.name


def _said(found: Room | NamedDevice, _now: datetime) -> str:
    return found.said


@slot_type("text", options={"max_words": int}, items_from="geirfa")
def text(spec: SlotSpec) -> TextSlot:
    """Any words, at most ``max_words`` (8). Raises ValueError for a bound that makes no sense."""
    longest = spec.options.get("max_words", MAX_WORDS)
    if not isinstance(longest, int) or not 1 <= longest <= _LONGEST:
        raise ValueError(message("words.between", key="max_words", least=1, most=_LONGEST))
    return TextSlot(spec, longest)


class TextSlot:
    """Open words, between one and a bound."""

    def __init__(self, spec: SlotSpec, max_words: int) -> None:
        self.spec = spec
        self.key = key_of(spec)
        self.max_words = max_words

    def automaton(self) -> WordAutomaton:
        """Any number of the words that are known, again and again."""
        return _loop(tuple(text for item in self.spec.items for text in item.templates))

    def vocabulary(self) -> frozenset[str]:
        """Empty: any word may be read."""
        return frozenset()

    def readings(self, words: Sequence[str], at: int, now: datetime) -> Iterator[SlotReading]:
        """The next word, the next two, and so on, but nothing that was not understood."""
        for end in range(at + 1, min(len(words), at + self.max_words) + 1):
            if words[end - 1] == UNKNOWN:
                return
            said = " ".join(words[at:end])
            yield SlotReading(end, _WORD_COST * (end - at), SlotValue(said, said, said))

    def read(self, words: Sequence[str], now: datetime) -> SlotValue | None:
        """Exactly these words, if they are not too many."""
        return best(self.readings(words, 0, now), len(words))


@lru_cache(maxsize=32)
def _loop(more: tuple[str, ...]) -> WordAutomaton:
    """Everyday words and ``more``, any number of times; made once for slots that hear the same."""
    known = dict(everyday_words())
    for template in more:
        known |= dict.fromkeys(split_words(template), 0.0)
    builder = AutomatonBuilder()
    said = builder.add_state()
    for word, dearer in known.items():
        builder.add_arc(builder.start, said, word, _WORD_COST + dearer)
    builder.add_arc(said, builder.start)
    builder.set_final(said)
    return builder.build()
