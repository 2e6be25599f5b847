"""What is known of a misheard turn, and how it is written down."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Reason(StrEnum):
    """Why a turn was kept."""

    NOT_UNDERSTOOD = "not_understood"
    ASKED = "asked"
    """The assistant asked whether that was what was meant."""
    REFUSED = "refused"
    """The user then said no."""
    CANCELLED = "cancelled"
    """The user then said never mind."""
    REPEATED = "repeated"
    """The user then said much the same again."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was really said."""

    text: str
    intent: str | None
    """None: it was no request, and is to be rejected."""


@dataclass(frozen=True, slots=True)
class Misheard:
    """One turn."""

    id: str
    """When it was, in the user's own time: ``20260301-083000``."""
    at: datetime
    """When it was answered (aware)."""
    reason: Reason
    heard: str
    """The words as they were heard; the likeliest ones, where nothing was understood."""
    intent: str | None
    """What it was taken for."""
    answer: str
    confidence: float
    """0 to 1, of the recogniser."""
    seconds: float
    """Length of the sound."""
    correction: Correction | None = None


def id_of(at: datetime) -> str:
    """The id of a turn that was answered then."""
    return at.strftime("%Y%m%d-%H%M%S")


def record(turn: Misheard) -> dict[str, Any]:
    """A turn, to be written as JSON."""
    return {**asdict(turn), "at": turn.at.isoformat()}


def from_record(turn_id: str, data: dict[str, Any]) -> Misheard:
    """The turn of a record. Raises ValueError, KeyError, TypeError: it is none."""
    at = datetime.fromisoformat(data["at"])
    if at.tzinfo is None:
        raise ValueError(at)
    correction = data["correction"]
    corrected = None
    if correction is not None:
        intent = correction["intent"]
        corrected = Correction(str(correction["text"]), None if intent is None else str(intent))
    return Misheard(
        turn_id,
        at,
        Reason(data["reason"]),
        str(data["heard"]),
        None if data["intent"] is None else str(data["intent"]),
        str(data["answer"]),
        float(data["confidence"]),
        float(data["seconds"]),
        corrected,
    )
