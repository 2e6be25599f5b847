"""Earcons are short, gentle, unlike one another, and not taken for speech."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from macsen_lite.audio.block import BLOCK, RATE
from macsen_lite.audio.resampling import resample
from macsen_lite.audio.voice_activity import SileroVoiceActivity
from macsen_lite.clip import AudioClip
from macsen_lite.errors import VoiceError
from macsen_lite.listening.earcons import Earcon, EarconPlayer, earcon
from tests.fakes.sound import RecordingPlayer


@pytest.mark.parametrize("which", Earcon)
def test_an_earcon_is_short_gentle_and_begins_and_ends_in_silence(which: Earcon) -> None:
    clip = earcon(which)

    assert clip.seconds < 0.4
    assert 1_000 < np.abs(clip.samples).max() < 0.3 * 32_768
    assert abs(int(clip.samples[0])) < 100
    assert abs(int(clip.samples[-1])) < 100


def test_no_two_earcons_are_alike() -> None:
    for one, other in itertools.combinations(Earcon, 2):
        assert not np.array_equal(earcon(one).samples, earcon(other).samples)


@pytest.mark.parametrize("level", [1.0, 0.3, 0.1])
@pytest.mark.parametrize("which", Earcon)
def test_an_earcon_that_the_microphone_hears_is_not_taken_for_speech(
    which: Earcon, level: float
) -> None:
    sound = resample(earcon(which), RATE).samples * level
    activity = SileroVoiceActivity.without_gate()
    heard = np.random.default_rng(0).normal(0, 10, 2 * RATE)
    heard[RATE : RATE + len(sound)] += sound
    blocks = [heard[at : at + BLOCK].astype(np.int16) for at in range(0, len(heard), BLOCK)]

    is_speech = [activity.probability(block) >= 0.5 for block in blocks if len(block) == BLOCK]
    runs = [len(list(run)) for speech, run in itertools.groupby(is_speech) if speech]
    assert max(runs, default=0) < 3, "the endpointer wants three blocks in a row"


def test_earcons_are_played_one_after_the_other_without_waiting() -> None:
    player = RecordingPlayer()
    earcons = EarconPlayer(lambda: player)
    earcons.play(Earcon.AWAKE)
    earcons.play(Earcon.HEARD)
    earcons.close(10)

    assert player.played == [earcon(Earcon.AWAKE), earcon(Earcon.HEARD)]
    earcons.close()


def test_without_a_sound_card_there_are_no_earcons_and_no_fuss() -> None:
    class Broken(RecordingPlayer):
        def play(self, clip: AudioClip) -> None:
            raise VoiceError("dim cerdyn sain")

    earcons = EarconPlayer(Broken)
    earcons.play(Earcon.AWAKE)
    earcons.play(Earcon.AWAKE)
    earcons.close(10)
