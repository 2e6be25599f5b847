"""Texts of a client as sound: whole, or sentence by sentence while the text is still coming."""

from __future__ import annotations

from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.tts import SynthesizeStopped, SynthesizeVoice

from macsen_lite.clip import AudioClip
from macsen_lite.messages import message
from macsen_lite.serve.worker import Worker
from macsen_lite.serve.wyoming.hearing import Say
from macsen_lite.serve.wyoming.voices import Voices, sentences
from macsen_lite.serve.wyoming.wire import BadEventError
from macsen_lite.voice.speakable import speakable

__all__ = ["Speaking", "voice_name"]

_WIDTH, _CHANNELS = 2, 1
_CHUNK_S = 0.1


def voice_name(voice: SynthesizeVoice | None) -> str | None:
    """The voice that was asked for; None for the usual one, which any language is spoken with."""
    return voice.name if voice is not None else None


class Speaking:
    """One stream of speech."""

    def __init__(
        self, voices: Voices, tongue: Worker, say: Say, name: str | None, most_chars: int
    ) -> None:
        """``tongue`` is where the voice works."""
        self._voices = voices
        self._tongue = tongue
        self._say = say
        self._name = name
        self._most_chars = most_chars
        self._chars = 0
        self._waiting = ""
        self._sent_s: float | None = None

    async def whole(self, text: str) -> None:
        """Speak a text. Raises VoiceError, also when there is nothing in it to say."""
        self._count(text)
        await self._speak(text)
        await self._end()

    async def more(self, text: str) -> None:
        """The next piece of a text; its sentences are spoken as soon as they are whole."""
        self._count(text)
        whole, self._waiting = sentences(self._waiting + text)
        for sentence in whole:
            if speakable(sentence):
                await self._speak(sentence)

    async def finish(self) -> None:
        """The end of the text."""
        rest, self._waiting = self._waiting, ""
        if speakable(rest):
            await self._speak(rest)
        await self._end()
        await self._say(SynthesizeStopped())

    def _count(self, text: str) -> None:
        self._chars += len(text)
        if self._chars > self._most_chars:
            raise BadEventError(message("wyoming.too_large", name="text", most=self._most_chars))

    async def _speak(self, text: str) -> None:
        clip: AudioClip = await self._tongue.run(self._voices.clip, text, self._name)
        if self._sent_s is None:
            self._sent_s = 0.0
            await self._say(AudioStart(clip.rate, _WIDTH, _CHANNELS, timestamp=0))
        step = round(_CHUNK_S * clip.rate)
        for start in range(0, len(clip.samples), step):
            data = clip.samples[start : start + step].astype("<i2").tobytes()
            at_ms = round(1000 * (self._sent_s + start / clip.rate))
            await self._say(AudioChunk(clip.rate, _WIDTH, _CHANNELS, data, timestamp=at_ms))
        self._sent_s += clip.seconds

    async def _end(self) -> None:
        if self._sent_s is not None:
            await self._say(AudioStop(timestamp=round(1000 * self._sent_s)))
