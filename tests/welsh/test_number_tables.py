"""Numbers against tables/numbers-*.tsv, said and read (README.md says how to read them).

The rows were written from the rules in the grammar books, never from this package.
"""

from __future__ import annotations

import csv
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from macsen_lite.welsh.mutation import Gender
from macsen_lite.welsh.nouns import NOUNS
from macsen_lite.welsh.number_reading import (
    counted_rule,
    decimal_rule,
    number_rule,
    ordinal_noun_rule,
    ordinal_rule,
    year_rule,
)
from macsen_lite.welsh.numbers import System, cardinal, count, ordinal, ordinal_phrase
from macsen_lite.welsh.rule import Rule
from macsen_lite.welsh.tokens import words

TABLES = Path(__file__).with_name("tables")
GENDERS = {"g": Gender.MASCULINE, "b": Gender.FEMININE}
SYSTEMS = {"degol": System.DECIMAL, "ugeiniol": System.TRADITIONAL}
Row = dict[str, str]


def table(name: str) -> list[Row]:
    path = TABLES / f"numbers-{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


CARDINALS, COUNTED, ORDINALS = table("cardinals"), table("counted"), table("ordinals")
ORDINAL_NOUNS, HEARD, COUNTED_HEARD = table("ordinal-nouns"), table("heard"), table("counted-heard")
ORDINALS_HEARD, DECIMALS, YEARS = table("ordinals-heard"), table("decimals"), table("years")


def shown(row: Row) -> str:
    return " ".join(row.values())


@cache
def counted() -> Rule[tuple[int | Fraction, str]]:
    return counted_rule(NOUNS, 10**6, alone=True)


def test_the_tables_are_as_large_as_they_should_be() -> None:
    said = len(CARDINALS) + len(COUNTED) + len(ORDINALS) + len(ORDINAL_NOUNS)
    heard = len(HEARD) + len(COUNTED_HEARD) + len(ORDINALS_HEARD) + len(DECIMALS) + len(YEARS)
    assert said >= 2000
    assert heard >= 350
    assert {row["noun"] for row in COUNTED} == set(NOUNS)


def test_every_rule_that_is_named_is_explained() -> None:
    explained = (TABLES / "README.md").read_text(encoding="utf-8")
    tables = (CARDINALS, COUNTED, ORDINALS, ORDINAL_NOUNS, HEARD, COUNTED_HEARD)
    for rows in (*tables, ORDINALS_HEARD, DECIMALS, YEARS):
        for rule in {row["rule"] for row in rows}:
            assert f"`{rule}`" in explained, rule


@pytest.mark.parametrize("row", CARDINALS, ids=shown)
def test_a_number_is_said_and_read(row: Row) -> None:
    number = int(row["number"])
    assert cardinal(number, GENDERS[row["gender"]], SYSTEMS[row["system"]]) == row["words"]
    assert number_rule().read(words(row["words"])) == number


@pytest.mark.parametrize("row", COUNTED, ids=shown)
def test_a_counted_noun_is_said_and_read(row: Row) -> None:
    number, noun = int(row["number"]), row["noun"]
    assert count(number, NOUNS[noun], SYSTEMS[row["system"]]) == row["words"]
    assert counted().read(words(row["words"])) == (number, noun)


@pytest.mark.parametrize("row", ORDINALS, ids=shown)
def test_an_ordinal_is_said_and_read(row: Row) -> None:
    number = int(row["number"])
    assert ordinal(number, GENDERS[row["gender"]]) == row["words"]
    assert ordinal_rule().read(words(row["words"])) == number


@pytest.mark.parametrize("row", ORDINAL_NOUNS, ids=shown)
def test_an_ordinal_and_its_noun(row: Row) -> None:
    noun, definite = NOUNS[row["noun"]], row["article"] == "y"
    assert ordinal_phrase(int(row["number"]), noun, definite=definite) == row["words"]
    rule = ordinal_noun_rule({row["noun"]: noun})
    assert rule.read(words(row["words"])) == (int(row["number"]), row["noun"])


@pytest.mark.parametrize("row", HEARD, ids=shown)
def test_a_number_that_is_only_heard(row: Row) -> None:
    assert number_rule().read(words(row["words"])) == int(row["number"])


@pytest.mark.parametrize("row", COUNTED_HEARD, ids=shown)
def test_a_counted_noun_that_is_only_heard(row: Row) -> None:
    found = counted().read(words(row["words"]))
    assert found == (None if row["number"] == "-" else (Fraction(row["number"]), row["noun"]))


@pytest.mark.parametrize("row", ORDINALS_HEARD, ids=shown)
def test_an_ordinal_that_is_only_heard(row: Row) -> None:
    assert ordinal_rule().read(words(row["words"])) == int(row["number"])


@pytest.mark.parametrize("row", DECIMALS, ids=shown)
def test_a_decimal(row: Row) -> None:
    assert decimal_rule().read(words(row["words"])) == Fraction(row["number"])


@pytest.mark.parametrize("row", YEARS, ids=shown)
def test_a_year(row: Row) -> None:
    assert year_rule().read(words(row["words"])) == int(row["year"])
