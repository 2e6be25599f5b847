"""The date slot: ISO dates against the moment of asking, said back as an adverb."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from macsen_lite.intents.slots import TEST_NOW, SlotSpec, SlotType, SlotValue, slot_kind
from macsen_lite.welsh.tokens import words


def slot(**options: bool) -> SlotType:
    kind = slot_kind("date")
    assert kind is not None
    return kind.make(SlotSpec("date", (), dict(options)))


def read(made: SlotType, said: str, now: datetime = TEST_NOW) -> SlotValue | None:
    return made.read(words(said), now)


@pytest.mark.parametrize(
    ("said", "value", "back"),
    [
        ("fory", "2026-03-05", "yfory"),
        ("ddydd Gwener", "2026-03-06", "ddydd Gwener"),
        ("y trydydd o Fai", "2026-05-03", "ar y trydydd o Fai"),
        ("Nadolig", "2026-12-25", "ddydd Nadolig"),
        ("mewn pythefnos", "2026-03-18", "ymhen pythefnos"),
    ],
)
def test_a_date_is_iso_and_said_as_an_adverb(said: str, value: str, back: str) -> None:
    assert read(slot(), said) == SlotValue(value, " ".join(words(said)), back)


def test_past_prefers_what_has_been() -> None:
    past = slot(past=True)
    for said, value in (("dydd Llun", "2026-03-02"), ("y Nadolig", "2025-12-25")):
        found = read(past, said)
        assert found is not None
        assert found.value == value
    assert past.key != slot().key


def test_named_hears_only_days_with_names() -> None:
    named = slot(named=True)
    found = read(named, "Gŵyl Dewi")
    assert found is not None
    assert found.value == "2027-03-01"
    for said in ("yfory", "dydd Gwener", "y trydydd o Fai"):
        assert read(named, said) is None
        assert not named.automaton().accepts(words(said))


def test_today_is_that_of_the_place_of_asking() -> None:
    # Half past midnight in Wales in summer: in UTC it is still the day before.
    late = datetime(2026, 7, 1, 0, 30, tzinfo=ZoneInfo("Europe/London"))
    found = read(slot(), "yfory", late)
    assert found is not None
    assert found.value == "2026-07-02"


def test_a_day_that_this_year_lacks_is_not_read_but_the_shorter_date_is() -> None:
    # 2026 is no leap year; "eleni" belongs to somebody else's sentence.
    said = words("y nawfed ar hugain o Chwefror eleni")
    assert slot().read(said, TEST_NOW) is None
    found = {reading.value.value for reading in slot().readings(said, 0, TEST_NOW)}
    assert "2028-02-29" in found


def test_readings_begin_where_they_are_asked_for() -> None:
    said = words("pa ddiwrnod fydd dydd Gwener y pumed o Fehefin eleni")
    ends = {reading.end: reading.value.value for reading in slot().readings(said, 3, TEST_NOW)}
    # dydd Gwener · … y pumed · … o Fehefin · … eleni: a Friday in 2026, each of them
    assert ends == {5: "2026-03-06", 7: "2026-06-05", 9: "2026-06-05", 10: "2026-06-05"}
    assert not list(slot().readings(said, 0, TEST_NOW))
