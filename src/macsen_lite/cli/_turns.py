"""What ``hear`` and ``ask`` share: showing a turn, and saying its answer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from macsen_lite.cli._common import option, print_json, report, show_warnings, warn
from macsen_lite.errors import MacsenError, StoreError, UsageError, VoiceError
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.assistant import Assistant
    from macsen_lite.reloading import Refreshed
    from macsen_lite.speaking import Mouth
    from macsen_lite.turn import Turn

out_option = option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="turn.option.out"
)
speak_option = option("--speak/--no-speak", default=None, help="turn.option.speak")


class TurnPrinter:
    """Prints turns one by one, as JSON lines or for people, and says or saves the answers."""

    def __init__(
        self,
        *,
        as_json: bool,
        speak: bool | None,
        out: Path | None,
        count: int,
        is_conversation: bool = False,
    ) -> None:
        """``count``: how many questions there will be. UsageError if ``out`` cannot hold them.

        ``is_conversation``: somebody types meanwhile, so that an answer may be cut short.
        """
        if out is not None and count > 1:
            raise UsageError(
                message("turn.one_answer", count=count), message("turn.one_answer.hint")
            )
        self._as_json = as_json
        self._must_speak = speak is True
        self._may_speak = sys.stdout.isatty() and not as_json if speak is None else speak
        self._out = out
        self._is_conversation = is_conversation
        self.status = 0
        """The command's exit status so far: 1 once anything failed, or could not be kept."""

    @property
    def may_speak(self) -> bool:
        """Whether answers are said aloud, as far as is known."""
        return self._may_speak

    @cached_property
    def mouth(self) -> Mouth:
        """What says and saves the answers, with the voice that the user has set."""
        from macsen_lite.speaking import Mouth

        return Mouth()

    def control(self, assistant: Assistant) -> None:
        """Let the skills change the voice, if there is one to be heard."""
        if self._may_speak or self._out is not None:
            assistant.services.control = self.mouth

    def turn(self, make: Callable[[], Turn], audio: Path | None = None) -> None:
        """Carry out one turn and show it; its failure is shown and does not stop the next."""
        try:
            turn = make()
        except MacsenError as error:
            self.fail(error, audio)
            return
        if not turn.is_kept:
            self.status = max(self.status, StoreError.exit_status)
        if self._as_json:
            print_json(record(turn, audio))
        else:
            _show(turn, audio)
        if self._out is not None:
            self._save(turn.answer, self._out)
        if self._may_speak:
            self._say(turn.answer)

    def fail(self, error: MacsenError, audio: Path | None) -> None:
        """Show that a turn failed."""
        report(error)
        if self._as_json:
            print_json({"audio": str(audio) if audio else None, "error": str(error)})
        self.status = max(self.status, error.exit_status)

    def finish(self) -> None:
        """Be silent, when answers are said while the next question is typed."""
        if "mouth" in vars(self):
            self.mouth.stop_speaking()

    def _save(self, answer: str, path: Path) -> None:
        # What was asked for has been done and is shown, whatever becomes of the sound.
        try:
            self.mouth.save(answer, path)
        except MacsenError as error:
            report(error)
            self.status = max(self.status, error.exit_status)
        else:
            if not self._as_json:
                click.echo(message("turn.saved", path=path))

    def _say(self, answer: str) -> None:
        try:
            self.mouth.say(answer, wait=not self._is_conversation)
        except VoiceError as error:
            # The answer has been given in writing; sound is only owed when it was asked for.
            self._may_speak = False
            if self._must_speak:
                report(error)
                self.status = max(self.status, error.exit_status)


def warn_of_problems(assistant: Assistant) -> None:
    """Say what is wrong in the skills' files, and let the library's own warnings through."""
    show_warnings()
    for problem in assistant.intents.problems:
        warn(str(problem.error()))


def take_up_changes(assistant: Assistant) -> None:
    """Take up skills' files that were changed while the program runs, and say what came of it."""
    show_refreshed(assistant.refresh())


def show_refreshed(refreshed: Refreshed) -> None:
    """Say what came of taking up changed files, if there was any."""
    if refreshed.change is not None:
        names = ", ".join(path.name for path in refreshed.change.files)
        click.echo(message("turn.reloaded", names=names), err=True)
        for problem in refreshed.change.problems:
            warn(str(problem.error()))
    if refreshed.followed is not None and refreshed.followed.error is not None:
        warn(str(refreshed.followed.error))


def record(turn: Turn, audio: Path | None) -> dict[str, Any]:
    """A turn as JSON has it; ``audio`` is the file it was heard in, if it was in one."""
    match = turn.match
    return {
        "audio": str(audio) if audio else None,
        "text": turn.text,
        "skill": match.skill if match else None,
        "intent": match.intent if match else None,
        "slots": {name: slot.value for name, slot in match.slots.items()} if match else {},
        "score": round(match.score, 4) if match else 0.0,
        "answer": turn.answer,
        "seconds": {
            "decode": round(turn.seconds.decode, 5),
            "match": round(turn.seconds.match, 5),
            "answer": round(turn.seconds.answer, 5),
        },
        "rtf": round(turn.rtf, 5) if turn.rtf is not None else None,
        "expects": turn.expects,
    }


def _show(turn: Turn, audio: Path | None) -> None:
    if audio is not None:
        click.echo(f"{audio}: {turn.text or message('turn.heard_nothing')}")
    click.echo(turn.answer)
