"""The verb watch, and ringing beside a conversation, as run from outside."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from macsen_lite.store.database import FILE_NAME, Database
from macsen_lite.store.events import Event, Events, Kind, State


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def folders(tmp_path: Path, cache: Path) -> dict[str, str]:
    return {
        **os.environ,
        "MACSEN_CONFIG_DIR": str(tmp_path / "config"),
        "MACSEN_CACHE_DIR": str(cache),
        "MACSEN_DATA_DIR": str(tmp_path / "data"),
        "MACSEN_LANG": "cy",
    }


@pytest.fixture
def events(tmp_path: Path) -> Iterator[Events]:
    with Database(tmp_path / "data" / FILE_NAME) as database:
        yield Events(database)


def timer(events: Events, ago_s: float, name: str = "pasta") -> Event:
    now = datetime.now(UTC)
    due = now - timedelta(seconds=ago_s)
    return events.add(Event(Kind.TIMER, due, now, name, duration_s=60))


def start(folders: dict[str, str], *args: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "macsen_lite", "watch", "--no-speak", *args],
        env=folders,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ask(folders: dict[str, str], text: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "macsen_lite", "ask", text],
        env=folders,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


def end(watch: subprocess.Popen[str]) -> tuple[str, str]:
    watch.send_signal(signal.SIGINT)
    out, errors = watch.communicate(timeout=60)
    assert watch.returncode == 0, errors
    return out, errors


def test_it_tells_what_is_due_and_ctrl_c_stops_it(folders: dict[str, str], events: Events) -> None:
    timer(events, 5)
    timer(events, -3600, "cacen")
    watch = start(folders)
    assert watch.stdout is not None
    assert "amserydd pasta wedi dod i ben" in watch.stdout.readline()
    out, errors = end(watch)
    assert out == "" and "Ctrl-C" in errors and "Traceback" not in errors
    assert [event.name for event in events.all()] == ["cacen"]


def test_it_prints_json_and_apologises(folders: dict[str, str], events: Events) -> None:
    due = timer(events, 7200)
    watch = start(folders, "--json")
    assert watch.stdout is not None
    record = json.loads(watch.stdout.readline())
    end(watch)
    assert record.pop("late_s") >= 7200 and "ddwy awr yn hwyr" in record.pop("text")
    assert due.due is not None
    assert record == {"kind": "timer", "name": "pasta", "due": due.due.isoformat()}


def test_another_process_stops_it(folders: dict[str, str], events: Events) -> None:
    timer(events, 5)
    watch = start(folders)
    assert watch.stdout is not None and watch.stdout.readline()
    assert events.all()[0].state is State.RINGING
    ask(folders, "stopia'r larwm")
    assert events.all() == []
    end(watch)


def test_killed_it_loses_nothing(folders: dict[str, str], events: Events) -> None:
    timer(events, 5)
    for _ in range(2):
        watch = start(folders)
        assert watch.stdout is not None and "pasta" in watch.stdout.readline()
        watch.kill()
        watch.communicate()
    assert [event.name for event in events.all()] == ["pasta"]


def test_a_second_one_stands_by_and_takes_over(folders: dict[str, str], events: Events) -> None:
    first = start(folders)
    assert first.stderr is not None and "Ctrl-C" in first.stderr.readline()
    second = start(folders)
    assert second.stderr is not None and "rhaglen arall" in second.stderr.readline()
    first.kill()
    first.communicate()
    assert "Ctrl-C" in second.stderr.readline()
    end(second)


def test_setting_something_that_nothing_would_ring_is_warned_of(folders: dict[str, str]) -> None:
    assert "macsen-lite watch" in ask(folders, "gosod amserydd am awr").stderr
    assert ask(folders, "faint sydd ar ôl").stderr == ""
    watch = start(folders)
    assert watch.stderr is not None and watch.stderr.readline()
    assert ask(folders, "gosod amserydd am ddwy awr").stderr == ""
    end(watch)


def test_a_conversation_at_the_terminal_rings_too(folders: dict[str, str], events: Events) -> None:
    timer(events, 5)
    ours, theirs = pty.openpty()
    talk = subprocess.Popen(
        [sys.executable, "-m", "macsen_lite", "ask", "-i", "--no-speak"],
        env={**folders, "TERM": "dumb"},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    os.close(theirs)
    assert talk.stdout is not None
    told = b""
    while b"amserydd pasta" not in told:
        piece = talk.stdout.readline()
        assert piece, told
        told += piece
    os.write(ours, b"stopia'r amserydd\n\x04")
    talk.communicate(timeout=60)
    os.close(ours)
    assert talk.returncode == 0 and events.all() == []
