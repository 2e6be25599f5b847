"""The user's devices and rooms as lists that can be heard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from macsen_lite.intents.own_lists import MadeItem
from macsen_lite.lights.devices import Device
from macsen_lite.welsh.devices import with_article
from macsen_lite.welsh.mutation import article
from macsen_lite.welsh.numbers import cardinal
from macsen_lite.welsh.rooms import room_rule
from macsen_lite.welsh.tokens import words


def lists_of(devices: Sequence[Device]) -> Mapping[str, Sequence[MadeItem]]:
    """The lists ``dyfeisiau`` and ``ystafelloedd``."""
    names = {device.name: device for device in devices}
    rooms = dict.fromkeys(device.room for device in devices if device.room)
    return {
        "dyfeisiau": [
            MadeItem(_said(name), name, with_article(name, device.feminine))
            for name, device in names.items()
        ],
        "ystafelloedd": [MadeItem(_said(room), room, room_said(room)) for room in _unknown(rooms)],
    }


def room_said(room: str) -> str:
    """A room with its article: *y gegin*."""
    known = room_rule().read(words(room))
    return known.said if known else article(room)


def _unknown(rooms: Iterable[str]) -> list[str]:
    return [room for room in rooms if room_rule().read(words(room)) is None]


def _said(name: str) -> tuple[str, ...]:
    """The name, figures in words: what is heard has none."""
    spoken = " ".join(
        cardinal(int(word)) if word.isdecimal() and len(word) < 5 else word for word in words(name)
    )
    return (spoken,) if spoken == name or any(c.isdigit() for c in name) else (name, spoken)
