"""The voices that clients may choose from: the user's own, in two accents."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import replace

from macsen_lite.clip import AudioClip
from macsen_lite.config.config import Config
from macsen_lite.errors import MacsenError, UsageError
from macsen_lite.messages import message
from macsen_lite.speaking import voice_settings
from macsen_lite.voice.choose import choose_speaker
from macsen_lite.voice.speaker import Accent, Speaker, VoiceSettings

__all__ = ["VOICES", "Voices", "sentences"]

VOICES = {"gogledd": Accent.NORTH, "de": Accent.SOUTH}
"""Name of a voice → its accent, the usual one first."""

_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")


def sentences(text: str) -> tuple[list[str], str]:
    """The sentences that are whole, for more is to come after each, and the rest."""
    whole, start = [], 0
    for end in _END.finditer(text):
        if said := text[start : end.end()].strip():
            whole.append(said)
        start = end.end()
    return whole, text[start:]


def _choose(settings: VoiceSettings) -> Speaker:
    return choose_speaker(settings=settings)


class Voices:
    """Speaks to memory, with the user's rate and volume. Safe to use from any thread."""

    def __init__(self, open_voice: Callable[[VoiceSettings], Speaker] = _choose) -> None:
        """``open_voice`` raises MacsenError when nothing here speaks like that."""
        self._open = open_voice
        self._lock = threading.Lock()
        self._voices: dict[VoiceSettings, Speaker] = {}

    def problem(self, name: str) -> MacsenError | None:
        """Why that voice cannot speak here; None when it can."""
        try:
            self._voice(name)
        except MacsenError as error:
            return error
        return None

    def clip(self, text: str, name: str | None = None) -> AudioClip:
        """A text as sound. Raises VoiceError, and UsageError for a voice not in `VOICES`."""
        return self._voice(name).synthesise(text)

    def _voice(self, name: str | None) -> Speaker:
        accent = VOICES.get(name or next(iter(VOICES)))
        if accent is None:
            raise UsageError(
                message("wyoming.unknown_voice", name=name),
                message("wyoming.unknown_voice.hint", known=", ".join(VOICES)),
            )
        settings = replace(voice_settings(Config.of_this_user()), accent=accent)
        with self._lock:
            if settings not in self._voices:
                # One that could not be had is looked for again: it may have been installed since.
                self._voices[settings] = self._open(settings)
                if len(self._voices) > len(VOICES):  # of settings that have changed
                    self._voices.pop(next(iter(self._voices)))
            return self._voices[settings]
