"""A weighted finite-state acceptor over words, with marks for slots and intents.

This is what crosses from `intents` (which builds one from sentence templates) to `speech` (which
turns one into a decoding graph) and to the matcher (which parses a transcript with one). It is
plain data: pure Python, no engine, immutable once built.

Build one from the small pieces, which nest the way a template does::

    hyd = choice(word("munud"), word("awr"))
    amsera = tagged("amserydd.gosod", sequence(word("amsera"), marked("hyd", hyd)))

or arc by arc with an `AutomatonBuilder`, which copies nothing until `build()`.

Costs are negative natural logarithms of weights, as in OpenFst's tropical semiring: they add up
along a path, 0 is free, and the cheapest path wins. They are never negative here, so that a path
round a cycle never pays.
"""

from __future__ import annotations

import hashlib
import heapq
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

UNKNOWN = "[unk]"
"""The reserved word that stands for speech outside the grammar (any sounds at all)."""

APART = "+[apart]"
"""A mark for the decoding graph begins so; the rest of it is a name. It stands on the arcs into and
out of a part that is not to be merged with what may be said beside it, which would multiply the
two: not with another part either, unless that has the same name."""

_OPEN, _CLOSE, _TAG = "+", "-", "="


@dataclass(frozen=True, slots=True)
class Arc:
    """One transition. An arc with neither word nor mark is a plain epsilon."""

    src: int
    dst: int
    word: str | None = None
    """The word consumed, or None for an epsilon arc."""
    cost: float = 0.0
    """Finite and not negative."""
    mark: str | None = None
    """`+slot` opens a slot, `-slot` closes it, `=intent` names the intent; on epsilon arcs only."""


@dataclass(frozen=True, slots=True)
class Span:
    """The words of one slot: `words[start:end]` of the utterance parsed."""

    slot: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parse:
    """One reading of an utterance by an automaton."""

    cost: float
    tag: str | None
    """What follows `=` in the last tag on the path, or None when the path has none."""
    spans: tuple[Span, ...]
    """In the order in which the slots were opened; a slot inside another follows it."""


def is_apart(mark: str | None) -> bool:
    """Whether it is one of the marks that `APART` describes."""
    return mark is not None and mark.startswith(APART)


class Sentences(Protocol):
    """What can be said, known by its signature, and made in full only when that is needed."""

    def signature(self) -> str:
        """A digest that is equal only for the same sentences at the same costs."""
        ...

    def accepts(self, words: Sequence[str]) -> bool:
        """Whether exactly these words can be said."""
        ...

    def whole(self) -> WordAutomaton:
        """All of it."""
        ...


