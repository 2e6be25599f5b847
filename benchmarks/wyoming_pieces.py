"""How much of a transcript the Wyoming service sends before the end, and how often wrongly.

    nice python benchmarks/wyoming_pieces.py [--count N]

Sentences are drawn from the tests of the shipped skills and said in three voices of espeak-ng (no
person's voice), with 0.8 s of silence after each. The baseline sends each word as soon as another
follows it; beside it, words that have stood for 0.3 s; and that with, of final texts that sound
just the same (*ydi*, *ydy*), the one that begins as what was sent: what the service does.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

import numpy as np  # noqa: E402

from macsen_lite.assistant import Assistant  # noqa: E402
from macsen_lite.serve.wyoming.hearing import equally_likely  # noqa: E402
from macsen_lite.serve.wyoming.partials import SETTLED_S, SettledWords  # noqa: E402
from macsen_lite.speech.transcript import Transcript  # noqa: E402
from macsen_lite.voice.espeak import wav_clip  # noqa: E402

VOICES = ("cy+m7", "cy+f2", "cy")
BLOCK_S, SILENCE_S = 0.064, 0.8


def said(text: str, voice: str) -> tuple[np.ndarray, int]:
    done = subprocess.run(
        ["espeak-ng", "-v", voice, "-s", "140", "--stdout", text], check=True, capture_output=True
    )
    clip = wav_clip(done.stdout)
    return np.concatenate(
        [clip.samples, np.zeros(round(SILENCE_S * clip.rate), np.int16)]
    ), clip.rate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=150)
    count = parser.parse_args().count
    assistant = Assistant.of_this_user()
    every = [
        test.say
        for file in assistant.intents.files
        for intent in file.intents
        for test in intent.tests
        if not test.negative
    ]
    random.Random(7).shuffle(every)
    heard: list[tuple[list[tuple[str, float]], Transcript]] = []
    for number, text in enumerate(every[:count]):
        samples, rate = said(text, VOICES[number % len(VOICES)])
        stream = assistant.listener().stream(rate)
        step = round(BLOCK_S * rate)
        partials = [
            (stream.accept(samples[at : at + step]).text, (at + step) / rate)
            for at in range(0, len(samples), step)
        ]
        heard.append((partials, stream.finish()))
    print(f"{len(heard)} sentences, espeak-ng ({', '.join(VOICES)})")
    print("sent                      words early   begins otherwise   refused after all")
    for name, settled_s, chooses in (
        ("at once", 0.0, False),
        (f"after {SETTLED_S} s", SETTLED_S, False),
        (f"after {SETTLED_S} s, chosen", SETTLED_S, True),
    ):
        early = words = otherwise = refused = 0
        for partials, final in heard:
            settled = SettledWords(settled_s)
            sent = "".join(settled.accept(text, at) for text, at in partials).split()
            if final.is_unknown:
                refused += bool(sent)
                continue
            chosen = settled.choose(equally_likely(final)) if chooses else final.text
            early, words = early + len(sent), words + len(chosen.split())
            otherwise += chosen.split()[: len(sent)] != sent
        share = 100 * early / max(1, words)
        print(f"{name:<25} {share:>10.0f} % {otherwise:>18} {refused:>19}")


if __name__ == "__main__":
    main()
