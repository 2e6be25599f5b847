"""The date skill from question to answer; Welsh and calendar written by hand."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.paths import intents_dir

INTENTS = IntentLoader([intents_dir()]).load()
WEDNESDAY = datetime(2026, 3, 4, 10, 0)


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


def answers(question: str, now: datetime = WEDNESDAY, tries: int = 25) -> set[str]:
    """All the ways in which a question is answered."""
    asked = Assistant(lambda: INTENTS, no_recogniser, FixedClock(now), random.Random(0))  # type: ignore[arg-type]
    return {asked.ask(question).answer for _ in range(tries)}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # The date of a day that was named. "Dydd Mawrth" need not be said twice.
        (
            "pa ddyddiad fydd dydd Mawrth nesaf",
            {
                "Y degfed o Fawrth, dwy fil dau ddeg chwech fydd hi ddydd Mawrth nesaf.",
                "Ddydd Mawrth nesaf, y degfed o Fawrth, dwy fil dau ddeg chwech fydd hi.",
            },
        ),
        (
            "beth oedd y dyddiad bythefnos yn ôl",
            {
                "Dydd Mercher, y deunawfed o Chwefror, dwy fil dau ddeg chwech oedd hi "
                "bythefnos yn ôl.",
                "Bythefnos yn ôl, roedd hi'n ddydd Mercher, y deunawfed o Chwefror, "
                "dwy fil dau ddeg chwech.",
            },
        ),
        # The weekday of a date. After ar a date keeps its article; dydd softens as an adverb.
        (
            "pa ddiwrnod fydd hi ar y trydydd o Fai",
            {"Dydd Sul fydd hi ar y trydydd o Fai.", "Bydd hi'n ddydd Sul ar y trydydd o Fai."},
        ),
        (
            "ar ba ddiwrnod mae'r Nadolig eleni",
            {
                "Dydd Gwener fydd hi ddydd Nadolig eleni.",
                "Bydd hi'n ddydd Gwener ddydd Nadolig eleni.",
            },
        ),
        (
            "pa ddiwrnod oedd hi ar y cyntaf o Ionawr dwy fil",
            {
                "Dydd Sadwrn oedd hi ar y cyntaf o Ionawr, dwy fil.",
                "Roedd hi'n ddydd Sadwrn ar y cyntaf o Ionawr, dwy fil.",
            },
        ),
        (
            "pa ddiwrnod fydd hi wythnos i fory",
            {"Dydd Iau fydd hi wythnos i yfory.", "Bydd hi'n ddydd Iau wythnos i yfory."},
        ),
        (
            "pa ddiwrnod oedd y pumed o Fawrth y llynedd",
            {
                "Dydd Mercher oedd hi ar y pumed o Fawrth y llynedd.",
                "Roedd hi'n ddydd Mercher ar y pumed o Fawrth y llynedd.",
            },
        ),
        (
            "beth fydd dyddiad y Sul cyntaf o Fai",
            {
                "Dydd Sul, y trydydd o Fai, dwy fil dau ddeg chwech fydd hi "
                "ar y dydd Sul cyntaf o Fai.",
                "Ar y dydd Sul cyntaf o Fai, bydd hi'n ddydd Sul, y trydydd o Fai, "
                "dwy fil dau ddeg chwech.",
            },
        ),
        (
            "pa ddiwrnod fydd hi heno",
            {
                "Dydd Mercher ydi hi heddiw.",
                "Dydd Mercher yw hi heddiw.",
                "Mae hi'n ddydd Mercher heddiw.",
            },
        ),
        # When a feast is.
        (
            "pryd mae'r Pasg",
            {
                "Bydd y Pasg ar ddydd Sul, y pumed o Ebrill.",
                "Ar ddydd Sul, y pumed o Ebrill, y bydd y Pasg.",
            },
        ),
        (
            "pryd oedd y Pasg llynedd",
            {
                "Roedd y Pasg y llynedd ar ddydd Sul, yr ugeinfed o Ebrill, dwy fil dau ddeg pump.",
                "Ar ddydd Sul, yr ugeinfed o Ebrill, dwy fil dau ddeg pump, "
                "yr oedd y Pasg y llynedd.",
            },
        ),
        # How long until. Tan softens: Gŵyl → tan Ŵyl, dydd → tan ddydd; with y nothing changes.
        (
            "faint o ddyddiau sydd tan y Nadolig",
            {
                "Mae dau gant naw deg chwech o ddyddiau tan y Nadolig.",
                "Dau gant naw deg chwech o ddyddiau sydd tan y Nadolig.",
                "Mae dau gant naw deg chwech o ddyddiau i fynd tan y Nadolig.",
            },
        ),
        (
            "sawl diwrnod tan Ŵyl Dewi",
            {
                "Mae tri chant chwe deg dau o ddyddiau tan Ŵyl Dewi.",
                "Tri chant chwe deg dau o ddyddiau sydd tan Ŵyl Dewi.",
                "Mae tri chant chwe deg dau o ddyddiau i fynd tan Ŵyl Dewi.",
            },
        ),
        (
            "sawl diwrnod sydd tan ddydd Llun",
            {
                "Mae pum niwrnod tan ddydd Llun.",
                "Pum niwrnod sydd tan ddydd Llun.",
                "Mae pum niwrnod i fynd tan ddydd Llun.",
            },
        ),
        (
            "sawl wythnos sydd tan y pumed o Awst",
            {
                "Mae dau ddeg dwy o wythnosau tan y pumed o Awst.",
                "Dau ddeg dwy o wythnosau sydd tan y pumed o Awst.",
                "Mae dau ddeg dwy o wythnosau i fynd tan y pumed o Awst.",
            },
        ),
        (
            "sawl wythnos sydd tan y Pasg",
            {
                "Mae pedair wythnos a phedwar diwrnod tan y Pasg.",
                "Pedair wythnos a phedwar diwrnod sydd tan y Pasg.",
                "Mae pedair wythnos a phedwar diwrnod i fynd tan y Pasg.",
            },
        ),
        (
            "faint o fisoedd sydd tan Galan Mai",
            {
                "Mae un mis a dau ddeg saith o ddyddiau tan Galan Mai.",
                "Un mis a dau ddeg saith o ddyddiau sydd tan Galan Mai.",
                "Mae un mis a dau ddeg saith o ddyddiau i fynd tan Galan Mai.",
            },
        ),
        ("sawl diwrnod sydd tan heddiw", {"Heddiw ydi'r diwrnod!", "Heddiw yw'r diwrnod!"}),
        (
            "sawl diwrnod sydd tan y pumed o Fawrth",
            {
                "Dim ond un diwrnod sydd i fynd.",
                "Yfory y bydd hi: dim ond un diwrnod i fynd.",
            },
        ),
        (
            "sawl diwrnod sydd tan y cyntaf o Fawrth eleni",
            {
                "Mae'r diwrnod hwnnw wedi bod, dridiau yn ôl.",
                "Mae hwnnw wedi bod yn barod, dridiau yn ôl.",
            },
        ),
        # How long since. Ers does not mutate.
        (
            "faint o ddyddiau sydd ers dydd Sul",
            {
                "Mae tri diwrnod ers dydd Sul diwethaf.",
                "Tri diwrnod sydd ers dydd Sul diwethaf.",
                "Mae tri diwrnod wedi mynd heibio ers dydd Sul diwethaf.",
            },
        ),
        (
            "sawl wythnos sydd ers y Nadolig",
            {
                "Mae naw wythnos a chwe diwrnod ers y Nadolig.",
                "Naw wythnos a chwe diwrnod sydd ers y Nadolig.",
                "Mae naw wythnos a chwe diwrnod wedi mynd heibio ers y Nadolig.",
            },
        ),
    ],
)
def test_questions_about_days(question: str, expected: set[str]) -> None:
    assert answers(question) == expected


def test_an_evening_before_midnight_is_still_that_day() -> None:
    late = datetime(2026, 12, 24, 23, 59)
    assert answers("sawl diwrnod sydd tan y Nadolig", late) == {
        "Dim ond un diwrnod sydd i fynd.",
        "Yfory y bydd hi: dim ond un diwrnod i fynd.",
    }
    assert answers("sawl diwrnod sydd tan y Nadolig", late + timedelta(minutes=1)) == {
        "Heddiw ydi'r diwrnod!",
        "Heddiw yw'r diwrnod!",
    }


@pytest.mark.parametrize(
    ("day", "left"),
    # Diwrnod takes the nasal mutation after pum, saith, wyth, naw, deng; dau softens, tri and
    # chwe leave d alone (Y Treigladur, under each). Above ten: o with the plural.
    [
        (1, "dau ddeg pedwar o ddyddiau"),
        (5, "dau ddeg o ddyddiau"),
        (13, "un deg dau o ddyddiau"),
        (15, "deng niwrnod"),
        (16, "naw niwrnod"),
        (17, "wyth niwrnod"),
        (18, "saith niwrnod"),
        (19, "chwe diwrnod"),
        (20, "pum niwrnod"),
        (21, "pedwar diwrnod"),
        (22, "tri diwrnod"),
        (23, "dau ddiwrnod"),
    ],
)
def test_the_days_until_christmas(day: int, left: str) -> None:
    now = datetime(2026, 12, day, 9, 30)
    assert f"Mae {left} tan y Nadolig." in answers("sawl diwrnod tan y Nadolig", now)


def test_a_question_may_go_on_to_another_day() -> None:
    asked = Assistant(lambda: INTENTS, no_recogniser, FixedClock(WEDNESDAY), random.Random(0))  # type: ignore[arg-type]
    conversation = {
        "sawl diwrnod sydd tan y Nadolig": "dau gant naw deg chwech",
        "a beth am Ŵyl Dewi": "tri chant chwe deg dau",
        "ac wythnos i ddydd Llun": "un deg dau",
        "pa ddiwrnod ydi hi": "dydd mercher",
        "ac yfory": "dydd iau",
    }
    for question, answer in conversation.items():
        assert answer in asked.ask(question).answer.lower(), question


def test_a_day_that_is_not_in_the_calendar_has_no_weekday() -> None:
    asked = answers("pa ddiwrnod fydd hi ar y degfed ar hugain o Chwefror", tries=10)
    assert not any(answer.startswith(("Dydd", "Bydd", "Roedd")) for answer in asked), asked


@pytest.mark.parametrize(
    ("now", "answer"),
    [
        (
            WEDNESDAY,
            "Bydd y clociau'n mynd ymlaen awr ar ddydd Sul, y nawfed ar hugain o Fawrth.",
        ),
        # On the morning of the change, after it: the next is in autumn.
        (
            datetime(2026, 3, 29, 8, 0),
            "Bydd y clociau'n mynd yn ôl awr ar ddydd Sul, y pumed ar hugain o Hydref.",
        ),
        (
            datetime(2026, 12, 25, 8, 0),
            "Bydd y clociau'n mynd ymlaen awr ar ddydd Sul, yr wythfed ar hugain o Fawrth, "
            "dwy fil dau ddeg saith.",
        ),
    ],
)
def test_when_the_clocks_change(now: datetime, answer: str) -> None:
    assert answer in answers("pryd mae'r clociau'n newid", now)
