"""Microphones that are none: a sound file, and raw sound on a pipe."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import numpy as np

from macsen_lite.audio.block import BLOCK_S, RATE, Block, Cutter
from macsen_lite.audio.files import read_info, stream_blocks
from macsen_lite.audio.resampling import Resampler, from_int16, to_int16
from macsen_lite.errors import AudioError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

_RAW_RATES = range(4_000, 768_001)
"""As for sound files: below it no vowel survives."""


class _NothingToClose:
    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None


class FileMicrophone(_NothingToClose):
    """Plays a sound file to whoever listens, in real time or as fast as it is fetched.

    Either way, `Block.at` is where the block ends in the sound, counted from the moment at which
    the first one was asked for.
    """

    def __init__(
        self,
        path: str | Path,
        realtime: bool = False,
        *,
        repeat: bool = False,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Play the file ``path``, once or again and again (``repeat``).

        ``clock`` gives seconds that only increase; ``sleep`` waits for so many of them.
        """
        self._path = Path(path)
        self._realtime, self._repeat = realtime, repeat
        self._clock, self._sleep = clock, sleep

    def __enter__(self) -> Self:
        """Make sure that there is sound in the file. Raises AudioError."""
        read_info(self._path)
        return self

    def blocks(self) -> Iterator[Block]:
        """The sound of the file; its last block is made up with silence. Raises AudioError."""
        start, count = self._clock(), 0
        while True:
            for samples in self._once():
                count += 1
                at = start + count * BLOCK_S
                if self._realtime and (early := at - self._clock()) > 0:
                    self._sleep(early)
                yield Block(samples, at)
            if not self._repeat:
                return

    def _once(self) -> Iterator[np.ndarray[tuple[int], np.dtype[np.int16]]]:
        cutter = Cutter()
        for piece in stream_blocks(self._path, RATE):
            yield from cutter.accept(piece)
        yield from cutter.finish()


class PipeMicrophone(_NothingToClose):
    """Reads raw int16 little-endian mono sound from a stream, such as ``arecord``'s output."""

    def __init__(
        self,
        stream: BinaryIO,
        rate: int = RATE,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Read ``stream``, whose sound has ``rate`` Hz. Raises AudioError for an absurd rate."""
        if rate not in _RAW_RATES:
            raise AudioError(
                message("microphone.bad_raw_rate", rate=rate),
                message("microphone.bad_raw_rate.hint"),
            )
        self._stream, self._rate, self._clock = stream, rate, clock

    def blocks(self) -> Iterator[Block]:
        """The sound until the stream ends; ``at`` is when it was read. Raises AudioError."""
        resampler, cutter = Resampler(self._rate, RATE), Cutter()
        # A pipe gives what there is, up to so much: no more than a block's worth waits unread.
        most = 2 * round(self._rate * BLOCK_S)
        odd = b""
        while data := self._read(most):
            data = odd + data
            odd = data[len(data) & ~1 :]
            samples = np.frombuffer(data[: len(data) & ~1], "<i2").astype(np.int16)
            for block in cutter.accept(to_int16(resampler.accept(from_int16(samples)))):
                yield Block(block, self._clock())
        rest = resampler.accept(np.zeros(0, np.float32), last=True)
        for block in [*cutter.accept(to_int16(rest)), *cutter.finish()]:
            yield Block(block, self._clock())

    def _read(self, most: int) -> bytes:
        try:
            read_some = getattr(self._stream, "read1", self._stream.read)
            data: bytes = read_some(most)
        except OSError as error:
            raise AudioError(message("microphone.pipe_broken", reason=reason_of(error))) from error
        return data
