"""A day named from today: "ddydd Gwener nesaf", "ar y trydydd o Fai", and how far off it is.

*Trennydd*, *tradwy* and *dydd …* soften as adverbs of time; a date takes *ar*. *Tan* softens, *ers*
does not. Sources: *Y Treigladur* under those words; *Gramadeg y Gymraeg* on adverbs of time.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from macsen_lite.welsh.calendar import (
    day_name,
    relative_day,
    say_date,
    say_days,
    say_number_of,
)
from macsen_lite.welsh.date_calendar import DayOfYear
from macsen_lite.welsh.date_spec import Shift
from macsen_lite.welsh.mutation import and_, soft
from macsen_lite.welsh.nouns import MIS, WYTHNOS
from macsen_lite.welsh.numbers import year as say_year

__all__ = ["DatePhrase", "near_date", "plain_date", "say_span"]


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A day as it is named, ready for its place in a sentence."""

    noun: str
    """In its radical form: "dydd Gwener nesaf", "y trydydd o Fai", "y Nadolig"."""
    adverb: str
    """When something happens: "ddydd Gwener nesaf", "ar y trydydd o Fai", "ddydd Nadolig"."""

    @property
    def until(self) -> str:
        """After *tan*, which softens: "tan ddydd Gwener nesaf", "tan Ŵyl Dewi"."""
        return f"tan {soft(self.noun)}"

    @property
    def since(self) -> str:
        """After *ers*, which does not mutate: "ers dydd Gwener diwethaf"."""
        return f"ers {self.noun}"


def plain_date(d: datetime.date, today: datetime.date, *, past: bool = False) -> str:
    """A day and a month, with the year where the date alone would be another year's.

    >>> today = datetime.date(2026, 11, 22)
    >>> plain_date(datetime.date(2027, 5, 3), today), plain_date(datetime.date(2026, 5, 3), today)
    ('y trydydd o Fai', 'y trydydd o Fai eleni')
    """
    words = say_date(d, year=False, weekday=False)
    if DayOfYear(d.day, d.month).on(today, past=past) == d:
        return words
    named = {0: " eleni", -1: " y llynedd"}.get(d.year - today.year)
    return words + (named or f", {say_year(d.year)}")


def near_date(d: datetime.date, today: datetime.date) -> DatePhrase:
    """How a day is named by someone speaking on ``today``.

    *Echdoe* to *trennydd* have words of their own (*tradwy* has too, but many no longer know it);
    the rest of the week before and after is named by the day; others by the date, with its year
    when it is not within twelve months to come.

    >>> near_date(datetime.date(2026, 11, 27), datetime.date(2026, 11, 22)).adverb
    'ddydd Gwener nesaf'
    >>> near_date(datetime.date(2027, 5, 3), datetime.date(2026, 11, 22)).until
    'tan y trydydd o Fai'
    """
    days = (d - today).days
    word = relative_day(days)
    if word and days != 3:
        return DatePhrase("trennydd" if days == 2 else word, word)
    if -7 <= days <= 7:
        name = f"{day_name(d)} {'nesaf' if days > 0 else 'diwethaf'}"
        return DatePhrase(name, soft(name))
    words = plain_date(d, today)
    return DatePhrase(words, f"ar {words}")


def say_span(start: datetime.date, end: datetime.date, unit: str) -> str:
    """How long it is from one day to a later one: "pedair wythnos a thri diwrnod".

    ``unit`` is *wythnos* or *mis*: whole ones, and the days over. Fewer days than one are days.

    >>> say_span(datetime.date(2026, 3, 4), datetime.date(2026, 4, 5), "wythnos")
    'pedair wythnos a phedwar diwrnod'
    >>> say_span(datetime.date(2026, 3, 4), datetime.date(2026, 4, 5), "mis")
    'un mis ac un diwrnod'
    """
    noun = WYTHNOS if unit == "wythnos" else MIS
    if noun is WYTHNOS:
        whole, days = divmod((end - start).days, 7)
    else:
        whole = (end.year - start.year) * 12 + end.month - start.month
        if Shift(months=whole).on(start) > end:
            whole -= 1
        days = (end - Shift(months=whole).on(start)).days
    if not whole:
        return say_days(days)
    words = say_number_of(whole, noun)
    return f"{words} {and_(say_days(days))}" if days else words
