"""Devices in the words of an answer."""

from __future__ import annotations

from collections.abc import Sequence

from macsen_lite.lights.devices import Device
from macsen_lite.lights.lists import room_said
from macsen_lite.welsh.devices import with_article
from macsen_lite.welsh.syntax import after
from macsen_lite.welsh.triggers import Use


def named(device: Device, among: Sequence[Device]) -> str:
    """A device with its article, and its room where another has the same name."""
    said = with_article(device.name, device.feminine)
    twins = [other for other in among if other.name == device.name]
    if len(twins) > 1 and device.room:
        return f"{said} {after('yn', room_said(device.room), use=Use.PLACE)}"
    return said


def room_lights(lights: Sequence[Device]) -> str:
    """The lights of one room, *golau'r gegin*; of none in particular, *y golau*."""
    room = lights[0].room
    if not room:
        return "y golau" if len(lights) == 1 else "y goleuadau"
    said = room_said(room)
    little, _, rest = said.partition(" ")
    if little == "y" or little == "yr":
        return f"golau'r {rest}" if len(lights) == 1 else f"goleuadau'r {rest}"
    return f"golau {said}" if len(lights) == 1 else f"goleuadau {said}"


def listed(devices: Sequence[Device], among: Sequence[Device]) -> str:
    """Devices one after the other: *y lamp, y tegell a'r golau mawr*."""
    return in_turn([named(device, among) for device in devices])


def in_turn(names: Sequence[str]) -> str:
    """*y lamp, y tegell a'r golau mawr*."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {after('a', names[-1], use=Use.AND)}"


def mae(subject: str) -> str:
    """*mae* and what it is said of, the article joined to it: *mae'r lamp*, *mae pob golau*."""
    little, _, rest = subject.partition(" ")
    if little in ("y", "yr") and rest:
        return f"mae'r {rest}"
    return f"mae {subject}"
