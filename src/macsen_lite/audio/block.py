"""The unit in which live sound passes between packages, and what a microphone is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

import numpy as np
import numpy.typing as npt

__all__ = ["BLOCK", "BLOCK_S", "RATE", "Block", "Cutter", "Int16", "Microphone"]

Int16 = npt.NDArray[np.int16]

RATE = 16_000
"""Samples a second, in Hz: what the acoustic model and the voice activity detector take."""

BLOCK = 512
"""Samples in a block: what the voice activity detector takes at a time."""

BLOCK_S = BLOCK / RATE
"""Length of a block in seconds: 0.032."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """The next 32 ms of sound."""

    samples: Int16
    """int16 mono at `RATE` Hz, shape (512,)."""

    at: float
    """When the last of the samples was captured, in seconds of `time.monotonic`."""

    overflows: int = 0
    """How often sound was lost, because nobody fetched it in time, since the block before."""


class Microphone(Protocol):
    """A source of live sound. It is open within a ``with`` statement."""

    def __enter__(self) -> Self:
        """Open it. Raises AudioError."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        ...

    def blocks(self) -> Iterator[Block]:
        """Sound as it comes; ends only at the end of a file. Raises AudioError."""
        ...


class Cutter:
    """Cuts sound that comes in pieces of any length into pieces of `BLOCK` samples."""

    def __init__(self) -> None:
        self._rest = np.zeros(0, np.int16)

    def accept(self, samples: Int16) -> list[Int16]:
        """The whole blocks there are now, each of shape (512,); the rest waits."""
        joined = np.concatenate([self._rest, samples]) if len(self._rest) else samples
        whole = len(joined) - len(joined) % BLOCK
        self._rest = joined[whole:]
        return [joined[start : start + BLOCK] for start in range(0, whole, BLOCK)]

    def finish(self) -> list[Int16]:
        """What waits, made up to a block with silence; nothing if nothing does."""
        rest, self._rest = self._rest, np.zeros(0, np.int16)
        return [np.pad(rest, (0, BLOCK - len(rest)))] if len(rest) else []

    @property
    def waiting(self) -> int:
        """Samples that wait for more to make up a block."""
        return len(self._rest)
