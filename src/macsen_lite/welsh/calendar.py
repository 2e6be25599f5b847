"""Dates in Welsh words: "dydd Sul, yr ail ar hugain o Dachwedd, dwy fil dau ddeg chwech".

Day numbers are masculine ordinals in the traditional system (*y trydydd*, *yr unfed ar ddeg ar
hugain*); *o* softens the month (*o Fai*, *o Dachwedd*); *nos* is feminine and softens the day
after it (*nos Fawrth*, *nos Wener*). Sources: *Gramadeg y Gymraeg*; the Welsh Government's
*Arddulliadur* (BydTermCymru) under *dyddiadau*.
"""

from __future__ import annotations

import datetime

from macsen_lite.welsh.mutation import article, soft
from macsen_lite.welsh.numbers import ordinal
from macsen_lite.welsh.numbers import year as say_year

__all__ = ["DAYS", "MONTHS", "day_name", "month_name", "night_name", "relative_day", "say_date"]

MONTHS = (
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
)
"""January to December."""

DAYS = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")
"""Monday to Sunday, as they stand after *dydd*."""

_RELATIVE = {
    -2: "echdoe",
    -1: "ddoe",
    0: "heddiw",
    1: "yfory",
    2: "drennydd",
    3: "dradwy",
}


def month_name(d: datetime.date) -> str:
    """The month: "Tachwedd"."""
    return MONTHS[d.month - 1]


def day_name(d: datetime.date) -> str:
    """The day of the week: "dydd Sul"."""
    return f"dydd {DAYS[d.weekday()]}"


def night_name(d: datetime.date) -> str:
    """The evening of that day: "nos Wener" (nos is feminine, so Gwener softens; Llun does too)."""
    return f"nos {soft(DAYS[d.weekday()])}"


def relative_day(days: int) -> str | None:
    """A word for a day counted from today: -2 → "echdoe" … 3 → "dradwy"; None beyond those."""
    return _RELATIVE.get(days)


def say_date(d: datetime.date, year: bool = True, weekday: bool = True) -> str:
    """The date in full.

    >>> say_date(datetime.date(2026, 11, 22))
    'dydd Sul, yr ail ar hugain o Dachwedd, dwy fil dau ddeg chwech'
    >>> say_date(datetime.date(2026, 3, 1), year=False, weekday=False)
    'y cyntaf o Fawrth'
    """
    words = f"{article(ordinal(d.day))} o {soft(month_name(d))}"
    if weekday:
        words = f"{day_name(d)}, {words}"
    return f"{words}, {say_year(d.year)}" if year else words
