"""What skills may use besides the turn itself: settings, the store, the assistant's own volume.

Everything is opened when it is first asked for: a question about the time never opens the database.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from macsen_lite import paths
from macsen_lite.clock import Clock, SystemClock
from macsen_lite.errors import MacsenError
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.config.config import Config
    from macsen_lite.intents.model import IntentSet
    from macsen_lite.online import Online
    from macsen_lite.store.database import Database


class Control(Protocol):
    """The assistant's own mouth, where one is running."""

    def stop_speaking(self) -> None:
        """Fall silent at once."""
        ...

    def change_volume(self, percent: int) -> int:
        """Louder (above 0) or quieter by that much of full volume; returns the volume, 0 to 100."""
        ...

    def change_rate(self, percent: int) -> int:
        """Faster (above 0) or slower, in percent of the usual rate; returns it, 50 to 200."""
        ...


class NoControl:
    """Where nothing speaks for longer than one answer, such as a single command: nothing to do."""

    def stop_speaking(self) -> None:
        """Nothing is being said."""

    def change_volume(self, percent: int) -> int:
        """Raises MacsenError: there is no volume to change."""
        raise MacsenError(message("skills.no_control"))

    def change_rate(self, percent: int) -> int:
        """Raises MacsenError: there is no rate to change."""
        raise MacsenError(message("skills.no_control"))


def _config_of_this_user() -> Config:
    from macsen_lite.config.config import Config

    return Config.of_this_user()


def _database_of_this_user() -> Database:
    from macsen_lite.store.database import Database

    return Database.of_this_user()


def _no_intents() -> IntentSet:
    raise MacsenError(message("intents.none"))


class Services:
    """What one assistant's skills share."""

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        read_config: Callable[[], Config] = _config_of_this_user,
        open_database: Callable[[], Database] = _database_of_this_user,
        load_intents: Callable[[], IntentSet] = _no_intents,
        control: Control | None = None,
    ) -> None:
        """By default the user's own settings and store, and nothing that speaks."""
        self.clock = clock or SystemClock()
        self._read_config = read_config
        self._open_database = open_database
        self._load_intents = load_intents
        self.control: Control = control or NoControl()
        self.has_page = False
        """Whether answers are read on the web page, which has a switch for every setting."""

    @cached_property
    def config(self) -> Config:
        """The user's settings."""
        return self._read_config()

    @cached_property
    def database(self) -> Database:
        """What must not be lost. Raises StoreError when it cannot be opened."""
        return self._open_database()

    @cached_property
    def online(self) -> Online:
        """The internet, within the user's switches."""
        from macsen_lite.online import Online

        return Online(self.config, paths.cache_dir() / "ar_lein", self.clock)

    def forget_settings(self) -> None:
        """Read the settings again when they are next asked for."""
        for name in ("config", "online"):
            vars(self).pop(name, None)

    @property
    def intents(self) -> IntentSet:
        """All that can be asked, for skills that speak of the others."""
        return self._load_intents()
