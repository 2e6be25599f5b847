"""Events off the wire, within bounds.

The protocol: https://github.com/OHF-Voice/wyoming#format. The package's own reader takes whatever
length an event claims, and cannot tell a client that went from one that sent rubbish; everything
else about events is the package's.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from wyoming.event import Event

from macsen_lite.errors import MacsenError
from macsen_lite.messages import message
from macsen_lite.serve.json_texts import read_json

__all__ = ["BadEventError", "WireLimits", "read_event"]


class BadEventError(MacsenError):
    """A client sent what is no event, or one that is too large or makes no sense."""


@dataclass(frozen=True, slots=True)
class WireLimits:
    """How large an event may be, and how slow."""

    header_bytes: int = 64 * 1024
    data_bytes: int = 64 * 1024
    payload_bytes: int = 1024 * 1024
    """Half a minute of sound at 16 kHz; clients send a tenth of a second at a time."""
    event_s: float = 20.0
    """In which an event must have come, once it has begun."""


async def read_event(reader: asyncio.StreamReader, limits: WireLimits) -> Event | None:
    """The next event; None when the client has gone, even in the middle of one.

    ``reader`` was made with `WireLimits.header_bytes` as its limit. Waits as long as need be for an
    event to begin. Raises BadEventError.
    """
    begun = await reader.read(1)
    if not begun:
        return None
    try:
        return await asyncio.wait_for(_rest(begun, reader, limits), limits.event_s)
    except asyncio.IncompleteReadError:
        return None
    except TimeoutError as error:
        raise BadEventError(message("wyoming.slow_event", seconds=limits.event_s)) from error


async def _rest(begun: bytes, reader: asyncio.StreamReader, limits: WireLimits) -> Event:
    line = begun
    if begun != b"\n":
        try:
            line += await reader.readuntil(b"\n")
        except asyncio.LimitOverrunError as error:
            raise _too_large("header", limits.header_bytes) from error
    header = _object(line)
    kind, data = header.get("type"), header.get("data")
    if not isinstance(kind, str) or not isinstance(data, dict | None):
        raise BadEventError(message("wyoming.no_event"))
    data = data or {}
    if length := _length(header, "data_length", limits.data_bytes):
        data.update(_object(await reader.readexactly(length)))
    length = _length(header, "payload_length", limits.payload_bytes)
    return Event(kind, data, await reader.readexactly(length) if length else None)


def _object(text: bytes) -> dict[str, Any]:
    try:
        read = read_json(text)
    except ValueError as error:
        raise BadEventError(message("wyoming.no_event")) from error
    if not isinstance(read, dict):
        raise BadEventError(message("wyoming.no_event"))
    return read


def _length(header: dict[str, Any], name: str, most: int) -> int:
    length = header.get(name)
    if length is None:
        return 0
    if type(length) is not int or length < 0:
        raise BadEventError(message("wyoming.no_event"))
    if length > most:
        raise _too_large(name, most)
    return length


def _too_large(name: str, most: int) -> BadEventError:
    return BadEventError(message("wyoming.too_large", name=name, most=most))
