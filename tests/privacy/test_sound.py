"""The sound of an utterance is what was said into it, however it came."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from macsen_lite.turn import Utterance
from tests.fakes.recogniser import ScriptedRecogniser, transcript

RAMP = np.arange(-800, 800, dtype=np.int16)


def utterance(channels: int = 1) -> Utterance:
    recogniser: Any = ScriptedRecogniser(*[transcript("ie")] * 2)
    return Utterance(
        lambda: recogniser.stream(16_000, channels), lambda: 0.0, None, 16_000, channels  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    "block",
    [RAMP, RAMP.tobytes(), RAMP.astype(np.float32) / 32768],
    ids=["int16", "bytes", "float"],
)
def test_one_channel(block: Any) -> None:
    speech = utterance()
    assert len(speech.sound().samples) == 0
    for _ in range(2):
        speech.accept(block)

    sound = speech.sound()
    assert sound.rate == 16_000
    assert np.array_equal(sound.samples, np.tile(RAMP, 2))


def test_channels_are_averaged() -> None:
    speech = utterance(channels=2)
    speech.accept(np.column_stack([RAMP, RAMP + 2]).ravel())

    assert np.array_equal(speech.sound().samples, RAMP + 1)


def test_the_sound_is_there_after_the_answer_too() -> None:
    speech = utterance()
    speech.accept(RAMP)
    speech.settle()
    speech.accept(RAMP)

    assert len(speech.sound().samples) == 2 * len(RAMP)
