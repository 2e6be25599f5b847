"""Alarms, timers and reminders: what will be due, kept so that nothing is lost.

An event is one row. Its moment is kept as seconds since 1970 UTC; an alarm that returns keeps its
time of day and its weekdays too, because these are what stays the same when the clocks change.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from enum import StrEnum

from macsen_lite.store.database import Database

_SAME_S = 1e-3
"""Two moments this near are the same, in seconds: the store's are floating-point numbers, and those
that were moved with the clock are no whole microseconds, as Python's are."""


class Kind(StrEnum):
    """What sort of event it is."""

    ALARM = "alarm"
    TIMER = "timer"
    REMINDER = "reminder"


class State(StrEnum):
    """What has become of it."""

    SET = "set"
    """It will be due."""
    RINGING = "ringing"
    """It was due and nobody has stopped it."""
    PAUSED = "paused"
    """A timer that does not run; ``remaining_s`` is left of it."""


@dataclass(frozen=True, slots=True)
class Event:
    """One alarm, timer or reminder."""

    kind: Kind
    due: datetime | None
    """When (aware, UTC); None while it is paused."""
    created: datetime
    """When it was set (aware, UTC)."""
    name: str = ""
    """What the user calls it: *pasta*."""
    text: str = ""
    """What is to be said when it is due: a reminder's words."""
    state: State = State.SET
    local_time: time | None = None
    """The time of day of an alarm that returns."""
    weekdays: frozenset[int] = frozenset()
    """On which days it returns, Monday 0 to Sunday 6; none for one that does not."""
    zone: str = "Europe/London"
    """The time zone of ``local_time``."""
    duration_s: float | None = None
    """What a timer was set to."""
    remaining_s: float | None = None
    """What is left of a paused timer."""
    id: int = 0
    """Its number in the store; 0 before it is there."""


class Events:
    """The events of one store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, event: Event) -> Event:
        """Keep a new event; returns it with its number. Raises StoreError when it is not kept."""
        with self._database.write() as connection:
            row = _row(event)
            names = ", ".join(row)
            marks = ", ".join(f":{name}" for name in row)
            cursor = connection.execute(f"INSERT INTO events ({names}) VALUES ({marks})", row)  # noqa: S608
            return replace(event, id=int(cursor.lastrowid or 0))

    def update(self, event: Event) -> bool:
        """Keep an event's changes; False when it is no longer there. Raises StoreError."""
        row = _row(event)
        changes = ", ".join(f"{name} = :{name}" for name in row)
        with self._database.write() as connection:
            cursor = connection.execute(
                f"UPDATE events SET {changes} WHERE id = :id",  # noqa: S608
                {**row, "id": event.id},
            )
            return cursor.rowcount > 0

    def claim(self, event: Event) -> bool:
        """Mark a set event as ringing; False when it is not as it was, or another did so first.

        Raises StoreError.
        """
        row = {**_row(event), "id": event.id, "same": _SAME_S}
        with self._database.write() as connection:
            cursor = connection.execute(
                "UPDATE events SET state = 'ringing' "
                "WHERE id = :id AND state = 'set' AND abs(due - :due) < :same",
                row,
            )
            return cursor.rowcount > 0

    def shift_timers(self, seconds: float, since: float, until: float) -> None:
        """Move the running timers that were set from ``since`` to ``until`` by so many seconds.

        The two are seconds since 1970 UTC. Raises StoreError.
        """
        with self._database.write() as connection:
            connection.execute(
                "UPDATE events SET due = due + ?1, created = created + ?1 "
                "WHERE kind = 'timer' AND state = 'set' AND created BETWEEN ?2 AND ?3",
                (seconds, since, until),
            )

    def remove(self, *events: Event) -> int:
        """Forget events, all at once; returns how many were there. Raises StoreError."""
        with self._database.write() as connection:
            return sum(
                connection.execute("DELETE FROM events WHERE id = ?", (event.id,)).rowcount
                for event in events
            )

    def get(self, event_id: int) -> Event | None:
        """The event of that number, or None. Raises StoreError."""
        rows = self._database.read("SELECT * FROM events WHERE id = ?", (event_id,))
        return _event(rows[0]) if rows else None

    def all(self, *kinds: Kind) -> list[Event]:
        """Every event of these kinds (of any, without), the next first. Raises StoreError."""
        rows = self._database.read("SELECT * FROM events ORDER BY due IS NULL, due, id")
        return [event for row in rows if (event := _event(row)).kind in (kinds or tuple(Kind))]

    def version(self) -> int:
        """A number that changes when another program has changed the store. Raises StoreError."""
        version = int(self._database.read("PRAGMA data_version")[0][0])
        return (self._database.openings << 32) + version  # SQLite's own has 32 bits


def _row(event: Event) -> dict[str, str | float | int | None]:
    return {
        "kind": event.kind,
        "name": event.name,
        "text": event.text,
        "state": event.state,
        "due": event.due.timestamp() if event.due else None,
        "local_time": event.local_time.isoformat("minutes") if event.local_time else None,
        "weekdays": sum(1 << day for day in event.weekdays),
        "zone": event.zone,
        "duration_s": event.duration_s,
        "remaining_s": event.remaining_s,
        "created": event.created.timestamp(),
    }


def _event(row: sqlite3.Row) -> Event:
    return Event(
        kind=Kind(row["kind"]),
        due=None if row["due"] is None else datetime.fromtimestamp(row["due"], UTC),
        created=datetime.fromtimestamp(row["created"], UTC),
        name=row["name"],
        text=row["text"],
        state=State(row["state"]),
        local_time=time.fromisoformat(row["local_time"]) if row["local_time"] else None,
        weekdays=frozenset(day for day in range(7) if row["weekdays"] >> day & 1),
        zone=row["zone"],
        duration_s=row["duration_s"],
        remaining_s=row["remaining_s"],
        id=row["id"],
    )
