"""Ending early: whether anything can follow the words so far.

After most requests nothing can come, and to wait for it only makes the answer late; after *gosod
larwm am saith* there may come *o'r gloch bore fory*, and to wait is right. The grammar knows which
is which. What is said out of politeness (*os gwelwch yn dda*, *Macsen*) does not count: without it
the answer is the same.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents.model import IntentSet

__all__ = ["Continuations", "EarlySilence"]


def in_thread(work: Callable[[], None]) -> None:
    """Carry out ``work`` in the background; leaving the program does not wait for it."""
    threading.Thread(target=work, name="early-silence", daemon=True).start()


_MOST_KNOWN = 256
"""Texts for which it is remembered whether anything can follow, and where they lead."""

_Point = tuple[str, int, int]
"""A slot's label, the state within it, and the skeleton's state after it; without a slot the label
is empty and both states are the same."""


class _HasAutomaton(Protocol):
    def automaton(self) -> WordAutomaton:
        """What the slot hears."""
        ...


@dataclass(frozen=True, slots=True)
class _Ways:
    """Every way on from a state of one automaton, its silent arcs followed."""

    words: Mapping[str, tuple[int, ...]]
    """Where each word leads."""
    slots: tuple[tuple[str, int], ...]
    """Slots that may begin, and the state after each."""
    is_final: bool
    """Whether one may stop."""


class Continuations:
    """What can follow some words in a grammar of skeleton and slots."""

    def __init__(
        self,
        skeleton: WordAutomaton,
        slot_types: Mapping[str, _HasAutomaton],
        over: int | None = None,
    ) -> None:
        """``slot_types`` says what the skeleton's labels stand for.

        ``over`` is the state of the skeleton from which on nothing comes that counts.
        """
        self._skeleton = skeleton
        self._slots = slot_types
        self._over = over
        self._ways: dict[tuple[str, int], _Ways] = {}
        self._ends: dict[int, bool] = {}
        self._reached: dict[tuple[str, ...], frozenset[_Point]] = {}

    @classmethod
    def of(cls, intents: IntentSet) -> Continuations:
        """For what can always be said."""
        return cls(intents.skeleton, intents.slot_types, intents.over)

    def prepare(self) -> None:
        """Do now what would keep the first question waiting."""
        self._from("", self._skeleton.start)
        for label in self._slots:
            self._from(label, self._automaton(label).start)

    def is_closed(self, words: Sequence[str]) -> bool:
        """Whether the words are a whole sentence, and nothing that counts can follow."""
        points = self._spread(self._reach(tuple(words)))
        if not any(self._from(slot, state).is_final for slot, state, _ in points if not slot):
            return False
        return not any(self._goes_on(slot, state) for slot, state, _ in points)

    def _reach(self, words: tuple[str, ...]) -> frozenset[_Point]:
        """Where the words lead; they come one by one, so those before the last are remembered."""
        if not words:
            return frozenset({("", self._skeleton.start, self._skeleton.start)})
        found = self._reached.get(words)
        if found is None:
            found = frozenset(self._after(self._reach(words[:-1]), words[-1]))
            if len(self._reached) >= _MOST_KNOWN:
                self._reached.clear()
            self._reached[words] = found
        return found

    def _after(self, points: Iterable[_Point], word: str) -> set[_Point]:
        reached: set[_Point] = set()
        for slot, state, then in self._spread(points):
            for after in self._from(slot, state).words.get(word, ()):
                reached.add((slot, after, then if slot else after))
        return reached

    def _spread(self, points: Iterable[_Point]) -> set[_Point]:
        """The points, the beginnings of slots after them, and what follows slots that are over."""
        stack = list(points)
        seen = set(stack)
        while stack:
            slot, state, then = stack.pop()
            ways = self._from(slot, state)
            onward: list[_Point] = [
                (label, self._automaton(label).start, after) for label, after in ways.slots
            ]
            if slot and ways.is_final:
                onward.append(("", then, then))
            for point in onward:
                if point not in seen:
                    seen.add(point)
                    stack.append(point)
        return seen

    def _automaton(self, slot: str) -> WordAutomaton:
        return self._slots[slot].automaton() if slot else self._skeleton

    def _from(self, slot: str, state: int) -> _Ways:
        found = self._ways.get((slot, state))
        if found is None:
            found = self._ways[slot, state] = self._find_ways(slot, state)
        return found

    def _goes_on(self, slot: str, state: int) -> bool:
        """Whether a word that counts may come next; of a slot that may, its own point tells."""
        if slot or self._over is None:
            return bool(self._from(slot, state).words)
        known = self._ends.get(state)
        if known is None:
            known = bool(self._find_ways(slot, state, until=self._over).words)
            self._ends[state] = known
        return known

    def _find_ways(self, slot: str, state: int, until: int | None = None) -> _Ways:
        automaton = self._automaton(slot)
        words: dict[str, set[int]] = {}
        slots: set[tuple[str, int]] = set()
        is_final = False
        stack, seen = [state], {state}
        while stack:
            at = stack.pop()
            is_final = is_final or at in automaton.finals
            if at == until:
                continue
            silent, spoken = automaton.ways_from(at)
            for arc in silent:
                if arc.dst not in seen:
                    seen.add(arc.dst)
                    stack.append(arc.dst)
            for word, arcs in spoken.items():
                if not slot and word in self._slots:
                    slots.update((word, arc.dst) for arc in arcs)
                else:
                    words.setdefault(word, set()).update(arc.dst for arc in arcs)
        return _Ways({word: tuple(after) for word, after in words.items()}, tuple(slots), is_final)


class EarlySilence:
    """How long to wait in silence after the words so far, for the endpointer.

    What can follow is worked out beside the listening, which takes a second or two after the start
    and after a change of the skills; till then the silence is as long as ever.
    """

    def __init__(
        self,
        intents: Callable[[], IntentSet],
        early_s: float,
        start: Callable[[Callable[[], None]], None] = in_thread,
        warm_up: Callable[[], None] = lambda: None,
    ) -> None:
        """``intents`` gives what can be said now, which may be changed while the program runs.

        ``early_s``: the end silence, in seconds, after a sentence that nothing can follow.
        ``start`` carries out its argument in the background. ``warm_up`` is done there before:
        it too has to be done anew for each set of intents.
        """
        self._intents = intents
        self._early_s = early_s
        self._start = start
        self._warm_up = warm_up
        self._known: dict[str, bool] = {}
        self._of: IntentSet | None = None
        self._ready: tuple[IntentSet, Continuations] | None = None

    def prepare(self) -> None:
        """Begin to work out what can follow."""
        intents = self._intents()
        if intents is self._of:
            return
        self._of, self._known = intents, {}

        def work() -> None:
            self._warm_up()
            continuations = Continuations.of(intents)
            continuations.prepare()
            gc.freeze()  # it stays: to look it over would hold up a sentence
            self._ready = intents, continuations

        self._start(work)

    def __call__(self, text: str) -> float | None:
        """Seconds; None for as long as after any other words."""
        return self._early_s if text and self._is_closed(text) else None

    def _is_closed(self, text: str) -> bool:
        self.prepare()
        if self._ready is None or self._ready[0] is not self._of:
            return False
        if text not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[text] = self._ready[1].is_closed(text.split())
        return self._known[text]
