"""Money, temperature and percent slots: what YAML may ask of them, and what skills get."""

from __future__ import annotations

import pytest

from macsen_lite.intents.slots import (
    TEST_NOW,
    JsonValue,
    SlotType,
)
from macsen_lite.welsh.tokens import words

from .conftest import read, slot


@pytest.mark.parametrize(
    ("type_", "said", "value", "answer"),
    [
        ("money", "bum punt", {"amount": 5.0, "currency": "£"}, "pum punt"),
        ("money", "£2.50", {"amount": 2.5, "currency": "£"}, "dwy bunt pum deg ceiniog"),
        ("money", "ugain ewro", {"amount": 20.0, "currency": "€"}, "ugain ewro"),
        ("temperature", "ugain gradd", 20, "ugain gradd"),
        ("temperature", "ddwy radd a hanner", 2.5, "dwy radd a hanner"),
        ("temperature", "68 gradd Fahrenheit", 20, "chwe deg wyth gradd Fahrenheit"),
        ("temperature", "minws tair gradd", -3, "minws tair gradd"),
        ("percent", "dri deg y cant", 30, "tri deg y cant"),
        ("percent", "hanner y cant", 0.5, "hanner y cant"),
    ],
)
def test_an_amount_is_read_and_said(type_: str, said: str, value: JsonValue, answer: str) -> None:
    found = read(slot(type_), said)
    assert found is not None
    assert (found.value, found.said) == (value, answer)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (slot("temperature", min=5, max=30), "pedair gradd"),
        (slot("temperature", min=5, max=30), "tri deg un gradd"),
        (slot("temperature", min=5, max=30), "ugain gradd Fahrenheit"),
        (slot("percent"), "cant ac un y cant"),
        (slot("percent"), "minws pump y cant"),
        (slot("money"), "tri chant o gathod"),
    ],
)
def test_an_amount_out_of_bounds_is_not_read(made: SlotType, said: str) -> None:
    assert read(made, said) is None


@pytest.mark.parametrize("type_", ["temperature", "percent"])
def test_bounds_the_wrong_way_round_are_an_error(type_: str) -> None:
    with pytest.raises(ValueError, match="min"):
        slot(type_, min=30, max=5)


@pytest.mark.parametrize("type_", ["money", "temperature", "percent"])
def test_what_is_heard_is_read(type_: str) -> None:
    heard = {"money": "dwy bunt pum deg", "temperature": "ddeg gradd", "percent": "gant y cant"}
    said = words(heard[type_])
    assert slot(type_).automaton().accepts(said)
    assert slot(type_).read(said, TEST_NOW) is not None
