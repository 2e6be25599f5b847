"""What is taken for a request and is none, in quiet and in noise, before and after the sound cost.

    python benchmarks/rejection.py hear choose --out choose.jsonl
    python benchmarks/rejection.py fit choose.jsonl
    python benchmarks/rejection.py hear report --out report.jsonl
    python benchmarks/rejection.py report report.jsonl --apart-from choose.jsonl

Everything is decoded once and decided about afterwards, so that *before* (the confidence alone) and
*after* (and what each sound costs) are decisions about the very same words. ``fit`` shows what each
limit would do; ``report`` measures the model's own, on the other half. The halves share no voice,
sentence, speaker or noise, which ``report`` makes sure of. People are counted apart. Needs
espeak-ng; people's speech where MACSEN_SHARED, or ../shared, has it.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import rejection_data as data

from macsen_lite.fixtures.conditions import parse_conditions
from macsen_lite.fixtures.engine import load_intents, seeded
from macsen_lite.fixtures.statistics import wilson
from macsen_lite.fixtures.understanding import Understanding
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.slots import TEST_NOW
from macsen_lite.speech.decision import Decision, read_decision
from macsen_lite.speech.hearing import Hearing
from macsen_lite.speech.sound_cost import IN_NOISE, sound_cost
from macsen_lite.speech.store import resolve_model
from macsen_lite.speech.transcript import NOISY_DB
from macsen_lite.welsh.tokens import words

CONDITIONS = "noise:5 noise:10 noise:20"
QUIET = "as it is"
HELD_TO = (QUIET, "noise:20", "noise:10")
"""Where requests must not be lost; at 5 dB most are misheard, and better lost than misheard."""
MOST_LOST = 0.01
LIMITS = (0.8, 1.0, 1.2, 1.4, 1.5, 1.6, 1.7, 1.8, 2.0, 2.2, 2.5, 3.0)
"""Nats a sound."""
OTHERS = {
    "synthetic": ("everyday", "near"),
    "people, Welsh": ("welsh",),
    "people, other languages": ("other",),
    "noise alone": ("noise",),
}
"""What asks for nothing."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A clip as it was heard, before any threshold."""

    key: str
    kind: str
    synthetic: bool
    speaker: str
    text: str
    intent: str | None
    condition: str
    heard: str
    confidence: float
    score: float
    """Log likelihood of the words, nats."""
    taken_for: str | None
    """The intent that would be carried out if all words counted as heard."""
    seconds: float
    level_range_db: float | None = None
    """From the quiet moments to the loud ones."""


def hear(half: str, conditions: str, counts: tuple[int, int, int], out: Path) -> None:
    """Hear everything of a half, with no confidence asked for."""
    intents = load_intents()
    clips = data.clips(intents, half, *counts)
    hearing = Hearing.of_this_user(None, intents.say_as)
    limits = read_decision(hearing.model_dir)
    hearing = replace(hearing, decision=Decision(limits.filler_cost, 0.0, math.inf))
    recogniser = hearing.open(intents.heard)
    understanding = Understanding(intents, Matcher(intents), TEST_NOW)
    with out.open("w", encoding="utf-8") as file:
        for condition in (None, *parse_conditions([conditions])):
            print(f"{condition or QUIET}: {len(clips)} clips", file=sys.stderr, flush=True)
            for clip in clips:
                if clip.kind == "noise" and condition is not None:
                    continue
                sound = condition.apply(clip.sound, clip.key) if condition else clip.sound
                seeded(f"{clip.key}\n{condition or ''}")
                found = recogniser.transcribe(sound)
                outcome, match, _ = (
                    ("rejected", None, 0.0) if found.is_unknown else understanding.of(found.text)
                )
                one = Heard(
                    clip.key, clip.kind, clip.is_synthetic, clip.speaker, clip.text, clip.intent,
                    str(condition or ""), found.text, found.confidence,
                    found.alternatives[0].score if found.alternatives else 0.0,
                    match.intent if match and outcome == "accepted" else None, clip.sound.seconds,
                    found.level_range_db,
                )  # fmt: skip
                file.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")


