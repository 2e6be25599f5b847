"""Time as a dependency, so that what depends on it can be tested without waiting."""

import time
from datetime import datetime, timedelta, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo

WALES = ZoneInfo("Europe/London")
"""The time zone of Wales: GMT, and BST from the last Sunday of March to that of October."""


class Clock(Protocol):
    """A source of wall time and of steadily increasing time."""

    def now(self) -> datetime:
        """Wall time now, aware of its time zone."""
        ...

    def monotonic(self) -> float:
        """Seconds since an arbitrary start, never going back; only differences mean anything."""
        ...


class SystemClock:
    """The machine's own clock."""

    def __init__(self, tz: tzinfo = WALES) -> None:
        self._tz = tz

    def now(self) -> datetime:
        """Wall time now in the clock's time zone."""
        return datetime.now(self._tz)

    def monotonic(self) -> float:
        """Seconds since the machine was started, those that it slept included, where it says so.

        (Linux's ``time.monotonic`` stands still while a laptop is shut; people's time does not.)
        """
        boot_time = getattr(time, "CLOCK_BOOTTIME", None)
        return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)


class FixedClock:
    """A clock that stands still until it is advanced; a naive moment is taken as time in Wales."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment if moment.tzinfo else moment.replace(tzinfo=WALES)
        self._elapsed = 0.0

    def now(self) -> datetime:
        """The fixed moment plus whatever the clock was advanced by."""
        # Aware arithmetic with one zoneinfo is wall-clock arithmetic; go through elapsed time
        # so that advancing over a clock change is right.
        utc = ZoneInfo("UTC")
        moved = self._moment.astimezone(utc) + timedelta(seconds=self._elapsed)
        return moved.astimezone(self._moment.tzinfo)

    def monotonic(self) -> float:
        """Seconds that the clock was advanced by."""
        return self._elapsed

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` (≥ 0) go by."""
        if seconds < 0:
            raise ValueError("a clock does not go back")
        self._elapsed += seconds
