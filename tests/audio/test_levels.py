"""How loud a recording is, and what is wrong with it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.audio.levels import loudness_db, measure
from macsen_lite.clip import AudioClip

RATE = 16000


def clip(sound: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> AudioClip:
    return AudioClip((sound * 32768).clip(-32768, 32767).astype(np.int16), RATE)


def tone(db: float, seconds: float = 1.0) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    at = np.arange(round(seconds * RATE)) / RATE
    return np.sin(2 * np.pi * 300 * at) * 10 ** (db / 20)


def words(db: float, noise_db: float) -> AudioClip:
    """Half a second of sound at ``db``, then as much of noise alone, three times over."""
    noise = np.random.default_rng(2).standard_normal(3 * RATE) * 10 ** (noise_db / 20)
    return clip(np.tile(np.concatenate([tone(db, 0.5), tone(-200, 0.5)]), 3) + noise)


def test_levels_of_a_tone() -> None:
    level = measure(clip(tone(-20)))
    assert level.peak_db == pytest.approx(-20, abs=0.1)
    assert level.rms_db == pytest.approx(-23, abs=0.1)
    assert loudness_db(clip(tone(-20)).samples) == pytest.approx(-23, abs=0.1)


@pytest.mark.parametrize(
    ("sound", "findings"),
    [
        (words(-12, -65), ()),
        (words(-45, -75), ("too_quiet",)),
        (words(-12, -28), ("noisy",)),
        (words(+6, -65), ("clipped",)),
        (clip(tone(-12) * np.repeat([1, 0], RATE // 2) + 0.1), ("offset",)),
        (words(-90, -90), ("silent",)),
        (AudioClip(np.zeros(RATE, np.int16), RATE), ("silent",)),
        (AudioClip(np.zeros(0, np.int16), RATE), ("silent",)),
        (AudioClip(np.full(RATE, 9000, np.int16), RATE), ("silent",)),
    ],
)
def test_what_is_wrong_is_said(sound: AudioClip, findings: tuple[str, ...]) -> None:
    assert measure(sound).findings == findings


@given(st.lists(st.integers(-32768, 32767), max_size=2000))
def test_any_sound_has_levels(samples: list[int]) -> None:
    level = measure(AudioClip(np.array(samples, np.int16), RATE))
    assert -120 <= level.rms_db <= level.peak_db + 0.01 <= 6.1
    assert 0 <= level.clipped <= 1
    assert -1 <= level.offset <= 1
