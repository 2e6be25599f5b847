"""The voice that answers: as the user set it, changed by word of mouth, and cut short.

Volume and rate are settings (``llais.lefel``, ``llais.cyfradd``), so that what is changed in one
conversation holds for the next, and for every verb that speaks.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from macsen_lite.config.config import Config, config_path
from macsen_lite.config.writing import write_setting
from macsen_lite.errors import MacsenError, VoiceError
from macsen_lite.voice.choose import choose_speaker
from macsen_lite.voice.playback import Player, SoundCard
from macsen_lite.voice.speaker import Speaker, VoiceSettings

__all__ = [
    "Mouth",
    "StoppablePlayer",
    "has_sound_card",
    "users_sound_card",
    "users_voice",
    "voice_settings",
]

_log = logging.getLogger(__name__)

VOLUME, RATE = "llais.lefel", "llais.cyfradd"
USUAL_RATE = VoiceSettings().rate
"""Words a minute that count as 100 percent."""
SLOWEST, FASTEST = 50, 200
"""Percent of the usual rate between which it is changed by word of mouth."""


class StoppablePlayer(Player, Protocol):
    """A player that can be cut short."""

    def stop(self) -> None:
        """Fall silent, and play nothing more."""
        ...


def voice_settings(config: Config) -> VoiceSettings:
    """How the user wants the voice to sound."""
    return VoiceSettings(
        rate=round(config.number(RATE)),
        volume=config.number(VOLUME) / 100,
        engine=config.text("llais.peiriant"),
        file=config.text("llais.ffeil").strip(),
        speaker=config.text("llais.siaradwr").strip(),
    )


def users_sound_card() -> SoundCard:
    """The sound card that the user's settings name (``llais.seinydd``), or the default one."""
    return SoundCard(device=Config.of_this_user().text("llais.seinydd"))


def has_sound_card() -> bool:
    """Whether there is one through which this program can be heard."""
    try:
        users_sound_card().check()
    except VoiceError:
        return False
    return True


def users_voice() -> Speaker:
    """The voice as the user's settings have it now. Raises what `choose_speaker` raises."""
    config = Config.of_this_user()
    return choose_speaker(settings=voice_settings(config), player=users_sound_card())


def _choose(settings: VoiceSettings, player: Player | None) -> Speaker:
    return choose_speaker(settings=settings, player=player)


class Mouth:
    """Says one answer at a time; for skills, their `Control`."""

    def __init__(
        self,
        path: Path | None = None,
        *,
        open_speaker: Callable[[VoiceSettings, Player | None], Speaker] = _choose,
        make_player: Callable[[], StoppablePlayer] = users_sound_card,
    ) -> None:
        """``path`` is the file of settings, by default the user's own.

        ``make_player`` is called for every answer, since one that was stopped stays so.
        """
        self._path = path or config_path()
        self._settings = voice_settings(Config.read(self._path))
        self._open_speaker = open_speaker
        self._make_player = make_player
        self._player: StoppablePlayer | None = None
        self._thread: threading.Thread | None = None
        self._failed: VoiceError | None = None

    @property
    def settings(self) -> VoiceSettings:
        """How the next answer will sound."""
        return self._settings

    def prepare(self) -> None:
        """Load the user's neural voice, if there is one, while something else is done.

        That takes seconds, which the first answer need not wait for. What is wrong with the voice
        is told when something is to be said.
        """
        if self._settings.file:
            # Not a daemon: onnxruntime must not be caught loading by the end of the process.
            threading.Thread(target=self._prepare).start()

    def say(self, text: str, *, wait: bool = True) -> None:
        """Speak, instead of whatever was being said; return at its end, or at once.

        Raises VoiceError. What goes wrong later, when it does not wait, is raised by the next
        `say` or by `finish`.
        """
        self.stop_speaking()
        self._raise_late()
        player = self._make_player()
        player.check()
        speaker = self._open_speaker(self._settings, player)
        if wait:
            speaker.say(text)
            return
        self._player = player
        self._thread = threading.Thread(target=self._speak, args=(speaker, text), daemon=True)
        self._thread.start()

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said that was not waited for."""
        return self._thread is not None and self._thread.is_alive()

    def finish(self) -> None:
        """Return when all has been said. Raises VoiceError if it could not be."""
        if self._thread is not None:
            self._thread.join()
        self._thread = None
        self._raise_late()

    def save(self, text: str, path: Path) -> None:
        """Write the text as sound to a file. Raises VoiceError."""
        self._open_speaker(self._settings, None).save(text, path)

    def stop_speaking(self) -> None:
        """Fall silent at once."""
        if self._player is not None and self._thread is not None:
            self._player.stop()
            self._thread.join()
        self._player = self._thread = None

    def change_volume(self, percent: int) -> int:
        """Louder (above 0) or quieter by that much of full volume; returns the volume, 0 to 100.

        Raises ConfigError when it cannot be kept; it is then as it was.
        """
        before = round(100 * self._settings.volume)
        now = min(100, max(0, before + percent))
        if now != before:
            write_setting(self._path, VOLUME, now)
            self._settings = replace(self._settings, volume=now / 100)
        return now

    def change_rate(self, percent: int) -> int:
        """Faster (above 0) or slower, in percent of the usual rate; returns it, 50 to 200.

        Raises ConfigError when it cannot be kept; it is then as it was.
        """
        before = round(100 * self._settings.rate / USUAL_RATE)
        now = min(FASTEST, max(SLOWEST, before + percent))
        if percent and now != before:
            rate = round(USUAL_RATE * now / 100)
            write_setting(self._path, RATE, rate)
            self._settings = replace(self._settings, rate=rate)
        return now

    def _prepare(self) -> None:
        with suppress(MacsenError):
            self._open_speaker(self._settings, None)

    def _speak(self, speaker: Speaker, text: str) -> None:
        try:
            speaker.say(text)
        except VoiceError as error:
            _log.info("%s", error)
            self._failed = error

    def _raise_late(self) -> None:
        failed, self._failed = self._failed, None
        if failed is not None:
            raise failed
