"""What time it is, here and in other cities."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from macsen_lite.errors import IntentError
from macsen_lite.messages import message
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.welsh.calendar import day_name
from macsen_lite.welsh.clock import say_time


class AmserSkill:
    """Tells the time. The slot ``dinas`` holds the name of a time zone, as in zoneinfo."""

    def answer(self, context: SkillContext) -> Answer:
        """The time to the minute, in words."""
        now = context.clock.now()
        city = context.match.slots.get("dinas")
        if city is None:
            return context.say(amser=say_time(now.time()))
        try:
            there = now.astimezone(ZoneInfo(str(city.value)))
        except (KeyError, ValueError, OSError) as error:
            raise IntentError(
                message("skills.unknown_zone", zone=city.value),
                message("skills.unknown_zone.hint", path=context.file.path),
            ) from error
        group = "yr_un_dydd" if there.date() == now.date() else "dydd_arall"
        # Elsewhere it may be night: name the part of the day.
        return context.say(
            group, amser=say_time(there.time(), with_part=True), dydd=day_name(there)
        )
