"""Welsh decimals, parts, negative numbers and years read back.

"tri pwynt dau pump" is 3.25, "dau a hanner" 2½, "minws tri" -3, "mil naw wyth pump" the year 1985.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence, written
from macsen_lite.welsh.large_numbers import LARGE, cardinals, whole_number
from macsen_lite.welsh.merging import merged
from macsen_lite.welsh.numbers import LARGEST
from macsen_lite.welsh.numerals import (
    RARE,
    SLIP,
    UNITS,
    decimal,
    either,
    joined,
    mutable,
    second,
    total,
)
from macsen_lite.welsh.rule import Rule

__all__ = ["decimal_figures", "decimal_rule", "fraction_rule", "quarters", "year_rule"]

_PLACES = 6
"""The most digits that are heard after *pwynt*."""
_POINT = re.compile(r"([0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]{1,6})")
_PART = re.compile(r"([0-9]{0,12})([½¼¾])")
_PARTS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_YEAR_LARGEST = 9999


# ------------------------------------------------------------------------------- parts of one


@cache
def quarters() -> Rule[Fraction]:
    """*hanner*, *chwarter*, *tri chwarter*: the parts that clocks and amounts use."""
    return phrases(
        {"hanner": Fraction(1, 2), "chwarter": Fraction(1, 4), "tri chwarter": Fraction(3, 4)}
    )


@cache
def fraction_rule() -> Rule[Fraction]:
    """A part of one: *hanner*, *chwarter*, *tri chwarter*, *traean*, *dau draean*."""
    thirds = {"traean": Fraction(1, 3), "dau draean": Fraction(2, 3)}
    return mutable(one_of(quarters(), phrases(thirds)))


# ----------------------------------------------------------------------------------- decimals


@cache
def _digit() -> Rule[str]:
    return either(
        ({"dim": "0"} | {text: str(n) for text, n in UNITS.items()}, 0.0), ({"sero": "0"}, RARE)
    )


@cache
def _digits() -> Rule[str]:
    """One to six digits, said one by one; two may also be said as a number (*dau ddeg pump*)."""
    more = _digit()
    for _ in range(_PLACES - 1):
        more = sequence(_digit(), maybe(more, ""), then=lambda digit, rest: digit + rest)
    return merged(one_of(more, decimal().map(str).costing(SLIP)))


def _with_point(whole: int, digits: str) -> Fraction:
    return whole + Fraction(int(digits), 10 ** len(digits))


def decimal_figures(word: str) -> Fraction | None:
    """A number written with a point or a part: "3.5", "2½"."""
    if found := _POINT.fullmatch(word):
        return _with_point(int(found[1].replace(",", "")), found[2])
    if found := _PART.fullmatch(word):
        return int(found[1] or 0) + _PARTS[found[2]]
    return None


@cache
def decimal_rule(largest: int = LARGEST, negative: bool = True) -> Rule[Fraction]:
    """Any number: whole, decimal, with a half or a quarter, or below nought after *minws*.

    A hundred or a thousand "a hanner" is 150 or 1500, as it is said; any other number is ½ more.
    ``largest`` bounds the size in both directions.

    >>> decimal_rule().read(("minws", "tri", "pwynt", "dau", "pump"))
    Fraction(-13, 4)

    Raises:
        ValueError: ``largest`` is negative or above 10⁹.
    """
    whole = whole_number(largest)
    # Pwynt mutates as a noun on many tongues: "dau bwynt pump"
    pwynt = phrases({"pwynt": None, "bwynt": None, "phwynt": None}, {"bwynt": RARE, "phwynt": RARE})
    point = one_of(
        sequence(whole, pwynt, _digits(), then=lambda n, _, d: _with_point(n, d)),
        sequence(phrases({"pwynt": 0}, {"pwynt": RARE}), _digits(), then=_with_point),
        written(decimal_figures),
    )
    rules = [whole.map(Fraction), point, fraction_rule()]
    if largest >= 1_000_000:  # "dau pwynt pump miliwn"
        rules.append(sequence(point, phrases(LARGE), then=lambda n, unit: n * unit))
    mixed = sequence(
        mutable(cardinals(largest)),
        joined(quarters()),
        then=lambda n, part: n + part if n % 100 else None,
    )
    rule = one_of(*rules, mixed).map(lambda value: value if value <= largest else None)
    if not negative:
        return merged(rule)
    minus = phrases({"minws": None, "minus": None}, {"minus": RARE})
    below = sequence(minus, rule, then=second).map(lambda value: -value if value else None)
    return merged(one_of(rule, below))


# -------------------------------------------------------------------------------------- years


@cache
def year_rule() -> Rule[int]:
    """A year from 1 to 9999, said as a number or in the shorter ways that only years have.

    * "dwy fil dau ddeg chwech", "mil naw cant wyth deg pump": the number itself;
    * "mil naw wyth pump", "mil naw wyth deg pump": *cant* left out;
    * "un naw wyth pump", "dau dim dau chwech": digit by digit, from 1000 to 2999;
    * "ugain ugain", "ugain deuddeg", "dau ddeg dau ddeg chwech": century and year.
    """
    digit = either(({"dim": 0} | dict(UNITS), 0.0), ({"sero": 0}, RARE))
    two_digits = one_of(sequence(digit, digit, then=lambda tens, ones: 10 * tens + ones), decimal())
    no_hundred = sequence(
        mutable(phrases({"mil": 1000})),
        digit,
        two_digits,
        then=lambda thousand, century, rest: thousand + 100 * century + rest,
    ).costing(RARE)
    four_digits = sequence(
        mutable(phrases({"un": 1, "dau": 2})),
        digit,
        digit,
        digit,
        then=lambda a, b, c, d: 1000 * a + 100 * b + 10 * c + d,
    ).costing(RARE)
    late = phrases({"ugain": 20, "deg": 10, "deuddeg": 12, "pymtheg": 15, "deunaw": 18})
    twenties = sequence(
        mutable(phrases({"ugain": 2000})), one_of(late, decimal()), then=total
    ).costing(RARE)
    century = {f"un deg {text}": 1000 + 100 * n for text, n in UNITS.items() if n > 4}
    pairs = sequence(
        mutable(phrases({**century, "dau ddeg": 2000})), decimal(), then=total
    ).costing(SLIP)
    number = whole_number(_YEAR_LARGEST).map(lambda n: n or None)
    return merged(one_of(number, no_hundred, four_digits, twenties, pairs))
