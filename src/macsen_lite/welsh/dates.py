"""Dates heard and read: "dydd Mawrth nesaf", "y degfed ar hugain o Awst", "wythnos i heddiw".

`date_rule` hears every way of naming one day and reads it as a `DateSpec`, which `DateSpec.on`
resolves; what *nesaf*, *yma* and the like mean is written there (`welsh.date_spec`), and where a
date softens in `welsh.date_words`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from macsen_lite.welsh.date_calendar import (
    DayOfMonth,
    DayOfYear,
    FeastDay,
    MonthEnd,
    Period,
    exists,
)
from macsen_lite.welsh.date_lengths import length_rule
from macsen_lite.welsh.date_numbers import (
    cardinal_day,
    month,
    month_name,
    of_month,
    ordinal_day,
    which_year,
    written_date,
    written_day,
)
from macsen_lite.welsh.date_spec import (
    ANY_YEAR,
    Beside,
    DateSpec,
    During,
    From,
    Shift,
    Turn,
    Unit,
    WeekdayOfWeek,
    WeekdayTurn,
    Which,
)
from macsen_lite.welsh.date_weekdays import weekday_of_month_rule
from macsen_lite.welsh.date_words import (
    COLLOQUIAL,
    RARE,
    STEPS,
    WRONG,
    DayName,
    articled,
    feast,
    named_day,
    near_words,
    priced,
    softly,
    turn,
    weekday,
    wythnos,
)
from macsen_lite.welsh.feasts import Feast
from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence
from macsen_lite.welsh.numerals import second
from macsen_lite.welsh.rule import Rule

__all__ = ["DateSpec", "date_rule", "feast_rule"]


@cache
def date_rule() -> Rule[DateSpec]:
    """Everything that names one day.

    >>> from datetime import date
    >>> spec = date_rule().read(("y", "degfed", "ar", "hugain", "o", "awst"))
    >>> spec.on(date(2026, 11, 22)).isoformat()
    '2027-08-30'
    """
    near = one_of(near_words(), _weekdays(), _counted(), _beside())
    return one_of(near, weekday_of_month_rule(), _dates(), feast_rule(), _periods())


# ---------------------------------------------------------------------------- days of the week


@cache
def _weekdays() -> Rule[DateSpec]:
    """A day of the week: bare, with *nesaf* and the like, or before its date."""
    named = one_of(softly(named_day()), articled(named_day()).costing(RARE))
    # Without "dydd": y Sadwrn, Sul nesaf; not the bare name, which is a month or a picture too.
    # Y Sul and y Sadwrn may stand alone; y llun is a picture.
    alone = phrases({"sadwrn": 5, "sul": 6})
    short = one_of(
        sequence(articled(weekday()), _weekday_tail(), then=_turned),
        sequence(softly(weekday()), _weekday_tail(), then=_turned),
        articled(alone).map(lambda day: _turned(day, None)),
    )
    return one_of(
        sequence(named, maybe(_weekday_tail()), then=_turned_part),
        sequence(named, phrases({"nesaf ond un": 7, "nesa ond un": 7}), then=_next_but_one),
        sequence(named, _dated(), then=_spec),
        short.costing(RARE),
    )


@cache
def _weekday_tail() -> Rule[Turn | int]:
    """What says which one is meant; how many weeks on, when a week is named."""
    one: Rule[Turn | int] = turn().map(lambda said: said)
    week: Rule[Turn | int] = sequence(
        one_of(wythnos(), articled(wythnos())), turn(), then=lambda _, said: STEPS[said]
    )
    return one_of(one, week)


def _turned(day: int, tail: Turn | int | None) -> DateSpec:
    if isinstance(tail, int):
        return WeekdayOfWeek(day, tail)
    return WeekdayTurn(day, tail or Turn.NEAREST)


def _turned_part(said: DayName, tail: Turn | int | None) -> DateSpec:
    return _during(_turned(said.weekday, tail), said)


def _next_but_one(said: DayName, days: int) -> DateSpec:
    return From(_turned_part(said, Turn.NEXT), days)


def _during(spec: DateSpec, said: DayName) -> DateSpec:
    return During(spec, said.part) if said.part else spec


# ----------------------------------------------------------------------------- of the calendar


@dataclass(frozen=True, slots=True)
class _Dated:
    """A numbered day, before it is known what day of the week it was said to be."""

    day: int
    month: int | None = None
    which: Which = ANY_YEAR
    months: int | None = None


@cache
def _dates() -> Rule[DateSpec]:
    return _dated().map(lambda said: _spec(None, said))


@cache
def _dated() -> Rule[_Dated]:
    """*y trydydd o Fai 2026*, *Mawrth y cyntaf*, *y pumed o'r mis nesaf*, *y pumed*."""
    of_the_month = sequence(
        phrases({"o'r mis": None}),
        maybe(turn()),
        then=lambda _, said: _Dated(0, months=STEPS[said] if said else None),
    )
    in_month = sequence(of_month(), maybe(which_year(), ANY_YEAR), then=_in_month)
    month_next = sequence(month_name(), maybe(which_year(), ANY_YEAR), then=_in_month)
    tail = one_of(in_month, of_the_month)
    after_article = articled(one_of(ordinal_day(), written_day()))
    with_article = one_of(
        sequence(after_article, tail, then=_on_day), after_article.map(_Dated).costing(COLLOQUIAL)
    )
    bare = sequence(one_of(ordinal_day(softened=True), cardinal_day()), tail, then=_on_day)
    figures = sequence(written_day(), one_of(tail, month_next), then=_on_day)
    month_first = sequence(
        month(),
        one_of(after_article, written_day()),
        maybe(which_year(), ANY_YEAR),
        then=lambda said, day, which: _Dated(day, said, which),
    )
    typed = written_date().map(lambda said: _Dated(said[0], said[1], Which(year=said[2])))
    return one_of(with_article, bare, figures, month_first, typed)


