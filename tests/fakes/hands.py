"""A clock that is moved by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from macsen_lite.clock import WALES


class Hands:
    """A clock whose wall and steady time are moved by hand, apart or together."""

    def __init__(self, now: datetime) -> None:
        self.wall = now.astimezone(UTC)
        self.steady = 0.0

    def now(self) -> datetime:
        return self.wall.astimezone(WALES)

    def monotonic(self) -> float:
        return self.steady

    def pass_time(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.steady += seconds
