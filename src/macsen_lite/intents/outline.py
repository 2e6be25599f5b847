"""An intent's skeleton in the form in which the near-miss search reads it: no silent arcs.

Each state knows its words, what it costs to pass over them, and its slots; equal endings are told
once, so that the search meets each place once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macsen_lite.automaton import Arc, WordAutomaton
from macsen_lite.automaton_building import AutomatonBuilder
from macsen_lite.automaton_optimisation import compact
from macsen_lite.intents.keys import weight
from macsen_lite.intents.model import Intent


@dataclass(frozen=True, slots=True)
class SlotArc:
    """A slot that may be said at a state."""

    name: str
    label: str
    dst: int


@dataclass(frozen=True, slots=True)
class State:
    """What may come next."""

    words: Mapping[str, tuple[int, ...]]
    """The states that each word leads to."""
    skips: tuple[tuple[float, str, int, int], ...]
    """For each state that follows: what it costs to pass over the lightest word that leads there,
    that word, the state, and the bits of all the words that do; cheapest first."""
    slots: tuple[SlotArc, ...]
    final: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """One intent's sentences."""

    intent: Intent
    states: tuple[State, ...]
    """The first is the start."""
    backwards: tuple[int, ...]
    """The states, each after all that may follow it."""
    words: Mapping[str, int]
    """Its words; each has a bit of its own."""
    labels: frozenset[str]


def outline_of(intent: Intent) -> Outline:
    """The outline of an intent's automaton."""
    plain = compact(_slots_as_words(intent.automaton))
    words: list[dict[str, list[int]]] = [{} for _ in range(plain.state_count)]
    slots: list[list[SlotArc]] = [[] for _ in range(plain.state_count)]
    for arc in plain.arcs:
        assert arc.word is not None
        if arc.word[0] == "+":
            name, _, label = arc.word[1:].partition("{")
            slots[arc.src].append(SlotArc(name, "{" + label, arc.dst))
        else:
            words[arc.src].setdefault(arc.word, []).append(arc.dst)
    bits = {word: 1 << i for i, word in enumerate(sorted({w for ways in words for w in ways}))}
    states = tuple(
        State(
            {word: tuple(dict.fromkeys(ends)) for word, ends in words[i].items()},
            _skips(words[i], bits),
            tuple(slots[i]),
            i in plain.finals,
        )
        for i in range(plain.state_count)
    )
    return Outline(
        intent,
        states,
        _backwards(states),
        bits,
        frozenset(arc.label for state in slots for arc in state),
    )


def _skips(
    words: Mapping[str, list[int]], bits: Mapping[str, int]
) -> tuple[tuple[float, str, int, int], ...]:
    into: dict[int, list[str]] = {}
    for word, ends in words.items():
        for end in ends:
            into.setdefault(end, []).append(word)
    found = []
    for end, several in into.items():
        lightest = min(several, key=lambda word: (weight(word), word))
        found.append((weight(lightest), lightest, end, sum(bits[word] for word in several)))
    return tuple(sorted(found))


def _backwards(states: Sequence[State]) -> tuple[int, ...]:
    order: dict[int, None] = {}
    stack = [0]
    while stack:
        after = {end for _, _, end, _ in states[stack[-1]].skips}
        after |= {slot.dst for slot in states[stack[-1]].slots}
        waiting = [end for end in after if end not in order]
        if waiting:
            stack.extend(waiting)
        else:
            order[stack.pop()] = None
    return tuple(order)


def _slots_as_words(automaton: WordAutomaton) -> WordAutomaton:
    """Without marks: the label of a slot becomes the word ``+name{label}``."""
    builder = AutomatonBuilder()
    out: dict[int, list[Arc]] = {}
    for arc in automaton.arcs:
        out.setdefault(arc.src, []).append(arc)
    number = {(automaton.start, ""): builder.start}
    stack = [(automaton.start, "")]
    while stack:
        state, slot = stack.pop()
        here = number[state, slot]
        if state in automaton.finals:
            builder.set_final(here)
        for arc in out.get(state, ()):
            within = slot
            if arc.mark is not None and arc.mark[0] in "+-":
                within = arc.mark[1:] if arc.mark[0] == "+" else ""
            after = (arc.dst, within)
            if after not in number:
                number[after] = builder.add_state()
                stack.append(after)
            word = f"+{slot}{arc.word}" if arc.word and slot else arc.word
            builder.add_arc(here, number[after], word)
    return builder.build()
