"""What is due and when: never early, never twice, never lost."""

from __future__ import annotations

import os
import random
import signal
import threading
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.clock import WALES
from macsen_lite.errors import StoreError
from macsen_lite.scheduler import (
    LONGEST_WAIT_S,
    SHORTEST_WAIT_S,
    Due,
    Scheduler,
    moment_of,
    next_occurrence,
)
from macsen_lite.store.database import Database
from macsen_lite.store.events import Event, Events, Kind, State
from tests.fakes.hands import Hands

LONDON = "Europe/London"


@pytest.fixture
def clock() -> Hands:
    return Hands(datetime(2026, 3, 4, 10, 0, tzinfo=WALES))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "macsen.sqlite3"


@pytest.fixture
def events(path: Path) -> Events:
    return Events(Database(path))


def timer(events: Events, clock: Hands, seconds: float, name: str = "") -> Event:
    now = clock.now()
    due = now + timedelta(seconds=seconds)
    return events.add(Event(Kind.TIMER, due.astimezone(UTC), now, name, duration_s=seconds))


def names(due: list[Due]) -> list[str]:
    return [d.event.name for d in due]


def test_an_event_comes_back_as_it_was_kept(events: Events) -> None:
    kept = events.add(
        Event(
            Kind.ALARM,
            datetime(2026, 3, 5, 7, 30, tzinfo=UTC),
            datetime(2026, 3, 4, 10, 0, tzinfo=UTC),
            name="codi",
            text="Amser codi!",
            local_time=time(7, 30),
            weekdays=frozenset({0, 6}),
        )
    )
    assert events.all() == [kept] and events.get(kept.id) == kept
    paused = replace(kept, state=State.PAUSED, due=None, remaining_s=12.5)
    assert events.update(paused) and events.get(kept.id) == paused
    assert events.remove(kept) == 1 and events.all() == [] and not events.update(kept)


def test_things_are_due_in_order_each_once(events: Events, clock: Hands) -> None:
    for seconds, name in ((300, "pasta"), (60, "wy"), (300, "te")):
        timer(events, clock, seconds, name)
    scheduler = Scheduler(events, clock)
    assert scheduler.take_due() == []
    clock.pass_time(59.9)
    assert scheduler.take_due() == []
    clock.pass_time(0.1)
    assert names(scheduler.take_due()) == ["wy"]
    assert scheduler.take_due() == []
    clock.pass_time(240)
    assert names(scheduler.take_due()) == ["pasta", "te"]
    assert {e.state for e in events.all()} == {State.RINGING}


def test_what_another_program_sets_or_cancels_counts(path: Path, clock: Hands) -> None:
    events, others = Events(Database(path)), Events(Database(path))
    scheduler = Scheduler(events, clock)
    assert scheduler.next_due() is None
    set_there = timer(others, clock, 60, "wy")
    assert scheduler.next_due() == set_there.due
    others.remove(set_there)
    clock.pass_time(100)
    assert scheduler.take_due() == []


def test_only_one_program_rings(path: Path, clock: Hands) -> None:
    one, two = (Scheduler(Events(Database(path)), clock) for _ in range(2))
    timer(Events(Database(path)), clock, 60, "wy")
    clock.pass_time(60)
    assert names(one.take_due()) + names(two.take_due()) == ["wy"]


def test_what_was_missed_is_told_late(events: Events, clock: Hands) -> None:
    timer(events, clock, 60, "wy")
    clock.pass_time(3660)
    (due,) = Scheduler(events, clock).take_due()
    assert due.is_late and due.late_s == 3600


def test_what_rang_when_the_program_ended_rings_again(events: Events, clock: Hands) -> None:
    timer(events, clock, 60, "wy")
    clock.pass_time(60)
    assert names(Scheduler(events, clock).take_due()) == ["wy"]
    clock.pass_time(5)
    again = Scheduler(events, clock)
    (due,) = again.take_due()
    assert not due.is_late and again.take_due() == []
    again.stop(due.event)
    assert Scheduler(events, clock).take_due() == [] and events.all() == []


def test_a_snooze_rings_again(events: Events, clock: Hands) -> None:
    timer(events, clock, 60, "wy")
    scheduler = Scheduler(events, clock)
    clock.pass_time(60)
    scheduler.snooze(scheduler.take_due()[0].event, 540)
    clock.pass_time(539)
    assert scheduler.take_due() == []
    clock.pass_time(1)
    assert names(scheduler.take_due()) == ["wy"]


