"""Sentences that were nearly said: which intents they may be, and how near each is.

What is near enough is not decided here but in `decision`, by fitted thresholds. The constants below
bound the search; they were set on what ``benchmarks/matcher.py --show`` lists of the half `choose`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import islice

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents.alignment import Alignment, Step, align, beyond, outlook
from macsen_lite.intents.decision import Candidate, Match
from macsen_lite.intents.keys import ASKING, WordIndex, is_content, is_number, weight
from macsen_lite.intents.model import Intent, IntentSet
from macsen_lite.intents.outline import Outline, outline_of
from macsen_lite.intents.slot_spans import SlotSpans, Spans
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
CUT = 4
"""How many letters must be left of a word for it to be known by them."""
LETTER = 2.0
"""What one letter for another costs: as much may be wrong in any word."""
FARTHEST = 12.0
"""The same in letters. What is rightly taken up or asked about on the sentences of
benchmarks/matcher.py costs no more."""
RIVAL = 4.0
"""How much farther than the nearest, in letters, an intent may be and still be of interest."""
STRANGERS = 2
"""Content words of which an intent has none that is like them: with more it is not even asked."""
EXTRA = 5.0
"""The most that a word too many costs, in letters: a long one is no worse than a short one."""
OPEN_TYPES = frozenset({"text", "media"})
"""The slot types that take any words."""
_POLITE = 0.25
"""By what share of its letters a word of a polite phrase may differ."""
_LONGEST = 30
"""Words beyond which something was not meant for a voice assistant."""
_REMEMBERED = 20_000
"""Words of which it is kept what they may be."""
_MANY = 500
"""Polite phrases beyond this number are not looked for in near misses."""


class NearMisses:
    """Finds the intents nearest to words that are in no grammar."""

    def __init__(self, intents: IntentSet) -> None:
        self._outlines = [outline_of(intent) for intent in intents.intents]
        self._index = WordIndex({word for o in self._outlines for word in o.words})
        needs = {o.intent.id: _spelt_in(o.intent.needs, o.words) for o in self._outlines}
        self._needed = WordIndex({w for groups in needs.values() for g in groups for w in g}, HEARD)
        self._bits = {word: 1 << i for i, word in enumerate(self._needed.words)}
        self._needs = [
            (o, [sum(self._bits[word] for word in group) for group in needs[o.intent.id]])
            for o in self._outlines
        ]
        self._heard = lru_cache(_REMEMBERED)(self._hear)
        self._before = _phrases(intents.common.before)
        self._after = _phrases(intents.common.after)
        self._polite = WordIndex({w for p in self._before | self._after for w in p}, _POLITE)
        self._spans = {
            label: SlotSpans(slot, self._index) for label, slot in intents.slot_types.items()
        }

    def warm_up(self) -> None:
        """List the words of all slots now, and not when one first has to be compared."""
        for spans in self._spans.values():
            spans.has("")

    def candidates(
        self, said: Sequence[str], known: Sequence[str], now: datetime
    ) -> list[Candidate]:
        """The likeliest intents, best first. ``known`` is ``said`` in the grammar's spelling."""
        if not said or len(said) > _LONGEST:
            return []
        # Most of what is not meant for us has none of the words that an intent needs.
        heard = 0
        for word in known:
            heard |= self._heard(word)
        hopeful = [o for o, groups in self._needs if all(map(heard.__and__, groups))]
        if not hopeful:
            return []
        near = [self._index.near(word) for word in known]
        extra = self._extra(known)
        if not any(extra):
            return []  # politeness and no more
        prospects = {o.intent.id: self._prospect(o, known, near, extra) for o in hopeful}
        hopeful = [o for o in hopeful if _may_be(*prospects[o.intent.id])]
        if not hopeful:
            return []
        spans = {
            label: self._spans[label].find(known, now)
            for label in {label for o in hopeful for label in o.labels}
        }
        rests: dict[tuple[str, frozenset[str]], list[float]] = {}
        found = _search(hopeful, said, known, near, extra, spans, self._index, rests)
        if not (found and _is_whole(found[0])):
            # The one stranger may be a word of a slot, misheard.
            mended = dict(spans)
            for outline in hopeful:
                if prospects[outline.intent.id][1] <= 1:
                    for label in outline.labels:
                        if mended[label] is spans[label]:
                            slot = self._spans[label]
                            mended[label] = slot.mend(said, known, extra, spans[label], now)
            if mended != spans:
                found = _search(hopeful, said, known, near, extra, mended, self._index, rests)
        return found

    def _hear(self, word: str) -> int:
        """The bits of the needed words that ``word`` may be."""
        # A word that the grammar knows is that word, in one form or another.
        known = word in self._index
        return sum(
            self._bits[target]
            for target, distance in self._needed.near(word).items()
            if distance < 1.0 or (len(target) >= SHORTEST and not known)
        )

    def _prospect(
        self,
        outline: Outline,
        known: Sequence[str],
        near: Sequence[Mapping[str, float]],
        extra: Sequence[float],
    ) -> tuple[float, int]:
        """What the words cost at the least in an intent, if all that may be in its slots is.

        And how many content words have no place in it nor in them.
        """
        slots = [self._spans[label] for label in outline.labels]
        words = outline.words
        strangers, least = 0, 0.0
        for word, alike, over in zip(known, near, extra, strict=True):
            if word in words or any(slot.has(word) for slot in slots):
                continue
            nearest = next((cost for target, cost in alike.items() if target in words), None)
            if nearest is None:
                strangers += is_content(word)
            least += over if nearest is None else min(nearest, over)
        return least, strangers

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


