"""Dates in Welsh words: "dydd Sul, yr ail ar hugain o Dachwedd, dwy fil dau ddeg chwech".

Day numbers are masculine ordinals in the traditional system (*y trydydd*, *yr unfed ar ddeg ar
hugain*); *o* softens the month (*o Fai*, *o Dachwedd*); *nos* is feminine and softens the day
after it (*nos Fawrth*, *nos Wener*). Sources: *Gramadeg y Gymraeg*; the Welsh Government's
*Arddulliadur* (BydTermCymru) under *dyddiadau*.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from macsen_lite.welsh.mutation import article, soft
from macsen_lite.welsh.nouns import BLWYDDYN, DIWRNOD, MIS, WYTHNOS, Noun
from macsen_lite.welsh.numbers import cardinal, count, ordinal
from macsen_lite.welsh.numbers import year as say_year

__all__ = [
    "DAYS",
    "MONTHS",
    "day_name",
    "month_name",
    "night_name",
    "relative_day",
    "say_ago",
    "say_ahead",
    "say_date",
    "say_days",
    "say_length",
    "say_number_of",
]

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


# -------------------------------------------------------------------------------- days counted

_DAYS = replace(DIWRNOD, plural="dyddiau")
"""*Dydd* has the plural that is said after *o*: "tri deg o ddyddiau"."""


def say_number_of(n: int, noun: Noun) -> str:
    """A number of things: up to ten with the noun, above with *o*, as is said today.

    >>> say_number_of(5, DIWRNOD), say_number_of(3, WYTHNOS), say_number_of(12, WYTHNOS)
    ('pum niwrnod', 'tair wythnos', 'un deg dwy o wythnosau')

    Raises:
        ValueError: the number is negative or above 10⁹.
    """
    if n <= 10:
        return count(n, noun)
    return f"{cardinal(n, noun.gender)} o {soft(noun.plural)}"


def say_days(n: int) -> str:
    """A number of days: 5 → "pum niwrnod", 33 → "tri deg tri o ddyddiau".

    Raises:
        ValueError: the number is negative or above 10⁹.
    """
    return say_number_of(n, _DAYS)


def say_length(days: int = 0, months: int = 0) -> str:
    """A length of time in its radical form; give days or months.

    >>> say_length(3), say_length(14), say_length(21), say_length(months=12)
    ('tridiau', 'pythefnos', 'tair wythnos', 'blwyddyn')
    """
    if not months and days in (3, 14):
        return "tridiau" if days == 3 else "pythefnos"
    noun, n, single = DIWRNOD, days, "diwrnod"
    if months:
        noun, n, single = MIS, months, "mis"
        if months % 12 == 0:
            noun, n, single = BLWYDDYN, months // 12, "blwyddyn"
    elif days % 7 == 0 and days <= 70:
        noun, n, single = WYTHNOS, days // 7, "wythnos"
    if n == 1:
        return single
    return say_days(n) if noun is DIWRNOD else say_number_of(n, noun)


def say_ahead(days: int = 0, months: int = 0) -> str:
    """So long from now: "ymhen tridiau", "ymhen pythefnos", "ymhen chwe mis".

    Give days or months, 1 or more. *Ymhen* does not mutate (Y Treigladur).

    >>> say_ahead(7), say_ahead(5), say_ahead(months=12)
    ('ymhen wythnos', 'ymhen pum niwrnod', 'ymhen blwyddyn')
    """
    return f"ymhen {say_length(days, months)}"


def say_ago(days: int = 0, months: int = 0) -> str:
    """So long ago; an adverb of time, so it softens: "bythefnos yn ôl", "dridiau yn ôl".

    Give days or months, 1 or more.

    >>> say_ago(14), say_ago(5), say_ago(months=24)
    ('bythefnos yn ôl', 'bum niwrnod yn ôl', 'ddwy flynedd yn ôl')
    """
    return f"{soft(say_length(days, months))} yn ôl"
