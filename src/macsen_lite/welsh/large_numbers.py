"""Thousands and millions as grammars: what stands before *mil* and *miliwn*, and after them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from macsen_lite.welsh.counted_nouns import below_thousand_of
from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence, written
from macsen_lite.welsh.merging import merged
from macsen_lite.welsh.nouns import MIL, MILIWN
from macsen_lite.welsh.numbers import LARGEST
from macsen_lite.welsh.numerals import (
    BAD_SLIP,
    RARE,
    SLIP,
    below_hundred,
    below_thousand,
    decimal,
    joined,
    linked,
    mutable,
    over_hundred,
    total,
)
from macsen_lite.welsh.rule import Rule

__all__ = [
    "LARGE",
    "cardinals",
    "check_largest",
    "figures",
    "multiples",
    "thousands",
    "whole_number",
]

LARGE: Mapping[str, int] = {
    "mil": 1000, "fil": 1000, "miliwn": 10**6, "filiwn": 10**6, "biliwn": 10**9,
}  # fmt: skip
"""What may follow figures: "20 mil", "2.5 miliwn"."""
_FIGURES = re.compile(r"[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3})+")


def multiples(largest: int) -> int:
    """How many thousands may be said where nothing is above ``largest``: 9, 99 or 999."""
    return 9 if largest < 10_000 else 99 if largest < 100_000 else 999


@cache
def thousands(most: int = 999) -> Rule[int]:
    """*mil*, *dwy fil* … up to ``most`` thousand and a little above."""
    many = below_thousand_of((("mil", MIL),), most, scores=False).map(lambda c: c[0] * 1000)
    rules = [phrases({"mil": 1000}), many]
    if most > 9:
        rules.append(_number_first({"mil": 1000, "fil": 1000}))
    return merged(one_of(*rules))


def _number_first(units: Mapping[str, int]) -> Rule[int]:
    """The bare number and then the thousands: "pump a deugain mil", "un cant miliwn"."""
    many = sequence(below_thousand(), phrases(units), then=lambda n, unit: n * unit)
    return many.costing(SLIP)


@cache
def _millions() -> Rule[int]:
    many = below_thousand_of((("miliwn", MILIWN),), scores=False).map(lambda c: c[0] * 1_000_000)
    parts = {"hanner miliwn": 500_000, "chwarter miliwn": 250_000, "tri chwarter miliwn": 750_000}
    halves = phrases(parts, dict.fromkeys(parts, RARE))
    bare = _number_first({"miliwn": 1_000_000, "filiwn": 1_000_000})
    return merged(one_of(phrases({"miliwn": 1_000_000}), halves, many, bare))


@cache
def _below_thousand_after() -> Rule[int]:
    """1 to 999 as it follows thousands or millions: *a chant*, *dau gant*, *a phump*."""
    return merged(
        one_of(
            joined(one_of(linked(), over_hundred())),
            joined(decimal(), RARE),
            one_of(decimal(), over_hundred()),
            linked().costing(BAD_SLIP),
        )
    )


@cache
def _below_million(most: int = 999) -> Rule[int]:
    """Up to ``most`` thousand and what follows them."""
    half = phrases({"a hanner": 500}, {"a hanner": RARE})
    rest = one_of(_below_thousand_after(), half)
    dozens = {"deuddeg cant": 1200, "pymtheg cant": 1500, "deunaw cant": 1800}
    return one_of(
        below_thousand(),
        thousands(most),
        phrases(dozens, dict.fromkeys(dozens, RARE)),
        sequence(thousands(most), rest, then=total),
    )


@cache
def _over_million() -> Rule[int]:
    # "miliwn a hanner", "dwy filiwn a chwarter" are how such amounts are mostly said
    parts = {"a hanner": 500_000, "a chwarter": 250_000, "a thri chwarter": 750_000}
    above = sequence(thousands(), maybe(_below_thousand_after(), 0), then=total)
    rest = one_of(_below_thousand_after(), joined(above), above, phrases(parts))
    return one_of(_millions(), sequence(_millions(), rest, then=total))


@cache
def cardinals(largest: int) -> Rule[int]:
    """1 to ``largest`` and a little above, first word in the radical.

    Only the parts that ``largest`` needs are built, so that a small rule stays small.
    """
    dozen = {"dwsin": 12, "hanner dwsin": 6}
    return one_of(_cardinals(largest), phrases(dozen, dict.fromkeys(dozen, RARE)))


def _cardinals(largest: int) -> Rule[int]:
    if largest < 100:
        return below_hundred()
    if largest == 100:
        return one_of(below_hundred(), phrases({"cant": 100}))
    if largest < 1000:
        return below_thousand()
    if largest == 1000:
        return one_of(below_thousand(), phrases({"mil": 1000}))
    if largest < 1_000_000:
        return _below_million(multiples(largest))
    if largest == 1_000_000:
        return one_of(_below_million(), phrases({"miliwn": 1_000_000}))
    billion = phrases({"biliwn": 10**9, "un biliwn": 10**9, "mil o filiynau": 10**9})
    return one_of(_below_million(), _over_million(), billion)


def figures(word: str) -> int | None:
    """A whole number written in figures, with or without commas: "1,000"."""
    return int(word.replace(",", "")) if _FIGURES.fullmatch(word) else None


def check_largest(largest: int) -> None:
    """Raises ValueError for a bound that numbers are not read up to."""
    if not 0 <= largest <= LARGEST:
        raise ValueError(f"numbers are read up to {LARGEST}, not up to {largest}")


@cache
def whole_number(largest: int) -> Rule[int]:
    """0 to ``largest`` in words, first word in any mutation, or in figures."""
    check_largest(largest)
    # Dim does not mutate here: "ddim" is "not".
    none = phrases({"dim": 0, "sero": 0}, {"sero": RARE})
    # "20 mil", "3 miliwn": only typed
    many = sequence(written(figures), phrases(LARGE), then=lambda n, unit: n * unit)
    every = one_of(none, mutable(cardinals(largest)), written(figures), many)
    return every.map(lambda n: n if n <= largest else None)
