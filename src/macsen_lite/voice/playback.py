"""Sound out: playing a clip on the machine's sound card."""

from __future__ import annotations

import importlib
import threading
from types import ModuleType
from typing import Protocol

import numpy as np

from macsen_lite.clip import AudioClip
from macsen_lite.errors import VoiceError
from macsen_lite.messages import message

__all__ = ["LIBRARY", "Player", "SoundCard"]

LIBRARY = "sounddevice"
"""The module that plays; it needs the C library PortAudio."""
_BLOCK_S = 0.05
"""How much sound is handed over at a time, in seconds: how late `SoundCard.stop` may be heard."""


class Player(Protocol):
    """Something that makes a clip heard."""

    def check(self) -> None:
        """Raise VoiceError unless sound can be played."""
        ...

    def play(self, clip: AudioClip) -> None:
        """Play the clip and return at its end. Raises VoiceError."""
        ...


class SoundCard:
    """The default output device, through sounddevice (PortAudio).

    PortAudio is loaded only when it is asked for: a machine without it, or without a sound card,
    can still synthesise to a file.
    """

    def __init__(self, library: ModuleType | None = None) -> None:
        self._library = library
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Fall silent, and play nothing more. May be called from any thread."""
        self._stopped.set()

    def _sounddevice(self) -> ModuleType:
        if self._library is None:
            try:
                self._library = importlib.import_module(LIBRARY)
            except (ImportError, OSError) as error:  # OSError: the package without the C library
                raise VoiceError(
                    message("voice.no_portaudio"), message("voice.no_portaudio.hint")
                ) from error
        return self._library

    def check(self) -> None:
        """Raise VoiceError unless there is a device that sound can be put out on."""
        self._device_rate()

    def _device_rate(self) -> int:
        """The rate in Hz that the default output device prefers."""
        sounddevice = self._sounddevice()
        try:
            device = sounddevice.query_devices(kind="output")
        except (sounddevice.PortAudioError, ValueError) as error:
            # "Error querying device -1" is how PortAudio says that there is none.
            raise VoiceError(
                message("voice.no_sound_card"), message("voice.no_sound_card.hint")
            ) from error
        if not device or device["max_output_channels"] < 1:
            raise VoiceError(message("voice.no_sound_card"), message("voice.no_sound_card.hint"))
        return int(device["default_samplerate"])

    def play(self, clip: AudioClip) -> None:
        """Play the clip, resampled to the card's own rate; return at its end, or when stopped."""
        rate = self._device_rate()
        sounddevice = self._sounddevice()
        samples = clip.samples
        if rate != clip.rate:
            import soxr

            samples = soxr.resample(samples, clip.rate, rate)
        try:
            with sounddevice.OutputStream(samplerate=rate, channels=1, dtype="int16") as stream:
                # A blocking write has no event loop to hang in; leaving the block drains it.
                frames = np.ascontiguousarray(samples).reshape(-1, 1)
                block = max(1, round(rate * _BLOCK_S))
                for start in range(0, len(frames), block):
                    if self._stopped.is_set():
                        stream.abort()
                        break
                    stream.write(frames[start : start + block])
        except sounddevice.PortAudioError as error:
            raise VoiceError(
                message("voice.playback_failed", reason=error),
                message("voice.no_sound_card.hint"),
            ) from error
