"""Bins from question to answer, from a YAML list and from calendars."""

from __future__ import annotations

import random
from datetime import date, datetime
from pathlib import Path

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.config.config import Config
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.paths import intents_dir
from macsen_lite.skills.bin_days import BinFileError, Collection, collections
from macsen_lite.skills.services import Services

INTENTS = IntentLoader([intents_dir()]).load()
WEDNESDAY = datetime(2026, 3, 4, 10, 0)
LIST = """
biniau:
  - {enw: bin gwyrdd, dechrau: 2026-02-19, bob: 2}
  - {enw: bocs ailgylchu, dechrau: 2026-01-01, heblaw: [2026-03-12], hefyd: [2026-03-14]}
"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Cyngor//Biniau//CY
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
SUMMARY:Bin gwyrdd
DTSTART;TZID=Europe/London:20260305T070000
RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20260601T000000Z
EXDATE;TZID=Europe/London:20260402T070000
END:VEVENT
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
RECURRENCE-ID;TZID=Europe/London:20260319T070000
SUMMARY:Bin gwyrdd
DTSTART;TZID=Europe/London:20260320T070000
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20260101T000000Z
SUMMARY:Bin du
DTSTART;VALUE=DATE:20260312
END:VEVENT
END:VCALENDAR
"""


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


def answers(question: str, file: Path | str, now: datetime = WEDNESDAY) -> set[str]:
    clock = FixedClock(now)
    config = Config({"biniau.ffeil": str(file)})
    services = Services(clock=clock, read_config=lambda: config, load_intents=lambda: INTENTS)
    asked = Assistant(
        lambda: INTENTS,
        no_recogniser,  # type: ignore[arg-type]
        clock,
        random.Random(0),
        services=services,
    )
    return {asked.ask(question).answer for _ in range(10)}


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "biniau.yaml"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("oes biniau fory", "Y bin gwyrdd a'r bocs ailgylchu sy'n mynd allan yfory."),
        ("pa fin sy'n mynd allan heddiw", "Does dim biniau'n mynd allan heddiw."),
        (
            "pa finiau sy'n mynd allan yr wythnos yma",
            "Y bin gwyrdd a'r bocs ailgylchu yfory.",
        ),
        ("pryd mae'r bin gwyrdd", "Y bin gwyrdd yfory."),
    ],
)
def test_a_list(question: str, answer: str, listed: Path) -> None:
    assert answer in answers(question, listed)


def test_a_bin_that_is_not_in_the_list(listed: Path) -> None:
    assert answers("pryd mae'r bin porffor", listed) == {
        "Dw i ddim yn gweld y bin hwnnw yn ffeil y biniau.",
        "Does dim sôn amdano yn ffeil y biniau.",
    }


def test_without_a_file_it_says_how_to_give_one(tmp_path: Path) -> None:
    where = "yn y gosodiadau, o dan biniau"
    assert all(where in answer for answer in answers("oes biniau fory", ""))
    gone = answers("oes biniau fory", tmp_path / "gone.yaml")
    assert f"Mae ffeil y biniau ar goll: mae angen cywiro ei henw {where}." in gone


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yaml", "biniau: ["),
        ("a.yaml", "x: 1"),
        ("a.yaml", "biniau: [{enw: bin, dechrau: fory}]"),
        ("a.yaml", "biniau: [{enw: bin, dechrau: 2026-03-03, bob: 0}]"),
        ("a.yaml", "biniau: [{enw: bin, dechrau: 2026-03-03, heblaw: 3}]"),
        ("a.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n"),
        ("a.ics", "<html>"),
        ("a.ics", CALENDAR.replace("FREQ=WEEKLY", "FREQ=SOMETIMES")),
        ("a.ics", CALENDAR.replace("20260312", "20261399")),
    ],
)
def test_a_damaged_file_is_said_to_be(name: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BinFileError):
        collections(path, date(2026, 3, 1), date(2026, 3, 31))
    if "SOMETIMES" in content:
        assert all("ffeil y biniau" in a for a in answers("oes biniau fory", path))


def test_a_list_without_what_is_taken_out_and_with_what_is_added(listed: Path) -> None:
    found = collections(listed, date(2026, 3, 1), date(2026, 3, 19))
    assert [(c.day.day, c.name) for c in found] == [
        (5, "bin gwyrdd"),
        (5, "bocs ailgylchu"),
        (14, "bocs ailgylchu"),
        (19, "bin gwyrdd"),
        (19, "bocs ailgylchu"),
    ]


def test_a_calendar_over_the_change_to_summer_time(tmp_path: Path) -> None:
    path = tmp_path / "cyngor.ics"
    path.write_text(CALENDAR, encoding="utf-8")
    # The 19th was moved to the 20th, 2 April taken out; the clocks change on 29 March.
    assert collections(path, date(2026, 3, 1), date(2026, 4, 30)) == [
        Collection(date(2026, 3, 5), "Bin gwyrdd"),
        Collection(date(2026, 3, 12), "Bin du"),
        Collection(date(2026, 3, 20), "Bin gwyrdd"),
        Collection(date(2026, 4, 16), "Bin gwyrdd"),
        Collection(date(2026, 4, 30), "Bin gwyrdd"),
    ]
    assert not collections(path, date(2026, 6, 1), date(2026, 12, 31))
    assert "Y bin du sy'n mynd allan ar y deuddegfed o Fawrth." in answers(
        "pa finiau sy'n mynd allan ar y deuddegfed o Fawrth", path
    )
