"""``macsen-lite hear``: questions in sound files, answered as one conversation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from macsen_lite.cli._common import now_option, option, verb, warn
from macsen_lite.cli._misheard import recording
from macsen_lite.cli._turns import TurnPrinter, out_option, speak_option, warn_of_problems
from macsen_lite.clock import Clock
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.assistant import Assistant
    from macsen_lite.turn import Turn, TurnRecorder


@verb("hear", settings="used")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@option("--model", metavar="NAME|PATH", help="turn.option.model")
@now_option
@out_option
@speak_option
def command(
    files: tuple[Path, ...],
    model: str | None,
    clock: Clock,
    out: Path | None,
    speak: bool | None,
    as_json: bool,
) -> int:
    """Hear each FILE and answer it, in order, as one conversation.

    A file that is no sound does not stop the others.
    """
    from macsen_lite.assistant import Assistant

    printer = TurnPrinter(as_json=as_json, speak=speak, out=out, count=len(files))
    assistant = Assistant.of_this_user(clock, model=model)
    printer.control(assistant)
    warn_of_problems(assistant)
    with recording() as recorder:
        for path in files:
            printer.turn(lambda path=path: _hear(assistant, path, recorder), path)  # type: ignore[misc]
    return printer.status


def _hear(assistant: Assistant, path: Path, recorder: TurnRecorder) -> Turn:
    from macsen_lite.audio.files import read_clip

    clip = read_clip(path)
    if clip.is_clipped:
        warn(message("audio.clipped", path=path, share=clip.clipped))
    turn = assistant.hear(clip)
    recorder.took(turn, lambda: clip)
    return turn
