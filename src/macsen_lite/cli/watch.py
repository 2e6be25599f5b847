"""``macsen-lite watch``: rings alarms and timers, and says reminders, until it is ended."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import click

from macsen_lite import paths
from macsen_lite.cli._common import option, show_warnings, verb
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.ringing.only_one import Right
    from macsen_lite.ringing.watcher import Watcher


@verb("watch", settings="used")
@option("--speak/--no-speak", default=True, help="watch.option.speak")
def command(speak: bool, as_json: bool) -> int:
    """Keep watch until Ctrl-C. A second watcher stands by until the first has ended.

    One that is not heard makes room for one that is.
    """
    from macsen_lite.cli._ringing import open_watcher
    from macsen_lite.ringing.only_one import STAND_BY_S, Right
    from macsen_lite.speaking import has_sound_card

    show_warnings()
    pause = threading.Event().wait
    is_standing_by = False
    try:
        with Right(paths.data_dir()) as right:
            while True:
                if right.take(is_heard=speak and has_sound_card()):
                    watcher = open_watcher(is_heard=speak, as_json=as_json)
                    click.echo(message("watch.begun"), err=True)
                    _keep_watch(watcher, right)
                    is_standing_by = False
                if not is_standing_by:
                    click.echo(message("watch.standing_by"), err=True)
                    is_standing_by = True
                pause(STAND_BY_S)
    except KeyboardInterrupt:
        click.echo(err=True)
    return 0


def _keep_watch(watcher: Watcher, right: Right) -> None:
    """Until another is to, or Ctrl-C, which also stops what rings: who presses it has heard it."""
    try:
        right.keep(watcher.run, threading.Event())
    except KeyboardInterrupt:
        watcher.silence()
        raise
    right.give_up()
