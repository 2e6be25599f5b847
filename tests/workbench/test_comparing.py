"""Two runs compared, clip by clip and with tests."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from macsen_lite import cli
from macsen_lite.fixtures.comparing import compare
from macsen_lite.fixtures.records import write_results
from macsen_lite.fixtures.results import ClipResult, Edits
from macsen_lite.fixtures.statistics import mcnemar
from macsen_lite.messages import use_language
from tests.fakes.results import clip, results


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MACSEN_LANG", "en")
    monkeypatch.setenv("COLUMNS", "120")
    yield
    use_language(None)


def clips(wrong: int, n: int = 40) -> list[ClipResult]:
    """``n`` clips of eight speakers, the first ``wrong`` of them rejected with two words lost."""
    return [
        clip(
            f"{number:02}.wav",
            speaker=f"s{number % 8}",
            outcome="rejected" if number < wrong else "accepted",
            intent=None if number < wrong else "amser.faint",
            heard="faint" if number < wrong else "faint o'r gloch ydi hi",
            words=Edits(0, 2, 0, 5) if number < wrong else None,
        )
        for number in range(n)
    ]


def test_what_got_better_and_worse() -> None:
    before = clips(3)
    after = clips(0)
    after[10] = replace(after[10], intent="larwm.gosod")
    after[11] = replace(after[11], heard="faint yw hi", words=Edits(1, 0, 0, 5))
    found = compare(results(*before), results(*after))
    assert [(change.direction, change.first.fixture.id) for change in found.changes] == [
        ("worse", "10.wav"),
        ("worse", "11.wav"),
        ("better", "00.wav"),
        ("better", "01.wav"),
        ("better", "02.wav"),
    ]
    assert found.unchanged == 35
    (group,) = found.groups
    assert group.intent is not None
    assert (group.intent.only_first, group.intent.only_second) == (1, 3)
    assert group.intent.p == mcnemar(1, 3) == 0.625
    assert (group.intent.first, group.intent.second) == (37 / 40, 39 / 40)
    assert group.intent.direction == "same"
    assert not found.is_worse


def test_beyond_chance() -> None:
    good, bad = results(*clips(0)), results(*clips(20))
    worse, better = compare(good, bad), compare(bad, good)
    assert worse.is_worse
    assert not better.is_worse
    (group,) = worse.groups
    assert group.intent is not None and group.wer is not None and group.wer.difference is not None
    assert group.intent.direction == group.wer.direction == "worse"
    assert (group.wer.first, group.wer.second) == (0, pytest.approx(40 / 200))
    assert group.wer.difference.interval.low > 0
    assert group.wer.clusters == 8
    assert better.groups[0].wer is not None
    assert better.groups[0].wer.direction == "better"


def test_a_run_is_as_good_as_itself() -> None:
    found = compare(results(*clips(5)), results(*clips(5)))
    assert (found.changes, found.unchanged) == ((), 40)
    assert not found.is_worse


def test_conditions_and_people_and_synthesis_are_compared_apart() -> None:
    some = [
        clip("a"),
        clip("s", synthetic=True),
        clip("a", condition="noise:10"),
        clip("r", reject=True),
    ]
    found = compare(results(*some), results(*some))
    assert [(group.kind, group.condition, group.pairs) for group in found.groups] == [
        ("human", "", 2),
        ("human", "noise:10", 1),
        ("synthetic", "", 1),
    ]
    rejects = found.groups[0].rejects
    assert rejects is not None
    assert (rejects.n, rejects.second) == (1, 0)


def test_clips_that_cannot_be_compared_are_named() -> None:
    before = results(clip("a"), clip("b"), clip("c"))
    after = results(clip("a"), clip("b", wanted="larwm.gosod"), clip("d", condition="clip"))
    found = compare(before, after)
    assert found.only_first == (("c", ""),)
    assert found.only_second == (("d", "clip"),)
    assert found.other_expectation == (("b", ""),)
    assert [group.pairs for group in found.groups] == [1]


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    write_results(results(*clips(0)), tmp_path / "a.jsonl")
    write_results(results(*clips(20)), tmp_path / "b.jsonl")
    return str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")


def test_the_verb_compare(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = files
    page = tmp_path / "compared.html"
    assert cli.run(["fixtures", "compare", first, second, "--html", str(page)]) == 0
    told = capsys.readouterr()
    assert "Got worse: 20" in told.out
    assert "00.wav: right" in told.out
    assert "falsely rejected (faint)" in told.out
    assert f"Written: {page}" in told.err
    assert "<!doctype html>" in page.read_text(encoding="utf-8")
    assert cli.run(["fixtures", "compare", second, first, "--fail-if-worse"]) == 0
    capsys.readouterr()
    assert cli.run(["fixtures", "compare", first, second, "--fail-if-worse", "--json"]) == 1
    told = capsys.readouterr()
    record = json.loads(told.out)
    assert record["is_worse"] is True
    assert len(record["changes"]) == 20
    assert record["groups"][0]["intent"]["only_first"] == 20
    assert "significantly worse" in told.err


def test_the_verb_report(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, junit = tmp_path / "report.html", tmp_path / "report.xml"
    command = ["fixtures", "report", files[1], "--html", str(page), "--junit", str(junit)]
    assert cli.run([*command, "--audio", "all"]) == 0
    assert "50.0%" in capsys.readouterr().out
    assert "</html>" in page.read_text(encoding="utf-8")
    assert 'failures="20"' in junit.read_text(encoding="utf-8")
    assert cli.run(["fixtures", "report", files[0], "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["human"]["all"]["n"] == 40


@pytest.mark.parametrize(
    ("args", "status", "told"),
    [
        (["report", "{a}", "--audio", "all"], 2, "--audio"),
        (["report", "{a}", "--html", "{dir}"], 1, "cannot be written"),
        (["report", "{a}", "--junit", "{dir}/no/such.xml"], 1, "cannot be written"),
        (["report", "{dir}/none.jsonl"], 1, "none.jsonl"),
        (["report", "{other}"], 1, "other.txt"),
        (["report"], 2, "RESULTS"),
        (["compare", "{a}"], 2, "B"),
        (["compare", "{a}", "{elsewhere}"], 1, "No clip is in both runs"),
    ],
)
def test_bad_input(
    files: tuple[str, str],
    tmp_path: Path,
    args: list[str],
    status: int,
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other, elsewhere = tmp_path / "other.txt", tmp_path / "elsewhere.jsonl"
    other.write_text("hello\n")
    write_results(results(clip("elsewhere.wav")), elsewhere)
    places = {"a": files[0], "dir": tmp_path, "other": other, "elsewhere": elsewhere}
    assert cli.run(["fixtures", *(arg.format(**places) for arg in args)]) == status
    assert told in capsys.readouterr().err
