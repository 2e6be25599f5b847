"""Ending early: whether anything can follow the words so far.

After most requests nothing can come, and to wait for it only makes the answer late; after *gosod
larwm am saith* there may come *o'r gloch bore fory*, and to wait is right. The grammar knows which
is which. What is said out of politeness (*os gwelwch yn dda*, *Macsen*) does not count: without it
the answer is the same.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents.model import IntentSet

__all__ = ["Continuations", "EarlySilence"]


def in_thread(work: Callable[[], None]) -> None:
    """Carry out ``work`` in the background; leaving the program does not wait for it."""
    threading.Thread(target=work, name="early-silence", daemon=True).start()


_MOST_KNOWN = 256
"""Texts for which it is remembered whether anything can follow."""

_Point = tuple[str, int, int]
"""A slot's label, the state within it, and the skeleton's state after it; without a slot the label
is empty and both states are the same."""


class _HasAutomaton(Protocol):
    def automaton(self) -> WordAutomaton:
        """What the slot hears."""
        ...


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
        self._starts: dict[str, set[_Point]] = {}

    @classmethod
    def of(cls, intents: IntentSet) -> Continuations:
        """For what can always be said."""
        return cls(intents.skeleton, intents.slot_types, intents.over)

    def prepare(self) -> None:
        """Do now what would keep the first question waiting."""
        self._first("")
        for slot in self._slots.values():
            slot.automaton().ways_from(slot.automaton().start)

    def is_closed(self, words: Sequence[str]) -> bool:
        """Whether the words are a whole sentence, and nothing that counts can follow."""
        points = {("", self._skeleton.start, self._skeleton.start)}
        for place, word in enumerate(words):
            # All sentences begin in the same place, and no other place has so many ways out.
            points = self._after(self._closed(points), word) if place else self._first(word)
        whole = self._closed(points)
        if not any(not slot and state in self._skeleton.finals for slot, state, _ in whole):
            return False
        return not self._may_follow(self._closed(points, until=self._over))

    def _first(self, word: str) -> set[_Point]:
        if not self._starts:
            start = ("", self._skeleton.start, self._skeleton.start)
            for slot, state, then in self._closed({start}):
                for spoken, arcs in self._automaton(slot).ways_from(state)[1].items():
                    into = self._starts.setdefault(spoken, set())
                    into.update((slot, arc.dst, then if slot else arc.dst) for arc in arcs)
        return set(self._starts.get(word, ()))

    def _automaton(self, slot: str) -> WordAutomaton:
        return self._slots[slot].automaton() if slot else self._skeleton

    def _after(self, points: Iterable[_Point], word: str) -> set[_Point]:
        reached: set[_Point] = set()
        for slot, state, then in points:
            for arc in self._automaton(slot).ways_from(state)[1].get(word, ()):
                reached.add((slot, arc.dst, then if slot else arc.dst))
        return reached

    def _closed(self, points: set[_Point], until: int | None = None) -> set[_Point]:
        """The points, and all that is reached from them without a word and not past ``until``."""
        stack, seen = list(points), set(points)
        while stack:
            slot, state, then = stack.pop()
            if not slot and state == until:
                continue
            automaton = self._automaton(slot)
            silent, spoken = automaton.ways_from(state)
            onward = [(slot, arc.dst, then if slot else arc.dst) for arc in silent]
            if slot and state in automaton.finals:
                onward.append(("", then, then))
            if not slot:
                for label in spoken:
                    if label in self._slots:
                        start = self._slots[label].automaton().start
                        onward += [(label, start, arc.dst) for arc in spoken[label]]
            for point in onward:
                if point not in seen:
                    seen.add(point)
                    stack.append(point)
        return seen

    def _may_follow(self, points: Iterable[_Point]) -> bool:
        """Whether a word may come next, politeness apart."""
        return any(
            slot or word not in self._slots
            for slot, state, _ in points
            if slot or state != self._over
            for word in self._automaton(slot).ways_from(state)[1]
        )


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
    ) -> None:
        """``intents`` gives what can be said now, which may be changed while the program runs.

        ``early_s``: the end silence, in seconds, after a sentence that nothing can follow.
        ``start`` carries out its argument in the background.
        """
        self._intents = intents
        self._early_s = early_s
        self._start = start
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
            continuations = Continuations.of(intents)
            continuations.prepare()
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
