"""Proverbs, none twice before all have been told."""

from __future__ import annotations

from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.deck import Deck


class DiharebSkill:
    """Deals the proverbs of ``data: diarhebion`` like cards."""

    def __init__(self) -> None:
        self._deck = Deck("dihareb")

    def answer(self, context: SkillContext) -> Answer:
        """The next proverb."""
        listed = context.file.data.get("diarhebion")
        known = [str(proverb) for proverb in listed] if isinstance(listed, list) else []
        return context.say(dihareb=self._deck.deal(known, context))
