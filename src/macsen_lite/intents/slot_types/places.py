"""Slots that hold a place: ``{lle}``, or with its preposition, ``{type: place, with: yn}``."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents.slots import JsonValue, RuleSlot, SlotSpec, slot_type
from macsen_lite.messages import message
from macsen_lite.welsh.places import (
    Heard,
    Place,
    Preposition,
    heard_places,
    place_rule,
)
from macsen_lite.welsh.rule import Rule

# Less than a list of as many items (2.2): of 40 spoken places that cost lost 16, none lost 8, and
# neither took up any of 166 clips of other speech.
_COST = 0.5
_PREPOSITIONS: dict[str, Preposition] = {"yn": "yn", "i": "i", "o": "o"}
_HEARD: dict[str, Heard] = {"all": "all", "wales": "wales", "cities": "cities"}


@slot_type("place", options={"with": str, "hear": str, "english": bool})
def place(spec: SlotSpec) -> RuleSlot[Place]:
    """A place, by its name in Welsh or English, under any mutation.

    Options: ``with: yn`` (or ``i``, ``o``) takes in the word before it, so that *ym Mangor* and *ar
    Ynys Môn* are heard as they should be and said back so. ``hear: wales`` or ``hear: cities``
    listens for fewer places, and ``english: true`` for the English names of Welsh ones too; all
    can be typed. Raises ValueError for other values of ``with`` and ``hear``.
    """
    said = spec.options.get("with")
    if said is not None and said not in _PREPOSITIONS:
        raise ValueError(message("words.one_of", key="with", known=", ".join(_PREPOSITIONS)))
    hear = spec.options.get("hear", "all")
    if not isinstance(hear, str) or hear not in _HEARD:
        raise ValueError(message("words.one_of", key="hear", known=", ".join(_HEARD)))
    preposition = _PREPOSITIONS[said] if isinstance(said, str) else None
    return RuleSlot(
        spec,
        rule=partial(_rule, preposition),
        value=_value,
        say=partial(_say, preposition),
        heard=partial(_heard, preposition, _HEARD[hear], bool(spec.options.get("english"))),
    )


def _rule(preposition: Preposition | None) -> Rule[Place]:
    return place_rule(preposition, _COST)


def _heard(preposition: Preposition | None, hear: Heard, english: bool) -> WordAutomaton:
    return heard_places(preposition, hear=hear, english=english, cost=_COST)


def _value(found: Place, _now: datetime) -> JsonValue:
    return {
        "name": found.cy,
        "en": found.en,
        "county": found.county,
        "lat": found.latitude,
        "lon": found.longitude,
    }


def _say(preposition: Preposition | None, found: Place, _now: datetime) -> str:
    return found.after(preposition) if preposition else found.cy