def read(path: Path, understanding: Understanding) -> list[Heard]:
    """What was heard, without the people who happen to say what is a request."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [Heard(**json.loads(line)) for line in lines]
    asking = {
        row.key
        for row in rows
        if row.kind == "welsh" and understanding.of(row.text)[0] != "rejected"
    }
    return [row for row in rows if row.key not in asking]


def accepted(row: Heard, limit: float, confidence: float) -> bool:
    """Whether it would have been carried out."""
    if row.taken_for is None or row.confidence < confidence:
        return False
    is_noisy = row.level_range_db is not None and row.level_range_db < NOISY_DB
    return sound_cost(row.heard, row.score) <= limit * (IN_NOISE if is_noisy else 1.0)


def counted(rows: Sequence[Heard], limit: float, confidence: float) -> dict[str, tuple[int, int]]:
    """For each measure: how many of how many."""
    taken = [(row, accepted(row, limit, confidence)) for row in rows]
    asked = [(row, is_taken) for row, is_taken in taken if row.kind == "request"]
    found = {
        "right": (sum(is_taken and r.taken_for == r.intent for r, is_taken in asked), len(asked)),
        "other intent": (
            sum(is_taken and r.taken_for != r.intent for r, is_taken in asked), len(asked)
        ),
    }  # fmt: skip
    for name, kinds in OTHERS.items():
        own = [is_taken for row, is_taken in taken if row.kind in kinds]
        if own:
            found[f"false: {name}"] = (sum(own), len(own))
    return found


def fit(rows: Sequence[Heard], confidence: float) -> None:
    """Every limit, and the lowest one that costs a request in a hundred at most."""
    parts = by_condition(rows)
    before = {name: counted(part, math.inf, confidence) for name, part in parts.items()}
    chosen = None
    for limit in (*LIMITS, math.inf):
        lost = []
        for name, part in parts.items():
            now = counted(part, limit, confidence)
            fewer, of = before[name]["right"][0] - now["right"][0], now["right"][1]
            if name in HELD_TO:
                lost.append(fewer / of)
            told = ", ".join(f"{key} {count}/{of}" for key, (count, of) in now.items())
            print(f"{limit:5.2f} {name:9} {told}")
        if chosen is None and max(lost, default=1.0) <= MOST_LOST:
            chosen = limit
    print(f"lowest limit that loses {MOST_LOST:.0%} of the requests at most: {chosen}")


def report(rows: Sequence[Heard], limits: Decision) -> None:
    """Before and after, with 95 % intervals."""
    print(f"confidence {limits.min_confidence:g}; sound cost at most {limits.max_sound_cost:g}")
    print("| condition | measure | n | before | after |\n| --- | --- | --- | --- | --- |")
    for name, part in by_condition(rows).items():
        before = counted(part, math.inf, limits.min_confidence)
        after = counted(part, limits.max_sound_cost, limits.min_confidence)
        for key, (count, of) in before.items():
            print(f"| {name} | {key} | {of} | {share(count, of)} | {share(after[key][0], of)} |")


def share(count: int, of: int) -> str:
    """A share with Wilson's interval."""
    bounds = wilson(count, of)
    return f"{count} = {count / of:.1%} [{bounds.low:.1%}, {bounds.high:.1%}]"


def by_condition(rows: Sequence[Heard]) -> dict[str, list[Heard]]:
    """The rows of each condition, in their order."""
    found: dict[str, list[Heard]] = {}
    for row in rows:
        found.setdefault(row.condition or QUIET, []).append(row)
    return found


def check_apart(first: Sequence[Heard], second: Sequence[Heard]) -> None:
    """Refuse halves that share a voice, a person or a synthetic sentence."""
    marks = [
        {("said by", row.speaker) for row in rows if row.speaker}
        | {("said", " ".join(words(row.text))) for row in rows if row.synthetic and row.text}
        | {("clip", row.key) for row in rows}
        for rows in (first, second)
    ]
    if both := marks[0] & marks[1]:
        raise SystemExit(f"the halves share {sorted(both)[:3]}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    hearing = verbs.add_parser("hear")
    hearing.add_argument("half", choices=data.HALVES)
    hearing.add_argument("--with", dest="conditions", default=CONDITIONS)
    hearing.add_argument("--others", type=int, default=120, help="synthetic sentences, no request")
    hearing.add_argument("--foreign", type=int, default=60, help="people's clips, other languages")
    hearing.add_argument("--noises", type=int, default=30)
    hearing.add_argument("--out", type=Path, required=True)
    for verb in ("fit", "report"):
        one = verbs.add_parser(verb)
        one.add_argument("heard", type=Path)
        one.add_argument("--apart-from", type=Path)
    args = parser.parse_args()
    if args.verb == "hear":
        hear(args.half, args.conditions, (args.others, args.foreign, args.noises), args.out)
        return
    intents = load_intents()
    understanding = Understanding(intents, Matcher(intents), TEST_NOW)
    limits = read_decision(resolve_model(None))
    rows = read(args.heard, understanding)
    if args.apart_from:
        check_apart(rows, read(args.apart_from, understanding))
    if args.verb == "fit":
        fit(rows, limits.min_confidence)
    else:
        report(rows, limits)


if __name__ == "__main__":
    main()
