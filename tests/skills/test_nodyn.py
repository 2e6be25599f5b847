"""Notes from question to answer; the Welsh is written by hand."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
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
from macsen_lite.store.notes import Notes
from macsen_lite.welsh.clauses import sentence_of, unmutated_verb

INTENTS = IntentLoader([intents_dir()]).load()
NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
Asked = Callable[[str], str]


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


def assistant(database: Database) -> Assistant:
    clock = FixedClock(NOW)
    services = Services(clock=clock, read_config=lambda: Config({}), open_database=lambda: database)
    return Assistant(
        lambda: INTENTS,
        no_recogniser,  # type: ignore[arg-type]
        clock,
        random.Random(0),
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
def notes(database: Database) -> Callable[[], list[str]]:
    return lambda: [note.text for note in Notes(database).all()]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Gwna nodyn: ffonio Siân, wedyn Mam.", "ffonio Siân, wedyn Mam"),
        # a clause after bod is told as a sentence of its own
        ("cofia fod yr allwedd dan y pot", "mae'r allwedd dan y pot"),
        ("cofiwch fod gen i apwyntiad", "mae gen i apwyntiad"),
        ("gwna nodyn bod dim llaeth ar ôl", "does dim llaeth ar ôl"),
        ("wnei di gofio mai Dafydd sydd â'r goriad", "Dafydd sydd â'r goriad"),
        ("nodyn newydd prynu blodau", "prynu blodau"),
    ],
)
def test_a_note_is_kept_as_it_was_said(
    ask: Asked, notes: Callable[[], list[str]], said: str, kept: str
) -> None:
    assert ask(said) in {
        f"Iawn, dw i wedi gwneud nodyn: {kept}.",
        f"Dyna'r nodyn wedi'i gadw: {kept}.",
        f"O'r gorau, mae hynny yn y nodiadau: {kept}.",
    }
    assert notes() == [kept]


def test_what_to_note_is_asked(ask: Asked, notes: Callable[[], list[str]]) -> None:
    assert ask("gwna nodyn") in {
        "Beth sydd i fod yn y nodyn?",
        "Beth ga' i ei ysgrifennu yn y nodyn?",
    }
    ask("Mae Mam yn dod ddydd Sul")
    assert notes() == ["Mae Mam yn dod ddydd Sul"]


def test_read_all_one_and_how_many(ask: Asked) -> None:
    none = {"Does dim un nodyn.", "Does yr un nodyn wedi'i wneud eto."}
    assert ask("darllen fy nodiadau") in none
    assert ask("darllen y nodyn diwethaf") in none
    assert ask("faint o nodiadau sydd gen i") in none
    ask("gwna nodyn: talu'r bil")
    assert ask("darllena'r nodiadau") in {
        "Un nodyn sydd: talu'r bil.",
        "Dim ond un nodyn sydd: talu'r bil.",
    }
    ask("gwna nodyn: ffonio Mam")
    assert ask("pa nodiadau sydd gen i") in {
        "Mae dau nodyn. Y cyntaf: talu'r bil. Yr ail: ffonio Mam.",
        "Dau nodyn sydd. Y cyntaf: talu'r bil. Yr ail: ffonio Mam.",
    }
    assert ask("faint o nodiadau sydd gen i") in {"Mae dau nodyn.", "Dau nodyn sydd."}
    assert ask("darllen y nodyn diwethaf") in {"Ffonio Mam.", "Dyma'r nodyn: ffonio Mam."}
    assert ask("darllen y nodyn olaf") in {"Ffonio Mam.", "Dyma'r nodyn: ffonio Mam."}
    assert ask("darllen y nodyn cyntaf") in {"Talu'r bil.", "Dyma'r nodyn: talu'r bil."}
    assert ask("darllen y trydydd nodyn") in {
        "Does dim cynifer â hynny: dau nodyn sydd.",
        "Dim ond dau nodyn sydd.",
    }


def test_one_is_deleted_only_when_that_is_confirmed(
    ask: Asked, notes: Callable[[], list[str]]
) -> None:
    for text in ("cofia fod yr allwedd dan y pot", "gwna nodyn: talu'r bil", "gwna nodyn: nofio"):
        ask(text)
    assert ask("dileu'r nodyn am yr allwedd") in {
        "Dileu'r nodyn hwn: mae'r allwedd dan y pot. Ydi hynny'n iawn?",
        "Dyma'r nodyn: mae'r allwedd dan y pot. Ei ddileu: ydi hynny'n iawn?",
    }
    assert ask("na") in {"Iawn, mae'r nodyn yno o hyd.", "O'r gorau, dw i wedi cadw'r nodyn."}
    assert len(notes()) == 3
    ask("dilea'r ail nodyn")
    assert ask("ie") in {"Iawn, dw i wedi dileu'r nodyn.", "Dyna'r nodyn wedi'i ddileu."}
    assert notes() == ["mae'r allwedd dan y pot", "nofio"]
    ask("dilëwch y nodyn diwethaf")
    ask("ydi, os gwelwch yn dda")
    assert notes() == ["mae'r allwedd dan y pot"]
    assert ask("dileu'r nodyn am y ceffyl") in {
        "Dw i ddim yn gweld nodyn am hynny.",
        "Does dim nodyn felly.",
    }


def test_of_several_about_the_same_it_is_asked_which(
    ask: Asked, notes: Callable[[], list[str]]
) -> None:
    for text in ("ffonio'r banc", "talu'r bil", "mynd i'r banc"):
        ask(f"gwna nodyn: {text}")
    assert ask("dileu'r nodyn am y banc") in {
        "Mae mwy nag un. Y cyntaf: ffonio'r banc. Y trydydd: mynd i'r banc. Pa un?",
        "Pa un? Y cyntaf: ffonio'r banc. Y trydydd: mynd i'r banc.",
    }
    assert "mynd i'r banc" in ask("y trydydd")
    ask("ie")
    assert notes() == ["ffonio'r banc", "talu'r bil"]


def test_all_are_deleted_only_when_that_is_confirmed(
    ask: Asked, notes: Callable[[], list[str]]
) -> None:
    ask("gwna nodyn: talu'r bil")
    ask("gwna nodyn: ffonio Mam")
    assert ask("dileu pob nodyn") in {
        "Mae dau nodyn. Dileu'r cyfan: ydi hynny'n iawn?",
        "Dileu dau nodyn: ydi hynny'n iawn?",
    }
    assert ask("nage") in {
        "Iawn, mae'r nodiadau yno o hyd.",
        "O'r gorau, dw i wedi cadw'r nodiadau.",
    }
    assert len(notes()) == 2
    ask("dileu pob nodyn")
    assert ask("ie") in {
        "Iawn, dw i wedi dileu'r nodiadau i gyd.",
        "Dyna'r nodiadau i gyd wedi'u dileu.",
    }
    assert notes() == []


def test_a_note_that_cannot_be_kept_is_told(
    ask: Asked, database: Database, notes: Callable[[], list[str]]
) -> None:
    ask("gwna nodyn: talu'r bil")
    database.read("PRAGMA query_only=1")
    assert ask("gwna nodyn: ffonio Mam") in {
        "Mae'n ddrwg gen i, chafodd y nodyn mo'i gadw: dw i'n methu ysgrifennu i'r ddisg.",
        "Mae'n flin gen i, does dim nodyn wedi'i wneud: dw i'n methu ei gadw ar y ddisg.",
    }
    ask("dileu pob nodyn")
    assert "methu ysgrifennu i'r ddisg" in ask("ie")
    assert notes() == ["talu'r bil"]


@pytest.mark.parametrize(
    ("clause", "sentence"),
    [
        ("y car yn y garej", "mae'r car yn y garej"),
        ("Mam yn dod", "mae Mam yn dod"),
        ("rhaid talu", "mae'n rhaid talu"),
        ("nhw'n dod", "maen nhw'n dod"),
        ("neb adref", "does neb adref"),
    ],
)
def test_a_clause_becomes_a_sentence(clause: str, sentence: str) -> None:
    assert sentence_of(clause) == sentence


def test_what_is_to_be_done_is_named_as_a_dictionary_has_it() -> None:
    # after i it softens
    said = "brynu llaeth|dynnu'r bara|ffonio Mam|alw heibio|olchi'r car|fynd i'r banc|anfon llythyr"
    plain = (
        "prynu llaeth|tynnu'r bara|ffonio Mam|galw heibio|golchi'r car|mynd i'r banc|anfon llythyr"
    )
    assert [unmutated_verb(text) for text in said.split("|")] == plain.split("|")


@given(st.lists(st.text("abcdefgilmnorstuwyâêôŵŷ ", min_size=1, max_size=40), max_size=6))
def test_what_is_kept_is_there_and_removing_one_loses_no_other(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    with Database(tmp_path_factory.mktemp("store") / "x.sqlite3") as database:
        store = Notes(database)
        added = [store.add(text, NOW) for text in texts]
        assert store.all() == added
        for note in added[::2]:
            assert store.remove(note) == 1
        assert store.all() == added[1::2]
