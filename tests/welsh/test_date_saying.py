"""Dates said: the right words, and words that mean the same day again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macsen_lite.welsh.calendar import say_ago, say_ahead, say_days, say_length, say_number_of
from macsen_lite.welsh.date_calendar import (
    DayOfMonth,
    DayOfYear,
    FeastDay,
    MonthEnd,
    Period,
    WeekdayOfMonth,
)
from macsen_lite.welsh.date_phrases import near_date, plain_date, say_span
from macsen_lite.welsh.date_saying import name_date
from macsen_lite.welsh.date_spec import (
    Beside,
    DateSpec,
    During,
    From,
    Part,
    Shift,
    Turn,
    Unit,
    WeekdayOfWeek,
    WeekdayTurn,
    Which,
)
from macsen_lite.welsh.dates import date_rule
from macsen_lite.welsh.feasts import FEASTS
from macsen_lite.welsh.nouns import BLWYDDYN, MIS, WYTHNOS
from macsen_lite.welsh.tokens import words

WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("day", "noun", "adverb"),
    [
        # Words of their own; trennydd softens as an adverb (GPC).
        ("2026-03-02", "echdoe", "echdoe"),
        ("2026-03-03", "ddoe", "ddoe"),
        ("2026-03-04", "heddiw", "heddiw"),
        ("2026-03-05", "yfory", "yfory"),
        ("2026-03-06", "trennydd", "drennydd"),
        ("2026-03-07", "dydd Sadwrn nesaf", "ddydd Sadwrn nesaf"),
        # An adverb of time softens (Y Treigladur, under adferf): ddydd.
        ("2026-03-08", "dydd Sul nesaf", "ddydd Sul nesaf"),
        ("2026-03-11", "dydd Mercher nesaf", "ddydd Mercher nesaf"),
        ("2026-03-01", "dydd Sul diwethaf", "ddydd Sul diwethaf"),
        ("2026-02-25", "dydd Mercher diwethaf", "ddydd Mercher diwethaf"),
        # A date begins with its article, and nothing can soften.
        ("2026-03-12", "y deuddegfed o Fawrth", "ar y deuddegfed o Fawrth"),
        ("2026-05-03", "y trydydd o Fai", "ar y trydydd o Fai"),
        ("2027-02-28", "yr wythfed ar hugain o Chwefror", "ar yr wythfed ar hugain o Chwefror"),
        ("2026-01-31", "yr unfed ar ddeg ar hugain o Ionawr eleni",
         "ar yr unfed ar ddeg ar hugain o Ionawr eleni"),
        ("2025-12-25", "y pumed ar hugain o Ragfyr y llynedd",
         "ar y pumed ar hugain o Ragfyr y llynedd"),
        ("2028-03-05", "y pumed o Fawrth, dwy fil dau ddeg wyth",
         "ar y pumed o Fawrth, dwy fil dau ddeg wyth"),
        ("1999-12-31", "yr unfed ar ddeg ar hugain o Ragfyr, mil naw cant naw deg naw",
         "ar yr unfed ar ddeg ar hugain o Ragfyr, mil naw cant naw deg naw"),
    ],
)  # fmt: skip
def test_a_day_is_named_from_today(day: str, noun: str, adverb: str) -> None:
    phrase = near_date(date.fromisoformat(day), WEDNESDAY)
    assert (phrase.noun, phrase.adverb) == (noun, adverb)


@pytest.mark.parametrize(
    ("said", "past", "noun", "adverb", "until"),
    [
        ("heddi", False, "heddiw", "heddiw", "tan heddiw"),
        ("heno 'ma", False, "heno", "heno", "tan heno"),
        ("neithiwr", True, "neithiwr", "neithiwr", "tan neithiwr"),
        ("echnos", True, "echnos", "echnos", "tan echnos"),
        ("y bore 'ma", False, "bore heddiw", "bore heddiw", "tan fore heddiw"),
        ("pnawn fory", False, "prynhawn yfory", "prynhawn yfory", "tan brynhawn yfory"),
        ("nos fory", False, "nos yfory", "nos yfory", "tan nos yfory"),
        ("bore trennydd", False, "bore drennydd", "bore drennydd", "tan fore drennydd"),
        ("fore Llun", False, "bore dydd Llun", "fore dydd Llun", "tan fore dydd Llun"),
        ("pnawn Gwener nesa", False, "prynhawn dydd Gwener nesaf", "brynhawn dydd Gwener nesaf",
         "tan brynhawn dydd Gwener nesaf"),
        # Nos is feminine.
        ("nos Wener", False, "nos Wener", "nos Wener", "tan nos Wener"),
        ("nos Wener", True, "nos Wener ddiwethaf", "nos Wener ddiwethaf",
         "tan nos Wener ddiwethaf"),
        ("noson Lun dwetha", False, "nos Lun ddiwethaf", "nos Lun ddiwethaf",
         "tan nos Lun ddiwethaf"),
        ("nos Sul y trydydd o Fai", False, "nos Sul, y trydydd o Fai",
         "nos Sul, y trydydd o Fai", "tan nos Sul, y trydydd o Fai"),
        ("wythnos i nos Fawrth", False, "wythnos i nos Fawrth", "wythnos i nos Fawrth",
         "tan wythnos i nos Fawrth"),
        ("drennydd", False, "trennydd", "drennydd", "tan drennydd"),
        ("dydd Gwener", False, "dydd Gwener", "ddydd Gwener", "tan ddydd Gwener"),
        ("ddydd Gwener", True, "dydd Gwener diwethaf", "ddydd Gwener diwethaf",
         "tan ddydd Gwener diwethaf"),
        ("nos Fercher nesaf", False, "nos Fercher nesaf", "nos Fercher nesaf",
         "tan nos Fercher nesaf"),
        ("dydd Llun yr wythnos nesa", False, "dydd Llun yr wythnos nesaf",
         "ddydd Llun yr wythnos nesaf", "tan ddydd Llun yr wythnos nesaf"),
        ("wythnos i fory", False, "wythnos i yfory", "wythnos i yfory", "tan wythnos i yfory"),
        ("pythefnos i ddydd Gwener", False, "pythefnos i ddydd Gwener",
         "bythefnos i ddydd Gwener", "tan bythefnos i ddydd Gwener"),
        # Ymhen says when; what one waits for is the day.
        ("mewn tridiau", False, "dydd Sadwrn nesaf", "ymhen tridiau", "tan ddydd Sadwrn nesaf"),
        ("mewn pum niwrnod", False, "dydd Llun nesaf", "ymhen pum niwrnod",
         "tan ddydd Llun nesaf"),
        ("ymhen pythefnos", False, "y deunawfed o Fawrth", "ymhen pythefnos",
         "tan y deunawfed o Fawrth"),
        ("ymhen chwe mis", False, "y pedwerydd o Fedi", "ymhen chwe mis",
         "tan y pedwerydd o Fedi"),
        ("ddwy flynedd yn ôl", True, "y pedwerydd o Fawrth, dwy fil dau ddeg pedwar",
         "ddwy flynedd yn ôl", "tan y pedwerydd o Fawrth, dwy fil dau ddeg pedwar"),
        ("3 Mai", False, "y trydydd o Fai", "ar y trydydd o Fai", "tan y trydydd o Fai"),
        ("dydd Sul 3 Mai", False, "dydd Sul, y trydydd o Fai", "ddydd Sul, y trydydd o Fai",
         "tan ddydd Sul, y trydydd o Fai"),
        ("y pumed o'r mis", False, "y pumed o Fawrth", "ar y pumed o Fawrth",
         "tan y pumed o Fawrth"),
        ("y cyntaf o Fawrth y llynedd", True, "y cyntaf o Fawrth y llynedd",
         "ar y cyntaf o Fawrth y llynedd", "tan y cyntaf o Fawrth y llynedd"),
        ("y Sul cyntaf ym mis Mai", False, "y dydd Sul cyntaf o Fai",
         "ar y dydd Sul cyntaf o Fai", "tan y dydd Sul cyntaf o Fai"),
        ("yr ail ddydd Llun o'r mis nesa", False, "yr ail Lun o'r mis nesaf",
         "ar yr ail Lun o'r mis nesaf", "tan yr ail Lun o'r mis nesaf"),
        ("Nadolig", False, "y Nadolig", "ddydd Nadolig", "tan y Nadolig"),
        ("Ŵyl Dewi", False, "Gŵyl Dewi", "ar Ŵyl Dewi", "tan Ŵyl Dewi"),
        ("Ddydd Gŵyl Dewi", False, "Dydd Gŵyl Dewi", "ddydd Gŵyl Dewi", "tan Ddydd Gŵyl Dewi"),
        # Nos and gŵyl are feminine, and the adjective after them softens.
        ("nos galan diwethaf", False, "Nos Galan ddiwethaf", "nos Galan ddiwethaf",
         "tan Nos Galan ddiwethaf"),
        ("gŵyl dewi ddiwethaf", False, "Gŵyl Dewi ddiwethaf", "ar Ŵyl Dewi ddiwethaf",
         "tan Ŵyl Dewi ddiwethaf"),
        ("Nadolig dwetha", False, "y Nadolig diwethaf", "ddydd Nadolig diwethaf",
         "tan y Nadolig diwethaf"),
        ("y Pasg llynedd", False, "y Pasg y llynedd", "ar Sul y Pasg y llynedd",
         "tan y Pasg y llynedd"),
        ("yr wythnos nesa", False, "yr wythnos nesaf", "yr wythnos nesaf",
         "tan yr wythnos nesaf"),
        ("wythnos dwetha", True, "yr wythnos ddiwethaf", "yr wythnos ddiwethaf",
         "tan yr wythnos ddiwethaf"),
        ("y penwythnos", False, "y penwythnos yma", "y penwythnos yma", "tan y penwythnos yma"),
        ("y penwythnos", True, "y penwythnos diwethaf", "y penwythnos diwethaf",
         "tan y penwythnos diwethaf"),
        ("ddiwedd y mis", False, "diwedd y mis yma", "ddiwedd y mis yma",
         "tan ddiwedd y mis yma"),
        ("dechrau'r flwyddyn nesa", False, "dechrau'r flwyddyn nesaf",
         "ddechrau'r flwyddyn nesaf", "tan ddechrau'r flwyddyn nesaf"),
        ("diwedd Mai", False, "diwedd mis Mai", "ddiwedd mis Mai", "tan ddiwedd mis Mai"),
        ("drannoeth y Nadolig", False, "y diwrnod ar ôl y Nadolig", "y diwrnod ar ôl y Nadolig",
         "tan y diwrnod ar ôl y Nadolig"),
    ],
)  # fmt: skip
def test_a_day_is_said_back_as_it_was_named(
    said: str, past: bool, noun: str, adverb: str, until: str
) -> None:
    spec = date_rule().read(words(said))
    assert spec
    phrase = name_date(spec, WEDNESDAY, past=past)
    assert (phrase.noun, phrase.adverb, phrase.until) == (noun, adverb, until)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "dim diwrnod"), (1, "un diwrnod"), (2, "dau ddiwrnod"), (3, "tri diwrnod"),
        (5, "pum niwrnod"), (6, "chwe diwrnod"), (7, "saith niwrnod"), (10, "deng niwrnod"),
        (11, "un deg un o ddyddiau"), (21, "dau ddeg un o ddyddiau"),
        (33, "tri deg tri o ddyddiau"), (100, "cant o ddyddiau"),
        (365, "tri chant chwe deg pump o ddyddiau"), (1000, "mil o ddyddiau"),
    ],
)  # fmt: skip
def test_days(days: int, said: str) -> None:
    assert say_days(days) == said


def test_other_things_counted() -> None:
    # Wythnos and blwyddyn are feminine, mis masculine.
    assert [say_number_of(n, WYTHNOS) for n in (2, 3, 6, 12, 23)] == [
        "dwy wythnos", "tair wythnos", "chwe wythnos", "un deg dwy o wythnosau",
        "dau ddeg tair o wythnosau",
    ]  # fmt: skip
    assert [say_number_of(n, MIS) for n in (2, 6, 12)] == [
        "dau fis", "chwe mis", "un deg dau o fisoedd",
    ]  # fmt: skip
    assert [say_number_of(n, BLWYDDYN) for n in (2, 5, 14)] == [
        "dwy flynedd", "pum mlynedd", "un deg pedair o flynyddoedd",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "months", "length", "ago"),
    [
        (2, 0, "dau ddiwrnod", "ddau ddiwrnod yn ôl"),
        (3, 0, "tridiau", "dridiau yn ôl"),
        (4, 0, "pedwar diwrnod", "bedwar diwrnod yn ôl"),
        (7, 0, "wythnos", "wythnos yn ôl"),
        (14, 0, "pythefnos", "bythefnos yn ôl"),
        (21, 0, "tair wythnos", "dair wythnos yn ôl"),
        (0, 1, "mis", "fis yn ôl"),
        (0, 3, "tri mis", "dri mis yn ôl"),
        (0, 12, "blwyddyn", "flwyddyn yn ôl"),
        (0, 24, "dwy flynedd", "ddwy flynedd yn ôl"),
        (0, 120, "deng mlynedd", "ddeng mlynedd yn ôl"),
    ],
)
def test_lengths_ahead_and_ago(days: int, months: int, length: str, ago: str) -> None:
    assert say_length(days, months) == length
    assert say_ahead(days, months) == f"ymhen {length}"
    assert say_ago(days, months) == ago


@pytest.mark.parametrize(
    ("start", "end", "unit", "said"),
    [
        ("2026-03-04", "2026-03-10", "wythnos", "chwe diwrnod"),
        ("2026-03-04", "2026-03-11", "wythnos", "un wythnos"),
        ("2026-03-04", "2026-03-12", "wythnos", "un wythnos ac un diwrnod"),
        ("2026-03-04", "2026-03-23", "wythnos", "dwy wythnos a phum niwrnod"),
        ("2026-03-04", "2026-04-03", "mis", "tri deg o ddyddiau"),
        ("2026-03-04", "2026-04-04", "mis", "un mis"),
        ("2026-01-31", "2026-02-28", "mis", "un mis"),
        ("2026-01-31", "2026-03-01", "mis", "un mis ac un diwrnod"),
        ("2026-03-04", "2027-03-04", "mis", "un deg dau o fisoedd"),
    ],
)
def test_spans(start: str, end: str, unit: str, said: str) -> None:
    assert say_span(date.fromisoformat(start), date.fromisoformat(end), unit) == said


@pytest.mark.parametrize(
    ("day", "past", "said"),
    [
        ("2026-03-04", False, "y pedwerydd o Fawrth"),
        ("2026-03-03", False, "y trydydd o Fawrth eleni"),
        ("2026-03-03", True, "y trydydd o Fawrth"),
        ("2026-03-05", True, "y pumed o Fawrth eleni"),
        ("2025-03-05", True, "y pumed o Fawrth"),
        ("2027-03-03", False, "y trydydd o Fawrth"),
        ("2027-03-04", False, "y pedwerydd o Fawrth, dwy fil dau ddeg saith"),
        ("2028-02-29", False, "y nawfed ar hugain o Chwefror"),
        ("2024-02-29", True, "y nawfed ar hugain o Chwefror"),
    ],
)
def test_the_year_is_said_only_where_it_is_needed(day: str, past: bool, said: str) -> None:
    assert plain_date(date.fromisoformat(day), WEDNESDAY, past=past) == said


# ------------------------------------------------------------------------- read what is said

todays = st.dates(date(1901, 1, 1), date(2099, 12, 31))
weekdays = st.integers(0, 6)
steps = st.sampled_from((-1, 0, 1))
whiches = st.one_of(
    st.builds(Which, turn=st.sampled_from(Turn)),
    st.builds(Which, year=st.integers(1900, 2100)),
    st.builds(Which, years_on=steps),
)
bases = st.one_of(
    st.builds(Shift, days=st.integers(-2, 3)),
    st.builds(WeekdayTurn, weekdays, st.sampled_from(Turn)),
)
parts = st.sampled_from(Part)
specs: st.SearchStrategy[DateSpec] = st.one_of(
    bases,
    st.builds(During, bases, parts),
    st.builds(During, st.builds(WeekdayOfWeek, weekdays, steps), parts),
    st.builds(
        During,
        st.builds(DayOfYear, st.integers(1, 31), st.integers(1, 12), whiches, weekdays),
        parts,
    ),
    st.builds(From, st.builds(During, bases, parts), days=st.integers(1, 99)),
    st.builds(Shift, days=st.integers(-1000, 1000)),
    st.builds(Shift, months=st.integers(-600, 600)),
    st.builds(WeekdayOfWeek, weekdays, steps),
    st.builds(DayOfYear, st.integers(1, 31), st.integers(1, 12), whiches, st.none() | weekdays),
    st.builds(MonthEnd, st.integers(1, 12), whiches),
    st.builds(
        WeekdayOfMonth, weekdays, st.sampled_from((1, 2, 3, 4, -1)), st.integers(1, 12), whiches
    ),
    st.builds(
        WeekdayOfMonth, weekdays, st.sampled_from((1, 2, 3, 4, -1)), months=st.none() | steps
    ),
    st.builds(FeastDay, st.sampled_from(FEASTS), whiches),
    st.builds(DayOfMonth, st.integers(1, 31), st.none() | steps, st.none() | weekdays),
    st.builds(Period, st.sampled_from(Unit), steps),
    st.builds(
        Period, st.sampled_from([Unit.WEEK, Unit.MONTH, Unit.YEAR]), steps, end=st.just(True)
    ),
    st.builds(
        Period, st.sampled_from([Unit.WEEK, Unit.MONTH, Unit.YEAR]), steps, start=st.just(True)
    ),
    st.builds(From, bases, days=st.integers(1, 99)),
    st.builds(From, bases, months=st.integers(1, 40)),
    st.builds(Beside, st.builds(FeastDay, st.sampled_from(FEASTS)), st.sampled_from((-1, 1))),
)


@given(specs, todays, st.booleans())
def test_what_is_said_means_the_same_day(spec: DateSpec, today: date, past: bool) -> None:
    try:
        day = spec.on(today, past=past)
        phrase = name_date(spec, today, past=past)
    except ValueError:
        assume(False)
        return
    # How long from now has its own tense; its day is named as one that is to come.
    in_past = past and not isinstance(spec, Shift)
    for said in (phrase.noun, phrase.until.removeprefix("tan "), phrase.adverb.removeprefix("ar ")):
        again = date_rule().read(words(said))
        assert again, said
        assert again.on(today, past=in_past) == day, said
