"""Whether this machine has everything that macsen-lite needs, and what to do where it has not.

A *fault* stops something that macsen-lite is for; a *warning* is about something that it can do
without (a sound card, a cache). Checks do not depend on each other: all are made, whatever the
first ones found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from macsen_lite.calling import as_called
from macsen_lite.doctor import own, sound, speech, system
from macsen_lite.doctor.check import Check, Status
from macsen_lite.doctor.machine import Machine

__all__ = ["CHECKS", "Check", "Machine", "Status", "examine"]

CHECKS: Mapping[str, Callable[[Machine, str | None], Iterable[Check]]] = {
    "python": lambda machine, _: [system.python(machine)],
    "packages": lambda machine, _: [system.packages(machine), *system.native_modules(machine)],
    "config": lambda *_: own.config(),
    "model": lambda _, model: [speech.model(model)],
    "wake": lambda *_: [speech.wake()],
    "intents": lambda *_: speech.intents(),
    "graph": lambda _, model: [speech.graph(model)],
    "voice": lambda machine, _: [sound.voice(machine)],
    "sound_out": lambda machine, _: [sound.sound_out(machine)],
    "sound_in": lambda machine, _: [sound.sound_in(machine)],
    "voice_activity": lambda machine, _: [sound.voice_activity(machine)],
    "database": lambda *_: [own.database()],
    "files": lambda machine, _: own.files(machine),
    "online": lambda *_: [own.online()],
    "cache": lambda *_: [system.folder("cache")],
    "data": lambda *_: [system.folder("data")],
    "disk": lambda machine, _: [system.disk(machine)],
    "clock": lambda machine, _: [system.clock(machine)],
    "time_zone": lambda machine, _: [system.time_zone(machine)],
}
"""Every check by its name, in the order in which they are shown."""


def examine(machine: Machine | None = None, model: str | None = None) -> Iterator[Check]:
    """Make all checks, one after the other; ``model`` is a name or folder, as for `ModelStore`."""
    machine = machine or Machine()
    for check in CHECKS.values():
        for found in check(machine, model):
            yield replace(found, remedy=as_called(found.remedy))
