"""From template trees to a word automaton. A slot is one word of it, its label, between marks.

Costs are small next to those of the sound (natural logarithms): they only decide between readings
that sound alike, in favour of the plain one.
"""

from __future__ import annotations

from collections.abc import Mapping

from macsen_lite.automaton import Arc, WordAutomaton
from macsen_lite.automaton_building import (
    AutomatonBuilder,
    choice,
    marked,
    nothing,
    optional,
    sequence,
    word,
)
from macsen_lite.intents.template import (
    Alternative,
    Maybe,
    Node,
    RuleRef,
    Sequence,
    SlotRef,
    TemplateError,
    Word,
)
from macsen_lite.messages import message
from macsen_lite.welsh.tokens import CLITICS, takes_clitic

OPTIONAL_COST = 0.3
"""What taking an ``[optional]`` part costs; leaving it out is free."""


def label(key: str) -> str:
    """The word that stands for a slot of that key."""
    return f"{{{key}}}"


def build(node: Node, rules: Mapping[str, Node], slots: Mapping[str, str]) -> WordAutomaton:
    """The automaton of one template, clitics joined to their words, dead ends removed.

    ``rules`` and ``slots`` hold every name that the template uses, and no rule holds itself; a
    slot's name leads to its label. Raises TemplateError when a clitic has no word to follow.
    """
    return tidy(join_clitics(_build(node, rules, slots)))


def _build(node: Node, rules: Mapping[str, Node], slots: Mapping[str, str]) -> WordAutomaton:
    match node:
        case Word(text):
            return word(text)
        case Sequence(()):
            return nothing()
        case Sequence(items):
            return sequence(*(_build(item, rules, slots) for item in items))
        case Alternative(items):
            return choice(*(_build(item, rules, slots) for item in items))
        case Maybe(item):
            return optional(_build(item, rules, slots), cost=OPTIONAL_COST)
        case RuleRef(name):
            return _build(rules[name], rules, slots)
        case SlotRef(slot):
            return marked(slot, word(slots[slot]))


def join_clitics(automaton: WordAutomaton) -> WordAutomaton:
    """Make *yw* + *'r* the one word *yw'r*, wherever a path says one after the other.

    A path on which the clitic follows a consonant, or nothing, is not Welsh and is dropped.
    Raises TemplateError for a clitic beside a slot (whose words are nobody's to change) and for
    one that no word can take.
    """
    if not any(arc.word in CLITICS for arc in automaton.arcs):
        return automaton
    into: dict[int, list[Arc]] = {}
    for arc in automaton.arcs:
        into.setdefault(arc.dst, []).append(arc)
    arcs = [arc for arc in automaton.arcs if arc.word not in CLITICS]
    for clitic in automaton.arcs:
        if clitic.word is None or clitic.word not in CLITICS:
            continue
        joined = 0
        stack, seen = [(clitic.src, clitic.cost)], {clitic.src}
        while stack:
            state, cost = stack.pop()
            for arc in into.get(state, ()):
                if arc.word is not None:
                    if takes_clitic(arc.word):
                        joined += 1
                        both = arc.word + clitic.word
                        arcs.append(Arc(arc.src, clitic.dst, both, cost + arc.cost))
                elif arc.mark is not None:
                    raise TemplateError(
                        message("intents.template.glued_slot"),
                        hint=message("intents.template.glued_slot.hint"),
                    )
                elif arc.src not in seen:
                    seen.add(arc.src)
                    stack.append((arc.src, cost + arc.cost))
        if not joined:
            raise TemplateError(message("intents.template.stray_clitic", clitic=clitic.word))
    return WordAutomaton(automaton.start, automaton.finals, tuple(arcs))


def tidy(automaton: WordAutomaton) -> WordAutomaton:
    """The same language and marks, without dead states and without most plain epsilons.

    An epsilon that is the only way out of a state, or the only way into one, costs nothing and
    carries no mark is closed up; states are then numbered from the start in order of discovery.
    """
    arcs, finals, start = list(automaton.arcs), dict(automaton.finals), automaton.start
    while True:
        out: dict[int, list[Arc]] = {}
        into: dict[int, int] = {}
        for arc in arcs:
            out.setdefault(arc.src, []).append(arc)
            into[arc.dst] = into.get(arc.dst, 0) + 1
        into_of: dict[int, int] = {}  # a state that is closed up, and the one that it becomes
        kept: set[int] = set()
        for arc in arcs:
            if arc.word is not None or arc.mark is not None or arc.cost or arc.src == arc.dst:
                continue
            if len(out[arc.src]) == 1 and arc.src not in finals:
                closed, becomes = arc.src, arc.dst
            elif into[arc.dst] == 1 and arc.dst != start:
                closed, becomes = arc.dst, arc.src
            else:
                continue
            if closed not in into_of and closed not in kept and becomes not in into_of:
                into_of[closed] = becomes
                kept.add(becomes)
        if not into_of:
            break
        moved_arcs = (
            Arc(into_of.get(a.src, a.src), into_of.get(a.dst, a.dst), a.word, a.cost, a.mark)
            for a in arcs
        )
        arcs = [a for a in moved_arcs if a.word is not None or a.mark or a.cost or a.src != a.dst]
        start = into_of.get(start, start)
        moved: dict[int, float] = {}
        for state, cost in finals.items():
            to = into_of.get(state, state)
            moved[to] = min(cost, moved.get(to, cost))
        finals = moved
    return _renumbered(WordAutomaton(start, finals, tuple(arcs)))


def _renumbered(automaton: WordAutomaton) -> WordAutomaton:
    """Only the states that lie on an accepting path, counted from 0; doubled arcs once."""
    out: dict[int, list[Arc]] = {}
    into: dict[int, list[int]] = {}
    for arc in automaton.arcs:
        out.setdefault(arc.src, []).append(arc)
        into.setdefault(arc.dst, []).append(arc.src)
    live, stack = set(automaton.finals), list(automaton.finals)
    while stack:
        for state in into.get(stack.pop(), ()):
            if state not in live:
                live.add(state)
                stack.append(state)
    number, queue = {automaton.start: 0}, [automaton.start]
    arcs: dict[Arc, None] = {}
    for state in queue:
        for arc in out.get(state, ()):
            if arc.dst not in live:
                continue
            if arc.dst not in number:
                number[arc.dst] = len(number)
                queue.append(arc.dst)
            arcs[Arc(number[state], number[arc.dst], arc.word, arc.cost, arc.mark)] = None
    finals = {number[s]: cost for s, cost in automaton.finals.items() if s in number}
    return WordAutomaton(0, finals, tuple(arcs))


def grammar(
    intents: Mapping[str, WordAutomaton], before: WordAutomaton, after: WordAutomaton
) -> tuple[WordAutomaton, int]:
    """Every intent, tagged, between what may be said before and after any of them.

    Returns the whole automaton, and the state in which an intent is over and ``after`` begins.
    """
    builder = AutomatonBuilder()
    hub, over, end = builder.add_state(), builder.add_state(), builder.add_state()
    builder.embed(before, builder.start, hub)
    for intent, part in intents.items():
        entry = builder.add_state()
        builder.add_arc(hub, entry, mark=f"={intent}")
        builder.embed(part, entry, over)
    builder.embed(after, over, end)
    builder.set_final(end)
    return builder.build(), over