def _may_be(least: float, strangers: int) -> bool:
    return least <= FARTHEST and strangers <= STRANGERS


# What an intent costs at the least, its place, its limit, its `Outlook.ahead`, what `beyond` says.
_View = tuple[float, int, float, Sequence[float], Sequence[float] | None, Outline]


def _search(
    outlines: Sequence[Outline],
    said: Sequence[str],
    known: Sequence[str],
    near: Sequence[Mapping[str, float]],
    extra: Sequence[float],
    spans: Mapping[str, Spans],
    index: WordIndex,
    rests: dict[tuple[str, frozenset[str]], list[float]],
) -> list[Candidate]:
    """The likeliest of some intents, best first; ``rests`` remembers what `beyond` says of each."""
    views: list[_View] = []
    for one in outlines:
        view = outlook(known, near, extra, spans, one)
        limit = min(view.limit(LOOSEST), FARTHEST)
        if view.ahead[0] <= limit:
            views.append((view.ahead[0], len(views), limit, view.ahead, None, one))
    heapify(views)
    found: list[Candidate] = []
    most, looked = FARTHEST, 0
    while views and looked < SHORTLIST and views[0][0] <= most:
        _, place, limit, ahead, rest, one = heappop(views)
        if rest is None:  # no more was known of it than what is said; now what is not
            absent = frozenset(label for label in one.labels if not spans[label])
            rest = rests.get((one.intent.id, absent))
            if rest is None:
                rest = rests[one.intent.id, absent] = beyond(near, absent, one)
            if ahead[0] + rest[0] <= limit:
                heappush(views, (ahead[0] + rest[0], place, limit, ahead, rest, one))
            continue
        looked += 1
        alignment = align(near, extra, spans, one, ahead, rest, min(limit, most))
        if alignment is not None and alignment.likeness(known) >= LOOSEST:
            found.append(_candidate(one.intent, alignment, said, known, index))
            most = min(most, alignment.cost + RIVAL)
    return sorted(found, key=lambda c: c.cost)


def _is_whole(candidate: Candidate) -> bool:
    """Whether nothing was said that a slot might be."""
    return candidate.slips <= 1 and not (candidate.outside or candidate.inside)


def _spelt_in(
    needs: Sequence[Sequence[str]], vocabulary: Iterable[str]
) -> tuple[frozenset[str], ...]:
    """The needed words as the sentences have them, clitics and all: *enw* is in *d'enw* too."""
    parts = {word: {word, *word.split("'")} for word in vocabulary}
    found = []
    for group in needs:
        # One that only a slot has stands as it is.
        needed = {word for need in group for word in need.split()}
        needed |= {word for word, pieces in parts.items() if not pieces.isdisjoint(needed)}
        found.append(frozenset(needed))
    return tuple(found)


