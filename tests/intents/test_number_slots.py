"""Number and ordinal slots: what YAML may ask of them, what they hear, and what skills get."""

from __future__ import annotations

from pathlib import Path

import pytest

from macsen_lite.errors import IntentError
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.slots import TEST_NOW, SlotValue
from macsen_lite.welsh.tokens import words

from .conftest import read, slot


@pytest.mark.parametrize(
    ("said", "value", "answer"),
    [
        ("dim", 0, "dim"),
        ("ddeg", 10, "deg"),
        ("dau ar hugain", 22, "dau ddeg dau"),
        ("hanner cant", 50, "pum deg"),
        ("1,000", 1000, "mil"),
        ("miliwn a hanner", 1_500_000, "miliwn pum can mil"),
    ],
)
def test_a_number(said: str, value: int, answer: str) -> None:
    found = read(slot("number"), said)
    assert found == SlotValue(value, said, answer)
    assert type(found.value) is int


@pytest.mark.parametrize("said", ["dau a hanner", "tri pwynt dau", "minws tri", "3.5", "llawer"])
def test_a_plain_number_slot_takes_whole_numbers_from_nought(said: str) -> None:
    assert read(slot("number"), said) is None


@pytest.mark.parametrize(
    ("said", "value", "answer"),
    [
        ("dau a hanner", 2.5, "dau a hanner"),
        ("tri pwynt dau", 3.2, "tri pwynt dau"),
        ("3.75", 3.75, "tri a thri chwarter"),
        ("deg", 10, "deg"),
        ("hanner", 0.5, "hanner"),
    ],
)
def test_decimals_where_they_are_asked_for(said: str, value: float, answer: str) -> None:
    found = read(slot("number", decimals=True), said)
    assert found == SlotValue(value, said, answer)
    assert type(found.value) is type(value)


def test_bounds_are_kept() -> None:
    volume = slot("number", min=1, max=100)
    assert [read(volume, said) is not None for said in ("dim", "un", "cant", "cant ac un")] == [
        False,
        True,
        True,
        False,
    ]


def test_below_nought_only_where_min_allows_it() -> None:
    temperature = slot("number", min=-20, max=40)
    found = read(temperature, "minws tri")
    assert found == SlotValue(-3, "minws tri", "minws tri")
    assert read(temperature, "minws dau ddeg un") is None
    assert read(slot("number", max=40), "minws tri") is None


@pytest.mark.parametrize(
    "options", [{"min": 5, "max": 5}, {"min": 10, "max": 1}, {"max": 10**10}, {"max": -1}]
)
def test_bounds_that_hold_no_number_are_refused(options: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="min"):
        slot("number", **options)


@pytest.mark.parametrize("most", [0, -2, 1_000_000])
def test_an_ordinal_bound_out_of_range_is_refused(most: int) -> None:
    with pytest.raises(ValueError, match="max"):
        slot("ordinal", max=most)


@pytest.mark.parametrize(
    ("said", "value", "answer"),
    [
        ("gyntaf", 1, "cyntaf"),
        ("y cyntaf", 1, "cyntaf"),
        ("yr ail", 2, "ail"),
        ("y drydedd", 3, "trydydd"),
        ("3ydd", 3, "trydydd"),
        ("yr unfed ar ddeg ar hugain", 31, "unfed ar ddeg ar hugain"),
        ("olaf", -1, "olaf"),
        ("yr olaf", -1, "olaf"),
    ],
)
def test_an_ordinal(said: str, value: int, answer: str) -> None:
    assert read(slot("ordinal"), said) == SlotValue(value, said, answer)


def test_an_ordinal_is_bounded_and_is_not_a_number() -> None:
    assert read(slot("ordinal", max=31), "degfed ar hugain") is not None
    assert read(slot("ordinal", max=31), "deuddegfed ar hugain") is None
    assert read(slot("ordinal"), "tri") is None
    assert read(slot("number"), "trydydd") is None


def test_what_is_heard_is_what_is_read() -> None:
    heard = slot("number", max=40).automaton()
    for said in ("pymtheg", "bump ar hugain", "tri deg naw", "dim"):
        assert heard.accepts(words(said))
    assert not heard.accepts(words("trydydd"))
    assert not heard.accepts(("15",))


def test_slots_that_mean_the_same_share_a_key() -> None:
    assert slot("number", max=5).key == slot("number", max=5).key != slot("number").key


YAML = """
skill: sain
intents:
  sain.lefel:
    sentences: ["(gosod|gosoda) y sain i {lefel} [y cant]"]
    slots: {lefel: {type: number, min: 0, max: %d}}
  sain.trac:
    sentences: ["[chwarae] y {trac} gân"]
    slots: {trac: ordinal}
"""


@pytest.mark.parametrize(
    ("said", "intent", "slot_name", "value"),
    [
        ("gosoda y sain i ddeg y cant", "sain.lefel", "lefel", 10),
        ("gosod y sain i bum deg pump", "sain.lefel", "lefel", 55),
        ("gosod y sain i hanner cant", "sain.lefel", "lefel", 50),
        ("Gosod y sain i 75", "sain.lefel", "lefel", 75),
        ("chwarae y drydedd gân", "sain.trac", "trac", 3),
        ("chwarae y gân", "", "", 0),
    ],
)
def test_in_a_sentence(tmp_path: Path, said: str, intent: str, slot_name: str, value: int) -> None:
    (tmp_path / "sain.yaml").write_text(YAML % 100, encoding="utf-8")
    match = Matcher(IntentLoader([tmp_path]).load()).match(said)
    if not intent:
        assert match is None or match.slots == {}
    else:
        assert match is not None and match.intent == intent
        assert match.slots[slot_name].value == value


@pytest.mark.parametrize(
    "said",
    [
        "gosod y sain i dri chant",  # 300, not 3
        "gosod y sain i gant ac un",
        "gosod y sain i ddau fil",
        "gosod y sain i minws tri",
        "gosod y sain i ddau bwynt pump",
        "gosod y sain i ddeg a hanner",
    ],
)
def test_a_part_of_a_number_is_never_taken_for_it(tmp_path: Path, said: str) -> None:
    (tmp_path / "sain.yaml").write_text(YAML % 100, encoding="utf-8")
    match = Matcher(IntentLoader([tmp_path]).load()).match(said)
    assert match is None or "lefel" not in match.slots


def test_readings_that_a_longer_number_has_are_left_out() -> None:
    level, place = slot("number", max=100), slot("ordinal", max=10)
    for made, said, at, ends in (
        (level, "i ddeg ar hugain y cant", 1, [4]),
        (level, "i ddeg ar hugain y cant", 3, []),
        (level, "un awr deg", 0, [1]),
        (level, "dri nghant", 0, []),
        (level, "dri nghant", 1, []),
        (level, "deg un", 0, [1]),
        (place, "y trydydd ar ddeg", 0, []),
        (place, "y trydydd ar ddeg", 1, []),
        (place, "y trydydd ar y rhestr", 0, [2]),
        (place, "y trydydd ar y rhestr", 1, [2]),
    ):
        found = [reading.end for reading in made.readings(words(said), at, TEST_NOW)]
        assert sorted(set(found)) == ends, (said, at)


def test_bounds_that_cannot_be_are_reported_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "sain.yaml").write_text(YAML % 0, encoding="utf-8")
    with pytest.raises(IntentError, match=r"sain\.yaml:6") as caught:
        IntentLoader([tmp_path]).load()
    assert "`max`" in str(caught.value)
