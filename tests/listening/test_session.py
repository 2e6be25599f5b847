"""Whose turn it is: by example, state by state, and whatever the order of events."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from macsen_lite.listening.events import (
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
    Verdict,
    Woken,
)
from macsen_lite.listening.session import Session, step

LIMITS = Limits(awake=6, follow_up=5, answer=10, breath=0.4, deaf=0.3, longest=20)
VERDICTS: tuple[Verdict, ...] = ("silence", "start", "speech", "end", "too_long", "nothing_said")


def play(session: Session, *events: Event) -> tuple[Session, list[Action]]:
    """The session after all the events, and everything that was to be done."""
    done: list[Action] = []
    for event in events:
        session, actions = step(session, event)
        done += actions
    return session, done


def fresh(mode: Mode = Mode.WAKE) -> Session:
    return Session(mode=mode, limits=LIMITS)


def answered(outcome: Outcome = Outcome.ANSWERED, mode: Mode = Mode.WAKE) -> Session:
    """After an answer to a question begun with the wake word, or the key."""
    call: Event = Pressed(1.0) if mode is Mode.PUSH else Woken(1.0)
    events = [call, Heard(2.0, "start"), Heard(3.0, "end"), Answered(3.1, outcome), Spoken(5.0)]
    if mode is Mode.OPEN:
        events[0] = Heard(1.5, "start")
    return play(fresh(mode), *events)[0]


def test_a_request_in_one_breath_with_the_wake_word() -> None:
    session, done = play(fresh(), Woken(1.0), Heard(1.1, "speech"), Heard(3.0, "end"))

    assert done == [Action.BEGIN, Action.EARCON_HEARD, Action.FINISH]
    assert session.origin is Origin.WAKE

    session, done = play(session, Answered(3.1, Outcome.ANSWERED))
    assert (session.state, done) == (State.SPEAKING, [Action.SAY])


def test_the_wake_word_alone_is_answered_by_a_sound_and_the_request_waited_for() -> None:
    session, done = play(
        fresh(),
        Woken(1.0),
        Heard(1.2, "speech", quiet_s=0.2, name_only=True),
        Heard(1.5, "speech", quiet_s=0.5, name_only=True),
        Answered(1.5, Outcome.NOT_UNDERSTOOD),
    )

    assert session.state is State.AWAKE
    assert done == [Action.BEGIN, Action.FINISH, Action.EARCON_AWAKE]

    session, done = play(session, Heard(3.0, "start"), Heard(5.0, "end"))
    assert done == [Action.BEGIN, Action.EARCON_HEARD, Action.FINISH]
    assert session.origin is Origin.WAKE


def test_a_word_that_only_seemed_to_be_the_wake_word_alone_is_answered() -> None:
    session, done = play(
        fresh(),
        Woken(1.0),
        Heard(1.5, "speech", quiet_s=0.5, name_only=True),
        Answered(1.5, Outcome.ANSWERED),
    )

    assert session.state is State.SPEAKING
    assert done[-1] is Action.SAY


def test_nobody_speaks_after_the_wake_word() -> None:
    session, _ = play(
        fresh(),
        Woken(1.0),
        Heard(1.5, "speech", quiet_s=0.5, name_only=True),
        Answered(1.5, Outcome.NOT_HEARD),
        Heard(7.4),
    )
    assert session.state is State.AWAKE

    session, done = play(session, Heard(7.6))
    assert (session.state, done) == (State.IDLE, [])


@pytest.mark.parametrize("outcome", [Outcome.NOT_UNDERSTOOD, Outcome.UNSURE])
def test_what_was_said_to_us_and_not_understood_is_owned_to(outcome: Outcome) -> None:
    session, done = play(fresh(), Woken(1.0), Heard(3.0, "end"), Answered(3.1, outcome))

    assert session.state is State.SPEAKING
    assert done[-1] is Action.SAY


def test_what_went_wrong_is_told_by_a_sound_and_it_listens_on() -> None:
    session, done = play(fresh(), Woken(1.0), Heard(3.0, "end"), Answered(3.1, Outcome.FAILED))

    assert (session.state, done[-1]) == (State.IDLE, Action.EARCON_ERROR)


def test_after_an_answer_one_may_speak_on_without_the_wake_word_for_a_while() -> None:
    session = answered()
    assert session.state is State.FOLLOW_UP

    heard, done = play(session, Heard(9.0, "start"))
    assert (heard.state, heard.origin, done) == (State.HEARING, Origin.FOLLOW_UP, [Action.BEGIN])

    assert play(session, Heard(10.4))[0].state is State.IDLE


def test_our_own_voice_dying_away_in_the_room_is_not_taken_for_speech() -> None:
    assert play(answered(), Heard(5.2, "start"))[0].state is State.FOLLOW_UP


def test_without_time_to_speak_on_it_waits_for_the_wake_word() -> None:
    session = replace(fresh(), limits=replace(LIMITS, follow_up=0))
    events = (Woken(1.0), Heard(3.0, "end"), Answered(3.1, Outcome.ANSWERED), Spoken(5.0))

    assert play(session, *events)[0].state is State.IDLE


@pytest.mark.parametrize("mode", Mode)
def test_a_question_of_ours_keeps_the_microphone_open_in_every_mode(mode: Mode) -> None:
    session = answered(Outcome.ASKED, mode)
    assert (session.state, session.asks) == (State.FOLLOW_UP, True)

    session, done = play(session, Heard(14.0, "start"), Heard(15.0, "end"))
    assert session.origin is Origin.ANSWER
    assert done == [Action.BEGIN, Action.EARCON_HEARD, Action.FINISH]


def test_a_question_is_announced_by_a_sound() -> None:
    events = (Woken(1.0), Heard(3.0, "end"), Answered(3.1, Outcome.ASKED), Spoken(5.0))

    assert play(fresh(), *events)[1][-1] is Action.EARCON_AWAKE


def test_with_push_to_talk_an_answer_does_not_leave_the_microphone_open() -> None:
    assert answered(mode=Mode.PUSH).state is State.IDLE


def test_talk_after_an_answer_that_is_not_for_us_is_passed_over_in_silence() -> None:
    session, done = play(
        answered(),
        Heard(6.0, "start"),
        Heard(7.0, "end"),
        Answered(7.1, Outcome.NOT_UNDERSTOOD),
    )

    assert done == [Action.BEGIN, Action.FINISH, Action.TAKE_BACK]
    assert session.state is State.FOLLOW_UP
    # ... and does not make the time longer in which one may speak on.
    assert play(session, Heard(10.4))[0].state is State.IDLE


def test_talk_after_an_answer_with_the_wake_word_in_it_is_for_us() -> None:
    _, done = play(
        answered(),
        Heard(6.0, "start"),
        Woken(6.5),
        Heard(7.0, "end"),
        Answered(7.1, Outcome.NOT_UNDERSTOOD),
    )

    assert done[-1] is Action.SAY


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.FAILED])
def test_an_open_microphone_answers_requests_only(outcome: Outcome) -> None:
    session, done = play(
        fresh(Mode.OPEN), Heard(1.0, "start"), Heard(2.0, "end"), Answered(2.1, outcome)
    )

    if outcome in (Outcome.ANSWERED, Outcome.ASKED):
        assert (session.state, done) == (
            State.SPEAKING,
            [Action.BEGIN, Action.FINISH, Action.SAY],
        )
    else:
        assert (session.state, done) == (
            State.IDLE,
            [Action.BEGIN, Action.FINISH, Action.TAKE_BACK],
        )


@pytest.mark.parametrize("event", [Woken(4.0), Pressed(4.0), Pressed(4.0, held=True)])
def test_barge_in_silences_the_voice_first(event: Event) -> None:
    speaking, _ = play(fresh(), Woken(1.0), Heard(3.0, "end"), Answered(3.1, Outcome.ANSWERED))
    session, done = play(speaking, event)

    assert done[0] is Action.STOP_VOICE
    assert session.state in (State.HEARING, State.AWAKE)
    # The voice's end, when it is noticed, changes nothing any more.
    assert play(session, Spoken(4.1)) == (session, [])


def test_a_key_begins_ends_and_calls_off() -> None:
    awake, done = play(fresh(Mode.PUSH), Pressed(1.0))
    assert (awake.state, done) == (State.AWAKE, [Action.EARCON_AWAKE])
    assert play(awake, Pressed(2.0))[0].state is State.IDLE

    hearing, _ = play(awake, Heard(2.0, "start"))
    assert play(hearing, Pressed(3.0))[1] == [Action.EARCON_HEARD, Action.FINISH]


def test_a_button_is_held_down_while_one_speaks_however_long_one_pauses() -> None:
    session, done = play(
        fresh(Mode.PUSH), Pressed(1.0, held=True), Heard(2.0, "end"), Heard(3.0, "speech")
    )
    assert (session.state, done) == (State.HEARING, [Action.BEGIN])

    assert play(session, Released(4.0))[1] == [Action.EARCON_HEARD, Action.FINISH]
    assert play(session, Heard(21.5, "speech"))[1] == [Action.EARCON_HEARD, Action.FINISH]


def test_push_to_talk_does_not_listen_and_does_not_wake() -> None:
    session = fresh(Mode.PUSH)

    assert not session.listens
    assert not session.wakes
    assert play(session, Woken(1.0), Heard(2.0, "start")) == (session, [])


def test_while_something_rings_no_wake_word_is_needed_and_no_earcon_sounds() -> None:
    session, done = play(fresh(), Ringing(1.0, True), Heard(2.0, "start"), Heard(3.0, "end"))

    assert done == [Action.BEGIN, Action.FINISH]
    assert not [a for a in play(session, Answered(3.1, Outcome.FAILED))[1] if a.is_earcon]
    assert not play(fresh(), Ringing(1.0, True), Ringing(2.0, False))[0].listens


def test_a_lost_microphone_drops_what_was_being_said_and_not_the_answer() -> None:
    hearing, _ = play(fresh(), Woken(1.0))
    assert play(hearing, Lost(2.0))[1] == [Action.DROP]
    assert play(hearing, Lost(2.0))[0].state is State.IDLE

    speaking, _ = play(hearing, Heard(3.0, "end"), Answered(3.1, Outcome.ANSWERED))
    assert play(speaking, Lost(3.5)) == (speaking, [])


def test_what_is_being_said_when_a_file_ends_is_answered() -> None:
    assert play(fresh(), Woken(1.0), Ended(2.0))[1][-1] is Action.FINISH
    assert play(fresh(), Ended(2.0)) == (fresh(), [])


def every_event(at: float) -> list[Event]:
    heard = [
        Heard(at, verdict, quiet_s=quiet, name_only=name_only)
        for verdict, quiet, name_only in itertools.product(VERDICTS, (0.0, 1.0), (False, True))
    ]
    return [
        *heard,
        *(Answered(at, outcome) for outcome in Outcome),
        *(Ringing(at, rings) for rings in (False, True)),
        Woken(at), Pressed(at), Pressed(at, held=True), Released(at), Spoken(at), Lost(at),
        Ended(at),
    ]  # fmt: skip


def check(before: Session, event: Event, after: Session, actions: tuple[Action, ...]) -> None:
    """What holds for every step from every state."""
    done = [action for action in actions if not action.is_earcon]
    assert len(set(actions)) == len(actions)
    assert not after.rings or done == list(actions), "no earcon while something rings"
    assert (Action.STOP_VOICE in done) <= (before.state is State.SPEAKING)
    assert (Action.SAY in done) == (
        after.state is State.SPEAKING and before.state is not State.SPEAKING
    ), "whatever is spoken is begun once"
    is_open = before.state is State.HEARING and not before.is_finishing
    will_be_open = after.state is State.HEARING and not after.is_finishing
    opened, closed = Action.BEGIN in done, Action.FINISH in done or Action.DROP in done
    assert will_be_open == (opened or (is_open and not closed)), "one utterance at a time"
    assert not closed or is_open, "only what is open is closed"
    assert (Action.ABANDON in done) == (before.is_finishing and isinstance(event, Pressed))
    assert not (Action.FINISH in done and Action.DROP in done)
    if before.mode is Mode.PUSH and before.state is State.IDLE and not before.rings:
        assert after.state is State.IDLE or isinstance(event, Pressed), "only a key opens it"
    if after.until is not None:
        assert after.state in (State.AWAKE, State.FOLLOW_UP), "a waiting state"
    if after.state in (State.AWAKE, State.FOLLOW_UP):
        assert after.until is not None, "it never waits for ever"
    assert not after.is_finishing or after.state is State.HEARING
    assert not (after.is_bare and not after.is_finishing)


@pytest.mark.parametrize("mode", Mode)
def test_every_event_in_every_state_that_three_events_can_lead_to(mode: Mode) -> None:
    reached = {fresh(mode)}
    seen = set(reached)
    for turn in range(1, 5):
        following = set()
        for session in reached:
            for event in every_event(3.0 * turn):
                after, actions = step(session, event)
                check(session, event, after, actions)
                following.add(after)
        reached = following - seen
        seen |= reached
    assert {session.state for session in seen} == set(State)


class Conversations(RuleBasedStateMachine):
    """Events as a loop would send them, in any order and at any pace."""

    @initialize(mode=st.sampled_from(Mode), follow_up=st.sampled_from((0.0, 5.0)))
    def begin(self, mode: Mode, follow_up: float) -> None:
        self.session = Session(mode=mode, limits=replace(LIMITS, follow_up=follow_up))
        self.at = 0.0
        self.is_open = False
        self.is_awaited = False
        self.is_speaking = False

    def send(self, event: Event) -> None:
        before = self.session
        self.session, actions = step(before, event)
        check(before, event, self.session, actions)
        for action in actions:
            if action is Action.BEGIN:
                assert not self.is_open
                self.is_open = True
            elif action in (Action.FINISH, Action.DROP):
                assert self.is_open
                self.is_open = False
                self.is_awaited = action is Action.FINISH
            elif action is Action.ABANDON:
                assert self.is_awaited
                self.is_awaited = False
            elif action is Action.SAY:
                assert not self.is_speaking
                self.is_speaking = True
            elif action is Action.STOP_VOICE:
                self.is_speaking = False

    @rule(seconds=st.sampled_from((0.032, 0.5, 4.0, 30.0)))
    def pass_time(self, seconds: float) -> None:
        self.at += seconds

    @precondition(lambda self: not self.is_awaited)
    @rule(verdict=st.sampled_from(VERDICTS), quiet=st.floats(0, 3), name_only=st.booleans())
    def hear(self, verdict: Verdict, quiet: float, name_only: bool) -> None:
        if self.session.listens:
            self.send(Heard(self.at, verdict, quiet, name_only))

    @rule(
        event=st.sampled_from((Woken, Pressed, Released, Lost)),
    )
    def happen(self, event: type[Woken | Pressed | Released | Lost]) -> None:
        self.send(event(self.at))

    @rule()
    def hold(self) -> None:
        self.send(Pressed(self.at, held=True))

    @rule(rings=st.booleans())
    def ring(self, rings: bool) -> None:
        self.send(Ringing(self.at, rings))

    @precondition(lambda self: self.is_awaited)
    @rule(outcome=st.sampled_from(Outcome))
    def answer(self, outcome: Outcome) -> None:
        self.is_awaited = False
        self.send(Answered(self.at, outcome))

    @precondition(lambda self: self.is_speaking)
    @rule()
    def fall_silent(self) -> None:
        self.is_speaking = False
        self.send(Spoken(self.at))

    @invariant()
    def the_loop_and_the_session_agree(self) -> None:
        if not hasattr(self, "session"):
            return
        hearing = self.session.state is State.HEARING and not self.session.is_finishing
        assert self.is_open == hearing
        assert self.is_speaking == (self.session.state is State.SPEAKING)
        assert self.is_awaited == self.session.is_finishing

    def teardown(self) -> None:
        """Left alone, it always comes back to where it began."""
        if not hasattr(self, "session"):
            return
        self.send(Ringing(self.at, False))
        if self.is_awaited:
            self.answer(Outcome.ANSWERED)
        for _ in range(4):
            if self.is_speaking:
                self.fall_silent()
            self.at += 60.0
            verdict: Verdict = "end" if self.session.state is State.HEARING else "silence"
            self.send(Heard(self.at, verdict))
            if self.is_awaited:
                self.answer(Outcome.ANSWERED)
        assert self.session.state is State.IDLE or self.session.origin is Origin.HELD


TestConversations = Conversations.TestCase
