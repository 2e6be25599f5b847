"""What benchmarks/rejection.py listens to: requests, and what is none, in two halves.

The halves share no voice, no sentence, no speaker and no noise: what is fitted on ``choose`` is
measured on ``report``.
"""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path

import numpy as np
import wake_speech

from macsen_lite.clip import AudioClip
from macsen_lite.fixtures.sentences import drawn, everyday, of_intent
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.slots import TEST_NOW
from macsen_lite.welsh.tokens import words

HALVES = ("choose", "report")
VOICES = {
    "choose": ("Denis", "Lee", "announcer", "iven3", "linda"),
    "report": ("Alicia", "f4", "klatt4", "m7", "sandro"),
}
RATES = (115, 160, 205)
"""Words a minute."""
RATE = 16_000
SEED = {"choose": 20261123, "report": 20261124}
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Clip:
    """A piece of sound, and what should come of it."""

    key: str
    kind: str
    """``request``; or ``everyday``, ``near``, ``welsh``, ``other`` (languages) or ``noise``."""
    speaker: str
    text: str
    intent: str | None
    sound: AudioClip

    @property
    def is_synthetic(self) -> bool:
        """Whether no person is heard in it."""
        return self.kind in ("request", "everyday", "near", "noise")


def shared() -> Path:
    """The folder of people's speech, which is not part of the project."""
    return Path(os.environ.get("MACSEN_SHARED", HERE.parents[1] / "shared"))


def half_of(text: str) -> str:
    """Always the same half for the same words."""
    digest = hashlib.sha256(" ".join(words(text)).encode()).digest()
    return HALVES[digest[0] % 2]


def requests(intents: IntentSet, matcher: Matcher, half: str) -> list[tuple[str, str]]:
    """A sentence of each intent of which the half has one, with the intent's name."""
    found = []
    for intent in intents.intents:
        tests = of_intent(intent, matcher, 40, SEED["choose"])
        for sentence in (*tests, *drawn(intent, matcher, SEED["choose"])):
            if half_of(sentence.text) == half:
                found.append((sentence.text, intent.id))
                break
    return found


def others(intents: IntentSet, matcher: Matcher, half: str, count: int) -> list[tuple[str, str]]:
    """Sentences that ask for nothing we do, each with its kind: everyday ones and near misses."""
    chance = random.Random(SEED[half])
    common = [sentence.text for sentence in everyday()]
    text = shared() / "data" / "text" / "general-welsh.txt"
    if text.is_file():
        common += text.read_text(encoding="utf-8").splitlines()
    tests = (t.say for i in intents.intents for t in i.tests if t.negative)
    lines = (HERE / "near-domain.txt").read_text(encoding="utf-8").splitlines()
    near = [*tests, *(line for line in lines if line and line[0] not in "#[")]
    lists = []
    for kind, texts in (("everyday", common), ("near", near)):
        own = {words(t): t for t in texts if half_of(t) == half and 1 < len(words(t)) < 14}
        chosen = sorted(own.values())
        chance.shuffle(chosen)
        fit = (t for t in chosen if matcher.decide(t, TEST_NOW).kind == "reject")
        lists.append([(t, kind) for t in islice(fit, count // 2)])
    return [one for pair in zip_longest(*lists) for one in pair if one is not None]


def synthetic(intents: IntentSet, half: str, count: int) -> Iterator[Clip]:
    """Requests, and ``count`` sentences that are none, in the half's voices."""
    matcher = Matcher(intents)
    asked = [(text, "request", intent) for text, intent in requests(intents, matcher, half)]
    rest = [(text, kind, None) for text, kind in others(intents, matcher, half, count)]
    voices = VOICES[half]
    for number, (text, kind, intent) in enumerate((*asked, *rest)):
        voice = voices[number % len(voices)]
        rate = RATES[number // len(voices) % len(RATES)]
        sound = wake_speech.espeak(text, voice, rate, (35, 50, 65)[number % 3])
        yield Clip(f"{half}/{number}", kind, voice, text, intent, wake_speech.in_silence(sound))


def people(half: str, count: int) -> Iterator[Clip]:
    """People's speech, none of it a request: all the Welsh of the half, ``count`` in other tongues.

    Half by speaker. Welsh for choosing is what the acoustic model was trained on, for reporting
    what it was not. Of the other languages' speakers it heard most; those that it did not come
    first.
    """
    root = shared() / "data"
    if not root.is_dir():
        return
    chance = random.Random(SEED[half])
    rows = []
    for folder in sorted((root / "commonvoice-sample").iterdir()):
        for row in wake_speech._rows(folder / "validated.tsv"):
            if half_of(row["speaker"]) == half:
                rows.append(
                    (not wake_speech._held_out(row["speaker"]), chance.random(), folder, row)
                )
    for _, _, folder, row in sorted(rows, key=lambda one: one[:2])[:count]:
        found = wake_speech._human(folder.name, folder / "clips", row, False)
        yield _person(found, "other", row["speaker"])
    which = "dev" if half == "report" else "train"
    for name, most in ((f"{which}-sentences", 40), (f"{which}-digits", 20)):
        folder = root / "welsh" / name
        for row in wake_speech._rows(folder / "manifest.tsv")[:most]:
            found = wake_speech._human(f"cy/{name}", folder, row, False)
            yield _person(found, "welsh", row["speaker"])


def _person(found: wake_speech.Clip, kind: str, speaker: str) -> Clip:
    return Clip(found.key, kind, speaker, found.text, None, found.sound)


def noises(half: str, count: int) -> Iterator[Clip]:
    """Noise with nobody speaking in it: hiss, rumble and clatter, loud and soft."""
    for number in range(count):
        chance = np.random.default_rng((SEED[half], number))
        samples = round(RATE * chance.uniform(1.5, 4.0))
        slope = (0.0, 0.5, 1.0)[number % 3]  # white, pink, brown
        spectrum = np.fft.rfft(chance.standard_normal(samples))
        spectrum /= np.maximum(np.fft.rfftfreq(samples, 1 / RATE), 50.0) ** slope
        noise = np.fft.irfft(spectrum, samples)
        if number % 2:  # clatter: knocks that die away
            knocks = np.zeros(samples)
            for at in chance.integers(0, samples, 8):
                rest = samples - int(at)
                knocks[at:] += chance.uniform(0.3, 1) * np.exp(-np.arange(rest) / (0.05 * RATE))
            noise = noise * knocks
        noise *= 10 ** (chance.uniform(-40, -10) / 20) / np.sqrt(np.mean(noise**2))
        sound = AudioClip((noise.clip(-1, 1) * 32767).astype(np.int16), RATE)
        yield Clip(f"{half}/noise{number}", "noise", "", "", None, sound)


def clips(intents: IntentSet, half: str, others: int, foreign: int, noise: int) -> list[Clip]:
    """All of a half."""
    return [*synthetic(intents, half, others), *people(half, foreign), *noises(half, noise)]
