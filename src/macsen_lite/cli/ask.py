"""``macsen-lite ask``: typed questions, answered; and conversation at the terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import click

from macsen_lite.cli._common import now_option, option, verb
from macsen_lite.cli._ringing import ringing_meanwhile, warn_if_nobody_rings
from macsen_lite.cli._turns import (
    TurnPrinter,
    out_option,
    speak_option,
    take_up_changes,
    warn_of_problems,
)
from macsen_lite.clock import Clock, SystemClock
from macsen_lite.errors import MacsenError, UsageError
from macsen_lite.messages import message

PROMPT = "> "


@verb("ask", settings="used")
@click.argument("text", nargs=-1, metavar="[TEXT…]")
@option("-i", "--interactive", is_flag=True, help="turn.option.interactive")
@now_option
@out_option
@speak_option
def command(
    text: tuple[str, ...],
    interactive: bool,
    clock: Clock,
    out: Path | None,
    speak: bool | None,
    as_json: bool,
) -> int:
    """Answer TEXT, each line of standard input for "-", or whatever is typed in conversation."""
    if not text and not interactive and not sys.stdin.isatty():
        raise UsageError(message("turn.no_text"), message("turn.no_text.hint"))
    from macsen_lite.assistant import Assistant

    is_open = interactive or not text
    lines: Iterable[str | MacsenError] = [" ".join(text)] if text else []
    if text == ("-",):
        lines = _lines()
        if out is not None:
            lines = list(lines)
    elif is_open:
        if out is not None:
            raise UsageError(message("turn.out_in_conversation"), message("turn.one_answer.hint"))
        lines = _conversation(list(lines))
    count = len(lines) if isinstance(lines, list) else 0
    is_typed = is_open and text != ("-",) and sys.stdin.isatty()
    printer = TurnPrinter(
        as_json=as_json, speak=speak, out=out, count=count, is_conversation=is_typed
    )
    assistant = Assistant.of_this_user(clock)
    printer.control(assistant)
    warn_of_problems(assistant)
    begun = clock.now()
    # Beside a fixed clock or a pipe nothing is rung: it would be for another time, or nobody.
    rings = is_open and sys.stdin.isatty() and isinstance(clock, SystemClock)
    with contextlib.ExitStack() as stack:
        stack.callback(printer.finish)
        if rings:
            heard = printer.may_speak
            stack.enter_context(ringing_meanwhile(is_heard=heard))
        for line in lines:
            if isinstance(line, MacsenError):
                printer.fail(line, None)
            else:
                take_up_changes(assistant)
                printer.turn(partial(assistant.ask, line))
    if not rings:
        warn_if_nobody_rings(assistant.services, begun)
    return printer.status


def _conversation(first: list[str | MacsenError]) -> Iterator[str | MacsenError]:
    """The first line, if any, and then what is typed until the end of input."""
    if not sys.stdin.isatty():
        yield from first
        yield from _lines()
        return
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 - it gives `input` editing and history where there is one
    click.echo(message("turn.how_to_end"), err=True)
    yield from first
    while True:
        try:
            line = input(PROMPT)
        except (EOFError, KeyboardInterrupt):
            click.echo(err=True)
            return
        if line.strip():
            yield line


def _lines() -> Iterator[str | MacsenError]:
    """The lines of standard input as they come; in place of one that is not text, the error."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            yield MacsenError(message("turn.not_utf8", line=number))
