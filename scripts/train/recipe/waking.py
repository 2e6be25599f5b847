"""Speech for the wake word's upper layers: the word, and as often what sounds nearly like it.

Both are said by the same voices in the same sentences, so that the voice tells nothing.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence

from . import synthesis
from .store import Utterance

WORD = "Macsen"
NEAR = (
    "Maesteg", "mae'n sâl", "Maxine", "masgen", "mae Siôn yma", "mae sebon yn y bath",
    "ma' cinio'n barod", "macsu", "maes awyr", "mae'r castell yn hen", "Saeson", "sacsoffon",
    "mesen", "bocsen", "bacsen", "nacsen", "macsid", "acsen", "acen", "mae asen gen i",
    "maen nhw'n sefyll", "mas o'r tŷ", "masarnen", "macrell", "maccabi", "mae pawb yn", "moesen",
    "mocsen", "micsen", "macsi", "taxi", "tacsi", "Sacsonaidd", "bachgen", "mae ganddo",
    "mae gan Sam", "maswr", "maip", "magnel", "marsen", "maglen", "masnach", "basgedi",
    "mae ysgol", "masw", "Mai'r seithfed", "mae'n siŵr", "ffacsen", "pacsen", "lacsen", "macsel",
    "macsan", "macsyn", "masen", "maen", "mae ffacs", "actor", "mae actor", "Alecsander",
    "ecsema", "macaroni", "magsen", "mabsen", "madsen", "mamsen", "max", "macs", "mae cysgod",
    "mae crys",
)  # fmt: skip
"""Words, some of them made up, and beginnings of sentences."""
LEADS = (
    "wel", "iawn", "o", "dos", "ie", "na", "diolch", "bore da", "noswaith dda",
)  # fmt: skip
WORD_SHARE = 0.45


def half_of(speaker: str) -> str:
    """``choose`` or ``report``, as benchmarks/wake.py parts the speakers."""
    digest = hashlib.sha256(f"wake{speaker}".encode()).hexdigest()
    return "report" if int(digest[:8], 16) % 2 else "choose"


def draw(rng: random.Random, commands: Sequence[str]) -> str:
    """A text with the word, or with something near it, alone or with more around it."""
    kind = rng.random()
    word = WORD if rng.random() < WORD_SHARE else rng.choice(NEAR)
    if kind < 0.35:
        return word
    if kind < 0.5:
        return f"Hei {word}"
    if kind < 0.8:
        return f"{word}, {rng.choice(commands)}"
    if kind < 0.9:
        return f"Hei {word}, {rng.choice(commands)}"
    return f"{rng.choice(LEADS)}, {word}"


def corpus(
    count: int,
    seed: int,
    commands: Sequence[str],
    say: Callable[[str, random.Random, str], Utterance | None],
) -> Iterator[Utterance]:
    """``count`` utterances of such texts by ``say`` (text, randomness, key)."""
    rng, made = random.Random(seed), 0
    while made < count:
        utterance = say(draw(rng, commands), rng, f"wake-{seed}-{made}")
        if utterance is not None:
            made += 1
            yield utterance


def espeak_corpus(count: int, seed: int, commands: Sequence[str]) -> Iterator[Utterance]:
    """By espeak-ng's voices, those kept from training left out."""
    variants = synthesis.espeak_variants()

    def say(text: str, rng: random.Random, key: str) -> Utterance | None:
        return synthesis.espeak_utterance(text, rng.choice(variants), rng, key)

    return corpus(count, seed, commands, say)


def neural_corpus(
    voice: synthesis.Voice, count: int, seed: int, commands: Sequence[str]
) -> Iterator[Utterance]:
    """By a neural voice."""

    def say(text: str, rng: random.Random, key: str) -> Utterance | None:
        return synthesis.neural_utterance(text, voice, rng, key)

    return corpus(count, seed, commands, say)
