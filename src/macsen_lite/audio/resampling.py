"""From one sample rate to another, whole clips or block by block."""

import numpy as np
import numpy.typing as npt
import soxr

from macsen_lite.clip import AudioClip

Float32 = npt.NDArray[np.float32]

_FULL_SCALE = 32768.0


class Resampler:
    """Resamples float mono blocks as they come, without a seam between them."""

    def __init__(self, rate_in: int, rate_out: int) -> None:
        """Take sound at ``rate_in`` Hz and give it at ``rate_out`` Hz."""
        self._stream = (
            None
            if rate_in == rate_out
            else soxr.ResampleStream(rate_in, rate_out, 1, dtype="float32")
        )

    def accept(self, samples: Float32, *, last: bool = False) -> Float32:
        """Resample one block, shape (n,); may give fewer samples than expected until ``last``."""
        if self._stream is None:
            return samples
        resampled: Float32 = self._stream.resample_chunk(samples, last=last)
        return resampled


def resample(clip: AudioClip, rate: int) -> AudioClip:
    """The same sound at ``rate`` Hz; the clip itself if it has that rate already."""
    if clip.rate == rate:
        return clip
    samples = Resampler(clip.rate, rate).accept(from_int16(clip.samples), last=True)
    return AudioClip(to_int16(samples), rate, clip.clipped)


def from_int16(samples: npt.NDArray[np.int16]) -> Float32:
    """Int16 samples as floats from -1 up to (not including) 1."""
    return samples.astype(np.float32) / np.float32(_FULL_SCALE)


def to_int16(samples: Float32) -> npt.NDArray[np.int16]:
    """Floats with full scale at ±1 as int16; what is beyond full scale is clipped."""
    scaled = np.rint(samples * np.float32(_FULL_SCALE))
    clipped: npt.NDArray[np.int16] = scaled.clip(-_FULL_SCALE, _FULL_SCALE - 1).astype(np.int16)
    return clipped