@dataclass(frozen=True, slots=True)
class WordAutomaton:
    """States are `0 … n-1`; every state named by an arc, `start` or `finals` exists.

    Raises ValueError for a negative or infinite cost, a mark on a word arc, a mark without one of
    the three signs, an empty word, or a word with white space in it.
    """

    start: int
    finals: Mapping[int, float]
    """Accepting states and what it costs to stop there."""
    arcs: tuple[Arc, ...]
    _index: dict[int, tuple[list[Arc], dict[str, list[Arc]]]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _signature: list[str] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        for arc in self.arcs:
            if not 0.0 <= arc.cost < math.inf:
                raise ValueError(f"arc cost must be finite and not negative: {arc}")
            if arc.word is not None and (arc.mark is not None or arc.word.split() != [arc.word]):
                raise ValueError(f"a word arc carries one word and no mark: {arc}")
            if arc.mark is not None and (len(arc.mark) < 2 or arc.mark[0] not in "+-="):
                raise ValueError(f"a mark is +slot, -slot or =intent: {arc}")
        for cost in self.finals.values():
            if not 0.0 <= cost < math.inf:
                raise ValueError(f"final cost must be finite and not negative: {cost}")

    def __hash__(self) -> int:
        return hash(self.signature())

    # -- what it holds -------------------------------------------------------------------------

    @property
    def state_count(self) -> int:
        """One more than the highest state number in use."""
        states = [self.start, *self.finals]
        states.extend(arc.src for arc in self.arcs)
        states.extend(arc.dst for arc in self.arcs)
        return max(states) + 1

    def words(self) -> tuple[str, ...]:
        """Every word on an arc, sorted, `[unk]` included where it is used."""
        return tuple(sorted({arc.word for arc in self.arcs if arc.word is not None}))

    def slots(self) -> tuple[str, ...]:
        """Every slot opened by a mark, sorted."""
        return tuple(sorted({a.mark[1:] for a in self.arcs if a.mark and a.mark[0] == _OPEN}))

    def tags(self) -> tuple[str, ...]:
        """Every intent named by a tag, sorted."""
        return tuple(sorted({a.mark[1:] for a in self.arcs if a.mark and a.mark[0] == _TAG}))

    def signature(self) -> str:
        """A SHA-256 of the content, in hexadecimal: the same in every process and version."""
        if not self._signature:
            digest = hashlib.sha256(b"macsen-lite word automaton 1\n")
            lines = [f"{self.start}"]
            lines += [f"f\t{state}\t{self.finals[state]!r}" for state in sorted(self.finals)]
            lines += sorted(
                f"{a.src}\t{a.dst}\t{a.word or ''}\t{a.cost!r}\t{a.mark or ''}" for a in self.arcs
            )
            digest.update("\n".join(lines).encode())
            self._signature.append(digest.hexdigest())
        return self._signature[0]

    def count(self) -> float:
        """How many paths it accepts (ambiguous sentences count each time); `inf` with a cycle."""
        live = self._coaccessible()
        seen: dict[int, float] = {}
        open_states: set[int] = set()
        stack: list[tuple[int, bool]] = [(self.start, False)]
        while stack:
            state, done = stack.pop()
            if done:
                total = 1.0 if state in self.finals else 0.0
                for arc in self._arcs_from(state):
                    if arc.dst in live:
                        total += seen[arc.dst]
                seen[state] = total
                open_states.discard(state)
            elif state not in seen and state in live:
                if state in open_states:
                    return math.inf
                open_states.add(state)
                stack.append((state, True))
                for arc in self._arcs_from(state):
                    if arc.dst in open_states and arc.dst in live:
                        return math.inf
                    if arc.dst in live and arc.dst not in seen:
                        stack.append((arc.dst, False))
        return seen.get(self.start, 0.0)

    def sentences(self, max_words: int = 64) -> Iterator[tuple[str, ...]]:
        """Sentences accepted, lazily, depth first; longer ones than `max_words` are left out.

        A sentence with several paths comes several times. Epsilon cycles are not walked twice.
        """
        live = self._coaccessible()

        def walk(
            state: int, said: tuple[str, ...], silent: frozenset[int]
        ) -> Iterator[tuple[str, ...]]:
            if state in self.finals:
                yield said
            for arc in self._arcs_from(state):
                if arc.dst not in live:
                    continue
                if arc.word is not None:
                    if len(said) < max_words:
                        yield from walk(arc.dst, (*said, arc.word), frozenset())
                elif arc.dst not in silent and arc.dst != state:
                    yield from walk(arc.dst, said, silent | {state})

        if self.start in live:
            yield from walk(self.start, (), frozenset())

    # -- parsing -------------------------------------------------------------------------------

    def accepts(self, words: Sequence[str]) -> bool:
        """Whether some path reads exactly these words. `[unk]` matches only itself."""
        layer = self._closure({self.start})
        for spoken in words:
            layer = self._closure(
                {arc.dst for s in layer for arc in self._split(s)[1].get(spoken, ())}
            )
            if not layer:
                return False
        return any(state in self.finals for state in layer)

    def parse(self, words: Sequence[str]) -> Parse | None:
        """The cheapest reading of exactly these words, or None when there is none."""
        return next(iter(self.parses(words, limit=1)), None)

    def parses(self, words: Sequence[str], limit: int = 10) -> list[Parse]:
        """Up to `limit` readings that differ in tag or spans, cheapest first.

        A* over (words read, state) with the exact cost to go, so the order is exact. Each such
        point is passed at most `8 * limit` times, which bounds the work where many paths carry
        the same marks.
        """
        to_go = self._cost_to_go(words)
        first = (0, self.start)
        if first not in to_go:
            return []
        found: dict[tuple[str | None, tuple[Span, ...]], float] = {}
        passes: dict[tuple[int, int], int] = {}
        serial = 0  # keeps the heap's order total and stable
        heap: list[tuple[float, int, float, tuple[int, int], _Trail | None]] = [
            (to_go[first], serial, 0.0, first, None)
        ]
        while heap and len(found) < limit:
            _, _, cost, point, trail = heapq.heappop(heap)
            at, state = point
            if at < 0:
                found.setdefault(_read(trail), cost)
                continue
            passes[point] = passes.get(point, 0) + 1
            if passes[point] > 8 * limit:
                continue
            if at == len(words) and state in self.finals:
                serial += 1
                end = cost + self.finals[state]
                heapq.heappush(heap, (end, serial, end, (-1, state), trail))
            for arc, after in self._steps(words, point):
                if after not in to_go:
                    continue
                serial += 1
                so_far = cost + arc.cost
                next_trail = _Trail(arc.mark, at, trail) if arc.mark else trail
                heapq.heappush(heap, (so_far + to_go[after], serial, so_far, after, next_trail))
        return [Parse(cost, tag, spans) for (tag, spans), cost in found.items()]

    def _steps(
        self, words: Sequence[str], point: tuple[int, int]
    ) -> Iterator[tuple[Arc, tuple[int, int]]]:
        at, state = point
        silent, spoken = self._split(state)
        for arc in silent:
            yield arc, (at, arc.dst)
        if at < len(words):
            for arc in spoken.get(words[at], ()):
                yield arc, (at + 1, arc.dst)

    def _cost_to_go(self, words: Sequence[str]) -> dict[tuple[int, int], float]:
        """The cheapest completion from every point that lies on some accepting path."""
        reached = {(0, self.start)}
        back: dict[tuple[int, int], list[tuple[tuple[int, int], float]]] = {}
        stack = [(0, self.start)]
        while stack:
            point = stack.pop()
            for arc, after in self._steps(words, point):
                back.setdefault(after, []).append((point, arc.cost))
                if after not in reached:
                    reached.add(after)
                    stack.append(after)
        heap = [
            (cost, (len(words), state))
            for state, cost in self.finals.items()
            if (len(words), state) in reached
        ]
        heapq.heapify(heap)
        best: dict[tuple[int, int], float] = {}
        while heap:
            cost, point = heapq.heappop(heap)
            if point in best:
                continue
            best[point] = cost
            for before, step in back.get(point, ()):
                if before not in best:
                    heapq.heappush(heap, (cost + step, before))
        return best

    # -- indexes -------------------------------------------------------------------------------

    def ways_from(self, state: int) -> tuple[Sequence[Arc], Mapping[str, Sequence[Arc]]]:
        """Arcs out of a state: those without a word, and the others by their word."""
        return self._split(state)

    def whole(self) -> WordAutomaton:
        """Itself: it is a `Sentences` that is ready."""
        return self

    def _split(self, state: int) -> tuple[list[Arc], dict[str, list[Arc]]]:
        """Arcs out of a state: epsilons, and the rest by word. Indexed on first use."""
        if not self._index:
            for arc in self.arcs:
                silent, spoken = self._index.setdefault(arc.src, ([], {}))
                if arc.word is None:
                    silent.append(arc)
                else:
                    spoken.setdefault(arc.word, []).append(arc)
        return self._index.get(state, ([], {}))

    def _arcs_from(self, state: int) -> Iterator[Arc]:
        silent, spoken = self._split(state)
        yield from silent
        for arcs in spoken.values():
            yield from arcs

    def _closure(self, states: set[int]) -> set[int]:
        stack = list(states)
        while stack:
            for arc in self._split(stack.pop())[0]:
                if arc.dst not in states:
                    states.add(arc.dst)
                    stack.append(arc.dst)
        return states

    def _coaccessible(self) -> set[int]:
        """States from which a final state can be reached."""
        back: dict[int, list[int]] = {}
        for arc in self.arcs:
            back.setdefault(arc.dst, []).append(arc.src)
        live = set(self.finals)
        stack = list(live)
        while stack:
            for state in back.get(stack.pop(), ()):
                if state not in live:
                    live.add(state)
                    stack.append(state)
        return live


@dataclass(frozen=True, slots=True)
class _Trail:
    """The marks passed on a path, newest first: shared between paths while parsing."""

    mark: str
    at: int
    before: _Trail | None


def _read(trail: _Trail | None) -> tuple[str | None, tuple[Span, ...]]:
    marks: list[tuple[str, int]] = []
    while trail is not None:
        marks.append((trail.mark, trail.at))
        trail = trail.before
    tag: str | None = None
    spans: list[Span] = []
    pending: list[tuple[str, int, int]] = []  # slot, first word, its place in `spans`
    for mark, at in reversed(marks):
        name = mark[1:]
        if mark[0] == _TAG:
            tag = name
        elif mark[0] == _OPEN:
            pending.append((name, at, len(spans)))
            spans.append(Span(name, at, at))
        else:
            for i in range(len(pending) - 1, -1, -1):
                if pending[i][0] == name:
                    _, start, place = pending.pop(i)
                    spans[place] = Span(name, start, at)
                    break
    return tag, tuple(spans)


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
    builder.add_arc(builder.start, opened, mark=_OPEN + slot)
    builder.embed(part, opened, closing)
    builder.add_arc(closing, end, mark=_CLOSE + slot)
    builder.set_final(end)
    return builder.build()


def tagged(intent: str, part: WordAutomaton, cost: float = 0.0) -> WordAutomaton:
    """The part behind an epsilon that names the intent and costs `cost`."""
    builder = AutomatonBuilder()
    entry, end = builder.add_state(), builder.add_state()
    builder.add_arc(builder.start, entry, cost=cost, mark=_TAG + intent)
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
