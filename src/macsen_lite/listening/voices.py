"""Three voices for live listening: aloud, into files, and none."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from macsen_lite.listening.interfaces import TellingPlayer
from macsen_lite.speaking import Mouth, StoppablePlayer, users_sound_card

__all__ = ["FolderVoice", "SilentVoice", "SpokenVoice"]


class SilentVoice:
    """Says nothing: the answer is only shown."""

    def say(self, text: str) -> None:
        """Nothing is said."""

    def stop(self) -> None:
        """Nothing was being said."""

    def is_speaking(self) -> bool:
        """Never."""
        return False

    def begun_at(self) -> float | None:
        """Nothing was begun."""
        return None


class SpokenVoice:
    """Says answers aloud, with the voice that the user has set."""

    def __init__(
        self,
        make_player: Callable[[], StoppablePlayer] = users_sound_card,
        make_mouth: Callable[..., Mouth] = Mouth,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``make_player`` is called for every answer; ``clock`` is that of the microphone."""
        self._begun_at: float | None = None
        self._clock = clock
        self.mouth = make_mouth(make_player=lambda: TellingPlayer(make_player(), self._begins))
        """What speaks; for skills, their `Control`."""

    def say(self, text: str) -> None:
        """Begin to say it; returns at once. Raises VoiceError."""
        self._begun_at = None
        self.mouth.say(text, wait=False)

    def stop(self) -> None:
        """Fall silent at once."""
        self.mouth.stop_speaking()

    def is_speaking(self) -> bool:
        """Whether it is still being said. Raises VoiceError, once, if it could not be."""
        if self.mouth.is_speaking:
            return True
        self.mouth.finish()
        return False

    def begun_at(self) -> float | None:
        """When the first sample was handed to the player, by the clock; None if none was yet."""
        return self._begun_at

    def _begins(self) -> None:
        self._begun_at = self._clock()


class FolderVoice(SilentVoice):
    """Saves answers as sound files: ateb-001.wav, ateb-002.wav …"""

    def __init__(self, folder: Path, mouth: Mouth | None = None) -> None:
        """``folder`` is made when it is not there. What is in it is not overwritten."""
        self._folder = folder
        self.mouth = mouth or Mouth()
        """What speaks; for skills, their `Control`."""
        self._count = 0
        self.last: Path | None = None
        """Where the last answer is."""

    def say(self, text: str) -> None:
        """Save it. Raises VoiceError."""
        self.mouth.save(text, path := self._next())
        self.last = path

    def _next(self) -> Path:
        while True:
            self._count += 1
            path = self._folder / f"ateb-{self._count:03}.wav"
            if not path.exists():
                return path
