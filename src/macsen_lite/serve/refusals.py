"""Saying no over HTTP, and reading what a request brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse

from macsen_lite.errors import (
    ConfigError,
    MacsenError,
    StoreError,
    UsageError,
    VoiceError,
)
from macsen_lite.messages import message
from macsen_lite.serve.json_texts import read_json

T = TypeVar("T", time, date, datetime)

LONGEST_TIMER_S = 100 * 3600


class RefusedError(MacsenError):
    """A request that is not carried out, with its HTTP status."""

    def __init__(self, status: int, text: str, hint: str = "") -> None:
        super().__init__(text, hint)
        self.status = status


def not_there() -> RefusedError:
    """What was to be changed is gone."""
    return RefusedError(404, message("web.gone"), message("web.gone.hint"))


def said(error: MacsenError) -> dict[str, str]:
    """An error as the page gets it."""
    return {"error": error.message, "hint": error.hint}


def refusal(error: MacsenError) -> JSONResponse:
    """An error as an answer to a request."""
    status = 500
    match error:
        case RefusedError():
            status = error.status
        case StoreError() | VoiceError():
            status = 503
        case ConfigError() | UsageError():
            status = 400
    return JSONResponse(said(error), status)


class Fields:
    """A JSON object that a page sent; what it lacks, or has wrong, is refused."""

    def __init__(self, data: Mapping[str, Any], longest: int) -> None:
        """``longest``: the most characters of a text."""
        self._data = data
        self._longest = longest

    @classmethod
    async def of(cls, request: Request, longest: int) -> Fields:
        """What a request brings."""
        body = await request.body()
        try:
            data = read_json(body or b"{}")
        except ValueError:
            data = None
        if not isinstance(data, dict):
            raise RefusedError(400, message("web.not_json"))
        return cls(data, longest)

    def __contains__(self, name: str) -> bool:
        return name in self._data

    def raw(self, name: str) -> object:
        """As it came."""
        return self._data.get(name)

    def text(self, name: str, *, is_needed: bool = True) -> str:
        """A text on one line, without spaces around it."""
        value = self._data.get(name, "")
        if not isinstance(value, str):
            raise self._wrong(name)
        value = " ".join(value.split())
        if is_needed and not value:
            raise RefusedError(400, message("web.empty"), message("web.empty.hint"))
        if len(value) > self._longest:
            raise RefusedError(400, message("web.too_long", most=self._longest))
        return value

    def texts(self, name: str) -> list[str]:
        """Several texts."""
        values = self._data.get(name)
        if not isinstance(values, list) or len(values) > 100:
            raise self._wrong(name)
        return [Fields({name: value}, self._longest).text(name) for value in values]

    def seconds(self, name: str, most: float = LONGEST_TIMER_S) -> float:
        """A length of time above nothing."""
        value = self._data.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= most:
            raise RefusedError(400, message("web.bad_length"), message("web.bad_length.hint"))
        return float(value)

    def time(self, name: str) -> time:
        """A time of day, "07:30"."""
        return self._iso(name, time.fromisoformat, "web.bad_time").replace(
            second=0, microsecond=0, tzinfo=None
        )

    def date(self, name: str) -> date | None:
        """A day, "2026-11-23", or None when none was given."""
        return self._iso(name, date.fromisoformat, "web.bad_time") if self.raw(name) else None

    def moment(self, name: str) -> datetime:
        """A moment without a zone, "2026-11-23T10:00"."""
        return self._iso(name, datetime.fromisoformat, "web.bad_time").replace(tzinfo=None)

    def days(self, name: str) -> frozenset[int]:
        """Weekdays, Monday 0."""
        value = self._data.get(name, [])
        if not isinstance(value, list) or not all(type(d) is int and 0 <= d < 7 for d in value):
            raise self._wrong(name)
        return frozenset(value)

    def _iso(self, name: str, read: Callable[[str], T], key: str) -> T:
        try:
            return read(self._data[name])
        except (KeyError, TypeError, ValueError):
            raise RefusedError(400, message(key)) from None

    @staticmethod
    def _wrong(name: str) -> RefusedError:
        return RefusedError(400, message("web.bad_field", name=name))
