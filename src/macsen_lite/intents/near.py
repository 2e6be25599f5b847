"""Sentences that were nearly said: which intents they may be, and how near each is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents.alignment import Alignment, Step, align, least
from macsen_lite.intents.decision import Candidate, Match
from macsen_lite.intents.keys import WordIndex, is_content, weight
from macsen_lite.intents.model import Intent, IntentSet
from macsen_lite.intents.outline import outline
from macsen_lite.intents.slot_spans import SlotSpans
from macsen_lite.intents.slots import SlotValue
from macsen_lite.welsh.tokens import fold

HEARD = 0.34
"""By what share of its letters a needed word may differ and still count as heard…"""
SHORTEST = 3
"""…if it has this many letters: shorter ones are too like others (be, ble)."""
LOOSEST = 0.70
"""Likeness below which a sentence is not looked for: it could be neither accepted nor a rival."""
SHORTLIST = 3
"""How many intents are looked at word by word."""
EXTRA = 5.0
"""The most that a word too many costs, in letters: a long one is no worse than a short one."""
_POLITE = 0.25
"""By what share of its letters a word of a polite phrase may differ."""
_LONGEST = 30
"""Words beyond which something was not meant for a voice assistant."""
_MANY = 500
"""Polite phrases beyond this number are not looked for in near misses."""


class NearMisses:
    """Finds the intents nearest to words that are in no grammar."""

    def __init__(self, intents: IntentSet) -> None:
        self._outlines = [outline(intent) for intent in intents.intents]
        self._index = WordIndex({word for o in self._outlines for word in o.words})
        self._needs = {o.intent.id: _spelt_in(o.intent.needs, o.words) for o in self._outlines}
        self._before = _phrases(intents.common.before)
        self._after = _phrases(intents.common.after)
        self._polite = WordIndex({w for p in self._before | self._after for w in p}, _POLITE)
        self._spans = {
            label: SlotSpans(slot, self._index) for label, slot in intents.slot_types.items()
        }

    def candidates(
        self, said: Sequence[str], known: Sequence[str], now: datetime
    ) -> list[Candidate]:
        """The likeliest intents, best first. ``known`` is ``said`` in the grammar's spelling."""
        if not said or len(said) > _LONGEST:
            return []
        near = [self._index.near(word) for word in known]
        heard = {
            target
            for word, found in zip(known, near, strict=True)
            for target in _surely(word, found)
        }
        hopeful = [
            o
            for o in self._outlines
            if all(not heard.isdisjoint(group) for group in self._needs[o.intent.id])
        ]
        if not hopeful:
            return []
        extra = self._extra(known)
        # With likeness r = 1 - d / (a + b) and |a - b| <= d, d is at most 2a(1 - r) / r.
        limit = 2 * sum(map(weight, known)) * (1 - LOOSEST) / LOOSEST
        spans = {
            label: self._spans[label].find(known, extra, now)
            for label in {label for o in hopeful for label in o.labels}
        }
        ahead = [least(near, extra, spans, o) for o in hopeful]
        ranked = sorted(range(len(hopeful)), key=lambda place: ahead[place][0])
        found: list[Candidate] = []
        for place in ranked[:SHORTLIST]:
            if ahead[place][0] > limit:
                break
            alignment = align(len(known), near, extra, spans, hopeful[place], ahead[place], limit)
            if alignment is not None and alignment.likeness(known) >= LOOSEST:
                found.append(_candidate(hopeful[place].intent, alignment, said, known))
        return sorted(found, key=lambda c: -c.match.score)

    def _extra(self, known: Sequence[str]) -> list[float]:
        """What it costs to pass over each word: nothing for politeness before and after."""
        extra = [min(EXTRA, weight(word)) for word in known]
        guess = [next(iter(self._polite.near(word)), word) for word in known]
        for count in range(len(guess), 0, -1):
            if tuple(guess[:count]) in self._before:
                extra[:count] = [0.0] * count
                break
        for count in range(len(guess), 0, -1):
            if tuple(guess[-count:]) in self._after:
                extra[-count:] = [0.0] * count
                break
        return extra


def _surely(word: str, near: Mapping[str, float]) -> Iterable[str]:
    """Those of the ``near`` words that ``word`` may count as, where a word is needed."""
    letters = len(fold(word))
    for target, distance in near.items():
        length = len(fold(target))
        if distance < 1.0 or (length >= SHORTEST and distance <= HEARD * (letters + length)):
            yield target


def _spelt_in(
    needs: Sequence[Sequence[str]], vocabulary: Iterable[str]
) -> tuple[frozenset[str], ...]:
    """The needed words as the sentences have them, clitics and all: *enw* is in *d'enw* too."""
    parts = {word: {word, *word.split("'")} for word in vocabulary}
    return tuple(
        frozenset(
            word
            for need in group
            for word, pieces in parts.items()
            if not pieces.isdisjoint(need.split())
        )
        for group in needs
    )


def _candidate(
    intent: Intent, alignment: Alignment, said: Sequence[str], known: Sequence[str]
) -> Candidate:
    slots: dict[str, SlotValue] = {}
    for step in alignment.steps:
        if step.slot is not None and step.value is not None:
            text = " ".join(said[step.start : step.end])
            slots[step.slot] = SlotValue(step.value.value, text, step.value.said, step.value.exact)
    absent = tuple(name for name in intent.required if name not in slots)
    score = min(0.99, alignment.likeness(known))
    match = Match(intent.id, intent.skill, slots, score, " ".join(said), absent)
    return _compared(match, alignment, known)


def _compared(match: Match, alignment: Alignment, known: Sequence[str]) -> Candidate:
    """The candidate with what is wrong in it counted."""
    # Politeness and hesitation, passed over for nothing, is not part of it.
    steps = [s for s in alignment.steps if s.cost or s.word is not None or s.slot is not None]
    spoken = [i for i, s in enumerate(steps) if s.end > s.start and (s.word or s.slot)]
    first, last = (spoken[0], spoken[-1]) if spoken else (0, -1)
    # Where nothing but small words was said, each of them matters (pwy wyt ti).
    bare = not any(s.slot or is_content(s.word or "a") for s in (steps[i] for i in spoken))
    slips, missing, altered, outside, inside = 0, 0.0, 0.0, 0, 0
    for i, step in enumerate(steps):
        slips += step.cost >= 1.0 and step.slot is None
        if step.slot is not None:
            continue
        heard = known[step.start] if step.end > step.start else ""
        if step.word is None:
            beside = [steps[n] for n in (i - 1, i + 1) if 0 <= n < len(steps)]
            letters = len(fold(heard))
            # A short word in the place of a small one is that word misheard: one slip.
            if any(_lost(s) and abs(len(fold(s.word or "")) - letters) <= 1 for s in beside):
                slips -= 1
                outside += bare
            elif bare or is_content(heard):
                lone = all(s.word is not None or s.slot is not None for s in beside)
                if lone and first < i < last:
                    inside += 1
                else:
                    outside += 1
        elif not heard:
            missing += weight(step.word) if bare or is_content(step.word) else 0.0
        elif bare or is_content(step.word):
            altered = max(altered, step.cost / (len(fold(heard)) + len(fold(step.word))))
    return Candidate(match, alignment.cost, slips, missing, outside, inside, altered)


def _lost(step: Step) -> bool:
    """Whether the sentence has a word there that the user did not say."""
    return step.word is not None and step.end == step.start


def _phrases(automaton: WordAutomaton) -> set[tuple[str, ...]]:
    return {phrase for phrase in islice(automaton.sentences(), _MANY) if phrase}
