"""Jokes and proverbs: all of them are told before any is told again, today or tomorrow."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.config.config import Config
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.paths import intents_dir
from macsen_lite.skills.services import Services
from macsen_lite.store.database import Database

INTENTS = IntentLoader([intents_dir()]).load()
NOW = datetime(2026, 3, 4, 10, 0)


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


def assistant(path: Path, now: datetime = NOW, seed: int = 0) -> Assistant:
    services = Services(
        clock=FixedClock(now),
        read_config=lambda: Config({}),
        open_database=lambda: Database(path),
        load_intents=lambda: INTENTS,
    )
    return Assistant(
        lambda: INTENTS,
        no_recogniser,  # type: ignore[arg-type]
        FixedClock(now),
        random.Random(seed),
        services=services,
    )


def listed(skill: str, name: str) -> list[str]:
    found = INTENTS.file_of(skill).data[name]
    assert isinstance(found, list)
    return [str(item) for item in found]


JOKES, PROVERBS = listed("joc", "jociau"), listed("dihareb", "diarhebion")


def told(asked: Assistant, question: str, items: list[str]) -> str:
    answer = asked.ask(question).answer
    return max((item for item in items if item in answer), key=len)


def test_there_are_enough_of_them() -> None:
    assert len(set(JOKES)) == len(JOKES) >= 60
    assert len(set(PROVERBS)) == len(PROVERBS) >= 100


@pytest.mark.parametrize(
    ("question", "items"),
    [("dwed jôc wrtha i", JOKES), ("adroddwch ddihareb", PROVERBS)],
    ids=["joc", "dihareb"],
)
def test_none_is_told_twice_before_all_are_even_if_it_is_restarted(
    question: str, items: list[str], tmp_path: Path
) -> None:
    heard = []
    for day in range(2 * len(items) // 20 + 1):
        asked = assistant(tmp_path / "x.sqlite3", NOW + timedelta(days=day), seed=day)
        heard += [told(asked, question, items) for _ in range(20)]
    size = len(items)
    assert set(heard[:size]) == set(items)
    assert set(heard[size : 2 * size]) == set(items)
    assert heard[size - 1] != heard[size]


@pytest.mark.parametrize(
    ("question", "items"),
    [("dwed jôc wrtha i", JOKES), ("dwed ddihareb wrtha i", PROVERBS)],
    ids=["joc", "dihareb"],
)
def test_they_are_told_when_the_store_cannot_be_used(
    question: str, items: list[str], tmp_path: Path
) -> None:
    (tmp_path / "x.sqlite3").write_bytes(b"no database" * 1000)
    asked = assistant(tmp_path / "x.sqlite3")
    heard = [told(asked, question, items) for _ in items]
    assert set(heard) == set(items)
    assert told(asked, question, items) != heard[-1]


def test_another_is_another_of_the_same(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    assert told(assistant(path), "dwed jôc", JOKES)
    assert told(assistant(path, NOW + timedelta(seconds=5)), "un arall", JOKES)
    assert told(assistant(path, NOW + timedelta(seconds=10)), "dihareb", PROVERBS)
    later = assistant(path, NOW + timedelta(seconds=15))
    assert told(later, "un arall os gwelwch yn dda", PROVERBS)
    assert told(assistant(path, NOW + timedelta(seconds=20)), "jôc arall", JOKES)
    assert told(assistant(path, NOW + timedelta(seconds=25)), "ga i un arall", JOKES)


def test_another_when_nothing_has_been_told_is_a_joke(tmp_path: Path) -> None:
    assert told(assistant(tmp_path / "x.sqlite3"), "un arall", JOKES)


def test_every_joke_is_a_sentence_in_words() -> None:
    for joke in JOKES:
        assert joke[0].isupper() and joke[-1] in ".!?" and not any(c.isdigit() for c in joke)


@pytest.mark.parametrize(
    "question",
    [
        "oes gennych chi jôc",
        "oes gynnoch chi jôc dda i mi",
        "fedri di ddeud rhywbeth doniol",
        "wnewch chi adrodd stori ddoniol os gwelwch yn dda",
        "gwnewch i ni chwerthin",
        "rhowch bos i ni",
    ],
)
def test_ways_of_asking_for_a_joke(question: str, tmp_path: Path) -> None:
    turn = assistant(tmp_path / "x.sqlite3").ask(question)
    assert turn.match and turn.match.intent == "joc.dweud"
