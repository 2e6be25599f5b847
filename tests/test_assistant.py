"""One turn: what is heard becomes an answer, and each stage's time is told."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from textwrap import dedent
from threading import Thread

import numpy as np
import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clip import AudioClip
from macsen_lite.clock import FixedClock
from macsen_lite.dialogue.context import Context, Expects
from macsen_lite.errors import IntentError
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.paths import intents_dir
from macsen_lite.speech.transcript import Transcript
from macsen_lite.turn import Turn
from tests.fakes.recogniser import SILENCE, ScriptedRecogniser, transcript

CLIP = AudioClip(np.zeros(32_000, np.int16), 16_000)


def assistant(*heard: Transcript, folders: list[Path] | None = None) -> Assistant:
    ticks = count()
    return Assistant(
        IntentLoader(folders or [intents_dir()]).load,
        lambda _: ScriptedRecogniser(*heard),  # type: ignore[arg-type,return-value]
        FixedClock(datetime(2026, 11, 22, 15, 15)),
        random.Random(0),
        timer=lambda: float(next(ticks)),
    )


def test_a_heard_question_is_answered_and_timed() -> None:
    turn = assistant(transcript("faint o'r gloch ydi hi")).hear(CLIP)
    assert turn.text == "faint o'r gloch ydi hi"
    assert turn.match is not None and turn.match.intent == "amser.faint"
    assert "hwarter wedi tri" in turn.answer
    # Each look at the timer is a second later; the clip is two seconds long.
    assert (turn.seconds.decode, turn.seconds.match, turn.seconds.answer) == (1.0, 1.0, 1.0)
    assert turn.rtf == 0.5


def test_speech_outside_the_grammar_and_silence_are_told_apart() -> None:
    asked = assistant(transcript("", is_unknown=True), SILENCE)
    outside, silence = asked.hear(CLIP), asked.hear(CLIP)
    assert outside.match is None and silence.match is None
    assert outside.answer in asked.intents.common.replies["heb_ddeall"]
    assert silence.answer in asked.intents.common.replies["heb_glywed"]


def test_what_is_lost_in_noise_is_told_from_what_is_no_request() -> None:
    lost = replace(transcript("", is_unknown=True), level_range_db=9.0)
    quiet = replace(lost, level_range_db=30.0)
    asked = assistant(lost, quiet, replace(SILENCE, level_range_db=9.0), lost, lost)
    replies = asked.intents.common.replies
    turn = asked.hear(CLIP)
    assert turn.answer in replies["gormod_o_swn"] and not turn.is_understood
    assert asked.hear(CLIP).answer in replies["heb_ddeall"]
    assert asked.hear(CLIP).answer in replies["heb_glywed"]
    question = asked.ask("gosod amserydd").answer
    again = asked.hear(CLIP)
    assert again.answer in {f"{sorry} {question}" for sorry in replies["gormod_o_swn"]}
    assert again.expects is Expects.SLOT and not again.is_understood
    assert asked.hear(CLIP).answer in replies["rhoi_gorau"]


def test_an_utterance_is_heard_while_it_is_spoken() -> None:
    asked = assistant(transcript("faint o'r gloch ydi hi"))
    utterance = asked.utterance(16_000)
    block = CLIP.samples[:1600]
    assert [utterance.accept(block) for _ in range(2)] == ["faint", "faint o'r"]
    turn = utterance.finish()
    assert turn.match is not None and turn.match.intent == "amser.faint"
    assert turn.transcript is not None and turn.transcript.text == turn.text
    # Three looks of one second each: two blocks and the end.
    assert turn.seconds.decode == 3.0 and turn.rtf == 1.5


def test_what_was_settled_in_a_pause_is_heard_anew_when_speech_goes_on() -> None:
    asked = assistant(transcript("faint o'r gloch"), transcript("faint o'r gloch ydi hi"))
    utterance = asked.utterance(16_000)
    block = CLIP.samples[:1600]
    utterance.accept(block)
    utterance.settle()
    utterance.settle()

    assert utterance.accept(block) == "faint o'r", "both blocks, by the second stream"
    assert utterance.finish().text == "faint o'r gloch ydi hi"


def test_what_was_foreseen_holds_for_the_conversation_in_which_it_was() -> None:
    time = "am saith o'r gloch"
    asked = assistant(transcript("gosod larwm"), transcript(time), transcript(time))

    def spoken(between: Callable[[], object]) -> Turn:
        utterance = asked.utterance(16_000)
        utterance.accept(CLIP.samples[:1600])
        utterance.settle()
        between()
        return utterance.finish()

    assert spoken(lambda: None).expects is Expects.SLOT
    question = asked.swap(Context())  # somebody else, who was asked nothing
    asked.swap(question)
    assert not spoken(lambda: asked.swap(Context())).is_understood
    asked.swap(question)
    answer = spoken(lambda: None)
    assert answer.match is not None and answer.match.intent == "larwm.gosod"


def test_understanding_can_be_prepared_in_another_thread() -> None:
    asked = assistant()
    warming = Thread(target=asked.warm_up)
    warming.start()
    turns = [asked.ask("faint o'r gloch ydi hi"), asked.ask("gosod amserydd pum mynud")]
    warming.join()

    assert [turn.match and turn.match.intent for turn in turns] == ["amser.faint", "amserydd.gosod"]


def test_words_that_the_recogniser_doubts_are_not_acted_upon() -> None:
    turn = assistant(transcript("faint o'r gloch ydi hi", is_unknown=True)).hear(CLIP)
    assert turn.match is None
    assert turn.text == "faint o'r gloch ydi hi"


def folder(path: Path, text: str) -> list[Path]:
    (path / "sgil.yaml").write_text(dedent(text), encoding="utf-8")
    return [intents_dir(), path]


def test_a_yaml_file_is_a_whole_skill(tmp_path: Path) -> None:
    folders = folder(
        tmp_path,
        """
        skill: te
        about: {cy: "Paned", en: "A cuppa"}
        intents:
          te.paned:
            sentences: ["(wnei di|gwna) baned [o {diod}] [i mi]"]
            slots:
              diod:
                list: [{in: de, value: te}, {in: goffi, value: coffi}]
            answers:
              - "Iawn, paned{% if diod %} o {{ diod | treiglad_meddal }}{% endif %} amdani."
            tests: [{say: "gwna baned o de", slots: {diod: te}}]
        """,
    )
    asked = assistant(folders=folders)
    # o softens: te → o de
    assert asked.ask("Macsen, gwna baned o de i mi, plîs").answer == "Iawn, paned o de amdani."
    assert asked.ask("gwna baned").answer == "Iawn, paned amdani."
    assert asked.ask("pwy wyt ti").match is not None  # the shipped skills are there too


def test_an_answer_that_fails_says_where_to_mend_it(tmp_path: Path) -> None:
    folders = folder(
        tmp_path,
        'skill: te\nintents: {te: {sentences: ["gwna baned"], answers: ["{{ 1 // 0 }}"]}}\n',
    )
    with pytest.raises(IntentError, match="zero") as caught:
        assistant(folders=folders).ask("gwna baned")
    assert "sgil.yaml" in caught.value.hint


def test_an_intent_without_answers_says_so(tmp_path: Path) -> None:
    folders = folder(tmp_path, 'skill: te\nintents: {te: {sentences: ["gwna baned"]}}\n')
    with pytest.raises(IntentError) as caught:
        assistant(folders=folders).ask("gwna baned")
    assert "sgil.yaml" in caught.value.hint


def test_without_a_common_file_it_still_says_that_it_did_not_understand(tmp_path: Path) -> None:
    (tmp_path / "te.yaml").write_text(
        'skill: te\nintents: {te: {sentences: ["gwna baned"], answers: [Iawn.]}}\n', "utf-8"
    )
    assert assistant(folders=[tmp_path]).ask("ble mae'r gath").answer.startswith("Mae’n ddrwg")
