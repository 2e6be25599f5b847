"""Let the English phone recogniser of the package `hama` (Apache-2.0) hear every clip.

Its phones are used to drop clips whose text and sound do not belong together, never as targets.

    python scripts/train/teacher.py --out WORK/teacher.jsonl FOLDER …
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "src")]

from hama.asr import ASRModel  # noqa: E402
from recipe import corpora  # noqa: E402
from recipe.store import RATE  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("folders", type=Path, nargs="+", help="Common Voice layout")
    options = parser.parse_args()
    done = set()
    if options.out.exists():
        lines = options.out.read_text(encoding="utf-8").splitlines()
        done = {json.loads(line)["file"] for line in lines}
    model, start = ASRModel(), time.monotonic()
    clips = [c for f in options.folders for c in corpora.read_corpus(f, f.name)]
    with options.out.open("a", encoding="utf-8") as out:
        for number, clip in enumerate(clips, 1):
            if clip.path.name in done:
                continue
            try:
                heard = model.transcribe_waveform(corpora.read_sound(clip.path), RATE)
            except (OSError, RuntimeError) as error:
                print(f"skipped {clip.path.name}: {error}", flush=True)
                continue
            row = {"file": clip.path.name, "phones": heard.phonemes}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            out.flush()
            if number % 100 == 0:
                print(f"{number}/{len(clips)}, {time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
