"""What can happen while listening, what it may lead to, and the words for it all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

__all__ = [
    "USUAL_LIMITS",
    "Action",
    "Answered",
    "Ended",
    "Event",
    "Heard",
    "Limits",
    "Lost",
    "Mode",
    "Origin",
    "Outcome",
    "Pressed",
    "Released",
    "Ringing",
    "Spoken",
    "State",
    "Verdict",
    "Woken",
]

Verdict = Literal["silence", "start", "speech", "end", "too_long", "nothing_said"]
"""What the endpointer says of a block of sound."""


class Mode(StrEnum):
    """What makes it listen."""

    WAKE = "wake"
    """The wake word (and a key)."""
    PUSH = "push"
    """A key or a button, and nothing else."""
    OPEN = "open"
    """Always: every utterance is tried, and what is no request is passed over in silence."""


class State(StrEnum):
    """What it does now."""

    IDLE = "idle"
    """Waiting to be spoken to; in open mode, and while something rings, for any utterance."""
    AWAKE = "awake"
    """Called, and waiting for the request."""
    HEARING = "hearing"
    """Somebody speaks, and the recogniser follows."""
    SPEAKING = "speaking"
    """The answer is being said."""
    FOLLOW_UP = "follow_up"
    """After an answer or a question: one may speak on without calling again."""


class Origin(StrEnum):
    """What an utterance began with: whether it was meant for us."""

    WAKE = "wake"
    KEY = "key"
    HELD = "held"
    """A button that is held down while one speaks."""
    ANSWER = "answer"
    """A question is open."""
    FOLLOW_UP = "follow_up"
    """Said just after an answer: perhaps to somebody else."""
    OPEN = "open"
    """Said to the room."""

    @property
    def is_ours(self) -> bool:
        """Whether it was surely meant for us, so that not understanding it must be owned to."""
        return self not in (Origin.FOLLOW_UP, Origin.OPEN)


class Outcome(StrEnum):
    """What came of an utterance."""

    ANSWERED = "answered"
    """Understood and answered."""
    ASKED = "asked"
    """Answered with a question about what was understood."""
    UNSURE = "unsure"
    """Answered with “did you mean …?”."""
    NOT_UNDERSTOOD = "not_understood"
    NOT_HEARD = "not_heard"
    CALLED = "called"
    """It was the wake word and nothing more."""
    FAILED = "failed"


class Action(StrEnum):
    """What is to be done, in the order in which they stand."""

    BEGIN = "begin"
    """Open an utterance with the last sound before now in it."""
    FINISH = "finish"
    """The utterance is over: find the answer, and report it with `Answered`."""
    DROP = "drop"
    """Forget the utterance that is open."""
    ABANDON = "abandon"
    """Nobody waits for the answer any more: let it come to nothing, and take the turn back."""
    TAKE_BACK = "take_back"
    """The utterance was not for us: the conversation goes on from before it."""
    SAY = "say"
    """Say and show the answer; report its end with `Spoken`."""
    STOP_VOICE = "stop_voice"
    EARCON_AWAKE = "earcon_awake"
    EARCON_HEARD = "earcon_heard"
    EARCON_NOT_UNDERSTOOD = "earcon_not_understood"
    EARCON_ERROR = "earcon_error"

    @property
    def is_earcon(self) -> bool:
        """Whether it is a sound of ours."""
        return self.startswith("earcon_")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long things may take, in seconds; all are settings or follow from one."""

    awake: float = 6.0
    """How long the request may keep one waiting once we have been called."""
    follow_up: float = 5.0
    """How long one may speak on after an answer; 0: not at all."""
    answer: float = 10.0
    """How long a question keeps the microphone open for its answer."""
    breath: float = 0.45
    """A pause this long after the bare wake word means that the request is yet to come."""
    longest: float = 15.0
    """How long a button may be held down for one utterance."""
    deaf: float = 0.3
    """How long the room goes on sounding with our own voice."""


USUAL_LIMITS = Limits()


# -- events --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Woken:
    """The wake word was heard."""

    at: float


@dataclass(frozen=True, slots=True)
class Pressed:
    """The key was pressed, or the button, which is then held."""

    at: float
    held: bool = False


@dataclass(frozen=True, slots=True)
class Released:
    """The button was let go."""

    at: float


@dataclass(frozen=True, slots=True)
class Heard:
    """A block of sound, the endpointer's verdict on it, and what is known by then."""

    at: float
    verdict: Verdict = "silence"
    quiet_s: float = 0.0
    """For how long nobody has spoken."""
    name_only: bool = False
    """Whether nothing but the wake word has been said."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of the utterance that was finished."""

    at: float
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Spoken:
    """The voice has said all, or could not."""

    at: float


@dataclass(frozen=True, slots=True)
class Ringing:
    """An alarm or a timer begins to ring, or there is none that rings any more."""

    at: float
    rings: bool


@dataclass(frozen=True, slots=True)
class Lost:
    """The microphone is gone."""

    at: float


@dataclass(frozen=True, slots=True)
class Ended:
    """There will be no more sound: a file is at its end."""

    at: float


Event = Woken | Pressed | Released | Heard | Answered | Spoken | Ringing | Lost | Ended
