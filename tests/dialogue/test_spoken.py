"""Conversations by sound: what is expected is heard then, and at no other time.

The speech is synthetic (espeak-ng's Welsh voice) and the model is the bundled one.
"""

from __future__ import annotations

import random

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.dialogue.context import Choice, Context, Expects
from macsen_lite.dialogue.expected import expected_grammar
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.model import IntentSet
from macsen_lite.paths import models_dir
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.hearing import Hearing
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.recogniser import Recogniser
from tests.fakes.decider import match
from tests.fakes.synthetic_speech import synthetic_speech

from .conftest import SUNDAY


@pytest.fixture(scope="module")
def intents(loader: IntentLoader) -> IntentSet:
    return loader.load()


@pytest.fixture(scope="module")
def hearing(intents: IntentSet, tmp_path_factory: pytest.TempPathFactory) -> Hearing:
    model = models_dir() / "macsen-cy"
    if not (model / "am" / "final.mdl").is_file():
        pytest.skip(f"the bundled model is not there: {model}")
    folder = tmp_path_factory.mktemp("graphs")
    return Hearing(model, Lexicon.of_this_user(intents.say_as), GraphCache(folder))


@pytest.fixture(scope="module")
def always(hearing: Hearing, intents: IntentSet) -> Recogniser:
    return hearing.open(intents.heard)


@pytest.fixture(scope="module")
def assistant(hearing: Hearing, always: Recogniser, intents: IntentSet) -> Assistant:
    return Assistant(
        lambda: intents,
        lambda _: always,
        FixedClock(SUNDAY),
        random.Random(0),
        expecting=hearing.expecting,
    )


def converse(assistant: Assistant, *turns: tuple[str, str]) -> None:
    """Say each and look for what is to be in its answer."""
    assistant.forget()
    for said, expected in turns:
        turn = assistant.hear(synthetic_speech(said))
        assert expected in turn.answer, (said, turn)


def test_a_length_of_time_is_heard_when_it_was_asked_for(assistant: Assistant) -> None:
    how_long = ("gosod amserydd", "Am faint o amser?")
    converse(assistant, how_long, ("pum munud", "amserydd am bum munud"))
    converse(assistant, how_long, ("am ddeng munud", "amserydd am ddeng munud"))
    converse(assistant, how_long, ("ugain munud os gwelwch yn dda", "am ugain munud"))


def test_what_can_always_be_said_is_heard_then_too(assistant: Assistant) -> None:
    converse(
        assistant,
        ("gosod amserydd", "Am faint o amser?"),
        ("faint o'r gloch ydi hi", "hwarter wedi tri"),
    )


@pytest.mark.parametrize("said", ["ie", "ia", "oes", "ydw", "iawn", "dyna ni", "nage", "na"])
def test_yes_and_no_are_heard_after_a_question(
    hearing: Hearing, always: Recogniser, intents: IntentSet, said: str
) -> None:
    asked = Context(question=Choice((match("amseru.canslo", 0.8),)))
    grammar = expected_grammar(asked, intents)
    assert grammar is not None
    clip = synthetic_speech(said)
    assert always.transcribe(clip).is_unknown
    assert hearing.expecting(always, grammar).transcribe(clip).text == said


@pytest.mark.parametrize("said", ["y cyntaf", "yr ail", "yr un olaf", "ganslo'r amserydd"])
def test_a_choice_is_heard_after_a_question(
    hearing: Hearing, always: Recogniser, intents: IntentSet, said: str
) -> None:
    candidates = match("amseru.canslo", 0.8), match("hinsawdd.sut", 0.8)
    grammar = expected_grammar(Context(question=Choice(candidates)), intents)
    assert grammar is not None
    assert hearing.expecting(always, grammar).transcribe(synthetic_speech(said)).text == said


@pytest.mark.parametrize("said", ["ie", "na", "pum munud", "yr ail", "yfory", "paid"])
def test_but_not_without_one(assistant: Assistant, said: str) -> None:
    assistant.forget()
    turn = assistant.hear(synthetic_speech(said))
    assert turn.match is None
    assert turn.answer in assistant.intents.common.replies["heb_ddeall"], turn


@pytest.mark.parametrize("said", ["Macsen, nage", "Macsen, nac ydw", "Hei Macsen, dim hynny"])
def test_no_is_heard_after_an_answer_if_the_name_is_said(assistant: Assistant, said: str) -> None:
    assistant.forget()
    assistant.ask("sut dywydd ydi hi yn Gwynedd heddiw")
    turn = assistant.hear(synthetic_speech(said))
    assert turn.answer in assistant.intents.common.replies["nid_hynny"], turn
    assert turn.refuses == "no"


@pytest.mark.parametrize("said", ["na", "nage", "Macsen", "Hei Macsen"])
def test_but_neither_without_it_nor_the_name_alone(assistant: Assistant, said: str) -> None:
    assistant.forget()
    assistant.ask("sut dywydd ydi hi yn Gwynedd heddiw")
    turn = assistant.hear(synthetic_speech(said))
    assert turn.answer not in assistant.intents.common.replies["nid_hynny"], turn


def test_never_mind_is_heard(assistant: Assistant) -> None:
    for said in ("canslo", "dim ots", "paid"):
        assistant.forget()
        assistant.ask("gosod amserydd")
        turn = assistant.hear(synthetic_speech(said))
        assert turn.answer in assistant.intents.common.replies["wedi_canslo"], turn


def test_a_follow_up_is_heard_after_an_answer(assistant: Assistant) -> None:
    converse(
        assistant,
        ("sut dywydd ydi hi yn Gwynedd heddiw", "Tywydd Gwynedd heddiw."),
        ("ac yfory", "Tywydd Gwynedd yfory."),
        ("beth am Bowys", "Tywydd Powys yfory."),
        ("dwed hynny eto", "Tywydd Powys yfory."),
    )


def test_other_speech_is_no_answer(assistant: Assistant) -> None:
    assistant.forget()
    assistant.ask("gosod amserydd")
    turn = assistant.hear(synthetic_speech("Crafodd ei phen wrth iddi feddwl am y peth."))
    assert turn.expects is Expects.SLOT  # it asks again
