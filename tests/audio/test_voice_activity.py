"""Whether somebody speaks: Silero's network, and the gate before it, on synthetic speech."""

import numpy as np
import pytest

from macsen_lite.audio.block import BLOCK, BLOCK_S, RATE, Int16
from macsen_lite.audio.resampling import resample
from macsen_lite.audio.voice_activity import EnergyGate, GateOptions, SileroVoiceActivity
from tests.fakes.synthetic_speech import synthetic_speech


def blocks(sound: Int16) -> list[Int16]:
    return [sound[i : i + BLOCK] for i in range(0, len(sound) - BLOCK + 1, BLOCK)]


def noise(seconds: float, db: float) -> Int16:
    rng = np.random.default_rng(4)
    return (rng.standard_normal(round(seconds * RATE)) * 32768 * 10 ** (db / 20)).astype(np.int16)


def mixed(sound: Int16, other: Int16) -> Int16:
    return (sound.astype(np.int32) + other[: len(sound)]).clip(-32768, 32767).astype(np.int16)


@pytest.fixture(scope="module")
def speech() -> Int16:
    return resample(synthetic_speech("gosoda larwm am saith o'r gloch bore fory"), RATE).samples


class Counting(SileroVoiceActivity):
    """Counts how often the network is asked."""

    looks = 0

    def _look(self, samples: Int16) -> float:
        self.looks += 1
        return super()._look(samples)


@pytest.mark.parametrize("room_db", [-90, -60, -45])
def test_speech_is_found_and_the_room_is_not(speech: Int16, room_db: float) -> None:
    quiet = np.zeros(2 * RATE, np.int16)
    sound = np.concatenate([quiet, speech, quiet])
    sound = mixed(sound, noise(len(sound) / RATE, room_db))
    voice = SileroVoiceActivity()
    found = np.array([voice.probability(block) for block in blocks(sound)])
    assert found.min() >= 0
    assert found.max() <= 1
    within = slice(round(2.1 / BLOCK_S), round((1.9 + len(speech) / RATE) / BLOCK_S))
    assert (found[within] >= 0.5).mean() > 0.8
    assert (found[: round(1.9 / BLOCK_S)] < 0.35).all()
    assert (found[-round(1.5 / BLOCK_S) :] < 0.35).all()


def test_the_gate_makes_no_difference_to_speech(speech: Int16) -> None:
    sound = mixed(np.pad(speech, RATE), noise(10, -55))
    gated, bare = SileroVoiceActivity(), SileroVoiceActivity.without_gate()
    pairs = [(gated.probability(b) >= 0.5, bare.probability(b) >= 0.5) for b in blocks(sound)]
    assert np.mean([one != other for one, other in pairs]) < 0.05


@pytest.mark.parametrize("db", [-100, -60, -30])
def test_in_a_steady_room_the_network_is_hardly_ever_asked(db: float) -> None:
    voice = Counting()
    sound = blocks(noise(40, db))
    for block in sound:
        voice.probability(block)
    began = voice.looks
    for block in sound:
        voice.probability(block)
    assert voice.looks - began < len(sound) / 50


def test_quiet_speech_is_heard_in_a_quieter_room(speech: Int16) -> None:
    faint = (speech * 10 ** (-30 / 20)).astype(np.int16)
    sound = np.concatenate([noise(3, -85), mixed(faint, noise(10, -85))])
    voice = SileroVoiceActivity()
    assert sum(voice.probability(block) >= 0.5 for block in blocks(sound)) > 20


def test_after_a_reset_it_says_the_same_again(speech: Int16) -> None:
    voice = SileroVoiceActivity.without_gate()
    first = [voice.probability(block) for block in blocks(speech)]
    voice.reset()
    assert [voice.probability(block) for block in blocks(speech)] == first


@pytest.mark.parametrize(
    "samples", [np.zeros(511, np.int16), np.zeros((512, 1), np.int16), np.zeros(512, np.float32)]
)
def test_anything_but_a_block_is_refused(samples: Int16) -> None:
    with pytest.raises(ValueError, match="512"):
        SileroVoiceActivity().probability(samples)


def test_the_gate_follows_the_room_up_and_down() -> None:
    gate = EnergyGate(GateOptions())
    for block in blocks(noise(20, -60)):
        gate.opens(block, speech=False)
    assert not any(gate.opens(block, speech=False) for block in blocks(noise(1, -60)))
    louder = [gate.opens(block, speech=False) for block in blocks(noise(10, -40))]
    assert louder[0], "a fan is switched on: worth a look"
    assert not louder[-1], "it still runs"
    for block in blocks(noise(2, -60)):
        gate.opens(block, speech=False)
    assert gate.opens(noise(1, -50)[:BLOCK], speech=False), "off again: 10 dB stand out"


def test_speech_does_not_count_as_the_room() -> None:
    gate = EnergyGate()
    for block in blocks(noise(5, -60)):
        gate.opens(block, speech=False)
    for block in blocks(noise(30, -30)):
        assert gate.opens(block, speech=True)
