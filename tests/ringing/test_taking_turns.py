"""Who rings, of several programs: one that is silent makes room for one that is heard."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from macsen_lite import paths
from macsen_lite.cli._ringing import ringing_meanwhile
from macsen_lite.clock import FixedClock, SystemClock
from macsen_lite.dialogue.replies import Replies
from macsen_lite.ringing.only_one import Right, is_watched, right_to_ring
from macsen_lite.ringing.watcher import Watcher
from macsen_lite.serve.bells import Bells
from macsen_lite.serve.news import News
from macsen_lite.store.database import FILE_NAME, Database
from macsen_lite.store.events import Event, Events, Kind, State
from tests.fakes.bell import RecordingBell
from tests.fakes.talk import shipped


def eventually(is_so: Callable[[], bool]) -> None:
    """Wait for another thread or process, which must get there."""
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end, "it never happened"
        threading.Event().wait(0.02)


def timer(events: Events) -> Event:
    now = datetime.now(UTC)
    return events.add(Event(Kind.TIMER, now - timedelta(seconds=2), now, "pasta", duration_s=60))


def test_one_that_is_not_heard_gives_way_and_does_not_come_back(tmp_path: Path) -> None:
    with Right(tmp_path) as silent, Right(tmp_path) as heard:
        assert silent.take(is_heard=False) and not silent.must_give_way
        assert not heard.take(is_heard=True)
        assert silent.must_give_way
        silent.give_up()
        assert not silent.take(is_heard=False), "the other one waits for it"
        assert heard.take(is_heard=True) and not heard.must_give_way
        assert not silent.take(is_heard=False)
        heard.give_up()
        assert silent.take(is_heard=False)
    assert not is_watched(tmp_path)


def test_one_that_is_heard_gives_way_to_none(tmp_path: Path) -> None:
    with Right(tmp_path) as first, Right(tmp_path) as second:
        assert first.take(is_heard=True)
        assert not second.take(is_heard=True) and not second.take(is_heard=False)
        assert not first.must_give_way


def test_one_whose_sound_card_has_gone_waits_as_one_that_is_not_heard(tmp_path: Path) -> None:
    with Right(tmp_path) as first, Right(tmp_path) as second, Right(tmp_path) as third:
        assert first.take(is_heard=False)
        assert not second.take(is_heard=True) and first.must_give_way
        assert not second.take(is_heard=False) and not first.must_give_way
        first.give_up()
        assert third.take(is_heard=True)


def test_where_there_can_be_no_file_everybody_rings(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / "data"
    with right_to_ring(folder) as first, right_to_ring(folder, is_heard=False) as second:
        assert first and second and not is_watched(folder)


def test_where_nothing_can_be_locked_everybody_rings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl", reason="there are other locks here")

    def refuse(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with right_to_ring(tmp_path) as first, right_to_ring(tmp_path) as second:
        assert first and second


def test_an_alarm_that_a_silent_program_holds_rings_as_soon_as_one_is_heard() -> None:
    """`watch --no-speak` in a process of its own, and one that is heard in this one."""
    command = [sys.executable, "-m", "macsen_lite", "watch", "--no-speak"]
    with Database.of_this_user() as database:
        events = Events(database)
        timer(events)
        silent = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert silent.stdout is not None and silent.stderr is not None
            assert "Ctrl-C" in silent.stderr.readline()
            assert "pasta" in silent.stdout.readline()
            with Right(paths.data_dir()) as right:
                assert not right.take(is_heard=True)
                assert "rhaglen arall" in silent.stderr.readline()
                assert right.take(is_heard=True)
                bell = RecordingBell()
                words = Replies(shipped(), random.Random(0))
                watcher = Watcher(
                    events, SystemClock(), bell, words, longest_s=600, zone="Europe/London"
                )
                watcher.step()
                assert bell.strokes == 1 and "pasta" in bell.said[0]
            assert "Ctrl-C" in silent.stderr.readline(), "it is this one's turn again"
            assert "pasta" in silent.stdout.readline(), "so it is told here once more"
            silent.send_signal(signal.SIGINT)
            _, errors = silent.communicate(timeout=60)
            assert silent.returncode == 0 and "Traceback" not in errors
        finally:
            silent.kill()
            silent.communicate()
        assert events.all() == []


def test_a_silent_conversation_leaves_ringing_to_who_is_heard(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Database.of_this_user() as database, Right(paths.data_dir()) as right:
        events = Events(database)
        timer(events)
        with ringing_meanwhile(is_heard=False):
            eventually(lambda: events.all()[0].state is State.RINGING)
            eventually(lambda: right.take(is_heard=True))
        assert events.all()[0].state is State.RINGING, "it has not been stopped"
    assert "pasta" in capsys.readouterr().out


def test_a_conversation_that_came_second_rings_when_the_first_has_ended() -> None:
    with Database.of_this_user() as database:
        events = Events(database)
        with Right(paths.data_dir()) as first:
            assert first.take(is_heard=True)
            with ringing_meanwhile(is_heard=False):
                timer(events)
                first.give_up()
                eventually(lambda: events.all()[0].state is State.RINGING)


def test_a_conversation_rings_once_a_damaged_store_has_been_put_aside(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = paths.data_dir() / FILE_NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(b"dim cronfa ddata" * 500)
    said: list[str] = []

    def is_told() -> bool:
        said.append(capsys.readouterr().err)
        return path.name in "".join(said)

    with ringing_meanwhile(is_heard=False):
        eventually(is_told)
        path.rename(path.with_suffix(".difrod"))
        with Database.of_this_user() as database:
            events = Events(database)
            timer(events)
            eventually(lambda: events.all()[0].state is State.RINGING)


def bells(*, is_heard: bool) -> Bells:
    clock = FixedClock(datetime(2026, 3, 4, 6, 0, tzinfo=UTC))
    return Bells(News(), clock, is_heard=is_heard, has_sound=lambda: True, look_s=0.02)


def test_a_server_without_its_bell_leaves_ringing_to_who_is_heard() -> None:
    server = bells(is_heard=False)
    with Right(paths.data_dir()) as right:
        server.start()
        try:
            eventually(lambda: server.is_watched)
            assert not server.message()["audible"], "the pages ring meanwhile"
            eventually(lambda: right.take(is_heard=True))
        finally:
            server.stop()


def test_a_server_with_its_bell_takes_over_from_one_that_is_silent() -> None:
    server = bells(is_heard=True)
    with Right(paths.data_dir()) as silent:
        assert silent.take(is_heard=False)
        server.start()
        try:
            eventually(lambda: silent.must_give_way)
            assert not server.is_audible
            silent.give_up()
            eventually(lambda: bool(server.message()["audible"]))
        finally:
            server.stop()
    assert not is_watched(paths.data_dir())
