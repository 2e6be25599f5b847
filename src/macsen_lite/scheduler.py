"""What is due, and when: one heap over the stored events, and a clock that is given.

Everything that happens is kept before it is told: an event is marked as ringing in the store, and
only then rings. Killed in between, it rings when the program is next started, late and not lost.
"""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from macsen_lite.clock import Clock
from macsen_lite.errors import StoreError
from macsen_lite.store.events import Event, Events, Kind, State

LATE_S = 60.0
"""Later than this, in seconds, and whoever is told is told that it is late."""
JUMP_S = 2.0
"""The wall clock has been set when it has moved by this much more or less than time has passed."""
LONGEST_PUT_OFF = timedelta(days=100)
"""Nobody skips an alarm that returns so often that its next day is further off."""
SHORTEST_WAIT_S = 1.0
"""The scheduler never looks more often than this."""
LONGEST_WAIT_S = 2.0
"""Nor less often: another program may have set a timer of ten seconds, or somebody the clock."""


@dataclass(frozen=True, slots=True)
class Due:
    """An event whose time has come."""

    event: Event
    late_s: float
    """How long ago it should have been told, in seconds."""

    @property
    def is_late(self) -> bool:
        """Whether it was missed."""
        return self.late_s > LATE_S


class Scheduler:
    """Says what is due. Safe to use from one thread at a time."""

    def __init__(self, events: Events, clock: Clock) -> None:
        self._events = events
        self._clock = clock
        self._heap: list[tuple[datetime, int]] = []
        self._version = -1
        self._offset_s = _offset(clock)
        self._is_clock_new = True
        # What was left ringing when the program ended rings again, once.
        self._untold = [e for e in events.all() if e.state is State.RINGING]

    def next_due(self) -> datetime | None:
        """When something is next due (aware, UTC), or None. Raises StoreError."""
        self._refresh()
        return self._heap[0][0] if self._heap else None

    def take_due(self) -> list[Due]:
        """What is due by now and was not told before; it is ringing from here on.

        Raises StoreError, and has then told nothing: it is tried again with the next call.
        """
        self._follow_clock()
        if self._is_clock_new:
            self._bring_back()
            self._is_clock_new = False
        self._refresh()
        now = self._clock.now().astimezone(UTC)
        try:
            self._claim_due(now)
        except StoreError:
            if not self._untold:
                raise
            # These are marked already, and nobody would look for them again: they are told first.
        kept = [self._events.get(event.id) for event in self._untold]
        self._untold = []
        return [Due(e, _since(e.due, now)) for e in kept if e and e.state is State.RINGING]

    def _claim_due(self, now: datetime) -> None:
        """Mark what is due as ringing, and remember what that is."""
        while self._heap and self._heap[0][0] <= now:
            _, event_id = self._heap[0]
            event = self._events.get(event_id)
            is_due = event is not None and event.due is not None and event.due <= now
            if event is not None and is_due and self._events.claim(event):
                self._untold.append(event)
            heapq.heappop(self._heap)

    def stop(self, event: Event) -> None:
        """End what rings: an alarm that returns is set for its next day, any other is forgotten.

        Raises StoreError.
        """
        if event.weekdays and event.local_time:
            now = self._clock.now()
            due = next_occurrence(event.local_time, now, event.zone, event.weekdays)
            self._events.update(replace(event, state=State.SET, due=due))
        else:
            self._events.remove(event)
        self._version = -1

    def snooze(self, event: Event, seconds: float) -> Event:
        """Let what rings ring again later. Raises StoreError."""
        due = self._clock.now().astimezone(UTC) + timedelta(seconds=seconds)
        later = replace(event, state=State.SET, due=due)
        self._events.update(later)
        self._version = -1
        return later

    def run(
        self,
        stop: threading.Event,
        ring: Callable[[Due], None],
        wait: Callable[[float], object] | None = None,
    ) -> None:
        """Tell ``ring`` of what is due until ``stop`` is set.

        ``wait`` waits for so many seconds, or until ``stop`` is set; by default ``stop.wait``.
        """
        pause = wait or stop.wait
        while not stop.is_set():
            for due in self.take_due():
                ring(due)
            pause(self.wait_s())

    def wait_s(self) -> float:
        """How long there is nothing to do, in seconds: one or two.

        The last waits before something is due end with it, so that it is told on time.
        """
        due = self.next_due()
        if due is None:
            return LONGEST_WAIT_S
        left = (due - self._clock.now().astimezone(UTC)).total_seconds()
        if left >= LONGEST_WAIT_S + SHORTEST_WAIT_S:
            return LONGEST_WAIT_S
        return max(SHORTEST_WAIT_S, left / 2 if left > LONGEST_WAIT_S else left)

    def changed(self) -> None:
        """Look at the store again: this program has changed it."""
        self._version = -1

    def _refresh(self) -> None:
        """Read the store again if it has changed."""
        version = self._events.version()
        if version == self._version:
            return
        self._version = version
        self._heap = [
            (event.due, event.id)
            for event in self._events.all()
            if event.due is not None and event.state is State.SET
        ]
        heapq.heapify(self._heap)

    def _follow_clock(self) -> None:
        """When somebody sets the clock, timers stay as long as they were.

        An alarm is for a time of day and goes by the clock as it is now; a timer is a length of
        time. But one that was set before the machine was started goes by the clock: a machine whose
        clock stands still without power is set right some time after it was started, and only then
        shows again what the timer was set by.
        """
        offset, started = _offset(self._clock), self._offset_s
        jump = offset - started
        if abs(jump) < JUMP_S:
            return
        now = started + self._clock.monotonic()  # as it was before; what was set since goes by it
        self._events.shift_timers(jump, started - JUMP_S, now + JUMP_S)
        self._offset_s, self._is_clock_new = offset, True
        self._version = -1

    def _bring_back(self) -> None:
        """Alarms that return and were put off while the clock was far ahead: to their next day."""
        now = self._clock.now()
        for event in self._events.all(Kind.ALARM):
            if not event.weekdays or event.local_time is None or event.state is not State.SET:
                continue
            if event.due is not None and event.due - now > LONGEST_PUT_OFF:
                due = next_occurrence(event.local_time, now, event.zone, event.weekdays)
                self._events.update(replace(event, due=due))
                self._version = -1


