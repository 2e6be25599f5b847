"""Which intent some words are, and with which slots; or that they are none, or that one must ask.

First the words are parsed against the grammar: what parses is what was meant, score 1. What does
not is compared, word by word, with the skeletons of the intents whose needed words were heard: by
spelling, by mutation and by sound (`keys`). The nearest sentence of each is found (`alignment`);
whether it is near enough is decided in `decision`. Slots are read from the user's own words, never
taken from a sentence of the grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING

from macsen_lite.clock import SystemClock
from macsen_lite.intents.decision import Candidate, Decision, Match, Thresholds, judge
from macsen_lite.intents.list_slot import ListSlot
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.parsing import Parser
from macsen_lite.welsh.tokens import fold, words

if TYPE_CHECKING:
    from macsen_lite.intents.near import NearMisses

__all__ = ["Decision", "Match", "Matcher", "Thresholds"]


class Matcher:
    """Matches words against one intent set."""

    def __init__(self, intents: IntentSet, thresholds: Thresholds | None = None) -> None:
        self._intents = intents
        self._thresholds = thresholds or Thresholds()
        self._parser = Parser(intents.skeleton, intents.slot_types)
        self._by_fold: dict[str, str] | None = None
        self._vocabulary = frozenset(intents.skeleton.words()).union(
            *(s.vocabulary() for s in intents.slot_types.values() if isinstance(s, ListSlot))
        )
        self._near: NearMisses | None = None

    def held_to(self, thresholds: Thresholds) -> Matcher:
        """This matcher with other thresholds; they share all else."""
        other = copy(self)
        other._thresholds = thresholds
        return other

    def warm_up(self) -> None:
        """Build what the first sentences of each kind would otherwise wait for: a second or two.

        Any thread may do it, while another goes on matching.
        """
        now = SystemClock().now()
        for intent in self._intents.intents:
            for test in intent.tests[:1]:
                self.decide(test.say, now)
        self._nearest().warm_up()

    def match(self, text: str, now: datetime | None = None) -> Match | None:
        """The intent of ``text``, or None when it is none of them or one would have to ask.

        ``now`` (aware) is what dates count from, by default this moment.
        """
        return self.decide(text, now).match

    def decide(self, text: str, now: datetime | None = None) -> Decision:
        """What to do about ``text``: take it up, ask what was meant, or leave it alone."""
        said = words(text)
        moment = now or SystemClock().now()
        if exact := self.parse(said, moment):
            return Decision("accept", exact, (exact,))
        return judge(self.candidates(said, moment), self._thresholds)

    def parse(self, said: Sequence[str], now: datetime) -> Match | None:
        """The reading of words that are a sentence of the grammar, accents aside."""
        if not said:
            return None
        # As said first: another spelling may spoil a word that only a slot has (mân is not man).
        for spelt in dict.fromkeys((tuple(said), tuple(self.spell(word) for word in said))):
            for reading in self._parser.parses(spelt, now, limit=1):
                if reading.intent is not None:
                    intent = self._intents.intent(reading.intent)
                    missing = tuple(name for name in intent.required if name not in reading.values)
                    text = " ".join(said)
                    return Match(intent.id, intent.skill, reading.values, 1.0, text, missing)
        return None

    def candidates(self, said: Sequence[str], now: datetime) -> list[Candidate]:
        """The intents nearest to words that are not in the grammar, best first."""
        return self._nearest().candidates(said, [self.spell(word) for word in said], now)

    def _nearest(self) -> NearMisses:
        if self._near is None:
            from macsen_lite.intents.near import NearMisses  # rapidfuzz, only for near misses

            self._near = NearMisses(self._intents)
        return self._near

    def spell(self, word: str) -> str:
        """The grammar's spelling of a word: ``rwan`` is its ``rŵan``, ``or`` its ``o'r``."""
        if word in self._vocabulary:
            return word
        if self._by_fold is None:
            self._by_fold = {fold(known): known for known in sorted(self._vocabulary)}
        return self._by_fold.get(fold(word), word)
