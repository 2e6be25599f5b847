"""Which recogniser hears the next utterance: what is expected is opened when it is, and kept."""

from __future__ import annotations

import logging
from datetime import datetime

import numpy as np
import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.automaton import Sentences
from macsen_lite.clip import AudioClip
from macsen_lite.clock import FixedClock
from macsen_lite.dialogue.context import Expects
from macsen_lite.errors import LexiconError
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.speech.recogniser import Recogniser
from tests.fakes.recogniser import SILENCE, ScriptedRecogniser, transcript

CLIP = AudioClip(np.zeros(16_000, np.int16), 16_000)
UNKNOWN = transcript("", is_unknown=True)


class Ears:
    """A recogniser for what can always be said, and others for what is expected."""

    def __init__(self, always: ScriptedRecogniser, *expected: ScriptedRecogniser) -> None:
        self.always = always
        self._expected = list(expected)
        self.opened: list[Sentences] = []

    def expecting(self, always: Recogniser, sentences: Sentences) -> Recogniser:
        assert always is self.always
        self.opened.append(sentences)
        if not self._expected:
            raise LexiconError("“xyz” cannot be said")
        return self._expected.pop(0)  # type: ignore[return-value]


def listening(loader: IntentLoader, ears: Ears) -> tuple[Assistant, FixedClock]:
    clock = FixedClock(datetime(2026, 11, 22, 15, 15))
    intents = loader.load()
    return Assistant(
        lambda: intents,
        lambda _: ears.always,  # type: ignore[arg-type,return-value]
        clock,
        expecting=ears.expecting,
    ), clock


def test_the_answer_is_heard_with_the_answers_and_the_next_question_without(
    loader: IntentLoader,
) -> None:
    ears = Ears(
        ScriptedRecogniser(transcript("gosod amserydd"), transcript("pwy wyt ti")),
        ScriptedRecogniser(transcript("pum munud")),
    )
    assistant, clock = listening(loader, ears)
    assert assistant.hear(CLIP).expects is Expects.SLOT
    assert not ears.opened
    assert assistant.hear(CLIP).answer == "Iawn, amserydd am bum munud."
    assert [each.accepts(["pum", "munud"]) for each in ears.opened] == [True]
    clock.advance(60)
    turn = assistant.hear(CLIP)
    assert turn.match is not None and turn.match.intent == "macsen.pwy"
    assert len(ears.opened) == 1


def test_the_same_question_opens_nothing_anew_and_it_can_be_prepared(loader: IntentLoader) -> None:
    ears = Ears(
        ScriptedRecogniser(),
        ScriptedRecogniser(UNKNOWN, transcript("pum munud"), transcript("canslo")),
    )
    assistant, _ = listening(loader, ears)
    assistant.ask("gosod amserydd")
    assistant.prepare()
    assert len(ears.opened) == 1
    assert assistant.hear(CLIP).expects is Expects.SLOT  # not understood: asked once more
    assert assistant.hear(CLIP).answer == "Iawn, amserydd am bum munud."
    assistant.ask("gosod amserydd")
    assert assistant.hear(CLIP).answer in assistant.intents.common.replies["wedi_canslo"]
    assert len(ears.opened) == 1


def test_answers_that_cannot_be_said_are_warned_of_once_and_the_rest_is_heard(
    loader: IntentLoader, caplog: pytest.LogCaptureFixture
) -> None:
    ears = Ears(ScriptedRecogniser(UNKNOWN, transcript("amsera bum munud")))
    assistant, _ = listening(loader, ears)
    assistant.ask("gosod amserydd")
    with caplog.at_level(logging.WARNING):
        assistant.hear(CLIP)
        assert assistant.hear(CLIP).answer == "Iawn, amserydd am bum munud."
    assert [record.getMessage() for record in caplog.records] == ["“xyz” cannot be said"]


def test_silence_after_a_question(loader: IntentLoader) -> None:
    ears = Ears(ScriptedRecogniser(), ScriptedRecogniser(SILENCE, SILENCE))
    assistant, _ = listening(loader, ears)
    assistant.ask("gosod amserydd")
    replies = assistant.intents.common.replies
    again = {f"{sorry} Am faint o amser?" for sorry in replies["heb_glywed_ateb"]}
    assert assistant.hear(CLIP).answer in again
    assert assistant.hear(CLIP).answer in replies["rhoi_gorau"]
    assert assistant.expects is None
