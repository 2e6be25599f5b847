"""A bell that is heard through the sound card, and whose words are written as well."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from macsen_lite.clip import AudioClip
from macsen_lite.errors import MacsenError, VoiceError
from macsen_lite.ringing.chime import chime
from macsen_lite.scheduler import Due
from macsen_lite.speaking import users_sound_card
from macsen_lite.voice.choose import choose_speaker
from macsen_lite.voice.playback import Player

_log = logging.getLogger(__name__)

STROKES_BETWEEN_TRIES = 10
"""How many strokes are silent before a sound card that failed is tried again."""


class Voice(Protocol):
    """What says words aloud: `macsen_lite.voice.speaker.Speaker`."""

    def say(self, text: str) -> AudioClip:
        """Speak aloud and give what was played. Raises VoiceError."""
        ...


class SoundBell:
    """Rings and speaks; without a sound card or a voice it writes, and says so once."""

    def __init__(
        self,
        show: Callable[[Due, str], None],
        note: Callable[[str], None],
        *,
        is_heard: bool = True,
        player: Player | None = None,
        open_voice: Callable[[], Voice] = choose_speaker,
    ) -> None:
        """``show`` writes what is due, ``note`` anything else; ``is_heard``: whether to sound.

        ``open_voice`` is called when something is first said.
        """
        self._show = show
        self._note = note
        self._is_heard = is_heard
        self._player = player or users_sound_card()
        self._open_voice = open_voice
        self._voice: Voice | None = None
        self._can_ring = self._can_speak = is_heard
        self._silent = 0
        self._warned: set[str] = set()

    def show(self, due: Due, text: str) -> None:
        """Write what is due. Sound that failed before is tried again at once."""
        self._can_ring = self._can_speak = self._is_heard
        self._show(due, text)

    def note(self, text: str) -> None:
        """Write something that is not said."""
        self._note(text)

    def ring(self) -> None:
        """One stroke, if there is a sound card. One that is not there may come back."""
        if self._is_heard and not self._can_ring:
            self._silent += 1
            self._can_ring = self._can_speak = self._silent % STROKES_BETWEEN_TRIES == 0
        if self._can_ring:
            try:
                self._player.play(chime())
            except VoiceError as error:
                self._can_ring = False
                self._warn(error)

    def say(self, text: str) -> None:
        """Say it, if there is a voice and a sound card."""
        if self._can_speak:
            try:
                self._voice = self._voice or self._open_voice()
                self._voice.say(text)
            except MacsenError as error:  # such as for a setting that does not suit the voice
                self._can_speak = False
                self._warn(error)

    def _warn(self, error: MacsenError) -> None:
        if error.message not in self._warned:
            self._warned.add(error.message)
            _log.warning("%s", error.message)
