"""When an alarm is meant: never past, and the nearer of two."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.skills.alarm_times import SaidTime, due_once, part_of_day, repeated

LONDON = "Europe/London"
minutes = st.times().map(lambda t: t.replace(second=0, microsecond=0))
moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)).map(
    lambda t: t.replace(tzinfo=UTC)
)


@given(minutes, moments)
def test_an_open_hour_comes_within_half_a_day(at: time, now: datetime) -> None:
    dial = at.replace(hour=at.hour % 12)
    due = due_once(SaidTime(dial, is_exact=False), now, LONDON)
    assert due is not None
    # An hour more in the night in which the clocks change.
    assert now < due <= now + timedelta(hours=13)
    local = due.astimezone(ZoneInfo(LONDON))
    assert (local.hour % 12, local.minute) == (dial.hour, dial.minute) or local.hour in (1, 2)


@given(minutes, moments)
def test_a_full_hour_comes_within_a_day(at: time, now: datetime) -> None:
    due = due_once(SaidTime(at), now, LONDON)
    assert due is not None and now < due <= now + timedelta(hours=25)


@given(minutes, moments, st.integers(-3, 300), st.booleans())
def test_with_a_day_it_is_on_that_day_or_not_at_all(
    at: time, now: datetime, days: int, is_exact: bool
) -> None:
    day = now.astimezone(ZoneInfo(LONDON)).date() + timedelta(days=days)
    due = due_once(SaidTime(at, is_exact), now, LONDON, day)
    if due is None:
        assert days <= 0
    else:
        assert due > now and due.astimezone(ZoneInfo(LONDON)).date() == day


def test_the_small_hours_of_a_night_are_the_next_days() -> None:
    now = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
    one = SaidTime(time(1), is_exact=False, part="nos")
    friday = date(2026, 3, 6)
    assert due_once(one, now, LONDON, friday) == datetime(2026, 3, 7, 1, 0, tzinfo=UTC)
    assert repeated(one, frozenset({4})) == (time(1), frozenset({5}))
    assert repeated(SaidTime(time(0), is_midnight=True), frozenset({6})) == (
        time(0),
        frozenset({0}),
    )


def test_the_part_of_a_day() -> None:
    said = {"nos wener": "nos", "bore fory": "bore", "pnawn llun": "prynhawn", "dydd llun": ""}
    assert {words: part_of_day(words) for words in said} == said
