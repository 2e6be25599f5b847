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

from macsen_lite.listening.events import (
    USUAL_LIMITS,
    Action,
    Answered,
    Ended,
    Event,
    Heard,
    Limits,
    Lost,
    Mode,
    Origin,
    Outcome,
    Pressed,
    Released,
    Ringing,
    Spoken,
    State,
    Woken,
)

__all__ = ["Session", "step"]


@dataclass(frozen=True, slots=True)
class Session:
    """The state, and what it has to remember."""

    mode: Mode = Mode.WAKE
    limits: Limits = USUAL_LIMITS
    state: State = State.IDLE
    since: float = 0.0
    """From when on the state counts, in the time of the events."""
    until: float | None = None
    """When the state ends by itself."""
    origin: Origin = Origin.OPEN
    """Of the utterance that is open or was last."""
    is_finishing: bool = False
    """The utterance is over, and its answer awaited; a key gives it up."""
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
    if session.is_finishing:  # the answer takes its time, and is not wanted any more
        return _idle(session, event.at), (Action.ABANDON,)
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
    is_call = event.outcome is Outcome.CALLED and session.origin.is_ours
    if is_call or (is_bare and not is_understood):
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
