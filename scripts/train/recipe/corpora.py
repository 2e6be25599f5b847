"""Human speech: any folder in Common Voice layout, and the teacher's second opinion on it."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr

from . import targets
from .espeak import engine
from .store import RATE, Utterance

# Common Voice code → espeak-ng voice, where they differ.
_VOICES = {"fr": "fr-fr", "sv-SE": "sv", "ga-IE": "ga"}


@dataclass(frozen=True, slots=True)
class Clip:
    """One row of a corpus."""

    path: Path
    speaker: str
    text: str
    language: str


def read_corpus(folder: Path, language: str) -> list[Clip]:
    """Clips of a folder with `validated.tsv` + `clips/`, or `manifest.tsv` beside its sound.

    Columns: `path`/`audio`, `client_id`/`speaker`, `sentence`/`text` (Common Voice's names first).
    """
    table = folder / "validated.tsv"
    sound = folder / "clips"
    if not table.exists():
        table, sound = folder / "manifest.tsv", folder
    if not table.exists():
        raise SystemExit(f"{folder} has neither validated.tsv nor manifest.tsv")
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    clips = []
    for row in rows:
        name = row.get("path") or row["audio"]
        speaker = row.get("client_id") or row["speaker"]
        clips.append(Clip(sound / name, speaker, row.get("sentence") or row["text"], language))
    return clips


def read_sound(path: Path) -> np.ndarray:
    """A sound file as float32 mono, 16 kHz, peak at one half."""
    sound, rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono = sound.mean(axis=1)
    if rate != RATE:
        mono = soxr.resample(mono, rate, RATE)
    return (0.5 * mono / (np.abs(mono).max() + 1e-6)).astype(np.float32)


def held_out(speaker: str, share: float) -> bool:
    """Whether a speaker is kept from training: by hash, so that it never changes."""
    digest = hashlib.sha256(speaker.encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < share


def spoken_phones(clip: Clip) -> tuple[str, ...]:
    """Phones asked for by a clip's text; empty where that cannot be told."""
    if clip.language == "cy":
        return targets.welsh(clip.text)
    spoken = engine().say(clip.text, _VOICES.get(clip.language, clip.language), rate=300)
    phones, unknown = targets.from_ipa(spoken.ipa)
    return phones if unknown <= 1 else ()


def plausible(phones: tuple[str, ...], seconds: float) -> bool:
    """Whether that many phones fit in that time (0.04 to 0.5 s each)."""
    return len(phones) > 1 and 0.04 * len(phones) < seconds < 0.5 * len(phones) + 3


@dataclass(frozen=True, slots=True)
class Teacher:
    """What a second recogniser heard in each clip, by file name."""

    heard: dict[str, tuple[str, ...]]

    @classmethod
    def read(cls, path: Path) -> Teacher:
        if not path.exists():
            return cls({})
        rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        return cls({Path(r["file"]).name: targets.from_ipa(r["phones"])[0] for r in rows})

    def distance(self, clip: Clip, phones: tuple[str, ...]) -> float | None:
        """Phone edits per phone between the text's phones and the teacher's."""
        heard = self.heard.get(clip.path.name)
        if heard is None:
            return None
        return targets.Levenshtein.distance(heard, phones) / max(1, len(phones))


def utterances(
    clips: list[Clip], teacher: Teacher, limit: float, longest_s: float
) -> Iterator[Utterance]:
    """Usable clips with their targets.

    A clip goes when its text cannot be turned into phones, when it is longer than `longest_s`, when
    its length does not fit its text, or when the teacher heard more than `limit` edits a phone
    (text and sound that do not belong together).
    """
    for clip in clips:
        phones = spoken_phones(clip)
        if not phones:
            continue
        distance = teacher.distance(clip, phones)
        if distance is not None and distance > limit:
            continue
        try:
            sound = read_sound(clip.path)
        except (soundfile.LibsndfileError, OSError) as error:
            print(f"skipped {clip.path.name}: {error}", flush=True)
            continue
        if len(sound) > longest_s * RATE or not plausible(phones, len(sound) / RATE):
            continue
        samples = (sound * 32767).astype(np.int16)
        yield Utterance(
            clip.path.name, clip.speaker, clip.language, True, clip.text, phones, samples
        )
