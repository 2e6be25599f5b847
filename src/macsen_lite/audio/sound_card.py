"""A microphone on a sound card, through sounddevice (PortAudio).

What PortAudio is like, and what is done about it (numbers are python-sounddevice's issues):
a USB microphone often has one rate only and refuses 16 kHz, so it is opened at its own and
resampled; sound is lost unless the callback is quick, so it does nothing but put what it is given
in a queue (155, 265); a microphone that is plugged in later is not seen until PortAudio is started
again (493), and the numbers of the others shift (427), so it is looked for by name.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from types import ModuleType, TracebackType
from typing import Any, Literal, Self

import numpy as np

from macsen_lite.audio import devices
from macsen_lite.audio.block import BLOCK, RATE, Block, Cutter
from macsen_lite.audio.inbox import Chunk, Inbox
from macsen_lite.audio.resampling import Resampler, from_int16, to_int16
from macsen_lite.errors import AudioError
from macsen_lite.messages import message

__all__ = ["MicrophoneEvent", "SoundCardMicrophone"]

_log = logging.getLogger(__name__)

_OTHER_RATES = (48_000, 44_100, 32_000, 16_000, 96_000, 22_050, 8_000)
"""Rates in Hz to try where a device refuses even the one it says it prefers."""
_MOST_CHANNELS = 8
"""More than any microphone has; ALSA's "default" says 32 or 128 and means "as you like"."""
_LATENCY_S = 0.1
"""How much sound, in seconds, the card may hold: it then comes in chunks of 25 ms. PortAudio's own
"high" is 35 ms on ALSA, which a busy machine overruns, and wakes us three times as often."""
_QUEUE_S = 10.0
"""So much sound, in seconds, may wait to be fetched before the oldest is given up."""
_OLDEST_S = 2.0
"""Sound older than this in seconds when it is handed over: the card's clock tells nonsense."""
_PAUSES_S = (0.5, 1.0, 2.0, 4.0)
"""Pauses in seconds before looking for a lost microphone again; the last one again and again."""
_WAIT_S = 0.1
"""So long it waits for sound at a time before it lets others do what they have to, in seconds."""
_TELL_AGAIN_S = 60.0
"""Lost sound is told of at most so often, in seconds."""


@dataclass(frozen=True, slots=True)
class MicrophoneEvent:
    """Something that happened to the microphone and that the user should know."""

    kind: Literal["lost", "back", "overflow"]
    text: str
    """In words, in the language in use."""


def _warn(event: MicrophoneEvent) -> None:
    _log.warning("%s", event.text)


class SoundCardMicrophone:
    """Hears through the device whose name has ``device`` in it, or the default one.

    Once open, it goes on when the device is unplugged, and comes back with it.
    """

    def __init__(
        self,
        device: str | None = None,
        *,
        on_event: Callable[[MicrophoneEvent], None] = _warn,
        on_wait: Callable[[], None] = lambda: None,
        library: ModuleType | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
        patience_s: float = 5.0,
    ) -> None:
        """``on_event`` is told what the user should know, by the thread that fetches blocks.

        So is ``on_wait`` called, about ten times a second, while there is no sound to be fetched:
        for what cannot wait until the device is back.
        ``library`` stands in for sounddevice; ``clock`` gives seconds that only increase;
        ``sleep`` waits. A device that gives nothing for ``patience_s`` seconds counts as gone.
        """
        self._name = device
        self._tell = on_event
        self._on_wait = on_wait
        self._library = library
        self._clock = clock
        self._closed = threading.Event()
        self._sleep = sleep or self._closed.wait
        self._patience_s = patience_s
        self._opened: _Opened | None = None
        self._told_overflow_at = -_TELL_AGAIN_S
        self.overflows = 0
        """How often sound was lost so far."""
        self.device: devices.Device | None = None
        """The device that was opened last."""

    def __enter__(self) -> Self:
        """Open it. Raises AudioError: no PortAudio, no such device, or in use by another."""
        self._closed.clear()
        self._open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close it; `blocks` ends. May be called from any thread."""
        self._closed.set()
        opened = self._opened
        if opened is not None:
            opened.inbox.end()
            opened.close()

    @property
    def rate(self) -> int:
        """The rate in Hz at which the device is open; 0 while it is not."""
        return self._opened.rate if self._opened else 0

    def blocks(self) -> Iterator[Block]:
        """Sound as it comes, until it is closed. Raises AudioError when PortAudio breaks."""
        failures = 0
        while not self._closed.is_set():
            opened = self._opened
            chunk = self._fetch(opened.inbox) if opened else None
            if opened is not None and chunk is not None:
                if failures:
                    failures = 0
                    self._tell(MicrophoneEvent("back", message("microphone.back", name=self._said)))
                for block in opened.cut(chunk):
                    if block.overflows:
                        self._count(block.overflows)
                    yield block
            elif not self._closed.is_set():
                if not failures:
                    self._tell(MicrophoneEvent("lost", message("microphone.lost", name=self._said)))
                self._seek(_PAUSES_S[min(failures, len(_PAUSES_S) - 1)])
                failures += 1

    @property
    def _said(self) -> str:
        return self.device.name if self.device else self._name or ""

    def _fetch(self, inbox: Inbox) -> Chunk | None:
        """The next sound; None when none comes."""
        for step_s in _steps(self._patience_s):
            if (chunk := inbox.get(step_s)) is not None:
                return chunk
            if inbox.is_done:
                break
            self._on_wait()
        return None

    def _pause(self, seconds: float) -> None:
        for step_s in _steps(seconds):
            self._sleep(step_s)
            if self._closed.is_set():
                return
            self._on_wait()

    def _seek(self, pause_s: float) -> None:
        """Try once to open the device again."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None
        self._pause(pause_s)
        if self._closed.is_set():
            return
        try:
            # While an answer is being played PortAudio cannot be started anew: the next time.
            if devices.refresh(self._library):
                self._open()
        except AudioError as error:
            _log.debug("still without a microphone: %s", error)

    def _count(self, overflows: int) -> None:
        self.overflows += overflows
        if self._clock() - self._told_overflow_at >= _TELL_AGAIN_S:
            self._told_overflow_at = self._clock()
            text = message("microphone.overflow", count=self.overflows)
            self._tell(MicrophoneEvent("overflow", text))

    def _open(self) -> None:
        library = self._library = self._library or devices.load_library()
        with ExitStack() as stack:
            stack.enter_context(devices.stream())
            device = devices.find_device(self._name, "input", library)
            opened = self._try(library, device)
            self.device = device
            opened.until_closed(stack.pop_all())
            self._opened = opened
        if self._closed.is_set():  # from another thread, meanwhile
            opened.close()

    def _try(self, library: ModuleType, device: devices.Device) -> _Opened:
        native = round(device.rate)
        rates = [native, *(rate for rate in _OTHER_RATES if rate != native)]
        counts = dict.fromkeys([1, min(2, device.inputs), min(device.inputs, _MOST_CHANNELS)])
        reason: Exception | None = None
        for rate in rates:
            for channels in counts:
                opened = _Opened(rate, self._clock)
                try:
                    opened.start(library, device.index, channels)
                except library.PortAudioError as error:
                    reason = reason or error
                    code = error.args[1] if len(error.args) > 1 else None
                    if code == devices.INVALID_CHANNELS:
                        continue
                    if code == devices.INVALID_RATE:
                        break
                    raise AudioError(
                        message("microphone.not_opened", name=device.name, reason=error),
                        message("microphone.not_opened.hint"),
                    ) from error
                else:
                    return opened
        raise AudioError(
            message("microphone.not_opened", name=device.name, reason=reason),
            message("microphone.not_opened.hint"),
        ) from reason