def _in_month(month_said: int, which: Which) -> _Dated:
    return _Dated(0, month_said, which)


def _on_day(day: int, said: _Dated) -> _Dated:
    return replace(said, day=day)


def _spec(named: DayName | None, said: _Dated) -> DateSpec | None:
    weekday_said = named.weekday if named else None
    if said.month is None:
        spec: DateSpec = DayOfMonth(said.day, said.months, weekday_said)
    elif exists(said.day, said.month, said.which.year, weekday_said):
        spec = DayOfYear(said.day, said.month, said.which, weekday_said)
    else:
        return None
    return _during(spec, named) if named else spec


# ---------------------------------------------------------------------- counted from some day


@cache
def _counted() -> Rule[DateSpec]:
    """*ymhen pythefnos*, *mewn tridiau*, *bum niwrnod yn ôl*, *wythnos i heddiw*."""
    # The article is idiom: ymhen yr wythnos, ymhen y mis.
    whole = articled(phrases({"wythnos": (7, 0), "mis": (0, 1), "flwyddyn": (0, 12)}))
    ahead: Rule[DateSpec] = sequence(
        phrases({"ymhen": None, "mewn": None}),
        one_of(length_rule(), whole.costing(RARE)),
        then=lambda _, length: Shift(*length),
    )
    # The day from which it counts; None is today, counted back.
    back: Rule[DateSpec | None] = priced([("yn ôl|nôl", None, 0.0), ("yn ol", None, WRONG)])
    from_day = sequence(
        phrases({"i": None, "o": None}, {"o": COLLOQUIAL}),
        one_of(near_words(), _plain_weekday()),
        then=second,
    )
    from_the_day = sequence(
        phrases({"i'r": None}),
        weekday(),
        maybe(turn()),
        then=lambda _, day, said: _turned(day, said),
    )
    return one_of(
        ahead,
        sequence(length_rule(softened=True), one_of(back, from_day, from_the_day), then=_from),
    )


