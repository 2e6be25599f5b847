"""Greetings, thanks and small talk; what is wished on its own day is wished back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.welsh.date_phrases import near_date
from macsen_lite.welsh.feasts import FEASTS, Feast

_MORNING, _NOON, _EVENING = 5, 12, 18
"""The hours from which it is *bore da*, *prynhawn da*, *noswaith dda*."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """When a feast is wished: from so many days before it to so many after."""

    feast: str
    before: int = 0
    after: int = 0


_WISHES: Mapping[str, _Wish] = {
    "nadolig": _Wish("y Nadolig", 24, 12),  # all December, until Ystwyll
    "calan": _Wish("Dydd Calan", 6, 30),  # from Gŵyl San Steffan until the end of January
    "dwynwen": _Wish("Dydd Santes Dwynwen"),
    "dewi": _Wish("Dydd Gŵyl Dewi"),
    "pasg": _Wish("y Pasg", 2, 1),  # Good Friday to Easter Monday
    "glyndwr": _Wish("Dydd Owain Glyndŵr"),
    "shwmae": _Wish("Diwrnod Shwmae"),
    "calan_gaeaf": _Wish("Calan Gaeaf", 1, 0),
}
"""What the list ``gwyliau`` of the YAML holds."""


class SgwrsSkill:
    """Answers as one does."""

    def answer(self, context: SkillContext) -> Answer:
        """An answer that fits the hour, the day and how the user is addressed."""
        match context.deed:
            case "cyfarch":
                return _greet(context)
            case "gwyl":
                return _wish(context)
            case "hwyliau":
                said = context.match.slots.get("hwyl") or context.match.slots.get("blin")
                return _say(context, str(said.value) if said else "da")
        return _say(context)


def _greet(context: SkillContext) -> Answer:
    said = context.match.slots.get("cyfarchiad")
    if said is not None and said.value == "unrhyw" and context.rng.random() < 1 / 2:
        return _say(context, "unrhyw")
    hour = context.clock.now().hour
    if _MORNING <= hour < _NOON:
        return _say(context, "bore")
    return _say(context, "prynhawn" if _NOON <= hour < _EVENING else "nos")


def _wish(context: SkillContext) -> Answer:
    wish = _WISHES[str(context.match.slots["gwyl"].value)]
    feast = next(feast for feast in FEASTS if feast.name == wish.feast)
    today = context.clock.now().date()
    years = (today.year - 1, today.year, today.year + 1)
    away = [(_on(feast, year) - today).days for year in years]
    if any(-wish.after <= days <= wish.before for days in away):
        return _say(context, "nawr")
    next_day = today + datetime.timedelta(days=min(days for days in away if days > 0))
    name = f"{feast.name[0].lower()}{feast.name[1:]}" if _is_plain_day(feast) else feast.name
    return _say(context, "arall", pryd=near_date(next_day, today).adverb, enw=name)


def _on(feast: Feast, year: int) -> datetime.date:
    return feast.on(min(max(year, datetime.MINYEAR), datetime.MAXYEAR))


def _is_plain_day(feast: Feast) -> bool:
    return feast.name.startswith(("Dydd ", "Diwrnod "))


def _say(context: SkillContext, group: str = "", **values: object) -> Answer:
    is_ti = context.services.config.text("cyffredinol.cywair") == "ti"
    return context.say(group, ti=is_ti, **values)
