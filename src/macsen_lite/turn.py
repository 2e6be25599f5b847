"""One turn of a conversation: what was said, what it was taken for and the answer; and an
utterance while it is being spoken."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol

from macsen_lite.background import in_background
from macsen_lite.dialogue.context import Expects
from macsen_lite.errors import MacsenError
from macsen_lite.intents.decision import Match

if TYPE_CHECKING:
    from concurrent.futures import Future

    import numpy as np
    import numpy.typing as npt

    from macsen_lite.clip import AudioClip
    from macsen_lite.speech.recogniser import RecognitionStream
    from macsen_lite.speech.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long each stage took, in seconds."""

    decode: float
    match: float
    answer: float


@dataclass(frozen=True, slots=True)
class Turn:
    """What was said, what it was taken for, and the answer."""

    text: str
    """The words: as heard, or as typed."""
    match: Match | None
    """What was asked for. None when that is not known: the answer then says or asks so."""
    answer: str
    seconds: Seconds
    rtf: float | None
    """Decoding time over the length of the sound; None for text."""
    expects: Expects | None = None
    """When the answer is a question: what it waits for. The match has not been carried out yet."""
    transcript: Transcript | None = None
    """What the recogniser gave, with what else it may have been; None for text."""
    is_understood: bool = True
    """Whether it is known what was meant: not when that is asked, or owned not to be."""
    refuses: Literal["", "no", "cancel"] = ""
    """Whether the words say no, or never mind, whatever they were said about."""
    is_kept: bool = True
    """False when the answer is that what was to be kept could not be, for want of a disk."""


class TurnRecorder(Protocol):
    """Whoever wants to know of each turn, with its sound: `privacy.recorder.MisheardRecorder`."""

    @property
    def is_on(self) -> bool:
        """Whether it wants to know just now: otherwise no sound need be remembered for it."""
        ...

    def took(
        self, turn: Turn, sound: Callable[[], AudioClip] | None, conversation: str = ""
    ) -> None:
        """A turn has been answered. ``sound`` gives what was heard; None where it was typed.

        ``conversation`` tells people who speak with the same assistant apart.
        """
        ...


class Utterance:
    """One spoken utterance while it is being spoken; made by `Assistant.utterance`."""

    def __init__(
        self,
        open_stream: Callable[[], RecognitionStream],
        timer: Callable[[], float],
        answer: Callable[[Transcript, float], Turn],
        rate: int,
        channels: int = 1,
        foresee: Callable[[Transcript], None] = lambda _: None,
    ) -> None:
        """``foresee`` is told of words that are likely to be all, before `answer` is asked for."""
        self._rate, self._channels = rate, channels
        self._open_stream = open_stream
        self._stream = open_stream()
        self._timer = timer
        self._answer = answer
        self._decode_s = self._settle_s = 0.0
        self._heard: list[bytes | npt.NDArray[np.generic]] = []
        self._foresee = foresee
        self._settling: Future[Transcript] | None = None

    def accept(self, data: bytes | npt.NDArray[np.generic]) -> str:
        """Hear the next block and give the words so far, which may still change.

        The block is int16 little-endian bytes, or an int16 or float array.
        """
        start = self._timer()
        if self._settling is not None:  # it was not over after all
            self._settling, self._stream = None, self._open_stream()
            for earlier in self._heard:
                self._stream.accept(earlier)
        self._heard.append(data)
        partial = self._stream.accept(data)
        self._decode_s += self._timer() - start
        return partial.text

    def sound(self) -> AudioClip:
        """What has been heard so far, its channels averaged."""
        import numpy as np

        from macsen_lite.audio.resampling import to_int16
        from macsen_lite.clip import AudioClip

        parts: list[npt.NDArray[np.int16]] = [np.zeros(0, np.int16)]
        odd = b""  # bytes may be cut anywhere
        for block in self._heard:
            if isinstance(block, bytes):
                whole_bytes = odd + block
                odd = whole_bytes[len(whole_bytes) // 2 * 2 :]
                data: npt.NDArray[np.generic] = np.frombuffer(
                    whole_bytes[: len(whole_bytes) - len(odd)], "<i2"
                )
            else:
                data = np.ravel(block)
            is_float = np.issubdtype(data.dtype, np.floating)
            parts.append(to_int16(data.astype(np.float32)) if is_float else data.astype(np.int16))
        samples = np.concatenate(parts)
        if self._channels > 1:
            whole = samples[: len(samples) // self._channels * self._channels]
            samples = np.rint(whole.reshape(-1, self._channels).mean(axis=1)).astype(np.int16)
        return AudioClip(samples, self._rate)

    def settle(self) -> None:
        """Begin to make sure of the words so far, in a pause that is likely to be the end.

        It may take a fifth of a second, in which there is more to hear; so it is done in the
        background (Vosk lets other threads go on), and `finish` is then quick. If there is more to
        `accept`, all of it is heard anew.
        """
        if self._settling is None:
            # Not a daemon: to end the program in the middle of Vosk's work would crash it.
            self._settling = in_background(partial(self._settle, self._stream), "settling")

    def _settle(self, stream: RecognitionStream) -> Transcript:
        start = self._timer()
        transcript = stream.finish()
        self._settle_s = self._timer() - start
        # What goes wrong in foreseeing goes wrong again in answering, and is told there.
        with suppress(MacsenError):
            self._foresee(transcript)
        return transcript

    def finish(self) -> Turn:
        """Answer what was said. Call it once, at the end of the speech.

        Raises MacsenError for what stops a stage from working.
        """
        self.settle()
        assert self._settling is not None
        transcript = self._settling.result()
        return self._answer(transcript, self._decode_s + self._settle_s)
