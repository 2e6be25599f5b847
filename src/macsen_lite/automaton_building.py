"""Word automata put together from small pieces, or arc by arc.

The pieces nest the way a template does::

    hyd = choice(word("munud"), word("awr"))
    amsera = tagged("amserydd.gosod", sequence(word("amsera"), marked("hyd", hyd)))

An `AutomatonBuilder` copies nothing until `build()`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from macsen_lite.automaton import CLOSE, OPEN, TAG, Arc, WordAutomaton


class AutomatonBuilder:
    """Collects states and arcs. `embed` copies a finished automaton between two states."""

    def __init__(self) -> None:
        self._states = 0
        self._arcs: list[Arc] = []
        self._finals: dict[int, float] = {}
        self.start = self.add_state()

    def add_state(self) -> int:
        """A new state's number; state 0 is the start and exists already."""
        self._states += 1
        return self._states - 1

    def add_arc(
        self,
        src: int,
        dst: int,
        word: str | None = None,
        cost: float = 0.0,
        mark: str | None = None,
    ) -> None:
        """Add one transition between two existing states."""
        self._arcs.append(Arc(src, dst, word, cost, mark))

    def set_final(self, state: int, cost: float = 0.0) -> None:
        """Let paths stop at `state`; the cheaper cost stays when it is set twice."""
        self._finals[state] = min(cost, self._finals.get(state, math.inf))

    def embed(self, part: WordAutomaton, src: int, dst: int) -> None:
        """Everything `part` accepts becomes a way from `src` to `dst`."""
        base = self._states
        self._states += part.state_count
        self.add_arc(src, base + part.start)
        for arc in part.arcs:
            self._arcs.append(Arc(base + arc.src, base + arc.dst, arc.word, arc.cost, arc.mark))
        for state, cost in part.finals.items():
            self.add_arc(base + state, dst, cost=cost)

    def build(self) -> WordAutomaton:
        """The finished automaton."""
        return WordAutomaton(self.start, dict(self._finals), tuple(self._arcs))


def nothing() -> WordAutomaton:
    """Accepts the empty sentence alone."""
    return WordAutomaton(0, {0: 0.0}, ())


def word(text: str, cost: float = 0.0) -> WordAutomaton:
    """Accepts one word."""
    return WordAutomaton(0, {1: 0.0}, (Arc(0, 1, text, cost),))


def sequence(*parts: WordAutomaton) -> WordAutomaton:
    """Accepts the parts' sentences one after the other."""
    builder = AutomatonBuilder()
    at = builder.start
    for part in parts:
        after = builder.add_state()
        builder.embed(part, at, after)
        at = after
    builder.set_final(at)
    return builder.build()


def choice(*parts: WordAutomaton, costs: Sequence[float] | None = None) -> WordAutomaton:
    """Accepts what any part accepts; `costs` has one more cost for each part.

    With no parts it accepts nothing at all, not even the empty sentence.
    """
    if costs is not None and len(costs) != len(parts):
        raise ValueError(f"{len(parts)} parts but {len(costs)} costs")
    builder = AutomatonBuilder()
    end = builder.add_state()
    for i, part in enumerate(parts):
        entry = builder.start
        if costs is not None and costs[i]:
            entry = builder.add_state()
            builder.add_arc(builder.start, entry, cost=costs[i])
        builder.embed(part, entry, end)
    builder.set_final(end)
    return builder.build()


def optional(part: WordAutomaton, cost: float = 0.0, skip_cost: float = 0.0) -> WordAutomaton:
    """Accepts the part, at `cost` more, or nothing, at `skip_cost`."""
    return choice(part, nothing(), costs=(cost, skip_cost))


def repeat(part: WordAutomaton, at_least: int = 0, cost: float = 0.0) -> WordAutomaton:
    """Accepts the part any number of times from `at_least` up, each further time at `cost`."""
    builder = AutomatonBuilder()
    at = builder.start
    for _ in range(at_least):
        after = builder.add_state()
        builder.embed(part, at, after)
        at = after
    entry, end = builder.add_state(), builder.add_state()
    builder.add_arc(at, end)
    builder.add_arc(end, entry, cost=cost)
    builder.embed(part, entry, end)
    builder.set_final(end)
    return builder.build()


def marked(slot: str, part: WordAutomaton) -> WordAutomaton:
    """The part with `+slot` before it and `-slot` after it."""
    builder = AutomatonBuilder()
    opened, closing, end = builder.add_state(), builder.add_state(), builder.add_state()
    builder.add_arc(builder.start, opened, mark=OPEN + slot)
    builder.embed(part, opened, closing)
    builder.add_arc(closing, end, mark=CLOSE + slot)
    builder.set_final(end)
    return builder.build()


def tagged(intent: str, part: WordAutomaton, cost: float = 0.0) -> WordAutomaton:
    """The part behind an epsilon that names the intent and costs `cost`."""
    builder = AutomatonBuilder()
    entry, end = builder.add_state(), builder.add_state()
    builder.add_arc(builder.start, entry, cost=cost, mark=TAG + intent)
    builder.embed(part, entry, end)
    builder.set_final(end)
    return builder.build()


def from_sentences(
    sentences: Iterable[Sequence[str]], costs: Iterable[float] | None = None
) -> WordAutomaton:
    """Accepts exactly these sentences (each a sequence of words), beginnings shared.

    `costs`, one for each sentence, is paid at its end; of a sentence given twice the cheaper stays.
    """
    builder = AutomatonBuilder()
    children: dict[tuple[int, str], int] = {}
    listed = list(sentences)
    prices = [0.0] * len(listed) if costs is None else list(costs)
    if len(prices) != len(listed):
        raise ValueError(f"{len(listed)} sentences but {len(prices)} costs")
    for words, price in zip(listed, prices, strict=True):
        state = builder.start
        for spoken in words:
            after = children.get((state, spoken))
            if after is None:
                after = children[state, spoken] = builder.add_state()
                builder.add_arc(state, after, spoken)
            state = after
        builder.set_final(state, price)
    return builder.build()
