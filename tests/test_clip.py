import numpy as np
import pytest

from macsen_lite.clip import AudioClip


def test_length_in_seconds() -> None:
    assert AudioClip(np.zeros(8_000, np.int16), 16_000).seconds == 0.5


@pytest.mark.parametrize(
    ("samples", "rate"),
    [
        (np.zeros(4, np.float32), 16_000),
        (np.zeros((4, 2), np.int16), 16_000),
        (np.zeros(4, np.int16), 0),
    ],
)
def test_only_int16_mono_at_a_real_rate_is_a_clip(samples: np.ndarray, rate: int) -> None:
    with pytest.raises(ValueError):
        AudioClip(samples, rate)
