"""Moments as people name them; written by hand."""

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.welsh.clock_reading import clock_rule
from macsen_lite.welsh.moments import say_at, say_moment, say_weekdays
from macsen_lite.welsh.tokens import words

NOW = datetime(2026, 3, 4, 10, 0)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        # Am softens (Y Treigladur): dau, deg, pum, tri; chwarter, hanner, saith stay.
        ("2026-03-04T14:00", "heddiw am ddau o'r gloch y prynhawn"),
        ("2026-03-04T18:00", "heno am chwech o'r gloch"),
        ("2026-03-04T23:55", "heno am bum munud i ddeuddeg"),
        ("2026-03-05T00:00", "heno am hanner nos"),
        ("2026-03-05T00:15", "yfory am chwarter wedi hanner nos"),
        ("2026-03-05T10:00", "yfory am ddeg o'r gloch y bore"),
        ("2026-03-06T03:10", "drennydd am ddeng munud wedi tri y bore"),
        ("2026-03-09T12:00", "ddydd Llun nesaf am hanner dydd"),
        ("2026-05-01T21:00", "ar y cyntaf o Fai am naw o'r gloch y nos"),
        ("2026-03-03T07:00", "ddoe am saith o'r gloch y bore"),
        ("2026-03-04T07:00", "heddiw am saith o'r gloch y bore"),
    ],
)
def test_a_moment(moment: str, said: str) -> None:
    assert say_moment(datetime.fromisoformat(moment), NOW) == said


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_a_time_that_is_said_is_read_as_the_same(at: time) -> None:
    read = clock_rule().read(words(say_at(at).removeprefix("am ")))
    assert read is not None and (read.hour, read.minute) == (at.hour, at.minute)


def test_days_of_the_week() -> None:
    assert say_weekdays({0, 2, 4}) == "bob dydd Llun, dydd Mercher a dydd Gwener"
    for bad in (set(), {7}):
        with pytest.raises(ValueError, match="days of the week"):
            say_weekdays(bad)
