"""Alarms from question to answer, and what is left in the store; Welsh written by hand."""

from __future__ import annotations

import os
import signal
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from macsen_lite.clock import WALES, FixedClock
from macsen_lite.scheduler import Scheduler
from macsen_lite.store.database import Database
from macsen_lite.store.events import Events, State
from tests.fakes.hands import Hands
from tests.fakes.talk import Talk, shipped

WEDNESDAY = datetime(2026, 3, 4, 10, 0, tzinfo=WALES)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "macsen.sqlite3"


@pytest.fixture
def talk(path: Path) -> Talk:
    return Talk(path, FixedClock(WEDNESDAY))


def when(talk: Talk) -> list[str]:
    """When each alarm rings, by the clock in Wales."""
    return [f"{event.due.astimezone(WALES):%a %d %b %H:%M}" for event in talk.events if event.due]


# A bare hour is the nearer of the two; with a day it is that of the day when people are up; said
# with a part of the day, or to be woken, it is that one. (See skills/alarm_times.py.)
@pytest.mark.parametrize(
    ("said", "due", "answer"),
    [
        ("gosoda larwm am saith", "Wed 04 Mar 19:00", "heno am saith o'r gloch"),
        ("gosoda larwm am un ar ddeg", "Wed 04 Mar 11:00", "heddiw am un ar ddeg o'r gloch y bore"),
        ("gosoda larwm am ddeg", "Wed 04 Mar 22:00", "heno am ddeg o'r gloch"),
        # The old Macsen rang at once for a time that was past.
        ("gosoda larwm am ddeg y bore", "Thu 05 Mar 10:00", "yfory am ddeg o'r gloch y bore"),
        ("gosodwch larwm am saith y bore", "Thu 05 Mar 07:00", "yfory am saith o'r gloch y bore"),
        ("deffra fi am saith", "Thu 05 Mar 07:00", "yfory am saith o'r gloch y bore"),
        (
            "dihunwch fi am chwarter wedi saith",
            "Thu 05 Mar 07:15",
            "yfory am chwarter wedi saith y bore",
        ),
        (
            "wnei di fy neffro i am ddeg munud i wyth",
            "Thu 05 Mar 07:50",
            "yfory am ddeng munud i wyth y bore",
        ),
        ("larwm am saith yfory", "Thu 05 Mar 07:00", "yfory am saith o'r gloch y bore"),
        ("larwm fory am dri", "Thu 05 Mar 15:00", "yfory am dri o'r gloch y prynhawn"),
        (
            "larwm bore fory am ddeuddeg munud wedi naw",
            "Thu 05 Mar 09:12",
            "yfory am ddeuddeng munud wedi naw y bore",
        ),
        ("gosoda larwm nos Wener am ddeg", "Fri 06 Mar 22:00", "drennydd am ddeg o'r gloch y nos"),
        (
            "gosoda larwm ddydd Llun am naw",
            "Mon 09 Mar 09:00",
            "ddydd Llun nesaf am naw o'r gloch y bore",
        ),
        ("gosoda larwm heddiw am wyth", "Wed 04 Mar 20:00", "heno am wyth o'r gloch"),
        ("gosoda larwm am hanner dydd", "Wed 04 Mar 12:00", "heddiw am hanner dydd"),
        # Midnight ends the day with which it is named.
        ("gosoda larwm am hanner nos", "Thu 05 Mar 00:00", "heno am hanner nos"),
        ("gosoda larwm heno am hanner nos", "Thu 05 Mar 00:00", "heno am hanner nos"),
        ("gosoda larwm yfory am hanner nos", "Fri 06 Mar 00:00", "yfory am hanner nos"),
        ("gosoda larwm am un y bore", "Thu 05 Mar 01:00", "yfory am un o'r gloch y bore"),
        (
            "gosoda larwm ymhen awr",
            "Wed 04 Mar 11:00",
            "ymhen awr, heddiw am un ar ddeg o'r gloch y bore",
        ),
    ],
)
def test_an_alarm_rings_when_it_was_meant_and_says_so(
    talk: Talk, said: str, due: str, answer: str
) -> None:
    told = talk.say(said)
    assert when(talk) == [due]
    assert answer in told, told
    # Asked for again it is not set twice.
    assert answer.split(", ")[-1] in talk.say(said)
    assert when(talk) == [due]


