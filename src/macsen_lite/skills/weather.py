"""Weather as a skill needs it, whoever foretells it: hours at a place, and what a stretch is like.

Units: degrees Celsius, miles an hour, degrees clockwise from north, percent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from macsen_lite.welsh.date_spec import Part
from macsen_lite.welsh.weather import SKIES, WET, WHITE, Kind

__all__ = ["Forecast", "Hour", "Stretch", "WeatherProvider", "hours_of"]


@dataclass(frozen=True, slots=True)
class Hour:
    """The weather from a moment on. None: not known."""

    at: datetime
    """Aware, in the place's own zone."""
    code: int | None = None
    """A key of `SKIES`."""
    temperature: float | None = None
    wind: float | None = None
    direction: float | None = None
    chance: float | None = None
    """Of any rain or snow, 0 to 100."""
    is_day: bool = True


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was foretold for one place."""

    fetched: datetime
    """Aware."""
    is_fresh: bool
    """False: the provider could not be reached, and this is what it said before."""
    now: Hour | None
    """The weather when it was fetched."""
    hours: tuple[Hour, ...]
    """In order; the days before today may be among them."""

    def at(self, moment: datetime) -> Hour | None:
        """The weather at a moment: as it is, or as it was foretold."""
        if self.now is not None and self.is_fresh and abs(moment - self.now.at) < _STILL_NOW:
            return self.now
        return next((h for h in self.hours if h.at <= moment < h.at + timedelta(hours=1)), None)


_STILL_NOW = timedelta(minutes=90)


class WeatherProvider(Protocol):
    """Where forecasts come from."""

    def forecast(self, latitude: float, longitude: float, zone: str) -> Forecast:
        """The hours of the days around today at a place, in its time zone (as in zoneinfo).

        Raises Offline when it may not be asked; Unreachable when nothing usable came.
        """
        ...


_PARTS = {
    None: (time(7), 15),
    Part.BORE: (time(6), 6),
    Part.PRYNHAWN: (time(12), 6),
    Part.NOS: (time(18), 6),
}
"""When a part of a day begins, and for how many hours it lasts. A day without a part is what people
see of it, from seven until ten at night."""


def hours_of(
    forecast: Forecast, day: date, part: Part | None = None, since: datetime | None = None
) -> tuple[Hour, ...]:
    """The hours of a day, or of a part of it; from ``since`` on, when it is given.

    Late in the evening the rest of *today* is the hours until midnight and a little after.
    """
    begin, length = _PARTS[part]
    hours = [h for h in forecast.hours if _within(h.at, day, begin, length)]
    if since is not None:
        hours = [h for h in hours if h.at + timedelta(hours=1) > since]
        if not hours and part is None and since.date() == day:
            hours = [h for h in forecast.hours if since - timedelta(hours=1) < h.at][:3]
    return tuple(hours)


def _within(at: datetime, day: date, begin: time, length: int) -> bool:
    start = datetime.combine(day, begin)
    return start <= at.replace(tzinfo=None) < start + timedelta(hours=length)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What some hours are like together."""

    hours: Sequence[Hour]

    @property
    def code(self) -> int | None:
        """The weather to speak of: the worst that lasts a quarter of the time, else the usual."""
        codes = [h.code for h in self.hours if h.code is not None]
        if not codes:
            return None
        kinds = Counter(SKIES[code].kind for code in codes)
        lasting = [kind for kind, n in kinds.items() if n * 4 >= len(codes) and kind in _BAD]
        kind = max(lasting, key=lambda k: k.value) if lasting else kinds.most_common(1)[0][0]
        return Counter(c for c in codes if SKIES[c].kind is kind).most_common(1)[0][0]

    @property
    def is_night(self) -> bool:
        """Whether the sun is down all the while."""
        return bool(self.hours) and not any(h.is_day for h in self.hours)

    @property
    def highest(self) -> float | None:
        """The highest temperature."""
        return max(_known(h.temperature for h in self.hours), default=None)

    @property
    def lowest(self) -> float | None:
        """The lowest temperature."""
        return min(_known(h.temperature for h in self.hours), default=None)

    @property
    def windiest(self) -> Hour | None:
        """The hour with most wind; None when no wind is known."""
        known = [h for h in self.hours if h.wind is not None]
        return max(known, key=lambda h: h.wind or 0.0, default=None)

    def chance(self, kinds: frozenset[Kind]) -> float | None:
        """How likely weather of these kinds is at the likeliest hour, in percent.

        None: nothing is known.
        """
        known = [h for h in self.hours if h.code is not None]
        return max((_chance(h, kinds) for h in known), default=None)

    def first(self, kinds: frozenset[Kind]) -> Hour | None:
        """The first hour that is likely to have weather of these kinds."""
        return next((h for h in self.hours if _chance(h, kinds) >= LIKELY), None)


LIKELY = 50.0
"""From how many percent on *bydd* is said."""
POSSIBLE = 25.0
"""From how many on *efallai*."""
RAINY, SNOWY = WET, WHITE
_BAD = frozenset(Kind) - {Kind.CLEAR, Kind.CLOUD, Kind.HAZE}


def _chance(hour: Hour, kinds: frozenset[Kind]) -> float:
    """The chance of weather of these kinds; what has no chance to it is taken as certain.

    Where the sky foretold is a dry one, the chance is that of rain.
    """
    if hour.code is None:
        return 0.0
    kind = SKIES[hour.code].kind
    if kind in kinds:
        return 100.0 if hour.chance is None else hour.chance
    is_dry = kind not in WET | WHITE
    return hour.chance or 0.0 if is_dry and kinds == RAINY else 0.0


def _known(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None]
