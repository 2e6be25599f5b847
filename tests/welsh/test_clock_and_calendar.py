"""The spoken clock and dates, against hand-made tables.

Clock: Y Treigladur under `i` (soft: i ddau, i bump), `wedi` (none), `yn` (soft). Dates: the Welsh
Government's Arddulliadur (BydTermCymru) and Y Treigladur under `o` (soft) and `nos` (feminine).
"""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.welsh.calendar import (
    DAYS,
    MONTHS,
    day_name,
    night_name,
    relative_day,
    say_date,
)
from macsen_lite.welsh.clock import part_of_day, say_time
from macsen_lite.welsh.mutation import Gender, soft

TIMES = {
    "01:00": "un o'r gloch", "02:00": "dau o'r gloch", "03:00": "tri o'r gloch",
    "04:00": "pedwar o'r gloch", "05:00": "pump o'r gloch", "06:00": "chwech o'r gloch",
    "07:00": "saith o'r gloch", "08:00": "wyth o'r gloch", "09:00": "naw o'r gloch",
    "10:00": "deg o'r gloch", "11:00": "un ar ddeg o'r gloch", "12:00": "hanner dydd",
    "00:00": "hanner nos", "13:00": "un o'r gloch", "14:05": "pum munud wedi dau",
    "14:10": "deng munud wedi dau", "15:15": "chwarter wedi tri", "08:20": "ugain munud wedi wyth",
    "16:25": "pum munud ar hugain wedi pedwar", "17:30": "hanner awr wedi pump",
    "17:35": "pum munud ar hugain i chwech", "18:40": "ugain munud i saith",
    "19:45": "chwarter i wyth", "20:50": "deng munud i naw", "21:55": "pum munud i ddeg",
    "12:45": "chwarter i un", "13:45": "chwarter i ddau", "02:45": "chwarter i dri",
    "03:45": "chwarter i bedwar", "04:45": "chwarter i bump", "05:45": "chwarter i chwech",
    "06:45": "chwarter i saith", "08:45": "chwarter i naw", "09:45": "chwarter i ddeg",
    "10:45": "chwarter i un ar ddeg", "11:45": "chwarter i ddeuddeg",
    "12:15": "chwarter wedi deuddeg", "00:15": "chwarter wedi deuddeg",
    "02:01": "un munud wedi dau", "02:02": "dau funud wedi dau", "02:03": "tri munud wedi dau",
    "02:06": "chwe munud wedi dau", "02:11": "un munud ar ddeg wedi dau",
    "02:12": "deuddeng munud wedi dau", "02:18": "deunaw munud wedi dau",
    "02:22": "dau funud ar hugain wedi dau", "02:29": "naw munud ar hugain wedi dau",
    "02:31": "naw munud ar hugain i dri", "02:43": "dau funud ar bymtheg i dri",
    "02:59": "un munud i dri",
}  # fmt: skip


@pytest.mark.parametrize(("clock", "words"), TIMES.items())
def test_times(clock: str, words: str) -> None:
    assert say_time(datetime.time.fromisoformat(clock)) == words


AFTER_YN = {
    "01:00": "un o'r gloch", "02:00": "ddau o'r gloch", "03:00": "dri o'r gloch",
    "04:00": "bedwar o'r gloch", "05:00": "bump o'r gloch", "06:00": "chwech o'r gloch",
    "10:00": "ddeg o'r gloch", "11:00": "un ar ddeg o'r gloch", "12:00": "hanner dydd",
    "15:05": "bum munud wedi tri", "14:50": "ddeng munud i dri", "15:15": "chwarter wedi tri",
    "15:20": "ugain munud wedi tri", "15:30": "hanner awr wedi tri",
    "15:25": "bum munud ar hugain wedi tri", "15:02": "ddau funud wedi tri",
    "15:12": "ddeuddeng munud wedi tri", "15:18": "ddeunaw munud wedi tri",
}  # fmt: skip


