"""One utterance of a client: sound in, words out while they are spoken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import numpy as np
from wyoming.asr import Transcript, TranscriptChunk, TranscriptStart, TranscriptStop
from wyoming.event import Eventable

from macsen_lite.audio.block import RATE
from macsen_lite.clip import AudioClip
from macsen_lite.serve.worker import Worker
from macsen_lite.serve.wyoming.just_heard import Heard
from macsen_lite.serve.wyoming.partials import SettledWords
from macsen_lite.serve.wyoming.sound import Int16, SoundFormat
from macsen_lite.speech.intake import Intake
from macsen_lite.speech.recogniser import RecognitionStream
from macsen_lite.speech.transcript import Partial
from macsen_lite.speech.transcript import Transcript as HeardTranscript

__all__ = ["LANGUAGE", "Hearing", "Say", "equally_likely"]

Say = Callable[[Eventable], Awaitable[None]]
LANGUAGE = "cy"

_PIECE_S = 0.5
"""Sound that goes through the recogniser at a time, so that clients take turns."""
_SAME = 0.01
"""Nats by which likelihoods may differ and still be the same."""


class Hearing:
    """Sends the words of one utterance as they become sure, and all of them at its end."""

    def __init__(
        self,
        stream: RecognitionStream,
        form: SoundFormat,
        ears: Worker,
        say: Say,
        longest_s: float,
        *,
        keeps_sound: bool = False,
    ) -> None:
        """``ears`` is where the recogniser works; after ``longest_s`` nothing more is heard.

        ``keeps_sound``: give the sound back at the end.
        """
        self._stream = stream
        self._form = form
        self._ears = ears
        self._say = say
        self._longest = round(longest_s * form.rate) * form.channels
        self._heard = 0
        self._words = SettledWords()
        self._sound = _Sound(form) if keeps_sound else None

    async def begin(self) -> None:
        """Say that words are to come."""
        await self._say(TranscriptStart(language=LANGUAGE))

    async def accept(self, samples: Int16, is_gone: Callable[[], bool] = lambda: False) -> bool:
        """Hear the next samples, interleaved; whether it has now become as long as it may be.

        Of somebody who ``is_gone`` meanwhile no more is heard.
        """
        if self._heard >= self._longest:
            return False
        samples = samples[: self._longest - self._heard]
        step = round(_PIECE_S * self._form.rate) * self._form.channels
        for start in range(0, len(samples), step):
            if is_gone():
                return False
            piece = samples[start : start + step]
            partial = await self._ears.run(self._accept, piece)
            self._heard += len(piece)
            seconds = self._heard / self._form.channels / self._form.rate
            await self._give(self._words.accept(partial.text, seconds))
        return self._heard >= self._longest

    async def finish(self) -> Heard:
        """What it was: no words at all for what is not to be acted upon. `tell` says so."""
        heard = await self._ears.run(self._stream.finish)
        text = "" if heard.is_unknown else self._words.choose(equally_likely(heard))
        sound = await self._ears.run(self._sound.clip) if self._sound is not None else None
        return Heard(text, heard, sound)

    async def tell(self, heard: Heard) -> None:
        """Say what it was."""
        await self._give(self._words.finish(heard.text))
        await self._say(Transcript(heard.text, language=LANGUAGE))
        await self._say(TranscriptStop())

    def _accept(self, piece: Int16) -> Partial:
        if self._sound is not None:
            self._sound.accept(piece)
        return self._stream.accept(piece)

    async def _give(self, piece: str) -> None:
        if piece:
            await self._say(TranscriptChunk(piece))


class _Sound:
    """Sound as it came, at the rate that is heard: so much a second, whatever a client sends."""

    def __init__(self, form: SoundFormat) -> None:
        self._intake = Intake(form.rate, form.channels, RATE)
        self._parts: list[Int16] = []

    def accept(self, piece: Int16) -> None:
        """The next samples, interleaved."""
        self._parts.append(self._intake.accept(piece))

    def clip(self) -> AudioClip:
        """All of it, at its end."""
        parts = [*self._parts, self._intake.finish()]
        return AudioClip(np.concatenate(parts), RATE)


def equally_likely(heard: HeardTranscript) -> list[str]:
    """What was heard, and what sounds just the same: *ydi* and *ydy*."""
    options = heard.alternatives
    same = [o.text for o in options if options[0].score - o.score < _SAME]
    return [heard.text, *same]
