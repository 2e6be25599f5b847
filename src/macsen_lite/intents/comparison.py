"""What automata have in common: whether others cover one, what two share, how much one can say."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable, Sequence

from macsen_lite.automaton import WordAutomaton

MAX_STATES = 50_000
"""Sets of states looked at before a question is given up as too large."""


class _Walk:
    """An automaton read one symbol at a time: from a set of states to the next."""

    def __init__(self, automaton: WordAutomaton, with_marks: bool) -> None:
        """With marks, a mark is a symbol like a word; without, it is passed over in silence."""
        self._silent: dict[int, list[int]] = {}
        self._spoken: dict[int, dict[str, set[int]]] = {}
        self._finals = frozenset(automaton.finals)
        for arc in automaton.arcs:
            symbol = arc.word if arc.word is not None else (arc.mark if with_marks else None)
            if symbol is None:
                self._silent.setdefault(arc.src, []).append(arc.dst)
            else:
                self._spoken.setdefault(arc.src, {}).setdefault(symbol, set()).add(arc.dst)
        self.start = self._closed([automaton.start])

    def symbols(self, states: frozenset[int]) -> set[str]:
        """What may come next."""
        return {symbol for state in states for symbol in self._spoken.get(state, ())}

    def after(self, states: frozenset[int], symbol: str) -> frozenset[int]:
        """The states reached by ``symbol``."""
        return self._closed(
            to for state in states for to in self._spoken.get(state, {}).get(symbol, ())
        )

    def may_end(self, states: frozenset[int]) -> bool:
        """Whether a sentence may end here."""
        return not self._finals.isdisjoint(states)

    def _closed(self, states: Iterable[int]) -> frozenset[int]:
        seen = set(states)
        stack = list(seen)
        while stack:
            for to in self._silent.get(stack.pop(), ()):
                if to not in seen:
                    seen.add(to)
                    stack.append(to)
        return frozenset(seen)


def covered(part: WordAutomaton, others: Sequence[WordAutomaton]) -> bool:
    """Whether every sentence of ``part``, its slots in the same places, is one of the others'.

    False too where finding out would take more than `MAX_STATES` steps.
    """
    walk, rest = _Walk(part, True), [_Walk(other, True) for other in others]
    first = (walk.start, tuple(other.start for other in rest))
    seen, stack = {first}, [first]
    while stack:
        states, against = stack.pop()
        if walk.may_end(states) and not any(
            other.may_end(at) for other, at in zip(rest, against, strict=True)
        ):
            return False
        for symbol in walk.symbols(states):
            after = tuple(other.after(at, symbol) for other, at in zip(rest, against, strict=True))
            if not any(after):
                return False  # every state leads to an end, so here is a sentence that none has
            point = (walk.after(states, symbol), after)
            if point not in seen:
                if len(seen) >= MAX_STATES:
                    return False
                seen.add(point)
                stack.append(point)
    return True


def common_sentence(one: WordAutomaton, other: WordAutomaton) -> tuple[str, ...] | None:
    """The shortest sentence that both have, whatever their marks; None when there is none."""
    left, right = _Walk(one, False), _Walk(other, False)
    first = (left.start, right.start)
    seen = {first}
    queue: deque[tuple[tuple[frozenset[int], frozenset[int]], tuple[str, ...]]] = deque(
        [(first, ())]
    )
    while queue and len(seen) < MAX_STATES:
        (mine, theirs), said = queue.popleft()
        if left.may_end(mine) and right.may_end(theirs):
            return said
        for symbol in sorted(left.symbols(mine) & right.symbols(theirs)):
            point = (left.after(mine, symbol), right.after(theirs, symbol))
            if point not in seen:
                seen.add(point)
                queue.append((point, (*said, symbol)))
    return None


def distinct_sentences(
    automaton: WordAutomaton, weigh: Callable[[str], float] = lambda _: 1.0
) -> float:
    """How many different sentences there are, marks aside; infinite with a cycle or too many.

    ``weigh`` says how many words a word stands for: more than one where it is a slot's label.
    """
    walk = _Walk(automaton, False)
    totals: dict[frozenset[int], float] = {}
    on_path: set[frozenset[int]] = set()
    stack = [(walk.start, False)]
    while stack:
        states, leaving = stack.pop()
        if leaving:
            on_path.discard(states)
            totals[states] = float(walk.may_end(states)) + sum(
                weigh(symbol) * totals[walk.after(states, symbol)]
                for symbol in walk.symbols(states)
            )
        elif states not in totals:
            if len(totals) >= MAX_STATES:
                return math.inf
            on_path.add(states)
            stack.append((states, True))
            for symbol in walk.symbols(states):
                after = walk.after(states, symbol)
                if after in on_path:
                    return math.inf
                if after not in totals:
                    stack.append((after, False))
    return totals[walk.start]
