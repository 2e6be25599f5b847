"""A room without people: sound that is loud or still, and all that live listening talks to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import numpy as np

from macsen_lite.audio.block import BLOCK, BLOCK_S, Block
from macsen_lite.clip import AudioClip
from macsen_lite.dialogue.context import Context, Expects
from macsen_lite.errors import MacsenError
from macsen_lite.intents.decision import Match
from macsen_lite.listening.interfaces import Detected, Latency, Press
from macsen_lite.listening.session import Session
from macsen_lite.reloading import Refreshed
from macsen_lite.turn import Seconds, Turn
from tests.fakes.recogniser import SILENCE, transcript

LOUD, STILL = 8_000, 0


class Loudness:
    """Takes loud sound for speech."""

    def probability(self, samples: np.ndarray[Any, np.dtype[np.int16]]) -> float:
        return 1.0 if np.abs(samples).max() > LOUD / 2 else 0.0

    def reset(self) -> None:
        pass


class Room:
    """A microphone that hears a script: ("speech", seconds), ("still", seconds), or a call.

    A call is made when the sound is there that far.
    """

    def __init__(self, *script: tuple[str, float] | Callable[[], object]) -> None:
        self._script = script

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None

    def blocks(self) -> Iterator[Block]:
        count = 0
        for part in self._script:
            if callable(part):
                part()
                continue
            kind, seconds = part
            level = LOUD if kind == "speech" else STILL
            for _ in range(round(seconds / BLOCK_S)):
                count += 1
                yield Block(np.full(BLOCK, level, np.int16), count * BLOCK_S)


@dataclass(frozen=True, slots=True)
class Call:
    phrase: str
    at: float
    score: float = -1.0


class ScriptedSpotter:
    """Spots the wake word at certain times, 0.4 s later, if it is given the sound."""

    def __init__(self, *ends: float) -> None:
        self._ends = list(ends)
        self.heard = 0

    def accept(self, block: Block) -> Detected | None:
        self.heard += 1
        if self._ends and block.at >= self._ends[0] + 0.4:
            at = self._ends.pop(0)
            return Call("Macsen", at) if block.at < at + 0.6 else None
        return None

    def reset(self) -> None:
        pass


def turn(
    text: str = "faint o'r gloch ydi hi",
    answer: str = "Mae hi'n dri o'r gloch.",
    *,
    expects: Expects | None = None,
    is_understood: bool = True,
) -> Turn:
    match = Match("amser", "amser.faint", {}, 1.0, text) if is_understood else None
    heard = transcript(text, is_unknown=not is_understood) if text else SILENCE
    seconds = Seconds(0.1, 0.01, 0.01)
    return Turn(text, match, answer, seconds, 0.1, expects, heard, is_understood)


NOT_UNDERSTOOD = turn("", "Ddeallais i ddim.", is_understood=False)


class ScriptedUtterance:
    def __init__(
        self, result: Turn | MacsenError, partial: str, may_finish: threading.Event
    ) -> None:
        self._result, self._partial = result, partial
        self.blocks: list[np.ndarray[Any, np.dtype[np.int16]]] = []
        self.may_finish = may_finish
        self.settled = 0
        """After how many blocks it was last made sure of."""

    def accept(self, data: np.ndarray[Any, np.dtype[np.int16]]) -> str:
        self.blocks.append(data)
        return self._partial

    @property
    def seconds(self) -> float:
        return len(self.blocks) * BLOCK_S

    @property
    def speech_s(self) -> float:
        return sum(bool(block.max() > LOUD / 2) for block in self.blocks) * BLOCK_S

    def sound(self) -> AudioClip:
        return AudioClip(np.concatenate(self.blocks), 16_000)

    def settle(self) -> None:
        self.settled = len(self.blocks)

    def finish(self) -> Turn:
        assert self.may_finish.wait(60), "the answer was waited for"
        if isinstance(self._result, MacsenError):
            raise self._result
        return self._result


class ScriptedAssistant:
    """Gives turns in order, or fails; remembers the sound of each utterance.

    With ``is_slow`` no turn is there before `answer` lets it.
    """

    def __init__(
        self, *turns: Turn | MacsenError, partials: Sequence[str] = (), is_slow: bool = False
    ) -> None:
        self._may_finish = threading.Event()
        if not is_slow:
            self._may_finish.set()
        self._turns = list(turns)
        self._partials = list(partials)
        self.utterances: list[ScriptedUtterance] = []
        self.prepared = self.refreshed = 0
        self.context = Context()
        self.swapped: list[Context] = []

    def utterance(self, rate: int, channels: int = 1) -> ScriptedUtterance:
        assert (rate, channels) == (16_000, 1)
        partial = self._partials.pop(0) if self._partials else "faint o'r gloch"
        made = ScriptedUtterance(self._turns.pop(0), partial, self._may_finish)
        self.utterances.append(made)
        return self.utterances[-1]

    def answer(self) -> None:
        self._may_finish.set()

    def prepare(self) -> None:
        self.prepared += 1

    def refresh(self) -> Refreshed:
        self.refreshed += 1
        return Refreshed(None, None)

    def swap(self, context: Context) -> Context:
        before, self.context = self.context, context
        self.swapped.append(context)
        return before


class PatientVoice:
    """Speaks for as many blocks as it is told, counted by how often it is looked at."""

    def __init__(self, blocks: int = 30, failure: MacsenError | None = None) -> None:
        self._blocks = blocks
        self._left = 0
        self._failure = failure
        self.said: list[str] = []
        self.stopped = 0

    def say(self, text: str) -> None:
        if self._failure is not None:
            raise self._failure
        self.said.append(text)
        self._left = self._blocks

    def stop(self) -> None:
        self.stopped += self._left > 0
        self._left = 0

    def is_speaking(self) -> bool:
        self._left = max(0, self._left - 1)
        return self._left > 0

    def begun_at(self) -> float | None:
        return None


@dataclass
class RecordingDisplay:
    states: list[str] = field(default_factory=list)
    partials: list[str] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    latencies: list[Latency] = field(default_factory=list)
    passed: list[Turn] = field(default_factory=list)
    calls: list[Detected] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    levels: int = 0

    def state(self, session: Session) -> None:
        self.states.append(session.state)

    def level(self, db: float) -> None:
        self.levels += 1

    def woken(self, detected: Detected) -> None:
        self.calls.append(detected)

    def partial(self, text: str) -> None:
        self.partials.append(text)

    def turn(self, turn: Turn, latency: Latency) -> None:
        self.turns.append(turn)
        self.latencies.append(latency)

    def passed_over(self, turn: Turn) -> None:
        self.passed.append(turn)

    def begun(self, seconds: float) -> None:
        pass

    def failed(self, error: MacsenError) -> None:
        self.errors.append(error.message)

    def microphone(self, kind: str, text: str) -> None:
        self.told.append((kind, text))


class Fingers:
    """Presses that are made when the script comes to them."""

    def __init__(self) -> None:
        self._pending: list[Press] = []

    def __call__(self, press: Press) -> Callable[[], None]:
        return lambda: self._pending.append(press)

    def poll(self) -> Sequence[Press]:
        pending, self._pending = self._pending, []
        return pending
