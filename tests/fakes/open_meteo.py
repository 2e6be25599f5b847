"""What Open-Meteo would answer, made by hand: a day is the same every day unless told otherwise."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any


def weather(
    start: date,
    days: int = 18,
    *,
    code: int = 3,
    temperature: float = 10.0,
    wind: float = 5.0,
    direction: float = 180.0,
    chance: float = 0.0,
    now: datetime | None = None,
    changes: dict[tuple[date, int], dict[str, float]] | None = None,
) -> dict[str, Any]:
    """The answer as data. ``changes`` are values by day and hour, under Open-Meteo's names."""
    hourly: dict[str, list[Any]] = {}
    usual = {
        "weather_code": code,
        "temperature_2m": temperature,
        "wind_speed_10m": wind,
        "wind_direction_10m": direction,
        "precipitation_probability": chance,
    }
    for n in range(days * 24):
        at = datetime.combine(start, datetime.min.time()) + timedelta(hours=n)
        values = {**usual, "is_day": int(7 <= at.hour < 18)}
        values |= (changes or {}).get((at.date(), at.hour), {})
        hourly.setdefault("time", []).append(at.isoformat(timespec="minutes"))
        for name, value in values.items():
            hourly.setdefault(name, []).append(value)
    answer: dict[str, Any] = {
        "latitude": 51.48,
        "longitude": -3.18,
        "utc_offset_seconds": 0,
        "timezone": "Europe/London",
        "hourly": hourly,
    }
    if now is not None:
        at_hour = f"{now:%Y-%m-%dT%H:00}"
        i = hourly["time"].index(at_hour)
        names = ("weather_code", "temperature_2m", "wind_speed_10m", "wind_direction_10m", "is_day")
        answer["current"] = {"time": f"{now:%Y-%m-%dT%H:%M}", "interval": 900} | {
            name: hourly[name][i] for name in names
        }
    return answer


def body(answer: dict[str, Any]) -> bytes:
    """The answer as it is sent."""
    return json.dumps(answer).encode()
