"""espeak-ng through its C library: sound and the phonemes it spoke.

The command line gives either sound or phonemes; the library's callback gives both for one
utterance, which is what training needs. Training only: the assistant's voice is in
`macsen_lite.voice`.
"""

from __future__ import annotations

import ctypes
import functools
from dataclasses import dataclass

import numpy as np

# espeak-ng/src/include/espeak-ng/speak_lib.h
_RETRIEVAL = 1
_PHONEME_EVENTS_AS_IPA = (1 << 0) | (1 << 1)
_EVENT_END, _EVENT_PHONEME = 0, 7
_RATE, _PITCH, _RANGE = 1, 3, 4
_CHARS_UTF8 = 1


class _Identity(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Identity),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Sound (int16 mono) at `rate` Hz, and the IPA of each phoneme in order."""

    samples: np.ndarray
    rate: int
    ipa: tuple[str, ...]


class Espeak:
    """One espeak-ng engine; not safe across threads (the library has one global state)."""

    def __init__(self) -> None:
        try:
            self._library = ctypes.CDLL("libespeak-ng.so.1")
        except OSError as error:
            raise SystemExit("libespeak-ng is missing: apt-get install espeak-ng") from error
        self.rate = self._library.espeak_Initialize(_RETRIEVAL, 0, None, _PHONEME_EVENTS_AS_IPA)
        if self.rate <= 0:
            raise SystemExit("espeak-ng could not start: is espeak-ng-data installed?")
        self._sound: list[np.ndarray] = []
        self._ipa: list[str] = []
        self._callback = _Callback(self._receive)  # kept: the library holds only a pointer
        self._library.espeak_SetSynthCallback(self._callback)

    def _receive(self, wave: object, count: int, events: object) -> int:
        if count > 0:
            self._sound.append(np.ctypeslib.as_array(wave, (count,)).copy())  # type: ignore[arg-type]
        index = 0
        while events[index].type != _EVENT_END:  # type: ignore[index]
            if events[index].type == _EVENT_PHONEME:  # type: ignore[index]
                self._ipa.append(events[index].id.string.decode("utf-8", "replace"))  # type: ignore[index]
            index += 1
        return 0

    def has_voice(self, voice: str) -> bool:
        return self._library.espeak_SetVoiceByName(voice.encode()) == 0

    def say(
        self, text: str, voice: str, rate: int = 170, pitch: int = 50, pitch_range: int = 50
    ) -> Spoken:
        """Speak `text`; `rate` in words a minute, `pitch` and `pitch_range` 0–100."""
        if not self.has_voice(voice):
            raise LookupError(f"espeak-ng has no voice {voice!r}")
        self._sound.clear()
        self._ipa.clear()
        for parameter, value in ((_RATE, rate), (_PITCH, pitch), (_RANGE, pitch_range)):
            self._library.espeak_SetParameter(parameter, value, 0)
        data = text.encode()
        self._library.espeak_Synth(data, len(data) + 1, 0, 1, 0, _CHARS_UTF8, None, None)
        self._library.espeak_Synchronize()
        samples = np.concatenate(self._sound) if self._sound else np.zeros(0, np.int16)
        return Spoken(samples, self.rate, tuple(p for p in self._ipa if p.strip()))


@functools.cache
def engine() -> Espeak:
    """The process's engine (espeak-ng can be initialised once a process)."""
    return Espeak()
