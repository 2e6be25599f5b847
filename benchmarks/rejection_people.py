"""What the limit of the sound cost takes from people: recordings whose words are in the grammar.

    python benchmarks/rejection_people.py

Nobody has recorded requests, so the grammar is the set's own sentences here, and all of them should
be taken up. ``dev-sentences`` and ``dev-digits`` (Common Voice Welsh, CC0) come from MACSEN_SHARED,
or ../shared; their speakers are not in the training data, but models were chosen between on these
clips. Before is with the confidence alone, on the same decodes.
"""

from __future__ import annotations

import csv
import math
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from rejection import QUIET, share

from macsen_lite.audio.files import read_clip
from macsen_lite.automaton_building import from_sentences
from macsen_lite.fixtures.conditions import parse_conditions
from macsen_lite.fixtures.engine import seeded
from macsen_lite.speech.decision import read_decision
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.opening import open_recogniser
from macsen_lite.speech.phones import normalise_words
from macsen_lite.speech.sound_cost import fits
from macsen_lite.speech.store import resolve_model
from macsen_lite.speech.transcript import Transcript

SETS = ("dev-sentences", "dev-digits")
CONDITIONS = "noise:20 noise:10 noise:5 room"


def main() -> None:
    root = Path(__file__).resolve().parents[1]
    shared = Path(os.environ.get("MACSEN_SHARED", root.parent / "shared")) / "data" / "welsh"
    if not shared.is_dir():
        sys.exit(f"{shared} is not there (set MACSEN_SHARED)")
    model = resolve_model(None)
    limits = read_decision(model)
    print(f"confidence {limits.min_confidence:g}; sound cost at most {limits.max_sound_cost:g}")
    print("| set | condition | n | right words | before | after |")
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for name in SETS:
            with (shared / name / "manifest.tsv").open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
            said = {row["audio"]: tuple(normalise_words(row["text"])) for row in rows}
            recogniser = open_recogniser(
                model, from_sentences(sorted(set(said.values()))), Lexicon(),
                GraphCache(Path(folder)),
                decision=replace(limits, min_confidence=0.0, max_sound_cost=math.inf),
            )  # fmt: skip
            for condition in (None, *parse_conditions([CONDITIONS])):
                right: list[Transcript] = []
                for audio, words in said.items():
                    clip = read_clip(shared / name / audio)
                    seeded(f"{audio}\n{condition or ''}")
                    heard = recogniser.transcribe(
                        condition.apply(clip, audio) if condition else clip
                    )
                    if heard.text == " ".join(words):
                        right.append(heard)
                before = [one for one in right if one.confidence >= limits.min_confidence]
                after = [one for one in before if fits(one, limits.max_sound_cost)]
                shown = " | ".join(share(len(part), len(said)) for part in (right, before, after))
                print(f"| `{name}` | {condition or QUIET} | {len(said)} | {shown} |")


if __name__ == "__main__":
    main()
