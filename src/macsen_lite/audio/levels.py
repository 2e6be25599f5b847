"""How loud a recording is, and whether a recogniser could hear speech in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from macsen_lite.audio.block import Int16
from macsen_lite.clip import AudioClip

__all__ = ["Finding", "Level", "loudness_db", "measure"]

Finding = Literal["silent", "too_quiet", "clipped", "offset", "noisy"]
"""Nothing at all; speech too faint; overdriven; not centred on zero (a fault of the electronics);
a room or a line with so much noise that speech hardly stands out."""

_NOTHING_DB = -70.0
"""Below this a microphone is muted, or it is none."""
_FAINT_DB = -30.0
"""Speech at arm's length in front of a microphone that is turned up peaks above this."""
_NOISE_DB = -35.0
"""Noise between words that speech of a usual level, at -25 dB, hardly rises above."""
_CLIPPED_SHARE = 0.001
_OFFSET = 0.02
_FRAME_S = 0.02


@dataclass(frozen=True, slots=True)
class Level:
    """Levels in dB of full scale (0 is the loudest there is), shares of 1."""

    peak_db: float
    rms_db: float
    noise_db: float
    """Of the quietest tenth of its frames of 20 ms."""
    clipped: float
    """Share of samples at full scale."""
    offset: float
    """Mean of the samples, of full scale."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, the worst first; empty if speech will be heard well."""
        if self.peak_db < _NOTHING_DB:
            return ("silent",)
        found: list[Finding] = []
        if self.clipped > _CLIPPED_SHARE:
            found.append("clipped")
        if self.noise_db > _NOISE_DB:
            found.append("noisy")
        if self.peak_db < _FAINT_DB:
            found.append("too_quiet")
        if abs(self.offset) > _OFFSET:
            found.append("offset")
        return tuple(found)


def loudness_db(samples: Int16) -> float:
    """Root mean square of ``samples`` in dB of full scale; -120 for silence."""
    return (
        _db(float(np.sqrt(np.mean(np.square(samples.astype(np.float64))))))
        if len(samples)
        else -120.0
    )


def measure(clip: AudioClip) -> Level:
    """The levels of ``clip``. An offset counts neither as loudness nor as noise."""
    samples = clip.samples.astype(np.float64)
    if not len(samples):
        return Level(-120.0, -120.0, -120.0, 0.0, 0.0)
    offset = float(samples.mean())
    centred = samples - offset
    size = max(1, round(_FRAME_S * clip.rate))
    frames = centred[: len(centred) // size * size].reshape(-1, size)
    loud = np.sqrt(np.mean(np.square(frames), axis=1)) if len(frames) else np.abs(centred)
    return Level(
        peak_db=_db(float(np.abs(centred).max())),
        rms_db=_db(float(np.sqrt(np.mean(np.square(centred))))),
        noise_db=_db(float(np.quantile(loud, 0.1))),
        clipped=float(np.mean(np.abs(samples) >= 32767)),
        offset=offset / 32768,
    )


def _db(amplitude: float) -> float:
    return max(-120.0, 20 * float(np.log10(amplitude / 32768 + 1e-12)))
