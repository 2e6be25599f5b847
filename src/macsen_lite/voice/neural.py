"""A neural Welsh voice from a file that the user supplies, sentence by sentence."""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np

from macsen_lite.clip import AudioClip
from macsen_lite.errors import UsageError, VoiceError
from macsen_lite.messages import message
from macsen_lite.voice.neural_file import VoiceFile, read_voice_file
from macsen_lite.voice.phonemes import Phonemes, phonemes_for, to_ids
from macsen_lite.voice.playback import Player
from macsen_lite.voice.respelling import respell
from macsen_lite.voice.speakable import speakable
from macsen_lite.voice.speaker import Accent, ClipSpeaker, VoiceSettings
from macsen_lite.voice.vits import Vits

__all__ = ["NeuralSpeaker", "sentences"]

_PAUSE_S = 0.2
"""Silence between two sentences, as Piper has it."""
_EVERY_SOUND = (
    "Bore da, chwi blant: ffoi o'r llong, fy nhad a'm mhen, yng Nghymru; ydy'r dŵr, heddiw, "
    "fel gwlith? Jam, siop, tsips, rhew, mêl, pêl, tân, môr, sŵn, tŷ, cath, zinc, eira, llaw!"
)
"""A text with the sounds of Welsh, said to nobody: a voice that lacks one is told of at once."""

_SENTENCE = re.compile(r"[^.?!]+[.?!]?\s*")


def sentences(words: str) -> list[str]:
    """Speakable words cut after each ``.``, ``?`` and ``!``."""
    return [each.strip() for each in _SENTENCE.findall(words) if each.strip()]


class _Voice:
    """A network with its description and what knows its phonemes."""

    def __init__(self, path: Path) -> None:
        self.file: VoiceFile = read_voice_file(path)
        self.network = Vits(self.file)
        self.phonemes: Phonemes = phonemes_for(self.file)
        self.ids(speakable(_EVERY_SOUND))

    def ids(self, words: str) -> list[int]:
        if self.file.input == "espeak":
            words = respell(words)
        return to_ids(self.phonemes.of(words), self.file)


_loading = threading.Lock()


@lru_cache(maxsize=1)
def _load(path: Path, _stamps: tuple[int, ...]) -> _Voice:
    return _Voice(path)


def _voice(path: Path) -> _Voice:
    """The voice in the file ``path``, loaded once for as long as its two files are as they were.

    A speaker is made for every answer; the network, some 60 MB, is not to be read for each.
    """
    stamps = []
    for each in (path, path.with_name(path.name + ".json")):
        try:
            found = each.stat()
        except OSError:
            break
        stamps += [found.st_mtime_ns, found.st_size]
    with _loading:
        return _load(path, tuple(stamps))


class NeuralSpeaker(ClipSpeaker):
    """Speaks with the VITS voice in the file that the settings name (``VoiceSettings.file``).

    A variant takes the place of the speaker that they name. The accent is the voice's own.
    """

    name = "niwral"

    def __init__(self, settings: VoiceSettings | None = None, player: Player | None = None) -> None:
        super().__init__(settings, player)
        self._loaded: _Voice | None = None

    def check(self) -> None:
        """Raise VoiceError unless the file is a Welsh voice that can be spoken with here.

        Raises UsageError for a variant that is no speaker of it.
        """
        self._ready()

    def say(self, text: str) -> AudioClip:
        """Speak aloud, the first sentence while the next is being made; give what was played."""
        self._player.check()
        words = self._words(text)
        parts = sentences(words)
        played: list[AudioClip] = []
        ahead = ThreadPoolExecutor(1, thread_name_prefix="llais")
        try:
            waiting = ahead.submit(self._sentence, parts[0])
            for number in range(1, len(parts) + 1):
                clip = waiting.result()
                if number < len(parts):
                    clip = self._with_pause(clip)
                    waiting = ahead.submit(self._sentence, parts[number])
                self._player.play(clip)
                played.append(clip)
                # A player that was stopped plays nothing more: the rest need not be made.
                if getattr(self._player, "is_stopped", False):
                    break
        finally:
            # Whoever cut it short does not wait for the sentence that is being made.
            ahead.shutdown(wait=False, cancel_futures=True)
        return AudioClip(np.concatenate([clip.samples for clip in played]), played[0].rate)

    def _words(self, text: str) -> str:
        words = speakable(text)
        if not words:
            raise VoiceError(message("voice.nothing_to_say"), message("voice.nothing_to_say.hint"))
        return words

    def _ready(self) -> _Voice:
        if self._loaded is not None:
            return self._loaded
        if self.settings.accent is not Accent.NORTH:
            raise VoiceError(message("neural.accent"), message("voice.no_accent.hint"))
        if not self.settings.file:
            raise VoiceError(message("neural.no_file"), message("neural.missing.hint"))
        voice = _voice(Path(self.settings.file).expanduser().absolute())
        self._speaker(voice.file)
        self._loaded = voice
        return voice

    def _speaker(self, file: VoiceFile) -> int:
        if self.settings.variant:
            return file.speaker(self.settings.variant)
        try:
            return file.speaker(self.settings.speaker)
        except UsageError as error:  # nobody is there to mend it when an alarm is to be said
            raise VoiceError(error.message, error.hint) from error

    def _synthesise(self, words: str) -> AudioClip:
        parts = sentences(words)
        clips = [self._with_pause(self._sentence(part)) for part in parts[:-1]]
        clips.append(self._sentence(parts[-1]))
        return AudioClip(np.concatenate([clip.samples for clip in clips]), clips[0].rate)

    def _sentence(self, words: str) -> AudioClip:
        voice, settings = self._ready(), self.settings
        samples = voice.network.synthesise(
            voice.ids(words),
            speaker=self._speaker(voice.file),
            tempo=settings.rate / VoiceSettings().rate,
        )
        if not len(samples) or not samples.any():
            raise VoiceError(message("voice.no_sound_made", engine=self.name))
        quieter = np.round(samples * settings.volume).astype(np.int16)
        return AudioClip(quieter, voice.file.rate)

    def _with_pause(self, clip: AudioClip) -> AudioClip:
        pause = np.zeros(round(_PAUSE_S * clip.rate), np.int16)
        return AudioClip(np.concatenate([clip.samples, pause]), clip.rate)
