"""What a sentence costs in an automaton, worked out the plain way."""

from __future__ import annotations

import math
from collections.abc import Sequence

from macsen_lite.automaton import WordAutomaton


def cost_of(automaton: WordAutomaton, words: Sequence[str]) -> float | None:
    """The cost of the cheapest path that says exactly these words; None when there is none."""
    reached = _silently(automaton, {automaton.start: 0.0})
    for word in words:
        said: dict[int, float] = {}
        for state, cost in reached.items():
            for arc in automaton.ways_from(state)[1].get(word, ()):
                said[arc.dst] = min(cost + arc.cost, said.get(arc.dst, math.inf))
        reached = _silently(automaton, said)
    ends = [cost + automaton.finals[s] for s, cost in reached.items() if s in automaton.finals]
    return min(ends, default=None)


def _silently(automaton: WordAutomaton, reached: dict[int, float]) -> dict[int, float]:
    """The cheapest way to whatever can be reached from there with no word (Bellman and Ford)."""
    waiting = list(reached)
    while waiting:
        state = waiting.pop()
        for arc in automaton.ways_from(state)[0]:
            cost = reached[state] + arc.cost
            if cost < reached.get(arc.dst, math.inf):
                reached[arc.dst] = cost
                waiting.append(arc.dst)
    return reached
