"""A typed conversation with the shipped skills, over a store and a clock of its own."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from macsen_lite.assistant import Assistant
from macsen_lite.clock import Clock
from macsen_lite.config.config import Config
from macsen_lite.config.setting import ConfigValue
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.model import IntentSet
from macsen_lite.paths import intents_dir
from macsen_lite.skills.services import Services
from macsen_lite.store.database import Database
from macsen_lite.store.events import Event, Events
from macsen_lite.turn import Turn


@cache
def shipped() -> IntentSet:
    return IntentLoader([intents_dir()]).load()


class Talk:
    """What was said and answered, and what that left in the store."""

    def __init__(
        self,
        path: Path,
        clock: Clock,
        seed: int = 0,
        config: Mapping[str, ConfigValue] | None = None,
    ) -> None:
        services = Services(
            clock=clock,
            read_config=lambda: Config(config),
            open_database=lambda: Database(path),
            load_intents=shipped,
        )
        self.path = path
        self.assistant = Assistant(
            shipped,
            self._no_recogniser,  # type: ignore[arg-type]
            clock,
            random.Random(seed),
            services=services,
        )

    @staticmethod
    def _no_recogniser(_intents: IntentSet) -> object:
        raise AssertionError("typed text needs no recogniser")

    def say(self, *lines: str) -> str:
        """The answer to the last of some lines."""
        return [self.turn(line).answer for line in lines][-1]

    def turn(self, line: str) -> Turn:
        return self.assistant.ask(line)

    @property
    def events(self) -> list[Event]:
        return Events(Database(self.path)).all()
