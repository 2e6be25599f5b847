"""Where sound waits between the sound card's thread and the one that hears it."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

from macsen_lite.audio.block import Int16


@dataclass(slots=True)
class Chunk:
    """Sound as a card gives it."""

    samples: Int16
    """Shape (n, channels)."""

    at: float
    """When the last sample was captured, in seconds."""

    overflows: int = 0
    """How often sound was lost before it."""


class Inbox:
    """A queue that gives up its oldest sound, and counts that, rather than grow for ever."""

    def __init__(self, most: int) -> None:
        """Hold at most ``most`` samples of each channel."""
        self._most = most
        self._chunks: deque[Chunk] = deque()
        self._samples = 0
        self._lost = 0
        self._ended = False
        self._changed = threading.Condition()

    def put(self, chunk: Chunk) -> None:
        """Add ``chunk``; never waits for room."""
        with self._changed:
            self._chunks.append(chunk)
            self._samples += len(chunk.samples)
            while self._samples > self._most and len(self._chunks) > 1:
                gone = self._chunks.popleft()
                self._samples -= len(gone.samples)
                self._lost += 1 + gone.overflows
            self._changed.notify()

    def end(self) -> None:
        """There will be no more."""
        with self._changed:
            self._ended = True
            self._changed.notify()

    @property
    def is_done(self) -> bool:
        """Whether there is no more, nor will be."""
        with self._changed:
            return self._ended and not self._chunks

    def get(self, timeout_s: float) -> Chunk | None:
        """The oldest chunk, waited for; None after ``timeout_s`` seconds, or when no more comes."""
        with self._changed:
            self._changed.wait_for(lambda: self._chunks or self._ended, timeout_s)
            if not self._chunks:
                return None
            chunk = self._chunks.popleft()
            self._samples -= len(chunk.samples)
            chunk.overflows += self._lost
            self._lost = 0
            return chunk
