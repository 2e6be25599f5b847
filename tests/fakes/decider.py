"""A matcher that decides what it is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from macsen_lite.intents.decision import Decision, Match
from macsen_lite.welsh.tokens import words

REJECT = Decision("reject", None, ())


def match(intent: str, score: float = 1.0, missing: tuple[str, ...] = ()) -> Match:
    """A match without slots."""
    return Match(intent, intent.partition(".")[0], {}, score, "", missing)


def accept(found: Match) -> Decision:
    """It was that."""
    return Decision("accept", found, (found,))


def ask(*candidates: Match) -> Decision:
    """It may be one of these."""
    return Decision("ask", None, candidates)


class ScriptedDecider:
    """Rejects whatever is not in its script."""

    def __init__(self, script: Mapping[str, Decision]) -> None:
        self._script = {words(said): decision for said, decision in script.items()}

    def decide(self, text: str, now: datetime | None = None) -> Decision:
        return self._script.get(words(text), REJECT)
