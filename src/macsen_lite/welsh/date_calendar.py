"""Days of the calendar as they were said: *y trydydd o Fai*, *y Nadolig*, *diwedd y mis*.

Which year or month is meant where none was said is written in `date_spec`.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable
from dataclasses import dataclass

from macsen_lite.welsh.date_spec import ANY_YEAR, DateSpec, Turn, Unit, Which, plus
from macsen_lite.welsh.feasts import Feast

__all__ = [
    "DayOfMonth",
    "DayOfYear",
    "FeastDay",
    "MonthEnd",
    "Period",
    "WeekdayOfMonth",
    "exists",
]

_YEARS = 41
"""How far to look for a date: 29 February comes on a given weekday within forty years."""


def exists(day: int, month: int, year: int | None, weekday: int | None) -> bool:
    """Whether there is such a day; without a year, whether there ever is (29 February is one)."""
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(2000, month)[1]):
        return False
    if year is None:
        return True
    found = _day(year, month, day)
    return found is not None and weekday in (None, found.weekday())


@dataclass(frozen=True, slots=True)
class DayOfYear(DateSpec):
    """A day and a month, with what else was said: *dydd Gwener, y cyntaf o Fai 2026*."""

    day: int
    month: int
    which: Which = ANY_YEAR
    weekday: int | None = None

    def on(self, today: datetime.date, *, past: bool = False) -> datetime.date:  # noqa: D102
        def in_year(year: int) -> datetime.date | None:
            found = _day(year, self.month, self.day)
            if found is None or self.weekday in (None, found.weekday()):
                return found
            return None

        return _of_years(in_year, self.which, today, past)


@dataclass(frozen=True, slots=True)
class MonthEnd(DateSpec):
    """The last day of a month that was named: *diwedd mis Mai*."""

    month: int
    which: Which = ANY_YEAR

    def on(self, today: datetime.date, *, past: bool = False) -> datetime.date:  # noqa: D102
        def in_year(year: int) -> datetime.date | None:
            return _day(year, self.month, calendar.monthrange(year, self.month)[1])

        return _of_years(in_year, self.which, today, past)


@dataclass(frozen=True, slots=True)
class FeastDay(DateSpec):
    """A day with a name: *y Nadolig*, *Gŵyl Dewi y flwyddyn nesaf*."""

    feast: Feast
    which: Which = ANY_YEAR

    def on(self, today: datetime.date, *, past: bool = False) -> datetime.date:  # noqa: D102
        return _of_years(self.feast.on, self.which, today, past)


@dataclass(frozen=True, slots=True)
class DayOfMonth(DateSpec):
    """A day of the month whose month was not named: *y pumed*, *y pumed o'r mis nesaf*."""

    day: int
    months: int | None = None
    """Counted from this month, which is 0; None for the next or the last that has the day."""
    weekday: int | None = None

    def on(self, today: datetime.date, *, past: bool = False) -> datetime.date:  # noqa: D102
        if self.months is not None:
            found = self._in_month(today, self.months)
            if found is None:
                raise ValueError(f"that month has no such day: {self}")
            return found
        step = -1 if past else 1
        for months in range(12 * _YEARS):
            found = self._in_month(today, step * months)
            if found and (found <= today if past else found >= today):
                return found
        raise ValueError(f"there is no such day: {self}")

    def _in_month(self, today: datetime.date, months: int) -> datetime.date | None:
        first = plus(today.replace(day=1), 0, months)
        found = _day(first.year, first.month, self.day)
        return found if found and self.weekday in (None, found.weekday()) else None


@dataclass(frozen=True, slots=True)
class WeekdayOfMonth(DateSpec):
    """*Y Sul cyntaf o Fai*, *dydd Llun olaf y mis*, *yr ail Sul o'r mis nesaf*."""

    weekday: int
    number: int
    """1 to 4, or -1 for the last."""
    month: int | None = None
    """A month of the year, in the year that ``which`` says; or else counted by ``months``."""
    which: Which = ANY_YEAR
    months: int | None = None
    """Counted from this month, which is 0; None for the nearest whose day has not gone by."""

    def on(self, today: datetime.date, *, past: bool = False) -> datetime.date:  # noqa: D102
        month = self.month
        if month is not None:
            return _of_years(lambda year: self._in(year, month), self.which, today, past)
        for months in (0, -1 if past else 1) if self.months is None else (self.months,):
            first = plus(today.replace(day=1), 0, months)
            found = self._in(first.year, first.month)
            if self.months is not None or (found <= today if past else found >= today):
                break
        return found

    def _in(self, year: int, month: int) -> datetime.date:
        if self.number > 0:
            first = datetime.date(year, month, 1)
            wait = (self.weekday - first.weekday()) % 7
            return plus(first, wait + 7 * (self.number - 1))
        last = datetime.date(year, month, calendar.monthrange(year, month)[1])
        return plus(last, -((last.weekday() - self.weekday) % 7))


@dataclass(frozen=True, slots=True)
class Period(DateSpec):
    """A week, weekend, month or year counted from this one, and its first or last day."""

    unit: Unit
    steps: int
    end: bool = False
    start: bool = False
    """Whether its first day was asked for, also of the one that has begun: *dechrau'r mis*."""

    def on(self, today: datetime.date, *, past: bool = False) -> datetime.date:  # noqa: D102
        if self.unit is Unit.WEEKEND:
            return self._weekend(today, past)
        if not (self.steps or self.end or self.start):
            return today
        steps = self.steps + self.end
        if self.unit is Unit.WEEK:
            first = plus(today, 7 * steps - today.weekday())
        elif self.unit is Unit.MONTH:
            first = plus(today.replace(day=1), 0, steps)
        else:
            first = plus(today.replace(month=1, day=1), 0, 12 * steps)
        return plus(first, -1) if self.end else first

    def _weekend(self, today: datetime.date, past: bool) -> datetime.date:
        """Its Saturday; of the weekend in which today is, today."""
        on_weekend = today.weekday() >= 5
        if not self.steps:
            saturday = 5 - today.weekday() - (7 if past else 0)
            return today if on_weekend else plus(today, saturday)
        # The first to begin after today, as with the days of the week; or the last that is over.
        weeks = self.steps if on_weekend or self.steps < 0 else self.steps - 1
        return plus(today, 5 - today.weekday() + 7 * weeks)


def _of_years(
    in_year: Callable[[int], datetime.date | None],
    which: Which,
    today: datetime.date,
    past: bool,
) -> datetime.date:
    """The day that comes once a year, in the year that is meant."""
    if which.year is not None or which.years_on is not None:
        year = which.year if which.year is not None else today.year + (which.years_on or 0)
        found = in_year(year) if datetime.MINYEAR <= year <= datetime.MAXYEAR else None
        if found is None:
            raise ValueError(f"there is no such day in the year {year}")
        return found
    back = which.turn is Turn.LAST or (which.turn is not Turn.NEXT and past)
    today_too = which.turn in (Turn.NEAREST, Turn.THIS)
    for years in range(_YEARS):
        year = today.year - years if back else today.year + years
        if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
            break
        found = in_year(year)
        if found is None or (found == today and not today_too):
            continue
        if found <= today if back else found >= today:
            return found
    raise ValueError("there is no such day")


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
