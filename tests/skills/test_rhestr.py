"""Lists from question to answer; the Welsh is written by hand."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.config.config import Config
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.paths import intents_dir
from macsen_lite.skills.services import Services
from macsen_lite.store.database import Database
from macsen_lite.store.lists import Lists
from macsen_lite.welsh.goods import goods

INTENTS = IntentLoader([intents_dir()]).load()
NOW = datetime(2026, 3, 4, 10, 0)
Asked = Callable[[str], str]


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


def assistant(database: Database, seed: int = 0) -> Assistant:
    clock = FixedClock(NOW)
    services = Services(clock=clock, read_config=lambda: Config({}), open_database=lambda: database)
    return Assistant(
        lambda: INTENTS,
        no_recogniser,  # type: ignore[arg-type]
        clock,
        random.Random(seed),
        services=services,
    )


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "x.sqlite3")


@pytest.fixture
def ask(database: Database) -> Asked:
    asked = assistant(database)
    return lambda text: asked.ask(text).answer


@pytest.fixture
def shopping(database: Database) -> Callable[[], list[str]]:
    return lambda: Lists(database).items("siopa")


def test_several_things_at_once_are_kept_one_by_one(ask: Asked, shopping: object) -> None:
    # An inflected verb softens its object (ychwanega laeth); a aspirates (a chaws).
    assert ask("Ychwanega laeth, bara a chaws at y rhestr siopa!") in {
        "Iawn, mae llaeth, bara a chaws ar y rhestr siopa nawr.",
        "Dw i wedi ychwanegu llaeth, bara a chaws at y rhestr siopa.",
        "Popeth yn iawn, dw i wedi rhoi llaeth, bara a chaws ar y rhestr siopa.",
    }
    assert shopping() == ["llaeth", "bara", "caws"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("rho wyau ar y rhestr", ["wyau"]),
        ("rhowch datws a moron ar y rhestr siopa", ["tatws", "moron"]),
        ("ychwanegwch de ac afalau at fy rhestr", ["te", "afalau"]),
        ("ychwanega bysgod a sglodion at y rhestr", ["pysgod a sglodion"]),
        ("ychwanega laeth bara papur tŷ bach a menyn at y rhestr siopa",
         ["llaeth", "bara", "papur tŷ bach", "menyn"]),
        ("rho ddau beint o lefrith a dwsin o wyau ar y rhestr",
         ["dau beint o lefrith", "dwsin o wyau"]),
        ("ychwanega Weetabix, Calpol a gwinoa at y rhestr", ["Weetabix", "Calpol", "gwinoa"]),
        ("rho'r llaeth a'r bara ar y rhestr", ["llaeth", "bara"]),
        ("wnei di roi gwin coch a chaws gafr ar y rhestr", ["gwin coch", "caws gafr"]),
        ("ychwanega anrheg i Mam a Dad at y rhestr", ["anrheg i Mam a Dad"]),
    ],
)  # fmt: skip
def test_what_is_said_is_kept_in_the_radical(
    ask: Asked, shopping: Callable[[], list[str]], said: str, kept: list[str]
) -> None:
    ask(said)
    assert shopping() == kept


def test_things_to_do_are_not_torn_apart(ask: Asked, database: Database) -> None:
    ask("rho siarad â Mam a Dad ar y rhestr o bethau i'w gwneud")
    ask("ychwanega golchi'r car a thorri'r gwair at y rhestr o bethau i'w gwneud")
    assert Lists(database).items("tasgau") == [
        "siarad â Mam a Dad",
        "golchi'r car",
        "torri'r gwair",
    ]
    assert "golchi'r car" in ask("beth sydd ar y rhestr o bethau i'w gwneud")
    assert Lists(database).items("siopa") == []


def test_a_pronoun_after_fy_or_ein_makes_no_other_list(ask: Asked, database: Database) -> None:
    ask("rho laeth ar fy rhestr siopa i")
    ask("rho fara ar ein rhestr ni")
    ask("ychwanega wyau at y rhestr siopa i mi")
    ask("rho siocled ar fy rhestr Nadolig i")
    assert sorted(Lists(database).names()) == ["Nadolig", "siopa"]
    assert Lists(database).items("siopa") == ["llaeth", "bara", "wyau"]
    assert "rhestr siopa i" not in ask("beth sy ar fy rhestr siopa i")
    assert "siocled" in ask("beth sydd ar fy rhestr Nadolig i")


def test_any_other_list_has_its_own_name_and_is_found_in_any_form(
    ask: Asked, database: Database
) -> None:
    ask("rho grys ar y rhestr pacio")
    ask("ychwanega sanau at y rhestr bacio")
    assert Lists(database).items("pacio") == ["crys", "sanau"]
    assert ask("beth sydd ar y rhestr pacio") in {
        "Ar y rhestr pacio mae crys a sanau.",
        "Mae dwy eitem ar y rhestr pacio: crys a sanau.",
    }
    ask("rho fara ar y rhestr siopa")
    assert ask("pa restri sydd gen i") in {
        "Mae dwy restr: rhestr pacio a rhestr siopa.",
        "Dwy restr sydd: rhestr pacio a rhestr siopa.",
    }


def test_what_is_there_already_is_said_so_and_not_kept_twice(
    ask: Asked, shopping: Callable[[], list[str]]
) -> None:
    ask("rho fara ar y rhestr")
    assert ask("ychwanega bara at y rhestr") in {
        "Mae bara ar y rhestr siopa yn barod.",
        "Roedd bara ar y rhestr siopa eisoes.",
    }
    assert ask("ychwanega bara a llaeth at y rhestr") in {
        "Dw i wedi ychwanegu llaeth at y rhestr siopa. Roedd bara arni'n barod.",
        "Iawn, mae llaeth ar y rhestr siopa nawr, ac roedd bara arni o'r blaen.",
    }
    assert shopping() == ["bara", "llaeth"]


def test_what_to_add_is_asked(ask: Asked, shopping: Callable[[], list[str]]) -> None:
    assert ask("ychwanega rywbeth at y rhestr siopa") in {
        "Beth sydd i fynd ar y rhestr?",
        "Beth ga' i ei roi ar y rhestr?",
    }
    ask("Llaeth a bara")
    assert shopping() == ["llaeth", "bara"]


def test_read_and_count(ask: Asked) -> None:
    assert ask("beth sydd ar y rhestr siopa") in {
        "Does dim byd ar y rhestr siopa.",
        "Mae'r rhestr siopa yn wag.",
    }
    ask("rho de ar y rhestr")
    assert ask("be sy ar y rhestr") in {
        "Dim ond te sydd ar y rhestr siopa.",
        "Un peth sydd ar y rhestr siopa: te.",
    }
    ask("rho afalau ar y rhestr")
    assert ask("darllena'r rhestr siopa i mi") in {
        "Ar y rhestr siopa mae te ac afalau.",
        "Mae dwy eitem ar y rhestr siopa: te ac afalau.",
    }
    # eitem is feminine
    assert ask("faint o bethau sydd ar y rhestr") in {
        "Mae dwy eitem ar y rhestr siopa.",
        "Dwy eitem sydd ar y rhestr siopa.",
    }


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("oes llaeth ar y rhestr", {"Oes, mae llaeth ar y rhestr siopa.",
                                    "Oes, ar y rhestr siopa mae llaeth."}),
        ("ydi'r bara ar y rhestr", {"Ydi, mae bara ar y rhestr siopa.",
                                    "Ydi, ar y rhestr siopa mae bara."}),
        ("oes na gaws ar y rhestr", {"Nac oes, does dim caws ar y rhestr siopa.",
                                     "Nac oes, dw i ddim yn gweld caws ar y rhestr siopa."}),
        ("ydi'r llaeth a'r caws ar y rhestr",
         {"Mae llaeth ar y rhestr siopa, ond does dim caws arni.",
          "Does dim caws ar y rhestr siopa, ond mae llaeth arni."}),
        # na aspirates as a does
        ("oes menyn a chaws ar y rhestr",
         {"Nac oes, does dim menyn na chaws ar y rhestr siopa.",
          "Nac oes, dw i ddim yn gweld menyn na chaws ar y rhestr siopa."}),
    ],
)  # fmt: skip
def test_is_it_on_the_list(ask: Asked, question: str, expected: set[str]) -> None:
    ask("rho laeth a bara ar y rhestr")
    assert ask(question) in expected


def test_taken_off_by_any_of_its_words_and_nothing_else(
    ask: Asked, shopping: Callable[[], list[str]]
) -> None:
    ask("ychwanega ddau beint o laeth, bara, caws ac wyau at y rhestr")
    assert ask("tynna'r llaeth oddi ar y rhestr") in {
        "Iawn, dw i wedi tynnu dau beint o laeth oddi ar y rhestr siopa.",
        "Popeth yn iawn, fydd dau beint o laeth ddim ar y rhestr siopa mwyach.",
    }
    assert ask("dw i wedi prynu bara a menyn") in {
        "Dw i wedi tynnu bara oddi ar y rhestr siopa. Doedd dim menyn arni.",
        "Fydd bara ddim ar y rhestr siopa mwyach; ond doedd dim menyn arni.",
    }
    assert shopping() == ["caws", "wyau"]
    assert ask("dan ni wedi prynu pysgod") in {
        "Doedd dim pysgod ar y rhestr siopa.",
        "Dw i ddim yn gweld pysgod ar y rhestr siopa.",
    }
    assert shopping() == ["caws", "wyau"]


def test_of_two_that_are_called_so_it_is_asked_which(
    ask: Asked, shopping: Callable[[], list[str]]
) -> None:
    ask("ychwanega fara gwyn, bara brown a llaeth at y rhestr")
    assert ask("tynna'r bara oddi ar y rhestr") in {
        "Pa un: bara gwyn ynteu bara brown?",
        "Mae mwy nag un felly ar y rhestr siopa. Pa un: bara gwyn ynteu bara brown?",
    }
    ask("yr un brown")
    assert shopping() == ["bara gwyn", "llaeth"]


def test_a_list_is_cleared_only_when_that_is_confirmed(
    ask: Asked, shopping: Callable[[], list[str]]
) -> None:
    ask("ychwanega llaeth a bara at y rhestr")
    question = {
        "Mae dwy eitem ar y rhestr siopa. Clirio'r cyfan: ydi hynny'n iawn?",
        "Clirio'r rhestr siopa i gyd, dwy eitem: ydi hynny'n iawn?",
    }
    assert ask("cliria'r rhestr siopa") in question
    assert ask("na") in {
        "Iawn, mae'r rhestr siopa fel yr oedd hi.",
        "O'r gorau, dw i heb gyffwrdd â'r rhestr siopa.",
    }
    assert shopping() == ["llaeth", "bara"]
    assert ask("tynna bopeth oddi ar y rhestr") in question
    assert ask("ie") in {
        "Iawn, mae'r rhestr siopa yn wag nawr.",
        "Dw i wedi clirio'r rhestr siopa.",
    }
    assert shopping() == []


def test_a_full_disk_is_told_and_nothing_is_said_to_be_kept(
    ask: Asked, database: Database, shopping: Callable[[], list[str]]
) -> None:
    ask("rho fara ar y rhestr")
    pages = database.read("PRAGMA page_count")[0][0]
    database.read(f"PRAGMA max_page_count={pages}")
    database.read("PRAGMA query_only=1")
    lost = {
        "Mae'n ddrwg gen i, chafodd dim ei ychwanegu: dw i'n methu ysgrifennu i'r ddisg.",
        "Mae'n flin gen i, does dim wedi'i roi ar y rhestr: dw i'n methu ei gadw ar y ddisg.",
    }
    assert ask("rho laeth ar y rhestr") in lost
    assert "dw i'n methu ysgrifennu i'r ddisg" in ask("tynna'r bara oddi ar y rhestr")
    assert shopping() == ["bara"]


def test_it_is_there_when_the_program_starts_again(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    with Database(path) as first:
        assistant(first).ask("rho fara ar y rhestr")
    with Database(path) as second:
        assert "bara" in assistant(second).ask("beth sydd ar y rhestr").answer
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT list, item FROM list_items").fetchall() == [("siopa", "bara")]


THINGS = sorted(" ".join(thing) for thing in goods().things)


@given(st.lists(st.sampled_from(THINGS), min_size=1, max_size=6, unique=True), st.integers(0, 5))
def test_what_is_added_is_read_back_and_removing_one_loses_no_other(
    tmp_path_factory: pytest.TempPathFactory, things: list[str], which: int
) -> None:
    with Database(tmp_path_factory.mktemp("store") / "x.sqlite3") as database:
        asked = assistant(database)
        asked.ask(f"ychwanega {', '.join(things)} at y rhestr siopa")
        kept = Lists(database).items("siopa")
        assert kept == things
        read = asked.ask("beth sydd ar y rhestr siopa").answer
        assert all(thing[1:] in read for thing in things)  # the last may be aspirated
        gone = things[which % len(things)]
        asked.ask(f"tynna {gone} oddi ar y rhestr siopa")
        assert Lists(database).items("siopa") == [thing for thing in things if thing != gone]
