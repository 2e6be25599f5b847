"""The part of sounddevice that microphones use, written by hand: devices that come and go."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import ModuleType, SimpleNamespace
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pytest

Int16 = npt.NDArray[np.int16]


@dataclass
class FakeCard:
    """A device, and what it does when it is opened."""

    name: str
    inputs: int = 1
    outputs: int = 0
    rate: float = 48_000.0
    rates: Sequence[int] = ()
    """Rates in Hz that it can be opened at; all if empty."""
    counts: Sequence[int] = ()
    """Numbers of channels that it can be opened with; all if empty."""
    busy: str = ""
    """Why it cannot be opened at all."""
    sound: list[Int16] = field(default_factory=list)
    """What it records when it is opened next, shape (n, channels), chunk by chunk."""
    overflows: Sequence[int] = ()
    """Numbers of chunks that come with the overflow flag."""
    age: float = 0.0
    """What its clock says of the time since a chunk's first sample, in seconds."""
    ends: bool = True
    """Whether the stream ends after its sound, as when the device is pulled out."""


class FakePortAudio(ModuleType):
    """Has the devices of ``cards`` as they were when it was last started, as the real one has."""

    class CallbackStop(Exception):  # noqa: N818 - the real one's name
        pass

    class PortAudioError(Exception):
        pass

    def __init__(self, *cards: FakeCard, default: int | None = 0) -> None:
        super().__init__("sounddevice")
        self.cards, self.default = list(cards), default
        self._listed = list(cards)
        self.opened: list[dict[str, Any]] = []
        self.open_streams = 0
        self.starts = 1
        self.played: list[tuple[int | None, int, Int16]] = []
        """What was played: the number of the device, None for the default, the rate, the sound."""
        self.on_initialize: Callable[[], None] = lambda: None

    def query_hostapis(self) -> list[dict[str, Any]]:
        return [{"name": "ALSA"}]

    def query_devices(self, kind: str | None = None) -> Any:
        listed = [
            {
                "name": card.name,
                "index": index,
                "hostapi": 0,
                "max_input_channels": card.inputs,
                "max_output_channels": card.outputs,
                "default_samplerate": card.rate,
            }
            for index, card in enumerate(self._listed)
        ]
        if kind is None:
            return listed
        if self.default is None or self.default >= len(listed):
            raise self.PortAudioError("Error querying device -1")
        if not listed[self.default][f"max_{kind}_channels"]:
            raise ValueError(f"Not an {kind} device")
        return listed[self.default]

    def _terminate(self) -> None:
        assert not self.open_streams, "this would crash"

    def _initialize(self) -> None:
        self.on_initialize()
        self._listed = list(self.cards)
        self.starts += 1

    def InputStream(self, **how: Any) -> "FakeInputStream":  # noqa: N802
        card = self._listed[how["device"]]
        assert how["dtype"] == "int16"
        if card.busy or card not in self.cards:
            raise self.PortAudioError(
                card.busy or "Error opening InputStream: Device unavailable", -9985
            )
        if card.rates and how["samplerate"] not in card.rates:
            raise self.PortAudioError("Error opening InputStream: Invalid sample rate", -9997)
        if card.counts and how["channels"] not in card.counts:
            raise self.PortAudioError(
                "Error opening InputStream: Invalid number of channels", -9998
            )
        self.opened.append(how)
        return FakeInputStream(self, card, how)

    def OutputStream(self, **how: Any) -> "FakeOutputStream":  # noqa: N802
        return FakeOutputStream(self, how)


class FakeOutputStream:
    """Asks for sound until there is no more, as soon as it is entered."""

    active = False

    def __init__(self, library: FakePortAudio, how: dict[str, Any]) -> None:
        self._library, self._how = library, how

    def __enter__(self) -> Self:
        self._library.open_streams += 1
        played, goes_on = [], True
        while goes_on:
            frames = np.zeros((1, 1), np.int16)
            try:
                self._how["callback"](frames, len(frames), None, None)
            except self._library.CallbackStop:
                goes_on = False
            played.append(frames)
        sound = np.concatenate(played)[:, 0]
        self._library.played.append((self._how["device"], self._how["samplerate"], sound))
        self._how["finished_callback"]()
        return self

    def __exit__(self, *_: object) -> None:
        self._library.open_streams -= 1


class FakeInputStream:
    """Hands over all the sound there is as soon as it is started."""

    def __init__(self, library: FakePortAudio, card: FakeCard, how: dict[str, Any]) -> None:
        self._library, self._card, self._how = library, card, how
        self._is_open = True
        library.open_streams += 1

    def start(self) -> None:
        sound, self._card.sound = self._card.sound, []
        for number, chunk in enumerate(sound):
            frames = np.array(np.broadcast_to(chunk, (len(chunk), self._how["channels"])))
            times = SimpleNamespace(currentTime=100.0, inputBufferAdcTime=100.0 - self._card.age)
            status = SimpleNamespace(input_overflow=number in self._card.overflows)
            self._how["callback"](frames, len(frames), times, status)
            frames.fill(-1)  # PortAudio uses its memory again: whoever wants the sound copies it
        if self._card.ends:
            self._how["finished_callback"]()

    def close(self, ignore_errors: bool = True) -> None:
        if self._is_open:
            self._library.open_streams -= 1
        self._is_open = False


class _NoPortAudio:
    """Finds sounddevice and fails as it does where libportaudio2 is missing."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "sounddevice":
            raise OSError("PortAudio library not found")


def remove_portaudio(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this machine one without libportaudio2."""
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(sys, "meta_path", [_NoPortAudio(), *sys.meta_path])
