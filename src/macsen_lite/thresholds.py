"""The thresholds in use: the model's and the matcher's own, or what the user set in their place.

The settings under `clyw` and `deall` are those that ``macsen-lite fixtures tune`` fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

from macsen_lite.config.config import Config
from macsen_lite.intents.decision import Thresholds
from macsen_lite.speech.decision import Decision, read_decision

if TYPE_CHECKING:
    from macsen_lite.speech.hearing import Hearing

HEARING: Mapping[str, str] = {
    "filler_cost": "clyw.pris_llenwi",
    "min_confidence": "clyw.hyder",
    "max_sound_cost": "clyw.pris_sain",
}
"""Threshold of hearing (`speech.decision.Decision`) → its setting."""
MATCHING: Mapping[str, str] = {
    "accept": "deall.derbyn",
    "accept_one": "deall.derbyn_un",
    "ask": "deall.gofyn",
    "margin": "deall.bwlch",
    "missing": "deall.coll",
    "outside": "deall.tu_allan",
    "inside": "deall.tu_mewn",
    "altered": "deall.newid",
}
"""Threshold of the matcher (`intents.decision.Thresholds`) → its setting."""


@dataclass(frozen=True, slots=True)
class RunThresholds:
    """What counts as heard and what as near enough. None: as the model says."""

    filler_cost: float | None = None
    """Nats for each phone of speech outside the grammar; another one needs another graph."""
    min_confidence: float | None = None
    """0 to 1."""
    matching: Thresholds = field(default_factory=Thresholds)
    max_sound_cost: float | None = None
    """Nats for each sound of the words."""

    @classmethod
    def of_settings(cls, config: Config) -> RunThresholds:
        """Those that the user set; the others as they are shipped."""
        given = {
            name: config.number(key) for name, key in HEARING.items() if config.number(key) >= 0
        }
        own = {name: config.get(key) for name, key in MATCHING.items() if config.is_set(key)}
        return cls(**given, matching=replace(Thresholds(), **own))  # type: ignore[arg-type]

    def decision(self, of_model: Decision) -> Decision:
        """The thresholds of hearing, for a model that has its own."""
        given = {name: getattr(self, name) for name in HEARING}
        return replace(of_model, **{name: v for name, v in given.items() if v is not None})

    def heard_by(self, hearing: Hearing) -> Hearing:
        """``hearing`` with these in the place of its model's own. Raises ModelError."""
        if all(getattr(self, name) is None for name in HEARING):
            return hearing
        return replace(hearing, decision=self.decision(read_decision(hearing.model_dir)))

    def record(self, of_model: Decision) -> Mapping[str, float]:
        """All thresholds by name, the matcher's after `match_`."""
        matching = {f"match_{name}": float(v) for name, v in asdict(self.matching).items()}
        return {**asdict(self.decision(of_model)), **matching}
