"""What a spoken date means before one knows what day it is today: "dydd Mawrth nesaf".

Every class here is a `DateSpec`; `DateSpec.on` finds the day. Where people differ, the choices are:

* *nesaf* is the superlative of *agos*: *dydd Mawrth nesaf* is the first Tuesday after today, even
  when that is tomorrow; *diwethaf* the last one before today. A bare *dydd Mawrth* is the same as
  *nesaf*, or as *diwethaf* when the past is asked about: today would be called *heddiw*.
* *dydd Mawrth yma* is the first from today on, today included.
* A week runs from Monday to Sunday. *Yr wythnos nesaf*, *y mis nesaf*, *y flwyddyn nesaf* stand
  for their first day; *yr wythnos hon*, *y mis hwn*, *eleni* for today, which is in them.
* *y penwythnos* is the Saturday to come, or today when today is in it; *y penwythnos nesaf* is the
  first to begin after today.
* A date without a year is the first to come, today included, or the last one gone.
* *wythnos i ddydd Mawrth* is seven days after the Tuesday to come; after a day gone by, as in
  *wythnos i ddoe*, it counts back.
"""

from __future__ import annotations

import calendar
import datetime
from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum

__all__ = [
    "ANY_YEAR",
    "Beside",
    "DateSpec",
    "During",
    "From",
    "Part",
    "Shift",
    "Turn",
    "Unit",
    "WeekdayOfWeek",
    "WeekdayTurn",
    "Which",
    "plus",
]


class DateSpec(ABC):
    """A date as it was said. Frozen and hashable."""

    __slots__ = ()

    @abstractmethod
    def on(self, today: datetime.date, *, past: bool = False) -> datetime.date:
        """The day meant by someone speaking on ``today``.

        ``past`` says that something gone by was asked about, so that *dydd Mawrth* and *y trydydd
        o Fai* are the last ones and not the next.

        Raises:
            ValueError: there is no such day: *y nawfed ar hugain o Chwefror eleni* in a common
                year, or one before year 1 or after year 9999.
        """


class Turn(Enum):
    """Which of the days that come round again and again."""

    NEAREST = "nearest"
    """The next one or, of the past, the last one; nothing was said."""
    NEXT = "next"
    """nesaf"""
    LAST = "last"
    """diwethaf"""
    THIS = "this"
    """yma, hwn"""


class Unit(Enum):
    """A stretch of days that has a name."""

    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    YEAR = "year"


class Part(Enum):
    """A part of the day that was named with it."""

    BORE = "bore"
    PRYNHAWN = "prynhawn"
    NOS = "nos"
    """Evening and night: *nos Wener*, *heno*, *neithiwr*."""


@dataclass(frozen=True, slots=True)
class Which:
    """Which year's: at most one of these is given."""

    turn: Turn = Turn.NEAREST
    year: int | None = None
    """The year itself: 2026."""
    years_on: int | None = None
    """Counted from this year: *eleni* 0, *y llynedd* -1, *y flwyddyn nesaf* 1."""


ANY_YEAR = Which()
"""No year was said."""


@dataclass(frozen=True, slots=True)
class Shift(DateSpec):
    """Counted from today: *yfory*, *ymhen mis*, *bum niwrnod yn ôl*.

    A month from the 31st is the last day of a shorter month.
    """

    days: int = 0
    months: int = 0

    def on(self, today: datetime.date, *, past: bool = False) -> datetime.date:  # noqa: D102
        return plus(today, self.days, self.months)


@dataclass(frozen=True, slots=True)
class WeekdayTurn(DateSpec):
    """A day of the week: *dydd Mawrth*, *dydd Mawrth nesaf*. Monday is 0."""

    weekday: int
    turn: Turn = Turn.NEAREST

    def on(self, today: datetime.date, *, past: bool = False) -> datetime.date:  # noqa: D102
        ahead = (self.weekday - today.weekday()) % 7
        back = (today.weekday() - self.weekday) % 7
        match self.turn:
            case Turn.THIS:
                days = -back if past else ahead
            case Turn.LAST:
                days = -(back or 7)
            case Turn.NEAREST if past:
                days = -(back or 7)
            case _:
                days = ahead or 7
        return plus(today, days)


@dataclass(frozen=True, slots=True)
class WeekdayOfWeek(DateSpec):
    """A day of a certain week: *dydd Llun yr wythnos nesaf*."""

    weekday: int
    weeks: int
    """Counted from this week, which is 0."""

    def on(self, today: datetime.date, *, past: bool = False) -> datetime.date:  # noqa: D102
        return plus(today, self.weekday - today.weekday() + 7 * self.weeks)


@dataclass(frozen=True, slots=True)
class From(DateSpec):
    """So long after another day: *wythnos i ddydd Mawrth*; before it, when it has gone by."""

    base: DateSpec
    days: int = 0
    months: int = 0

    def on(self, today: datetime.date, *, past: bool = False) -> datetime.date:  # noqa: D102
        start = self.base.on(today, past=past)
        sign = -1 if start < today else 1
        return plus(start, sign * self.days, sign * self.months)


@dataclass(frozen=True, slots=True)
class Beside(DateSpec):
    """So many days after another day, or before it: *trannoeth y Nadolig*."""

    base: DateSpec
    days: int

    def on(self, today: datetime.date, *, past: bool = False) -> datetime.date:  # noqa: D102
        return plus(self.base.on(today, past=past), self.days)


@dataclass(frozen=True, slots=True)
class During(DateSpec):
    """A part of a day: *bore yfory*, *nos Wener*, *heno*."""

    base: DateSpec
    part: Part

    def on(self, today: datetime.date, *, past: bool = False) -> datetime.date:  # noqa: D102
        return self.base.on(today, past=past)


def plus(start: datetime.date, days: int, months: int = 0) -> datetime.date:
    """So many days and months after a day, or before it; at most the last day of that month.

    Raises ValueError where the calendar ends.
    """
    try:
        if months:
            year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
            last = calendar.monthrange(year, month + 1)[1]
            start = start.replace(year=year, month=month + 1, day=min(start.day, last))
        return start + datetime.timedelta(days=days)
    except (OverflowError, ValueError, IndexError) as error:
        raise ValueError(
            f"no calendar goes that far: {start} {months} months {days} days"
        ) from error
