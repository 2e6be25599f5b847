"""What is expected next can be heard, and whatever can be heard is understood."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime

import pytest

from macsen_lite.clock import WALES
from macsen_lite.dialogue.context import Act, Ask, Choice, Context, Missing, Repeat, Say
from macsen_lite.dialogue.conversation import Conversation
from macsen_lite.dialogue.expected import expected_grammar
from macsen_lite.dialogue.replies import CANCELLED, NOT_THAT, WHICH_ONE
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.samples import draw
from tests.fakes.decider import match

NOW = datetime(2026, 11, 22, 15, 15, tzinfo=WALES)
SET, CANCEL, WEATHER = "amseru.gosod", "amseru.canslo", "hinsawdd.sut"
ONE = Context(question=Choice((match(CANCEL, 0.8),)))
TWO = Context(question=Choice((match(CANCEL, 0.8), match(WEATHER, 0.79))))
HOW_LONG = Context(question=Missing(match(SET, missing=("hyd",)), "hyd"))
WHEN = Context(
    question=Missing(
        replace(match("deffro.gosod", missing=("amser", "dydd")), text="gosod larwm"), "amser"
    )
)
AFTER = Context(last=match(WEATHER), answer="Tywydd.")


@pytest.fixture(scope="module")
def intents(loader: IntentLoader) -> IntentSet:
    return loader.load()


def hears(intents: IntentSet, context: Context, said: str) -> bool:
    grammar = expected_grammar(context, intents)
    return grammar is not None and grammar.accepts(said.split())


def test_nothing_is_expected_at_first(intents: IntentSet) -> None:
    assert expected_grammar(Context(), intents) is None


@pytest.mark.parametrize(
    ("context", "said", "is_heard"),
    [
        (ONE, "ie", True),
        (ONE, "nage", True),
        (ONE, "ia os gweli di'n dda", True),
        (ONE, "yr ail", False),
        (ONE, "canslo", True),
        (ONE, "canslo'r amserydd", True),
        (ONE, "ganslo'r amserydd", True),
        (ONE, "pum munud", False),
        (TWO, "yr ail", True),
        (TWO, "y cyntaf macsen", True),
        (TWO, "ddweud sut dywydd ydi hi", True),
        (HOW_LONG, "pum munud", True),
        (HOW_LONG, "am bum munud", True),
        (HOW_LONG, "pum munud os gwelwch yn dda", True),
        (HOW_LONG, "paid", True),
        (HOW_LONG, "dwed hynny eto", True),
        (HOW_LONG, "ie", False),
        (WHEN, "am saith", True),
        (WHEN, "am saith yfory", True),
        (WHEN, "yfory", False),
        (AFTER, "ac yfory", True),
        (AFTER, "beth am bowys", True),
        (AFTER, "ac ym mhowys", True),
        (AFTER, "ac un arall ym mhowys", True),
        (AFTER, "un arall", False),
        (AFTER, "eto", True),
        # Alone, these words would be heard in every noise for a minute after each answer.
        (AFTER, "yfory", False),
        (AFTER, "ie", False),
        (AFTER, "na", False),
        (AFTER, "nage", False),
        (AFTER, "macsen nage", True),
        (AFTER, "hei macsen nac ydw", True),
        (AFTER, "macsen dim hynny os gweli di'n dda", True),
        (AFTER, "macsen na", False),  # the name alone sounds like it
        (AFTER, "macsen", False),
        (AFTER, "pum munud", False),
    ],
)
def test_what_is_heard_when(
    intents: IntentSet, context: Context, said: str, is_heard: bool
) -> None:
    assert hears(intents, context, said) is is_heard


def test_equal_questions_share_a_graph(intents: IntentSet) -> None:
    def signature(context: Context) -> str:
        grammar = expected_grammar(context, intents)
        assert grammar is not None
        return grammar.signature()

    again = Context(question=Missing(match(SET, 0.9, ("hyd",)), "hyd", times=2), at=7.0)
    assert signature(HOW_LONG) == signature(again)
    assert len({signature(context) for context in (ONE, TWO, HOW_LONG, AFTER)}) == 4


@pytest.mark.parametrize(
    "context", [ONE, TWO, HOW_LONG, WHEN, AFTER], ids=["one", "two", "slot", "slots", "after"]
)
def test_whatever_can_be_heard_is_understood(intents: IntentSet, context: Context) -> None:
    grammar = expected_grammar(context, intents)
    assert grammar is not None
    conversation = Conversation(intents, Matcher(intents))
    for said in draw(grammar.whole(), 300, random.Random(0)):
        if {"dim", "sero"} & set(said.split()) and context is HOW_LONG:
            continue  # no time at all is a number of minutes, but not a length of time
        move, _ = conversation.hear(context, said, NOW, 1.0)
        is_understood = (
            isinstance(move, Act | Repeat)
            or (isinstance(move, Say) and move.occasion in (CANCELLED, NOT_THAT))
            or (isinstance(move, Ask) and move.because in ("", WHICH_ONE))
        )
        assert is_understood, (said, move)
