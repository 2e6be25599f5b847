"""Text into the phonemes, and those into the ids, that a neural voice was trained on."""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
import unicodedata
from collections.abc import Sequence
from typing import Protocol

from macsen_lite.errors import VoiceError
from macsen_lite.line_child import LineChild
from macsen_lite.messages import message
from macsen_lite.voice.espeak import EspeakSpeaker
from macsen_lite.voice.neural_file import BOS, EOS, PAD, VoiceFile

__all__ = ["BangorPhonemes", "EspeakPhonemes", "Phonemes", "phonemes_for", "to_ids"]

_log = logging.getLogger(__name__)

_CLAUSE = re.compile(r"[^.,?!]*[.,?!]?")
_LANGUAGE_FLAG = re.compile(r"\([a-z-]+\)")
"""espeak-ng's note that it reads a word by another language's rules: "(en)…(cy)"."""
_TIMEOUT_S = 60.0
"""Loading takes 1 to 6 s and a sentence some milliseconds; a child this late has hung."""


class Phonemes(Protocol):
    """Whatever knows how words are said."""

    def of(self, words: str) -> list[str]:
        """The phonemes of words that are already speakable, marks and all. Raises VoiceError."""
        ...


class EspeakPhonemes:
    """espeak-ng's phonemes in the IPA, one code point each, as Piper's training has them."""

    def __init__(self, espeak: EspeakSpeaker | None = None) -> None:
        self._espeak = espeak or EspeakSpeaker()

    def of(self, words: str) -> list[str]:
        """As `Phonemes.of`. A clause's mark follows it, and a space follows a comma."""
        said = ""
        for clause in _CLAUSE.findall(words):
            text = clause.rstrip(".,?!").strip()
            mark = clause[-1:] if clause[-1:] in ".,?!" else ""
            if text:
                ipa = _LANGUAGE_FLAG.sub("", self._espeak.ipa(text))
                said += (" " if said and said[-1] != " " else "") + " ".join(ipa.split())
            said += mark + (" " if mark == "," else "")
        return list(unicodedata.normalize("NFD", said.strip()))


class BangorPhonemes:
    """The phonemes of `techiaith-g2p`, by whole names, from a child process."""

    def __init__(
        self, english_mode: str, data_version: str = "", command: Sequence[str] | None = None
    ) -> None:
        """``english_mode`` and ``data_version`` are the voice's; another version is warned of.

        ``command`` is the child's command line, by default this Python's own.
        """
        self._english_mode, self._data_version = english_mode, data_version
        # -P keeps the current folder off the child's path.
        own = [sys.executable, "-P", "-m", f"{__package__}.bangor_child"]
        self._child = LineChild(command or own, _TIMEOUT_S)
        self._lock = threading.Lock()

    def of(self, words: str) -> list[str]:
        """As `Phonemes.of`. The first words take some seconds, while the dictionary is read."""
        request = json.dumps({"text": words, "english_mode": self._english_mode})
        with self._lock:
            try:
                answer = json.loads(self._child.ask(request))
                phonemes, version = [str(p) for p in answer["phonemes"]], answer["data_version"]
            except (OSError, ValueError, KeyError, TypeError) as error:
                self._child.kill()
                raise VoiceError(message("neural.no_g2p"), message("neural.no_g2p.hint")) from error
            if self._data_version and version != self._data_version:
                text = message("neural.other_data", voice=self._data_version, here=version)
                _log.warning("%s", text)
                self._data_version = ""
        return phonemes

    def close(self) -> None:
        """End the child, if there is one."""
        with self._lock:
            self._child.close()


def phonemes_for(voice: VoiceFile) -> Phonemes:
    """What knows the phonemes that the voice was trained on."""
    if voice.input == "bangor":
        return BangorPhonemes(voice.english_mode, voice.data_version)
    return EspeakPhonemes()


def to_ids(phonemes: Sequence[str], voice: VoiceFile) -> list[int]:
    """What the network takes for the phonemes: each followed by the pad, between begin and end.

    So Piper's espeak voices have it: ``^ _ p _ p _ $``; so does Bangor's G2P (`phonemes_to_ids`).
    Raises VoiceError that names the phonemes which the voice has no ids for.
    """
    said = [each for phoneme in phonemes for each in voice.replaced.get(phoneme, (phoneme,))]
    missing = dict.fromkeys(each for each in said if each not in voice.ids)
    if missing:
        shown = " ".join(each if each.strip() else repr(each) for each in missing)
        raise VoiceError(
            message("neural.lacks", path=voice.path, phonemes=shown), message("neural.lacks.hint")
        )
    pad = voice.ids[PAD]
    ids = [*voice.ids[BOS], *pad]
    for phoneme in said:
        ids += [*voice.ids[phoneme], *pad]
    return [*ids, *voice.ids[EOS]]
