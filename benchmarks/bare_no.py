"""May a bare *na* after an answer be heard as “that was wrong”, or only after the name?

For each of three grammars on top of what can always be said (a bare *na*, *nage*, *nac ydw* …; the
same after *Macsen*; and what is in use, which is *Macsen* and more than *na*), with the bonus for
what is expected and without it: how many refusals in synthetic speech (espeak-ng's Welsh voice in
several variants) are heard, and what else is taken for one. The name alone, the name and another
word, and other short words are synthetic; with --people FOLDER people's speech is heard, in pieces
between two pauses that are as short as a word. None of that is a refusal.

Run: python benchmarks/bare_no.py [--people ../shared/data/commonvoice-sample]
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from expected_answers import OTHER, VOICES, spoken

from macsen_lite.audio.files import read_clip
from macsen_lite.automaton_building import from_sentences, sequence
from macsen_lite.clip import AudioClip
from macsen_lite.dialogue.phrases import NO, REFUSAL, Phrases
from macsen_lite.intents.automaton import tidy
from macsen_lite.intents.heard import Heard
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.paths import intents_dir
from macsen_lite.speech.hearing import Hearing
from macsen_lite.speech.layers import EXPECTED_BONUS, LayeredRecogniser
from macsen_lite.speech.recogniser import Recogniser
from macsen_lite.welsh.tokens import words

REFUSALS = "na, nage, nac ydw, naci, dim hynny"
NAMES = "Macsen, Hei Macsen"
SHORT_S = (0.15, 0.9)
"""A word said alone takes no less and no more, in seconds."""
BONUSES = (0.0, EXPECTED_BONUS)


def synthetic(listed: str, before: str = "") -> list[AudioClip]:
    texts = [before + " ".join(words(each)) for each in listed.split(",")]
    return [spoken(text, voice, speed) for text in texts for voice, speed in VOICES]


def pieces(clip: AudioClip) -> Iterator[AudioClip]:
    """What is said between two pauses of 0.16 s, if it is short."""
    frame = round(0.02 * clip.rate)
    count = len(clip.samples) // frame
    if not count:
        return
    power = (
        np.square(clip.samples[: count * frame].astype(float)).reshape(count, frame).mean(axis=1)
    )
    level = 10 * np.log10(power / 32768**2 + 1e-12)
    loud = level > max(-45.0, float(np.quantile(level, 0.95)) - 22)
    start = 0
    while start < count:
        end = start
        while end < count and loud[start] and loud[end : end + 8].any():
            end += 1
        if SHORT_S[0] <= 0.02 * (end - start) <= SHORT_S[1]:
            first = max(0, start * frame - round(0.1 * clip.rate))
            yield AudioClip(clip.samples[first : end * frame + round(0.2 * clip.rate)], clip.rate)
        start = max(end, start + 1)


def people(folder: Path, most: int) -> list[AudioClip]:
    rng = random.Random(1)
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".mp3", ".wav", ".flac"))
    rng.shuffle(files)
    found = [piece for path in files[: 3 * most] for piece in pieces(read_clip(path))]
    rng.shuffle(found)
    return found[:most]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=Path, action="append", default=[])
    parser.add_argument("--most", type=int, default=400, help="pieces of a folder")
    options = parser.parse_args()
    intents = IntentLoader([intents_dir()]).load()
    hearing = Hearing.of_this_user(None, intents.say_as)
    phrases = Phrases(intents.common)
    no, in_use = phrases.automaton(NO), phrases.automaton(REFUSAL)
    assert no is not None and in_use is not None
    common = intents.common
    name = from_sentences([("macsen",), ("hei", "macsen")])
    grammars = {
        "bare": sequence(common.before, no, common.after),
        "after the name": sequence(name, no, common.after),
        "in use": sequence(in_use, common.after),
    }
    always = hearing.open(intents.heard)
    expected: dict[str, Recogniser] = {
        kind: hearing.open(Heard(tidy(grammar), {}), reject=False)
        for kind, grammar in grammars.items()
    }
    columns = [(kind, bonus) for kind in expected for bonus in BONUSES]
    heads = [f"{kind}, {bonus:g} nats" for kind, bonus in columns]
    print(f"{'taken for a refusal, of':34}", *heads, sep="  ")

    def show(what: str, clips: Iterable[AudioClip]) -> None:
        counts = dict.fromkeys(columns, 0)
        total = 0
        for clip in clips:
            total += 1
            usual = always.transcribe(clip)
            for kind, recogniser in expected.items():
                found = recogniser.transcribe(clip)
                for bonus in BONUSES:
                    layered = LayeredRecogniser(
                        always, recogniser, bonus, hearing._thresholds().min_confidence
                    )
                    heard = layered.better(usual, found)
                    said = phrases.core(words(heard.text))
                    counts[kind, bonus] += not heard.is_unknown and phrases.means(NO, said)
        cells = (f"{counts[c]:>{len(head)}}" for c, head in zip(columns, heads, strict=True))
        print(f"{what:28} {total:5}", *cells, sep="  ", flush=True)

    show("refusals, synthetic", synthetic(REFUSALS))
    show("the name and a refusal", synthetic(REFUSALS, "Macsen, "))
    show("the name alone", synthetic(NAMES))
    show("the name and another word", synthetic(OTHER, "Macsen, "))
    show("other words", synthetic(OTHER))
    for folder in options.people:
        show(f"people, {folder.name}"[:28], people(folder, options.most))


if __name__ == "__main__":
    main()
