"""What the verbs of ``macsen-lite fixtures`` share: progress, and the moment of a run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from macsen_lite.cli._common import option
from macsen_lite.errors import UsageError
from macsen_lite.intents.slots import TEST_NOW
from macsen_lite.messages import message


def _moment(_ctx: click.Context, _param: click.Parameter, value: str | None) -> datetime:
    if value is None:
        return TEST_NOW
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise UsageError(message("cli.bad_now", value=value), message("cli.bad_now.hint")) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=TEST_NOW.tzinfo)


moment_option = option("--now", "now", metavar="ISO", help="fixtures.option.now", callback=_moment)
"""``--now ISO``: gives the verb a parameter ``now: datetime``, by default that of skills' tests.

It stands still, so that what *yfory* means does not depend on the day of the run.
"""


def check_apart(read: Iterable[Path | None], written: Iterable[Path | None]) -> None:
    """Make sure that no file is written in the place of one that is read, or of another one.

    Raises UsageError.
    """
    known = {path.resolve() for path in read if path is not None}
    for path in written:
        if path is None:
            continue
        if path.resolve() in known:
            raise UsageError(
                message("fixtures.same_file", path=path), message("fixtures.same_file.hint")
            )
        known.add(path.resolve())


@contextmanager
def progress(text: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error, told how much of how much is done; none in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
