"""Word automata made smaller without a change in what they accept, or at what cost."""

from __future__ import annotations

from macsen_lite.automaton import Arc, WordAutomaton

_DIGITS = 9
"""Costs are rounded to so many decimals, so that sums in another order are the same sums."""


def compact(automaton: WordAutomaton) -> WordAutomaton:
    """The same sentences at the same costs, with no epsilons, and equal endings told once.

    For an automaton without marks and without cycles. Raises ValueError for any other.
    """
    if any(arc.mark for arc in automaton.arcs):
        raise ValueError("an automaton with marks keeps its epsilons")
    out: dict[int, list[Arc]] = {}
    for arc in automaton.arcs:
        out.setdefault(arc.src, []).append(arc)
    class_of: dict[tuple[object, ...], int] = {}
    meaning: dict[int, tuple[dict[tuple[str, int], float], float | None]] = {}
    done: dict[int, int] = {}
    opened: set[int] = set()
    stack = [automaton.start]
    while stack:
        state = stack[-1]
        if state in done:
            stack.pop()
            continue
        waiting = [arc.dst for arc in out.get(state, ()) if arc.dst not in done]
        if waiting:
            if state in opened:
                raise ValueError("an automaton with a cycle cannot be compacted")
            opened.add(state)
            stack.extend(waiting)
            continue
        stack.pop()
        final = automaton.finals.get(state)
        ways: dict[tuple[str, int], float] = {}
        for arc in out.get(state, ()):
            target = done[arc.dst]
            onward, stop = meaning[target]
            if arc.word is not None:
                if onward or stop is not None:
                    key = (arc.word, target)
                    ways[key] = min(arc.cost, ways.get(key, arc.cost))
                continue
            for key, cost in onward.items():
                ways[key] = min(arc.cost + cost, ways.get(key, arc.cost + cost))
            if stop is not None:
                final = arc.cost + stop if final is None else min(final, arc.cost + stop)
        signature = (final, tuple(sorted(ways.items())))
        number = class_of.setdefault(signature, len(class_of))
        meaning.setdefault(number, (ways, final))
        done[state] = number
    start = done[automaton.start]
    number_of, queue, arcs = {start: 0}, [start], []
    for state in queue:
        for (word, target), cost in meaning[state][0].items():
            if target not in number_of:
                number_of[target] = len(number_of)
                queue.append(target)
            arcs.append(Arc(number_of[state], number_of[target], word, cost))
    finals = {new: stop for old, new in number_of.items() if (stop := meaning[old][1]) is not None}
    return WordAutomaton(0, finals, tuple(arcs))


def deterministic(plain: WordAutomaton) -> WordAutomaton:
    """The same sentences, each at the cost of its cheapest path, on a single path.

    By the subset construction for weighted automata (Mohri 1997): a new state is a set of old ones
    with what each owes. For an automaton that is compact.
    """
    out: dict[int, list[Arc]] = {}
    for arc in plain.arcs:
        out.setdefault(arc.src, []).append(arc)
    start: tuple[tuple[int, float], ...] = ((plain.start, 0.0),)
    number_of = {start: 0}
    queue = [start]
    arcs: list[Arc] = []
    finals: dict[int, float] = {}
    for subset in queue:
        here = number_of[subset]
        stops = [owed + plain.finals[state] for state, owed in subset if state in plain.finals]
        if stops:
            finals[here] = round(min(stops), _DIGITS)
        reached: dict[str, dict[int, float]] = {}
        for state, owed in subset:
            for arc in out.get(state, ()):
                if arc.word is not None:
                    after = reached.setdefault(arc.word, {})
                    cost = owed + arc.cost
                    after[arc.dst] = min(cost, after.get(arc.dst, cost))
        for word, after in reached.items():
            least = min(after.values())
            target = tuple(
                (state, round(cost - least, _DIGITS)) for state, cost in sorted(after.items())
            )
            if target not in number_of:
                number_of[target] = len(number_of)
                queue.append(target)
            arcs.append(Arc(here, number_of[target], word, round(least, _DIGITS)))
    return compact(WordAutomaton(0, finals, tuple(arcs)))