@pytest.mark.parametrize(
    ("said", "days", "at", "answer"),
    [
        (
            "deffra fi bob bore am saith",
            range(7),
            time(7),
            "bob dydd am saith o'r gloch y bore, gan ddechrau yfory",
        ),
        (
            "gosoda larwm am saith bob dydd Llun",
            {0},
            time(7),
            "bob dydd Llun am saith o'r gloch y bore, gan ddechrau ddydd Llun nesaf",
        ),
        (
            "gosodwch larwm ar ddyddiau'r wythnos am hanner awr wedi chwech",
            range(5),
            time(6, 30),
            "bob dydd o ddydd Llun i ddydd Gwener am hanner awr wedi chwech y bore, gan",
        ),
        (
            "gosoda larwm bob penwythnos am naw y bore",
            {5, 6},
            time(9),
            "bob penwythnos am naw o'r gloch y bore, gan ddechrau ddydd Sadwrn nesaf",
        ),
        (
            "gosoda larwm bob dydd Mawrth a dydd Iau am dri",
            {1, 3},
            time(15),
            "bob dydd Mawrth a dydd Iau am dri o'r gloch y prynhawn, gan ddechrau yfory",
        ),
        (
            "larwm bob nos Wener am ddeg",
            {4},
            time(22),
            "bob dydd Gwener am ddeg o'r gloch y nos, gan ddechrau drennydd",
        ),
        # The midnight of Friday night is Saturday's.
        (
            "larwm bob nos Wener am hanner nos",
            {5},
            time(0),
            "bob dydd Gwener am hanner nos, gan ddechrau drennydd",
        ),
        (
            "larwm bob dydd am wyth yr hwyr",
            range(7),
            time(20),
            "bob dydd am wyth o'r gloch yr hwyr, gan ddechrau heno",
        ),
    ],
)
def test_an_alarm_may_return(talk: Talk, said: str, days: object, at: time, answer: str) -> None:
    assert answer in talk.say(said)
    (event,) = talk.events
    assert (event.weekdays, event.local_time) == (frozenset(days), at)  # type: ignore[call-overload]


def test_an_alarm_for_a_time_that_is_past_is_not_set(talk: Talk) -> None:
    for said in ("gosoda larwm ddoe am wyth", "gosoda larwm heddiw am saith y bore"):
        assert "wedi mynd heibio" in talk.say(said) or "wedi bod" in talk.say(said)
    assert talk.events == []


def test_it_asks_for_the_time(talk: Talk) -> None:
    assert talk.say("gosoda larwm i mi").endswith("o'r gloch?")
    assert "yfory am saith o'r gloch y bore" in talk.say("am saith y bore")
    assert when(talk) == ["Thu 05 Mar 07:00"]
    assert talk.say("gosodwch larwm bob dydd Llun os gwelwch yn dda").endswith("o'r gloch?")
    assert "bob dydd Llun am wyth o'r gloch y bore" in talk.say("wyth")


def test_it_may_be_named(talk: Talk) -> None:
    assert "larwm gwaith" in talk.say("gosoda larwm o'r enw gwaith am wyth y bore")
    assert talk.events[0].name == "gwaith"
    assert "o'r enw gwaith" in talk.say("pa larymau sydd gen i")
    talk.say("gosoda larwm am naw y bore", "canslo'r larwm gwaith")
    assert when(talk) == ["Thu 05 Mar 09:00"]


