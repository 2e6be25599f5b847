"""Sound out: playing a clip on the machine's sound card."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from types import ModuleType
from typing import Protocol

import numpy as np
import numpy.typing as npt

from macsen_lite.audio import devices
from macsen_lite.clip import AudioClip
from macsen_lite.errors import AudioError, VoiceError
from macsen_lite.messages import message

__all__ = ["LIBRARY", "Player", "SoundCard"]

LIBRARY = devices.LIBRARY
_log = logging.getLogger(__name__)

_LOOK_S = 0.5
"""How often it is looked whether a stream that has not ended is still there, in seconds."""


class Player(Protocol):
    """Something that makes a clip heard."""

    def check(self) -> None:
        """Raise VoiceError unless sound can be played."""
        ...

    def play(self, clip: AudioClip) -> None:
        """Play the clip and return at its end. Raises VoiceError."""
        ...


class SoundCard:
    """A sound card, through sounddevice (PortAudio).

    PortAudio is loaded only when it is asked for: a machine without it, or without a sound card,
    can still synthesise to a file.
    """

    def __init__(self, library: ModuleType | None = None, *, device: str = "") -> None:
        """Play on the device with ``device`` in its name; the default one, if it is not there."""
        self._library = library
        self._name = device
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Fall silent, and play nothing more. May be called from any thread."""
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """Whether nothing more will be heard from it."""
        return self._stopped.is_set()

    def _sounddevice(self) -> ModuleType:
        if self._library is None:
            try:
                self._library = devices.load_library()
            except AudioError as error:
                raise VoiceError(
                    message("voice.no_portaudio"), message("voice.no_portaudio.hint")
                ) from error
        return self._library

    def check(self) -> None:
        """Raise VoiceError unless there is a device that sound can be put out on."""
        with devices.stream():
            self._find(self._sounddevice())

    def _find(self, sounddevice: ModuleType) -> tuple[int | None, int]:
        """The number of the device, None for the default one, and the rate in Hz it prefers."""
        if (named := self._named(sounddevice)) is not None:
            return named.index, round(named.rate)
        try:
            device = sounddevice.query_devices(kind="output")
        except (sounddevice.PortAudioError, ValueError) as error:
            # "Error querying device -1" is how PortAudio says that there is none.
            raise VoiceError(
                message("voice.no_sound_card"), message("voice.no_sound_card.hint")
            ) from error
        if not device or device["max_output_channels"] < 1:
            raise VoiceError(message("voice.no_sound_card"), message("voice.no_sound_card.hint"))
        return None, int(device["default_samplerate"])

    def _named(self, sounddevice: ModuleType) -> devices.Device | None:
        """The device that was named, if it is there: better another one than an alarm unheard."""
        if not self._name:
            return None
        try:
            return devices.find_device(self._name, "output", sounddevice)
        except AudioError as error:
            _log.debug("the default sound card is used: %s", error)
            return None

    def _is_there(self, sounddevice: ModuleType) -> bool:
        with devices.stream():
            if self._name:
                return self._named(sounddevice) is not None
            try:
                self._find(sounddevice)
            except VoiceError:
                return False
            return True

    def play(self, clip: AudioClip) -> None:
        """Play the clip, resampled to the card's own rate; return at its end, or when stopped."""
        sounddevice = self._sounddevice()
        if not self._is_there(sounddevice):
            # It may have been plugged in, or switched on, since PortAudio looked.
            with suppress(AudioError):
                devices.refresh(sounddevice)
        with devices.stream():
            index, rate = self._find(sounddevice)
            samples = clip.samples
            if rate != clip.rate:
                import soxr

                samples = soxr.resample(samples, clip.rate, rate)
            sound = _Sound(samples, self._stopped, sounddevice)
            try:
                with sounddevice.OutputStream(
                    device=index,
                    samplerate=rate,
                    channels=1,
                    dtype="int16",
                    callback=sound.fill,
                    finished_callback=sound.done.set,
                ) as stream:
                    # A card that is pulled out may not say that it is done.
                    while not sound.done.wait(_LOOK_S) and stream.active:
                        pass
            except sounddevice.PortAudioError as error:
                raise VoiceError(
                    message("voice.playback_failed", reason=error),
                    message("voice.no_sound_card.hint"),
                ) from error


class _Sound:
    """Hands its samples to PortAudio piece by piece, as they are asked for.

    Not by writing to the stream: PortAudio's blocking writes over ALSA corrupted its memory when
    the machine was too busy to write in time.
    """

    def __init__(
        self, samples: npt.NDArray[np.int16], stopped: threading.Event, library: ModuleType
    ) -> None:
        self._samples = samples
        self._stopped = stopped
        self._library = library
        self._at = 0
        self.done = threading.Event()
        """Set when all has been heard, or it was stopped."""

    def fill(self, out: npt.NDArray[np.int16], frames: int, times: object, status: object) -> None:
        """Called by PortAudio's thread: put the next ``frames`` samples into ``out``, (n, 1)."""
        if self._stopped.is_set():
            out[:] = 0
            raise self._library.CallbackAbort
        part = self._samples[self._at : self._at + frames]
        self._at += len(part)
        out[: len(part), 0] = part
        out[len(part) :] = 0
        if self._at >= len(self._samples):
            raise self._library.CallbackStop
