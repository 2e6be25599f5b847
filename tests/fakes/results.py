"""Results of a run, made by hand."""

from collections.abc import Mapping
from pathlib import Path

from macsen_lite.fixtures.model import SYNTHETIC, Fixture
from macsen_lite.fixtures.results import (
    ClipResult,
    ClipSeconds,
    Edits,
    Outcome,
    Results,
    RunInfo,
)
from macsen_lite.intents.slots import JsonValue

TEXT = "faint o’r gloch ydi hi"
RUN = RunInfo(
    started="2026-11-22T20:15:00+00:00",
    seconds=12.5,
    command="fixtures run set.tsv",
    manifests=("set.tsv",),
    model="macsen-cy",
    model_sha256="ab" * 32,
    intents_sha256="cd" * 32,
    thresholds={"filler_cost": 3.5, "min_confidence": 0.5},
    workers=2,
    version="0.1.0",
    machine="x86-64, 2",
)


def clip(
    id: str = "1.wav",  # noqa: A002
    *,
    condition: str = "",
    text: str | None = TEXT,
    heard: str = "faint o'r gloch ydi hi",
    wanted: str | None = "amser.faint",
    skill: str | None = None,
    wanted_slots: Mapping[str, JsonValue] | None = None,
    speaker: str | None = None,
    tags: tuple[str, ...] = (),
    reject: bool = False,
    synthetic: bool = False,
    outcome: Outcome = "accepted",
    intent: str | None = "amser.faint",
    slots: Mapping[str, JsonValue] | None = None,
    score: float = 0.9,
    words: Edits | None = None,
    letters: Edits | None = None,
    decode: float = 0.2,
    audio: Path | None = None,
    audio_seconds: float = 2.0,
    error: str = "",
) -> ClipResult:
    """A clip that went well, but for what is said otherwise."""
    if text is not None and words is None:
        words = Edits(0, 0, 0, len(text.split()))
    if text is not None and letters is None:
        letters = Edits(0, 0, 0, len(text))
    return ClipResult(
        fixture=Fixture(
            id=id,
            audio=audio or Path("/nowhere") / id,
            text=text,
            skill=skill,
            intent=None if reject else wanted,
            slots=None if reject else (wanted_slots if wanted_slots is not None else {}),
            speaker=speaker,
            tags=tuple(sorted({*tags, SYNTHETIC} if synthetic else tags)),
            reject=reject,
        ),
        condition=condition,
        heard="" if error else heard,
        confidence=0.0 if error else 0.95,
        outcome="rejected" if error else outcome,
        skill=intent.partition(".")[0] if intent else None,
        intent=intent,
        slots=slots or {},
        score=0.0 if error else score,
        words=words,
        letters=letters,
        seconds=ClipSeconds(0, 0, 0) if error else ClipSeconds(0.01, decode, 0.005),
        audio_seconds=0.0 if error else audio_seconds,
        error=error,
    )


def results(*clips: ClipResult, run: RunInfo = RUN) -> Results:
    """A run of ``clips``."""
    return Results(run, clips)