def paused(timer: Event, now: datetime) -> Event:
    """A running timer, stopped at ``now`` (aware) with what is left of it."""
    left = max(0.0, (timer.due - now.astimezone(UTC)).total_seconds()) if timer.due else 0.0
    return replace(timer, state=State.PAUSED, due=None, remaining_s=left)


def resumed(timer: Event, now: datetime) -> Event:
    """A paused timer, running again from ``now`` (aware)."""
    due = now.astimezone(UTC) + timedelta(seconds=timer.remaining_s or 0)
    return replace(timer, state=State.SET, due=due, remaining_s=None)


def lengthened(timer: Event, seconds: float, now: datetime) -> Event:
    """A timer with so many seconds more; one that rings begins again at ``now`` (aware).

    Raises OverflowError when that is beyond the calendar.
    """
    if timer.state is State.PAUSED:
        return replace(timer, remaining_s=(timer.remaining_s or 0) + seconds)
    begin = now.astimezone(UTC) if timer.state is State.RINGING or not timer.due else timer.due
    return replace(timer, state=State.SET, due=begin + timedelta(seconds=seconds))


def next_occurrence(
    at: time, now: datetime, zone: str, weekdays: frozenset[int] = frozenset()
) -> datetime:
    """The next moment (aware, UTC) after ``now`` when it is ``at`` in ``zone``.

    ``weekdays`` (Monday 0 to Sunday 6) are the days that count, or any day. In the hour that is
    skipped in spring the alarm comes an hour later by the clock, so that it does come; of the hour
    that comes twice in autumn, the first counts (PEP 495, fold 0).
    """
    local = now.astimezone(ZoneInfo(zone))
    for ahead in range(9):
        day = local.date() + timedelta(days=ahead)
        if weekdays and day.weekday() not in weekdays:
            continue
        moment = moment_of(day, at, zone)
        if moment > now:
            return moment
    raise ValueError(f"no weekday in {sorted(weekdays)}")


def moment_of(day: date, at: time, zone: str) -> datetime:
    """The moment (aware, UTC) at which it is ``at`` on ``day`` in ``zone``; see above."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def _offset(clock: Clock) -> float:
    return clock.now().timestamp() - clock.monotonic()


def _since(due: datetime | None, now: datetime) -> float:
    return max(0.0, (now - due).total_seconds()) if due else 0.0