@pytest.mark.parametrize(("clock", "words"), AFTER_YN.items())
def test_times_after_mae_hi_n(clock: str, words: str) -> None:
    assert say_time(datetime.time.fromisoformat(clock), after_yn=True) == words


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ("02:02", "dwy funud wedi dau"),
        ("02:03", "tair munud wedi dau"),
        ("02:04", "pedair munud wedi dau"),
        ("02:01", "un funud wedi dau"),
        ("02:22", "dwy funud ar hugain wedi dau"),
        ("02:25", "pum munud ar hugain wedi dau"),
    ],
)
def test_southern_minutes_are_feminine(clock: str, words: str) -> None:
    assert say_time(datetime.time.fromisoformat(clock), munud=Gender.FEMININE) == words


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ("07:30", "hanner awr wedi saith y bore"),
        ("03:00", "tri o'r gloch y bore"),
        ("14:05", "pum munud wedi dau y prynhawn"),
        ("18:30", "hanner awr wedi chwech yr hwyr"),
        ("21:45", "chwarter i ddeg y nos"),
        ("00:00", "hanner nos"),
        ("12:00", "hanner dydd"),
        ("23:45", "chwarter i hanner nos"),
        ("11:45", "chwarter i hanner dydd"),
        ("00:15", "chwarter wedi hanner nos"),
        ("12:30", "hanner awr wedi hanner dydd"),
        ("12:45", "chwarter i un y prynhawn"),
    ],
)
def test_times_with_the_part_of_the_day(clock: str, words: str) -> None:
    assert say_time(datetime.time.fromisoformat(clock), with_part=True) == words


@given(st.times(), st.times())
def test_with_its_part_of_the_day_a_time_is_unambiguous(a: datetime.time, b: datetime.time) -> None:
    same = (a.hour, a.minute) == (b.hour, b.minute)
    assert (say_time(a, with_part=True) == say_time(b, with_part=True)) == same


@given(st.times())
def test_after_yn_only_softens_the_start(t: datetime.time) -> None:
    assert say_time(t, after_yn=True) == soft(say_time(t))


def test_parts_of_the_day() -> None:
    assert [part_of_day(datetime.time(h)) for h in (0, 11, 12, 17, 18, 20, 21, 23)] == [
        "y bore", "y bore", "y prynhawn", "y prynhawn", "yr hwyr", "yr hwyr", "y nos", "y nos",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-11-22", "dydd Sul, yr ail ar hugain o Dachwedd, dwy fil dau ddeg chwech"),
        ("2026-01-01", "dydd Iau, y cyntaf o Ionawr, dwy fil dau ddeg chwech"),
        ("2026-02-03", "dydd Mawrth, y trydydd o Chwefror, dwy fil dau ddeg chwech"),
        ("2026-03-01", "dydd Sul, y cyntaf o Fawrth, dwy fil dau ddeg chwech"),
        ("2026-04-08", "dydd Mercher, yr wythfed o Ebrill, dwy fil dau ddeg chwech"),
        ("2026-05-05", "dydd Mawrth, y pumed o Fai, dwy fil dau ddeg chwech"),
        ("2026-06-11", "dydd Iau, yr unfed ar ddeg o Fehefin, dwy fil dau ddeg chwech"),
        ("2026-07-18", "dydd Sadwrn, y deunawfed o Orffennaf, dwy fil dau ddeg chwech"),
        ("2022-08-30", "dydd Mawrth, y degfed ar hugain o Awst, dwy fil dau ddeg dau"),
        ("2026-09-16", "dydd Mercher, yr unfed ar bymtheg o Fedi, dwy fil dau ddeg chwech"),
        ("2026-10-20", "dydd Mawrth, yr ugeinfed o Hydref, dwy fil dau ddeg chwech"),
        ("1999-12-31", "dydd Gwener, yr unfed ar ddeg ar hugain o Ragfyr, "
                       "mil naw cant naw deg naw"),
    ],
)  # fmt: skip
def test_dates(iso: str, words: str) -> None:
    assert say_date(datetime.date.fromisoformat(iso)) == words


def test_a_date_without_its_parts() -> None:
    d = datetime.date(2026, 3, 1)
    assert say_date(d, year=False) == "dydd Sul, y cyntaf o Fawrth"
    assert say_date(d, year=False, weekday=False) == "y cyntaf o Fawrth"


def test_nights_soften_after_nos() -> None:
    monday = datetime.date(2026, 11, 23)
    nights = [night_name(monday + datetime.timedelta(days=i)) for i in range(7)]
    assert nights == [
        "nos Lun", "nos Fawrth", "nos Fercher", "nos Iau", "nos Wener", "nos Sadwrn", "nos Sul",
    ]  # fmt: skip


def test_names_of_days_and_months_match_the_calendar() -> None:
    assert day_name(datetime.date(2026, 11, 22)) == "dydd Sul"
    assert (len(DAYS), len(MONTHS)) == (7, 12)


def test_relative_days() -> None:
    assert [relative_day(n) for n in range(-3, 5)] == [
        None, "echdoe", "ddoe", "heddiw", "yfory", "drennydd", "dradwy", None,
    ]  # fmt: skip


@given(st.dates())
def test_every_date_can_be_said_and_differs_from_the_next(d: datetime.date) -> None:
    words = say_date(d)
    assert not any(c.isdigit() for c in words)
    if d < datetime.date.max:
        assert words != say_date(d + datetime.timedelta(days=1))
