"""Jokes, none twice before all have been told."""

from __future__ import annotations

from macsen_lite.intents.model import SkillFile
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.deck import Deck

_PROVERBS = "dihareb"


class JocSkill:
    """Deals the jokes of ``data: jociau`` like cards.

    *Un arall* is another of what was told last: after a proverb it is a proverb.
    """

    def __init__(self) -> None:
        self._jokes = Deck("joc")
        self._proverbs = Deck(_PROVERBS)

    def answer(self, context: SkillContext) -> Answer:
        """The next joke, or the next proverb."""
        if context.deed == "arall":
            proverbs = self._proverbs.last_told(context)
            if proverbs > self._jokes.last_told(context):
                file = context.services.intents.file_of(_PROVERBS)
                return context.say(testun=self._proverbs.deal(_listed(file, "diarhebion"), context))
        return context.say(testun=self._jokes.deal(_listed(context.file, "jociau"), context))


def _listed(file: SkillFile, name: str) -> list[str]:
    listed = file.data.get(name)
    return [str(item) for item in listed] if isinstance(listed, list) else []
