"""``macsen-lite ask``: typed questions, answered."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import click

from macsen_lite.cli._common import now_option, verb
from macsen_lite.cli._turns import TurnPrinter, out_option, speak_option, warn_of_problems
from macsen_lite.clock import Clock
from macsen_lite.errors import MacsenError
from macsen_lite.messages import message


@verb("ask")
@click.argument("text", nargs=-1, required=True)
@now_option
@out_option
@speak_option
def command(
    text: tuple[str, ...], clock: Clock, out: Path | None, speak: bool | None, as_json: bool
) -> int:
    """Answer TEXT, or each line of standard input for "-"."""
    from macsen_lite.assistant import Assistant

    lines: Iterable[str | MacsenError] = [" ".join(text)]
    if text == ("-",):
        lines = _lines()
        if out is not None:
            lines = list(lines)
    count = len(lines) if isinstance(lines, list) else 0
    printer = TurnPrinter(as_json=as_json, speak=speak, out=out, count=count)
    assistant = Assistant.of_this_user(clock)
    warn_of_problems(assistant)
    for line in lines:
        if isinstance(line, MacsenError):
            printer.fail(line, None)
        else:
            printer.turn(partial(assistant.ask, line))
    return printer.status


def _lines() -> Iterator[str | MacsenError]:
    """The lines of standard input as they come; in place of one that is not text, the error."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            yield MacsenError(message("turn.not_utf8", line=number))
