"""Keeping watch over alarms and timers, for the verbs that do: watch, and ask in conversation."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from macsen_lite import paths
from macsen_lite.cli._common import print_json, warn
from macsen_lite.clock import SystemClock
from macsen_lite.errors import MacsenError
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.ringing.watcher import Watcher
    from macsen_lite.scheduler import Due
    from macsen_lite.skills.services import Services

_JOIN_S = 5.0
"""How long a conversation's end waits for a stroke of the bell to end, in seconds."""


def open_watcher(*, is_heard: bool, as_json: bool, is_event: bool = False) -> Watcher:
    """A watcher over the user's own events. Raises StoreError.

    ``is_event``: what is due is one kind of event among others in the JSON.
    """
    import random

    from macsen_lite.config.config import Config
    from macsen_lite.intents.loader import IntentLoader
    from macsen_lite.ringing.bell import SoundBell
    from macsen_lite.ringing.watcher import Watcher
    from macsen_lite.ringing.words import CommonWords
    from macsen_lite.speaking import users_voice
    from macsen_lite.store.database import Database
    from macsen_lite.store.events import Events

    config = Config.of_this_user()
    zone = config.text("cyffredinol.cylchfa")
    rng = random.Random()  # noqa: S311 - which wording is chosen is no secret
    common = IntentLoader.of_this_user().load_common()
    words = CommonWords(common, rng, "ti" if config.text("cyffredinol.cywair") == "ti" else "chi")
    return Watcher(
        Events(Database.of_this_user()),
        SystemClock(ZoneInfo(zone)),
        SoundBell(
            partial(_json_due, is_event=is_event) if as_json else _show_due,
            _note,
            is_heard=is_heard,
            open_voice=users_voice,
        ),
        words,
        longest_s=60 * config.number("larwm.canu"),
        zone=zone,
    )


def _show_due(_due: Due, text: str) -> None:
    click.echo(text)


def _json_due(due: Due, text: str, *, is_event: bool) -> None:
    event = due.event
    print_json(
        {
            **({"event": "due"} if is_event else {}),
            "kind": event.kind.value,
            "name": event.name,
            "due": event.due.isoformat() if event.due else None,
            "late_s": round(due.late_s, 3),
            "text": text,
        }
    )


def _note(text: str) -> None:
    click.echo(text, err=True)


@contextmanager
def ringing_meanwhile(*, is_heard: bool, as_json: bool = False) -> Iterator[None]:
    """Ring what is due while a conversation goes on, as long as no other program does so.

    One that is not heard leaves it to any that is.
    """
    stop = threading.Event()
    thread = threading.Thread(target=_keep_watch, args=(is_heard, as_json, stop), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(_JOIN_S)


def _keep_watch(is_heard: bool, as_json: bool, stop: threading.Event) -> None:
    from macsen_lite.ringing.only_one import STAND_BY_S, Right
    from macsen_lite.speaking import has_sound_card

    told = ""
    with Right(paths.data_dir()) as right:
        while not stop.is_set():
            if right.take(is_heard=is_heard and has_sound_card()):
                try:
                    # Made here: it has a connection of its own, which sees what the skills change.
                    watcher = open_watcher(is_heard=is_heard, as_json=as_json, is_event=True)
                    right.keep(watcher.run, stop)
                except MacsenError as error:  # which may be mended while the conversation goes on
                    if str(error) != told:
                        told = str(error)
                        warn(told)
                right.give_up()
            stop.wait(STAND_BY_S)


def warn_if_nobody_rings(services: Services, since: datetime) -> None:
    """Say so when something has been set since then and no program runs that would ring."""
    if "database" not in vars(services):
        return
    from macsen_lite.ringing.only_one import is_watched
    from macsen_lite.store.events import Events

    events = Events(services.database).all()
    if any(event.created >= since for event in events) and not is_watched(paths.data_dir()):
        warn(message("watch.nobody"))
