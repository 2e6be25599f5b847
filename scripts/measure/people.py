"""Recordings of people (Mozilla Common Voice Welsh, CC0), where there are any, as runs.

They are not part of the project; each set is a folder with a manifest of audio, speaker and text.
`dev-sentences` are sentences that ask for nothing, so all of them must be rejected. `dev-digits`
are single digits, for which the assistant has no use: they are run against a small grammar of their
own, through the same engine as everything else.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from macsen_lite.fixtures.engine import Engine
from macsen_lite.fixtures.manifest import read_manifest
from macsen_lite.fixtures.model import Fixture
from macsen_lite.fixtures.results import Results, RunInfo
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.speech.hearing import Hearing

DIGITS = ("dim", "sero", "un", "dau", "tri", "pedwar", "pump", "chwech", "saith", "wyth", "naw")
"""*Dim* is nought as well."""

_SKILL = "rhifau"


def people_folder() -> Path:
    """The folder of the sets: ``welsh`` in MACSEN_SHARED's data, or ../shared; may be missing."""
    beside = Path(__file__).resolve().parents[3] / "shared"
    return Path(os.environ.get("MACSEN_SHARED", beside)) / "data" / "welsh"


def rejected_sentences() -> tuple[Fixture, ...]:
    """People's sentences that must not be taken for requests. Raises FixtureError."""
    found = read_manifest(people_folder() / "dev-sentences" / "manifest.tsv")
    return tuple(replace(fixture, reject=True) for fixture in found)


def digits() -> tuple[Fixture, ...]:
    """People's digits, each with its intent in the grammar of `digit_engine`."""
    found = read_manifest(people_folder() / "dev-digits" / "manifest.tsv")
    return tuple(
        replace(fixture, skill=_SKILL, intent=f"{_SKILL}.{(fixture.text or '').lower()}", slots={})
        for fixture in found
    )


def digit_engine(folder: Path) -> Engine:
    """An engine that knows digits alone, rejection included; ``folder`` gets the skill's file."""
    said = "\n".join(
        f"  {_SKILL}.{digit}:\n    sentences: [{digit}]\n"
        f"    answers: [{digit}]\n    tests: [{{say: {digit}}}]"
        for digit in DIGITS
    )
    about = "about: {cy: Rhifau, en: Digits}"
    (folder / f"{_SKILL}.yaml").write_text(
        f"skill: {_SKILL}\n{about}\nintents:\n{said}\n", encoding="utf-8"
    )
    intents = IntentLoader([folder]).load()
    if intents.problems:
        raise SystemExit(str(intents.problems[0].error()))
    return Engine(intents, Hearing.of_this_user().open(intents.heard))


def run_digits(folder: Path) -> Results:
    """The digits, heard."""
    engine, fixtures = digit_engine(folder), digits()
    return results_of([engine.run(fixture) for fixture in fixtures])


def results_of(clips: Sequence[object]) -> Results:
    """Clips as a run of which nothing else is known."""
    run = RunInfo("", 0.0, "scripts/figures", ("dev-digits",), "macsen-cy", "", "")
    return Results(run, tuple(clips))  # type: ignore[arg-type]
