"""Reading an utterance that is the value of one slot and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from macsen_lite.dialogue.phrases import LEAD_IN, Phrases
from macsen_lite.intents.decision import Match
from macsen_lite.intents.model import Intent, IntentSet
from macsen_lite.intents.slots import SlotType, SlotValue

OPEN_TYPE = "text"
"""The slot type that takes any words: it must not swallow what is a command."""


def is_open(slot: SlotType) -> bool:
    """Whether the slot takes any words at all."""
    return slot.spec.type == OPEN_TYPE


def read_slot(
    slot: SlotType, said: Sequence[str], phrases: Phrases, now: datetime
) -> SlotValue | None:
    """The slot's value, when the words are that alone: *pum munud*, *am bum munud*."""
    for words in (tuple(said), *phrases.rests(LEAD_IN, said)):
        value = slot.read(words, now) if words else None
        if value is not None:
            return value
    return None


def filled(match: Match, slot: str, value: SlotValue) -> Match:
    """The match with that slot's value in place."""
    return replace(
        match,
        slots={**match.slots, slot: value},
        missing=tuple(name for name in match.missing if name != slot),
    )


def siblings(intents: IntentSet, last: Match) -> Iterator[Intent]:
    """The intents that a follow-up of ``last`` may be: its own first, then those like it.

    Those are of the same skill and need the same words, as *faint o'r gloch ydi hi* and *faint
    o'r gloch ydi hi yn Llundain* do: they ask the same thing about something else.
    """
    own = intents.intent(last.intent)
    yield own
    for other in intents.file_of(own.skill).intents:
        if other.id != own.id and other.needs and other.needs == own.needs:
            yield other


def follow_up(
    intents: IntentSet, last: Match, said: Sequence[str], phrases: Phrases, now: datetime
) -> Match | None:
    """The last match with one slot changed to what was said, if it is a value of one.

    Of slots that could hold it, one that was said last time comes first.
    """
    for intent in siblings(intents, last):
        names = sorted(intent.slots, key=lambda name: name not in last.slots)
        for name in names:
            slot = intent.slots[name]
            if is_open(slot):
                continue
            value = read_slot(slot, said, phrases, now)
            if value is None:
                continue
            kept = {n: v for n, v in last.slots.items() if n in intent.slots}
            missing = tuple(n for n in intent.required if n not in kept and n != name)
            again = Match(intent.id, intent.skill, kept, 1.0, " ".join(said), missing)
            return filled(again, name, value)
    return None
