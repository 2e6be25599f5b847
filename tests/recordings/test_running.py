"""A run as a whole: its record, its file, and going on after it was interrupted."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from macsen_lite.errors import FixtureError
from macsen_lite.fixtures.model import Fixture
from macsen_lite.fixtures.records import read_results
from macsen_lite.fixtures.running import RunInterruptedError, RunOptions, run

FAKES = Path(__file__).parents[1] / "fakes"


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Iterator[type]:
    monkeypatch.syspath_prepend(FAKES)
    import scripted_runner

    yield scripted_runner.ScriptedPlan
    sys.modules.pop("scripted_runner", None)


class Named:
    """A condition that is nothing but a name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name

    def __reduce__(self) -> tuple[type, tuple[str]]:
        return str, (self.name,)  # all that the scripted runner needs of it


def fixtures(*texts: str) -> list[Fixture]:
    return [Fixture(str(n), Path(f"{n}.wav"), text=text) for n, text in enumerate(texts)]


def interrupt_after(count: int) -> Callable[[int, int], None]:
    def step(done: int, of: int) -> None:
        if done == count:
            raise KeyboardInterrupt

    return step


def keys(path: Path) -> list[tuple[str, str]]:
    return [(c.fixture.id, c.condition) for c in read_results(path).clips]


def test_a_run_says_what_it_was_made_with(scripted: type, tmp_path: Path) -> None:
    out, steps = tmp_path / "r.jsonl", []
    options = RunOptions(
        jobs=2,
        out=out,
        conditions=(Named("noise:10"),),
        command="macsen-lite fixtures run m.tsv",
        manifests=("m.tsv",),
        step=lambda done, of: steps.append((done, of)),
    )
    results = run(fixtures("a", "b"), scripted(), options)
    assert keys(out) == [("0", ""), ("0", "noise:10"), ("1", ""), ("1", "noise:10")]
    assert steps == [(n, 4) for n in range(5)]
    info = results.run
    assert (info.model, info.model_sha256, info.intents_sha256) == ("macsen-cy", "ab", "cd")
    assert (info.workers, info.executor, info.conditions) == (2, "process", ("noise:10",))
    assert info.now == "2026-03-04T10:00:00+00:00" and info.machine and info.version
    assert info.seconds > 0 and read_results(out) == results


def test_what_was_done_before_ctrl_c_is_kept_and_gone_on_with(
    scripted: type, tmp_path: Path
) -> None:
    out, clips = tmp_path / "r.jsonl", fixtures(*"abcdef")
    with pytest.raises(RunInterruptedError) as stopped:
        run(clips, scripted(), RunOptions(jobs=1, out=out, step=interrupt_after(2)))
    assert [c.fixture.id for c in stopped.value.results.clips] == ["0", "1"]
    assert keys(out) == [("0", ""), ("1", "")] and read_results(out).run.seconds > 0
    assert read_results(out).missing == 4
    first = [c.heard for c in read_results(out).clips]

    # It may also have been cut off in the middle of a line.
    with out.open("ab") as file:
        file.write(b'{"fixture": {"id": "2", ')
    results = run(clips, scripted(), RunOptions(jobs=1, out=out, resume=True))
    assert [c.fixture.id for c in results.clips] == list("012345")
    assert [c.heard for c in results.clips[:2]] == first and not results.missing  # not run again
    assert read_results(out) == results


def test_what_failed_is_run_again_and_what_is_not_asked_for_stays(
    scripted: type, tmp_path: Path
) -> None:
    out, clips = tmp_path / "r.jsonl", fixtures("a", "die", "c")
    first = run(clips, scripted(), RunOptions(jobs=1, out=out))
    assert [bool(c.error) for c in first.clips] == [False, True, False]
    only = [Fixture("1", Path("1.wav"), text="alive")]
    second = run(only, scripted(), RunOptions(jobs=1, out=out, resume=True))
    assert [(c.fixture.id, c.error) for c in second.clips] == [("1", "")]
    assert sorted(keys(out)) == [("0", ""), ("1", ""), ("2", "")]
    assert not any(c.error for c in read_results(out).clips)


def test_results_of_other_skills_are_not_gone_on_with(scripted: type, tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    run(fixtures("a"), scripted(), RunOptions(jobs=1, out=out))
    before = out.read_bytes()
    with pytest.raises(FixtureError, match="made with something else: set of skills"):
        run(fixtures("a"), scripted(intents="new"), RunOptions(jobs=1, out=out, resume=True))
    assert out.read_bytes() == before


def test_an_entry_or_a_sound_that_was_changed_is_run_again(scripted: type, tmp_path: Path) -> None:
    out, sound = tmp_path / "r.jsonl", tmp_path / "b.wav"
    sound.touch()
    first = [
        Fixture("a", tmp_path / "a.wav", text="un", intent="x.y", line=2),
        Fixture("b", sound, text="dau", line=3),
        Fixture("c", tmp_path / "c.wav", text="tri", line=4),
    ]
    run(first, scripted(), RunOptions(jobs=1, out=out))
    heard = [c.heard for c in read_results(out).clips]
    # The first entry was mended, the second recorded again, and the third stands on another line.
    os.utime(sound, (2e9, 2e9))
    changed = [replace(first[0], intent="x.z"), first[1], replace(first[2], line=9)]
    results = run(changed, scripted(), RunOptions(jobs=1, out=out, resume=True))
    assert [c.fixture.intent for c in results.clips] == ["x.z", None, None]
    again = [c.heard != before for c, before in zip(results.clips, heard, strict=True)]
    assert again == [True, True, False]
    assert read_results(out) == results


def test_what_was_done_is_kept_when_the_run_fails(scripted: type, tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    with pytest.raises(FixtureError, match="died"):
        run(fixtures("a", *["die"] * 5), scripted(), RunOptions(jobs=1, out=out))
    assert keys(out) == [(str(n), "") for n in range(5)]
    assert json.loads(out.read_text().splitlines()[0])["seconds"] > 0
