"""Reading an utterance that is the value of one slot and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from macsen_lite.dialogue.phrases import LEAD_IN, Phrases
from macsen_lite.intents.decision import Match
from macsen_lite.intents.model import Intent, IntentSet
from macsen_lite.intents.slots import SlotType, SlotValue, slot_kind
from macsen_lite.welsh.tokens import words

OPEN_TYPE = "text"
"""The slot type that takes any words: it must not swallow what is a command."""
WITH = "with"
"""The option that makes a preposition part of a slot: ``{type: place, with: yn}``."""


def is_open(slot: SlotType) -> bool:
    """Whether the slot takes any words at all."""
    return slot.spec.type == OPEN_TYPE


def read_slot(
    slot: SlotType, said: Sequence[str], phrases: Phrases, now: datetime
) -> SlotValue | None:
    """The slot's value, when the words are that alone: *pum munud*, *am bum munud*.

    Of a slot with a preposition in it (*ym Mharis*) the name is enough: *beth am Baris?*
    """
    for part in (tuple(said), *phrases.rests(LEAD_IN, said)):
        value = slot.read(part, now) if part else None
        if value is not None:
            return value
    named = bare(slot)
    found = read_slot(named, said, phrases, now) if named else None
    if found is None:
        return None
    value = slot.read(words(f"{slot.spec.options[WITH]} {found.said}"), now)
    return replace(value, text=found.text) if value else None


def bare(slot: SlotType) -> SlotType | None:
    """The same slot without the preposition that is part of it; None when there is none."""
    kind = slot_kind(slot.spec.type)
    if kind is None or WITH not in slot.spec.options:
        return None
    options = {name: value for name, value in slot.spec.options.items() if name != WITH}
    return kind.make(replace(slot.spec, options=options))


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
