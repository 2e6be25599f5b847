"""The date, the day, the month and the year; when a day is, and how long until or since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.welsh.calendar import (
    day_name,
    month_name,
    relative_day,
    say_ago,
    say_date,
    say_days,
)
from macsen_lite.welsh.date_phrases import DatePhrase, near_date, say_span
from macsen_lite.welsh.date_saying import name_date
from macsen_lite.welsh.dates import date_rule
from macsen_lite.welsh.mutation import soft
from macsen_lite.welsh.numbers import year
from macsen_lite.welsh.tokens import words

_SLOTS = ("pryd", "gynt", "tan", "ers")
"""Slots that hold a day, of which one is said at most."""
_NOON = time(12)
_YEAR = 366
_PAST = frozenset({"gynt", "ers"})
"""Those in which a bare *dydd Llun* is the last one."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The day that was asked about."""

    day: date
    phrase: DatePhrase


class DyddiadSkill:
    """Tells the date. Without a slot it tells today's."""

    def answer(self, context: SkillContext) -> Answer:
        """What was asked about the day, in the tense that it needs."""
        if context.deed == "clociau":
            return _clocks(context)
        today = context.clock.now().date()
        asked = _asked(context, today)
        day, phrase = asked.day, asked.phrase
        days = (day - today).days
        # "Y degfed o Fawrth fydd hi ddydd Mawrth nesaf": the weekday once is enough.
        has_weekday = phrase.noun.startswith(day_name(day))
        unit = context.match.slots.get("uned")
        return context.say(
            _group(context, days, has_weekday),
            dyddiad=say_date(day),
            dyddiad_byr=say_date(day, weekday=not has_weekday),
            dyddiad_agos=say_date(day, year=day.year != today.year),
            dydd=day_name(day),
            mis=month_name(day),
            blwyddyn=year(day.year),
            adeg=phrase.adverb,
            enw=phrase.noun,
            tan_pryd=phrase.until,
            ers_pryd=phrase.since,
            nifer=_number(min(day, today), max(day, today), str(unit.value) if unit else ""),
            yn_ol=(relative_day(days) or say_ago(-days)) if days < 0 else "",
        )


def _clocks(context: SkillContext) -> Answer:
    """When the clocks next change in the user's time zone, and which way."""
    zone = ZoneInfo(context.services.config.text("cyffredinol.cylchfa"))
    now = context.clock.now().astimezone(zone)
    before = now.utcoffset()
    for days in range(_YEAR):
        day = now.date() + timedelta(days=days)
        after = datetime.combine(day, _NOON, zone).utcoffset()
        if before is not None and after is not None and after != before:
            when = f"ar {soft(say_date(day, year=day.year != now.year))}"
            return context.say("ymlaen" if after > before else "yn_ol", pryd=when)
    return context.say("byth", pryd="")


def _asked(context: SkillContext, today: date) -> _Asked:
    for name in _SLOTS:
        slot = context.match.slots.get(name)
        if slot is None or not isinstance(slot.value, str):
            continue
        day = date.fromisoformat(slot.value)
        past = name in _PAST
        # The day's own name, "y Nadolig", is in the words; the value is only its date.
        spec = date_rule().read(words(slot.text))
        if spec is not None and spec.on(today, past=past) == day:
            return _Asked(day, name_date(spec, today, past=past))
        return _Asked(day, near_date(day, today))
    return _Asked(today, near_date(today, today))


def _group(context: SkillContext, days: int, has_weekday: bool) -> str:
    """The answers for a day so far from today, the closest that the intent has."""
    tense = "dyfodol" if days >= 0 else "gorffennol"
    wanted = {0: ["nawr"], 1: ["yfory"], -1: ["ddoe"]}.get(days, [])
    if has_weekday:
        wanted.append(f"{tense}_dydd")
    for group in (*wanted, tense):
        if group in context.intent.answers:
            return group
    return ""


def _number(start: date, end: date, unit: str) -> str:
    """How long it is from one day to the other, in the unit that was asked for."""
    if unit in ("wythnos", "mis"):
        return say_span(start, end, unit)
    return say_days((end - start).days)