@pytest.mark.parametrize("said", ["pa larymau sydd gen i", "oes gen i larwm", "rhestra'r larymau"])
def test_they_are_listed(talk: Talk, said: str) -> None:
    assert talk.say(said).startswith("Does ")
    talk.say("gosoda larwm am saith y bore")
    assert talk.say(said) in {
        "Mae un larwm, yfory am saith o'r gloch y bore.",
        "Un larwm sydd, yfory am saith o'r gloch y bore.",
    }
    talk.say("gosoda larwm am ddau bob dydd Sul")
    both = "yfory am saith o'r gloch y bore; a bob dydd Sul am ddau o'r gloch y prynhawn."
    assert talk.say(said) in {f"Mae dau larwm: {both}", f"Dau larwm sydd wedi'u gosod: {both}"}


def test_the_next_is_told(talk: Talk) -> None:
    talk.say("gosoda larwm bob dydd Sul am naw", "gosoda larwm am saith y bore")
    assert "yfory am saith o'r gloch y bore" in talk.say("pryd mae'r larwm nesaf").lower()


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("canslo'r larwm am saith", ["wyth", "Sul"]),
        ("cansla'r larwm am wyth y bore", ["saith", "Sul"]),
        ("canslwch y larwm nesaf os gwelwch yn dda", ["wyth", "Sul"]),
        ("wnei di ganslo'r larwm bob dydd Sul", ["saith", "wyth"]),
    ],
)
def test_one_is_cancelled(talk: Talk, said: str, left: list[str]) -> None:
    talk.say("gosoda larwm am saith y bore", "gosoda larwm am wyth y bore")
    talk.say("gosoda larwm bob dydd Sul am naw")
    assert "fydd dim larwm" in talk.say(said)
    listed = talk.say("pa larymau sydd gen i")
    assert "dau larwm" in listed.lower() and all(name in listed for name in left)


def test_one_day_of_an_alarm_that_returns_is_left_out(talk: Talk) -> None:
    talk.say("gosoda larwm bob bore am saith")
    answer = talk.say("canslo'r larwm fory")
    assert "yfory" in answer and "drennydd am saith o'r gloch y bore" in answer
    (event,) = talk.events
    assert when(talk) == ["Fri 06 Mar 07:00"] and len(event.weekdays) == 7
    assert "Does" in talk.say("oes gen i larwm fory")
    assert "bob dydd" in talk.say("oes gen i larwm drennydd")


def test_every_day_but_some(talk: Talk) -> None:
    assert "bob dydd o ddydd Llun i ddydd Gwener" in talk.say(
        "deffra fi am saith bob dydd heblaw'r penwythnos"
    )
    assert talk.events[0].weekdays == frozenset(range(5))


def test_which_one_is_asked_until_it_is_known(talk: Talk) -> None:
    assert talk.say("canslo'r larwm") in {
        "Does dim larwm i'w ganslo.",
        "Does yr un larwm wedi'i osod.",
    }
    talk.say("gosoda larwm am saith y bore", "gosoda larwm am saith yr hwyr")
    which = "heno am saith o'r gloch; ynteu yfory am saith o'r gloch y bore"
    assert which in talk.say("canslo'r larwm")
    assert which in talk.say("yr un saith")
    assert "yfory am saith o'r gloch y bore" in talk.say("yr ail")
    assert when(talk) == ["Wed 04 Mar 19:00"]
    # There is only one left, so that nothing need be asked.
    assert "fydd dim larwm" in talk.say("canslo'r larwm")
    assert talk.events == []


