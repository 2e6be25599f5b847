"""The answers as sound for the page, in the voice that the user has set."""

from __future__ import annotations

import io
import threading
import wave
from collections.abc import Callable

from macsen_lite.clip import AudioClip
from macsen_lite.config.config import Config
from macsen_lite.errors import VoiceError
from macsen_lite.speaking import Mouth, users_voice
from macsen_lite.voice.speaker import Speaker

__all__ = ["PageVoice", "wav_bytes"]


def wav_bytes(clip: AudioClip) -> bytes:
    """A clip as a 16-bit mono WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(clip.rate)
        file.writeframes(clip.samples.astype("<i2").tobytes())
    return out.getvalue()


class PageVoice:
    """Says answers to browsers; for skills, their `Control`. Safe to use from any thread."""

    def __init__(
        self,
        open_voice: Callable[[], Speaker] = users_voice,
        on_hush: Callable[[], None] = lambda: None,
    ) -> None:
        """``on_hush`` is called when a skill wants silence."""
        self._open_voice = open_voice
        self._on_hush = on_hush
        self._lock = threading.Lock()
        self._voice: Speaker | None = None
        self._made_for: tuple[object, ...] = ()

    def check(self) -> VoiceError | None:
        """Why nothing can be said here; None when it can."""
        try:
            self._speaker()
        except VoiceError as error:
            return error
        return None

    def wav(self, text: str) -> bytes:
        """A text as a WAV file. Raises VoiceError."""
        return wav_bytes(self._speaker().synthesise(text))

    def stop_speaking(self) -> None:
        """Fall silent at once, in every page."""
        self._on_hush()

    def change_volume(self, percent: int) -> int:
        """As `Mouth.change_volume`."""
        return Mouth().change_volume(percent)

    def change_rate(self, percent: int) -> int:
        """As `Mouth.change_rate`."""
        return Mouth().change_rate(percent)

    def _speaker(self) -> Speaker:
        config = Config.of_this_user()
        wanted = tuple(config.get(s.key) for s in config.settings if s.key.startswith("llais."))
        with self._lock:
            # One that could not be had is looked for again: it may have been installed since.
            if self._voice is None or self._made_for != wanted:
                self._voice, self._made_for = self._open_voice(), wanted
            return self._voice
