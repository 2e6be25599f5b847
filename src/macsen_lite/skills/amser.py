"""What time it is, here and in other cities."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from macsen_lite.errors import IntentError
from macsen_lite.intents.slots import JsonValue
from macsen_lite.messages import message
from macsen_lite.skills.alarm_times import SaidTime, due_once
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.timekeeping import Timekeeper
from macsen_lite.welsh.calendar import day_name
from macsen_lite.welsh.clock import say_time
from macsen_lite.welsh.duration import MINUTE, say_duration
from macsen_lite.welsh.mutation import soft
from macsen_lite.welsh.places import with_name


class AmserSkill:
    """Tells the time. The slot ``dinas`` holds a place, or a time zone's name as in zoneinfo."""

    def answer(self, context: SkillContext) -> Answer:
        """The time to the minute, in words."""
        now = context.clock.now()
        slots = context.match.slots
        if context.deed == "tan":
            return _until(context)
        if "dinas" not in slots:
            return context.say(amser=say_time(now.time()))
        there = _there(context, now, "dinas")
        said = {"amser": say_time(there.time(), with_part=True), "dydd": day_name(there)}
        is_today = there.date() == now.date()
        if "dinas_arall" not in slots:
            return context.say("yr_un_dydd" if is_today else "dydd_arall", **said)
        beyond = _there(context, now, "dinas_arall")
        return context.say(
            amser=said["amser"],
            dydd="" if is_today else said["dydd"],
            amser_arall=say_time(beyond.time(), with_part=True),
            dydd_arall="" if beyond.date() == now.date() else day_name(beyond),
        )


def _until(context: SkillContext) -> Answer:
    """How long it is until a time of day: where it may be of two, the nearer."""
    keeper = Timekeeper(context, [])
    slot = context.match.slots["tan"]
    said = SaidTime(time.fromisoformat(str(slot.value)), slot.exact)
    due = due_once(said, keeper.now, keeper.zone)
    assert due is not None
    minutes = max(1, round((due - keeper.now.astimezone(UTC)).total_seconds() / MINUTE))
    then = keeper.local(due).time()
    return context.say(
        hyd=say_duration(minutes * MINUTE), pryd=soft(say_time(then, with_part=True))
    )


def _there(context: SkillContext, now: datetime, slot: str) -> datetime:
    """``now`` in the place that a slot holds; it may be night there, or another day."""
    zone = _zone(context.match.slots[slot].value)
    try:
        return now.astimezone(ZoneInfo(zone))
    except (KeyError, ValueError, OSError) as error:
        raise IntentError(
            message("skills.unknown_zone", zone=zone),
            message("skills.unknown_zone.hint", path=context.file.path),
        ) from error


def _zone(value: JsonValue) -> str:
    """The time zone of a place, or of a list's item, which names it."""
    if isinstance(value, dict):
        place = with_name(str(value.get("name")), str(value.get("county")))
        return place.zone if place else str(value.get("name"))
    return str(value)