def test_an_alarm_on_weekdays_is_set_again_when_it_is_stopped(events: Events, clock: Hands) -> None:
    working_days = frozenset(range(5))
    due = next_occurrence(time(7, 0), clock.now(), LONDON, working_days)
    events.add(Event(Kind.ALARM, due, clock.now(), local_time=time(7, 0), weekdays=working_days))
    scheduler, rang = Scheduler(events, clock), []
    for _ in range(24 * 8):
        clock.pass_time(3600)
        for due_now in scheduler.take_due():
            rang.append(due_now.event.due.astimezone(WALES).strftime("%a %H:%M"))
            scheduler.stop(due_now.event)
    assert rang == [f"{d} 07:00" for d in ("Thu", "Fri", "Mon", "Tue", "Wed", "Thu")]


# -- clocks ------------------------------------------------------------------------------------


def test_setting_the_clock_moves_alarms_and_leaves_timers_as_long_as_they_were(
    events: Events, clock: Hands
) -> None:
    timer(events, clock, 600, "wy")
    events.add(Event(Kind.ALARM, clock.wall + timedelta(seconds=600), clock.now(), "codi"))
    scheduler = Scheduler(events, clock)
    clock.wall += timedelta(hours=1)  # somebody sets the clock
    assert names(scheduler.take_due()) == ["codi"]
    clock.pass_time(599)
    assert scheduler.take_due() == []
    clock.pass_time(1)
    assert names(scheduler.take_due()) == ["wy"]


def test_a_timer_set_before_the_machine_was_started_goes_by_the_clock(
    events: Events, clock: Hands
) -> None:
    """A Raspberry Pi begins at the time at which it was last seen, and learns the right one."""
    timer(events, clock, 600, "cyn")
    started = Hands(clock.wall - timedelta(minutes=20))
    scheduler = Scheduler(events, started)
    assert scheduler.take_due() == []
    started.pass_time(30)
    timer(events, started, 600, "wedyn")
    started.pass_time(30)
    started.wall = clock.wall + timedelta(minutes=5)
    assert scheduler.take_due() == []
    started.pass_time(300)
    assert names(scheduler.take_due()) == ["cyn"]
    started.wall -= timedelta(hours=3)  # and set once more
    assert scheduler.take_due() == []
    started.pass_time(269)
    assert scheduler.take_due() == []
    started.pass_time(1)
    assert names(scheduler.take_due()) == ["wedyn"]


def test_an_alarm_that_rang_while_the_clock_was_years_ahead_comes_back(
    path: Path, clock: Hands
) -> None:
    events, days = Events(Database(path)), frozenset(range(7))
    at = time(7, 0)
    due = next_occurrence(at, clock.now(), LONDON, days)
    events.add(Event(Kind.ALARM, due, clock.now(), local_time=at, weekdays=days))
    scheduler = Scheduler(events, clock)
    for is_running in (True, False):
        clock.wall += timedelta(days=4000)
        (rang,) = scheduler.take_due()
        scheduler.stop(rang.event)
        clock.wall -= timedelta(days=4000)
        if not is_running:
            scheduler = Scheduler(events, clock)
        assert scheduler.take_due() == []
        (kept,) = events.all()
        assert kept.due == due


def test_a_timer_that_was_moved_with_the_clock_rings(events: Events, clock: Hands) -> None:
    scheduler = Scheduler(events, clock)
    for number in range(20):
        timer(events, clock, 60, str(number))
        clock.pass_time(number + 0.123456789 / 3)
        clock.wall += timedelta(seconds=100 * (number + 1), microseconds=123_457 * number)
        assert names(scheduler.take_due()) == []
        clock.pass_time(61)
        assert names(scheduler.take_due()) == [str(number)]