@pytest.mark.parametrize(
    ("reply", "left"),
    [
        # Two ring tomorrow, so that it is asked again between those.
        ("yr un fory", 3),
        ("yr un fory am wyth", 2),
        ("yr un saith bore fory", 2),
        ("yr un ddydd Sadwrn", 2),
        ("yr un bore Sadwrn", 2),
        ("yr un olaf", 2),
        ("dim un", 3),
        ("na", 3),
    ],
)
def test_which_one_is_told_by_day_and_time(talk: Talk, reply: str, left: int) -> None:
    talk.say("gosoda larwm am saith bore fory", "gosoda larwm am wyth bore fory")
    talk.say("gosoda larwm am naw ddydd Sadwrn", "canslo'r larwm")
    answer = talk.say(reply)
    assert "Does dim larwm felly" not in answer and "Dw i ddim yn gweld" not in answer
    assert len(talk.events) == left
    if reply == "yr un fory":
        assert "saith" in answer and "wyth" in answer and "Sadwrn" not in answer


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("canslo'r larwm cyntaf", ["Thu 05 Mar 08:00", "Thu 05 Mar 12:00"]),
        ("canslo'r ail larwm", ["Thu 05 Mar 07:00", "Thu 05 Mar 12:00"]),
        ("wnewch chi ddileu'r larwm olaf", ["Thu 05 Mar 07:00", "Thu 05 Mar 08:00"]),
        # Noon is not midnight.
        ("canslo'r larwm hanner dydd", ["Thu 05 Mar 07:00", "Thu 05 Mar 08:00"]),
        ("canslo'r pumed larwm", ["Thu 05 Mar 07:00", "Thu 05 Mar 08:00", "Thu 05 Mar 12:00"]),
    ],
)
def test_one_is_cancelled_by_its_place_or_its_time(talk: Talk, said: str, left: list[str]) -> None:
    talk.say("gosoda larwm am saith bore fory", "gosoda larwm am wyth bore fory")
    talk.say("gosoda larwm am hanner dydd fory", said)
    assert when(talk) == left


def test_an_alarm_moved_to_midnight_ends_its_day_and_back(talk: Talk) -> None:
    talk.say("gosoda larwm am un ar ddeg heno", "newid y larwm i hanner nos")
    assert when(talk) == ["Thu 05 Mar 00:00"]
    talk.say("newid y larwm i un ar ddeg y nos")
    assert when(talk) == ["Wed 04 Mar 23:00"]


def test_one_that_returns_moved_to_midnight_keeps_its_evening(talk: Talk) -> None:
    talk.say("gosoda larwm bob dydd Llun am un ar ddeg y nos")
    assert "bob dydd Llun am hanner nos" in talk.say("newid y larwm i hanner nos")
    assert when(talk) == ["Tue 10 Mar 00:00"]
    assert "bob dydd Llun am un ar ddeg" in talk.say("newid y larwm i un ar ddeg y nos")
    assert when(talk) == ["Mon 09 Mar 23:00"]


@pytest.mark.parametrize("said", ["canslo", "cansla fo", "canslwch hwnna"])
def test_cancel_after_it_was_set_is_of_the_alarm(talk: Talk, said: str) -> None:
    talk.say("gosoda larwm am saith y bore")
    assert "fydd dim larwm yfory" in talk.say(said)
    assert talk.events == []
    assert "larwm" not in talk.say(said)  # nothing is left to cancel but the conversation


def test_never_mind_after_it_was_set_leaves_it(talk: Talk) -> None:
    talk.say("gosoda larwm am saith y bore", "dim ots")
    assert len(talk.events) == 1


def test_one_that_is_not_there_is_not_cancelled(talk: Talk) -> None:
    talk.say("gosoda larwm am saith y bore")
    assert "yfory am saith o'r gloch y bore" in talk.say("canslo'r larwm am naw")
    assert len(talk.events) == 1


@pytest.mark.parametrize(("reply", "left"), [("ydi", 0), ("ie", 0), ("na", 3), ("canslo", 3)])
def test_all_are_cancelled_once_that_is_confirmed(talk: Talk, reply: str, left: int) -> None:
    for hour in ("saith", "wyth", "naw"):
        talk.say(f"gosoda larwm am {hour} y bore")
    question = talk.turn("canslo pob larwm")
    assert "tri larwm" in question.answer and question.expects == "slot"
    talk.say(reply)
    assert len(talk.events) == left


# ------------------------------------------------------------------------------ while it rings


