"""Dates heard and read, from phrase to calendar, and back."""

from __future__ import annotations

import csv
import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.intents.samples import draw
from macsen_lite.welsh.calendar import MONTHS, say_ago, say_ahead, say_date
from macsen_lite.welsh.date_phrases import near_date, plain_date
from macsen_lite.welsh.dates import date_rule
from macsen_lite.welsh.feasts import FEASTS, easter
from macsen_lite.welsh.mutation import soft
from macsen_lite.welsh.tokens import words

TABLE = Path(__file__).with_name("tables") / "dates.tsv"
with TABLE.open(encoding="utf-8", newline="") as opened:
    ROWS = list(csv.DictReader(opened, delimiter="\t"))
WEDNESDAY = date(2026, 3, 4)

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def meant(said: str, today: date = WEDNESDAY, *, past: bool = False) -> date | None:
    spec = date_rule().read(words(said))
    return spec.on(today, past=past) if spec else None


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda row: f"{row['said']}-{row['today']}-{row['tense']}"
)
def test_what_is_said_is_that_day(row: dict[str, str]) -> None:
    found = meant(row["said"], date.fromisoformat(row["today"]), past=row["tense"] == "past")
    assert found == date.fromisoformat(row["date"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["said"])
def test_what_can_be_read_in_words_is_heard(row: dict[str, str]) -> None:
    said = words(row["said"])
    assert date_rule().automaton.accepts(said) != any(word[0].isdigit() for word in said)


@pytest.mark.parametrize(
    "said",
    [
        "y degfed ar hugain o Chwefror",  # no such day
        "yr unfed ar ddeg ar hugain o Ebrill",
        "yr unfed ar ddeg ar hugain o Fedi",
        "y nawfed ar hugain o Chwefror dwy fil dau ddeg chwech",  # no leap year
        "y nawfed ar hugain o Chwefror mil naw cant",
        "32 Mawrth",
        "0 Mawrth",
        "30/2/2026",
        "3/13/2026",
        "3.5",
        "dydd Llun y trydydd o Fai dwy fil dau ddeg chwech",  # it is a Sunday
        "y deuddegfed ar hugain o Awst",  # 32nd
        "Mawrth",  # the month, or the day?
        "iau",
        "llun",
        "y llun",  # the picture
        "sul",
        "nesaf",
        "mis",
        "mis Mawrth",
        "wythnos",
        "pythefnos",
        "tridiau",
        "mewn munud",
        "ymhen awr",
        "yn ôl",
        "ymhen dim diwrnod",
        "wythnos i'r Nadolig",  # how long it is, not when
        "dwy fil dau ddeg chwech",
        "eleni",
        "y llynedd",
        "y",
        "y mis",
        "trydydd",
        "pump",
        "5",
        "nos heddiw nesaf",
        "yfory nesaf",
        "dydd",
        "dydd Mai",
        "y Dewi",
        "y Gŵyl Dewi",
        "dydd da",
        "bore da",
        "nos da",
        "",
    ],
)
def test_what_is_no_date_is_not_read(said: str) -> None:
    assert date_rule().read(words(said)) is None


def test_what_can_be_heard_is_read_unless_no_calendar_has_it() -> None:
    months = {month.lower() for month in MONTHS}
    months |= {soft(month) for month in months}
    heard = set(draw(date_rule().automaton, 3000, random.Random(0)))
    unread = {said for said in heard if date_rule().read(said.split()) is None}
    # 31 June, or a weekday on which that date does not fall
    assert all(months & set(said.split()) for said in unread), unread
    assert len(unread) < len(heard) / 50


def test_a_day_that_a_year_lacks_is_an_error() -> None:
    spec = date_rule().read(words("y nawfed ar hugain o Chwefror eleni"))
    assert spec
    assert spec.on(date(2028, 1, 1)) == date(2028, 2, 29)
    with pytest.raises(ValueError, match="no such day"):
        spec.on(WEDNESDAY)


@pytest.mark.parametrize("said", ["flwyddyn yn ôl", "wythnos yn ôl", "y Nadolig diwethaf"])
def test_before_the_first_year_there_is_no_date(said: str) -> None:
    with pytest.raises(ValueError):
        meant(said, date.min)


@pytest.mark.parametrize("said", ["ymhen blwyddyn", "yfory", "y Nadolig nesaf", "y mis nesaf"])
def test_after_the_last_year_there_is_no_date(said: str) -> None:
    with pytest.raises(ValueError):
        meant(said, date.max)


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (1985, "mil naw cant wyth deg pump"),
        (1985, "mil naw wyth pump"),
        (1985, "un naw wyth pump"),
        (1985, "mil naw wyth deg pump"),
        (1905, "mil naw cant a phump"),
        (1404, "mil pedwar cant a phedwar"),
        (1101, "mil cant ac un"),
        (1900, "mil naw cant"),
        (2000, "dwy fil"),
        (2001, "dwy fil ac un"),
        (2010, "dwy fil a deg"),
        (2012, "dwy fil a deuddeg"),
        (2018, "dwy fil ac un deg wyth"),
        (2026, "dwy fil dau ddeg chwech"),
        (2026, "dau ddim dau chwech"),
        (2026, "dau ddeg dau ddeg chwech"),
        (2026, "2026"),
    ],
)
def test_years_after_a_date(year: int, said: str) -> None:
    assert meant(f"y cyntaf o Fawrth {said}") == date(year, 3, 1)
    assert meant(f"Gŵyl Dewi {said}") == date(year, 3, 1)