@pytest.mark.parametrize(
    ("at", "day", "utc"),
    [
        # British Summer Time ran from 29 March to 25 October 2026, each at 01:00 UTC.
        (time(7, 0), date(2026, 3, 28), "2026-03-28T07:00"),
        (time(7, 0), date(2026, 3, 29), "2026-03-29T06:00"),
        (time(1, 30), date(2026, 3, 29), "2026-03-29T01:30"),  # skipped: 02:30 by the clock
        (time(1, 30), date(2026, 10, 25), "2026-10-25T00:30"),  # comes twice: the first
        (time(7, 0), date(2026, 10, 25), "2026-10-25T07:00"),
    ],
)
def test_a_time_of_day_stays_the_same_by_the_clock(at: time, day: date, utc: str) -> None:
    assert moment_of(day, at, LONDON) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.frozensets(st.integers(0, 6)),
    st.sampled_from([LONDON, "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
)
def test_the_next_occurrence_is_after_now_within_a_week_and_on_its_day(
    now: datetime, at: time, days: frozenset[int], zone: str
) -> None:
    moment = now.replace(tzinfo=UTC)
    due = next_occurrence(at, moment, zone, days)
    assert moment < due <= moment + timedelta(days=8, hours=1)
    local = due.astimezone(ZoneInfo(zone))
    # In the skipped hour the clock shows another time of day, which is the only exception.
    assert local.time() == at or moment_of(local.date(), at, zone) == due
    assert not days or local.weekday() in days


# -- the loop ----------------------------------------------------------------------------------


def test_the_loop_rings_in_time_and_never_looks_more_than_once_a_second(
    events: Events, clock: Hands
) -> None:
    for seconds in (0.2, 5, 100):
        timer(events, clock, seconds, str(seconds))
    start, waits, rang = clock.wall, [], {}
    stop = threading.Event()

    def wait(seconds: float) -> None:
        waits.append(seconds)
        clock.pass_time(seconds)
        if len(rang) == 3:
            stop.set()

    def ring(due: Due) -> None:
        rang[due.event.name] = (clock.wall - start).total_seconds()

    Scheduler(events, clock).run(stop, ring, wait)
    assert rang == {"0.2": 1.0, "5": 5.0, "100": 100.0}
    assert min(waits) >= SHORTEST_WAIT_S and max(waits) <= LONGEST_WAIT_S


def test_what_could_not_be_kept_as_ringing_is_tried_again(path: Path, clock: Hands) -> None:
    database = Database(path)
    events = Events(database)
    timer(events, clock, 60, "wy")
    scheduler = Scheduler(events, clock)
    clock.pass_time(60)
    database.read("PRAGMA query_only=ON")
    with pytest.raises(StoreError):
        scheduler.take_due()
    database.read("PRAGMA query_only=OFF")
    assert names(scheduler.take_due()) == ["wy"]


def test_what_was_kept_as_ringing_is_told_though_the_store_fails_with_the_next(
    path: Path, clock: Hands
) -> None:
    database = Database(path)
    events = Events(database)
    timer(events, clock, 60, "wy")
    last = timer(events, clock, 60, "te")
    database.read(
        "CREATE TRIGGER full BEFORE UPDATE ON events WHEN NEW.id = "
        f"{last.id} BEGIN SELECT zeroblob(2000000000); END"
    )
    scheduler = Scheduler(events, clock)
    clock.pass_time(60)
    assert names(scheduler.take_due()) == ["wy"]
    with pytest.raises(StoreError):
        scheduler.take_due()
    database.read("DROP TRIGGER full")
    assert names(scheduler.take_due()) == ["te"]


# -- kill -9 -----------------------------------------------------------------------------------

KILLS = 200


def _live_until_killed(path: Path, seed: int, out: int) -> None:
    """Set, ring and stop events without end, saying what was done after it was done."""
    chance = random.Random(seed)
    clock = Hands(datetime(2026, 3, 4, 10, 0, tzinfo=WALES))
    events = Events(Database(path))
    scheduler = Scheduler(events, clock)
    while True:
        event = timer(events, clock, chance.randrange(1, 30))
        os.write(out, f"kept {event.id}\n".encode())
        clock.pass_time(chance.randrange(0, 10))
        for due in scheduler.take_due():
            os.write(out, f"rang {due.event.id}\n".encode())
            if chance.random() < 0.5:
                os.write(out, f"stopping {due.event.id}\n".encode())
                scheduler.stop(due.event)


def test_no_event_is_lost_however_the_program_is_killed(tmp_path: Path) -> None:
    """Killed at 200 random moments, what was said to be kept is there, or was being stopped."""
    chance = random.Random(20260304)
    kept_in_all = 0
    for turn in range(KILLS):
        path = tmp_path / f"{turn % 10}.sqlite3"  # some start from what an earlier one left
        before = {e.id for e in Events(Database(path)).all()}
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(reading)
                _live_until_killed(path, turn, writing)
            finally:
                os._exit(1)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            # Killed somewhere in what follows its so many-th line, wherever it has got to by then.
            lines = [pipe.readline() for _ in range(chance.randrange(12))]
            for _ in range(chance.randrange(30_000)):
                pass
            os.kill(child, signal.SIGKILL)
            told = [line.decode().split() for line in [*lines, *pipe.readlines()] if line]
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the child failed by itself"
        kept = {int(n) for what, n in told if what == "kept"} | before
        stopping = {int(n) for what, n in told if what == "stopping"}
        kept_in_all += len(kept - before)
        left = {e.id: e for e in Events(Database(path)).all()}
        assert kept - stopping <= left.keys()
        later = Hands(datetime(2027, 1, 1, tzinfo=WALES))
        due = {d.event.id for d in Scheduler(Events(Database(path)), later).take_due()}
        assert due == left.keys(), "what is left rings, late, when the program starts again"
    assert kept_in_all > KILLS
