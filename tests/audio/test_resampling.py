import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macsen_lite.audio.resampling import Resampler, from_int16, resample, to_int16
from macsen_lite.clip import AudioClip

rates = st.sampled_from([8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])


@settings(deadline=None, max_examples=40)
@given(rate_in=rates, rate_out=rates, cuts=st.lists(st.integers(0, 20_000), max_size=6))
def test_resampling_block_by_block_is_resampling_the_whole(
    rate_in: int, rate_out: int, cuts: list[int]
) -> None:
    sound = np.random.default_rng(0).uniform(-0.5, 0.5, 20_000).astype(np.float32)
    whole = Resampler(rate_in, rate_out).accept(sound, last=True)

    stream = Resampler(rate_in, rate_out)
    parts = [stream.accept(part) for part in np.split(sound, sorted(cuts))]
    parts.append(stream.accept(np.zeros(0, np.float32), last=True))

    np.testing.assert_allclose(np.concatenate(parts), whole, atol=1e-5)
    assert len(whole) == pytest.approx(20_000 * rate_out / rate_in, abs=2)


@given(st.integers(-32768, 32767))
def test_int16_survives_the_way_through_float(sample: int) -> None:
    samples = np.array([sample], np.int16)
    assert to_int16(from_int16(samples))[0] == sample


def test_the_same_rate_is_the_same_clip() -> None:
    clip = AudioClip(np.zeros(10, np.int16), 8_000)
    assert resample(clip, 8_000) is clip


def test_resampling_keeps_length_in_seconds_and_what_was_clipped() -> None:
    clip = resample(AudioClip(np.zeros(8_000, np.int16), 8_000, 0.2), 16_000)
    assert clip.seconds == 1.0
    assert clip.clipped == 0.2
