"""The wake word in synthetic speech, in voices that the acoustic model has never heard."""

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from macsen_lite import paths
from macsen_lite.audio.block import BLOCK, BLOCK_S, RATE, Block
from macsen_lite.audio.resampling import resample
from macsen_lite.clip import AudioClip
from macsen_lite.config.config import Config
from macsen_lite.errors import ModelError
from macsen_lite.fixtures.conditions import parse_conditions
from macsen_lite.listening.wake import THRESHOLDS, Detection, WakeOptions, WakeWord, wake_network
from macsen_lite.speech.manifest import file_sha256, hash_files, verify_manifest
from macsen_lite.speech.network import AcousticNetwork
from tests.fakes.synthetic_speech import synthetic_speech

VOICES = ("cy+Denis", "cy+iven3", "cy+m7")
NOISY_VOICES = ("cy+Lee", "cy+iven3", "cy+klatt4")
NEAR = (
    "mae'n sâl",
    "Maesteg",
    "mae Sian yma",
    "masgen",
    "mae'n sefyll fan hyn",
    "Maxine",
    "máquina",
    "bocsen",
    "maes parcio",
    "macrell",
    "mae'r castell yn hen",
    "Saeson",
    "sacsoffon",
    "mesen",
    "maen nhw'n gwybod",
    "actio mewn drama",
    "mas o'r tŷ",
    "mae asyn wedi dod",
    "faint o'r gloch ydi hi",
    "gosod larwm am saith o'r gloch",
)


@pytest.fixture(scope="module")
def network() -> AcousticNetwork:
    return wake_network()


@pytest.fixture
def wake(network: AcousticNetwork) -> WakeWord:
    return WakeWord(network)


def said(text: str, voice: str = "cy+Denis", speed: int = 140) -> np.ndarray:
    return resample(synthetic_speech(text, voice=voice, speed=speed), RATE).samples


def silence(seconds: float) -> np.ndarray:
    return np.zeros(round(seconds * RATE), np.int16)


def noise(seconds: float, level: float) -> np.ndarray:
    chance = np.random.default_rng(1)
    return (level * chance.standard_normal(round(seconds * RATE))).astype(np.int16)


def blocks(*sounds: np.ndarray, start: float = 0.0) -> list[Block]:
    sound = np.concatenate(sounds)
    count = len(sound) // BLOCK
    return [
        Block(sound[i * BLOCK : (i + 1) * BLOCK], start + (i + 1) * BLOCK_S) for i in range(count)
    ]


def hear(wake: WakeWord, *sounds: np.ndarray) -> list[Detection]:
    return [found for block in blocks(*sounds) if (found := wake.accept(block))]


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Macsen", "Macsen"),
        ("Hei Macsen", "Hei Macsen"),
        ("Macsen, faint o'r gloch ydi hi?", "Macsen"),
    ],
)
def test_it_wakes_once(wake: WakeWord, voice: str, text: str, phrase: str) -> None:
    found = hear(wake, silence(1), said(text, voice), silence(1))
    assert [each.phrase for each in found] == [phrase]
    assert THRESHOLDS["arferol"] <= found[0].score <= 0


@pytest.mark.parametrize("text", NEAR)
def test_it_sleeps_through_what_sounds_alike(wake: WakeWord, text: str) -> None:
    for voice in VOICES[:2]:
        assert not hear(wake, silence(0.5), said(text, voice), silence(1))


def test_it_is_known_soon_after_the_word_and_says_when_that_was(wake: WakeWord) -> None:
    word = said("Macsen")
    loud = np.flatnonzero(np.abs(word) > 500)
    begin, end = 1 + loud[0] / RATE, 1 + loud[-1] / RATE
    for block in blocks(silence(1), word, silence(2)):
        found = wake.accept(block)
        if found is not None:
            break
    assert found is not None
    assert begin + 0.2 < found.at < end + 0.1
    assert block.at - found.at < 0.6
    assert block.at - end < 0.6


def test_it_needs_no_pause_after_the_word(wake: WakeWord) -> None:
    sound = said("Macsen, beth ydi'r tywydd yfory yng Nghaerdydd?")
    length = len(sound) / RATE
    for block in blocks(silence(1), sound, silence(1)):
        if wake.accept(block):
            break
    assert block.at < 1 + length - 0.5


def test_each_word_is_given(wake: WakeWord) -> None:
    word = said("Macsen")
    assert len(hear(wake, silence(1), word, silence(1), word, silence(3), word, silence(1))) == 3


def test_the_word_may_be_the_first_sound_of_all(wake: WakeWord) -> None:
    assert len(list(wake.detections(said("Macsen")))) == 1


