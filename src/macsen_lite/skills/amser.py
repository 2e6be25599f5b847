"""What time it is, here and in other cities."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from macsen_lite.errors import IntentError
from macsen_lite.intents.slots import JsonValue
from macsen_lite.messages import message
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.welsh.calendar import day_name
from macsen_lite.welsh.clock import say_time
from macsen_lite.welsh.places import with_name


class AmserSkill:
    """Tells the time. The slot ``dinas`` holds a place, or a time zone's name as in zoneinfo."""

    def answer(self, context: SkillContext) -> Answer:
        """The time to the minute, in words."""
        now = context.clock.now()
        city = context.match.slots.get("dinas")
        if city is None:
            return context.say(amser=say_time(now.time()))
        zone = _zone(city.value)
        try:
            there = now.astimezone(ZoneInfo(zone))
        except (KeyError, ValueError, OSError) as error:
            raise IntentError(
                message("skills.unknown_zone", zone=zone),
                message("skills.unknown_zone.hint", path=context.file.path),
            ) from error
        group = "yr_un_dydd" if there.date() == now.date() else "dydd_arall"
        # Elsewhere it may be night: name the part of the day.
        return context.say(
            group, amser=say_time(there.time(), with_part=True), dydd=day_name(there)
        )


def _zone(value: JsonValue) -> str:
    """The time zone of a place, or of a list's item, which names it."""
    if isinstance(value, dict):
        place = with_name(str(value.get("name")), str(value.get("county")))
        return place.zone if place else str(value.get("name"))
    return str(value)