# ------------------------------------------------------------------------- what we say we read


@given(days)
def test_a_full_date_means_itself_whatever_the_day(d: date) -> None:
    for today in (WEDNESDAY, d, d + timedelta(days=100), d - timedelta(days=1000)):
        assert meant(say_date(d), today) == d
        assert meant(say_date(d, weekday=False), today) == d


@given(days, st.integers(-500, 500), st.booleans())
def test_a_date_with_its_year_left_out_means_itself(today: date, ahead: int, past: bool) -> None:
    d = today + timedelta(days=ahead)
    assert meant(plain_date(d, today, past=past), today, past=past) == d


@given(days, st.one_of(st.integers(-20, 20), st.integers(-2000, 2000)))
def test_a_day_named_from_today_is_that_day(today: date, ahead: int) -> None:
    d = today + timedelta(days=ahead)
    phrase = near_date(d, today)
    assert meant(phrase.noun, today) == d
    assert meant(phrase.adverb.removeprefix("ar "), today) == d
    assert meant(phrase.until.removeprefix("tan "), today) == d
    assert meant(phrase.since.removeprefix("ers "), today) == d


@given(days, st.integers(1, 99))
def test_so_long_ahead_and_so_long_ago(today: date, amount: int) -> None:
    assert meant(say_ahead(amount), today) == today + timedelta(days=amount)
    assert meant(say_ago(amount), today) == today - timedelta(days=amount)
    ahead, ago = meant(say_ahead(months=amount), today), meant(say_ago(months=amount), today)
    assert ahead and ago
    # A month is a month further on in the calendar, at most at its end.
    months = (ahead.year - today.year) * 12 + ahead.month - today.month
    assert (months, (today.year - ago.year) * 12 + today.month - ago.month) == (amount, amount)
    assert ahead.day == today.day or (ahead + timedelta(days=1)).day == 1
    assert ago.day == today.day or (ago + timedelta(days=1)).day == 1


@given(days, st.integers(0, 6), st.booleans())
def test_a_weekday_is_that_weekday_and_near(today: date, ahead: int, past: bool) -> None:
    named = today + timedelta(days=ahead)
    said = say_date(named, year=False).split(",")[0]
    plain, following, last = (
        meant(f"{said}{tail}", today, past=past) for tail in ("", " nesaf", " diwethaf")
    )
    assert plain and following and last
    assert {d.weekday() for d in (plain, following, last)} == {named.weekday()}
    assert plain == (last if past else following)
    assert (following - last).days == (14 if ahead == 0 else 7)
    assert last < today < following


# --------------------------------------------------------------------------------- named days

# Published dates of Easter Sunday: the tables of the Book of Common Prayer and the almanacs.
EASTERS = """
    1900-04-15 1913-03-23 1943-04-25 1954-04-18 1961-04-02 1981-04-19 1997-03-30 2000-04-23
    2008-03-23 2011-04-24 2016-03-27 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09
    2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2035-03-25
    2038-04-25 2049-04-18 2076-04-19 2100-03-28
"""


@pytest.mark.parametrize("day", EASTERS.split())
def test_easter(day: str) -> None:
    assert easter(int(day[:4])).isoformat() == day


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_in_its_season(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_each_named_day_is_heard_as_itself() -> None:
    forms = Counter(form for feast in FEASTS for form in feast.heard)
    assert max(forms.values()) == 1
    for feast in FEASTS:
        day = feast.on(2026)
        for said in (feast.name, *feast.heard, feast.adverb.removeprefix("ar ") or feast.name):
            assert meant(said, day) == day, said
