"""Fit what separates the grammar from everything else: filler cost and confidence threshold.

    python scripts/train/calibrate.py --work WORK --digits DEV-DIGITS --sentences DEV-SENTENCES

In the grammar: synthetic commands in voices kept from training, against the shipped intents; and
the digits, as a grammar of ten words. Outside it, against both grammars: the Welsh sentences, and
clips of other languages by speakers kept from training. Chosen is the point with the best recall
(mean of the two in-grammar sets) whose false accepts, pooled, stay under `--most-false`.

Writes the two thresholds into the model, the whole curve as `calibration.json` beside the stores,
and, with `--plot`, a picture of it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "src")]

import numpy as np  # noqa: E402
from recipe import hearing  # noqa: E402
from recipe.store import RATE, Store  # noqa: E402

from macsen_lite.automaton import WordAutomaton  # noqa: E402
from macsen_lite.automaton_building import from_sentences  # noqa: E402
from macsen_lite.clip import AudioClip  # noqa: E402
from macsen_lite.intents.loader import IntentLoader  # noqa: E402
from macsen_lite.intents.matcher import Matcher  # noqa: E402
from macsen_lite.intents.slots import TEST_NOW  # noqa: E402
from macsen_lite.paths import intents_dir  # noqa: E402
from macsen_lite.speech.decision import DECISION_NAME  # noqa: E402
from macsen_lite.speech.graph import GraphOptions  # noqa: E402
from macsen_lite.speech.manifest import write_manifest  # noqa: E402
from macsen_lite.speech.phones import normalise_words  # noqa: E402

COSTS = (1.0, 1.4, 1.6, 1.8, 2.0, 2.2, 2.6, 3.2, 4.0)
CONFIDENCES = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Heard:
    """One decision: was the clip taken as a command, was it the right one, how surely."""

    accepted: bool
    right: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Point:
    """One setting and its shares (0–1)."""

    filler_cost: float
    min_confidence: float
    recall_synthetic: float
    recall_digits: float
    false_welsh: float
    false_other: float

    @property
    def recall(self) -> float:
        return (self.recall_synthetic + self.recall_digits) / 2


@dataclass(frozen=True, slots=True)
class Grammar:
    """What can be said, and what it means."""

    automaton: WordAutomaton
    matcher: Matcher | None = None
    """None where words mean no more than themselves."""

    def meaning(self, text: str) -> tuple[str | None, tuple[str, ...]]:
        """Intent and slots of a sentence; the words themselves where it has no intent.

        Many spellings of one question sound alike (ydi, ydy) and mean the same.
        """
        words = normalise_words(text)
        match = self.matcher.parse(words, TEST_NOW) if self.matcher else None
        if match is None:
            return None, tuple(words)
        slots = sorted(f"{name}={slot.value}" for name, slot in match.slots.items())
        return match.intent, tuple(slots)

    def has(self, text: str) -> bool:
        """Whether it is one of its sentences that has an intent."""
        return self.meaning(text)[0] is not None


def hear(
    bench: hearing.Bench, grammar: Grammar, cost: float, clips: Sequence[hearing.Labelled]
) -> list[Heard]:
    recogniser = bench.recogniser(grammar.automaton, GraphOptions(filler_cost=cost))
    heard = []
    for clip in clips:
        transcript = recogniser.transcribe(clip.clip)
        accepted = bool(transcript.text) and not transcript.is_unknown
        right = grammar.meaning(transcript.text) == grammar.meaning(clip.text)
        heard.append(Heard(accepted, right, transcript.confidence))
    return heard


def share(heard: Sequence[Heard], confidence: float, *, right: bool = False) -> float:
    """Share that is accepted at that confidence (and, with `right`, is the right sentence)."""
    taken = [h for h in heard if h.accepted and h.confidence >= confidence]
    return sum(h.right or not right for h in taken) / len(heard)


def clips_of(store: Store, most: int, seed: int) -> list[hearing.Labelled]:
    order = np.random.default_rng(seed).permutation(len(store))[:most]
    chosen = (store[int(i)] for i in order)
    return [
        hearing.Labelled(AudioClip(np.array(u.samples), RATE), u.text, u.speaker) for u in chosen
    ]


def plot(points: Sequence[Point], chosen: Point, counts: dict[str, int], path: Path) -> None:
    """Recall against false accepts, a line for each filler cost."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 4.5))
    for cost in sorted({p.filler_cost for p in points}):
        line = sorted((p for p in points if p.filler_cost == cost), key=lambda p: p.min_confidence)
        false = [100 * pooled(p, counts) for p in line]
        axes.plot(false, [100 * p.recall for p in line], marker=".", label=f"filler {cost}")
    axes.plot(
        [100 * pooled(chosen, counts)], [100 * chosen.recall], "k*", markersize=14, label="chosen"
    )
    axes.set_xlabel("speech outside the grammar accepted, %")
    axes.set_ylabel("commands accepted and right, %")
    axes.set_xlim(-0.5, 30)
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(path)


