"""Worker processes: order, memory, and what happens when one of them is killed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from macsen_lite.errors import FixtureError
from macsen_lite.fixtures.model import Fixture
from macsen_lite.fixtures.order import AHEAD, Task, in_order
from macsen_lite.fixtures.processes import ProcessWorkers
from macsen_lite.fixtures.results import ClipResult
from macsen_lite.fixtures.running import RunOptions, stream

FAKES = Path(__file__).parents[1] / "fakes"


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Iterator[type]:
    monkeypatch.syspath_prepend(FAKES)
    import scripted_runner

    yield scripted_runner.ScriptedPlan
    sys.modules.pop("scripted_runner", None)


def fixtures(*texts: str) -> list[Fixture]:
    return [Fixture(str(n), Path(f"{n}.wav"), text=text) for n, text in enumerate(texts)]


def test_results_come_in_order_however_long_each_clip_takes(scripted: type, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)  # the first clip cannot end before the last one is run
    clips = fixtures(f"wait {pipe}", "x", "y", "z", f"release {pipe}")
    results = list(stream(clips, scripted(), RunOptions(jobs=2)))
    assert [r.fixture.id for r in results] == ["0", "1", "2", "3", "4"]
    assert len({r.heard for r in results}) == 2


def test_a_process_that_is_killed_costs_its_clip_and_no_other(scripted: type) -> None:
    clips = fixtures("a", "die", "b", "fail", "c")
    results = list(stream(clips, scripted(), RunOptions(jobs=1)))
    assert [r.fixture.id for r in results] == ["0", "1", "2", "3", "4"]
    assert [bool(r.error) for r in results] == [False, True, False, True, False]
    assert "SIGKILL" in results[1].error
    assert "a fault of the program" in results[3].error
    assert results[0].heard != results[2].heard == results[4].heard


def test_what_cannot_be_opened_is_said_once_as_it_is(scripted: type) -> None:
    with pytest.raises(FixtureError, match="no such model") as error:
        list(stream(fixtures("a", "b"), scripted(refuses=True), RunOptions(jobs=2)))
    assert error.value.hint == "install it"


def test_processes_that_die_over_and_over_end_the_run(scripted: type) -> None:
    with pytest.raises(FixtureError, match="5 processes died"):
        list(stream(fixtures(*"abcdefgh"), scripted(dies_at_once=True), RunOptions(jobs=1)))


def test_no_process_is_left_behind(scripted: type, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    workers = ProcessWorkers(scripted(), 2)
    workers.submit(0, Task(fixtures("x")[0]))
    workers.submit(1, Task(fixtures(f"wait {pipe}")[0]))  # for ever
    assert workers.wait()[0] == 0
    pids = workers.pids
    workers.close()
    assert len(pids) == 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_ctrl_c_does_not_reach_a_process_that_is_only_just_starting(scripted: type) -> None:
    workers = ProcessWorkers(scripted(), 1)
    try:
        workers.submit(0, Task(fixtures("x")[0]))
        (pid,) = workers.pids
        os.kill(pid, signal.SIGINT)
        _, result = workers.wait()
        assert (result.heard, result.error) == (f"pid {pid}", "")
    finally:
        workers.close()
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


class LastFirst:
    """Workers that always finish what was begun last."""

    count = 2
    capacity = 2

    def __init__(self) -> None:
        self.running: list[tuple[int, Task]] = []
        self.farthest = 0

    def submit(self, number: int, task: Task) -> None:
        assert len(self.running) < self.capacity
        self.running.append((number, task))
        self.farthest = max(self.farthest, number)

    def wait(self) -> tuple[int, ClipResult]:
        from macsen_lite.fixtures.engine import failed

        number, task = self.running.pop()
        return number, failed(task.fixture, None, "")

    def close(self) -> None:
        self.running.clear()


def test_nobody_runs_far_ahead_of_the_slowest() -> None:
    workers = LastFirst()
    tasks = (Task(f) for f in fixtures(*("x" for _ in range(500))))
    ahead = 0
    for count, result in enumerate(in_order(workers, tasks)):
        assert result.fixture.id == str(count)
        ahead = max(ahead, workers.farthest - count)
    assert ahead <= AHEAD * workers.capacity
