"""Telling the store of misheard turns of what is said, and people that it is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.turn import TurnRecorder


@contextmanager
def recording() -> Iterator[TurnRecorder]:
    """What is told of each turn; it finishes writing at the end.

    When misheard turns are kept, that is said first, on standard error.
    """
    from macsen_lite.privacy.recorder import MisheardRecorder

    with MisheardRecorder.of_this_user() as recorder:
        if recorder.is_on:
            click.echo(message("privacy.misheard.is_on"), err=True)
        yield recorder