@pytest.fixture
def ringing(path: Path) -> Talk:
    """An alarm that rings, and one that does on weekdays."""
    clock = Hands(WEDNESDAY)
    talk = Talk(path, clock)
    talk.say("gosoda larwm am un ar ddeg y bore", "gosoda larwm bob dydd am un ar ddeg y bore")
    clock.pass_time(3600)
    assert len(Scheduler(Events(Database(path)), clock).take_due()) == 2
    return talk


@pytest.mark.parametrize(
    "said",
    [
        "stopia'r larwm",
        "diffoddwch y larwm os gwelwch yn dda",
        "wnei di dawelu'r larwm",
        "dw i wedi deffro",
    ],
)
def test_it_is_stopped_and_the_one_that_returns_is_set_again(ringing: Talk, said: str) -> None:
    assert "yfory am un ar ddeg o'r gloch y bore" in ringing.say(said)
    (again,) = ringing.events
    assert again.state is State.SET and again.weekdays
    assert ringing.say(said) not in {"", None} and ringing.events == [again]


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("pum munud arall", 5),
        ("gad i mi gysgu am chwarter awr arall", 15),
        ("gadewch i mi gysgu", 10),
        ("gohiriwch y larwm am ugain munud", 20),
        ("mwy o gwsg plîs", 10),
    ],
)
def test_it_is_put_off(ringing: Talk, said: str, minutes: int) -> None:
    answer = ringing.say(said)
    assert "munud" in answer or "awr" in answer
    due = datetime(2026, 3, 4, 11, minutes, tzinfo=WALES)
    assert [(e.state, e.due) for e in ringing.events] == [(State.SET, due)] * 2


def test_what_does_not_ring_is_not_stopped(talk: Talk) -> None:
    assert "canu" in talk.say("stopia'r larwm") or "wedi'i osod" in talk.say("stopia'r larwm")
    talk.say("gosoda larwm am saith y bore")
    assert "canslo'r larwm" in talk.say("stopia'r larwm")
    assert "Does dim" in talk.say("pum munud arall")
    assert len(talk.events) == 1


# ------------------------------------------------------------------------------ store and zone


def test_the_zone_is_the_users(path: Path) -> None:
    now = datetime(2026, 3, 4, 10, 0, tzinfo=ZoneInfo("America/New_York"))
    talk = Talk(path, FixedClock(now), config={"cyffredinol.cylchfa": "America/New_York"})
    assert "yfory am saith o'r gloch y bore" in talk.say("gosoda larwm am saith y bore")
    assert when(talk) == ["Thu 05 Mar 12:00"]


def test_an_alarm_rings_at_its_time_of_day_after_the_clocks_change(path: Path) -> None:
    saturday = datetime(2026, 3, 28, 22, 0, tzinfo=WALES)  # summer time began that night
    talk = Talk(path, FixedClock(saturday))
    assert "yfory am saith o'r gloch y bore" in talk.say("gosoda larwm am saith")
    assert talk.events[0].due == datetime(2026, 3, 29, 6, 0, tzinfo=ZoneInfo("UTC"))


@pytest.mark.parametrize("said", ["gosoda larwm am saith y bore", "gosoda larwm ymhen awr"])
def test_an_alarm_that_cannot_be_kept_is_said_not_to_be_set(path: Path, said: str) -> None:
    talk = Talk(path, FixedClock(WEDNESDAY))
    talk.assistant.services.database.read("PRAGMA query_only=ON")
    assert talk.say(said) in shipped().intent("larwm.gosod").answers["methu"]
    assert talk.events == []


def test_a_full_disk_is_said_so(path: Path) -> None:
    talk = Talk(path, FixedClock(WEDNESDAY))
    database = talk.assistant.services.database
    (pages,) = database.read("PRAGMA page_count")
    database.read(f"PRAGMA max_page_count={pages[0]}")
    answers = [talk.say(f"gosoda larwm ymhen {n} munud") for n in range(2, 150)]
    failed = [a for a in answers if a in shipped().intent("larwm.gosod").answers["methu"]]
    assert failed and len(talk.events) == len(answers) - len(failed)


