"""Limits of figures: what a file can say, and what is found broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from macsen_lite.errors import FixtureError
from macsen_lite.fixtures.engine import failed
from macsen_lite.fixtures.figures import Figures, figures
from macsen_lite.fixtures.limits import breaches, read_limits
from macsen_lite.fixtures.model import SYNTHETIC, Fixture
from macsen_lite.fixtures.results import ClipResult, ClipSeconds, Edits, Results, RunInfo

Write = Callable[[str, str], Path]
RUN = RunInfo("2026-11-22T10:00:00+00:00", 1.0, "", (), "m", "", "")


def clip(n: int, *, right: bool, tags: tuple[str, ...] = (), reject: bool = False) -> ClipResult:
    intent = None if reject else "larwm.gosod"
    fixture = Fixture(
        f"{n}.wav",
        Path(f"{n}.wav"),
        text="un dau",
        skill=intent and "larwm",
        intent=intent,
        speaker=f"s{n}",
        tags=tags,
        reject=reject,
    )
    return replace(
        failed(fixture, "", ""),
        outcome="accepted" if right != reject else "rejected",
        intent="larwm.gosod",
        skill="larwm",
        words=None if reject else Edits(0 if right else 1, 0, 0, 2),
        letters=None if reject else Edits(0 if right else 3, 0, 0, 6),
        seconds=ClipSeconds(0.0, 0.25, 0.25),
        audio_seconds=1.0,
    )


def of(*clips: ClipResult) -> Figures:
    return figures(Results(RUN, clips))


@pytest.fixture
def mixed() -> Figures:
    """Of people 3 of 4 right, in noise 0 of 1; of a synthesiser 2 of 2; 1 false accept of 2."""
    people = [clip(n, right=True) for n in range(3)] + [clip(3, right=False, tags=("sŵn",))]
    synthetic = [clip(n, right=True, tags=(SYNTHETIC,)) for n in (4, 5)]
    others = [clip(6, right=True, reject=True), clip(7, right=False, reject=True)]
    return of(*people, *synthetic, *others)


def broken(path: Path, found: Figures) -> list[str]:
    return [str(breach) for breach in breaches(read_limits(path), found)]


def test_limits_that_are_kept_say_nothing(write: Write, mixed: Figures) -> None:
    text = (
        "intent_accuracy = 0.75\nwer = 0.125\nfalse_accepts = 0.5\np95_latency_s = 0.5\n"
        "p50_rtf = 0.25\nfailed = 0\nclips = 2\n"
        '[synthetic]\nintent_accuracy = 1\n[skill.larwm]\nwer = 0.2\n[tag."sŵn"]\nclips = 1\n'
    )
    path = write("l.toml", text)
    assert len(read_limits(path)) == 10
    assert broken(path, mixed) == []


def test_limits_that_are_not_kept_say_where_and_by_how_much(write: Write, mixed: Figures) -> None:
    path = write(
        "l.yaml",
        "intent_accuracy: 0.95\nfalse_accepts: 0.01\n"
        "human: {tag: {sŵn: {wer: 0.1}}}\nspeaker: {s3: {intent_accuracy: 0.5}}\n",
    )
    assert broken(path, mixed) == [
        "A limit was not kept — everything, people: intent_accuracy = 0.75 (≥ 0.95; n = 6)",
        "A limit was not kept — everything, people: false_accepts = 0.5 (≤ 0.01; n = 6)",
        "A limit was not kept — human.tag.sŵn, people: wer = 0.5 (≤ 0.1; n = 1)",
        "A limit was not kept — speaker.s3, people: intent_accuracy = 0 (≥ 0.5; n = 1)",
    ]


def test_a_limit_with_nothing_to_measure_is_not_kept(write: Write, mixed: Figures) -> None:
    path = write("l.toml", "[tag.dim]\nwer = 0.5\n[synthetic]\nfalse_accepts = 0.5\n")
    found = broken(path, mixed)
    assert len(found) == 2 and all("nothing here to measure" in line for line in found)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("l.toml", "wer = 0.1\nintent_acuracy = 0.9\n", r"l.toml:2: .*intent_acuracy"),
        ("l.toml", "[tag.x]\nwerr = 1\n", r"l.toml:2: .*werr"),
        ("l.toml", "intent_accuracy = 95\n", r"l.toml:1: .*cannot be “95”"),
        ("l.toml", 'wer = "0.1"\n', "l.toml:1: .*cannot be"),
        ("l.toml", "wer = -1\n", "l.toml:1: .*cannot be"),
        ("l.toml", "wer = \n", "l.toml:1: this is not TOML"),
        ("l.toml", "tag.x = 3\n", "l.toml:1: names and numbers"),
        ("l.toml", "", "there is no limit here"),
        ("l.yaml", "wer: 0.1\nhuman:\n  cerr: 1\n", "l.yaml:3: .*cerr"),
        ("l.yaml", "- wer\n", "l.yaml:1: names and numbers"),
        ("l.yaml", "wer: [\n", "l.yaml:"),
    ],
)
def test_a_file_that_is_wrong_says_where(write: Write, name: str, text: str, fault: str) -> None:
    with pytest.raises(FixtureError, match=fault):
        read_limits(write(name, text))


def test_a_file_that_is_not_there(folder: Path) -> None:
    with pytest.raises(FixtureError, match="could not be read"):
        read_limits(folder / "dim.toml")
