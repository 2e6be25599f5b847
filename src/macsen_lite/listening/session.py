"""Whose turn it is to speak, as a pure state machine: no sound, no threads, no clock of its own.

An event comes in with the time at which it happened, and there come out the session after it and
what is to be done. Times are those of the sound itself (seconds, monotonic), so that a file heard
faster than in real time goes through the same states as a conversation.

    idle ──Woken, Pressed──► hearing / awake ──"start"──► hearing ──"end"──► (finish)
     ▲                                                                          │
     └────────── time is up ── follow-up ◄──Spoken── speaking ◄──Answered───────┘
                                  │                     │
                                  └──"start"──► hearing ◄── Woken, Pressed (barge-in)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

__all__ = [
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
    "Session",
    "Spoken",
    "State",
    "Verdict",
    "Woken",
    "step",
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
    FAILED = "failed"


class Action(StrEnum):
    """What is to be done, in the order in which they stand."""

    BEGIN = "begin"
    """Open an utterance with the last sound before now in it."""
    FINISH = "finish"
    """The utterance is over: find the answer, and report it with `Answered`."""
    DROP = "drop"
    """Forget the utterance that is open."""
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


# -- the session ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Session:
    """The state, and what it has to remember."""

    mode: Mode = Mode.WAKE
    limits: Limits = Limits()
    state: State = State.IDLE
    since: float = 0.0
    """From when on the state counts, in the time of the events."""
    until: float | None = None
    """When the state ends by itself."""
    origin: Origin = Origin.OPEN
    """Of the utterance that is open or was last."""
    is_finishing: bool = False
    """The utterance is over, and its answer awaited."""
    is_bare: bool = False
    """It seems to have been the wake word alone: unless it is understood, the request follows."""
    resume: float | None = None
    """Until when one may still speak on, should what is being heard be nothing to us."""
    asks: bool = False
    """A question of ours is open."""
    rings: bool = False

    @property
    def listens(self) -> bool:
        """Whether sound is to be given to the endpointer."""
        if self.state is State.IDLE:
            return self.is_open
        return self.state is not State.SPEAKING

    @property
    def is_open(self) -> bool:
        """Whether an utterance needs no call; "stop" must do while something rings."""
        return self.mode is Mode.OPEN or self.rings

    @property
    def wakes(self) -> bool:
        """Whether sound is to be given to the wake word."""
        if self.mode is Mode.PUSH:
            return False
        if self.state is State.HEARING:
            return not self.origin.is_ours
        return self.state is not State.AWAKE


Step = tuple[Session, tuple[Action, ...]]


def step(session: Session, event: Event) -> Step:
    """The session after an event, and what is to be done about it."""
    after, actions = _step(session, event)
    if after.rings:
        actions = tuple(action for action in actions if not action.is_earcon)
    return after, actions


def _step(session: Session, event: Event) -> Step:
    match event:
        case Woken():
            return _woken(session, event)
        case Pressed():
            return _pressed(session, event)
        case Released():
            return _released(session)
        case Heard():
            return _heard(session, event)
        case Answered():
            return _answered(session, event)
        case Spoken():
            return _spoken(session, event)
        case Ringing():
            return replace(session, rings=event.rings), ()
        case Lost():
            return _lost(session, event)
        case Ended():
            return _ended(session)


def _to(session: Session, state: State, since: float, for_s: float | None = None) -> Session:
    until = None if for_s is None else since + for_s
    after = replace(session, state=state, since=since, until=until)
    return replace(after, is_finishing=False, is_bare=False)


def _idle(session: Session, at: float) -> Session:
    return replace(_to(session, State.IDLE, at), asks=False, resume=None)


def _hearing(session: Session, at: float, origin: Origin, resume: float | None = None) -> Session:
    return replace(_to(session, State.HEARING, at), origin=origin, resume=resume)


def _woken(session: Session, event: Woken) -> Step:
    if not session.wakes or session.is_finishing:
        return session, ()
    if session.state is State.HEARING:  # what was perhaps said to somebody else was said to us
        return replace(session, origin=Origin.WAKE, resume=None), ()
    stop = (Action.STOP_VOICE,) if session.state is State.SPEAKING else ()
    return _hearing(session, event.at, Origin.WAKE), (*stop, Action.BEGIN)


def _pressed(session: Session, event: Pressed) -> Step:
    if session.is_finishing:
        return session, ()
    before: tuple[Action, ...] = ()
    if session.state is State.SPEAKING:
        before = (Action.STOP_VOICE,)
    elif session.state is State.HEARING:
        if not event.held and session.origin is not Origin.HELD:
            return _finish(session)
        before = (Action.DROP,)
    if event.held:
        return _hearing(session, event.at, Origin.HELD), (*before, Action.BEGIN)
    if session.state is State.AWAKE:  # pressed twice: never mind
        return _idle(session, event.at), ()
    awake = replace(
        _to(session, State.AWAKE, event.at, session.limits.awake), origin=Origin.KEY, resume=None
    )
    return awake, (*before, Action.EARCON_AWAKE)


def _released(session: Session) -> Step:
    if session.state is not State.HEARING or session.origin is not Origin.HELD:
        return session, ()
    return _finish(session) if not session.is_finishing else (session, ())


def _finish(session: Session) -> Step:
    told = (Action.EARCON_HEARD,) if session.origin.is_ours else ()
    return replace(session, is_finishing=True), (*told, Action.FINISH)


def _heard(session: Session, event: Heard) -> Step:
    if session.is_finishing or event.at < session.since:
        return session, ()
    if session.state is State.HEARING:
        return _listening(session, event)
    if event.verdict == "start" and session.listens:
        return _begun(session, event)
    if session.until is not None and event.at >= session.until:
        return _idle(session, event.at), ()
    return session, ()


def _begun(session: Session, event: Heard) -> Step:
    """Somebody begins to speak."""
    if session.state is State.IDLE:
        return _hearing(session, event.at, Origin.OPEN), (Action.BEGIN,)
    if session.state is State.FOLLOW_UP:
        origin = Origin.ANSWER if session.asks else Origin.FOLLOW_UP
        return _hearing(session, event.at, origin, session.until), (Action.BEGIN,)
    return _hearing(session, event.at, session.origin), (Action.BEGIN,)


def _listening(session: Session, event: Heard) -> Step:
    """Somebody is speaking, or has just spoken."""
    limits = session.limits
    if session.origin is Origin.HELD:
        is_over = event.verdict == "too_long" or event.at - session.since >= limits.longest
        return _finish(session) if is_over else (session, ())
    if event.name_only and session.origin.is_ours and event.verdict != "too_long":
        if event.quiet_s < limits.breath and event.verdict not in ("end", "nothing_said"):
            return session, ()
        # The last words may still be on their way through the recogniser: it is asked.
        return replace(session, is_finishing=True, is_bare=True), (Action.FINISH,)
    if event.verdict in ("end", "too_long"):
        return _finish(session)
    if event.verdict == "nothing_said":
        return _idle(session, event.at), (Action.DROP,)
    return session, ()


def _answered(session: Session, event: Answered) -> Step:
    if not session.is_finishing:
        return session, ()
    is_bare, session = session.is_bare, replace(session, is_finishing=False, is_bare=False)
    if event.outcome is Outcome.FAILED:
        return _idle(session, event.at), (Action.EARCON_ERROR,)
    is_understood = event.outcome in (Outcome.ANSWERED, Outcome.ASKED)
    if is_bare and not is_understood:
        awake = _to(session, State.AWAKE, event.at, session.limits.awake)
        return awake, (Action.EARCON_AWAKE,)
    if not is_understood and not session.origin.is_ours:
        take_back = (Action.TAKE_BACK,)
        if session.resume is not None and session.resume > event.at:
            back = _to(session, State.FOLLOW_UP, event.at, session.resume - event.at)
            return replace(back, asks=False), take_back
        return _idle(session, event.at), take_back
    if event.outcome is Outcome.NOT_HEARD and session.origin is not Origin.ANSWER:
        return _idle(session, event.at), (Action.EARCON_NOT_UNDERSTOOD,)
    asks = event.outcome in (Outcome.ASKED, Outcome.UNSURE)
    speaking = replace(_to(session, State.SPEAKING, event.at), asks=asks, resume=None)
    is_lost = event.outcome in (Outcome.NOT_UNDERSTOOD, Outcome.NOT_HEARD)
    return speaking, (*((Action.EARCON_NOT_UNDERSTOOD,) if is_lost else ()), Action.SAY)


def _spoken(session: Session, event: Spoken) -> Step:
    if session.state is not State.SPEAKING:
        return session, ()
    limits, since = session.limits, event.at + session.limits.deaf
    if session.asks:
        return _to(session, State.FOLLOW_UP, since, limits.answer), (Action.EARCON_AWAKE,)
    if session.mode is Mode.WAKE and limits.follow_up > 0:
        return _to(session, State.FOLLOW_UP, since, limits.follow_up), ()
    return replace(_idle(session, since), since=since), ()


def _lost(session: Session, event: Lost) -> Step:
    if session.state is State.SPEAKING or session.is_finishing:
        return session, ()
    drop = (Action.DROP,) if session.state is State.HEARING else ()
    return _idle(session, event.at), drop


def _ended(session: Session) -> Step:
    is_hearing = session.state is State.HEARING and not session.is_finishing
    return _finish(session) if is_hearing else (session, ())
