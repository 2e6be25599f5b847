"""Slots that hold a place: ``{lle}``, or with its preposition, ``{type: place, with: yn}``."""

from __future__ import annotations

import math
from datetime import datetime
from functools import partial

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents.slots import LIST_COST, JsonValue, RuleSlot, SlotSpec, slot_type
from macsen_lite.messages import message
from macsen_lite.welsh.grammar import Rule
from macsen_lite.welsh.places import Place, Preposition, heard_places, place_rule, places

_PREPOSITIONS: dict[str, Preposition] = {"yn": "yn", "i": "i", "o": "o"}


@slot_type("place", options={"with": str, "english": bool})
def place(spec: SlotSpec) -> RuleSlot[Place]:
    """A place, by its name in Welsh or English, under any mutation.

    Options: ``with: yn`` (or ``i``, ``o``) takes in the word before it, so that *ym Mangor* and *ar
    Ynys Môn* are heard as they should be and said back so; ``english: true`` hears the English
    names of Welsh places too (they are read either way). Raises ValueError for another ``with``.
    """
    said = spec.options.get("with")
    if said is not None and said not in _PREPOSITIONS:
        raise ValueError(message("words.with", known=", ".join(_PREPOSITIONS)))
    preposition = _PREPOSITIONS[said] if isinstance(said, str) else None
    return RuleSlot(
        spec,
        rule=partial(_rule, preposition),
        value=_value,
        say=partial(_say, preposition),
        heard=partial(_heard, preposition, bool(spec.options.get("english"))),
    )


def _cost() -> float:
    """As a list of as many items costs."""
    return LIST_COST * math.log(len(places()))


def _rule(preposition: Preposition | None) -> Rule[Place]:
    return place_rule(preposition, _cost())


def _heard(preposition: Preposition | None, english: bool) -> WordAutomaton:
    return heard_places(preposition, english=english, cost=_cost())


def _value(found: Place, _now: datetime) -> JsonValue:
    return {
        "name": found.cy,
        "en": found.en,
        "county": found.county,
        "lat": found.latitude,
        "lon": found.longitude,
    }


def _say(preposition: Preposition | None, found: Place, _now: datetime) -> str:
    if preposition is None:
        return found.cy
    return {"yn": found.in_, "i": found.to, "o": found.from_}[preposition]()
