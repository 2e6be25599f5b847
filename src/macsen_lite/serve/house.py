"""What one server has: the assistant, the conversations, the store, the voice and the bells."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from zoneinfo import ZoneInfo

from macsen_lite.assistant import Assistant
from macsen_lite.clock import Clock, SystemClock
from macsen_lite.config.config import Config
from macsen_lite.serve.access import Access
from macsen_lite.serve.bells import LOOK_S, Bells
from macsen_lite.serve.limits import Limits
from macsen_lite.serve.news import News
from macsen_lite.serve.talking import Talker
from macsen_lite.serve.turns import Sessions
from macsen_lite.serve.voice import PageVoice
from macsen_lite.store.database import Database
from macsen_lite.turn import TurnRecorder

__all__ = ["House"]


def _assistant_of_this_user() -> Assistant:
    zone = ZoneInfo(Config.of_this_user().text("cyffredinol.cylchfa"))
    return Assistant.of_this_user(SystemClock(zone))


class House:
    """One household, served by one process."""

    def __init__(
        self,
        access: Access,
        *,
        make_assistant: Callable[[], Assistant] = _assistant_of_this_user,
        clock: Clock | None = None,
        limits: Limits | None = None,
        voice: PageVoice | None = None,
        is_heard: bool = True,
        prepare: bool = True,
        look_s: float = LOOK_S,
        recorder: TurnRecorder | None = None,
    ) -> None:
        """``is_heard``: ring through this machine's sound card too.

        ``prepare``: load the assistant as soon as the server is up, and not when somebody first
        speaks. ``look_s``: as of `Bells`. ``recorder``: as of `Talker`.
        """
        self.access = access
        self.limits = limits or Limits()
        self.clock = clock or SystemClock()
        self.news = News()
        self.voice = voice or PageVoice(on_hush=lambda: self.news.tell({"type": "hush"}))
        self.sessions = Sessions(self.limits.sessions, self.limits.turns_kept)
        self.talker = Talker(lambda: self._with_voice(make_assistant()), recorder=recorder)
        self.bells = Bells(self.news, self.clock, is_heard=is_heard, look_s=look_s)
        self.must_prepare = prepare
        self._lock = threading.Lock()

    @property
    def database(self) -> Database:
        """The user's store, for what pages change. Raises StoreError."""
        with self._lock:
            return self._database

    @property
    def config(self) -> Config:
        """The settings as they stand."""
        return Config.of_this_user()

    def close(self) -> None:
        """Let everything go."""
        self.bells.stop()
        self.talker.close()
        if "_database" in vars(self):
            self._database.close()

    @cached_property
    def _database(self) -> Database:
        return Database.of_this_user()

    def _with_voice(self, assistant: Assistant) -> Assistant:
        assistant.services.control = self.voice
        assistant.services.has_page = True
        return assistant
