"""“Did you mean …?”: when two intents are close, or one is not near enough."""

from __future__ import annotations

import random
from datetime import datetime

import pytest

from macsen_lite.clock import WALES
from macsen_lite.dialogue.context import Act, Ask, Choice, Context, Expects, Move, Say
from macsen_lite.dialogue.conversation import Conversation
from macsen_lite.dialogue.replies import CANCELLED, GIVEN_UP, NOT_THAT, WHICH_ONE, Replies
from macsen_lite.intents.loader import IntentLoader
from tests.fakes.decider import ScriptedDecider, accept, ask, match

from .conftest import Talk

NOW = datetime(2026, 11, 22, 15, 15, tzinfo=WALES)
SET, CANCEL, WEATHER = "amseru.gosod", "amseru.canslo", "hinsawdd.sut"
SCRIPT = {
    "un": ask(match(CANCEL, 0.8)),
    "dau": ask(match(CANCEL, 0.8), match(WEATHER, 0.79)),
    "heb hyd": ask(match(SET, 0.8, ("hyd",)), match(WEATHER, 0.79)),
    "sut dywydd ydi hi": accept(match(WEATHER)),
    "tebyg i'r tywydd": accept(match(WEATHER, 0.9)),
}

YES = """ie, ia, oes, oedd, oeddwn, oeddwn i, ydw, ydy, ydi, do, iawn, ie hynny, hynny, dyna ni,
dyna fo, dyna fe, ie dyna ni, yn union, siŵr iawn, siwr iawn, wrth gwrs, ie plîs, plîs, Ie!,
ia os gweli di'n dda"""
NO = """na, nage, naci, naddo, nac oes, nac ydw, nac ydy, nac oedd, nac oeddwn, dim hynny,
nid hynny, dim o gwbl, dim diolch, nage nage, na dim hynny"""
FIRST = (
    "y cyntaf, yr un cyntaf, y gyntaf, cyntaf, ie y cyntaf, y cyntaf plîs, rhif un, y peth cyntaf"
)
SECOND = """yr ail, yr ail un, yr un olaf, yr olaf, y llall, nage yr ail, yr ail os gwelwch yn dda,
rhif dau, yr un arall"""


def each(listed: str) -> list[str]:
    return [said.strip() for said in listed.split(",")]


class Heard:
    """A conversation of which only the moves count."""

    def __init__(self, loader: IntentLoader) -> None:
        self.intents = loader.load()
        self._conversation = Conversation(self.intents, ScriptedDecider(SCRIPT))
        self.context = Context()

    def __call__(self, said: str) -> Move:
        move, self.context = self._conversation.hear(self.context, said, NOW, 0.0)
        return move

    def carried_out(self, said: str) -> str | None:
        move = self(said)
        return move.match.intent if isinstance(move, Act) else None


@pytest.fixture
def heard(loader: IntentLoader) -> Heard:
    return Heard(loader)


def test_one_candidate_wants_a_yes_and_two_a_choice(heard: Heard) -> None:
    one, two = heard("un"), heard("dau")
    assert isinstance(one, Ask) and one.question.expects is Expects.CONFIRMATION
    assert isinstance(two, Ask) and two.question.expects is Expects.CONFIRMATION
    heard.context = Context()
    two = heard("dau")
    assert isinstance(two, Ask) and two.question.expects is Expects.CHOICE


@pytest.mark.parametrize("said", each(YES))
def test_yes(heard: Heard, said: str) -> None:
    heard("un")
    assert heard.carried_out(said) == CANCEL


@pytest.mark.parametrize("said", each(NO))
@pytest.mark.parametrize("question", ["un", "dau"])
def test_no(heard: Heard, question: str, said: str) -> None:
    heard(question)
    assert heard(said) == Say(NOT_THAT)
    assert heard.context.question is None


@pytest.mark.parametrize("said", each(FIRST))
def test_the_first(heard: Heard, said: str) -> None:
    heard("dau")
    assert heard.carried_out(said) == CANCEL


@pytest.mark.parametrize("said", each(SECOND))
def test_the_second(heard: Heard, said: str) -> None:
    heard("dau")
    assert heard.carried_out(said) == WEATHER


