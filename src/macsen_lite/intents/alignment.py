"""The sentence of an intent that is nearest to some words: for what was nearly said.

Costs are in letters and weighted as `keys` weighs words, so that the nearest sentence is also the
likest one (`Alignment.likeness`). The search is A*: what the words ahead cost at the least,
whatever the sentence, is known before it begins.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from macsen_lite.intents.keys import weight
from macsen_lite.intents.outline import Outline
from macsen_lite.intents.slot_spans import Spans
from macsen_lite.intents.slots import SlotValue

SLOT_WEIGHT = 5.0
"""How much a slot counts in a sentence, whatever was said in it: as a word of four letters."""
UNHEARD = 0.3
"""What it costs, in letters, that a slot was not heard that can be asked for."""
_MOST_STEPS = 200
"""A search that has been to so many places is over: what is taken up or asked about on the
sentences of benchmarks/matcher.py is found in 174 at the most, half of it in 8."""


@dataclass(frozen=True, slots=True)
class Step:
    """One word of an alignment, or one slot."""

    start: int
    end: int
    """The user's words ``start`` to ``end``; none where the sentence has one more."""
    word: str | None
    """The sentence's word; None where the user has one more, and for a slot."""
    cost: float
    slot: str | None = None
    value: SlotValue | None = None
    """What the slot holds; None when it was not heard."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The nearest sentence and how it differs."""

    steps: tuple[Step, ...]
    cost: float

    def likeness(self, said: Sequence[str]) -> float:
        """1 less the share of the letters on both sides that have no counterpart."""
        total = 0.0
        for step in self.steps:
            if step.slot is not None:
                total += 2 * SLOT_WEIGHT if step.value is not None else 0.0
            elif step.word is None:
                total += step.cost
            else:
                total += weight(step.word)
                if step.end > step.start:
                    total += weight(said[step.start])
        return max(0.0, 1.0 - self.cost / total) if total else 0.0


# Cost, first and last of the user's words, the sentence's word, slot, value; and what came before.
_Trail = tuple[float, int, int, str | None, str | None, SlotValue | None, "_Trail | None"]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What one intent's nearest sentence costs at the least, found before it is looked for."""

    ahead: Sequence[float]
    """For each place in the user's words: what those from there on cost, whatever the sentence."""
    matched: float
    """Weight of the user's words that the intent may have."""
    extra: float
    """Cost of those that it has not."""

    def limit(self, least: float) -> float:
        """The cost, in letters, beyond which no sentence has at least this likeness.

        Each side weighs at most what is matched, and the sentence's besides what is skipped: with
        d the cost, least <= 1 - d / (2 matched + extra + d).
        """
        return (1 - least) * (2 * self.matched + self.extra) / least


def outlook(
    said: Sequence[str],
    near: Sequence[Mapping[str, float]],
    extra: Sequence[float],
    spans: Mapping[str, Spans],
    outline: Outline,
) -> Outlook:
    """What there is to expect of an intent; the arguments are those of `align`."""
    words = outline.words
    ahead = [0.0] * (len(near) + 1)
    matched = surplus = 0.0
    for at in range(len(near) - 1, -1, -1):
        lowest = over = extra[at]
        known = False
        for word, distance in near[at].items():  # nearest first
            if word in words:
                known = True
                lowest = min(distance, over)
                break
        lowest += ahead[at + 1]
        for label in outline.labels:
            for span in spans[label].get(at, ()):
                lowest = min(lowest, span.cost + ahead[span.end])
        ahead[at] = lowest
        if known:
            matched += weight(said[at])
        else:
            surplus += over
    matched += SLOT_WEIGHT * sum(bool(spans[label]) for label in outline.labels)
    return Outlook(ahead, matched, surplus)


