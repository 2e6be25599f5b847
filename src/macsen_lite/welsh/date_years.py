"""Years as dates have them: *dwy fil dau ddeg chwech*, *mil naw cant a phump*, *mil naw wyth pump*.

`number_reading.year_rule` reads any number to 9999 as a year; here are only the years 1000 to 2999
in the ways that are usual after a day and a month, an eighth of the size, because every slot that
hears a date hears these too. What `welsh.numbers.year` says for them is read.
"""

from __future__ import annotations

import re
from functools import cache

from macsen_lite.welsh.grammar import Rule, maybe, one_of, phrases, sequence, written
from macsen_lite.welsh.numbers import year
from macsen_lite.welsh.numerals import RARE, UNITS, decimal, joined, low, total

__all__ = ["date_year_rule"]

_FIRST, _LAST = 1000, 2999
_FIGURES = re.compile(r"[12][0-9]{3}")


@cache
def date_year_rule() -> Rule[int]:
    """A year from 1000 to 2999, in words or four figures.

    >>> date_year_rule().read(("mil", "naw", "wyth", "pump"))
    1985
    """
    # "mil a chant", but "mil cant ac un"
    centuries = phrases(
        {year(n): n for n in range(_FIRST, _LAST, 100)} | {"mil cant": 1100, "dwy fil cant": 2100}
    )
    ten = phrases({"deg": 10, "ugain": 20})
    # "mil naw cant ac un", "dwy fil a deg"; traditionally "dwy fil a deunaw", "dwy fil ac ugain"
    rest = one_of(joined(one_of(low(), ten)), decimal(), joined(decimal(), RARE))
    digit = phrases({word: n for word, n in UNITS.items() if n not in (2, 3, 4)} | _DIGITS)
    by_digits = sequence(
        phrases({"mil": 10, "un": 10, "dau": 20}, {"un": RARE, "dau": RARE}),
        digit,
        digit,
        digit,
        then=_by_digits,
    )
    return one_of(
        sequence(centuries, maybe(rest, 0), then=total),
        by_digits.costing(RARE),
        written(lambda text: int(text) if _FIGURES.fullmatch(text) else None),
    )


_DIGITS = {"dau": 2, "tri": 3, "pedwar": 4, "dim": 0, "ddim": 0}


def _by_digits(head: int, hundreds: int, tens: int, units: int) -> int:
    return (head + hundreds) * 100 + tens * 10 + units
