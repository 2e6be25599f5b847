"""The first Sunday of May: *y Sul cyntaf o Fai*, *dydd Llun olaf y mis*, *yr ail Sul o'r mis*.

*Cyntaf* and *olaf* follow their noun, other ordinals stand before it; *ail* softens the noun after
it (*yr ail Lun*, *yr ail ddydd Llun*), *trydydd* and *pedwerydd* do not soften the masculine *dydd*
(Y Treigladur, under each).
"""

from __future__ import annotations

from functools import cache

from macsen_lite.welsh.date_calendar import WeekdayOfMonth
from macsen_lite.welsh.date_numbers import month_name, of_month, which_year
from macsen_lite.welsh.date_spec import ANY_YEAR, DateSpec, Which
from macsen_lite.welsh.date_words import STEPS, articled, softly, turn, weekday
from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence
from macsen_lite.welsh.mutation import soft
from macsen_lite.welsh.numerals import second
from macsen_lite.welsh.rule import Rule

__all__ = ["weekday_of_month_rule"]

_Numbered = tuple[int, int]
"""A weekday, and which one of the month."""
_Month = tuple[int | None, Which, int | None]
"""A month by its name and year, or counted from this one."""


@cache
def weekday_of_month_rule() -> Rule[DateSpec]:
    """A certain weekday of a month."""
    return sequence(_numbered(), _of_some_month(), then=_spec)


def _spec(numbered: _Numbered, month: _Month) -> DateSpec:
    day, number = numbered
    name, which, months = month
    return WeekdayOfMonth(day, number, name, which, months)


@cache
def _numbered() -> Rule[_Numbered]:
    named = one_of(weekday(), sequence(phrases({"dydd": None}), weekday(), then=second))
    after = sequence(
        one_of(softly(named), articled(named)),
        phrases({"cyntaf": 1, "olaf": -1}),
        then=lambda day, number: (day, number),
    )
    plain = sequence(
        phrases({"trydydd": 3, "pedwerydd": 4}), named, then=lambda number, day: (day, number)
    )
    # Softened only: "yr ail ddydd Sul", "yr ail Lun".
    second_one = sequence(
        phrases({"ail": 2}),
        named.initially(lambda word: (soft(word),)),
        then=lambda number, day: (day, number),
    )
    before = one_of(plain, second_one)
    return one_of(after, softly(before), articled(before))


@cache
def _of_some_month() -> Rule[_Month]:
    """*o Fai*, *ym mis Mai*, *mis Mai 2027*, *o'r mis*, *y mis nesaf*."""
    in_month = phrases({"mis": None, "ym mis": None})
    by_name: Rule[_Month] = sequence(
        one_of(of_month(), sequence(in_month, month_name(), then=second)),
        maybe(which_year(), ANY_YEAR),
        then=lambda month, which: (month, which, None),
    )
    counted: Rule[_Month] = sequence(
        phrases({"o'r mis": None, "y mis": None}),
        maybe(turn()),
        then=lambda _, said: (None, ANY_YEAR, STEPS[said] if said else None),
    )
    return one_of(by_name, counted)
