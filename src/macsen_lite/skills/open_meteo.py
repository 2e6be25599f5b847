"""Forecasts of Open-Meteo (open-meteo.com): no key, CC BY 4.0, for use that is not commercial.

One request for a place brings all that its questions need, so that one that follows is answered
from the cache. The place is rounded to a hundredth of a degree, about a kilometre: a forecast is no
finer, and it need not know the house.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from macsen_lite.messages import message
from macsen_lite.online import Fetched, Online, Unreachable
from macsen_lite.skills.weather import Forecast, Hour

__all__ = ["ADDRESS", "SKILL", "OpenMeteo"]

SKILL = "tywydd"
ADDRESS = "https://api.open-meteo.com/v1/forecast"
_HOURLY = (
    "weather_code,temperature_2m,wind_speed_10m,wind_direction_10m,precipitation_probability,is_day"
)
_CURRENT = "weather_code,temperature_2m,wind_speed_10m,wind_direction_10m,is_day"

# Narrower than any weather on Earth: what lies outside is a fault, and is not told as weather.
_Code = Annotated[int, Field(ge=0, le=99)]
_Heat = Annotated[float, Field(ge=-95, le=65, allow_inf_nan=False)]
_Speed = Annotated[float, Field(ge=0, le=300, allow_inf_nan=False)]
_Degrees = Annotated[float, Field(ge=0, le=360, allow_inf_nan=False)]
_Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
_Flag = Annotated[int, Field(ge=0, le=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class _Current(_Strict):
    time: datetime
    weather_code: _Code | None = None
    temperature_2m: _Heat | None = None
    wind_speed_10m: _Speed | None = None
    wind_direction_10m: _Degrees | None = None
    is_day: _Flag | None = None


class _Hourly(_Strict):
    time: list[datetime] = Field(min_length=1)
    weather_code: list[_Code | None]
    temperature_2m: list[_Heat | None]
    wind_speed_10m: list[_Speed | None] = []
    wind_direction_10m: list[_Degrees | None] = []
    precipitation_probability: list[_Percent | None] = []
    is_day: list[_Flag | None] = []

    @model_validator(mode="after")
    def _are_as_long(self) -> _Hourly:
        for name in type(self).model_fields:
            values = getattr(self, name)
            if values and len(values) != len(self.time):
                raise ValueError(name)
        if not any(code is not None for code in self.weather_code):
            raise ValueError("weather_code")
        pairs = zip(self.time, self.time[1:], strict=False)
        if any(at.tzinfo for at in self.time) or any(one >= other for one, other in pairs):
            raise ValueError("time")
        return self


class _Answer(_Strict):
    timezone: str
    hourly: _Hourly
    current: _Current | None = None


class OpenMeteo:
    """The provider that needs no key."""

    def __init__(self, online: Online, address: str = ADDRESS, max_age_s: float = 1800.0) -> None:
        """``max_age_s``: for how long a forecast is used before a newer one is asked for."""
        self._online = online
        self._address = address
        self._max_age_s = max_age_s

    def forecast(self, latitude: float, longitude: float, zone: str) -> Forecast:
        """Two days gone by and sixteen to come. Raises Offline and Unreachable."""
        fetched = self._online.get(
            SKILL,
            self._address,
            params={
                "latitude": f"{latitude:.2f}",
                "longitude": f"{longitude:.2f}",
                "timezone": zone,
                "current": _CURRENT,
                "hourly": _HOURLY,
                "wind_speed_unit": "mph",
                "past_days": 2,
                "forecast_days": 16,
            },
            max_age_s=self._max_age_s,
            usable=lambda body: _read(body) is not None,
        )
        answer = _read(fetched.body)
        if answer is None:  # kept by a version that read it otherwise
            raise Unreachable(message("online.nonsense"), message("online.unreachable.hint"))
        return _forecast(answer, fetched, ZoneInfo(zone))


def _read(body: bytes) -> _Answer | None:
    try:
        return _Answer.model_validate_json(body)
    except (ValidationError, RecursionError):
        return None


def _forecast(answer: _Answer, fetched: Fetched, zone: ZoneInfo) -> Forecast:
    now = _now(answer.current, zone) if answer.current else None
    hourly = answer.hourly
    hours = (
        Hour(
            at.replace(tzinfo=zone),
            hourly.weather_code[i],
            hourly.temperature_2m[i],
            _nth(hourly.wind_speed_10m, i),
            _nth(hourly.wind_direction_10m, i),
            _nth(hourly.precipitation_probability, i),
            _nth(hourly.is_day, i) != 0,
        )
        for i, at in enumerate(hourly.time)
    )
    return Forecast(fetched.at, fetched.is_fresh, now, tuple(hours))


def _now(current: _Current, zone: ZoneInfo) -> Hour:
    return Hour(
        current.time.replace(tzinfo=zone),
        current.weather_code,
        current.temperature_2m,
        current.wind_speed_10m,
        current.wind_direction_10m,
        is_day=current.is_day != 0,
    )


_T = TypeVar("_T")


def _nth(values: list[_T], i: int) -> _T | None:
    return values[i] if values else None
