"""Which intent some words are, and with which slots; or that they are none.

First the words are parsed against the grammar: what parses is what was meant, score 1. What does
not is compared with sample sentences (``rapidfuzz.fuzz.ratio``, which unrelated sentences do not
pass), and the likeliest intents are then aligned word by word with the grammar itself. A near
miss is accepted only when it is near enough, holds the words that its intent needs, and is nearer
to it than to any other intent. Slots are read from the user's own words.

The thresholds are those of ``benchmarks/matcher.py``, which measures them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from macsen_lite.clock import SystemClock
from macsen_lite.intents.decision import Decision, Match
from macsen_lite.intents.heard import expand
from macsen_lite.intents.model import Intent, IntentSet
from macsen_lite.intents.parsing import Parser
from macsen_lite.intents.samples import draw
from macsen_lite.intents.slots import ListSlot, SlotValue
from macsen_lite.welsh.tokens import fold, words

if TYPE_CHECKING:
    from macsen_lite.intents.alignment import Aligner, Alignment

ACCEPT = 0.86
"""The least score of a near miss that is accepted."""
ASK = 0.78
"""The least score of a near miss that is asked about."""
MARGIN = 0.04
"""How far above the next intent a near miss must be."""
MISSING = 0.34
"""The greatest share of its words that a near miss may lack (but one may always)."""
HEARD = 0.75
"""How like a needed word a word must be to count as it…"""
LONG = 4
"""…if the needed word has this many letters: shorter ones are too like others (be, ble)."""
EXTRA = 3
"""A word of this many letters that the sentence has no place for is not passed over: it may be
what matters (*faint o'r gloch ydi hi **yn Wrecsam***)."""
SLOT = 0.85
"""How like one of a slot's values the words in it must be."""
SHORTLIST = 3
"""How many intents are aligned word by word."""
_LOOSEST = 0.5
"""Likeness to its samples below which an intent is not even aligned: they are only samples."""
_FARTHEST = 0.7
"""Score below which an alignment is not sought: it could be neither accepted nor a rival."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A near miss, before it is decided whether it is near enough."""

    match: Match
    missing: int
    """Words that the sentence has and the user did not say."""
    length: int
    """Words compared: the more of what the user said and what the sentence has."""
    unexplained: int
    """Letters in the longest of the user's words that the sentence has no place for."""


class Matcher:
    """Matches words against one intent set."""

    def __init__(self, intents: IntentSet) -> None:
        self._intents = intents
        self._now = SystemClock().now()
        self._parser = Parser(intents.skeleton, intents.slot_types)
        self._by_fold: dict[str, str] | None = None
        self._vocabulary = frozenset(intents.skeleton.words()).union(
            *(s.vocabulary() for s in intents.slot_types.values() if isinstance(s, ListSlot))
        )
        self._aligner: Aligner | None = None
        self._samples: tuple[list[str], list[str]] | None = None

    def match(self, text: str, now: datetime | None = None) -> Match | None:
        """The intent of ``text``, or None when it is none of them.

        ``now`` (aware) is what dates count from, by default this moment.
        """
        return self.decide(text, now).match

    def decide(self, text: str, now: datetime | None = None) -> Decision:
        """What to do about ``text``: take it up, ask what was meant, or leave it alone."""
        self._now = now or SystemClock().now()
        said = words(text)
        if exact := self.parse(said):
            return Decision("accept", exact, (exact,))
        candidates = self.candidates(said)
        matches = tuple(c.match for c in candidates)
        if best := self.accept(candidates):
            return Decision("accept", best, matches)
        likely = tuple(m for m in matches if m.score >= ASK)[:2]
        return Decision("ask" if likely else "reject", None, likely or matches)

    def parse(self, said: Sequence[str]) -> Match | None:
        """The reading of words that are a sentence of the grammar, accents aside."""
        if not said:
            return None
        known = [self._spell(word) for word in said]
        for reading in self._parser.parses(known, self._now, limit=1):
            if reading.intent is not None:
                intent = self._intents.intent(reading.intent)
                return self._match(intent, reading.values, 1.0, said)
        return None

    @staticmethod
    def _match(
        intent: Intent, values: dict[str, SlotValue], score: float, said: Sequence[str]
    ) -> Match:
        missing = tuple(name for name in intent.required if name not in values)
        return Match(intent.id, intent.skill, values, score, " ".join(said), missing)

    def accept(self, candidates: Sequence[Candidate]) -> Match | None:
        """The best of ``candidates`` (best first), if it is good enough."""
        if not candidates:
            return None
        best = candidates[0]
        if best.match.score < ACCEPT or best.unexplained >= EXTRA:
            return None
        if best.missing > max(1.0, MISSING * best.length):
            return None
        if len(candidates) > 1 and best.match.score - candidates[1].match.score < MARGIN:
            return None
        return best.match

    def candidates(self, said: Sequence[str]) -> list[Candidate]:
        """The intents nearest to words that are not in the grammar, best first."""
        core = self._core(said)
        if not core:
            return []
        found: list[Candidate] = []
        for intent in self._shortlist(core):
            candidate = self._candidate([self._spell(word) for word in said], intent)
            if candidate is not None:
                found.append(candidate)
        return sorted(found, key=lambda c: -c.match.score)

    def _spell(self, word: str) -> str:
        """The grammar's spelling of a word: ``rwan`` is its ``rŵan``, ``or`` its ``o'r``."""
        if word in self._vocabulary:
            return word
        if self._by_fold is None:
            self._by_fold = {fold(known): known for known in sorted(self._vocabulary)}
        return self._by_fold.get(fold(word), word)

    def _core(self, said: Sequence[str]) -> list[str]:
        """The words without what may stand before and after any sentence."""
        core = [self._spell(word) for word in said]
        common = self._intents.common
        start = max((n for n in range(len(core) + 1) if common.before.accepts(core[:n])), default=0)
        core = core[start:]
        end = min((n for n in range(len(core) + 1) if common.after.accepts(core[n:])), default=None)
        return core[:end]

    def _shortlist(self, core: Sequence[str]) -> list[Intent]:
        """The intents with the likest sample sentences, of those whose needed words were heard."""
        from rapidfuzz import fuzz, process

        if self._samples is None:
            chance = random.Random(0)  # noqa: S311 - the same samples every time
            pairs = [
                (fold(s), i.id)
                for i in self._intents.intents
                for s in draw(expand(i.automaton, self._intents.slot_types), 2000, chance)
            ]
            self._samples = [s for s, _ in pairs], [intent for _, intent in pairs]
        samples, owners = self._samples
        ranked: dict[str, bool] = {}
        for _, _, place in process.extract(
            fold(" ".join(core)),
            samples,
            scorer=fuzz.ratio,
            limit=len(samples),
            score_cutoff=100 * _LOOSEST,
        ):
            name = owners[place]
            if name not in ranked:
                ranked[name] = _has_needs(core, self._intents.intent(name))
                if sum(ranked.values()) == SHORTLIST:
                    break
        return [self._intents.intent(name) for name, meant in ranked.items() if meant]

    def _candidate(self, said: Sequence[str], intent: Intent) -> Candidate | None:
        from rapidfuzz import fuzz

        from macsen_lite.intents.alignment import Aligner

        if self._aligner is None:
            self._aligner = Aligner(
                expand(self._intents.skeleton, self._intents.slot_types), self._intents.over
            )
        letters = sum(len(word) + 1 for word in said)
        # With ratio r = 1 - d / (a + b) and |a - b| <= d, d is at most 2a(1 - r) / r.
        limit = 2 * letters * (1 - _FARTHEST) / _FARTHEST
        alignment = self._aligner.align(said, intent.id, limit)
        if alignment is None:
            return None
        # Politeness that both have says nothing about what is meant.
        own = [s for s in alignment.steps if s.own or s.heard != s.word]
        heard = " ".join(fold(s.heard) for s in own if s.heard is not None)
        path = " ".join(fold(s.word) for s in own if s.word is not None)
        slots = self._slots(intent, alignment)
        if slots is None:
            return None
        score = min(0.99, fuzz.ratio(heard, path) / 100)
        match = self._match(intent, slots, score, said)
        unexplained = max(map(len, alignment.unexplained), default=0)
        return Candidate(match, len(alignment.missing), len(own), unexplained)

    def _slots(self, intent: Intent, alignment: Alignment) -> dict[str, SlotValue] | None:
        """The slots, read from the user's words, or from the likest words if they are very like."""
        from rapidfuzz import fuzz

        values: dict[str, SlotValue] = {}
        for name, start, end in alignment.slots:
            steps = alignment.steps[start:end]
            heard = [s.heard for s in steps if s.heard is not None]
            known = [s.word for s in steps if s.word is not None]
            value = intent.slots[name].read(heard, self._now)
            if value is None:
                if fuzz.ratio(fold(" ".join(heard)), fold(" ".join(known))) < 100 * SLOT:
                    return None
                value = intent.slots[name].read(known, self._now)
            if value is None:
                return None
            values[name] = SlotValue(value.value, " ".join(heard), value.said)
        return values


def _has_needs(core: Sequence[str], intent: Intent) -> bool:
    from rapidfuzz import fuzz

    folded = [fold(word) for word in core]
    for group in intent.needs:
        needed = [fold(need) for need in group]
        if not any(
            word == need or (len(need) >= LONG and fuzz.ratio(word, need) >= 100 * HEARD)
            for word in folded
            for need in needed
        ):
            return False
    return True
