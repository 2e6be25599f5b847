"""``macsen-lite watch``: rings alarms and timers, and says reminders, until it is ended."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NoReturn

import click

from macsen_lite import paths
from macsen_lite.cli._common import option, show_warnings, verb
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.ringing.watcher import Watcher

_TRY_AGAIN_S = 2.0
"""How often a watcher that stands by looks whether it is its turn, in seconds."""


@verb("watch")
@option("--speak/--no-speak", default=True, help="watch.option.speak")
def command(speak: bool, as_json: bool) -> int:
    """Keep watch until Ctrl-C. A second watcher stands by until the first has ended."""
    from macsen_lite.cli._ringing import open_watcher
    from macsen_lite.ringing.only_one import right_to_ring

    show_warnings()
    pause = threading.Event().wait
    is_standing_by = False
    try:
        while True:
            with right_to_ring(paths.data_dir()) as is_ours:
                if is_ours:
                    watcher = open_watcher(is_heard=speak, as_json=as_json)
                    click.echo(message("watch.begun"), err=True)
                    _keep_watch(watcher)
            if not is_standing_by:
                click.echo(message("watch.standing_by"), err=True)
                is_standing_by = True
            pause(_TRY_AGAIN_S)
    except KeyboardInterrupt:
        click.echo(err=True)
    return 0


def _keep_watch(watcher: Watcher) -> NoReturn:
    """Until Ctrl-C, which also stops what rings: whoever presses it has heard it."""
    try:
        while True:
            watcher.run(threading.Event())
    except KeyboardInterrupt:
        watcher.silence()
        raise
