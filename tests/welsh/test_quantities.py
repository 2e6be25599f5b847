"""Money, temperatures, percentages, measures: tables/quantities.tsv, and what is said read back."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macsen_lite.welsh.measures import MEASURES
from macsen_lite.welsh.nouns import AWR, MUNUD
from macsen_lite.welsh.quantities import (
    say_amount,
    say_measure,
    say_money,
    say_percent,
    say_temperature,
)
from macsen_lite.welsh.quantity_reading import (
    Measure,
    Money,
    Temperature,
    measure_rule,
    money_rule,
    percent_rule,
    temperature_rule,
)
from macsen_lite.welsh.tokens import words

SIGNS = {"money": "£", "euro": "€", "dollar": "$"}

with (Path(__file__).with_name("tables") / "quantities.tsv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(kind: str, said: str) -> object:
    """What the words mean, in the shape of the table's value."""
    heard = words(said)
    name = kind.partition(" ")[0]
    if name in SIGNS:
        money = money_rule().read(heard)
        return money and (money.sign, money.amount)
    if name == "temperature":
        temperature = temperature_rule().read(heard)
        return temperature and (temperature.scale, temperature.degrees)
    if name == "percent":
        return percent_rule().read(heard)
    measure = measure_rule().read(heard)
    return measure and (measure.unit, measure.amount)


def meant(kind: str, value: str) -> object:
    name, _, more = kind.partition(" ")
    if name in SIGNS:
        return SIGNS[name], Decimal(value)
    return Fraction(value) if name == "percent" else (more, Fraction(value))


def say(kind: str, value: Fraction) -> str:
    name, _, more = kind.partition(" ")
    if name in SIGNS:
        return say_money(value, SIGNS[name])
    if name == "temperature":
        return say_temperature(value, more)
    return say_percent(value) if name == "percent" else say_measure(value, more)


def test_the_table_is_as_large_as_it_should_be() -> None:
    assert len(ROWS) >= 120


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']} {row['words']}")
def test_a_row_is_read_and_said(row: dict[str, str]) -> None:
    assert read(row["kind"], row["words"]) == meant(row["kind"], row["value"])
    if row["said"] == "yes":
        assert say(row["kind"], Fraction(row["value"])) == row["words"]


# ------------------------------------------------------------------------- there and back again


@given(st.integers(0, 10**9), st.sampled_from("£€$"), st.booleans())
def test_money_said_is_read(hundredths: int, sign: str, short: bool) -> None:
    assume(sign != "$" or not 0 < hundredths < 100)  # sent alone is read as a euro's
    amount = Decimal(hundredths) / 100
    said = say_money(amount, sign, short=short)
    assert money_rule().read(words(said)) == Money(amount, sign)


@given(
    st.integers(-99_900, 99_900).map(lambda n: Fraction(n, 100)),
    st.sampled_from(["", "C", "F"]),
    st.booleans(),
)
def test_a_temperature_said_is_read(degrees: Fraction, scale: str, freezing: bool) -> None:
    said = say_temperature(degrees, scale, freezing=freezing)
    scale_said = scale if "elsius" in said or "ahrenheit" in said else ""
    assert temperature_rule().read(words(said)) == Temperature(degrees, scale_said)


@given(st.integers(-100_000, 100_000).map(lambda n: Fraction(n, 100)))
def test_a_percentage_said_is_read(amount: Fraction) -> None:
    assert percent_rule().read(words(say_percent(amount))) == amount


@given(
    st.integers(1, 999_900).map(lambda n: Fraction(n, 100)),
    st.sampled_from(sorted(MEASURES)),
)
def test_a_measure_said_is_read(amount: Fraction, unit: str) -> None:
    assert measure_rule().read(words(say_measure(amount, unit))) == Measure(amount, unit)


# --------------------------------------------------------------------------- choices and errors


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (lambda: say_money(2.5, short=True), "dwy bunt pum deg"),
        (lambda: say_money(Decimal("2.05"), short=True), "dwy bunt a phum ceiniog"),
        (lambda: say_money(-5), "minws pum punt"),
        (lambda: say_money(1.005), "un bunt ac un geiniog"),
        (lambda: say_temperature(-2, freezing=True), "dwy radd o dan y rhewbwynt"),
        (lambda: say_temperature(-2, "F", freezing=True), "minws dwy radd Fahrenheit"),
        (lambda: say_temperature(12.04), "un deg dau pwynt dim pedwar gradd"),
        (lambda: say_percent(33.333), "tri deg tri pwynt tri tri y cant"),
        (lambda: say_measure(30, "mya"), "tri deg milltir yr awr"),
        (lambda: say_measure(2, "km/h"), "dau gilometr yr awr"),
        (lambda: say_measure(1.5, "km²"), "un cilometr sgwâr a hanner"),
        (lambda: say_amount(25, MUNUD), "pum munud ar hugain"),
        (lambda: say_amount(1.5, AWR), "un awr a hanner"),
    ],
)
def test_other_ways_of_saying(said: Callable[[], str], expected: str) -> None:
    assert said() == expected


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [
        (lambda: say_money(5, "¥"), "£ € \\$"),
        (lambda: say_temperature(5, "K"), "C, F or nothing"),
        (lambda: say_measure(5, "acer"), "give one of GB"),
        (lambda: say_money(10**10), "out of range"),
        (lambda: measure_rule(("km/h",)), "not units: km/h; give some of km"),
    ],
)
def test_what_cannot_be_said_is_one_clear_error(wrong: Callable[[], object], advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        wrong()


@pytest.mark.parametrize(
    "said", ["dwy bunt pump", "pump", "dwy bunt pum deg sent", "hanner ceiniog", "tair"]
)
def test_what_is_no_amount_of_money_is_not_read(said: str) -> None:
    assert money_rule().read(words(said)) is None
