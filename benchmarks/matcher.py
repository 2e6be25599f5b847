"""How often the matcher understands what was nearly said, and takes up what was not meant for it.

    python benchmarks/matcher.py [--shared DIR] [--per-intent N] [--json]

Recall: sentences drawn by chance from each shipped intent, with no error and with simulated ones
(a letter dropped, added or changed; two; a word lost; a word of everyday Welsh put in, or put in
place of another). An answer counts when the intent and the slots are those of the sentence without
errors. False accepts: everyday sentences that are not in any grammar, commands that another
assistant understood and this one does not, and those of near-domain.txt, which share words with
the grammar. Prints a row for each threshold, and the time a match takes beside
`rapidfuzz.process.extractOne` over the same samples in this run.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from macsen_lite.intents import matcher as matching
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.paths import intents_dir
from macsen_lite.welsh.tokens import words

LETTERS = "abcdefghilmnoprstuwy"
THRESHOLDS = [0.70, 0.74, 0.78, 0.80, 0.82, 0.84, 0.86, 0.88, 0.90, 0.92]
SUPPORTED = {"amser"}
"""Skills of macsen-sentences.tsv that this assistant has too."""


ERRORS = ("none", "letter", "2 letters", "word lost", "word strange")


def letter_error(said: list[str], chance: random.Random) -> list[str]:
    """The words with a letter dropped, changed or added in one of them."""
    at = chance.randrange(len(said))
    word = said[at]
    place = chance.randrange(len(word))
    cut = chance.choice([0, 1, 1])
    letter = chance.choice(["", *LETTERS]) if cut else chance.choice(LETTERS)
    return [*said[:at], (word[:place] + letter + word[place + cut :]) or word, *said[at + 1 :]]


def with_error(
    said: list[str], kind: str, everyday: Sequence[str], chance: random.Random
) -> list[str]:
    """The words with an error of that kind."""
    at = chance.randrange(len(said))
    match kind:
        case "letter":
            return letter_error(said, chance)
        case "2 letters":
            return letter_error(letter_error(said, chance), chance)
        case "word lost" if len(said) > 1:
            return said[:at] + said[at + 1 :]
        case "word strange":
            return [*said[:at], chance.choice(everyday), *said[at + chance.choice([0, 1]) :]]
        case _:
            return said


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("MACSEN_SHARED", Path(__file__).parents[2] / "shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--per-intent", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    general = options.shared / "data" / "text" / "general-welsh.txt"
    commands = options.shared / "data" / "macsen-sentences.tsv"
    if not general.is_file():
        print(f"{general} is not there; give its folder with --shared", file=sys.stderr)
        return 1

    intents = IntentLoader([intents_dir()]).load()
    matcher = Matcher(intents)
    chance = random.Random(20261122)
    everyday_lines = [line for line in general.read_text("utf-8").splitlines() if line.strip()]
    everyday = sorted({w for line in everyday_lines for w in words(line)})

    spoken: dict[str, list[tuple[list[str], object]]] = {kind: [] for kind in ERRORS}
    for intent in intents.intents:
        for sample in chance.choices(intent.samples, k=options.per_intent):
            said = sample.split()
            truth = matcher.parse(said)
            assert truth is not None, sample
            wanted = (truth.intent, {k: v.value for k, v in truth.slots.items()})
            for kind in ERRORS:
                spoken[kind].append((with_error(said, kind, everyday, chance), wanted))
    near = []
    for line in commands.read_text("utf-8").splitlines()[1:]:
        skill, _, sentence = line.split("\t")
        if skill not in SUPPORTED:
            near.append(sentence)
    own_near = (Path(__file__).parent / "near-domain.txt").read_text("utf-8").splitlines()
    foreign = {
        "general": everyday_lines,
        "macsen 2022": near,
        "near": [line for line in own_near if line and not line.startswith("#")],
    }

    def candidates(said: Sequence[str]) -> object:
        exact = matcher.parse(said)
        return exact or matcher.candidates(said)

    kept = {
        kind: [(candidates(said), wanted) for said, wanted in level]
        for kind, level in spoken.items()
    }
    strange = {name: [(candidates(words(s)), s) for s in lines] for name, lines in foreign.items()}

    def decide(found: object) -> matching.Match | None:
        return matcher.accept(found) if isinstance(found, list) else found  # type: ignore[return-value]

    rows = []
    for threshold in THRESHOLDS:
        matching.ACCEPT = threshold
        row: dict[str, object] = {"accept": threshold}
        for kind, level in kept.items():
            right = wrong = 0
            for found, wanted in level:
                match = decide(found)
                if match is not None:
                    got = (match.intent, {k: v.value for k, v in match.slots.items()})
                    right += got == wanted
                    wrong += got != wanted
            row[f"recall {kind}"] = right / len(level)
            row[f"wrong {kind}"] = wrong / len(level)
            row["n_recall"] = len(level)
        for name, decided in strange.items():
            taken = [(s, m) for found, s in decided if (m := decide(found)) is not None]
            row[f"false_{name}"] = len(taken)
            row[f"n_{name}"] = len(decided)
            row[f"taken_{name}"] = [f"{s} → {m.intent} {m.score:.2f}" for s, m in taken][:10]
        rows.append(row)

    def milliseconds(texts: Sequence[str], run: object) -> list[float]:
        times = []
        for text in texts:
            start = time.perf_counter()
            run(text)  # type: ignore[operator]
            times.append(1000 * (time.perf_counter() - start))
        return times

    samples = [s for i in intents.intents for s in i.samples]
    texts = [" ".join(said) for level in spoken.values() for said, _ in level] + everyday_lines
    matching.ACCEPT = 0.8
    ours = milliseconds(texts, matcher.match)
    baseline = milliseconds(texts, lambda t: process.extractOne(t, samples, scorer=fuzz.ratio))
    timing = {
        "n": len(texts),
        "samples": len(samples),
        "ms_p50": statistics.median(ours),
        "ms_p95": statistics.quantiles(ours, n=20)[-1],
        "baseline_ms_p50": statistics.median(baseline),
        "baseline_ms_p95": statistics.quantiles(baseline, n=20)[-1],
    }
    if options.json:
        print(json.dumps({"curve": rows, "timing": timing}, ensure_ascii=False))
        return 0
    print("recall / answered wrongly, by error, n =", rows[0]["n_recall"], "each; false accepts")
    print("accept  " + "  ".join(f"{k:>13}" for k in [*ERRORS, *foreign]))
    for row in rows:
        cells = [f"{row[f'recall {k}']:.3f} / {row[f'wrong {k}']:.3f}" for k in ERRORS]
        cells += [f"{row[f'false_{k}']} / {row[f'n_{k}']}" for k in foreign]
        print(f"{row['accept']:.2f}    " + "  ".join(f"{c:>13}" for c in cells))
    for name in foreign:
        for taken in rows[0][f"taken_{name}"]:  # type: ignore[attr-defined]
            print(f"  {name} at {rows[0]['accept']}: {taken}")
    print(
        f"match p50 {timing['ms_p50']:.2f} ms, p95 {timing['ms_p95']:.2f} ms; extractOne over "
        f"{timing['samples']} samples p50 {timing['baseline_ms_p50']:.2f} ms, p95 "
        f"{timing['baseline_ms_p95']:.2f} ms; n = {timing['n']}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
