"""One utterance of a client: sound in, words out while they are spoken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from wyoming.asr import Transcript, TranscriptChunk, TranscriptStart, TranscriptStop
from wyoming.event import Eventable

from macsen_lite.serve.worker import Worker
from macsen_lite.serve.wyoming.partials import SettledWords
from macsen_lite.serve.wyoming.sound import Int16, SoundFormat
from macsen_lite.speech.recogniser import RecognitionStream
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
        self, stream: RecognitionStream, form: SoundFormat, ears: Worker, say: Say, longest_s: float
    ) -> None:
        """``ears`` is where the recogniser works; after ``longest_s`` nothing more is heard."""
        self._stream = stream
        self._form = form
        self._ears = ears
        self._say = say
        self._longest = round(longest_s * form.rate) * form.channels
        self._heard = 0
        self._words = SettledWords()

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
            partial = await self._ears.run(self._stream.accept, piece)
            self._heard += len(piece)
            seconds = self._heard / self._form.channels / self._form.rate
            await self._give(self._words.accept(partial.text, seconds))
        return self._heard >= self._longest

    async def finish(self) -> None:
        """Say what it was: no words at all for what is not to be acted upon."""
        heard = await self._ears.run(self._stream.finish)
        text = "" if heard.is_unknown else self._words.choose(equally_likely(heard))
        await self._give(self._words.finish(text))
        await self._say(Transcript(text, language=LANGUAGE))
        await self._say(TranscriptStop())

    async def _give(self, piece: str) -> None:
        if piece:
            await self._say(TranscriptChunk(piece))


def equally_likely(heard: HeardTranscript) -> list[str]:
    """What was heard, and what sounds just the same: *ydi* and *ydy*."""
    options = heard.alternatives
    same = [o.text for o in options if options[0].score - o.score < _SAME]
    return [heard.text, *same]
