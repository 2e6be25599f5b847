"""What a voice is: something that turns text into Welsh sound."""

from __future__ import annotations

import os
import tempfile
from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

import numpy as np

from macsen_lite.clip import AudioClip
from macsen_lite.errors import UsageError, VoiceError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.voice.playback import Player, SoundCard
from macsen_lite.voice.speakable import speakable

__all__ = ["AUTO", "Accent", "ClipSpeaker", "Speaker", "VoiceSettings", "save_clip"]

AUTO = "auto"
"""The engine's name where the choice is left to `choose_speaker`."""
SLOWEST, FASTEST = 80, 450
FORMATS = (".wav", ".flac", ".ogg")
"""Endings of the files that speech can be saved in."""
_SILENCE_RMS = 20.0
"""Below this root mean square (int16 units) a clip counts as silent: −64 dB full scale."""


class Accent(Enum):
    """How u and clear y are said: north [ɨ], south [i]."""

    NORTH = "gogledd"
    SOUTH = "de"


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """How the voice is to sound. Raises UsageError for values out of range."""

    variant: str = ""
    """Variant of the Welsh voice, as espeak-ng names them ("f2", "m3"); "" is the plain voice."""

    rate: int = 160
    """Words a minute, 80 to 450."""

    volume: float = 1.0
    """0 (silent) to 1."""

    accent: Accent = Accent.NORTH

    engine: str = AUTO
    """Name of the engine, as `choose_speaker` knows it."""

    file: str = ""
    """Path of a neural voice; "" for none."""

    speaker: str = ""
    """Name or number of one of a neural voice's speakers; "" is the first."""

    def __post_init__(self) -> None:
        if not SLOWEST <= self.rate <= FASTEST:
            raise UsageError(message("voice.bad_rate", low=SLOWEST, high=FASTEST, value=self.rate))
        if not 0 <= self.volume <= 1:
            raise UsageError(message("voice.bad_volume", value=self.volume))


class Speaker(Protocol):
    """A Welsh voice. Every method raises VoiceError when it cannot do what it is asked."""

    def say(self, text: str) -> AudioClip:
        """Speak the text aloud, return when it has been heard, and give what was played."""
        ...

    def synthesise(self, text: str) -> AudioClip:
        """The text as sound."""
        ...

    def save(self, text: str, path: Path) -> None:
        """Write the text as sound to a file; its ending chooses the format."""
        ...


class ClipSpeaker(ABC):
    """What all voices share that synthesise to memory: the words, playing and saving.

    A subclass gives `name`, `check` and `_synthesise`.
    """

    name = ""

    def __init__(self, settings: VoiceSettings | None = None, player: Player | None = None) -> None:
        self.settings = settings or VoiceSettings()
        self._player = player or SoundCard()

    @abstractmethod
    def check(self) -> None:
        """Raise VoiceError, with what to do about it, unless this voice can speak Welsh here."""

    @abstractmethod
    def _synthesise(self, words: str) -> AudioClip:
        """Words that are already speakable, as sound."""

    def synthesise(self, text: str) -> AudioClip:
        """The text as sound, after :func:`speakable`.

        Raises VoiceError when there is nothing to say, or no sound came out of the synthesiser.
        """
        words = speakable(text)
        if not words:
            raise VoiceError(message("voice.nothing_to_say"), message("voice.nothing_to_say.hint"))
        clip = self._synthesise(words)
        if self.settings.volume > 0 and _is_silent(clip):
            raise VoiceError(message("voice.no_sound_made", engine=self.name))
        return clip

    def say(self, text: str) -> AudioClip:
        """Speak aloud, and give what was played.

        The sound card is looked for first, so that its lack is told at once.
        """
        self._player.check()
        clip = self.synthesise(text)
        self._player.play(clip)
        return clip

    def save(self, text: str, path: Path) -> None:
        """Write the text as sound to `path`; .wav, .flac or .ogg."""
        save_clip(self.synthesise(text), path)


def _is_silent(clip: AudioClip) -> bool:
    if not len(clip.samples):
        return True
    return bool(np.sqrt(np.mean(np.square(clip.samples, dtype=np.float64))) < _SILENCE_RMS)


def save_clip(clip: AudioClip, path: Path) -> None:
    """Write a clip to a file, whole or not at all; the name's ending chooses the format.

    Raises VoiceError when the place cannot be written or the format is not known.
    """
    import soundfile

    hint = message("voice.cannot_write.hint")
    if path.suffix.lower() not in FORMATS:
        raise VoiceError(message("voice.unknown_format", path=path), hint)
    # Beside the target, so that the last step is a rename and no half file is ever seen.
    try:
        handle, name = tempfile.mkstemp(suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise VoiceError(
            message("voice.cannot_write", path=path, reason=reason_of(error)), hint
        ) from error
    os.close(handle)
    temporary = Path(name)
    try:
        soundfile.write(temporary, clip.samples, clip.rate)
        temporary.chmod(0o644)
        temporary.replace(path)
    except (OSError, soundfile.SoundFileError) as error:
        raise VoiceError(
            message("voice.cannot_write", path=path, reason=reason_of(error)), hint
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