def pooled(point: Point, counts: dict[str, int]) -> float:
    """False accepts over all out-of-grammar clips."""
    welsh, other = counts["out_welsh"], counts["out_other"]
    return (point.false_welsh * welsh + point.false_other * other) / (welsh + other)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=ROOT / "models" / "macsen-cy")
    parser.add_argument("--digits", type=Path, required=True)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--most-clips", type=int, default=150, help="clips of a store to hear")
    parser.add_argument("--most-false", type=float, default=0.02, help="false accepts allowed, 0–1")
    parser.add_argument("--plot", type=Path, help="SVG to write")
    options = parser.parse_args()

    stores = options.work / "stores"
    loaded = IntentLoader([intents_dir()]).load()
    intents = Grammar(loaded.automaton, Matcher(loaded))
    said = clips_of(Store(stores / "held-out-voices"), sys.maxsize, 1)
    # The intents may have changed since the commands were spoken.
    commands = [c for c in said if intents.has(c.text)][: options.most_clips]
    foreign = clips_of(Store(stores / "other-held-out"), options.most_clips, 2)
    digits = hearing.read_labelled(options.digits)
    sentences = hearing.read_labelled(options.sentences)
    ten_words = Grammar(from_sentences(sorted({tuple(normalise_words(d.text)) for d in digits})))
    counts = {
        "in_synthetic": len(commands),
        "in_digits": len(digits),
        "out_welsh": 2 * len(sentences),
        "out_other": 2 * len(foreign),
    }
    points: list[Point] = []
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as cache:
        bench = hearing.Bench(options.model, Path(cache))
        for cost in COSTS:
            taken = hear(bench, intents, cost, commands)
            said_digits = hear(bench, ten_words, cost, digits)
            welsh = [h for g in (intents, ten_words) for h in hear(bench, g, cost, sentences)]
            other = [h for g in (intents, ten_words) for h in hear(bench, g, cost, foreign)]
            for confidence in CONFIDENCES:
                points.append(
                    Point(
                        cost,
                        confidence,
                        share(taken, confidence, right=True),
                        share(said_digits, confidence, right=True),
                        share(welsh, confidence),
                        share(other, confidence),
                    )
                )
            print(f"{points[-len(CONFIDENCES)]} {time.monotonic() - start:.0f} s", flush=True)
    allowed = [p for p in points if pooled(p, counts) <= options.most_false]
    if not allowed:
        raise SystemExit(f"no setting keeps false accepts under {options.most_false}")
    # Of equals the lower threshold, which leaves more to the matcher.
    chosen = max(allowed, key=lambda p: (p.recall, -pooled(p, counts), -p.min_confidence))
    print("chosen:", chosen, "pooled false accepts:", round(pooled(chosen, counts), 4), counts)
    (options.model / "conf" / DECISION_NAME).write_text(
        "# Fitted by scripts/train/calibrate.py; see MODEL_CARD.md for the curve.\n"
        "decision:\n"
        f"  filler_cost: {chosen.filler_cost}       # nats for each phone outside the grammar\n"
        f"  min_confidence: {chosen.min_confidence}   # below it nothing counts as heard\n",
        encoding="utf-8",
    )
    write_manifest(options.model)
    report = {"counts": counts, "chosen": asdict(chosen), "points": [asdict(p) for p in points]}
    (options.work / "calibration.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
    if options.plot:
        options.plot.parent.mkdir(parents=True, exist_ok=True)
        plot(points, chosen, counts, options.plot)


if __name__ == "__main__":
    main()
