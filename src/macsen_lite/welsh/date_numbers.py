"""The parts of a date of the calendar: day numbers, months and years, in words and in figures.

Days of the month are masculine ordinals in the traditional system (*yr unfed ar ddeg ar hugain*);
*o* softens the month. `number_reading.year_rule` reads any number to 9999 as a year; here are only
the years 1000 to 2999 in the ways that are usual after a day and a month, an eighth of the size,
because every slot that hears a date hears these too. What `numbers.year` says for them is read.
"""

from __future__ import annotations

import re
from functools import cache

from macsen_lite.welsh.calendar import MONTHS
from macsen_lite.welsh.date_spec import Which
from macsen_lite.welsh.date_words import RARE, STEPS, WRONG, priced, softly, turn
from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence, written
from macsen_lite.welsh.mutation import Gender, soft
from macsen_lite.welsh.numbers import System, cardinal, ordinal, year
from macsen_lite.welsh.numerals import UNITS, decimal, joined, low, second, total
from macsen_lite.welsh.rule import Rule

__all__ = [
    "cardinal_day",
    "date_year_rule",
    "month",
    "month_name",
    "of_month",
    "ordinal_day",
    "which_year",
    "written_date",
    "written_day",
]

# --------------------------------------------------------------------------------- days and months


@cache
def ordinal_day(softened: bool = False) -> Rule[int]:
    """A day of a month as an ordinal: *trydydd*, *unfed ar ddeg ar hugain*; 1 to 31.

    Radical, as after the article; with ``softened``, soft as well.
    """
    names = {ordinal(n): n for n in range(1, 32)}
    right = softly(phrases(names)) if softened else phrases(names)
    # Days of the month are masculine, and never decimal. Both are heard otherwise; feminine
    # ordinals soften after the article: y drydedd.
    wrong = {soft(ordinal(n, Gender.FEMININE)): n for n in (3, 4, 13, 14, 23, 24)}
    wrong |= {f"dau ddeg {ordinal(n)}": 20 + n for n in range(2, 10)} | {"tri degfed": 30}
    return one_of(right, phrases(wrong, dict.fromkeys(wrong, WRONG)))


@cache
def cardinal_day() -> Rule[int]:
    """A day of a month as a number, which learners say: *pymtheg o Awst*; 1 to 31."""
    numbers = {cardinal(n, system=system): n for n in range(1, 32) for system in System}
    return phrases(numbers, dict.fromkeys(numbers, WRONG))


@cache
def written_day() -> Rule[int]:
    """A day of a month in figures: *5*, *5ed*, *21ain*; 1 to 31."""
    return written(_figures)


def _figures(text: str) -> int | None:
    digits = text.rstrip("abcdefghijklmnopqrstuvwxyz")
    if text[len(digits) :] not in _ENDINGS or not digits.isascii() or not digits.isdigit():
        return None
    return int(digits) if 1 <= int(digits) <= 31 else None


_ENDINGS = ("", "af", "il", "ydd", "ed", "fed", "eg", "ain")
"""Of ordinals in figures: 1af, 2il, 3ydd, 5ed, 7fed, 11eg, 20fed, 21ain."""


def _months() -> dict[str, int]:
    return {name.lower(): number for number, name in enumerate(MONTHS, 1)}


@cache
def month_name() -> Rule[int]:
    """A month in its radical form."""
    return phrases(_months())


@cache
def month() -> Rule[int]:
    """A month as a date begins with it: *Mawrth*, *Fawrth*, *mis Mawrth*."""
    with_mis = sequence(phrases({"mis": None}), month_name(), then=second)
    return softly(one_of(month_name(), with_mis))


@cache
def of_month() -> Rule[int]:
    """*o Fawrth*, *o fis Mawrth*; *o Mawrth* is heard too."""
    softened = {soft(name): number for name, number in _months().items()}
    wrong = dict.fromkeys(_months().keys() - softened.keys(), WRONG)
    named = one_of(
        phrases(_months() | softened, wrong),
        sequence(phrases({"fis": None}), month_name(), then=second),
    )
    return sequence(phrases({"o": None}), named, then=second)


@cache
def written_date() -> Rule[tuple[int, int, int]]:
    """A date all in figures, typed: *3/5/2026*, *3.5.2026*, *2026-05-03*; (day, month, year)."""
    month_figures = written(lambda text: _figures(text) if _figures(text) in range(1, 13) else None)
    dotted = written(_dotted)
    apart = sequence(written_day(), month_figures, _written_year(), then=lambda d, m, y: (d, m, y))
    iso = sequence(_written_year(), month_figures, written_day(), then=lambda y, m, d: (d, m, y))
    return one_of(dotted, apart, iso)


def _dotted(text: str) -> tuple[int, int, int] | None:
    found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.([12]\d{3})", text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


# ------------------------------------------------------------------------------------------ years


@cache
def which_year() -> Rule[Which]:
    """In what year, after a date or a feast: *eleni*, *y llynedd*, *2027*, *nesaf*."""
    of_year = sequence(
        phrases({"y flwyddyn": None, "flwyddyn": None}), turn(), then=lambda _, said: STEPS[said]
    )
    counted = one_of(priced([("eleni", 0, 0.0), ("y llynedd|llynedd", -1, 0.0)]), of_year)
    before = maybe(priced([("yn|yn y flwyddyn|y flwyddyn", None, RARE)]))
    return one_of(
        counted.map(lambda steps: Which(years_on=steps)),
        turn().map(Which),
        sequence(before, date_year_rule(), then=lambda _, year: Which(year=year)),
    )


@cache
def date_year_rule() -> Rule[int]:
    """A year from 1000 to 2999, in words or four figures.

    >>> date_year_rule().read(("mil", "naw", "wyth", "pump"))
    1985
    """
    # "mil a chant", but "mil cant ac un"
    centuries = phrases(
        {year(n): n for n in range(1000, 3000, 100)} | {"mil cant": 1100, "dwy fil cant": 2100}
    )
    ten = phrases({"deg": 10, "ugain": 20})
    # "mil naw cant ac un", "dwy fil a deg"; traditionally "dwy fil a deunaw", "dwy fil ac ugain"
    rest = one_of(joined(one_of(low(), ten)), decimal(), joined(decimal(), RARE))
    digit = phrases(dict(UNITS) | {"dim": 0, "ddim": 0})
    # Without cant: "mil naw wyth pump", "mil naw wyth deg pump"; in pairs: "dau ddeg dau ddeg pump"
    centuries_by_digits = {f"mil {word}": 1000 + 100 * n for word, n in UNITS.items()}
    by_digits = sequence(
        phrases(centuries_by_digits | {"un naw": 1900, "dau ddim": 2000, "dau dim": 2000}),
        digit,
        digit,
        then=lambda century, tens, units: century + 10 * tens + units,
    )
    by_pairs = sequence(phrases(centuries_by_digits | {"dau ddeg": 2000}), decimal(), then=total)
    return one_of(
        sequence(centuries, maybe(rest, 0), then=total),
        one_of(by_digits, by_pairs).costing(RARE),
        _written_year(),
    )


@cache
def _written_year() -> Rule[int]:
    return written(lambda text: int(text) if re.fullmatch("[12][0-9]{3}", text) else None)