def test_times_are_those_of_the_blocks(wake: WakeWord) -> None:
    sounds = silence(1), said("Macsen"), silence(1)
    early = hear(wake, *sounds)
    later = [f for block in blocks(*sounds, start=5000.0) if (f := wake.accept(block))]
    assert later[0].at == pytest.approx(5000 + early[0].at)


def test_in_the_noise_of_a_room(wake: WakeWord) -> None:
    word = said("Macsen")
    loudness = float(np.sqrt(np.mean(word.astype(float) ** 2)))
    room = noise(20, loudness / 10)  # 20 dB below
    word = word + room[: len(word)]
    assert len(hear(wake, room, word, room[: 2 * RATE])) == 1


def test_its_own_layers_hear_the_word_in_louder_noise() -> None:
    bare = AcousticNetwork.read(paths.models_dir() / "macsen-cy" / "am" / "final.mdl")
    (louder,) = parse_conditions(["noise:10"])
    heard = {"own layers": 0, "bare": 0}
    for voice in NOISY_VOICES:
        sound = np.concatenate([silence(1), said("Hei Macsen", voice), silence(1)])
        sound = louder.apply(AudioClip(sound, RATE), voice).samples
        heard["own layers"] += len(hear(WakeWord(wake_network()), sound))
        heard["bare"] += len(hear(WakeWord(bare), sound))
    assert heard["own layers"] == len(NOISY_VOICES) > heard["bare"]


def test_its_own_layers_belong_to_the_bundled_model() -> None:
    """They mean nothing on other lower layers: whoever trains those anew trains these anew."""
    models = paths.models_dir()
    noted = (models / "macsen-wake" / "lower.sha256").read_text(encoding="utf-8").split()[0]
    assert noted == file_sha256(models / "macsen-cy" / "am" / "final.mdl")
    whole = hash_files(models / "macsen-wake")
    assert verify_manifest(models / "macsen-wake", whole)


def test_a_quiet_room_and_a_steady_noise_never_reach_the_network(wake: WakeWord) -> None:
    hear(wake, silence(5))
    assert not wake.is_open
    hear(wake, noise(30, 100))
    assert not wake.is_open


def test_what_came_before_a_reset_is_forgotten(wake: WakeWord) -> None:
    word = said("Macsen")
    middle = len(word) // 2
    assert not hear(wake, silence(1), word[:middle])
    wake.reset()
    assert not hear(wake, word[middle:], silence(1))
    wake.reset()
    assert hear(wake, silence(1), word, silence(1))


def test_a_word_with_a_hole_in_it_is_not_joined(wake: WakeWord) -> None:
    heard = blocks(silence(1), said("Macsen"), silence(1))
    middle = round((1 + 0.35) / BLOCK_S)
    lost = Block(heard[middle].samples, heard[middle].at, overflows=1)
    assert not [f for b in (*heard[:middle], lost, *heard[middle + 1 :]) if (f := wake.accept(b))]


def test_the_threshold_decides(network: AcousticNetwork) -> None:
    sounds = silence(1), said("Hei Macsen"), silence(1)
    assert not hear(WakeWord(network, WakeOptions(threshold=-0.01)), *sounds)
    assert hear(WakeWord(network, WakeOptions(threshold=-20.0)), *sounds)


def test_the_setting_gives_the_threshold(tmp_path: Path) -> None:
    file = tmp_path / "gosodiadau.toml"
    sounds = silence(1), said("Hei Macsen", "cy+iven3"), silence(1)
    heard = {}
    for setting in THRESHOLDS:
        file.write_text(f'[gwrando]\ntrothwy = "{setting}"\n', encoding="utf-8")
        heard[setting] = len(hear(WakeWord.of_this_user(Config.read(file)), *sounds))
    assert heard == {"uchel": 1, "arferol": 1, "isel": 1}
    assert THRESHOLDS["uchel"] > THRESHOLDS["arferol"] > THRESHOLDS["isel"]


def test_hours_take_no_more_memory_than_minutes(wake: WakeWord) -> None:
    speech = blocks(said("Mae hi'n braf heddiw ac mae pawb wedi mynd i lan y môr."))
    quiet = blocks(silence(60))
    for block in (*speech, *quiet):
        wake.accept(block)
    tracemalloc.start()
    try:
        for block in (*speech, *quiet):
            wake.accept(block)
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(4):
            for block in (*speech, *quiet):
                wake.accept(block)
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown < 20_000


def test_a_model_that_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as error:
        WakeWord.of_this_user(model=tmp_path)
    assert str(tmp_path) in str(error.value)
    assert error.value.hint
