"""Sound, misheard turns, and a recorder of them with a clock that can be moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from macsen_lite.clip import AudioClip
from macsen_lite.clock import WALES
from macsen_lite.config.config import Config
from macsen_lite.privacy.misheard import SWITCH, Limits, MisheardStore
from macsen_lite.privacy.recorder import MisheardRecorder
from macsen_lite.privacy.turns import Misheard, Reason, id_of

NOW = datetime(2026, 3, 1, 8, 30, tzinfo=WALES)


def clip(seconds: float = 1.0, rate: int = 16_000) -> AudioClip:
    noise = np.random.default_rng(0).normal(0, 900, round(seconds * rate))
    return AudioClip(noise.astype(np.int16), rate)


def misheard(at: datetime = NOW, heard: str = "faint o'r gloch") -> Misheard:
    return Misheard(id_of(at), at, Reason.ASKED, heard, "amser.faint", "Ai …?", 0.5, 1.0)


@dataclass
class MovedClock:
    moment: datetime = NOW
    seconds: float = 1000.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds

    def move(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.seconds += seconds


@dataclass
class Ear:
    """A recorder whose setting can be changed while it runs."""

    folder: Path
    is_on: bool = True
    limits: Limits = field(default_factory=Limits)
    clock: MovedClock = field(default_factory=MovedClock)

    def __post_init__(self) -> None:
        self.recorder = MisheardRecorder(
            lambda _: self.store, self.clock, lambda: Config({SWITCH: self.is_on})
        )

    @property
    def store(self) -> MisheardStore:
        return MisheardStore(self.folder, self.limits)

    def reasons(self) -> list[Reason]:
        self.recorder.close()
        return [turn.reason for turn in self.store.all()[0]]
