"""Earcons: short, gentle sounds that say what the assistant is about without a word.

Made here from sine waves, as the bell of an alarm is (`ringing.chime`), so that there is nothing to
license. They are quieter than the voice, and too tonal and too short to be taken for speech.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache

import numpy as np

from macsen_lite.clip import AudioClip
from macsen_lite.errors import VoiceError
from macsen_lite.speaking import users_sound_card
from macsen_lite.voice.playback import Player

__all__ = ["RATE", "Earcon", "EarconPlayer", "earcon"]

_log = logging.getLogger(__name__)

RATE = 22_050
"""Samples a second, in Hz."""
_PEAK = 0.25
"""The loudest sample, of full scale: 12 dB below it."""
_ATTACK_S = 0.008
_RELEASE_S = 0.03
_OVERTONE = 0.2
"""How strong the octave above each tone is."""


class Earcon(StrEnum):
    """What a sound says."""

    AWAKE = "awake"
    """I am listening: rises."""
    HEARD = "heard"
    """I have heard you: one short tone."""
    NOT_UNDERSTOOD = "not_understood"
    """I have not understood: falls."""
    ERROR = "error"
    """Something does not work: twice the same tone."""


_C5, _E5, _G5 = 523.25, 659.26, 783.99  # Hz, equal temperament
_TONES: Mapping[Earcon, tuple[tuple[float, float, float], ...]] = {
    Earcon.AWAKE: ((0.0, 0.11, _C5), (0.08, 0.14, _G5)),
    Earcon.HEARD: ((0.0, 0.09, _E5),),
    Earcon.NOT_UNDERSTOOD: ((0.0, 0.11, _G5), (0.08, 0.14, _C5)),
    Earcon.ERROR: ((0.0, 0.08, _G5), (0.13, 0.08, _G5)),
}
"""Of each: when its tones begin, how long they last, in seconds, and their pitch, in Hz. Lower ones
than these, about the pitch of a voice, are taken for one by the voice activity detector."""


@cache
def earcon(which: Earcon) -> AudioClip:
    """The sound: mono, under 0.4 s, beginning and ending in silence."""
    tones = _TONES[which]
    seconds = max(start + length for start, length, _ in tones)
    time = np.arange(round(RATE * seconds)) / RATE
    sound = np.zeros_like(time)
    for start, length, pitch in tones:
        since = time - start
        rise = np.clip(since / _ATTACK_S, 0.0, 1.0)
        fall = np.clip((length - since) / _RELEASE_S, 0.0, 1.0)
        wave = np.sin(2 * np.pi * pitch * since) + _OVERTONE * np.sin(4 * np.pi * pitch * since)
        sound += rise * fall * np.exp(-6.0 * np.maximum(since, 0.0)) * wave
    sound *= _PEAK * 32_767 / np.abs(sound).max()
    return AudioClip(sound.astype(np.int16), RATE)


class EarconPlayer:
    """Plays earcons one after the other without keeping anybody waiting.

    An earcon that cannot be played is told once in the log: it is only an ornament.
    """

    def __init__(self, make_player: Callable[[], Player] = users_sound_card) -> None:
        """``make_player`` is called when the first sound is wanted."""
        self._make_player = make_player
        self._wanted: queue.SimpleQueue[Earcon | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def play(self, which: Earcon) -> None:
        """Play it, after those that are still to be played; returns at once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="earcons", daemon=True)
            self._thread.start()
        self._wanted.put(which)

    def close(self, timeout_s: float = 1.0) -> None:
        """Wait for what is still to be played, but no longer than ``timeout_s`` seconds."""
        if self._thread is not None:
            self._wanted.put(None)
            self._thread.join(timeout_s)
            self._thread = None

    def _work(self) -> None:
        player = self._make_player()
        has_failed = False
        while (which := self._wanted.get()) is not None:
            try:
                player.play(earcon(which))
            except VoiceError as error:
                if not has_failed:
                    _log.info("%s", error)
                has_failed = True
