"""Alarms in the page: what rings is told, stopped and put off there."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from macsen_lite import paths
from macsen_lite.clock import FixedClock
from macsen_lite.errors import StoreError
from macsen_lite.ringing.only_one import right_to_ring
from macsen_lite.serve.bells import Bells
from macsen_lite.serve.news import News
from macsen_lite.store.database import Database
from macsen_lite.store.events import Event, Events, Kind, State
from tests.fakes.household import NOW, Visit, household
from tests.serve.test_socket import next_of


def ringing(events: Events, name: str = "pasta") -> Event:
    due = NOW - timedelta(seconds=1)
    return events.add(Event(Kind.TIMER, due, due, name, state=State.RINGING, duration_s=60))


def rings(socket: object) -> list[dict[str, object]]:
    """What rings by the next message that something does."""
    while True:
        message = next_of(socket, "ringing")
        if message["events"]:
            events: list[dict[str, object]] = message["events"]
            return events


def test_what_rings_is_told_at_once_and_stopped_in_the_page() -> None:
    with right_to_ring(paths.data_dir()) as is_ours:  # as `macsen-lite watch` would
        assert is_ours
        with (
            Visit(household()) as visit,
            visit.socket() as socket,
            Database.of_this_user() as database,
        ):
            assert visit.get("/api/status").json()["watched"]
            events = Events(database)
            timer = ringing(events)
            (told,) = rings(socket)
            assert (told["id"], told["kind"]) == (timer.id, "timer")
            assert "pasta" in str(told["text"])
            path = f"/api/events/{timer.id}"
            assert visit.change("POST", f"{path}/stop").status_code == 204
            assert next_of(socket, "ringing")["events"] == []
            assert events.all() == []


def test_what_rings_is_put_off_in_the_page() -> None:
    with (
        right_to_ring(paths.data_dir()),
        Visit(household()) as visit,
        visit.socket() as socket,
        Database.of_this_user() as database,
    ):
        timer = ringing(Events(database))
        rings(socket)
        assert visit.change("POST", f"/api/events/{timer.id}/snooze").status_code == 204
        (later,) = Events(database).all()
        assert later.state is State.SET and later.due == NOW + timedelta(minutes=10)


def test_a_page_opened_later_is_told_what_rings() -> None:
    with right_to_ring(paths.data_dir()), Database.of_this_user() as database:
        ringing(Events(database))
        with Visit(household()) as visit, visit.socket() as socket:
            assert len(rings(socket)) == 1


def test_a_reminder_that_another_program_tells_is_told_in_the_page() -> None:
    with (
        right_to_ring(paths.data_dir()),
        Visit(household()) as visit,
        Database.of_this_user() as database,
        visit.socket() as socket,
    ):
        events = Events(database)
        reminder = events.add(Event(Kind.REMINDER, NOW, NOW, text="ffonio Mam"))
        next_of(socket, "changed")
        events.remove(reminder)
        assert "ffonio Mam" in next_of(socket, "told")["text"]


def test_so_is_one_that_returns() -> None:
    with (
        right_to_ring(paths.data_dir()),
        Visit(household()) as visit,
        Database.of_this_user() as database,
        visit.socket() as socket,
    ):
        events = Events(database)
        every_day = Event(
            Kind.REMINDER,
            NOW,
            NOW,
            text="cymryd y tabledi",
            local_time=NOW.time(),
            weekdays=frozenset(range(7)),
        )
        reminder = events.add(every_day)
        next_of(socket, "changed")
        events.update(replace(reminder, due=NOW + timedelta(days=1)))
        assert "tabledi" in next_of(socket, "told")["text"]


def test_without_another_program_the_server_rings_itself() -> None:
    with Database.of_this_user() as database:
        Events(database).add(Event(Kind.ALARM, NOW, NOW, "deffro"))
        with Visit(household()) as visit, visit.socket() as socket:
            (told,) = rings(socket)
            assert told["kind"] == "alarm"
            assert visit.get("/api/status").json()["watched"]


def test_a_change_elsewhere_is_told() -> None:
    with (
        Visit(household()) as visit,
        Database.of_this_user() as database,
        visit.socket() as socket,
    ):
        Events(database).add(Event(Kind.ALARM, NOW + timedelta(hours=1), NOW))
        assert next_of(socket, "changed")


def test_a_store_that_cannot_be_read_is_told_once_and_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tried = threading.Semaphore(0)

    def broken() -> Database:
        tried.release()
        raise StoreError("The disk is gone.")

    with right_to_ring(paths.data_dir()):  # another program rings
        bells = Bells(News(), FixedClock(NOW), open_database=broken, look_s=0.001)
        bells.start()
        try:
            assert all(tried.acquire(timeout=60) for _ in range(5))
        finally:
            bells.stop()
    assert [record.message for record in caplog.records].count("The disk is gone.") == 1
