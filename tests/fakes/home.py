"""An assistant with every shipped skill whose internet is one server on this machine."""

from __future__ import annotations

import random
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.config.config import Config
from macsen_lite.dialogue.conversation import Conversation
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import IntentSet
from macsen_lite.online import Online, Patience
from macsen_lite.paths import intents_dir
from macsen_lite.skills.services import Services
from macsen_lite.store.database import Database

WEDNESDAY = datetime(2026, 3, 4, 10, 0)
QUICK = Patience(connect_s=1.0, read_s=0.2, whole_s=2.0, pause_s=0.0)


@cache
def shipped() -> IntentSet:
    """Every shipped skill."""
    return IntentLoader([intents_dir()]).load()


def shipped_files(*skills: str) -> list[Path]:
    """The files of these skills alone: lists of one's own make every file be compiled anew."""
    return [intents_dir() / "_common.yaml", *(intents_dir() / f"{s}.yaml" for s in skills)]


@cache
def conversation() -> Conversation:
    """What is understood of them: it remembers nothing, so that all households share it."""
    return Conversation(shipped(), Matcher(shipped()))


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


class Household:
    """Asks questions; ``settings`` are by key, with ``__`` for the full stop."""

    def __init__(self, folder: Path, now: datetime = WEDNESDAY, **settings: Any) -> None:
        self.clock = FixedClock(now)
        self.config = Config({key.replace("__", "."): value for key, value in settings.items()})
        online = Online(self.config, folder / "ar_lein", self.clock, QUICK, lambda _: None)
        services = Services(
            clock=self.clock,
            read_config=lambda: self.config,
            open_database=lambda: Database(folder / "macsen.sqlite3"),
            load_intents=shipped,
        )
        services.__dict__["online"] = online  # in place of the cached property
        self.assistant = Assistant(
            shipped,
            no_recogniser,  # type: ignore[arg-type]
            self.clock,
            random.Random(0),
            services=services,
        )
        self.assistant.__dict__["_conversation"] = conversation()

    def ask(self, question: str) -> str:
        """The answer."""
        return self.assistant.ask(question).answer

    def answers(self, question: str, tries: int = 20) -> set[str]:
        """All the ways in which a question is answered."""
        return {self.ask(question) for _ in range(tries)}
