"""Which alarms words choose: a time, a day, a part of the day, a name or a place among them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from macsen_lite.skills.alarm_times import part_of_day
from macsen_lite.skills.timekeeping import Timekeeper, chosen
from macsen_lite.store.events import Event
from macsen_lite.welsh.clock_reading import ClockTime
from macsen_lite.welsh.date_spec import DateSpec
from macsen_lite.welsh.moment_reading import SaidMoment, moment_rule
from macsen_lite.welsh.tokens import words

_HOURS = {
    "bore": frozenset(range(12)),
    "prynhawn": frozenset(range(12, 18)),
    "nos": frozenset((*range(17, 24), *range(5))),
}
"""At which hours an alarm is of the morning, the afternoon and the evening or night."""


def answered(keeper: Timekeeper, alarms: Sequence[Event], answer: str) -> list[Event]:
    """Those of ``alarms`` that an answer to *pa un?* means; none when it tells nothing of them.

    They may be several: *yr un fory*, when two ring tomorrow.
    """
    found = chosen(alarms, answer)
    if found:
        return found
    moment, part = _said_moment(answer), part_of_day(answer)
    if moment.at is None and moment.day is None and not part:
        return []
    found = list(alarms)
    if moment.at is not None:
        times = clock_times(str(moment.at), is_exact=moment.at.exact)
        found = [alarm for alarm in found if local_time(keeper, alarm) in times]
    if moment.day is not None:
        day = _day(keeper, moment.day)
        found = [alarm for alarm in found if day and rings_on(keeper, alarm, day)]
    if part and not _is_exact(moment.at):
        found = [alarm for alarm in found if _is_in(part, local_time(keeper, alarm))]
    return found


def _said_moment(answer: str) -> SaidMoment:
    """The moment that ends an answer: yr un | am saith fory; nothing when it names none."""
    said = words(answer)
    if said[:2] == ("yr", "un"):  # the one, and not one o'clock
        said = said[2:]
    for start in range(len(said)):
        moment = moment_rule().read(said[start:])
        if moment is not None:
            return moment
    return SaidMoment()


def _day(keeper: Timekeeper, said: DateSpec) -> date | None:
    """The day that was meant; None when there is no such day."""
    try:
        return said.on(keeper.now.date())
    except ValueError:
        return None


def _is_exact(at: ClockTime | None) -> bool:
    return at is not None and at.exact


def _is_in(part: str, at: time | None) -> bool:
    return at is not None and at.hour in _HOURS[part]


def clock_times(said: str, *, is_exact: bool) -> list[time]:
    """The times (ISO 8601) of the day that were meant: of *saith* both seven o'clocks."""
    at = time.fromisoformat(said)
    return [at] if is_exact else [at.replace(hour=at.hour % 12 + later) for later in (0, 12)]


def local_time(keeper: Timekeeper, alarm: Event) -> time | None:
    """At what time of the user's day an alarm rings, to the minute."""
    if alarm.local_time:
        return alarm.local_time
    return keeper.local(alarm.due).time().replace(second=0, microsecond=0) if alarm.due else None


def rings_on(keeper: Timekeeper, alarm: Event, day: date) -> bool:
    """Whether an alarm rings on a day, as the next of those on which it returns or later."""
    assert alarm.due is not None
    first = keeper.local(alarm.due).date()
    return first == day or (day > first and day.weekday() in alarm.weekdays)