def test_yes_to_this_or_that_is_asked_which(heard: Heard) -> None:
    heard("dau")
    move = heard("ie")
    assert isinstance(move, Ask) and move.because == WHICH_ONE
    assert heard.carried_out("yr ail") == WEATHER


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("canslo'r amserydd", CANCEL),
        ("ganslo'r amserydd", CANCEL),  # as it was named: i mi ganslo
        ("yr amserydd", CANCEL),
        ("dweud sut dywydd ydi hi", WEATHER),
        ("neu ddweud", None),  # a part of one description, and a word of none
        ("ddweud", WEATHER),
        ("sut dywydd", WEATHER),
    ],
)
def test_saying_the_thing_itself(heard: Heard, said: str, intent: str | None) -> None:
    heard("dau")
    assert heard.carried_out(said) == intent


@pytest.mark.parametrize(
    "said", ["sut dywydd ydi hi", "tebyg i'r tywydd", "nage, sut dywydd ydi hi"]
)
def test_a_new_command_wins(heard: Heard, said: str) -> None:
    heard("un")
    assert heard.carried_out(said) == WEATHER
    assert heard.context.question is None


@pytest.mark.parametrize("said", ["nage, canslo'r amserydd", "na, dim canslo"])
def test_no_and_its_name_is_no_yes(heard: Heard, said: str) -> None:
    heard("un")
    assert heard.carried_out(said) is None


def test_what_is_chosen_and_lacks_a_slot_is_asked_for_it(heard: Heard) -> None:
    heard("heb hyd")
    move = heard("y cyntaf")
    assert isinstance(move, Ask) and move.question.expects is Expects.SLOT


def test_never_mind_and_not_understood(heard: Heard) -> None:
    heard("dau")
    assert heard("dim ots") == Say(CANCELLED)
    heard("dau")
    assert isinstance(heard("coeden afalau"), Ask)
    assert heard("llwyn eirin") == Say(GIVEN_UP)


def replies(loader: IntentLoader, register: str) -> Replies:
    return Replies(loader.load(), random.Random(0), register)  # type: ignore[arg-type]


def wordings(asking: Replies, question: Choice) -> set[str]:
    return {asking.question(question) for _ in range(60)}


def test_the_question_in_words(loader: IntentLoader) -> None:
    chi, ti = replies(loader, "chi"), replies(loader, "ti")
    one, two = Choice((match(CANCEL),)), Choice((match(WEATHER), match(SET)))
    # A verb-noun softens after i mi (Gramadeg y Gymraeg: sangiad after i) and after neu.
    assert wordings(chi, one) == {
        "Oeddech chi'n golygu gofyn i mi ganslo'r amserydd?",
        "Oeddech chi am i mi ganslo'r amserydd?",
        "Oeddech chi isio i mi ganslo'r amserydd?",
        "Oeddech chi'n moyn i fi ganslo'r amserydd?",
    }
    assert "Oeddet ti'n golygu gofyn i mi ganslo'r amserydd?" in wordings(ti, one)
    assert all(" ti" in said and "chi" not in said for said in wordings(ti, one))
    assert (
        "Oeddech chi'n golygu gofyn i mi ddweud sut dywydd ydi hi, neu osod amserydd?"
    ) in wordings(chi, two)
    assert "Oeddet ti am i mi ddweud sut dywydd ydi hi, neu osod amserydd?" in wordings(ti, two)


def test_an_intent_without_a_description_is_shown_by_a_sentence_of_it(loader: IntentLoader) -> None:
    chi = replies(loader, "chi")
    assert wordings(chi, Choice((match("deffro.gosod"),))) == {
        "Oeddech chi'n golygu “gosod larwm”?",
        "Ai “gosod larwm” oeddech chi'n ei feddwl?",
    }
    assert wordings(chi, Choice((match("deffro.gosod"), match(WEATHER)))) == {
        "Oeddech chi'n golygu “gosod larwm”, neu “sut dywydd yw hi”?",
        "Pa un oeddech chi'n ei feddwl: “gosod larwm”, ynteu “sut dywydd yw hi”?",
    }


def test_the_matcher_itself_asks(talk: Talk) -> None:
    asked = talk.assistant.ask("amserydd")
    assert asked.expects in (Expects.CHOICE, Expects.CONFIRMATION), asked
    assert asked.match is None
    said = "yr ail" if asked.expects is Expects.CHOICE else "ie"
    assert talk.assistant.ask(said).expects is not asked.expects
