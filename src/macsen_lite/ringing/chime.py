"""The sound of an alarm, made here: two strokes of a bell.

A stroke is a few partials that die away, the higher ones sooner, as those of a small bell do; the
second is a fourth below the first. Nothing is recorded, so there is nothing to license.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from macsen_lite.clip import AudioClip

__all__ = ["RATE", "chime"]

RATE = 22_050
"""Samples a second, in Hz."""
_STROKES = ((0.0, 880.0), (0.3, 659.26))
"""When each stroke begins, in seconds, and its pitch, in Hz: a² and e²."""
_PARTIALS = ((1.0, 1.0, 3.5), (2.0, 0.5, 5.0), (2.99, 0.3, 8.0), (4.1, 0.12, 12.0))
"""Of a stroke: the multiple of its pitch, the strength, and how fast it dies away (1/s)."""
_SECONDS = 1.3
_PEAK = 0.7
"""The loudest sample, of full scale."""
_ATTACK_S = 0.004
_RELEASE_S = 0.05


@cache
def chime() -> AudioClip:
    """The sound, once: 1.3 s, mono, beginning and ending in silence."""
    time = np.arange(round(RATE * _SECONDS)) / RATE
    sound = np.zeros_like(time)
    for start, pitch in _STROKES:
        since = np.maximum(time - start, 0.0)
        begun = np.clip(since / _ATTACK_S, 0.0, 1.0)
        for multiple, strength, decay in _PARTIALS:
            wave = np.sin(2 * np.pi * pitch * multiple * since)
            sound += strength * begun * np.exp(-decay * since) * wave
    sound *= np.clip((_SECONDS - time) / _RELEASE_S, 0.0, 1.0)
    sound *= _PEAK * 32_767 / np.abs(sound).max()
    return AudioClip(sound.astype(np.int16), RATE)