@cache
def _plain_weekday() -> Rule[DateSpec]:
    return sequence(softly(named_day()), maybe(turn()), then=_turned_part)


def _from(length: tuple[int, int], base: DateSpec | None) -> DateSpec:
    days, months = length
    return Shift(-days, -months) if base is None else From(base, days, months)


# ---------------------------------------------------------------------------------- named days


@cache
def feast_rule() -> Rule[DateSpec]:
    """A day that has a name of its own: *y Nadolig*, *Gŵyl Dewi y flwyddyn nesaf*."""
    return sequence(feast(), maybe(which_year(), ANY_YEAR), then=_feast_day)


def _feast_day(said: Feast, which: Which) -> DateSpec:
    return FeastDay(said, which)


@cache
def _beside() -> Rule[DateSpec]:
    """*trannoeth y Nadolig*, *y diwrnod cyn Gŵyl Dewi*, *y diwrnod ar ôl yfory*."""
    lead = priced(
        [
            ("trannoeth|drannoeth", 1, 0.0),
            ("y diwrnod ar ôl|diwrnod ar ôl|ddiwrnod ar ôl", 1, 0.0),
            ("y diwrnod cyn|diwrnod cyn|ddiwrnod cyn|y noson cyn|noson cyn", -1, 0.0),
        ]
    )
    near = priced([("yfory|fory", Shift(1), 0.0), ("ddoe", Shift(-1), 0.0)])
    day: Rule[DateSpec] = one_of(feast().map(FeastDay), near.map(lambda spec: spec))
    return sequence(lead, day, then=lambda days, base: Beside(base, days))


# ----------------------------------------------------------------------- weeks, months and years


@cache
def _periods() -> Rule[DateSpec]:
    """*yr wythnos nesaf*, *y penwythnos*, *diwedd y flwyddyn*, *dechrau mis Mai*."""
    weekend = priced([("y penwythnos", Period(Unit.WEEKEND, 0), 0.0)])
    weekend_unit = phrases({"penwythnos": Unit.WEEKEND})
    turned: Rule[DateSpec] = sequence(
        one_of(
            softly(one_of(_units("blwyddyn"), weekend_unit)),
            articled(one_of(_units(), weekend_unit)),
        ),
        turn(),
        then=lambda unit, said: Period(unit, STEPS[said]),
    )
    edge = softly(
        priced(
            [
                ("dechrau|diwrnod cyntaf", False, 0.0),
                ("diwedd|diwrnod olaf", True, 0.0),
                ("diwadd", True, COLLOQUIAL),
            ]
        )
    )
    started = phrases({"dechrau'r": False, "ddechrau'r": False})
    of_unit = sequence(
        one_of(
            sequence(edge, articled(_units()), then=_pair), sequence(started, _units(), then=_pair)
        ),
        maybe(turn()),
        then=_edge_of_unit,
    )
    of_month_named = sequence(
        edge,
        one_of(
            of_month(), sequence(phrases({"mis": None}), month_name(), then=second), month_name()
        ),
        maybe(which_year(), ANY_YEAR),
        then=_edge_of_month,
    )
    return one_of(weekend.map(lambda spec: spec), turned, of_unit, of_month_named)


@cache
def _units(year: str = "flwyddyn") -> Rule[Unit]:
    """*wythnos*, *mis*, and the year, which is feminine: softened after the article."""
    return one_of(wythnos(), phrases({"mis": Unit.MONTH, year: Unit.YEAR}))


def _pair(end: bool, unit: Unit) -> tuple[bool, Unit]:
    return end, unit


def _edge_of_unit(edge: tuple[bool, Unit], said: Turn | None) -> DateSpec:
    end, unit = edge
    return Period(unit, STEPS[said] if said else 0, end=end, start=not end)


def _edge_of_month(end: bool, number: int, which: Which) -> DateSpec:
    return MonthEnd(number, which) if end else DayOfYear(1, number, which)
