"""Proverbs, none twice before all have been told."""

from __future__ import annotations

from macsen_lite.skills.base import Answer, SkillContext


class DiharebSkill:
    """Deals the proverbs of ``data: diarhebion`` like cards."""

    def __init__(self) -> None:
        self._left: list[str] = []
        self._last = ""

    def answer(self, context: SkillContext) -> Answer:
        """The next proverb."""
        listed = context.file.data.get("diarhebion")
        known = [str(proverb) for proverb in listed] if isinstance(listed, list) else []
        # The list may have changed while some were still to be told.
        self._left = [proverb for proverb in self._left if proverb in known]
        if not self._left:
            self._left = context.rng.sample(known, len(known))
            if len(known) > 1 and self._left[-1] == self._last:
                self._left.reverse()
        self._last = self._left.pop() if self._left else ""
        return context.say(dihareb=self._last)
