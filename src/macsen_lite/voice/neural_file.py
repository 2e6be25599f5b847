"""The description of a neural voice: the JSON file that Piper keeps beside the network.

``llais.onnx`` has its description in ``llais.onnx.json``. Its fields are those of Piper's training
(github.com/rhasspy/piper, TRAINING.md, and piper.cpp for how they are used).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from macsen_lite.errors import UsageError, VoiceError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

__all__ = ["Input", "VoiceFile", "read_voice_file"]

Input = Literal["espeak", "bangor"]
"""What the ids stand for: espeak-ng's phonemes, a code point each; or Bangor's, by whole names."""

PAD, BOS, EOS = "_", "^", "$"
"""Piper's names for what stands between two phonemes, at the beginning and at the end."""

_LANGUAGE = "cy"
_RATES = range(8_000, 48_001)
"""Hz. Piper's voices have 16000 or 22050; below 8000 it is no speech, above 48000 a slip."""
_BANGOR_ONLY = frozenset(("aa", "dh", "lh", "rh"))
"""Phonemes of Bangor's with more than one letter, which espeak-ng's never have."""
_ENGLISH_MODES = ("native", "accented")
_NATIVE_ENGLISH = frozenset(("æ", "ʌ", "ɒ"))


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """A neural voice as its JSON describes it."""

    path: Path
    """The network, an ONNX file."""
    rate: int
    """Samples a second of the sound that it makes, in Hz."""
    input: Input
    ids: Mapping[str, tuple[int, ...]]
    """Phoneme → the ids that the network knows it by."""
    replaced: Mapping[str, tuple[str, ...]]
    """Phonemes that the voice has others in the place of (``phoneme_map``)."""
    noise_scale: float
    length_scale: float
    """Length of its phonemes; 2 is half as fast as 1."""
    noise_w: float
    """How much the length of its phonemes varies."""
    speakers: Mapping[str, int]
    """Names of those whose voices it has → their numbers; empty when they have none."""
    speaker_count: int
    english_mode: str
    """How Bangor's G2P is to say English words: "native" or "accented"."""
    data_version: str
    """Version of the G2P's data that a Bangor voice was trained with; empty if it is not said."""

    def speaker(self, name: str) -> int:
        """The number of a speaker, by name or as a number; of the first for "".

        Raises UsageError when there is no such speaker.
        """
        if not name:
            return 0
        if name in self.speakers:
            return self.speakers[name]
        if name.isdecimal() and int(name) < self.speaker_count:
            return int(name)
        known = ", ".join(self.speakers) or ", ".join(map(str, range(self.speaker_count)))
        raise UsageError(
            message("voice.unknown_variant", variant=name),
            message("voice.unknown_variant.hint", known=known),
        )


