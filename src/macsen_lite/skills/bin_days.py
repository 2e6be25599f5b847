"""When bins are collected, from a small YAML of the user's or an iCalendar file of the council's.

A YAML file lists the bins; ``dechrau`` is any day of collection, and ``bob`` how many weeks lie
between two (1 by default)::

    biniau:
      - {enw: bin gwyrdd, dechrau: 2026-03-03, bob: 2}
      - {enw: bocs ailgylchu, dechrau: 2026-03-03, heblaw: [2026-12-29], hefyd: [2026-12-31]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

__all__ = ["BinFileError", "Collection", "collections"]

_LONGEST_GAP_WEEKS = 52


class BinFileError(ValueError):
    """The file cannot be read; the text says why, for whoever mends it."""


@dataclass(frozen=True, slots=True, order=True)
class Collection:
    """One bin on one day."""

    day: date
    name: str


def collections(path: Path, first: date, last: date) -> list[Collection]:
    """What is collected from ``first`` to ``last``, both included, in order of days.

    Raises BinFileError when the file cannot be read or makes no sense.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BinFileError(str(error)) from error
    reader = _from_icalendar if path.suffix.lower() in (".ics", ".ical") else _from_yaml
    return sorted(set(reader(content, first, last)))


# --------------------------------------------------------------------------------------- YAML


def _from_yaml(content: bytes, first: date, last: date) -> Iterator[Collection]:
    try:
        data = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError) as error:
        raise BinFileError(str(error)) from error
    bins = data.get("biniau") if isinstance(data, dict) else None
    if not isinstance(bins, list) or not bins:
        raise BinFileError("biniau: …")
    for entry in bins:
        if not isinstance(entry, dict):
            raise BinFileError(f"{entry!r}")
        yield from _regular(entry, first, last)


def _regular(entry: dict[object, object], first: date, last: date) -> Iterator[Collection]:
    name, start, weeks = entry.get("enw"), entry.get("dechrau"), entry.get("bob", 1)
    if not isinstance(name, str) or not name.strip():
        raise BinFileError(f"enw: {name!r}")
    start = _day(start, "dechrau")
    if (
        isinstance(weeks, bool)
        or not isinstance(weeks, int)
        or not 1 <= weeks <= _LONGEST_GAP_WEEKS
    ):
        raise BinFileError(f"bob: {weeks!r}")
    without, besides = _days(entry, "heblaw"), _days(entry, "hefyd")
    gap = 7 * weeks
    day = start + timedelta(days=gap * max(0, -((start - first).days // gap)))
    while day <= last:
        if day >= first and day not in without:
            yield Collection(day, name.strip())
        day += timedelta(days=gap)
    yield from (Collection(day, name.strip()) for day in besides if first <= day <= last)


def _days(entry: dict[object, object], key: str) -> Sequence[date]:
    listed = entry.get(key, [])
    if not isinstance(listed, list):
        raise BinFileError(f"{key}: {listed!r}")
    return [_day(day, key) for day in listed]


def _day(value: object, key: str) -> date:
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, date):
        raise BinFileError(f"{key}: {value!r}")
    return value


# ---------------------------------------------------------------------------------- iCalendar


def _from_icalendar(content: bytes, first: date, last: date) -> Iterator[Collection]:
    from icalendar import Calendar

    try:
        events: list[Any] = list(Calendar.from_ical(content).walk("VEVENT"))
        found = [event for event in events if str(event.get("STATUS", "")) != "CANCELLED"]
        moved = {
            (str(event.get("UID")), _as_day(event["RECURRENCE-ID"].dt))
            for event in events
            if "RECURRENCE-ID" in event
        }
        collected = [
            Collection(day, str(event.get("SUMMARY", "")).strip())
            for event in found
            for day in _days_of(event, first, last)
            if "RECURRENCE-ID" in event or (str(event.get("UID")), day) not in moved
        ]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise BinFileError(str(error)) from error
    if not events:
        raise BinFileError("VEVENT")
    yield from collected


def _days_of(event: Any, first: date, last: date) -> Iterator[date]:
    """The days of an event: its own, those of its rule, without those taken out."""
    from dateutil.rrule import rrulestr

    start = event["DTSTART"].dt
    # Only days count: the clock, and so summer time, has no part in them.
    begin = datetime.combine(_as_day(start), datetime.min.time())
    days = {begin.date()}
    if "RRULE" in event and "RECURRENCE-ID" not in event:
        rule = dict(event["RRULE"])
        until = [_as_day(end) for end in rule.pop("UNTIL", [])]
        end = min([last, *until])
        text = type(event["RRULE"])(rule).to_ical().decode()
        low = datetime.combine(first, datetime.min.time())
        high = datetime.combine(end, datetime.min.time())
        days |= {
            found.date() for found in rrulestr(text, dtstart=begin).between(low, high, inc=True)
        }
    days |= set(_listed(event, "RDATE"))
    yield from (d for d in days - set(_listed(event, "EXDATE")) if first <= d <= last)


def _listed(event: Any, key: str) -> Iterator[date]:
    entries = event.get(key, [])
    for entry in entries if isinstance(entries, list) else [entries]:
        yield from (_as_day(found.dt) for found in entry.dts)


def _as_day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
