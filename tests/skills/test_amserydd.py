"""Timers from question to answer, and what is left in the store; Welsh written by hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from macsen_lite.clock import WALES
from macsen_lite.scheduler import Scheduler
from macsen_lite.store.database import Database
from macsen_lite.store.events import Events, State
from tests.fakes.hands import Hands
from tests.fakes.talk import Talk, shipped

WEDNESDAY = datetime(2026, 3, 4, 10, 0, tzinfo=WALES)


@pytest.fixture
def clock() -> Hands:
    return Hands(WEDNESDAY)


@pytest.fixture
def talk(tmp_path: Path, clock: Hands) -> Talk:
    return Talk(tmp_path / "macsen.sqlite3", clock)


@pytest.mark.parametrize(
    ("said", "seconds", "answer"),
    # Am softens: am bum munud, am ddwy funud, am dri chwarter awr. Munud is said in the gender in
    # which it was counted.
    [
        ("amsera bum munud i mi", 300, "bum munud"),
        ("amserwch ddwy funud os gwelwch yn dda", 120, "ddwy funud"),
        ("gosod amserydd am dri chwarter awr", 2700, "dri chwarter awr"),
        ("wnei di osod amserydd am awr a hanner", 5400, "awr a hanner"),
        ("newch chi ddechrau amserydd deg eiliad", 10, "ddeg eiliad"),
        ("dw i isio amserydd am ugain munud", 1200, "ugain munud"),
        ("rho amserydd am ddau ddiwrnod", 172_800, "ddau ddiwrnod"),
        ("gosoda amserydd am 90 munud", 5400, "awr a hanner"),
    ],
)
def test_a_timer_is_set(talk: Talk, clock: Hands, said: str, seconds: int, answer: str) -> None:
    told = talk.say(said)
    assert answer in told or answer[1:] in told.lower(), told
    (event,) = talk.events
    assert event.due is not None and event.duration_s == seconds
    assert (event.due - clock.now()).total_seconds() == seconds


def test_every_wording_of_a_timer_set(tmp_path: Path, clock: Hands) -> None:
    answers = {
        Talk(tmp_path / f"{seed}.sqlite3", clock, seed).say(
            "gosod amserydd am ddwy awr ar gyfer y cig"
        )
        for seed in range(20)
    }
    assert answers == {
        "Iawn, amserydd cig am ddwy awr, hyd heddiw am hanner dydd.",
        "Dwy awr ar yr amserydd cig, gan ddechrau nawr. Daw i ben heddiw am hanner dydd.",
        "O'r gorau, mae'r amserydd cig yn mynd am ddwy awr. Daw i ben heddiw am hanner dydd.",
    }


def test_it_asks_for_how_long(talk: Talk) -> None:
    assert talk.say("gosod amserydd") in {"Am faint o amser?", "Am ba hyd?"}
    assert "um munud" in talk.say("pum munud")
    assert [event.duration_s for event in talk.events] == [300]
    talk.say("gosodwch amserydd ar gyfer y reis os gwelwch yn dda", "am ddeuddeng munud")
    assert [(event.name, event.duration_s) for event in talk.events][1:] == [("reis", 720)]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("gosoda amserydd ar gyfer y pasta am wyth munud", "pasta"),
        ("gosod amserydd pasta am wyth munud", "pasta"),
        ("gosodwch amserydd o'r enw cinio dydd Sul am awr", "cinio dydd sul"),
        ("amsera'r wyau am bedwar munud", "wyau"),
        ("amserydd deng munud ar gyfer te", "te"),
    ],
)
def test_it_may_be_named(talk: Talk, said: str, name: str) -> None:
    assert name in talk.say(said)
    assert [event.name for event in talk.events] == [name]


def test_what_is_left(talk: Talk, clock: Hands) -> None:
    assert talk.say("faint sydd ar ôl").startswith("Does ")
    talk.say("gosod amserydd am bum munud")
    clock.pass_time(28)
    left = "pedwar munud a thri deg dwy eiliad"
    assert talk.say("faint o amser sydd ar ôl").lower() in {
        f"mae {left} ar ôl ar yr amserydd pum munud.",
        f"{left} sydd ar ôl ar yr amserydd pum munud.",
    }
    talk.say("gosod amserydd pasta am awr")
    assert "awr ar yr amserydd pasta" in talk.say("faint sydd ar ôl")
    assert "wyau" not in talk.say("faint sydd ar ôl ar yr amserydd wyau")
    assert "awr" in talk.say("faint sydd ar ôl ar yr amserydd pasta").lower()
    assert "awr" in talk.say("faint sydd ar ôl ar y pasta").lower()  # not until Easter, y Pasg
    clock.pass_time(600)
    Scheduler(Events(Database(talk.path)), clock).take_due()
    assert "pum deg munud" in talk.say("faint sydd ar ôl ar yr amserydd pasta").lower()


def test_it_is_paused_and_goes_on(talk: Talk, clock: Hands) -> None:
    talk.say("gosod amserydd am ddeng munud")
    clock.pass_time(120)
    assert talk.say("oeda'r amserydd") in {
        "Mae'r amserydd deng munud wedi'i oedi, ac wyth munud ar ôl.",
        "Iawn, dyna oedi'r amserydd deng munud. Mae wyth munud ar ôl.",
    }
    (paused,) = talk.events
    assert (paused.state, paused.due, paused.remaining_s) == (State.PAUSED, None, 480)
    clock.pass_time(3600)
    assert "wyth munud" in talk.say("faint sydd ar ôl").lower()
    assert talk.say("oedwch yr amserydd") in shipped().intent("amserydd.oedi").answers["eisoes"]
    assert "wyth munud" in talk.say("ailddechreua'r amserydd")
    (going,) = talk.events
    assert going.due is not None and (going.due - clock.now()).total_seconds() == 480
    again = talk.say("parhewch â'r amserydd")
    assert again in shipped().intent("amserydd.parhau").answers["eisoes"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("ychwanega bum munud at yr amserydd", 900),
        ("ychwanegwch hanner awr at yr amserydd os gwelwch yn dda", 2400),
        ("rho ddwy funud arall ar yr amserydd", 720),
        ("newch chi ymestyn yr amserydd am funud", 660),
    ],
)
def test_time_is_added(talk: Talk, clock: Hands, said: str, left: int) -> None:
    talk.say("gosod amserydd am ddeng munud")
    assert "munud" in talk.say(said)
    (event,) = talk.events
    assert event.due is not None and (event.due - clock.now()).total_seconds() == left
    talk.say("oeda'r amserydd", "ychwanega funud at yr amserydd")
    assert talk.events[0].remaining_s == left + 60


def test_one_that_rings_is_given_more_time(talk: Talk, clock: Hands) -> None:
    talk.say("gosod amserydd pasta am funud")
    clock.pass_time(70)
    Scheduler(Events(Database(talk.path)), clock).take_due()
    assert "amserydd pasta" in talk.say("rho ddwy funud arall i'r amserydd pasta")
    (event,) = talk.events
    assert event.state is State.SET and event.due is not None
    assert (event.due - clock.now()).total_seconds() == 120


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("canslo'r amserydd pum munud", ["pasta", ""]),
        ("cansla'r amserydd pasta", ["", ""]),
        ("wnei di ganslo'r amserydd ar gyfer y pasta", ["", ""]),
        ("stopiwch yr amserydd awr os gwelwch yn dda", ["", "pasta"]),
        ("canslo'r ail amserydd", ["", ""]),
        ("stopia'r amserydd olaf", ["", "pasta"]),
    ],
)
def test_one_is_cancelled(talk: Talk, said: str, left: list[str]) -> None:
    talk.say("gosod amserydd am bum munud", "gosod amserydd pasta am wyth munud")
    talk.say("gosod amserydd am awr")
    assert "wedi'i ganslo" in talk.say(said)
    assert [event.name for event in talk.events] == left


@pytest.mark.parametrize("reply", ["pasta", "yr amserydd pasta", "yr ail", "yr olaf", "wyth munud"])
def test_which_one_is_asked(talk: Talk, reply: str) -> None:
    talk.say("gosod amserydd am bum munud", "gosod amserydd pasta am wyth munud")
    question = talk.say("canslo'r amserydd")
    assert "yr amserydd pum munud ynteu'r amserydd pasta" in question and "?" in question
    assert "pasta" in talk.say(reply)
    assert [event.duration_s for event in talk.events] == [300]


def test_an_answer_that_is_none_of_them(talk: Talk) -> None:
    talk.say("gosod amserydd am bum munud", "gosod amserydd pasta am wyth munud")
    answer = talk.say("canslo'r amserydd", "cacen")
    assert "pum munud ar yr amserydd pum munud" in answer
    assert "amserydd" not in talk.say("canslo'r amserydd", "na, dim un")
    assert len(talk.events) == 2


@pytest.mark.parametrize(("reply", "left"), [("ie", 0), ("ydi", 0), ("nage", 2), ("paid", 2)])
def test_all_are_cancelled_once_that_is_confirmed(talk: Talk, reply: str, left: int) -> None:
    talk.say("gosod amserydd am bum munud", "gosod amserydd pasta am wyth munud")
    assert "dau amserydd" in talk.say("canslo pob amserydd")
    talk.say(reply)
    assert len(talk.events) == left


def test_one_that_rings_is_stopped_and_the_others_go_on(talk: Talk, clock: Hands) -> None:
    talk.say("gosod amserydd am funud", "gosod amserydd pasta am wyth munud")
    clock.pass_time(60)
    Scheduler(Events(Database(talk.path)), clock).take_due()
    assert talk.say("stopia'r amserydd") in shipped().intent("amserydd.canslo").answers["stopio"]
    assert [event.name for event in talk.events] == ["pasta"]


def test_nothing_to_do(talk: Talk) -> None:
    for said in (
        "canslo'r amserydd",
        "canslo pob amserydd",
        "oeda'r amserydd",
        "ailddechreua'r amserydd",
        "ychwanega funud at yr amserydd",
        "pa amseryddion sydd yn mynd",
    ):
        turn = talk.turn(said)
        assert turn.match and turn.answer in shipped().intent(turn.match.intent).answers["dim"], (
            said
        )


def test_a_timer_that_cannot_be_kept_is_said_not_to_be_set(talk: Talk) -> None:
    talk.say("gosod amserydd am bum munud")
    database = talk.assistant.services.database
    database.read("PRAGMA query_only=ON")
    for said in (
        "gosod amserydd am wyth munud",
        "canslo'r amserydd",
        "oeda'r amserydd",
        "ychwanega funud at yr amserydd",
    ):
        turn = talk.turn(said)
        assert turn.match and turn.answer in shipped().intent(turn.match.intent).answers["methu"]
    database.read("PRAGMA query_only=OFF")
    assert [event.duration_s for event in talk.events] == [300]
    assert talk.events[0].state is State.SET


def test_a_length_beyond_the_calendar(talk: Talk) -> None:
    answer = talk.say("gosod amserydd am 999999 wythnos")
    assert answer in shipped().intent("amserydd.gosod").answers["rhy_hir"]
    assert talk.events == []


def test_a_timer_begins_again(talk: Talk, clock: Hands) -> None:
    assert "amserydd" in talk.say("dechreua'r amserydd eto") and not talk.events
    talk.say("gosoda amserydd am ddeg munud")
    clock.pass_time(240)
    assert "deng munud" in talk.say("dechreua'r amserydd eto")
    (event,) = talk.events
    assert event.due is not None and (event.due - clock.now()).total_seconds() == 600
    clock.pass_time(60)
    talk.say("oeda'r amserydd")
    assert "deng munud" in talk.say("ailosoda'r amserydd")
    (event,) = talk.events
    assert (event.state, event.remaining_s) == (State.SET, None)
    assert event.due is not None and (event.due - clock.now()).total_seconds() == 600
    talk.say("gosoda amserydd pasta am bum munud")
    assert talk.say("dechreuwch yr amserydd o'r dechrau").endswith("?")
