"""The voices that clients may choose from: two accents, and the user's neural voice."""

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
from macsen_lite.voice.choose import AUTO, NEURAL, choose_speaker
from macsen_lite.voice.speaker import Accent, Speaker, VoiceSettings

__all__ = ["Voices", "sentences"]

_ACCENTS = {accent.value: accent for accent in Accent}

_MOST_OPEN = 4

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

    def names(self) -> tuple[str, ...]:
        """What can be asked for: *gogledd* and *de*, and *niwral* where the settings name one."""
        settings = voice_settings(Config.of_this_user())
        return (*_ACCENTS, NEURAL) if settings.file else tuple(_ACCENTS)

    def problem(self, name: str) -> MacsenError | None:
        """Why that voice cannot speak here; None when it can."""
        try:
            self._voice(name)
        except MacsenError as error:
            return error
        return None

    def clip(self, text: str, name: str | None = None) -> AudioClip:
        """A text as sound; by default in the voice of the settings.

        Raises VoiceError, and UsageError for a voice that is not of `names`.
        """
        return self._voice(name).synthesise(text)

    def _voice(self, name: str | None) -> Speaker:
        settings = self._settings(name)
        with self._lock:
            if settings not in self._voices:
                # One that could not be had is looked for again: it may have been installed since.
                self._voices[settings] = self._open(settings)
                if len(self._voices) > _MOST_OPEN:  # of settings that have changed
                    self._voices.pop(next(iter(self._voices)))
            return self._voices[settings]

    def _settings(self, name: str | None) -> VoiceSettings:
        own = voice_settings(Config.of_this_user())
        if name is None:
            return own
        if name not in self.names():
            raise UsageError(
                message("wyoming.unknown_voice", name=name),
                message("wyoming.unknown_voice.hint", known=", ".join(self.names())),
            )
        if name == NEURAL:
            return replace(own, engine=NEURAL)
        # A neural voice has an accent of its own.
        engine = AUTO if own.engine == NEURAL else own.engine
        return replace(own, engine=engine, file="", speaker="", accent=_ACCENTS[name])
