"""Reminders from question to answer; the Welsh is written by hand."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.config.config import Config
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.slots import TEST_NOW, JsonValue, SlotSpec, slot_kind
from macsen_lite.paths import intents_dir
from macsen_lite.scheduler import Scheduler
from macsen_lite.skills.services import Services
from macsen_lite.store.database import Database
from macsen_lite.store.events import Events, Kind
from macsen_lite.welsh.tokens import words

INTENTS = IntentLoader([intents_dir()]).load()
WALES = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 4, 10, 0, tzinfo=WALES)  # a Wednesday
Asked = Callable[[str], str]
Kept = Callable[[], list[tuple[str, str]]]


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "x.sqlite3")


@pytest.fixture
def ask(database: Database) -> Asked:
    clock = FixedClock(NOW)
    services = Services(clock=clock, read_config=lambda: Config({}), open_database=lambda: database)
    asked = Assistant(
        lambda: INTENTS,
        no_recogniser,  # type: ignore[arg-type]
        clock,
        random.Random(0),
        services=services,
    )
    return lambda text: asked.ask(text).answer


@pytest.fixture
def kept(database: Database) -> Kept:
    """What is set: its words and its time on the clock of Wales."""

    def read() -> list[tuple[str, str]]:
        events = Events(database).all(Kind.REMINDER)
        return [(e.text, f"{e.due.astimezone(WALES):%m-%d %H:%M}") for e in events if e.due]

    return read


def set_for(text: str, moment: str) -> set[str]:
    return {
        f"Iawn, bydd nodyn atgoffa {moment}: {text}.",
        f"Mae'r nodyn atgoffa wedi'i osod: {text}, {moment}.",
        f"Popeth yn iawn. {moment[0].upper()}{moment[1:]}: {text}.",
    }


@pytest.mark.parametrize(
    ("said", "text", "due", "moment"),
    [
        ("Atgoffa fi i ffonio Mam am dri o'r gloch yfory",
         "ffonio Mam", "03-05 15:00", "yfory am dri o'r gloch y prynhawn"),
        # i softens the verb-noun: tynnu, prynu, talu
        ("atgoffa fi mewn deng munud i dynnu'r bara o'r popty",
         "tynnu'r bara o'r popty", "03-04 10:10", "ymhen deng munud"),
        ("wnei di fy atgoffa i brynu llaeth heno am saith",
         "prynu llaeth", "03-04 19:00", "heno am saith o'r gloch"),
        ("newch chi f'atgoffa i dalu'r bil ddydd Gwener am naw y bore",
         "talu'r bil", "03-06 09:00", "drennydd am naw o'r gloch y bore"),
        # a time without a day is the next such time
        ("atgoffwch fi am un ar ddeg i alw heibio Siân",
         "galw heibio Siân", "03-04 11:00", "heddiw am un ar ddeg o'r gloch y bore"),
        ("atgoffa fi am naw y bore i nofio",
         "nofio", "03-05 09:00", "yfory am naw o'r gloch y bore"),
        # am and o soften the noun
        ("atgoffa fi am gyfarfod nos Wener am wyth",
         "cyfarfod", "03-06 20:00", "drennydd am wyth o'r gloch yr hwyr"),
        ("atgoffa fi bod y bin yn mynd allan heno am naw",
         "mae'r bin yn mynd allan", "03-04 21:00", "heno am naw o'r gloch"),
        # a feast by itself belongs to what is to be done
        ("atgoffa fi i drefnu parti Nadolig am dri o'r gloch",
         "trefnu parti Nadolig", "03-04 15:00", "heddiw am dri o'r gloch y prynhawn"),
        # quoted, so that my stays my
        ("gosoda nodyn atgoffa i ffonio fy mam ymhen awr",
         "ffonio fy mam", "03-04 11:00", "ymhen awr"),
    ],
)  # fmt: skip
def test_set_and_said_back(
    ask: Asked, kept: Kept, said: str, text: str, due: str, moment: str
) -> None:
    assert ask(said) in set_for(text, moment)
    assert kept() == [(text, due)]


def test_when_is_asked_and_the_words_stay_as_they_were_written(ask: Asked, kept: Kept) -> None:
    assert ask("atgoffa fi i ffonio Mam") in {"Pryd?", "Pryd fyddai orau?"}
    ask("yfory am dri")
    assert kept() == [("ffonio Mam", "03-05 15:00")]


def test_the_time_of_a_day_is_asked(ask: Asked, kept: Kept) -> None:
    assert ask("atgoffa fi i brynu llaeth yfory") in {"Am faint o'r gloch?", "Faint o'r gloch?"}
    assert kept() == []
    ask("am ddeg")
    assert kept() == [("prynu llaeth", "03-05 10:00")]


def test_of_what_is_asked_and_then_when(ask: Asked, kept: Kept) -> None:
    assert ask("atgoffa fi") in {"Am beth?", "Beth sydd i'w gofio?"}
    ask("i dalu'r bil")
    ask("mewn awr")
    assert kept() == [("talu'r bil", "03-04 11:00")]


def test_what_is_past_is_said_so_and_asked_again(ask: Asked, kept: Kept) -> None:
    assert ask("atgoffa fi i nofio heddiw am naw y bore") in {
        "Mae'r amser hwnnw wedi mynd heibio. Pryd, felly?",
        "Mae hwnnw wedi bod yn barod, mae'n ddrwg gen i. Pryd, felly?",
    }
    assert kept() == []
    ask("heno am saith")
    assert kept() == [("nofio", "03-04 19:00")]


def test_the_same_is_not_set_twice(ask: Asked, kept: Kept) -> None:
    ask("atgoffa fi i nofio heno am saith")
    assert ask("atgoffa fi i nofio heno am saith") in {
        "Mae'r nodyn atgoffa hwnnw wedi'i osod yn barod: nofio, heno am saith o'r gloch.",
        "Mae nodyn atgoffa felly yno eisoes: nofio, heno am saith o'r gloch.",
    }
    assert len(kept()) == 1


def test_listed(ask: Asked) -> None:
    assert ask("pa nodiadau atgoffa sydd gen i") in {
        "Does dim nodyn atgoffa wedi'i osod.",
        "Does dim byd i'w gofio ar hyn o bryd.",
    }
    ask("atgoffa fi i nofio heno am saith")
    ask("atgoffa fi i dalu'r bil yfory am ddeg")
    assert ask("beth sydd i'w gofio") in {
        "Mae dau nodyn atgoffa: nofio, heno am saith o'r gloch; "
        "talu'r bil, yfory am ddeg o'r gloch y bore.",
        "Dau nodyn atgoffa sydd: nofio, heno am saith o'r gloch; "
        "talu'r bil, yfory am ddeg o'r gloch y bore.",
    }
    assert ask("beth sydd i'w gofio yfory") in {
        "Un nodyn atgoffa sydd: talu'r bil, yfory am ddeg o'r gloch y bore.",
        "Mae un nodyn atgoffa: talu'r bil, yfory am ddeg o'r gloch y bore.",
    }


def test_cancelled_by_its_words_its_place_or_all(ask: Asked, kept: Kept) -> None:
    for text in ("nofio heno am saith", "dalu'r bil heno am wyth", "ffonio Mam heno am naw"):
        ask(f"atgoffa fi i {text}")
    assert ask("canslo'r nodyn atgoffa i dalu'r bil") in {
        "Iawn, dw i wedi canslo'r nodyn atgoffa: talu'r bil, heno am wyth o'r gloch.",
        "Dyna'r nodyn atgoffa wedi'i ganslo: talu'r bil, heno am wyth o'r gloch.",
    }
    assert [text for text, _ in kept()] == ["nofio", "ffonio Mam"]
    which = "Y cyntaf: nofio, heno am saith o'r gloch. Yr ail: ffonio Mam, heno am naw o'r gloch."
    assert ask("canslo'r nodyn atgoffa") in {
        f"Mae mwy nag un. {which} Pa un?",
        f"Pa un? {which}",
    }
    ask("yr ail")
    assert [text for text, _ in kept()] == ["nofio"]
    ask("canslo pob nodyn atgoffa")
    ask("na")
    assert len(kept()) == 1
    ask("canslo pob nodyn atgoffa")
    ask("ie")
    assert kept() == []


@pytest.mark.parametrize(
    "reply", ["yr un olaf", "yr olaf", "ffonio Mam", "yr un am ffonio Mam", "yr ail"]
)
def test_which_one_is_told_by_its_place_or_its_words(ask: Asked, kept: Kept, reply: str) -> None:
    ask("atgoffa fi i nofio heno am saith")
    ask("atgoffa fi i ffonio Mam heno am naw")
    ask("canslo'r nodyn atgoffa")
    assert "ffonio Mam" in ask(reply)
    assert [text for text, _ in kept()] == ["nofio"]


def test_none_of_them(ask: Asked, kept: Kept) -> None:
    ask("atgoffa fi i nofio heno am saith")
    ask("atgoffa fi i ffonio Mam heno am naw")
    ask("canslo'r nodyn atgoffa")
    assert "nofio" not in ask("dim un")
    assert len(kept()) == 2


# ------------------------------------------------------------------------------- again and again


@pytest.mark.parametrize(
    ("said", "when", "first"),
    [
        # It was set for one evening, with “bob dydd” among its words.
        (["atgoffa fi i gymryd y tabledi bob dydd am naw"], "bob dydd am naw o'r gloch y bore", 5),
        (
            ["atgoffwch fi bob nos Fercher am saith i gymryd y tabledi"],
            "bob dydd Mercher am saith o'r gloch yr hwyr",
            4,
        ),
        (
            ["atgoffa fi i gymryd y tabledi bob dydd Llun a dydd Iau", "am wyth y bore"],
            "bob dydd Llun a dydd Iau am wyth o'r gloch y bore",
            5,
        ),
        (
            ["atgoffa fi i gymryd y tabledi", "bob bore am wyth"],
            "bob dydd am wyth o'r gloch y bore",
            5,
        ),
    ],
)
def test_one_that_returns(
    ask: Asked, database: Database, said: list[str], when: str, first: int
) -> None:
    for line in said:
        answer = ask(line)
    assert when.removeprefix("b") in answer  # or "Bob", at the beginning
    (event,) = Events(database).all()
    assert event.text == "cymryd y tabledi" and event.weekdays and event.local_time
    assert event.due is not None and event.due.day == first
    assert when in ask("pa nodiadau atgoffa sydd gen i")


def test_one_that_returns_is_told_again_and_one_day_may_be_left_out(
    ask: Asked, database: Database
) -> None:
    ask("atgoffa fi i gymryd y tabledi bob dydd am naw")
    clock = FixedClock(datetime(2026, 3, 5, 9, 0, tzinfo=WALES))
    scheduler = Scheduler(Events(database), clock)
    (due,) = scheduler.take_due()
    scheduler.stop(due.event)
    (again,) = Events(database).all()
    assert again.due == datetime(2026, 3, 6, 9, 0, tzinfo=WALES)
    assert "cymryd y tabledi" in ask("canslo'r nodyn atgoffa drennydd")
    (later,) = Events(database).all()
    assert later.due == datetime(2026, 3, 7, 9, 0, tzinfo=WALES)


@pytest.mark.parametrize("often", ["bob mis", "bob awr", "bob yn ail ddydd"])
def test_what_cannot_be_so_often_is_not_set_at_all(ask: Asked, kept: Kept, often: str) -> None:
    assert "ddyddiau'r wythnos" in ask(f"atgoffa fi i dalu'r rhent {often} am naw")
    assert kept() == []


def test_a_day_that_is_past_is_told_before_the_hour_is_asked_for(ask: Asked) -> None:
    assert "felly?" in ask("atgoffa fi ddoe i ffonio Mam")


def test_a_reminder_that_cannot_be_kept_is_told(ask: Asked, database: Database, kept: Kept) -> None:
    ask("atgoffa fi i nofio heno am saith")
    database.read("PRAGMA query_only=1")
    assert ask("atgoffa fi i ffonio Mam heno am saith") in {
        "Mae'n ddrwg gen i, chafodd y nodyn atgoffa mo'i osod: dw i'n methu ei gadw ar y ddisg.",
        "Mae'n flin gen i, does dim nodyn atgoffa wedi'i osod: dw i'n methu ysgrifennu i'r ddisg.",
    }
    assert "dw i'n methu" in ask("canslo'r nodyn atgoffa") or "yno o hyd" in ask("canslo'r nodyn")
    assert [text for text, _ in kept()] == ["nofio"]


def test_the_scheduler_tells_it_when_it_is_due(ask: Asked, database: Database) -> None:
    ask("atgoffa fi mewn deng munud i dynnu'r bara o'r popty")
    clock = FixedClock(datetime(2026, 3, 4, 10, 10, tzinfo=WALES).astimezone(UTC))
    due = Scheduler(Events(database), clock).take_due()
    assert [each.event.text for each in due] == ["tynnu'r bara o'r popty"]


# ------------------------------------------------------------------------------- the slot


def moment(text: str) -> JsonValue:
    kind = slot_kind("moment")
    assert kind is not None
    found = kind.make(SlotSpec("moment")).read(words(text), TEST_NOW)
    return found.value if found else None


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("yfory am dri o'r gloch", {"day": "2026-03-05", "time": "03:00"}),
        ("am dri o'r gloch yfory", {"day": "2026-03-05", "time": "03:00"}),
        ("erbyn dydd Llun am naw y bore", {"day": "2026-03-09", "time": "09:00"}),
        ("am 3:30 yfory", {"day": "2026-03-05", "time": "03:30"}),
        ("ymhen awr a hanner", {"seconds": 5400}),
        ("deng munud", {"seconds": 600}),
        ("bore fory", {"day": "2026-03-05"}),
        ("ar ddydd Nadolig am hanner dydd", {"day": "2026-12-25", "time": "12:00"}),
        ("Nadolig", None),  # anrheg Nadolig
        ("y nawfed ar hugain o Chwefror eleni", None),
        ("llaeth", None),
    ],
)
def test_a_moment(said: str, value: JsonValue) -> None:
    assert moment(said) == value


def test_what_is_heard_of_a_moment_can_be_read() -> None:
    kind = slot_kind("moment")
    assert kind is not None
    heard = kind.make(SlotSpec("moment")).automaton()
    for text in ("yfory am dri o'r gloch", "mewn deng munud", "am saith heno", "dydd gwener"):
        assert heard.accepts(words(text))


@given(st.integers(1, 12), st.sampled_from(["heddiw", "yfory", "ddydd Sul", "nos Wener"]))
def test_either_order_means_the_same(hour: int, day: str) -> None:
    from macsen_lite.welsh.mutation import soft
    from macsen_lite.welsh.numbers import cardinal

    at = f"am {soft(cardinal(hour))} o'r gloch"
    assert moment(f"{at} {day}") == moment(f"{day} {at}") is not None or hour > 10
