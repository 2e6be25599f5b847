"""Make one clip sound like many rooms, microphones and people.

Every step is drawn from the generator passed in, so a seed fixes the whole set. Sound is float32,
full scale ±1, 16 kHz.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import soxr
from scipy.fft import irfft, next_fast_len, rfft
from scipy.signal import oaconvolve

from .store import RATE


@dataclass(frozen=True, slots=True)
class AugmentOptions:
    """Ranges; each value is drawn evenly from its range."""

    warp: tuple[float, float] = (0.88, 1.14)
    """Joint speed, pitch and formant factor (by resampling)."""
    room_chance: float = 0.5
    reverberation_s: tuple[float, float] = (0.1, 0.5)
    equaliser_db: float = 9.0
    snr_db: tuple[float, float] = (5.0, 40.0)
    clean_chance: float = 0.15
    """Share that gets neither room nor noise."""
    level: tuple[float, float] = (0.03, 0.9)
    clip_chance: float = 0.05
    band_limit_chance: float = 0.08
    """Share squeezed through 8 kHz sampling, as a telephone or a Bluetooth headset does."""
    lead_s: tuple[float, float] = (0.0, 0.5)
    trail_s: tuple[float, float] = (0.1, 0.6)


def _room(rng: np.random.Generator, options: AugmentOptions) -> np.ndarray:
    """A random room response: a direct path and an exponentially fading tail."""
    t60 = rng.uniform(*options.reverberation_s)
    length = int(RATE * t60)
    tail = rng.standard_normal(length) * np.exp(-6.9 * np.arange(length) / length)
    tail *= rng.uniform(0.02, 0.3) / np.sqrt((tail**2).sum())
    tail[: int(0.002 * RATE)] = 0.0
    tail[0] = 1.0
    return tail.astype(np.float32)


def _equalise(sound: np.ndarray, rng: np.random.Generator, gain_db: float) -> np.ndarray:
    size = next_fast_len(len(sound), real=True)
    spectrum = rfft(sound, size)
    places = np.linspace(0, 1, 7)
    gain = np.interp(np.linspace(0, 1, len(spectrum)), places, rng.uniform(-gain_db, gain_db, 7))
    return irfft(spectrum * (10 ** (gain / 20)).astype(np.float32), size)[: len(sound)]


def _coloured_noise(length: int, rng: np.random.Generator) -> np.ndarray:
    """Noise between white and pink-brown, with a slow change of level."""
    size = next_fast_len(length, real=True)
    spectrum = rfft(rng.standard_normal(size, dtype=np.float32))
    tilt = np.maximum(1, np.arange(len(spectrum), dtype=np.float32)) ** -rng.uniform(0, 0.8)
    noise = irfft(spectrum * tilt.astype(np.float32), size)[:length]
    if rng.random() < 0.5:
        points = rng.uniform(0.3, 1.0, 6)
        noise *= np.interp(np.linspace(0, 5, length), np.arange(6), points)
    return (noise / (np.sqrt((noise**2).mean()) + 1e-9)).astype(np.float32)


def trim_silence(
    sound: np.ndarray, threshold_db: float = -45.0, keep_s: float = 0.15
) -> np.ndarray:
    """Cut leading and trailing parts more than `threshold_db` below the loudest 20 ms."""
    hop = RATE // 50
    if len(sound) < 2 * hop:
        return sound
    blocks = sound[: len(sound) // hop * hop].reshape(-1, hop)
    level = np.sqrt((blocks**2).mean(1) + 1e-12)
    loud = np.flatnonzero(level > level.max() * 10 ** (threshold_db / 20))
    keep = int(keep_s * RATE)
    return sound[max(0, loud[0] * hop - keep) : (loud[-1] + 1) * hop + keep]


def augment(
    samples: np.ndarray, rng: np.random.Generator, options: AugmentOptions | None = None
) -> np.ndarray:
    """One augmented copy of `samples` (int16, 16 kHz): float32 in ±1."""
    options = options or AugmentOptions()
    sound = np.asarray(samples, np.float32) / 32768.0
    factor = rng.uniform(*options.warp)
    sound = soxr.resample(sound, RATE * factor, RATE, quality="LQ")
    clean = rng.random() < options.clean_chance
    if not clean and rng.random() < options.room_chance:
        sound = oaconvolve(sound, _room(rng, options))[: len(sound)]
    sound = _equalise(sound, rng, options.equaliser_db)
    if rng.random() < options.band_limit_chance:
        sound = soxr.resample(soxr.resample(sound, RATE, 8000, quality="LQ"), 8000, RATE)
    sound /= np.abs(sound).max() + 1e-6
    if rng.random() < options.clip_chance:
        sound = np.clip(sound * rng.uniform(1.5, 4.0), -1, 1)
    lead = int(rng.uniform(*options.lead_s) * RATE)
    trail = int(rng.uniform(*options.trail_s) * RATE)
    power = float((sound**2).mean())
    sound = np.concatenate([np.zeros(lead), sound, np.zeros(trail)]).astype(np.float32)
    snr = 55.0 if clean else rng.uniform(*options.snr_db)
    sound += _coloured_noise(len(sound), rng) * np.sqrt(power / 10 ** (snr / 10))
    sound *= rng.uniform(*options.level) / (np.abs(sound).max() + 1e-6)
    return np.clip(sound, -1, 1).astype(np.float32)
