"""Sound on its way to the recogniser: any rate and channels, cut anywhere, silence left out."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macsen_lite.speech.intake import Intake, LeadingSilence, speech_bounds

RATE = 16_000


def tone(seconds: float, rate: int = RATE, level: float = 0.3) -> np.ndarray:
    time = np.arange(int(seconds * rate)) / rate
    return np.rint(level * 32767 * np.sin(2 * np.pi * 440 * time)).astype(np.int16)


def taken(intake: Intake, *blocks: bytes | np.ndarray) -> np.ndarray:
    return np.concatenate([*(intake.accept(block) for block in blocks), intake.finish()])


@pytest.mark.parametrize("rate", [8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_any_rate_and_channel_count(rate: int, channels: int) -> None:
    sound = np.repeat(tone(1.0, rate)[:, None], channels, axis=1)
    heard = taken(Intake(rate, channels, RATE), sound)
    assert heard.dtype == np.int16
    assert abs(len(heard) - RATE) <= 2
    middle = heard[2000:-2000].astype(float)
    assert np.corrcoef(middle, tone(1.0)[2000 : 2000 + len(middle)])[0, 1] > 0.99


@settings(max_examples=30)
@given(st.lists(st.integers(0, 4000), max_size=12))
def test_how_bytes_are_cut_makes_no_difference(cuts: list[int]) -> None:
    data = np.repeat(tone(0.2, 44_100)[:, None], 2, axis=1).astype("<i2").tobytes()
    edges = [0, *sorted(cuts), len(data)]
    pieces = [data[a:b] for a, b in pairwise(edges)]
    whole = taken(Intake(44_100, 2, RATE), data)
    parts = taken(Intake(44_100, 2, RATE), *pieces)
    assert len(whole) == len(parts)
    assert np.abs(whole.astype(int) - parts.astype(int)).max() <= 4  # soxr dithers int16


def test_floats_are_full_scale_at_one_and_do_not_wrap() -> None:
    sound = np.array([0.0, 0.5, 1.0, 7.0, -7.0, np.nan], np.float32)
    assert taken(Intake(RATE, 1, RATE), sound).tolist() == [0, 16384, 32767, 32767, -32768, 0]


@pytest.mark.parametrize(
    ("sound", "channels"),
    [(np.zeros((5, 3), np.int16), 2), (np.zeros((1, 2, 3)), 2), (np.zeros(4, np.uint8), 1)],
)
def test_what_is_no_sound_is_refused(sound: np.ndarray, channels: int) -> None:
    with pytest.raises(ValueError, match=r"channels|int16"):
        Intake(RATE, channels, RATE).accept(sound)


@pytest.mark.parametrize(("rate", "channels"), [(0, 1), (16_000, 0)])
def test_impossible_sound_is_refused(rate: int, channels: int) -> None:
    with pytest.raises(ValueError, match="there is no such sound"):
        Intake(rate, channels, RATE)


def noise(seconds: float, level: float) -> np.ndarray:
    random = np.random.default_rng(1)
    return (random.standard_normal(int(seconds * RATE)) * level * 32767).astype(np.int16)


def test_silence_around_speech_is_cut_to_half_a_second() -> None:
    sound = np.concatenate([noise(2.0, 1e-4), tone(1.0), noise(3.0, 1e-4)])
    first, last = speech_bounds(sound, RATE)
    assert first / RATE == pytest.approx(1.5, abs=0.03)
    assert last / RATE == pytest.approx(3.5, abs=0.03)


def test_weak_sounds_next_to_loud_ones_stay() -> None:
    weak, quiet = tone(0.6, level=0.01), noise(1.0, 1e-4)
    first, last = speech_bounds(np.concatenate([quiet, weak, tone(1.0), weak, quiet]), RATE)
    assert first / RATE == pytest.approx(0.5, abs=0.03)
    assert last / RATE == pytest.approx(3.7, abs=0.03)


def test_speech_in_constant_noise_is_left_whole() -> None:
    sound = np.concatenate([noise(1.0, 0.1), noise(1.0, 0.1) + tone(1.0), noise(1.0, 0.1)])
    assert speech_bounds(sound, RATE) == (0, len(sound))


def test_a_pause_between_words_is_never_cut_out() -> None:
    sound = np.concatenate([tone(0.5), np.zeros(5 * RATE, np.int16), tone(0.5)])
    assert speech_bounds(sound, RATE) == (0, len(sound))


@pytest.mark.parametrize("sound", [np.zeros(RATE, np.int16), noise(1.0, 1e-4)])
def test_a_recording_of_nothing_is_empty(sound: np.ndarray) -> None:
    assert speech_bounds(sound, RATE) == (0, 0)


@given(st.integers(0, 700))
def test_bounds_of_a_few_samples(count: int) -> None:
    first, last = speech_bounds(np.full(count, 9000, np.int16), RATE)
    assert 0 <= first <= last <= count


def test_leading_silence_is_held_back_and_nothing_after_it() -> None:
    sound = np.concatenate([np.zeros(3 * RATE, np.int16), tone(1.0), np.zeros(RATE, np.int16)])
    gate = LeadingSilence(RATE)
    passed = np.concatenate([gate.accept(sound[i : i + 1000]) for i in range(0, len(sound), 1000)])
    assert gate.dropped / RATE == pytest.approx(2.5, abs=0.05)
    assert np.array_equal(passed, sound[gate.dropped :])
