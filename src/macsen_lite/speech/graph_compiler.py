"""The decoding graph itself, made with kaldifst.

Never in one process with Vosk: both carry OpenFst with its registers, and loading Vosk second
hangs. `graph.build` runs this module as a child: `python -m macsen_lite.speech.graph_compiler`.

The graph is T ∘ det(L ∘ det(G)):

- G is the word automaton, without its marks.
- L says each word with all its pronunciations, at their costs.
- T is CTC's topology: each phone p is entered on transition id 2p and held on 2p-1; phone 1 is the
  blank, which may stand anywhere and which must stand between a phone and the same phone again.
  Silence before, between and after words is blank.

So that L ∘ G can be determinised although words sound alike, the last of every pronunciation that
another one equals or begins with is followed by a disambiguation symbol (as Kaldi's
`add_lex_disambig.pl` does); T reads these on loops and lets them vanish.

`[unk]`, one of the words as far as G is concerned, is said as a loop over all phones, each at
`filler_cost`. It stands beside the whole grammar, and may stand inside it where an open slot wants
any words at all. Disambiguation symbols before and behind keep it apart from the words. Others
stand for the grammar's marks `APART`, one for each name: determinising never merges what is inside
with what may be said beside it.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import kaldifst

from macsen_lite.automaton import UNKNOWN, WordAutomaton, is_apart
from macsen_lite.speech.graph import GRAPH_NAME, WORDS_NAME, EmptyGrammarError, GraphPlan
from macsen_lite.speech.phones import BLANK, PHONE_ID, PHONES, to_ids

EPSILON = 0
EPSILON_NAME = "<eps>"

_LAST_PHONE = BLANK + len(PHONES)
_MAX_GROWTH = 20
"""Determinisation is given up when it multiplies the states by this: the graph stays right without,
only larger. It happens to grammars with many long, differently weighted ways to one sentence."""


@dataclass(frozen=True, slots=True)
class CompiledGraph:
    """A decoding graph in memory."""

    fst: kaldifst.StdVectorFst
    """Input: transition ids. Output: word ids."""
    words: tuple[str, ...]
    """The word of each id; id 0 is epsilon."""

    @property
    def state_count(self) -> int:
        """Number of states."""
        return int(self.fst.num_states)

    def write(self, folder: Path) -> None:
        """Write `HCLG.fst` and `words.txt` into an existing folder. Raises OSError."""
        path = folder / GRAPH_NAME
        if not self.fst.write(str(path)):
            raise OSError(f"kaldifst could not write {path}")
        lines = (f"{word} {index}\n" for index, word in enumerate(self.words))
        (folder / WORDS_NAME).write_text("".join(lines), encoding="utf-8")


def compile_graph(plan: GraphPlan) -> CompiledGraph:
    """The graph of a plan. Raises EmptyGrammarError for a grammar without sentences."""
    if plan.automaton is None:
        return _phone_loop()
    spoken = tuple(word for word in plan.automaton.words() if word != UNKNOWN)
    words = (EPSILON_NAME, *spoken, UNKNOWN)
    word_id = {word: index for index, word in enumerate(words)}
    names = sorted({a.mark for a in plan.automaton.arcs if a.mark is not None and is_apart(a.mark)})
    apart = {name: len(words) + i for i, name in enumerate(names)}
    scale = plan.options.variant_scale
    said = {
        word_id[word]: {tuple(to_ids(phones)): cost * scale for phones, cost in plan.sayings[word]}
        for word in spoken
    }
    filler_cost = plan.options.filler_cost
    grammar = _grammar(plan.automaton, word_id, apart, whole_filler=filler_cost is not None)
    pronouncing, disambiguation = _pronouncing(
        said, word_id[UNKNOWN], list(apart.values()), filler_cost or 0.0
    )
    kaldifst.arcsort(grammar, sort_type="ilabel")
    kaldifst.arcsort(pronouncing, sort_type="olabel")
    sounds = _shrunk(kaldifst.compose(pronouncing, grammar))
    topology = ctc_topology(plan.options.merge_cost, disambiguation)
    kaldifst.arcsort(sounds, sort_type="ilabel")
    return CompiledGraph(_with_topology(topology, sounds), words)


def _phone_loop() -> CompiledGraph:
    loop = kaldifst.StdVectorFst()
    state = loop.add_state()
    loop.start = state
    loop.set_final(state, 0.0)
    for index, phone in enumerate(PHONES, start=1):
        loop.add_arc(state, kaldifst.StdArc(PHONE_ID[phone], index, 0.0, state))
    return CompiledGraph(_with_topology(ctc_topology(None, ()), loop), (EPSILON_NAME, *PHONES))


def _grammar(
    automaton: WordAutomaton,
    word_id: Mapping[str, int],
    apart: Mapping[str, int],
    whole_filler: bool,
) -> kaldifst.StdVectorFst:
    """G: the automaton, minimal, over word ids, with `[unk]` beside it if wanted.

    It gives out the words that it reads; `apart`, the labels of marks, are read and not given out.
    """
    fst = kaldifst.StdVectorFst()
    for _ in range(automaton.state_count):
        fst.add_state()
    fst.start = automaton.start
    for arc in automaton.arcs:
        label = EPSILON if arc.word is None else word_id[arc.word]
        read = apart.get(arc.mark, label) if arc.mark else label
        fst.add_arc(arc.src, kaldifst.StdArc(read, label, arc.cost, arc.dst))
    for state, cost in automaton.finals.items():
        fst.set_final(state, cost)
    kaldifst.connect(fst)
    if fst.num_states == 0:
        raise EmptyGrammarError
    if whole_filler:
        start, end = fst.add_state(), fst.add_state()
        fst.set_final(end, 0.0)
        unknown = word_id[UNKNOWN]
        fst.add_arc(start, kaldifst.StdArc(EPSILON, EPSILON, 0.0, fst.start))
        fst.add_arc(start, kaldifst.StdArc(unknown, unknown, 0.0, end))
        fst.start = start
    return _shrunk(fst)


def _pronouncing(
    said: Mapping[int, Mapping[tuple[int, ...], float]],
    unknown: int,
    apart: Sequence[int],
    filler_cost: float,
) -> tuple[kaldifst.StdVectorFst, tuple[int, ...]]:
    """L with its disambiguation symbols, and those symbols (the ids that follow the phones)."""
    shared: dict[tuple[int, ...], int] = {}
    prefixes: set[tuple[int, ...]] = set()
    for sayings in said.values():
        for phones in sayings:
            shared[phones] = shared.get(phones, 0) + 1
            prefixes.update(phones[:length] for length in range(1, len(phones)))
    before, behind = _LAST_PHONE + 1, _LAST_PHONE + 2
    between = range(behind + 1, behind + 1 + len(apart))
    first_free = highest = between.stop
    used: dict[tuple[int, ...], int] = {}
    fst = kaldifst.StdVectorFst()
    home = fst.add_state()
    fst.start = home
    fst.set_final(home, 0.0)
    for word, sayings in said.items():
        for phones, cost in sayings.items():
            labels = list(phones)
            if shared[phones] > 1 or phones in prefixes:
                symbol = first_free + used.get(phones, 0)
                used[phones] = used.get(phones, 0) + 1
                highest = max(highest, symbol)
                labels.append(symbol)
            at = home
            for position, label in enumerate(labels):
                after = home if position == len(labels) - 1 else fst.add_state()
                # The word comes out, and its cost is paid, with its first sound.
                first = position == 0
                fst.add_arc(
                    at,
                    kaldifst.StdArc(label, word if first else 0, cost if first else 0.0, after),
                )
                at = after
    for symbol, label in zip(between, apart, strict=True):
        fst.add_arc(home, kaldifst.StdArc(symbol, label, 0.0, home))
    opened, inside = fst.add_state(), fst.add_state()
    fst.add_arc(home, kaldifst.StdArc(before, unknown, 0.0, opened))
    for phone in PHONE_ID.values():
        fst.add_arc(opened, kaldifst.StdArc(phone, EPSILON, filler_cost, inside))
        fst.add_arc(inside, kaldifst.StdArc(phone, EPSILON, filler_cost, inside))
    fst.add_arc(inside, kaldifst.StdArc(behind, EPSILON, 0.0, home))
    return fst, tuple(range(before, highest + 1))


def ctc_topology(merge_cost: float | None, disambiguation: Sequence[int]) -> kaldifst.StdVectorFst:
    """T: transition ids to phones.

    One sound may be two phones, the last of a word and the first of the next, but never three
    before more sound is heard: a word of one phone in a loop would else go round in no time at all.
    """
    fst = kaldifst.StdVectorFst()
    quiet = fst.add_state()  # nothing heard yet, or a blank last
    held = {phone: fst.add_state() for phone in PHONE_ID.values()}
    merged = {} if merge_cost is None else {phone: fst.add_state() for phone in held}
    fst.start = quiet
    silent = fst.add_state()  # in a blank: its self-loop differs from its entry
    for state in (quiet, silent, *held.values(), *merged.values()):
        fst.set_final(state, 0.0)
        if state != silent:
            fst.add_arc(state, kaldifst.StdArc(2 * BLANK, EPSILON, 0.0, silent))
        for phone, after in held.items():
            if state not in (after, merged.get(phone)):
                fst.add_arc(state, kaldifst.StdArc(2 * phone, phone, 0.0, after))
        for symbol in disambiguation:
            fst.add_arc(state, kaldifst.StdArc(EPSILON, symbol, 0.0, state))
    fst.add_arc(silent, kaldifst.StdArc(2 * BLANK - 1, EPSILON, 0.0, silent))
    for phone, state in held.items():
        fst.add_arc(state, kaldifst.StdArc(2 * phone - 1, EPSILON, 0.0, state))
        if merge_cost is not None:
            fst.add_arc(state, kaldifst.StdArc(EPSILON, phone, merge_cost, merged[phone]))
            fst.add_arc(merged[phone], kaldifst.StdArc(2 * phone - 1, EPSILON, 0.0, state))
    return fst


def _with_topology(
    topology: kaldifst.StdVectorFst, sounds: kaldifst.StdVectorFst
) -> kaldifst.StdVectorFst:
    kaldifst.arcsort(topology, sort_type="olabel")
    graph = kaldifst.compose(topology, sounds)
    kaldifst.rmepsilon(graph)
    kaldifst.minimize_encoded(graph)
    kaldifst.arcsort(graph, sort_type="ilabel")
    if graph.num_states == 0:
        raise EmptyGrammarError
    return graph


def _shrunk(fst: kaldifst.StdVectorFst) -> kaldifst.StdVectorFst:
    """The same language and costs, without epsilons, deterministic and minimal.

    Where determinising does not end within bounds, the graph stays as it was but for its epsilons.
    """
    smaller = kaldifst.StdVectorFst(fst)
    limit = _MAX_GROWTH * fst.num_states + 10_000
    stopped_early = kaldifst.determinize_star(smaller, max_states=limit)
    if stopped_early:
        smaller = kaldifst.StdVectorFst(fst)
        kaldifst.rmepsilon(smaller)
    kaldifst.minimize_encoded(smaller)
    return smaller


def main() -> None:
    """Compile the plan on standard input into the folder it names; say how on standard output."""
    request = json.load(sys.stdin)
    try:
        graph = compile_graph(GraphPlan.from_json(request["plan"]))
    except EmptyGrammarError:
        json.dump({"error": "empty"}, sys.stdout)
        return
    try:
        graph.write(Path(request["folder"]))
    except OSError as error:
        json.dump({"error": "disk", "reason": str(error)}, sys.stdout)
        return
    json.dump({"states": graph.state_count}, sys.stdout)


if __name__ == "__main__":
    main()
