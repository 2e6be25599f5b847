"""Duration and clock slots: what YAML may ask of them, and what skills get."""

from __future__ import annotations

import pytest

from macsen_lite.intents.slots import SlotValue
from macsen_lite.welsh.tokens import words

from .conftest import read, slot


@pytest.mark.parametrize(
    ("said", "seconds", "answer"),
    [
        ("bum munud", 300, "pum munud"),
        ("awr a hanner", 5400, "awr a hanner"),
        ("90 munud", 5400, "awr a hanner"),
        ("dri deg munud", 1800, "hanner awr"),
        ("deng munud ar hugain", 1800, "hanner awr"),
    ],
)
def test_a_duration_is_seconds(said: str, seconds: int, answer: str) -> None:
    assert read(slot("duration"), said) == SlotValue(seconds, said, answer)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("dau funud", "dau funud"),
        ("ddwy funud", "dwy funud"),
        ("dair munud a hanner", "tair munud a hanner"),
        ("awr a dwy funud", "awr a dwy funud"),
        ("awr ac un funud", "awr ac un funud"),
        ("dwy awr a dau funud", "dwy awr a dau funud"),
        ("bum munud", "pum munud"),
    ],
)
def test_munud_is_said_back_in_the_gender_in_which_it_was_said(said: str, answer: str) -> None:
    found = read(slot("duration"), said)
    assert found is not None
    assert found.said == answer


def test_bounds_are_kept() -> None:
    made = slot("duration", min=10, max=3600)
    kept = {said: read(made, said) is not None for said in ("naw eiliad", "deg eiliad", "awr")}
    assert kept == {"naw eiliad": False, "deg eiliad": True, "awr": True}
    assert read(made, "awr ac un eiliad") is None


@pytest.mark.parametrize("options", [{"min": 0}, {"max": 1}, {"min": 60, "max": 60}])
def test_bounds_that_leave_nothing_are_refused(options: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="max"):
        slot("duration", **options)


@pytest.mark.parametrize(
    ("said", "value", "exact", "answer"),
    [
        ("dri o'r gloch", "03:00", False, "tri o'r gloch"),
        ("hanner awr wedi saith y bore", "07:30", True, "hanner awr wedi saith y bore"),
        ("chwarter i wyth heno", "19:45", True, "chwarter i wyth yr hwyr"),
        ("ddeuddeg o'r gloch", "12:00", False, "deuddeg o'r gloch"),
        ("hanner dydd", "12:00", True, "hanner dydd"),
        ("ganol nos", "00:00", True, "hanner nos"),
        ("19:45", "19:45", True, "chwarter i wyth yr hwyr"),
        ("dwy funud i dri", "02:58", False, "dwy funud i dri"),
        ("dau funud i dri", "02:58", False, "dau funud i dri"),
        ("ddwy funud wedi deuddeg y prynhawn", "12:02", True, "dwy funud wedi hanner dydd"),
    ],
)
def test_a_clock_time_is_hours_and_minutes(said: str, value: str, exact: bool, answer: str) -> None:
    assert read(slot("clock_time"), said) == SlotValue(value, " ".join(words(said)), answer, exact)


@pytest.mark.parametrize(("type_", "said"), [("duration", "tri o'r gloch"), ("clock_time", "awr")])
def test_neither_is_taken_for_the_other(type_: str, said: str) -> None:
    assert read(slot(type_), said) is None


@pytest.mark.parametrize("type_", ["duration", "clock_time"])
def test_both_are_heard_mutated_and_without_figures(type_: str) -> None:
    heard = slot(type_).automaton().words()
    assert {"bum", "ddeng", "phum", "munud", "funud", "hanner", "chwarter"} <= set(heard)
    assert not any(c.isdigit() for word in heard for c in word)
