"""What the matcher makes of some words: taken up, asked about, or left alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from macsen_lite.intents.slots import SlotValue

Kind = Literal["accept", "ask", "reject"]


@dataclass(frozen=True, slots=True)
class Match:
    """One thing that may have been meant."""

    intent: str
    skill: str
    slots: Mapping[str, SlotValue]
    score: float
    """From 0 to 1; 1 when the words are a sentence of the intent."""
    text: str
    """The words that were matched, normalised."""
    missing: tuple[str, ...] = ()
    """Slots without which it cannot be answered and that were not heard, as the file has them."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do about some words."""

    kind: Kind
    """``accept``: it was ``match``. ``ask``: it may be one of ``candidates``. ``reject``: none."""
    match: Match | None
    """What was meant; only when accepted."""
    candidates: tuple[Match, ...]
    """The likeliest, best first, each of another intent: with ``accept`` the match is the first;
    with ``ask`` there are one or two; with ``reject`` whatever was looked at, mostly nothing."""
