"""One recording run as far as understanding goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest
import soundfile

from macsen_lite.audio.files import write_wav
from macsen_lite.clip import AudioClip
from macsen_lite.errors import FixtureError
from macsen_lite.fixtures.engine import Engine, EnginePlan, Identity
from macsen_lite.fixtures.model import Fixture
from macsen_lite.fixtures.scoring import compared_words, letter_edits, word_edits
from macsen_lite.fixtures.thresholds import RunThresholds
from macsen_lite.intents.decision import Thresholds
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.model import IntentSet
from macsen_lite.speech.decision import Decision
from macsen_lite.speech.transcript import Transcript
from tests.fakes.recogniser import SILENCE, ScriptedRecogniser, transcript
from tests.fakes.synthetic_speech import synthetic_speech
from tests.recordings.conftest import SKILL

Hear = Callable[..., object]


@pytest.fixture
def intents(tmp_path: Path) -> IntentSet:
    folder = tmp_path / "skills"
    folder.mkdir()
    (folder / "larwm.yaml").write_text(dedent(SKILL), encoding="utf-8")
    return IntentLoader([folder]).load()


def run(
    intents: IntentSet,
    folder: Path,
    heard: Transcript,
    thresholds: RunThresholds | None = None,
    **wanted: object,
):
    engine = Engine(intents, ScriptedRecogniser(heard), thresholds)
    return engine.run(Fixture("a.wav", folder / "a.wav", **wanted))


def test_what_was_understood_and_how_well_it_was_heard(intents: IntentSet, folder: Path) -> None:
    result = run(
        intents,
        folder,
        transcript("gosod larwm am saith o'r gloch y bore"),
        text="Gosod larwm am saith o’r gloch y bore!",
        intent="larwm.gosod",
        slots={"amser": "07:00"},
    )
    assert (result.outcome, result.skill, result.intent) == ("accepted", "larwm", "larwm.gosod")
    assert result.slots == {"amser": "07:00"} and result.intent_right and result.slots_right
    assert (result.score, result.confidence, result.error) == (1.0, 1.0, "")
    assert result.words and result.words.errors == 0 and result.words.length == 8
    assert result.audio_seconds == 0.5 and result.rtf == result.seconds.decode / 0.5


def test_a_place_may_be_wanted_by_its_name(intents: IntentSet, folder: Path) -> None:
    heard = transcript("sut dywydd yw hi yn wrecsam")
    for lle, is_right in (("Wrecsam", True), ({"en": "Wrexham"}, True), ("Bangor", False)):
        result = run(intents, folder, heard, intent="larwm.tywydd", slots={"lle": lle})
        assert result.slots_right is is_right


def test_a_request_that_is_near_is_asked_about_or_taken_up(
    intents: IntentSet, folder: Path
) -> None:
    near = run(intents, folder, transcript("gosod y larwn am saith"), intent="larwm.gosod")
    strict = Thresholds(accept=1.0, accept_one=1.0, ask=0.5)
    asked = run(
        intents,
        folder,
        transcript("gosod y larwn am saith"),
        RunThresholds(matching=strict),
        intent="larwm.gosod",
    )
    assert near.outcome == "accepted" and 0.5 < near.score < 1
    assert (asked.outcome, asked.intent, asked.score) == ("asked", "larwm.gosod", near.score)
    assert asked.intent_right is False and asked.falsely_rejected


def test_what_is_not_heard_is_rejected(intents: IntentSet, folder: Path) -> None:
    silence = run(intents, folder, SILENCE, reject=True, text="mae'r gath yn cysgu")
    assert (silence.outcome, silence.heard, silence.intent) == ("rejected", "", None)
    assert silence.falsely_accepted is False
    assert silence.words is None  # nothing could hear those words
    unsure = transcript("gosod larwm am saith", is_unknown=True)
    result = run(intents, folder, unsure, text="gosod larwm am saith", intent="larwm.gosod")
    assert (result.outcome, result.falsely_rejected) == ("rejected", True)
    assert result.words and result.words.errors == 0  # the decoder was right, if unsure


def test_sound_that_cannot_be_read_is_a_result(intents: IntentSet, folder: Path) -> None:
    (folder / "a.wav").write_text("no sound")
    result = run(intents, folder, SILENCE, text="helo")
    assert "a.wav" in result.error and result.outcome == "rejected" and result.words is None


class Louder:
    def apply(self, clip: AudioClip, seed_text: str) -> AudioClip:
        assert seed_text == "a.wav"
        return AudioClip(clip.samples + np.int16(7), clip.rate)

    def __str__(self) -> str:
        return "louder:7"


def test_a_condition_changes_the_sound_first(intents: IntentSet, folder: Path) -> None:
    recogniser = ScriptedRecogniser(transcript("amsera bum munud"))
    result = Engine(intents, recogniser).run(Fixture("a.wav", folder / "a.wav"), Louder())
    assert result.condition == "louder:7" and result.intent == "larwm.amsera"
    assert set(recogniser.heard[0].samples) == {7}


@pytest.mark.parametrize(
    ("said", "heard", "words", "letters"),
    [
        ("Faint o’r gloch YDI hi?", "faint o'r gloch ydi hi", 0, 0),
        ("faint o 'r gloch", "faint o'r gloch", 0, 0),
        ("pêl-droed heddiw", "pêl droed heddiw", 0, 0),
        ("beth yw hi", "be yw hi", 1, 2),
        ("faint or gloch rwan", "faint o'r gloch rŵan", 0, 0),
        ("y tân", "y tan", 1, 1),
        ("un dau tri", "un tri", 1, 4),
        ("un tri", "un dau tri pedwar", 2, 11),
        ("", "un", 1, 2),
    ],
)
def test_edits_are_counted_in_words_and_letters(
    said: str, heard: str, words: int, letters: int
) -> None:
    first, second = compared_words(said, heard)
    assert word_edits(first, second).errors == words
    assert letter_edits(first, second).errors == letters


def test_spelling_without_accents_is_no_error_and_figures_are_not_counted(
    intents: IntentSet, folder: Path
) -> None:
    heard = transcript("gosod larwm am chwarter i wyth o'r gloch")
    bare = run(intents, folder, heard, text="gosod larwm am chwarter i wyth or gloch")
    assert bare.words and bare.words.errors == 0
    figures = run(intents, folder, heard, text="gosod larwm am 7:45")
    assert figures.words is None and figures.letters is None


def test_thresholds_of_a_run_take_the_place_of_the_models() -> None:
    model = Decision(1.8, 0.5)
    assert RunThresholds().decision(model) == model
    tried = RunThresholds(filler_cost=3.0, min_confidence=0.0)
    assert tried.decision(model) == Decision(3.0, 0.0)
    record = tried.record(model)
    assert (record["filler_cost"], record["min_confidence"]) == (3.0, 0.0)
    assert record["match_accept"] == Thresholds().accept


@pytest.fixture(scope="module")
def real() -> Engine:
    return EnginePlan().open()


def test_the_same_clip_gives_the_same_result_whatever_came_before(
    real: Engine, tmp_path: Path
) -> None:
    noise = np.random.default_rng(7)
    clip = synthetic_speech("beth fydd y tywydd yfory")
    blurred = clip.samples + noise.normal(0, 900, len(clip.samples))
    write_wav(
        tmp_path / "a.wav",
        AudioClip(np.clip(blurred, -32768, 32767).astype(np.int16), clip.rate),
    )
    soundfile.write(tmp_path / "b.wav", noise.normal(0, 0.1, 8000), 16_000)
    first = Fixture("a.wav", tmp_path / "a.wav", text="beth fydd y tywydd yfory")
    other = Fixture("b.wav", tmp_path / "b.wav")
    results = []
    for _ in range(3):
        results.append(real.run(first))
        real.run(other)
    assert len({(r.heard, r.confidence, r.score, str(r.slots)) for r in results}) == 1
    assert results[0].intent == "tywydd.bydd" and results[0].slots == {"pryd": "2026-03-05"}


def test_an_engine_that_is_not_what_is_expected_is_refused() -> None:
    wrong = Identity("macsen-cy", "0" * 64, "0" * 64, {})
    with pytest.raises(FixtureError, match="another model"):
        EnginePlan(expects=wrong).open()
