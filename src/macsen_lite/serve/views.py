"""Alarms, timers and reminders as a page shows them, in the language in use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from macsen_lite.messages import language, message
from macsen_lite.store.events import Event, Kind, State
from macsen_lite.welsh.duration import say_duration
from macsen_lite.welsh.moments import say_day, say_weekdays

__all__ = ["event_facts", "grouped"]


def event_facts(event: Event, now: datetime, zone: str) -> dict[str, Any]:
    """One event for JSON and for templates; lengths in seconds, moments aware and in ISO 8601."""
    local = event.due.astimezone(ZoneInfo(zone)) if event.due else None
    at = event.local_time or (local.time() if local else None)
    left = event.remaining_s
    if event.due is not None:
        left = max(0.0, (event.due - now.astimezone(UTC)).total_seconds())
    return {
        "id": event.id,
        "kind": event.kind.value,
        "state": event.state.value,
        "name": event.name,
        "text": event.text,
        "due": event.due.isoformat() if event.due else None,
        "time": at.strftime("%H:%M") if at else None,
        "date": local.date().isoformat() if local and not event.weekdays else None,
        "moment": local.strftime("%Y-%m-%dT%H:%M") if local else None,
        "days": sorted(event.weekdays),
        "when": _when(event, local, now.astimezone(ZoneInfo(zone))),
        "duration_s": event.duration_s,
        "left_s": round(left, 1) if left is not None else None,
        "length": _length(event.duration_s) if event.duration_s else "",
    }


def grouped(events: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Facts by kind, every kind among them."""
    return {kind.value: [e for e in events if e["kind"] == kind.value] for kind in Kind}


def _when(event: Event, local: datetime | None, now: datetime) -> str:
    """On which days, or on which day."""
    if event.state is State.PAUSED or local is None:
        return ""
    if language() == "cy":
        return say_weekdays(event.weekdays) if event.weekdays else say_day(local, now)
    if len(event.weekdays) == 7:
        return message("web.every_day")
    if event.weekdays:
        return ", ".join(message(f"web.day.{day}") for day in sorted(event.weekdays))
    return _english_day(local.date(), now.date())


def _english_day(day: date, today: date) -> str:
    if day in (today, today + timedelta(days=1)):
        return message("web.today" if day == today else "web.tomorrow")
    year = f" {day.year}" if day.year != today.year else ""
    month = message(f"web.month.{day.month}")
    return f"{message(f'web.weekday.{day.weekday()}')} {day.day} {month}{year}"


def _length(seconds: float) -> str:
    whole = round(seconds)
    if language() == "cy":
        return say_duration(whole)
    hours, rest = divmod(whole, 3600)
    parts = [(hours, "h"), (rest // 60, "min"), (rest % 60, "s")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number)