def read_voice_file(path: Path) -> VoiceFile:
    """The description of the voice in the ONNX file ``path``, from the JSON beside it.

    Raises VoiceError, saying which, when a file is missing or is no description of a Welsh voice
    that can be spoken with here.
    """
    if not path.is_file():
        raise VoiceError(
            message("neural.missing", path=path), message("neural.missing.hint")
        ) from None
    described = path.with_name(path.name + ".json")
    if not described.is_file():
        raise VoiceError(
            message("neural.no_json", path=described), message("neural.no_json.hint", path=path)
        )
    try:
        data = json.loads(described.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unfit(described, message("neural.not_json", reason=reason_of(error))) from error
    if not isinstance(data, dict):
        raise _unfit(described, message("neural.not_json", reason=type(data).__name__))
    return _Description(described, data).read(path)


def _unfit(path: Path, reason: str) -> VoiceError:
    return VoiceError(
        message("neural.unfit", path=path, reason=reason), message("neural.unfit.hint")
    )


@dataclass(frozen=True, slots=True)
class _Description:
    path: Path
    data: Mapping[str, object]

    def read(self, network: Path) -> VoiceFile:
        ids = self._ids()
        kind = self._input(ids)
        self._check_language(kind)
        count = self._whole("num_speakers", self.data.get("num_speakers", 1))
        if count < 1:
            raise self._bad("num_speakers")
        return VoiceFile(
            path=network,
            rate=self._rate(),
            input=kind,
            ids=ids,
            replaced=self._replaced(),
            noise_scale=self._scale("noise_scale", 0.667),
            length_scale=self._scale("length_scale", 1.0),
            noise_w=self._scale("noise_w", 0.8),
            speakers=self._speakers(count),
            speaker_count=count,
            english_mode=self._english_mode(ids),
            data_version=self._said("data_version"),
        )

    def _bad(self, field: str) -> VoiceError:
        return _unfit(self.path, message("neural.bad_field", field=field))

    def _part(self, name: str) -> Mapping[str, object]:
        part = self.data.get(name) or {}
        if not isinstance(part, dict):
            raise self._bad(name)
        return part

    def _whole(self, field: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._bad(field)
        return value

    def _rate(self) -> int:
        rate = self._whole("audio.sample_rate", self._part("audio").get("sample_rate"))
        if rate not in _RATES:
            raise _unfit(
                self.path, message("neural.bad_rate", rate=rate, low=_RATES[0], high=_RATES[-1])
            )
        return rate

    def _scale(self, name: str, usual: float) -> float:
        value = self._part("inference").get(name, usual)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self._bad(f"inference.{name}")
        lowest_fits = value > 0 if name == "length_scale" else value >= 0
        if not math.isfinite(value) or not lowest_fits:
            raise self._bad(f"inference.{name}")
        return float(value)

    def _ids(self) -> dict[str, tuple[int, ...]]:
        field = "phoneme_id_map"
        limit = self.data.get("num_symbols")
        ids: dict[str, tuple[int, ...]] = {}
        for phoneme, numbers in self._part(field).items():
            if not isinstance(numbers, list) or not numbers:
                raise self._bad(f"{field}.{phoneme}")
            ids[phoneme] = tuple(self._whole(f"{field}.{phoneme}", number) for number in numbers)
            if min(ids[phoneme]) < 0 or (isinstance(limit, int) and max(ids[phoneme]) >= limit):
                raise self._bad(f"{field}.{phoneme}")
        missing = [each for each in (PAD, BOS, EOS) if each not in ids]
        if missing:
            raise _unfit(self.path, message("neural.no_phonemes", phonemes=" ".join(missing)))
        return ids

    def _input(self, ids: Mapping[str, tuple[int, ...]]) -> Input:
        # Bangor's voices say "text", as those of Piper's do whose phonemes are letters: what tells
        # them apart is that they have phonemes with names of several letters.
        if ids.keys() >= _BANGOR_ONLY:
            return "bangor"
        named = self.data.get("phoneme_type", "espeak")
        if named != "espeak":
            raise _unfit(self.path, message("neural.phoneme_type", kind=named))
        if wide := [each for each in ids if len(each) > 1]:
            raise _unfit(self.path, message("neural.wide", phonemes=" ".join(wide[:10])))
        return "espeak"

    def _check_language(self, kind: Input) -> None:
        language = self._part("language")
        found = language.get("code") or language.get("family") or ""
        spoken = self._part("espeak").get("voice") or ""
        said = [str(each) for each in (found, spoken if kind == "espeak" else "") if each]
        # A bilingual voice is "cy_en_GB".
        wrong = [each for each in said if each.replace("-", "_").split("_")[0] != _LANGUAGE]
        if wrong:
            raise _unfit(self.path, message("neural.other_language", language=wrong[0]))
        if not said and kind == "espeak":
            raise _unfit(self.path, message("neural.no_language"))

    def _replaced(self) -> dict[str, tuple[str, ...]]:
        replaced = {}
        for phoneme, others in self._part("phoneme_map").items():
            if not isinstance(others, list) or not all(isinstance(each, str) for each in others):
                raise self._bad(f"phoneme_map.{phoneme}")
            replaced[phoneme] = tuple(others)
        return replaced

    def _speakers(self, count: int) -> dict[str, int]:
        field = "speaker_id_map"
        speakers = {
            name: self._whole(f"{field}.{name}", number)
            for name, number in self._part(field).items()
        }
        if any(not 0 <= number < count for number in speakers.values()):
            raise self._bad(field)
        return speakers

    def _english_mode(self, ids: Mapping[str, tuple[int, ...]]) -> str:
        said = self._said("english_mode")
        if said and said not in _ENGLISH_MODES:
            raise self._bad("english_mode")
        return said or ("native" if ids.keys() >= _NATIVE_ENGLISH else "accented")

    def _said(self, field: str) -> str:
        """A field that Bangor's voices have, at the top or in one of the parts."""
        parts = [self.data, *(part for part in self.data.values() if isinstance(part, dict))]
        return next((str(part[field]) for part in parts if part.get(field)), "")
