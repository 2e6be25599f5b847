"""Sound as it comes, made into what the recogniser takes: int16, mono, one rate, speech only."""

import numpy as np
import numpy.typing as npt
import soxr

Int16 = npt.NDArray[np.int16]

_FRAME_S = 0.02
_PADDING_S = 0.5
"""Sound kept on either side of speech: a weak first consonant, and the network's context."""
_FEWEST_FRAMES = 5
_SILENCE_DB = -60.0
"""In dB below full scale; a recording that never rises above it has no speech in it."""


class Intake:
    """Takes blocks of any rate and channel count, gives int16 mono at the model's rate."""

    def __init__(self, rate: int, channels: int, model_rate: int) -> None:
        """Sound comes at `rate` Hz with `channels` interleaved; it leaves at `model_rate` Hz.

        Raises ValueError for a rate or channel count below 1.
        """
        if rate < 1 or channels < 1:
            raise ValueError(f"{rate} Hz, {channels} channels: there is no such sound")
        self._channels = channels
        self._resampler = (
            soxr.ResampleStream(rate, model_rate, 1, dtype="int16") if rate != model_rate else None
        )
        self._odd = b""

    def accept(self, data: bytes | npt.NDArray[np.generic]) -> Int16:
        """One block: int16 little-endian bytes, or an array of int16 or of floats from -1 to 1.

        An array is (n,), interleaved if there are several channels, or (n, channels). Bytes may be
        cut anywhere. Raises ValueError for another type or shape.
        """
        mono = self._mono(data)
        if self._resampler is None or not len(mono):
            return mono
        resampled: Int16 = self._resampler.resample_chunk(mono)
        return resampled

    def finish(self) -> Int16:
        """What the resampler still holds."""
        empty = np.zeros(0, np.int16)
        if self._resampler is None:
            return empty
        resampled: Int16 = self._resampler.resample_chunk(empty, last=True)
        return resampled

    def _mono(self, data: bytes | npt.NDArray[np.generic]) -> Int16:
        if isinstance(data, bytes | bytearray | memoryview):
            joined = self._odd + bytes(data)
            whole = len(joined) - len(joined) % (2 * self._channels)
            self._odd = joined[whole:]
            samples: npt.NDArray[np.generic] = np.frombuffer(joined[:whole], "<i2")
        else:
            samples = data
        if (samples.ndim == 2 and samples.shape[1] != self._channels) or samples.ndim > 2:
            raise ValueError(f"{samples.shape} is not sound with {self._channels} channels")
        if np.issubdtype(samples.dtype, np.floating):
            scaled = np.nan_to_num(samples.astype(np.float32)) * np.float32(32768)
        elif samples.dtype == np.int16:
            scaled = samples.astype(np.float32)
        else:
            raise ValueError(f"sound is int16 or float, not {samples.dtype}")
        if self._channels > 1:
            scaled = scaled.reshape(-1, self._channels).mean(axis=1)
        mono: Int16 = np.rint(scaled.reshape(-1)).clip(-32768, 32767).astype(np.int16)
        return mono


def speech_bounds(samples: Int16, rate: int) -> tuple[int, int]:
    """Where the sound begins and ends to be worth hearing, in samples; (0, 0) for silence.

    Only energy is looked at, in frames of 20 ms: what lies at either end below the louder of "6 dB
    above the quietest tenth" and "45 dB below the loudest frame" is taken off, but never anything
    within 25 dB of the loudest frame, and half a second stays. A recording without a
    quiet moment is left whole; one that nowhere reaches -60 dB of full scale is silence.
    """
    frame = max(1, int(rate * _FRAME_S))
    count = len(samples) // frame
    if count == 0:
        return 0, len(samples)
    frames = samples[: count * frame].reshape(count, frame).astype(np.float32)
    levels = 10 * np.log10(np.mean(np.square(frames), axis=1) / 32768**2 + 1e-12)
    loudest = float(levels.max())
    if loudest < _SILENCE_DB:
        return 0, 0
    quiet = float(np.quantile(levels, 0.1))
    threshold = min(max(loudest - 45.0, quiet + 6.0), loudest - 25.0)
    loud = np.flatnonzero(levels >= threshold)
    padding = int(rate * _PADDING_S)
    first = max(0, int(loud[0]) * frame - padding)
    last = min(len(samples), (int(loud[-1]) + 1) * frame + padding)
    return first, last


class LevelRange:
    """How far the quiet moments of an utterance lie below the loud ones.

    People pause between words and close their mouths inside them; steady noise fills that. In
    frames of 20 ms, from the level that one in ten does not reach to the one that one in twenty
    exceeds, it is 15 to 60 dB without noise, 21 to 26 dB with noise 20 dB below the speech, 15 dB
    at 10 dB and 11 dB at 5 dB, within 2 dB for all kinds of steady noise and people
    (`benchmarks/rejection.py`).
    """

    def __init__(self, rate: int) -> None:
        """Blocks are int16 mono at `rate` Hz."""
        self._frame = max(1, int(rate * _FRAME_S))
        self._rest = np.zeros(0, np.int16)
        self._powers: list[npt.NDArray[np.float32]] = []

    def accept(self, block: Int16) -> None:
        """Sound that follows what came before."""
        joined = np.concatenate([self._rest, block])
        count = len(joined) // self._frame
        self._rest = joined[count * self._frame :].copy()
        if count:
            frames = joined[: count * self._frame].reshape(count, self._frame)
            self._powers.append(np.mean(np.square(frames.astype(np.float32)), axis=1))

    def decibels(self) -> float | None:
        """The range; None of less than a tenth of a second, which has no quiet and loud."""
        powers = np.concatenate(self._powers) if self._powers else np.zeros(0, np.float32)
        if len(powers) < _FEWEST_FRAMES:
            return None
        quiet, loud = np.quantile(powers, (0.1, 0.95))
        return float(10 * np.log10((loud + 1.0) / (quiet + 1.0)))


class LeadingSilence:
    """Holds back the silence before speech in a stream, all but its last half second."""

    def __init__(self, rate: int) -> None:
        """Blocks are int16 mono at `rate` Hz."""
        self._keep = int(rate * _PADDING_S)
        self._frame = max(1, int(rate * _FRAME_S))
        self._held = np.zeros(0, np.int16)
        self._open = False
        self.dropped = 0
        """Samples held back for good so far."""

    def accept(self, block: Int16) -> Int16:
        """The part of the sound so far that is to be heard now."""
        if self._open:
            return block
        self._held = np.concatenate([self._held, block])
        count = len(self._held) // self._frame
        frames = self._held[: count * self._frame].reshape(count, self._frame).astype(np.float32)
        level = np.mean(np.square(frames), axis=1) if count else np.zeros(0)
        loud = np.flatnonzero(level >= 32768**2 * 10 ** (_SILENCE_DB / 10))
        first = int(loud[0]) * self._frame if len(loud) else len(self._held)
        drop = max(0, first - self._keep)
        self._held = self._held[drop:]
        self.dropped += drop
        if not len(loud):
            return np.zeros(0, np.int16)
        self._open = True
        heard, self._held = self._held, np.zeros(0, np.int16)
        return heard
