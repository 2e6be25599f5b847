"""Welsh ordinals read back: *ail*, *trydedd ar ddeg*, *unfed ar hugain*, *2il*, *31ain*."""

from __future__ import annotations

import re
from functools import cache

from macsen_lite.welsh.counted_nouns import below_thousand_of
from macsen_lite.welsh.grammar import one_of, phrases, sequence, written
from macsen_lite.welsh.large_numbers import thousands
from macsen_lite.welsh.mutation import Gender
from macsen_lite.welsh.nouns import Noun
from macsen_lite.welsh.numerals import (
    AFTER_SCORE,
    AFTER_SCORE_SLIPS,
    BAD_SLIP,
    RARE,
    SLIP,
    either,
    hundreds,
    joined,
    mutable,
    tens,
    total,
)
from macsen_lite.welsh.rule import Rule

__all__ = ["LARGEST_ORDINAL", "ordinal_rule"]

LARGEST_ORDINAL = 999_999
LAST = -1
"""What *olaf* means: the last, as in counting from the end."""

_SMALL = {
    "ail": 2, "trydydd": 3, "trydedd": 3, "pedwerydd": 4, "pedwaredd": 4,
    "pumed": 5, "chweched": 6, "seithfed": 7, "wythfed": 8, "nawfed": 9,
}  # fmt: skip
_WHOLE = {"degfed": 10, "deuddegfed": 12, "pymthegfed": 15, "deunawfed": 18}
_SCORES = {
    "ugeinfed": 20, "deugeinfed": 40, "hanner canfed": 50, "trigeinfed": 60,
    "pedwar ugeinfed": 80,
}  # fmt: skip
_SCORE_SLIPS = {"ugainfed": 20, "deugainfed": 40, "trigainfed": 60, "pedwar ugainfed": 80}
_TENS = {
    "dau ddegfed": 20, "tri degfed": 30, "pedwar degfed": 40, "pum degfed": 50,
    "chwe degfed": 60, "saith degfed": 70, "wyth degfed": 80, "naw degfed": 90,
}  # fmt: skip
_HUNDREDS = {
    "canfed": 100, "dau ganfed": 200, "tri chanfed": 300, "pedwar canfed": 400,
    "pum canfed": 500, "chwe chanfed": 600, "saith canfed": 700, "wyth canfed": 800,
    "naw canfed": 900,
}  # fmt: skip
_MILFED = Noun("milfed", "", Gender.FEMININE)
_WRITTEN = re.compile(r"([0-9]{1,3}(?:,?[0-9]{3})?)(?:af|il|ydd|edd|ed|fed|eg|ain)")


@cache
def _low() -> Rule[int]:
    """An ordinal 1 to 19 as the first part of a larger one: *unfed*, *ail* … *deunawfed*."""
    two, three = {"ail": 2}, {"trydydd": 3, "trydedd": 3}
    four = {"pedwerydd": 4, "pedwaredd": 4}
    ten = sequence(
        either(({"unfed": 1} | three | four, 0.0), (two, BAD_SLIP)),
        phrases({"ar ddeg": 10}),
        then=total,
    )
    fifteen = sequence(
        either(({"unfed": 1} | two | four, 0.0), (three, RARE)),
        phrases({"ar bymtheg": 15}),
        then=total,
    )
    return one_of(phrases({"unfed": 1} | _SMALL | _WHOLE), ten, fifteen)


@cache
def _below_hundred() -> Rule[int]:
    after = either((AFTER_SCORE, 0.0), (AFTER_SCORE_SLIPS, SLIP))
    # unfed is the word, but "y cyntaf ar hugain" is heard
    endings = {"ar ddeg": 10} | dict(AFTER_SCORE)
    first = sequence(phrases({"cyntaf": 1}, {"cyntaf": SLIP}), phrases(endings), then=total)
    return one_of(
        first,
        _low(),
        either((_SCORES, 0.0), (_TENS, SLIP), (_SCORE_SLIPS, SLIP)),
        sequence(_low(), after, then=total),
        # the decimal way, which dates never take: "dau ddeg pumed"
        sequence(tens().costing(SLIP), phrases({"unfed": 1} | _SMALL), then=total),
    )


@cache
def _below_thousand() -> Rule[int]:
    rest = one_of(joined(_below_hundred()), _below_hundred().costing(SLIP))
    return one_of(_below_hundred(), phrases(_HUNDREDS), sequence(hundreds(), rest, then=total))


@cache
def _below_million() -> Rule[int]:
    rest = one_of(joined(_below_thousand()), _below_thousand())
    milfed = below_thousand_of((("milfed", _MILFED),), scores=False).map(lambda c: c[0] * 1000)
    return one_of(
        _below_thousand(),
        phrases({"milfed": 1000}),
        milfed,
        sequence(thousands(), rest, then=total),
    )


def _figures(word: str) -> int | None:
    found = _WRITTEN.fullmatch(word)
    return int(found[1].replace(",", "")) or None if found else None


@cache
def ordinal_rule(largest: int = LARGEST_ORDINAL, last: bool = False) -> Rule[int]:
    """Ordinals from 1 to ``largest``, either gender, any mutation: *gyntaf*, *drydedd*, *3ydd*.

    The article is not part of it. With ``last``, *olaf* is read too, as -1.

    >>> ordinal_rule().read(("unfed", "ar", "ddeg", "ar", "hugain"))
    31

    Raises:
        ValueError: ``largest`` is below 1 or above 999,999.
    """
    if not 1 <= largest <= LARGEST_ORDINAL:
        raise ValueError(f"ordinals are read up to {LARGEST_ORDINAL}, not up to {largest}")
    if largest < 100:
        body = _below_hundred()
    else:
        body = _below_thousand() if largest < 1000 else _below_million()
    ends = {"cyntaf": 1, "cynta": 1} | ({"olaf": LAST, "ola": LAST} if last else {})
    rule = one_of(phrases(ends, {"cynta": RARE, "ola": RARE}), body)
    return one_of(mutable(rule), written(_figures)).map(lambda n: n if n <= largest else None)
