"""What the loop needs from outside, and whom it tells what goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from macsen_lite.audio.block import Block
from macsen_lite.clip import AudioClip
from macsen_lite.dialogue.context import Context
from macsen_lite.errors import MacsenError
from macsen_lite.listening.earcons import Earcon
from macsen_lite.listening.session import Session
from macsen_lite.reloading import Refreshed
from macsen_lite.speaking import StoppablePlayer
from macsen_lite.turn import Turn

__all__ = [
    "Controls",
    "Detected",
    "Display",
    "Latency",
    "LiveAssistant",
    "LiveUtterance",
    "NoControls",
    "Press",
    "Spotter",
    "TellingPlayer",
    "Voice",
]

Press = Literal["press", "hold", "release"]
"""A key struck; a button pressed down, and let go."""


class LiveUtterance(Protocol):
    """`macsen_lite.assistant.Utterance`."""

    def accept(self, data: np.ndarray[tuple[int, ...], np.dtype[np.int16]]) -> str:
        """Hear the next block, and give the words so far."""
        ...

    def settle(self) -> None:
        """Begin to make sure of the words so far."""
        ...

    def sound(self) -> AudioClip:
        """What has been heard so far."""
        ...

    def finish(self) -> Turn:
        """Answer what was said."""
        ...


class LiveAssistant(Protocol):
    """The part of `macsen_lite.assistant.Assistant` that listening needs."""

    def utterance(self, rate: int, channels: int = 1) -> LiveUtterance:
        """Begin to hear an utterance."""
        ...

    def prepare(self) -> None:
        """Open what the next utterance needs."""
        ...

    def refresh(self) -> Refreshed:
        """Take up what changed in the skills' files."""
        ...

    def swap(self, context: Context) -> Context:
        """Go on with another conversation; returns the one so far."""
        ...


class Detected(Protocol):
    """That the wake word was heard: `macsen_lite.listening.wake.Detection`."""

    @property
    def phrase(self) -> str:
        """What was heard."""
        ...

    @property
    def score(self) -> float:
        """How sure that is."""
        ...

    @property
    def at(self) -> float:
        """When it ended, in seconds of `Block.at`."""
        ...


class Spotter(Protocol):
    """Listens for the wake word: `macsen_lite.listening.wake.WakeWord`."""

    def accept(self, block: Block) -> Detected | None:
        """Hear the next block."""
        ...

    def reset(self) -> None:
        """Forget what came before: what comes next does not follow on from it."""
        ...


class Controls(Protocol):
    """Keys and buttons."""

    def poll(self) -> Sequence[Press]:
        """What was done to them since they were last looked at; never waits."""
        ...


class NoControls:
    """Where there are none."""

    def poll(self) -> Sequence[Press]:
        """Nothing."""
        return ()


class Voice(Protocol):
    """Says answers while the microphone goes on: a `Mouth`, or a folder of sound files."""

    def say(self, text: str) -> None:
        """Begin to say it, instead of whatever was being said; returns at once.

        Raises VoiceError.
        """
        ...

    def stop(self) -> None:
        """Fall silent at once."""
        ...

    def is_speaking(self) -> bool:
        """Whether it is still being said. Raises VoiceError, once, if it could not be."""
        ...

    def begun_at(self) -> float | None:
        """When the first sample of the last answer was handed over to be played.

        In seconds of `time.monotonic`; None if none was.
        """
        ...


@dataclass(frozen=True, slots=True)
class Latency:
    """How long the parts of an answer took, in seconds; for sound that came in real time."""

    silence: float
    """From the last block with speech to the verdict that it was over."""
    finish: float
    """From there until the words were known, and what is to be answered to them."""


class Display(Protocol):
    """Shows what goes on, to people or to programs."""

    def state(self, session: Session) -> None:
        """It is someone else's turn now."""
        ...

    def level(self, db: float) -> None:
        """How loud it is, in dB of full scale."""
        ...

    def woken(self, detected: Detected) -> None:
        """The wake word was heard."""
        ...

    def partial(self, text: str) -> None:
        """The words so far."""
        ...

    def turn(self, turn: Turn, latency: Latency) -> None:
        """An answer is about to be said."""
        ...

    def passed_over(self, turn: Turn) -> None:
        """Something was said that was not for us."""
        ...

    def begun(self, seconds: float) -> None:
        """The answer is heard, so many seconds after the last speech."""
        ...

    def failed(self, error: MacsenError) -> None:
        """Something went wrong; it goes on."""
        ...

    def microphone(self, kind: str, text: str) -> None:
        """What the user should know of the microphone: "lost", "back" or "overflow"."""
        ...


class TellingPlayer:
    """A player that says when it begins, for the latency to be known."""

    def __init__(self, player: StoppablePlayer, begins: Callable[[], None]) -> None:
        self._player, self._begins = player, begins
        self._has_begun = False

    @property
    def is_stopped(self) -> bool:
        """Whether nothing more will be heard from it."""
        return bool(getattr(self._player, "is_stopped", False))

    def check(self) -> None:
        """As the player's."""
        self._player.check()

    def play(self, clip: AudioClip) -> None:
        """Say so, and play."""
        if not self._has_begun:
            self._has_begun = True
            self._begins()
        self._player.play(clip)

    def stop(self) -> None:
        """Fall silent, and play nothing more."""
        self._player.stop()


PlayEarcon = Callable[[Earcon], None]