def _steps(seconds: float) -> list[float]:
    count = max(1, round(seconds / _WAIT_S))
    return [seconds / count] * count


class _Opened:
    """One open stream, and what its sound goes through."""

    def __init__(self, rate: int, clock: Callable[[], float]) -> None:
        self.rate = rate
        self.inbox = Inbox(round(_QUEUE_S * rate))
        self._clock = clock
        self._resampler, self._cutter = Resampler(rate, RATE), Cutter()
        self._taken = self._given = self._overflows = 0
        self._stack = ExitStack()
        self._closing = threading.Lock()

    def start(self, library: ModuleType, index: int, channels: int) -> None:
        """Open and start the stream. Raises PortAudioError."""
        stream = library.InputStream(
            device=index,
            channels=channels,
            samplerate=self.rate,
            dtype="int16",
            blocksize=0,  # as the card likes it
            latency=_LATENCY_S,
            callback=self._callback,
            finished_callback=self.inbox.end,
        )
        try:
            stream.start()
        except BaseException:
            stream.close(ignore_errors=True)
            raise
        self._stack.callback(stream.close, ignore_errors=True)

    def until_closed(self, stack: ExitStack) -> None:
        """Leave ``stack`` too when the stream is closed, after it."""
        with stack:
            stack.push(self._stack.pop_all())
            self._stack = stack.pop_all()

    def close(self) -> None:
        """Close the stream, if it is still open."""
        with self._closing:
            self._stack.close()

    def _callback(self, sound: Any, frames: int, times: Any, status: Any) -> None:
        """Called by PortAudio's thread, which must not be kept."""
        now = self._clock()
        age = times.currentTime - times.inputBufferAdcTime if times.currentTime else 0.0
        # ``age`` is that of the first sample. Cards without a clock of their own say 0 or nonsense.
        captured = now - age + frames / self.rate if 0 < age < _OLDEST_S else now
        self.inbox.put(Chunk(sound.copy(), min(now, captured), int(bool(status.input_overflow))))

    def cut(self, chunk: Chunk) -> Iterator[Block]:
        """The blocks that ``chunk`` completes."""
        sound = from_int16(chunk.samples).mean(axis=1, dtype=np.float32)
        self._taken += len(sound)
        self._overflows += chunk.overflows
        whole = self._cutter.accept(to_int16(self._resampler.accept(sound)))
        for samples in whole:
            self._given += BLOCK
            # The resampler holds sound back: the block is older than the chunk that completed it.
            behind = self._taken / self.rate - self._given / RATE
            overflows, self._overflows = self._overflows, 0
            yield Block(samples, chunk.at - behind, overflows)
