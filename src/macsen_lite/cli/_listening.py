"""What ``listen`` shows: live at a terminal, in lines elsewhere, in JSON for programs."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click

from macsen_lite.cli._common import print_json, report
from macsen_lite.cli._turns import record
from macsen_lite.listening.events import Mode, State
from macsen_lite.listening.session import Session
from macsen_lite.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rich.console import Console

    from macsen_lite.errors import MacsenError
    from macsen_lite.listening.interfaces import Detected, Latency
    from macsen_lite.turn import Turn

_QUIETEST_DB, _LOUDEST_DB = -60.0, -6.0
"""Levels in dB of full scale at which the meter is empty and full."""
_METER = 12
"""Width of the meter in characters."""
_REDRAW_S = 0.1


def state_words(session: Session) -> str:
    """What it is doing, for people."""
    match session.state:
        case State.IDLE if session.rings:
            return message("listen.state.ringing")
        case State.IDLE:
            return message(f"listen.state.idle_{session.mode}")
        case State.HEARING if session.is_finishing:
            return message("listen.state.thinking")
        case State.FOLLOW_UP if session.asks:
            return message("listen.state.answer")
    return message(f"listen.state.{session.state}")


class LineDisplay:
    """Words and answers as lines on standard output; whatever else matters on standard error."""

    def __init__(self, saved: Callable[[], Path | None] = lambda: None) -> None:
        """``saved`` says where the last answer was saved, if it was."""
        self._saved = saved
        self.was_addressed = False
        """Whether the wake word was heard, or something was answered without it."""

    def state(self, session: Session) -> None:
        """Nothing is said of it."""

    def level(self, db: float) -> None:
        """Nothing is said of it."""

    def woken(self, detected: Detected) -> None:
        """Nothing is said of it."""
        self.was_addressed = True

    def partial(self, text: str) -> None:
        """Nothing is said of it."""

    def turn(self, turn: Turn, latency: Latency) -> None:
        """The words and the answer."""
        self.was_addressed = True
        click.echo(f"> {turn.text or message('turn.heard_nothing')}")
        click.echo(turn.answer)
        if (path := self._saved()) is not None:
            click.echo(message("turn.saved", path=path))
        sys.stdout.flush()

    def passed_over(self, turn: Turn) -> None:
        """Nothing is said of it."""

    def begun(self, seconds: float) -> None:
        """Nothing is said of it."""

    def failed(self, error: MacsenError) -> None:
        """The error."""
        report(error)

    def microphone(self, kind: str, text: str) -> None:
        """What happened to the microphone."""
        click.echo(text, err=True)


class JsonDisplay(LineDisplay):
    """One JSON object for each event: ``event`` says what it is, ``at`` when (seconds)."""

    def __init__(
        self,
        saved: Callable[[], Path | None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(saved)
        self._clock = clock
        self._start = clock()

    def _print(self, event: str, **facts: Any) -> None:
        print_json({"event": event, "at": round(self._clock() - self._start, 3), **facts})

    def state(self, session: Session) -> None:
        """``state``: the state, and what the utterance began with."""
        origin = session.origin if session.state is State.HEARING else None
        state = "thinking" if session.is_finishing else session.state
        self._print("state", state=state, origin=origin, asks=session.asks)

    def woken(self, detected: Detected) -> None:
        """``wake``: the phrase and its score."""
        super().woken(detected)
        self._print("wake", phrase=detected.phrase, score=round(float(detected.score), 4))

    def partial(self, text: str) -> None:
        """``partial``: the words so far."""
        self._print("partial", text=text)

    def turn(self, turn: Turn, latency: Latency) -> None:
        """``turn``: as ``hear --json``, and the parts of the latency."""
        self.was_addressed = True
        facts = record(turn, None)
        del facts["audio"]
        parts = {"silence": round(latency.silence, 4), "finish": round(latency.finish, 4)}
        path = self._saved()
        self._print("turn", **facts, latency=parts, saved=str(path) if path else None)

    def passed_over(self, turn: Turn) -> None:
        """``ignored``: the words of what was not for us."""
        self._print("ignored", text=turn.text)

    def begun(self, seconds: float) -> None:
        """``speaking``: seconds from the last speech to the first sound of the answer."""
        self._print("speaking", latency=round(seconds, 4))

    def failed(self, error: MacsenError) -> None:
        """``error``, on standard error too."""
        super().failed(error)
        self._print("error", error=str(error))

    def microphone(self, kind: str, text: str) -> None:
        """``microphone``: lost, back, or overflow."""
        self._print("microphone", kind=kind, text=text)


class LiveDisplay(LineDisplay):
    """A line at the foot of the terminal with the state, the level and the words so far."""

    def __init__(self, console: Console, saved: Callable[[], Path | None] = lambda: None) -> None:
        from rich.live import Live

        super().__init__(saved)
        self._console = console
        self._session = Session()
        self._text = ""
        self._db = _QUIETEST_DB
        self._drawn_at = float("-inf")
        self.live = Live(console=console, auto_refresh=False, transient=True)
        """To be entered; it gives the terminal back when it is left."""

    def state(self, session: Session) -> None:
        """What it does now."""
        self._session = session
        if session.state is not State.HEARING or session.is_finishing:
            self._text = ""
        self._draw()

    def level(self, db: float) -> None:
        """The meter; it falls more slowly than it rises, to be seen."""
        self._db = max(db, self._db - 6.0)
        if time.monotonic() - self._drawn_at >= _REDRAW_S:
            self._draw()

    def partial(self, text: str) -> None:
        """The words so far."""
        self._text = text
        self._draw()

    def turn(self, turn: Turn, latency: Latency) -> None:
        """The words and the answer, above the line."""
        from rich.text import Text

        self.was_addressed = True
        self._console.print(Text(f"> {turn.text or message('turn.heard_nothing')}", style="dim"))
        self._console.print(Text(turn.answer, style="bold"))
        if (path := self._saved()) is not None:
            self._console.print(Text(message("turn.saved", path=path)))

    def failed(self, error: MacsenError) -> None:
        """The error, above the line."""
        from rich.text import Text

        self._console.print(Text(message("cli.error", text=error), style="red"))

    def microphone(self, kind: str, text: str) -> None:
        """What happened to the microphone, above the line."""
        from rich.text import Text

        self._console.print(Text(text, style="green" if kind == "back" else "yellow"))

    def line(self) -> str:
        """What stands at the foot."""
        share = (self._db - _QUIETEST_DB) / (_LOUDEST_DB - _QUIETEST_DB)
        filled = round(_METER * min(1.0, max(0.0, share)))
        meter = "▮" * filled + "▯" * (_METER - filled)
        return f"{meter}  {self._text or state_words(self._session)}"

    def _draw(self) -> None:
        from rich.text import Text

        self._drawn_at = time.monotonic()
        mark = {State.IDLE: "dim", State.SPEAKING: "cyan"}.get(self._session.state, "green")
        if self._session.mode is Mode.OPEN and self._session.state is State.IDLE:
            mark = "green"
        line = Text(self.line(), style=mark, no_wrap=True, overflow="ellipsis")
        self.live.update(line, refresh=True)
