from datetime import UTC, datetime, timedelta

import pytest

from macsen_lite.clock import WALES, FixedClock, SystemClock


def test_a_naive_moment_is_time_in_wales() -> None:
    assert FixedClock(datetime(2026, 7, 1, 12)).now().utcoffset() == timedelta(hours=1)
    assert FixedClock(datetime(2026, 1, 1, 12)).now().utcoffset() == timedelta(0)


def test_an_aware_moment_keeps_its_zone() -> None:
    assert FixedClock(datetime(2026, 7, 1, 12, tzinfo=UTC)).now().utcoffset() == timedelta(0)


def test_a_fixed_clock_stands_still_until_it_is_advanced() -> None:
    clock = FixedClock(datetime(2026, 3, 1, 8))
    assert (clock.now(), clock.monotonic()) == (clock.now(), 0.0)
    clock.advance(90)
    assert clock.now() == datetime(2026, 3, 1, 8, 1, 30, tzinfo=WALES)
    assert clock.monotonic() == 90.0


def test_advancing_over_the_start_of_summer_time_skips_the_hour_that_is_not() -> None:
    # In 2026 the clocks go forward on 29 March, from 01:00 to 02:00.
    clock = FixedClock(datetime(2026, 3, 29, 0, 30))
    clock.advance(3_600)
    assert (clock.now().hour, clock.now().minute) == (2, 30)


def test_a_clock_does_not_go_back() -> None:
    with pytest.raises(ValueError, match="go back"):
        FixedClock(datetime(2026, 1, 1)).advance(-1)


def test_the_machines_clock_is_aware_and_does_not_go_back() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is WALES
    assert clock.monotonic() <= clock.monotonic()
