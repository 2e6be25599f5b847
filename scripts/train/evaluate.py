"""Measure an exported model through Vosk itself, on the sets given; prints one row a set.

    python scripts/train/evaluate.py --model models/macsen-cy --sentences FOLDER --digits FOLDER

- sentences: greedy open phone error rate, and choice among all the set's sentences by the decoder;
- digits: choice among the set's words as a grammar of single words.
No filler is in these grammars: they ask which, not whether. Run it where torch is not imported.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "src")]

from rapidfuzz.distance import Levenshtein  # noqa: E402
from recipe import hearing  # noqa: E402

from macsen_lite.speech.graph import GraphOptions  # noqa: E402
from macsen_lite.speech.phones import normalise_words  # noqa: E402

NO_FILLER = GraphOptions(filler_cost=None)


def choice(
    bench: hearing.Bench, clips: Sequence[hearing.Labelled], grammar: Sequence[str]
) -> tuple[int, list[tuple[str, str]]]:
    """How many clips are heard right within `grammar`, and (asked, heard) of the others."""
    recogniser = bench.recogniser(grammar, NO_FILLER)
    heard = [(" ".join(normalise_words(c.text)), recogniser.transcribe(c.clip).text) for c in clips]
    wrong = [(asked, got) for asked, got in heard if asked != got]
    return len(clips) - len(wrong), wrong


def phone_errors(bench: hearing.Bench, clips: Sequence[hearing.Labelled]) -> tuple[int, int]:
    """Greedy phone edits, and phones asked for."""
    loop = bench.phone_loop()
    edits = phones = 0
    for clip in clips:
        target = bench.lexicon.say(clip.text)
        edits += Levenshtein.distance(loop.transcribe(clip.clip).text.split(), target)
        phones += len(target)
    return edits, phones


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, default=ROOT / "models" / "macsen-cy")
    parser.add_argument("--sentences", type=Path, nargs="*", default=[])
    parser.add_argument("--digits", type=Path, nargs="*", default=[])
    parser.add_argument("--verbose", action="store_true", help="say what was heard wrongly")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        bench = hearing.Bench(options.model, Path(cache))
        for folder in [*options.sentences, *options.digits]:
            clips = hearing.read_labelled(folder)
            edits, phones = phone_errors(bench, clips)
            right, wrong = choice(bench, clips, sorted({c.text for c in clips}))
            row = {
                "set": folder.name,
                "speech": "human",
                "n": len(clips),
                "phone_error_rate": round(edits / phones, 3),
                "phones": phones,
                "chosen_right": right,
                "choices": len({c.text for c in clips}),
            }
            print(json.dumps(row), flush=True)
            if options.verbose:
                for asked, got in wrong:
                    print(f"  asked: {asked}\n  heard: {got}")


if __name__ == "__main__":
    main()
