"""A date said back as it was named: "ddydd Mawrth nesaf", "tan y Nadolig", "ymhen pythefnos".

`date_phrases.near_date` names a day of the calendar; `name_date` names a `DateSpec`, so that who
asked about *y Nadolig* hears *y Nadolig* and not *y pumed ar hugain o Ragfyr*. What it says is
read by `welsh.dates` as the same day.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from macsen_lite.welsh.calendar import DAYS, MONTHS, say_ago, say_ahead, say_date, say_length
from macsen_lite.welsh.date_calendar import (
    DayOfMonth,
    DayOfYear,
    FeastDay,
    MonthEnd,
    Period,
    WeekdayOfMonth,
)
from macsen_lite.welsh.date_phrases import DatePhrase, near_date, plain_date
from macsen_lite.welsh.date_spec import (
    ANY_YEAR,
    Beside,
    DateSpec,
    During,
    From,
    Part,
    Shift,
    Turn,
    Unit,
    WeekdayOfWeek,
    WeekdayTurn,
    Which,
)
from macsen_lite.welsh.mutation import article, soft
from macsen_lite.welsh.numbers import ordinal
from macsen_lite.welsh.numbers import year as say_year

__all__ = ["name_date"]

_TURNS = {Turn.NEXT: "nesaf", Turn.LAST: "diwethaf", Turn.THIS: "yma"}
_STEPS = {0: Turn.THIS, 1: Turn.NEXT, -1: Turn.LAST}
_UNITS = {
    Unit.WEEK: "yr wythnos",
    Unit.WEEKEND: "y penwythnos",
    Unit.MONTH: "y mis",
    Unit.YEAR: "y flwyddyn",
}
_LONGEST = 99
"""The most days, months or years that are said as *ymhen* so many; beyond, the date is clearer."""
_FEMININE = frozenset({"gŵyl", "noswyl", "nos", "noson", "flwyddyn", "wythnos", "santes"})


def name_date(spec: DateSpec, today: datetime.date, *, past: bool = False) -> DatePhrase:
    """How someone speaking on ``today`` names the day of ``spec``.

    ``past`` is as in `DateSpec.on`. Raises ValueError where that does.
    """
    day = spec.on(today, past=past)
    match spec:
        case Shift():
            return _shifted(spec, day, today)
        case WeekdayTurn():
            if day == today:
                return near_date(day, today)
            turn = spec.turn
            if turn is Turn.NEAREST and past:
                turn = Turn.LAST
            name = f"dydd {DAYS[spec.weekday]}"
            return _softening(name + _tail(name, turn))
        case WeekdayOfWeek():
            name = f"dydd {DAYS[spec.weekday]} {_period(Unit.WEEK, spec.weeks)}"
            return _softening(name)
        case DayOfYear() | DayOfMonth():
            words = plain_date(day, today, past=past)
            if isinstance(spec, DayOfYear) and spec.which != ANY_YEAR:
                words = say_date(day, year=False, weekday=False)
                words += _year_tail(words, spec.which)
            if spec.weekday is not None:
                return _softening(f"dydd {DAYS[spec.weekday]}, {words}")
            return DatePhrase(words, f"ar {words}")
        case WeekdayOfMonth():
            return _weekday_of_month(spec)
        case MonthEnd():
            name = f"diwedd mis {MONTHS[spec.month - 1]}"
            return _softening(name + _year_tail(name, spec.which))
        case FeastDay():
            name = spec.feast.name
            tail = _year_tail(name, spec.which)
            adverb = spec.feast.adverb or f"ar {soft(name)}"
            return DatePhrase(name + tail, adverb + tail)
        case Period():
            is_over = spec.unit is Unit.WEEKEND and not spec.steps and day < today
            return _named_period(replace(spec, steps=-1) if is_over else spec)
        case During():
            return _during(name_date(spec.base, today, past=past), spec.part)
        case From():
            base = name_date(spec.base, today, past=past)
            return _softening(f"{say_length(spec.days, spec.months)} i {soft(base.noun)}")
        case Beside():
            lead = "y diwrnod ar ôl" if spec.days > 0 else "y diwrnod cyn"
            words = f"{lead} {name_date(spec.base, today, past=past).noun}"
            return DatePhrase(words, words)
        case _:
            return near_date(day, today)


def _shifted(spec: Shift, day: datetime.date, today: datetime.date) -> DatePhrase:
    """*Ymhen tridiau* says when; what follows *tan* is the day itself."""
    named = near_date(day, today)
    if -2 <= spec.days <= 2 and not spec.months:
        return named
    days, months = abs(spec.days), abs(spec.months)
    if days > _LONGEST or (months if months % 12 else months // 12) > _LONGEST:
        return named
    say = say_ahead if spec.days + spec.months > 0 else say_ago
    return DatePhrase(named.noun, say(days, months))


def _during(day: DatePhrase, part: Part) -> DatePhrase:
    """A part of that day: *heno*, *bore yfory*, *nos Wener*; a date without its weekday as it is.

    *Nos* is feminine: the weekday after it softens, and so does *diwethaf*.
    """
    head, _, rest = day.noun.partition(" ")
    if head == "dydd":
        if part is not Part.NOS:
            return _softening(f"{part.value} {day.noun}")
        name = f"nos {soft(rest)}".replace(" diwethaf", " ddiwethaf")
        return DatePhrase(name, name)
    if rest:
        return day
    nights = {"heddiw": "heno", "ddoe": "neithiwr", "echdoe": "echnos"}
    name = nights.get(head, "") if part is Part.NOS else ""
    name = name or f"{part.value} {day.adverb}"
    return DatePhrase(name, name)


def _softening(noun: str) -> DatePhrase:
    """What softens when it says when: *ddydd Llun*, *ddiwedd y mis*, *bythefnos i heddiw*."""
    return DatePhrase(noun, soft(noun))


def _tail(name: str, turn: Turn) -> str:
    """*nesaf*, *diwethaf*, *yma* with the space before; softened after a feminine noun."""
    if turn is Turn.NEAREST:
        return ""
    head = name.lower().removeprefix("yr ").removeprefix("y ").split()[0]
    return f" {soft(_TURNS[turn]) if head in _FEMININE else _TURNS[turn]}"


def _period(unit: Unit, steps: int) -> str:
    return _UNITS[unit] + _tail(_UNITS[unit], _STEPS[steps])


def _year_tail(name: str, which: Which) -> str:
    if which.year is not None:
        return f", {say_year(which.year)}"
    if which.years_on is not None:
        return {0: " eleni", -1: " y llynedd", 1: " y flwyddyn nesaf"}[which.years_on]
    return _tail(name, which.turn)


def _weekday_of_month(spec: WeekdayOfMonth) -> DatePhrase:
    """*Cyntaf* and *olaf* follow the noun; other ordinals go before, and *ail* softens."""
    day = DAYS[spec.weekday]
    if spec.number in (1, -1):
        name = f"y dydd {day} {'cyntaf' if spec.number == 1 else 'olaf'}"
    else:
        name = article(f"{ordinal(spec.number)} {soft(day) if spec.number == 2 else day}")
    if spec.month is not None:
        month = f"o {soft(MONTHS[spec.month - 1])}"
        name = f"{name} {month}{_year_tail(month, spec.which)}"
    else:
        months = spec.months
        name = f"{name} o'r mis{'' if months is None else _tail('mis', _STEPS[months])}"
    return DatePhrase(name, f"ar {name}")


def _named_period(spec: Period) -> DatePhrase:
    name = _period(spec.unit, spec.steps)
    if spec.end:
        return _softening(f"diwedd {name}")
    if spec.start:
        whole = name.removeprefix("y ")
        return _softening(f"dechrau'r {whole}" if whole != name else f"dechrau {name}")
    return DatePhrase(name, name)