def align(
    near: Sequence[Mapping[str, float]],
    extra: Sequence[float],
    spans: Mapping[str, Spans],
    outline: Outline,
    ahead: Sequence[float],
    rest: Sequence[float],
    limit: float,
) -> Alignment | None:
    """The nearest sentence of an intent, or None when it is over ``limit`` letters away.

    Args:
        near: for each of the user's words, the grammar's words near to it and how near.
        extra: for each of them, what it costs to pass over it.
        spans: by label, where that slot may stand.
        outline: the intent.
        ahead: that of its `Outlook`.
        rest: what `beyond` says of it.
        limit: in letters.
    """
    if ahead[0] + rest[0] > limit:
        return None
    length, states, askable = len(near), outline.states, outline.intent.required
    push, pop = heapq.heappush, heapq.heappop
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    serial = pops = 0
    heap: list[tuple[float, int, float, int, int, _Trail | None]] = [
        (ahead[0] + rest[0], 0, 0.0, 0, 0, None)
    ]
    while heap:
        _, _, cost, at, number, trail = pop(heap)
        if at < 0:
            return Alignment(_steps(trail), cost)
        if cost > best[at, number]:
            continue
        pops += 1
        if pops > _MOST_STEPS:
            return None
        state = states[number]
        ways: list[tuple[float, int, int, _Trail]] = []
        if at < length:
            alike, words, after = near[at], state.words, at + 1
            # Not the intersection of the two, whose order differs from one run to the next: of
            # equals, the last counts.
            for word, distance in alike.items():
                if word in words:
                    step: _Trail = (distance, at, after, word, None, None, trail)
                    ways += [(cost + distance, after, dst, step) for dst in words[word]]
            over = extra[at]
            ways.append((cost + over, after, number, (over, at, after, None, None, None, trail)))
        elif state.final:
            serial -= 1
            push(heap, (cost, serial, cost, -1, number, trail))
        room = limit - cost - ahead[at]
        for skip, word, dst, _ in state.skips:
            if skip > room:
                break
            ways.append((cost + skip, at, dst, (skip, at, at, word, None, None, trail)))
        for slot in state.slots:
            for span in spans[slot.label].get(at, ()):
                step = (span.cost, at, span.end, None, slot.name, span.value, trail)
                ways.append((cost + span.cost, span.end, slot.dst, step))
            if slot.name in askable:
                step = (UNHEARD, at, at, None, slot.name, None, trail)
                ways.append((cost + UNHEARD, at, slot.dst, step))
        for total, to, dst, step in ways:
            bound = total + ahead[to] + rest[dst]
            if bound <= limit and total < best.get((to, dst), 1e9):
                best[to, dst] = total
                serial -= 1  # of equals, the last found is the furthest on
                push(heap, (bound, serial, total, to, dst, step))
    return None


def beyond(near: Sequence[Mapping[str, float]], absent: Set[str], outline: Outline) -> list[float]:
    """For each state, the letters to skip at the least before an end: words that nobody said.

    A word that is near to any of the user's, wherever it stands, counts nothing. So this is what
    the sentence's words cost beyond what the user's words do, and the two add up. ``absent``: the
    labels of slots that stand nowhere in what was said.
    """
    heard = 0
    for alike in near:
        for word in alike.keys() & outline.words.keys():
            heard |= outline.words[word]
    askable = outline.intent.required
    rest = [1e9] * len(outline.states)
    for number in outline.backwards:
        state = outline.states[number]
        least = 0.0 if state.final else 1e9
        for skip, _, dst, words in state.skips:
            cost = rest[dst]
            if cost < least:
                if not words & heard:
                    cost += skip
                if cost < least:
                    least = cost
        for slot in state.slots:
            cost = rest[slot.dst]
            if slot.label in absent:
                cost += UNHEARD if slot.name in askable else 1e9
            least = min(least, cost)
        rest[number] = least
    return rest


def _steps(trail: _Trail | None) -> tuple[Step, ...]:
    steps: list[Step] = []
    while trail is not None:
        cost, start, end, word, slot, value, trail = trail
        steps.append(Step(start, end, word, cost, slot, value))
    return tuple(reversed(steps))
