"""Alarms in the page: what rings now, what was just told, and ringing here unless another does.

The store is looked at once a second. It is where it says what rings, whoever rings it: this
server, or ``macsen-lite watch`` beside it.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from macsen_lite import paths
from macsen_lite.clock import Clock
from macsen_lite.config.config import Config
from macsen_lite.errors import MacsenError, StoreError
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.ringing.bell import SoundBell
from macsen_lite.ringing.only_one import STAND_BY_S, Right, is_watched
from macsen_lite.ringing.watcher import Watcher
from macsen_lite.ringing.words import CommonWords, announcement, label
from macsen_lite.scheduler import Due
from macsen_lite.serve.news import News
from macsen_lite.speaking import has_sound_card, users_voice
from macsen_lite.store.database import Database
from macsen_lite.store.events import Event, Events, Kind, State

__all__ = ["Bells"]

_log = logging.getLogger(__name__)

LOOK_S = 1.0
"""How often the store is looked at, in seconds."""
_JOIN_S = 5.0


class Bells:
    """Keeps the pages told of what rings, and rings on this machine where nobody else does."""

    def __init__(
        self,
        news: News,
        clock: Clock,
        *,
        is_heard: bool = True,
        open_database: Callable[[], Database] = Database.of_this_user,
        has_sound: Callable[[], bool] = has_sound_card,
        look_s: float = LOOK_S,
    ) -> None:
        """``is_heard``: ring and speak through this machine's sound card as well, if it
        ``has_sound``; otherwise it rings in the pages, and leaves it to any program that is heard.

        ``look_s`` is how often the store is looked at, in seconds.
        """
        self._look_s = look_s
        self._news = news
        self._clock = clock
        self._is_heard = is_heard
        self._has_sound = has_sound
        self._open_database = open_database
        self._stop = threading.Event()
        self._restart = threading.Event()
        self._threads: list[threading.Thread] = []
        self._ringing: list[dict[str, Any]] = []
        self._troubles: dict[str, str] = {}
        self._has_right = False
        self.is_audible = False
        """Whether this machine itself can be heard ringing."""

    def start(self) -> None:
        """Begin to keep watch, in threads that end with `stop`."""
        for target in (self._keep_watch, self._look_often):
            thread = threading.Thread(target=target, name=target.__name__, daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """End the watch; what rings rings on when somebody next keeps watch."""
        self._stop.set()
        self._restart.set()
        for thread in self._threads:
            thread.join(_JOIN_S)

    def settings_changed(self) -> None:
        """Ring by the settings as they are now."""
        self._restart.set()

    @property
    def ringing(self) -> list[dict[str, Any]]:
        """What rings now, as pages get it."""
        return list(self._ringing)

    @property
    def is_watched(self) -> bool:
        """Whether somebody would ring what is due: this server, or another program."""
        return self._has_right or is_watched(paths.data_dir())

    def message(self) -> dict[str, Any]:
        """What rings now, as a message to a page."""
        return {"type": "ringing", "events": self.ringing, "audible": self.is_audible}

    # -- ringing ---------------------------------------------------------------------------------

    def _keep_watch(self) -> None:
        with Right(paths.data_dir()) as right:
            while True:
                self._restart.clear()
                if self._stop.is_set():  # looked at after clearing: `stop` sets it first
                    return
                is_audible = self._is_heard and self._has_sound()
                if right.take(is_heard=is_audible):
                    self._has(right=True, is_audible=is_audible)
                    try:
                        self._watch(right)
                        self._trouble("watch")
                    except MacsenError as error:
                        self._trouble("watch", error)
                    right.give_up()
                    self._has(right=False, is_audible=False)
                self._restart.wait(STAND_BY_S)

    def _has(self, *, right: bool, is_audible: bool) -> None:
        """Whether this server rings, and is heard. Pages that are open are told."""
        self._has_right = right
        self.is_audible = is_audible
        self._news.tell(self.message())

    def _watch(self, right: Right) -> None:
        """Ring what is due: until the end, till the settings change, or for one who is heard."""
        config = Config.of_this_user()
        with self._open_database() as database:
            watcher = Watcher(
                Events(database),
                self._clock,
                SoundBell(self._told, _log.info, is_heard=self.is_audible, open_voice=users_voice),
                _words(config),
                longest_s=60 * config.number("larwm.canu"),
                zone=config.text("cyffredinol.cylchfa"),
            )
            right.keep(watcher.run, self._restart)

    def _told(self, due: Due, text: str) -> None:
        """Something is due. (What rings is found in the store; a reminder is only told.)"""
        if due.event.kind is Kind.REMINDER or due.is_late:
            self._news.tell({"type": "told", "kind": due.event.kind.value, "text": text})

    def _trouble(self, where: str, error: MacsenError | None = None) -> None:
        """Log what goes wrong once, however often it is tried again until it is well."""
        text = str(error or "")
        if text and self._troubles.get(where) != text:
            _log.error("%s", text)
        self._troubles[where] = text

    # -- looking ---------------------------------------------------------------------------------

    def _look_often(self) -> None:
        database: Database | None = None
        version, known = -1, list[Event]()
        while not self._stop.is_set():
            try:
                database = database or self._open_database()
                events = Events(database)
                if (now_at := events.version()) != version:
                    version, before, known = now_at, known, events.all()
                    self._compare(before, known)
                self._trouble("look")
            except StoreError as error:
                self._trouble("look", error)
            self._stop.wait(self._look_s)
        if database is not None:
            database.close()

    def _compare(self, before: list[Event], after: list[Event]) -> None:
        now = self._clock.now()
        words = _words(Config.of_this_user())
        texts = {event["id"]: event["text"] for event in self._ringing}
        self._ringing = [
            {
                "id": event.id,
                "kind": event.kind.value,
                "name": label(event),
                # Said as it was first said: the wording is chosen by chance.
                "text": texts.get(event.id) or _announced(event, now, words),
            }
            for event in after
            if event.state is State.RINGING
        ]
        self._news.tell(self.message())
        self._news.tell({"type": "changed"})
        if not self._has_right:
            # Another program tells the reminders: one that was due has been told when it is gone,
            # or is due on another of its days.
            dues = {event.id: event.due for event in after}
            for event in before:
                is_due = event.due is not None and event.due <= now
                next_due = dues.get(event.id)
                is_told = event.id not in dues or (next_due is not None and next_due > now)
                if event.kind is Kind.REMINDER and is_due and is_told:
                    text = _announced(event, now, words)
                    self._news.tell({"type": "told", "kind": "reminder", "text": text})


def _announced(event: Event, now: datetime, words: CommonWords) -> str:
    late = (now - event.due).total_seconds() if event.due else 0.0
    return announcement(Due(event, max(0.0, late)), now.astimezone(ZoneInfo(event.zone)), words)


def _words(config: Config) -> CommonWords:
    common = IntentLoader.of_this_user().load_common()
    rng = random.Random()  # noqa: S311 - which wording is chosen is no secret
    return CommonWords(common, rng, "ti" if config.text("cyffredinol.cywair") == "ti" else "chi")
