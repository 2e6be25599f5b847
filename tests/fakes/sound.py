"""Hand-written stand-ins for the sound card: a player that remembers, and sounddevice itself."""

from collections.abc import Callable
from types import ModuleType, TracebackType
from typing import Any, Self

import numpy as np

from macsen_lite.clip import AudioClip
from macsen_lite.errors import VoiceError


class RecordingPlayer:
    """A player that keeps what it is given."""

    def __init__(self, *, present: bool = True) -> None:
        self.present = present
        self.played: list[AudioClip] = []

    def check(self) -> None:
        if not self.present:
            raise VoiceError("no sound card", "use --out")

    def play(self, clip: AudioClip) -> None:
        self.check()
        self.played.append(clip)


class FakeSounddevice(ModuleType):
    """The part of sounddevice that playback uses.

    `device` is what it says of the default output; None means that there is none, which the real
    one tells by raising. `later` is what it says once it has been started anew. `failure` is
    raised when the stream is opened.
    """

    class PortAudioError(Exception):
        pass

    class CallbackStop(Exception):  # noqa: N818 - the real one's name
        pass

    class CallbackAbort(Exception):  # noqa: N818 - the real one's name
        pass

    def __init__(self, device: dict[str, Any] | None, failure: str = "") -> None:
        super().__init__("sounddevice")
        self.device, self.failure = device, failure
        self.later: dict[str, Any] | None = None
        self.written: list[np.ndarray[Any, Any]] = []
        self.rate = 0
        self.aborted = False
        self.on_write: Callable[[], None] = lambda: None

    def query_devices(self, kind: str) -> dict[str, Any]:
        assert kind == "output"
        if self.device is None:
            raise self.PortAudioError("Error querying device -1")
        return self.device

    def _terminate(self) -> None: ...

    def _initialize(self) -> None:
        self.device = self.later or self.device

    def OutputStream(  # noqa: N802
        self,
        device: int | None,
        samplerate: int,
        channels: int,
        dtype: str,
        callback: Callable[..., None],
        finished_callback: Callable[[], None],
    ) -> "FakeStream":
        assert (device, channels, dtype) == (None, 1, "int16")
        if self.failure:
            raise self.PortAudioError(self.failure)
        self.rate = samplerate
        return FakeStream(self, callback, finished_callback)


class FakeStream:
    """Asks for sound as fast as it is given, from when it is entered."""

    active = False

    def __init__(
        self,
        card: FakeSounddevice,
        callback: Callable[..., None],
        finished: Callable[[], None],
    ) -> None:
        self._card, self._callback, self._finished = card, callback, finished

    def __enter__(self) -> Self:
        goes_on = True
        while goes_on:
            frames = np.full((5, 1), 99, np.int16)
            try:
                self._callback(frames, len(frames), None, None)
            except self._card.CallbackStop:
                goes_on = False
            except self._card.CallbackAbort:
                self._card.aborted = True
                break
            self._card.written.append(frames)
            self._card.on_write()
        self._finished()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None
