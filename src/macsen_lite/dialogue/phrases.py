"""Words that mean the same whatever the conversation is about: yes, no, never mind, again …

They are written in ``_common.yaml`` under ``dialogue:``, one template for each name below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents.model import Common
from macsen_lite.welsh.tokens import fold

YES, NO = "ie", "nage"
CANCEL, AGAIN = "canslo", "eto"
FIRST, SECOND = "cyntaf", "ail"
FOLLOW = "dilyn"
"""What begins a follow-up: *beth am*, *ac*."""
REFUSAL = "gwrthod"
"""No, said of the answer before, with the assistant's name."""
LEAD_IN = "rhagair"
"""What may stand before the answer to a question, or after what begins a follow-up: *am*, *yn*."""

LONGEST = 20
"""No phrase has more words than this: pages of text are not searched for one."""


class Phrases:
    """The phrases of one set of common files; those that it lacks are never heard."""

    def __init__(self, common: Common) -> None:
        self._common = common

    def automaton(self, name: str) -> WordAutomaton | None:
        """Everything that can be said for a phrase; None when there is nothing."""
        return self._common.dialogue.get(name)

    def core(self, said: Sequence[str]) -> tuple[str, ...]:
        """The words without what may stand before and after any sentence (*Macsen, …, plîs*).

        All of them when nothing else would be left: *iawn, Macsen* is an answer too.
        """
        known = tuple(self._spell(word) for word in said)
        after = self._common.after
        for start in self._ends(self._common.before, known) or [0]:
            tails = range(max(start, len(known) - LONGEST), len(known))
            end = next((n for n in tails if after.accepts(known[n:])), len(known))
            if end > start:
                # Only politeness is spelt anew: a slot reads its own words as they were said.
                return tuple(said[start:end])
        return tuple(said)

    def means(self, name: str, said: Sequence[str]) -> bool:
        """Whether exactly these words (politeness aside) are the phrase."""
        phrase = self.automaton(name)
        return phrase is not None and phrase.accepts([self._spell(word) for word in said])

    def refusal(self, said: Sequence[str]) -> Literal["", "no", "cancel"]:
        """Whether the words say no, or never mind, whatever they are said about."""
        core = self.core(said)
        if self.means(NO, core):
            return "no"
        return "cancel" if self.means(CANCEL, core) else ""

    def rests(self, name: str, said: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """What is left after the phrase, for each way in which the words begin with it."""
        phrase = self.automaton(name)
        if phrase is not None:
            known = tuple(self._spell(word) for word in said)
            for end in self._ends(phrase, known):
                if end:
                    yield tuple(said[end:])

    @staticmethod
    def _ends(phrase: WordAutomaton, said: Sequence[str]) -> list[int]:
        """Longest first: how many words at the beginning are the phrase."""
        return [n for n in range(min(len(said), LONGEST), -1, -1) if phrase.accepts(said[:n])]

    def _spell(self, word: str) -> str:
        """The phrases' spelling of a word typed without its accents: ``sior`` for ``siŵr``."""
        known, by_fold = self._vocabulary
        return word if word in known else by_fold.get(fold(word), word)

    @cached_property
    def _vocabulary(self) -> tuple[frozenset[str], dict[str, str]]:
        automata = [self._common.before, self._common.after, *self._common.dialogue.values()]
        known = frozenset(word for automaton in automata for word in automaton.words())
        return known, {fold(word): word for word in sorted(known)}
