"""A stretch of sound, as it passes between packages."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

CLIPPED_SHARE = 0.01
"""Share of samples at full scale above which sound counts as clipped; a peak or two is harmless."""


@dataclass(frozen=True, slots=True, eq=False)
class AudioClip:
    """Mono sound held in memory."""

    samples: npt.NDArray[np.int16]
    """int16 mono samples, shape (n,)."""

    rate: int
    """Samples a second, in Hz."""

    clipped: float = 0.0
    """Share of the source's samples that are at full scale, 0 to 1."""

    def __post_init__(self) -> None:
        if self.samples.dtype != np.int16 or self.samples.ndim != 1:
            raise ValueError(
                f"an AudioClip holds int16 mono, not {self.samples.dtype} {self.samples.shape}"
            )
        if self.rate <= 0:
            raise ValueError(f"a sample rate is above 0 Hz, not {self.rate}")

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.rate

    @property
    def is_clipped(self) -> bool:
        """Whether so much of the source was at full scale that recognition suffers."""
        return self.clipped > CLIPPED_SHARE
