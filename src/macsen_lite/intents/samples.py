"""Sentences drawn from an automaton by chance: that reaches every branch, as a listing does not."""

from __future__ import annotations

import random
from collections.abc import Iterator

from macsen_lite.automaton import Arc, WordAutomaton


def draw(automaton: WordAutomaton, count: int, chance: random.Random) -> Iterator[str]:
    """``count`` sentences, each found by a walk from the start; the same one may come again."""
    out: dict[int, list[Arc]] = {}
    for arc in automaton.arcs:
        out.setdefault(arc.src, []).append(arc)
    for _ in range(count):
        said: list[str] = []
        state = automaton.start
        while ways := out.get(state):
            if state in automaton.finals and chance.random() < 0.5:
                break
            arc = chance.choice(ways)
            if arc.word is not None:
                said.append(arc.word)
            state = arc.dst
        yield " ".join(said)
