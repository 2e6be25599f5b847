"""Microphones and loudspeakers as PortAudio sees them: listed, chosen by name, looked for anew.

Sound devices are known by name, not by number: the numbers shift when one is plugged in. PortAudio
makes its list when it starts, so that what is plugged in later is only seen once it is started
again, which must not happen while a stream is open: `stream` and `refresh` keep these apart.
"""

from __future__ import annotations

import importlib
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Literal

from macsen_lite.errors import AudioError
from macsen_lite.messages import message

__all__ = [
    "INVALID_CHANNELS",
    "INVALID_RATE",
    "LIBRARY",
    "Device",
    "Kind",
    "find_device",
    "list_devices",
    "load_library",
    "refresh",
    "stream",
]

LIBRARY = "sounddevice"
"""The module that plays and records; it needs the C library PortAudio."""

Kind = Literal["input", "output"]

INVALID_RATE, INVALID_CHANNELS = -9997, -9998
"""PaErrorCode (portaudio.h) of a device that refuses a rate or a number of channels."""


@dataclass(frozen=True, slots=True)
class Device:
    """A sound device. One that both records and plays is one device."""

    index: int
    """Its number in PortAudio's list, until that is made anew."""

    name: str

    host_api: str
    """The sound system that it is reached through, such as ALSA."""

    inputs: int
    """Channels that can be recorded; 0: it is no microphone."""

    outputs: int
    """Channels that can be played; 0: it is no loudspeaker."""

    rate: float
    """The rate in Hz that it prefers."""

    is_default_input: bool
    is_default_output: bool

    def channels(self, kind: Kind) -> int:
        """Channels in that direction."""
        return self.inputs if kind == "input" else self.outputs

    def is_default(self, kind: Kind) -> bool:
        """Whether it is what is used when none is named."""
        return self.is_default_input if kind == "input" else self.is_default_output


def load_library() -> ModuleType:
    """The module sounddevice, loaded only now. Raises AudioError where PortAudio is missing."""
    try:
        return importlib.import_module(LIBRARY)
    except (ImportError, OSError) as error:  # OSError: the package without the C library
        raise AudioError(
            message("devices.no_portaudio"), message("devices.no_portaudio.hint")
        ) from error


def list_devices(library: ModuleType | None = None) -> tuple[Device, ...]:
    """Every sound device, in PortAudio's order; none is no error. Raises AudioError."""
    library = library or load_library()
    try:
        systems = [system["name"] for system in library.query_hostapis()]
        found = list(library.query_devices())
    except (library.PortAudioError, UnicodeDecodeError) as error:  # a name that is no UTF-8
        raise AudioError(
            message("devices.not_listed", reason=error), message("devices.not_listed.hint")
        ) from error
    # -1 stands for none; which is the default may also have been set in the module itself.
    default_input, default_output = (_default(library, kind) for kind in ("input", "output"))
    return tuple(
        Device(
            index,
            device["name"],
            systems[device["hostapi"]],
            device["max_input_channels"],
            device["max_output_channels"],
            float(device["default_samplerate"]),
            index == default_input,
            index == default_output,
        )
        for index, device in enumerate(found)
    )


def _default(library: ModuleType, kind: str) -> int:
    try:
        return int(library.query_devices(kind=kind)["index"])
    except (library.PortAudioError, ValueError):
        return -1


def find_device(name: str | None, kind: Kind, library: ModuleType | None = None) -> Device:
    """The device that ``name`` is part of the name of, or the default one without a name.

    Case and accents do not matter. One that has exactly this name comes before one that begins
    with it, and that before others. Raises AudioError when there is none: it says which there are.
    """
    fitting = [device for device in list_devices(library) if device.channels(kind)]
    if not fitting:
        raise AudioError(message(f"devices.no_{kind}"), message(f"devices.no_{kind}.hint"))
    if not name or not name.strip():
        # Where PortAudio names no default, the first is what there is.
        return next((device for device in fitting if device.is_default(kind)), fitting[0])
    wanted = _folded(name)
    named = [device for device in fitting if wanted in _folded(device.name)]
    if not named:
        known = "; ".join(dict.fromkeys(device.name for device in fitting))
        raise AudioError(
            message(f"devices.unknown_{kind}", name=name),
            message("devices.unknown.hint", known=known),
        )
    return min(named, key=lambda device: _closeness(wanted, _folded(device.name)))


def _closeness(wanted: str, name: str) -> int:
    return 0 if name == wanted else 1 if name.startswith(wanted) else 2


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


_lock = threading.RLock()
_open_streams = 0


@contextmanager
def stream() -> Iterator[None]:
    """Within it a stream may be open. Devices are looked up within it too: numbers hold good."""
    global _open_streams
    with _lock:
        _open_streams += 1
    try:
        yield
    finally:
        with _lock:
            _open_streams -= 1


def refresh(library: ModuleType | None = None) -> bool:
    """Start PortAudio again, so that it sees what has been plugged in; False: a stream is open.

    PortAudio frees open streams when it stops, which would crash whoever uses them. Raises
    AudioError when it does not start again.
    """
    library = library or load_library()
    with _lock:
        if _open_streams:
            return False
        try:
            library._terminate()
            library._initialize()
        except library.PortAudioError as error:
            raise AudioError(
                message("devices.not_listed", reason=error), message("devices.not_listed.hint")
            ) from error
        return True
