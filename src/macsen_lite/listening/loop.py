"""The loop of live listening: blocks of sound and presses of keys in, answers out.

It carries out what the session (`listening.session`) says is to be done. All of it happens in one
thread, block by block; only the voice and the earcons sound beside it, and an answer that takes
long is looked up beside it: what is said meanwhile is not for us, but keys are.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator

import numpy as np

from macsen_lite.audio.block import BLOCK, BLOCK_S, RATE, Block, Microphone
from macsen_lite.audio.endpointing import Endpointer
from macsen_lite.audio.levels import loudness_db
from macsen_lite.errors import MacsenError
from macsen_lite.listening.earcons import Earcon
from macsen_lite.listening.ears import Ears
from macsen_lite.listening.events import (
    Action,
    Answered,
    Ended,
    Event,
    Lost,
    Origin,
    Outcome,
    Pressed,
    Released,
    Ringing,
    Spoken,
    State,
    Woken,
)
from macsen_lite.listening.interfaces import (
    Controls,
    Display,
    LiveAssistant,
    NoControls,
    PlayEarcon,
    Spotter,
    Voice,
)
from macsen_lite.listening.saying import Saying
from macsen_lite.listening.session import Session, step
from macsen_lite.listening.turns import LiveTurn, Turns
from macsen_lite.reloading import Refreshed
from macsen_lite.turn import TurnRecorder

__all__ = ["Listener"]

_TAIL_S = 4.0
"""Silence after the end of a file: longer than any end silence."""
_VOICE_S = 0.01
"""How often it is looked whether the voice is done once a file is over, in seconds."""
_LOOK_S = 0.5
"""How often it is looked at what rings, in seconds."""
_REFRESH_S = 2.0
"""How often, while idle, changed skills are looked for, in seconds."""
_LEVEL_S = 0.1
"""How often the level is shown, in seconds."""
_EARCONS = {
    Action.EARCON_AWAKE: Earcon.AWAKE,
    Action.EARCON_HEARD: Earcon.HEARD,
    Action.EARCON_NOT_UNDERSTOOD: Earcon.NOT_UNDERSTOOD,
    Action.EARCON_ERROR: Earcon.ERROR,
}


class Listener:
    """Listens, answers and listens again."""

    def __init__(
        self,
        assistant: LiveAssistant,
        microphone: Microphone,
        endpointer: Endpointer,
        voice: Voice,
        display: Display,
        session: Session,
        *,
        spotter: Spotter | None = None,
        controls: Controls | None = None,
        play_earcon: PlayEarcon = lambda _: None,
        rings: Callable[[], bool] = lambda: False,
        took_up: Callable[[Refreshed], None] = lambda _: None,
        early_silence: Callable[[str], float | None] = lambda _: None,
        recorder: TurnRecorder | None = None,
        patience_s: float | None = None,
        clock: Callable[[], float] = time.monotonic,
        timer: Callable[[], float] = time.perf_counter,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """``session`` is where it begins: its mode and limits.

        ``rings`` says whether an alarm or a timer rings now; ``took_up`` is told of changed skills;
        ``early_silence`` gives the end silence in seconds after the words so far, where it is to be
        another than usual. ``recorder`` is told of the turns that were meant for us, and of no talk
        among people. ``patience_s``: how long an answer may hold the listening up before that goes
        on without it; None for however long, as a file that is heard faster than it was spoken has
        to wait. ``clock`` is that of `Block.at`; ``timer`` measures; ``sleep`` waits for the voice
        when there is no more sound. All in seconds.
        """
        self._assistant = assistant
        self._microphone = microphone
        self._display = display
        self._session = session
        self._spotter = spotter
        self._controls = controls or NoControls()
        self._play_earcon = play_earcon
        self._rings = rings
        self._took_up = took_up
        self._recorder = recorder
        self._clock = clock
        self._sleep = sleep
        self._ears = Ears(endpointer, early_silence, display.partial)
        self._turns = Turns(assistant, timer, patience_s)
        self._saying = Saying(voice, display, assistant.prepare)
        self._answered: LiveTurn | None = None
        self._rings_look, self._refresh_look = _Every(_LOOK_S), _Every(_REFRESH_S)
        self._level_look = _Every(_LEVEL_S)
        self._is_lost = False
        self._lost_text = ""

    @property
    def session(self) -> Session:
        """Where it stands."""
        return self._session

    def run(self) -> None:
        """Listen until a file's end, or for ever. Raises what the microphone raises.

        On the way out, Ctrl-C included, the voice falls silent.
        """
        try:
            self._assistant.prepare()  # which may take a minute the first time: nobody listens yet
            # What is loaded stays. To look it over for garbage takes a third of a second, and would
            # do so in mid-sentence.
            gc.collect()
            gc.freeze()
            with self._microphone:
                self._display.state(self._session)
                at = self._clock()
                for block in self._microphone.blocks():
                    self.accept(block)
                    at = block.at
                self._end(at)
        finally:
            self._saying.stop()
            gc.unfreeze()

    def microphone_changed(self, kind: str, text: str) -> None:
        """To be told what happens to the microphone: "lost", "back", "overflow"."""
        self._display.microphone(kind, text)
        self._is_lost = kind == "lost"
        if self._is_lost:
            self._lost_text = text
            self._dispatch(Lost(self._clock()))

    def no_sound(self) -> None:
        """To be called now and then while no sound comes: keys and answers do not wait for it.

        Without a microphone a key silences the voice, and otherwise says that there is none.
        """
        at = self._clock()
        self._look_for_answer()
        if not self._is_lost:
            self._look_at_keys(at)
            return
        if any(press != "release" for press in self._controls.poll()):
            if self._session.state is State.SPEAKING:
                self._do(Action.STOP_VOICE)
            else:
                self._do(Action.EARCON_ERROR)
                self._display.microphone("lost", self._lost_text)
        if self._session.state not in (State.IDLE, State.SPEAKING):
            self._dispatch(Lost(at))

    def accept(self, block: Block) -> None:
        """Hear the next block, and do whatever there is to do by then."""
        self._ears.remember(block)
        self._look_around(block)
        session = self._session
        if session.is_finishing:
            return
        if session.wakes and self._spotter is not None and not self._saying.has_our_name:
            detected = self._spotter.accept(block)
            if detected is not None:
                self._ears.call(detected)
                self._display.woken(detected)
                self._dispatch(Woken(block.at))
                if self._session.state is State.HEARING and session.state is not State.HEARING:
                    return  # the block went to the recogniser with those before it
        if not self._session.listens or block.at < self._session.since:
            return
        is_hearing = self._session.state is State.HEARING
        self._dispatch(self._ears.hear(block, self._session.origin if is_hearing else None))

    # -- an utterance ---------------------------------------------------------------------------

    def _begin(self) -> None:
        self._ears.begin(self._turns.begin(RATE), self._session.origin)

    def _finish(self) -> None:
        utterance = self._ears.end()
        assert utterance is not None
        self._turns.finish(utterance, self._ears.silence_s())
        if self._turns.has_answer:
            self._take_answer()
        else:
            self._display.state(self._session)

    def _take_answer(self) -> None:
        now, before = self._now(), self._session
        try:
            answered = self._answered = self._turns.take()
        except MacsenError as error:
            self._display.failed(error)
            self._dispatch(Answered(now, Outcome.FAILED))
            return
        if answered.is_call and before.origin is Origin.WAKE:
            self._turns.take_back()
            self._dispatch(Answered(now, Outcome.CALLED))
            return
        self._dispatch(Answered(now, answered.outcome))
        if self._session.state is not State.SPEAKING and not before.is_bare:
            self._display.passed_over(answered.turn)
            if self._recorder is not None and answered.turn.refuses:
                self._recorder.took(answered.turn, None)  # "na" is said of the answer before it

    def _say(self) -> None:
        assert self._answered is not None
        self._saying.begin(self._answered)
        if self._recorder is not None:
            self._recorder.took(self._answered.turn, self._answered.sound)

    # -- what else goes on -----------------------------------------------------------------------

    def _now(self) -> float:
        at = self._ears.now()
        return self._clock() if at is None else at

    def _look_around(self, block: Block) -> None:
        """Keys, the answer, the voice, what rings, changed skills, and the level."""
        at = block.at
        if self._is_lost:
            self._is_lost = False
            self._reset_ears()
        self._look_at_keys(at)
        self._look_for_answer()
        self._follow_voice(at)
        if self._rings_look.is_due(at):
            rings = self._rings()
            if rings != self._session.rings:
                self._dispatch(Ringing(at, rings))
        is_idle = self._session.state is State.IDLE and self._turns.is_free()
        if is_idle and self._refresh_look.is_due(at):
            self._took_up(self._assistant.refresh())
        if self._level_look.is_due(at):
            self._display.level(loudness_db(block.samples))

    def _look_at_keys(self, at: float) -> None:
        for press in self._controls.poll():
            self._dispatch(
                Released(at) if press == "release" else Pressed(at, held=press == "hold")
            )

    def _look_for_answer(self) -> None:
        if self._turns.has_answer:
            self._take_answer()

    def _follow_voice(self, at: float) -> None:
        if self._session.state is State.SPEAKING and not self._saying.goes_on(self._ears.speech_at):
            self._dispatch(Spoken(at))

    def _end(self, at: float) -> None:
        """After a file: let what was said be answered, and the answer be heard."""
        self._turns.be_patient()
        if self._turns.is_awaited:
            self._take_answer()
        for block in _silence(at):
            if self._session.state in (State.IDLE, State.SPEAKING):
                break
            self.accept(block)
            at = block.at
        self._dispatch(Ended(at))
        self._follow_voice(at)
        while self._session.state is State.SPEAKING:
            self._sleep(_VOICE_S)
            self._follow_voice(at)

    # -- the session -----------------------------------------------------------------------------

    def _dispatch(self, event: Event) -> None:
        before = self._session
        self._session, actions = step(before, event)
        after = self._session
        if after.state is not before.state:
            self._entered(after)
        for action in actions:
            self._do(action)

    def _entered(self, session: Session) -> None:
        self._display.state(session)
        if session.state is not State.HEARING:
            self._reset_ears()

    def _reset_ears(self) -> None:
        self._ears.reset()
        if self._spotter is not None:
            self._spotter.reset()

    def _do(self, action: Action) -> None:
        match action:
            case Action.BEGIN:
                try:
                    self._begin()
                except MacsenError as error:
                    self._display.failed(error)
                    self._dispatch(Lost(self._clock()))
            case Action.FINISH:
                self._finish()
            case Action.DROP:
                self._ears.end()
            case Action.ABANDON:
                self._turns.abandon()
            case Action.TAKE_BACK:
                self._turns.take_back()
            case Action.SAY:
                self._say()
            case Action.STOP_VOICE:
                self._saying.stop()
            case _:
                self._play_earcon(_EARCONS[action])


class _Every:
    """What is to be done now and then."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._last = float("-inf")

    def is_due(self, at: float) -> bool:
        """Whether it is time; it then counts as done."""
        if at - self._last < self._seconds:
            return False
        self._last = at
        return True


def _silence(at: float) -> Iterator[Block]:
    for count in range(1, round(_TAIL_S / BLOCK_S) + 1):
        yield Block(np.zeros(BLOCK, np.int16), at + count * BLOCK_S)