def test_a_store_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    talk = Talk(tmp_path / "file" / "macsen.sqlite3", FixedClock(WEDNESDAY))
    assert talk.say("gosoda larwm am saith") in shipped().intent("larwm.gosod").answers["methu"]
    for said in ("canslo'r larwm", "pa larymau sydd gen i", "stopia'r larwm", "canslo pob larwm"):
        turn = talk.turn(said)
        assert turn.match is not None
        assert turn.answer in shipped().intent(turn.match.intent).answers["methu"]


def _answer_until_killed(path: Path, out: int) -> None:
    talk = Talk(path, FixedClock(WEDNESDAY))
    for minute in range(2, 10_000):
        answer = talk.say(f"gosoda larwm ymhen {minute} munud")
        os.write(out, f"{minute} {answer}\n".encode())


def test_what_was_answered_is_set_even_if_the_program_is_killed_then(tmp_path: Path) -> None:
    shipped()  # so that the children need not load it
    for turn in range(20):
        path = tmp_path / f"{turn}.sqlite3"
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(reading)
                _answer_until_killed(path, writing)
            finally:
                os._exit(1)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            lines = [pipe.readline() for _ in range(1 + turn % 4)]
            os.kill(child, signal.SIGKILL)
            lines += pipe.readlines()
        os.waitpid(child, 0)
        answered = {int(line.split()[0]) for line in lines if line}
        begun = WEDNESDAY.timestamp()
        kept = {
            round(e.due.timestamp() - begun) // 60 for e in Events(Database(path)).all() if e.due
        }
        assert answered and answered <= kept
        assert len(kept - answered) <= 1, "at most the one that was being set"


@pytest.mark.parametrize(
    ("before", "said", "after", "answer"),
    [
        (
            "gosoda larwm am saith y bore",
            "newid y larwm i wyth o'r gloch y bore",
            "Thu 05 Mar 08:00",
            "yfory am wyth o'r gloch y bore",
        ),
        # Of eight in the morning and in the evening, that which is nearer to seven in the morning.
        ("gosoda larwm am saith y bore", "newid y larwm i wyth", "Thu 05 Mar 08:00", "y bore"),
        ("gosoda larwm heno am saith", "symudwch y larwm i wyth", "Wed 04 Mar 20:00", "heno"),
        (
            "gosoda larwm bob dydd Llun am saith y bore",
            "wnei di newid y larwm i chwarter i saith",
            "Mon 09 Mar 06:45",
            "bob dydd Llun am chwarter i saith y bore",
        ),
    ],
)
def test_an_alarm_is_moved(talk: Talk, before: str, said: str, after: str, answer: str) -> None:
    talk.say(before)
    (old,) = talk.events
    assert answer in talk.say(said)
    assert when(talk) == [after]
    assert [event.id for event in talk.events] == [old.id]


def test_which_alarm_is_to_be_moved_is_asked(talk: Talk) -> None:
    assert "larwm" in talk.say("newid y larwm i wyth") and not list(talk.events)
    talk.say("gosoda larwm am saith y bore")
    talk.say("gosoda larwm heno am naw")
    assert talk.say("newid y larwm i wyth").endswith("?")
    assert "yfory am wyth o'r gloch y bore" in talk.say("saith o'r gloch y bore")
    assert sorted(when(talk)) == ["Thu 05 Mar 08:00", "Wed 04 Mar 21:00"]
    talk.say("newidiwch y larwm naw o'r gloch y nos i ddeg o'r gloch y nos")
    assert sorted(when(talk)) == ["Thu 05 Mar 08:00", "Wed 04 Mar 22:00"]
    # What is past stays where it was.
    assert "heibio" in (told := talk.say("newid y larwm heno i naw o'r gloch y bore")) or (
        "wedi bod" in told
    )
    assert sorted(when(talk)) == ["Thu 05 Mar 08:00", "Wed 04 Mar 22:00"]
