"""The same recordings on a real Dask cluster of two worker processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from macsen_lite.audio.files import write_wav
from macsen_lite.errors import FixtureError
from macsen_lite.fixtures.engine import EnginePlan, Identity
from macsen_lite.fixtures.model import Fixture
from macsen_lite.fixtures.order import Task
from macsen_lite.fixtures.results import ClipResult, ClipSeconds
from macsen_lite.fixtures.running import RunOptions, run, stream
from tests.fakes.synthetic_speech import synthetic_speech


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    import dask
    from distributed import LocalCluster

    # A machine that does much else besides must not make the processes late.
    patient = dask.config.set({"distributed.comm.timeouts.connect": "120s"})
    with (
        patient,
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            scheduler_port=0,
            dashboard_address=None,
            protocol="tcp",
        ) as cluster,
    ):
        yield cluster.scheduler_address


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> list[Fixture]:
    folder = tmp_path_factory.mktemp("sound")
    made = []
    for n, text in enumerate(("faint o'r gloch ydi hi", "beth fydd y tywydd yfory")):
        write_wav(folder / f"{n}.wav", synthetic_speech(text))
        made.append(Fixture(f"{n}.wav", folder / f"{n}.wav", text=text))
    missing = Fixture("dim.wav", folder / "dim.wav")
    again = [replace(f, id=f"eto {f.id}") for f in made]
    return [*made, missing, *again]


def timeless(clip: ClipResult) -> ClipResult:
    return replace(clip, seconds=ClipSeconds(0, 0, 0))


def test_a_cluster_gives_what_processes_here_give(
    scheduler: str, recordings: list[Fixture], tmp_path: Path
) -> None:
    out = tmp_path / "r.jsonl"
    there = run(recordings, options=RunOptions(executor="dask", scheduler=scheduler, out=out))
    here = run(recordings, options=RunOptions(jobs=1))
    assert (there.run.executor, there.run.workers) == ("dask", 2)
    assert [timeless(c) for c in there.clips] == [timeless(c) for c in here.clips]
    heard = [c.heard for c in there.clips]
    assert heard[:2] == ["faint o'r gloch ydi hi", "beth fydd y tywydd yfory"]
    assert "dim.wav" in there.clips[2].error and len(out.read_text().splitlines()) == 6


def test_the_scheduler_may_be_named_in_the_environment(
    scheduler: str, recordings: list[Fixture], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", scheduler)
    (only,) = stream(recordings[:1], EnginePlan(), RunOptions(executor="dask"))
    assert only.intent == "amser.faint"


def test_a_worker_with_other_skills_is_refused(scheduler: str, recordings: list[Fixture]) -> None:
    identity = EnginePlan().prepare()
    other = replace(identity, intents_sha256="0" * 64)
    assert isinstance(other, Identity)
    options = RunOptions(executor="dask", scheduler=scheduler)
    with pytest.raises(FixtureError, match="another set of skills"):
        list(stream(recordings, EnginePlan(expects=other), options))


def test_a_scheduler_that_goes_away_is_one_error(scheduler: str, recordings: list[Fixture]) -> None:
    from macsen_lite.fixtures.cluster import ClusterWorkers

    workers = ClusterWorkers(EnginePlan(), scheduler)
    try:
        workers.submit(0, Task(recordings[0]))
        # What the client does with all that it waits for when the connection breaks off.
        workers._client.cancel(list(workers._tasks))
        with pytest.raises(FixtureError, match="scheduler was lost") as error:
            workers.wait()
        assert "--resume" in error.value.hint
    finally:
        workers.close()


def test_no_scheduler_at_all(recordings: list[Fixture], monkeypatch: pytest.MonkeyPatch) -> None:
    from macsen_lite.fixtures.cluster import ClusterWorkers

    with pytest.raises(FixtureError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        ClusterWorkers(EnginePlan(), "tcp://127.0.0.1:9", timeout_s=0.2)
    monkeypatch.delenv("DASK_SCHEDULER_ADDRESS", raising=False)
    with pytest.raises(FixtureError, match="not known where") as error:
        list(stream(recordings, EnginePlan(), RunOptions(executor="dask")))
    assert "--scheduler" in error.value.hint