def _candidate(
    intent: Intent,
    alignment: Alignment,
    said: Sequence[str],
    known: Sequence[str],
    index: WordIndex,
) -> Candidate:
    slots: dict[str, SlotValue] = {}
    for step in alignment.steps:
        if step.slot is not None and step.value is not None:
            text = " ".join(said[step.start : step.end])
            slots[step.slot] = SlotValue(step.value.value, text, step.value.said, step.value.exact)
    absent = tuple(name for name in intent.required if name not in slots)
    score = min(0.99, alignment.likeness(known))
    match = Match(intent.id, intent.skill, slots, score, " ".join(said), absent)
    is_open = any(intent.slots[name].spec.type in OPEN_TYPES for name in slots)
    return _compared(match, alignment, known, index, is_open)


def _compared(
    match: Match,
    alignment: Alignment,
    known: Sequence[str],
    index: WordIndex,
    is_open: bool,
) -> Candidate:
    """The candidate with what is wrong in it counted."""
    # Politeness and hesitation, passed over for nothing, is not part of it.
    steps = [s for s in alignment.steps if s.cost or s.word is not None or s.slot is not None]
    spoken = [i for i, s in enumerate(steps) if s.end > s.start and (s.word or s.slot)]
    first, last = (spoken[0], spoken[-1]) if spoken else (0, -1)
    # Where nothing but small words was said, each of them matters (pwy wyt ti).
    bare = not any(s.slot or is_content(s.word or "a") for s in (steps[i] for i in spoken))
    slips, missing, altered, outside, inside = 0, 0.0, 0.0, 0, 0
    for i, step in enumerate(steps):
        slips += step.cost >= 1.0
        if step.slot is not None:
            continue
        heard = known[step.start] if step.end > step.start else ""
        if step.word is None:
            beside = [steps[n] for n in (i - 1, i + 1) if 0 <= n < len(steps)]
            letters = len(fold(heard))
            # A short word in the place of another is that word misheard: one slip.
            asks = heard in ASKING
            if is_number(heard):
                outside += 1  # what was counted would be another thing
            elif (
                letters <= SHORTEST
                and not asks
                and any(_lost(s) and abs(len(fold(s.word or "")) - letters) <= 1 for s in beside)
            ):
                slips -= 1
                outside += bare
            elif bare or asks or is_content(heard):
                lone = all(s.word is not None or s.slot is not None for s in beside)
                if lone and first < i < last:
                    inside += 1
                else:
                    outside += 1
        elif not heard:
            missing += weight(step.word) if bare or is_content(step.word) else 0.0
        elif step.cost >= 1.0 and (bare or is_content(step.word)):
            altered = max(altered, _altered(heard, step.word, step.cost, heard in index))
    return Candidate(match, alignment.cost, slips, missing, outside, inside, is_open, altered)


def _altered(heard: str, word: str, cost: float, known: bool) -> float:
    """By what share of its letters a word differs from what was heard, more than by a slip.

    A word that the grammar ``known`` has is seldom another one misheard. Of others one letter may
    be wrong, and half may be cut off.
    """
    letters = len(fold(heard)) + len(fold(word))
    if _stem(heard) == _stem(word):
        return 0.0  # only a clitic more or less
    if known:
        return cost / letters
    if len(heard) >= CUT and (word.startswith(heard) or word.endswith(heard)):
        return 0.0
    return max(0.0, cost - LETTER) / letters


def _stem(word: str) -> str:
    """A word without its clitics: *golau'r* is *golau*, *d'enw* is *enw*."""
    return max(word.split("'"), key=len)


def _lost(step: Step) -> bool:
    """Whether the sentence has a word there that the user did not say."""
    return step.word is not None and step.end == step.start


def _phrases(automaton: WordAutomaton) -> set[tuple[str, ...]]:
    return {phrase for phrase in islice(automaton.sentences(), _MANY) if phrase}
