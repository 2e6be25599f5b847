"""The assistant's turns in live listening: one at a time, the answer looked up beside the sound."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass

from macsen_lite.background import in_background
from macsen_lite.clip import AudioClip
from macsen_lite.dialogue.context import Context, Expects
from macsen_lite.listening.events import Outcome
from macsen_lite.listening.interfaces import Latency, LiveAssistant, LiveUtterance
from macsen_lite.turn import Turn

__all__ = ["LiveTurn", "Turns"]

_CALL = {"hei", "macsen"}


@dataclass(frozen=True, slots=True)
class LiveTurn:
    """An utterance that has been answered."""

    turn: Turn
    latency: Latency
    sound: Callable[[], AudioClip]
    """Gives what was heard."""

    @property
    def is_call(self) -> bool:
        """Whether it was the wake word and no more: "Hei Macsen" is not a greeting."""
        words = set(self.turn.text.split())
        return bool(words) and words <= _CALL

    @property
    def outcome(self) -> Outcome:
        """What came of the utterance, for the session."""
        turn = self.turn
        if turn.expects is not None:
            is_sure = turn.is_understood and turn.expects is Expects.SLOT
            return Outcome.ASKED if is_sure else Outcome.UNSURE
        if turn.is_understood:
            return Outcome.ANSWERED
        is_silence = turn.transcript is not None and not turn.transcript.alternatives
        return Outcome.NOT_HEARD if is_silence else Outcome.NOT_UNDERSTOOD


@dataclass(frozen=True, slots=True)
class _Awaited:
    """An utterance whose answer is being looked up."""

    utterance: LiveUtterance
    answer: Future[Turn]
    silence_s: float
    since: float


class Turns:
    """Begins utterances and fetches their answers; what was not meant for us leaves no trace."""

    def __init__(
        self,
        assistant: LiveAssistant,
        timer: Callable[[], float],
        patience_s: float | None,
    ) -> None:
        """``patience_s``: how long `finish` waits for an answer; None for however long."""
        self._assistant = assistant
        self._timer = timer
        self._patience_s = patience_s
        self._before = Context()
        self._awaited: _Awaited | None = None
        self._abandoned: Future[Turn] | None = None

    @property
    def is_awaited(self) -> bool:
        """Whether an answer is being looked up, or has come and not been taken."""
        return self._awaited is not None

    @property
    def has_answer(self) -> bool:
        """Whether an answer can be taken now."""
        return self._awaited is not None and self._awaited.answer.done()

    def begin(self, rate: int) -> LiveUtterance:
        """Begin to hear an utterance, at ``rate`` Hz. Raises MacsenError."""
        if self._abandoned is not None:  # one turn at a time
            wait([self._abandoned])
            self.is_free()
        self._before = self._assistant.swap(Context())
        self._assistant.swap(self._before)
        return self._assistant.utterance(rate)

    def finish(self, utterance: LiveUtterance, silence_s: float) -> None:
        """Have it answered, ``silence_s`` after its last speech; return when that takes long."""
        since = self._timer()
        # A daemon: it may ask a server far away, and Ctrl-C waits for nobody.
        answer = in_background(utterance.finish, "answering", daemon=True)
        self._awaited = _Awaited(utterance, answer, silence_s, since)
        wait([answer], self._patience_s)

    def take(self) -> LiveTurn:
        """The answer, waited for if need be. Raises MacsenError when there is none."""
        assert self._awaited is not None
        awaited, self._awaited = self._awaited, None
        turn = awaited.answer.result()
        latency = Latency(awaited.silence_s, self._timer() - awaited.since)
        return LiveTurn(turn, latency, awaited.utterance.sound)

    def is_free(self) -> bool:
        """Whether the assistant is at work on none: what one that was abandoned did to the
        conversation is taken back as soon as it is over."""
        if self._abandoned is not None and self._abandoned.done():
            self._abandoned = None
            self.take_back()
        return self._awaited is None and self._abandoned is None

    def abandon(self) -> None:
        """Nobody wants the answer any more; the next turn begins when it has come all the same."""
        if self._awaited is not None:
            self._abandoned, self._awaited = self._awaited.answer, None

    def take_back(self) -> None:
        """Go on with the conversation as it was before the last utterance."""
        self._assistant.swap(self._before)

    def be_patient(self) -> None:
        """From now on, wait for answers however long they take."""
        self._patience_s = None
