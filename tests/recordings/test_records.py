"""Results in files: written as they come, and read again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from macsen_lite.errors import FixtureError
from macsen_lite.fixtures.engine import failed
from macsen_lite.fixtures.model import Fixture
from macsen_lite.fixtures.records import ResultsFile, key_of, read_results, write_results
from macsen_lite.fixtures.results import ClipResult, ClipSeconds, Edits, Results, RunInfo

RUN = RunInfo(
    started="2026-11-22T10:00:00+00:00",
    seconds=1.5,
    command="macsen-lite fixtures run m.tsv",
    manifests=("m.tsv",),
    model="macsen-cy",
    model_sha256="ab",
    intents_sha256="cd",
    thresholds={"filler_cost": 1.8},
    workers=2,
    version="0.1.0",
    conditions=("noise:10",),
)


def clip(name: str, condition: str = "", **changes: object) -> ClipResult:
    fixture = Fixture(
        name,
        Path("/tmp") / name,
        text="gŵydd",
        skill="x",
        intent="x.y",
        slots={"a": [1, {"b": "ŷ"}]},
        speaker="Mair",
        tags=("a", "b"),
        source=Path("m.tsv"),
        line=3,
    )
    whole = replace(
        failed(fixture, condition, ""),
        heard="gŵydd",
        confidence=0.75,
        outcome="accepted",
        skill="x",
        intent="x.y",
        slots={"a": [1, {"b": "ŷ"}]},
        score=0.5,
        words=Edits(1, 2, 3, 4),
        letters=Edits(0, 0, 0, 5),
        seconds=ClipSeconds(0.25, 0.5, 0.125),
        audio_seconds=2.0,
    )
    return replace(whole, **changes)


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    results = Results(RUN, (clip("a"), clip("a", "noise:10"), clip("b", words=None, letters=None)))
    write_results(results, tmp_path / "r.jsonl")
    assert read_results(tmp_path / "r.jsonl") == results
    first, *clips = (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(first)["format"] == "macsen-lite fixtures" and len(clips) == 3
    assert "gŵydd" in clips[0]


def test_each_result_is_there_as_soon_as_it_is_known(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    with ResultsFile(path, RUN) as file:
        file.add(clip("a"))
        assert [c.fixture.id for c in read_results(path).clips] == ["a"]
        file.add(clip("b"))
        file.finish(replace(RUN, seconds=9.0))
    found = read_results(path)
    assert found.run.seconds == 9.0 and [c.fixture.id for c in found.clips] == ["a", "b"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["r.jsonl"]


def test_a_line_that_was_cut_off_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    write_results(Results(RUN, (clip("a"), clip("b"))), path)
    path.write_bytes(path.read_bytes()[:-40])
    assert [c.fixture.id for c in read_results(path).clips] == ["a"]


def test_a_run_that_was_taken_up_again_is_in_order_and_has_each_clip_once(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    order = {("a", ""): 0, ("b", ""): 1, ("c", ""): 2}
    with ResultsFile(path, RUN, (clip("b"), clip("z"))) as file:
        for one in (clip("c", error="no"), clip("a"), clip("c")):
            file.add(one)
        file.finish(RUN, order)
    clips = read_results(path).clips
    assert [(key_of(c)[0], c.error) for c in clips] == [("a", ""), ("b", ""), ("c", ""), ("z", "")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "does not hold results"),
        ("helo\n", "does not hold results"),
        ('{"a": 1}\n', "does not hold results"),
        ('{"format": "macsen-lite fixtures", "version": 99}\n', "of another version"),
        ('{"format": "macsen-lite fixtures", "version": 1}\n', "r.jsonl:1: this result"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(text)
    with pytest.raises(FixtureError, match=message) as error:
        read_results(path)
    assert error.value.hint


def test_a_line_that_is_no_clip_is_named(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    write_results(Results(RUN, (clip("a"),)), path)
    with path.open("a") as file:
        file.write('{"fixture": {}}\n')
    with pytest.raises(FixtureError, match=r"r\.jsonl:3"):
        read_results(path)
    with pytest.raises(FixtureError, match="could not be read"):
        read_results(tmp_path / "dim.jsonl")
    with pytest.raises(FixtureError, match="cannot be kept"):
        write_results(Results(RUN, ()), tmp_path / "dim" / "r.jsonl")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_error_and_a_device_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(FixtureError, match="a device or a pipe"):
        ResultsFile(Path("/dev/full"), RUN)
    assert not Path("/dev/full").is_file()
    file = ResultsFile(tmp_path / "r.jsonl", RUN)
    file._file.close()
    file._file = Path("/dev/full").open("a", encoding="utf-8")  # noqa: SIM115
    with pytest.raises(FixtureError, match="disk is full"):
        file.add(clip("a"))
    with pytest.raises(FixtureError, match="disk is full"):
        file.finish(RUN)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["r.jsonl"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    real, link = tmp_path / "elsewhere" / "r.jsonl", tmp_path / "r.jsonl"
    link.symlink_to(real)
    with ResultsFile(link, RUN) as file:
        file.add(clip("a"))
        file.finish(RUN)
    assert link.is_symlink() and read_results(real).clips == read_results(link).clips != ()


def test_a_name_that_is_no_text_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    strange = clip("a")
    strange = replace(strange, fixture=replace(strange.fixture, audio=Path("/tmp/caf\udce9.wav")))
    write_results(Results(RUN, (strange,)), path)
    assert read_results(path).clips == (strange,)
