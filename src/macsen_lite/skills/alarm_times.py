"""When an alarm is meant to ring, from what was said and when it was said.

An hour said without a part of the day (*saith*) leaves two, of morning and evening. What is chosen,
and what every answer says aloud so that it can be put right:

* With no day, the nearer of the two to come: at ten in the morning *saith* is seven this evening,
  at ten at night seven tomorrow morning. Never one that is past.
* To be woken (*deffra fi am saith*) four to half past eleven is always the morning.
* With a day, or every such day, five to half past eleven is the morning, twelve is noon and one to
  half past four the afternoon; today, when that is past, twelve hours later.
* *Bore*, *prynhawn* and *nos* said with the day (*bob bore am saith*, *nos Wener am ddeg*) decide.
  The small hours of a night are the next day's, and midnight ends the day that it is named with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from macsen_lite.scheduler import moment_of, next_occurrence

_HALF_DAY = 12
_WAKING_FROM = 4
_MORNING_FROM = 5
_SMALL_HOURS_TO = 5
_PARTS = {
    "bore": ("bore", "bora"),
    "prynhawn": ("prynhawn", "brynhawn", "pnawn", "bnawn", "p'nawn"),
    "nos": ("nos", "noson", "heno"),
}


@dataclass(frozen=True, slots=True)
class SaidTime:
    """A time of day as it was said."""

    at: time
    is_exact: bool = True
    """False when it may be twelve hours earlier or later."""
    part: str = ""
    """*bore*, *prynhawn* or *nos*, when it was said with the day and not with the hour."""
    is_waking: bool = False
    """Whether somebody is to be woken."""
    is_midnight: bool = False
    """Whether it was called midnight, and so ends its day."""

    def on_a_day(self) -> tuple[time, bool]:
        """The time on a day that was named, and whether that is after the midnight that ends it."""
        hour, dial = self.at.hour, self.at.hour % _HALF_DAY
        if self.is_midnight:
            return self.at, True
        if self.is_exact:
            return self.at, self.part == "nos" and hour < _SMALL_HOURS_TO
        match self.part:
            case "bore":
                hour = dial
            case "prynhawn":
                hour = dial + _HALF_DAY
            case "nos":
                is_after = dial < _SMALL_HOURS_TO
                return self.at.replace(hour=dial if is_after else dial + _HALF_DAY), is_after
            case _:
                least = _WAKING_FROM if self.is_waking else _MORNING_FROM
                hour = dial if dial >= least else dial + _HALF_DAY
        return self.at.replace(hour=hour), False

    def choices(self) -> Sequence[time]:
        """The times that it may be when no day was named."""
        dial = self.at.hour % _HALF_DAY
        if self.is_exact:
            return (self.at,)
        if self.is_waking and dial >= _WAKING_FROM:
            return (self.at.replace(hour=dial),)
        return (self.at.replace(hour=dial), self.at.replace(hour=dial + _HALF_DAY))


def part_of_day(words: str) -> str:
    """The part of the day that is among the words of a day: "nos wener" → *nos*; or nothing."""
    said = set(words.lower().split())
    return next((part for part, names in _PARTS.items() if said & set(names)), "")


def due_once(said: SaidTime, now: datetime, zone: str, day: date | None = None) -> datetime | None:
    """When an alarm rings once (aware, UTC), after ``now`` (aware); None when that is past.

    ``day`` is by the calendar of ``zone``.
    """
    if day is None:
        return min(next_occurrence(at, now, zone) for at in said.choices())
    at, is_after = said.on_a_day()
    moment = moment_of(day + timedelta(days=is_after), at, zone)
    is_open = not said.is_exact and not said.part and at.hour < _HALF_DAY
    if moment <= now and is_open:
        moment = moment_of(day, at.replace(hour=at.hour + _HALF_DAY), zone)
    return moment if moment > now else None


def repeated(said: SaidTime, days: frozenset[int]) -> tuple[time, frozenset[int]]:
    """The time, and the weekdays (Monday 0), of an alarm that returns on ``days``."""
    at, is_after = said.on_a_day()
    return at, frozenset((day + is_after) % 7 for day in days)
