"""Sound to answer: every shipped intent, said by a synthetic voice and heard by the real model.

The sound is synthetic (espeak-ng's Welsh voice), so this shows that every part works with every
other, not how well people are understood.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.errors import MacsenError
from macsen_lite.intents.model import Intent
from macsen_lite.intents.slots import TEST_NOW
from macsen_lite.paths import intents_dir, models_dir

from .test_shipped import INTENTS, spoken

SENTENCES = 2
"""How many of an intent's own tests are said; tests/recordings says more, in more voices."""


@pytest.fixture(scope="module")
def assistant() -> Iterator[Assistant]:
    model = models_dir() / "macsen-cy" / "am" / "final.mdl"
    if not model.is_file():
        pytest.skip(f"the bundled model is not there: {model}")
    assert intents_dir().is_dir()
    yield Assistant.of_this_user(FixedClock(TEST_NOW), random.Random(0))


@pytest.fixture(scope="module")
def voice() -> object:
    from macsen_lite.voice.espeak import EspeakSpeaker

    speaker = EspeakSpeaker()
    try:
        speaker.check()
    except MacsenError as error:
        pytest.skip(f"no synthetic voice to speak with: {error}")
    return speaker


@pytest.mark.parametrize("intent", INTENTS.intents, ids=lambda intent: intent.id)
def test_every_intent_is_heard_and_answered(
    assistant: Assistant, voice: object, intent: Intent, went_out: list[object]
) -> None:
    """And nothing goes out while it is: ``went_out`` watches every socket."""
    wrong = []
    asked = [test for test in intent.tests if not test.negative][:SENTENCES]
    for test in asked:
        assistant.forget()
        turn = assistant.hear(voice.synthesise(test.say))  # type: ignore[attr-defined]
        slots = {n: s.value for n, s in turn.match.slots.items()} if turn.match else {}
        if turn.match is None or turn.match.intent != intent.id or slots != test.slots:
            wrong.append((test.say, turn.text, turn.match and turn.match.intent, slots))
        else:
            assert spoken(turn.answer)
    # A rough voice: one sentence of an intent may be misheard, never both.
    assert len(wrong) <= 1, wrong


def test_speech_that_is_no_question_is_refused(assistant: Assistant, voice: object) -> None:
    said = [
        "Roedd ciw hir am y tŷ bach neithiwr.",
        "Mae'r clybiau yn profi'n boblogaidd tu hwnt.",
        "Crafodd ei phen wrth iddi feddwl am y peth.",
    ]
    turns = [assistant.hear(voice.synthesise(text)) for text in said]  # type: ignore[attr-defined]
    assert [turn.match for turn in turns] == [None] * 3
    assert all(turn.answer for turn in turns)
