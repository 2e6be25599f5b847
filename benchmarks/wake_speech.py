"""The speech that benchmarks/wake.py listens to: people who do not say the word, voices that do."""

from __future__ import annotations

import csv
import hashlib
import io
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from macsen_lite.audio.resampling import Resampler, to_int16
from macsen_lite.clip import AudioClip

ROOT = Path(__file__).resolve().parents[1]
RATE = 16_000

# As in scripts/train/recipe/synthesis.py: voices that the acoustic model has never heard.
VARIANTS = (
    "Alicia", "Denis", "Lee", "announcer", "f4", "iven3", "klatt4", "linda", "m7", "sandro",
)  # fmt: skip
NEURAL = "jf_nezumi"
SAID = (
    "Macsen",
    "Hei Macsen",
    "Macsen, faint o'r gloch ydi hi?",
    "Hei Macsen, beth ydi'r tywydd yfory?",
    "Macsen, gosod larwm am saith o'r gloch",
    "Wel, Macsen, dwed jôc",
)
WORDS_A_MINUTE = (110, 155, 200)
PITCHES = (30, 70)
PEAK = 0.3
LEAD_S, TAIL_S = 1.0, 0.5
"""Before and after the words; with noise, noise."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A piece of speech."""

    key: str
    source: str
    """A language, a folder or a voice."""
    half: str
    """``choose`` or ``report``; by speaker."""
    in_training: bool
    """Whether the acoustic model was trained on it."""
    text: str
    sound: AudioClip


def half_of(speaker: str) -> str:
    """Always the same half for the same speaker."""
    digest = hashlib.sha256(f"wake{speaker}".encode()).hexdigest()
    return "report" if int(digest[:8], 16) % 2 else "choose"


def _held_out(speaker: str) -> bool:
    """The tenth of the speakers that `scripts/train` keeps from training (`corpora.held_out`)."""
    digest = hashlib.sha256(speaker.encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < 0.1


def at_model_rate(samples: np.ndarray, rate: int) -> AudioClip:
    """Mono at 16 kHz; ``samples`` float, (n,) or (n, channels)."""
    mono = samples.mean(axis=1) if samples.ndim > 1 else samples
    resampled = Resampler(rate, RATE).accept(mono.astype(np.float32), last=True)
    return AudioClip(to_int16(resampled), RATE)


def people(shared: Path) -> Iterator[Clip]:
    """Common Voice: 31 other languages, and Welsh sentences and digits. Nobody says the word."""
    for folder in sorted((shared / "data" / "commonvoice-sample").iterdir()):
        for row in _rows(folder / "validated.tsv"):
            yield _human(folder.name, folder / "clips", row, not _held_out(row["speaker"]))
    for folder in sorted((shared / "data" / "welsh").iterdir()):
        for row in _rows(folder / "manifest.tsv"):
            yield _human(f"cy/{folder.name}", folder, row, folder.name.startswith("train"))


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _human(source: str, folder: Path, row: dict[str, str], in_training: bool) -> Clip:
    name = row.get("path") or row["audio"]
    samples, rate = soundfile.read(folder / name, dtype="float32")
    speaker = row["speaker"]
    text = row.get("sentence") or row["text"]
    clip = at_model_rate(samples, rate)
    return Clip(name, source, half_of(speaker), in_training, text, clip)


def espeak(text: str, variant: str, rate: int, pitch: int) -> AudioClip:
    """A sentence in one voice variant of espeak-ng, brought to the level of the others."""
    command = ["espeak-ng", "-v", f"cy+{variant}", "-s", str(rate), "-p", str(pitch), "--stdout"]
    done = subprocess.run([*command, text], check=True, capture_output=True)
    samples, own_rate = soundfile.read(io.BytesIO(done.stdout), dtype="float32")
    return _levelled(samples, own_rate)


def _levelled(samples: np.ndarray, rate: int) -> AudioClip:
    return at_model_rate(PEAK * samples / max(1e-6, float(np.abs(samples).max())), rate)


def in_silence(clip: AudioClip) -> AudioClip:
    """With silence before and after it."""
    lead, tail = (np.zeros(round(s * RATE), np.int16) for s in (LEAD_S, TAIL_S))
    return AudioClip(np.concatenate([lead, clip.samples, tail]), RATE)


def said_by_voices() -> Iterator[Clip]:
    """The word, alone and in sentences, in espeak-ng's voices that were kept from training."""
    for variant in VARIANTS:
        for text in SAID:
            for rate in WORDS_A_MINUTE:
                for pitch in PITCHES:
                    key = f"{variant}-{text}-{rate}-{pitch}"
                    clip = in_silence(espeak(text, variant, rate, pitch))
                    yield Clip(key, f"espeak:{variant}", "report", False, text, clip)


def said_by_neural_voice() -> Iterator[Clip]:
    """The same in the Kokoro style kept from training. Raises ImportError without the extra train.

    Each sentence six times: pace and intonation are drawn.
    """
    sys.path.insert(0, str(ROOT / "scripts" / "train"))
    from recipe import synthesis, targets

    from macsen_lite.speech.phones import normalise_words

    voice = synthesis.kokoro(style=NEURAL)
    rng = random.Random(5)
    for text in SAID:
        ipa = synthesis.welsh_ipa([targets.welsh_word(word) for word in normalise_words(text)])
        for take in range(6):
            samples, rate, _ = voice(ipa, rng)
            clip = in_silence(_levelled(np.asarray(samples, np.float32), rate))
            yield Clip(f"{NEURAL}-{text}-{take}", f"kokoro:{NEURAL}", "report", False, text, clip)


def everyday(shared: Path) -> Iterator[Clip]:
    """Everyday Welsh sentences in the same espeak-ng voices; none has the word."""
    lines = (shared / "data" / "text" / "general-welsh.txt").read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(filter(None, map(str.strip, lines))):
        if "macsen" in line.casefold():
            continue
        variant = VARIANTS[number % len(VARIANTS)]
        clip = espeak(line, variant, WORDS_A_MINUTE[number % 3], PITCHES[number % 2])
        yield Clip(str(number), f"espeak:{variant}", "report", False, line, in_silence(clip))


def folder(root: Path) -> Iterator[Clip]:
    """All sound files below a folder, of people who do not say the word."""
    for path in sorted(root.rglob("*")):
        if path.suffix.lower() in (".wav", ".flac", ".mp3", ".ogg"):
            samples, rate = soundfile.read(path, dtype="float32")
            name = str(path.relative_to(root))
            yield Clip(name, root.name, "report", False, "", at_model_rate(samples, rate))
