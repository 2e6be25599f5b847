"""How long a decoding graph takes: compiled, and found in the cache.

    python benchmarks/graph.py [--repeats 5]

The grammar is all closed sentences of Macsen (`macsen-sentences.tsv` of the shared data, found by
MACSEN_SHARED or ../shared; without it, the shipped intents alone). Asked for: compiled in under
3 s, found in the cache in under 50 ms. Baseline, in the same run: the trial's way, a chain of
phones for every sentence, without determinising and with one pronunciation a word.

Times are wall clock, the best of the repeats, with pronunciations already known; the first line
says what getting to know them took.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import kaldifst

from macsen_lite import paths
from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_building import from_sentences
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.speech.graph import GraphOptions, plan_graph
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.graph_compiler import compile_graph, ctc_topology
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.phones import normalise_words, to_ids

SHARED = Path(os.environ.get("MACSEN_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def best(repeats: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def macsen_sentences() -> list[list[str]]:
    lines = (SHARED / "data" / "macsen-sentences.tsv").read_text("utf-8").splitlines()[1:]
    written = (line.split("\t")[2] for line in lines if line.strip())
    return [normalise_words(sentence) for sentence in written if "{" not in sentence]


def naive(sentences: list[list[str]], lexicon: Lexicon) -> kaldifst.StdVectorFst:
    fst = kaldifst.StdVectorFst()
    start, end = fst.add_state(), fst.add_state()
    fst.start = start
    fst.set_final(end, 0.0)
    numbers: dict[str, int] = {}
    for sentence in sentences:
        labels = []
        for word in sentence:
            number = numbers.setdefault(word, len(numbers) + 1)
            phones = to_ids(lexicon.canonical(word))
            labels += [(phone, number if i == 0 else 0) for i, phone in enumerate(phones)]
        at = start
        for i, (phone, number) in enumerate(labels):
            after = end if i == len(labels) - 1 else fst.add_state()
            fst.add_arc(at, kaldifst.StdArc(phone, number, 0.0, after))
            at = after
    topology = ctc_topology(None, ())
    kaldifst.arcsort(topology, sort_type="olabel")
    kaldifst.arcsort(fst, sort_type="ilabel")
    graph = kaldifst.compose(topology, fst)
    kaldifst.minimize_encoded(graph)
    return graph


def measure(name: str, automaton: WordAutomaton, lexicon: Lexicon, repeats: int) -> float:
    model = paths.models_dir() / "macsen-cy"
    plan = plan_graph(automaton, lexicon, GraphOptions())
    graph = compile_graph(plan)
    in_process = best(repeats, lambda: compile_graph(plan))
    with tempfile.TemporaryDirectory() as folder:
        cold = best(
            repeats,
            lambda: GraphCache(Path(tempfile.mkdtemp(dir=folder))).model_for(
                model, automaton, lexicon
            ),
        )
        root = Path(folder) / "warm"
        GraphCache(root).model_for(model, automaton, lexicon)
        warm = best(repeats, lambda: GraphCache(root).model_for(model, automaton, lexicon))
    print(
        f"{name}: {automaton.count():.3g} sentences, {len(automaton.words())} words, "
        f"{graph.state_count} states\n"
        f"  compiled, checked and written {cold:.3f} s (kaldifst alone {in_process:.3f} s)\n"
        f"  found in the cache {1000 * warm:.1f} ms, {cold / warm:.0f} times as fast"
    )
    return in_process


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--repeats", type=int, default=5)
    repeats = parser.parse_args().repeats
    intents = IntentLoader([paths.intents_dir()]).load()
    lexicon = Lexicon.of_this_user(intents.say_as)
    start = time.perf_counter()
    lexicon.prepare(word for word in intents.automaton.words() if word != "[unk]")
    if (SHARED / "data").is_dir():
        sentences = macsen_sentences()
        lexicon.prepare(word for sentence in sentences for word in sentence)
        print(f"pronunciations: {time.perf_counter() - start:.2f} s")
        ours = measure("Macsen's sentences", from_sentences(sentences), lexicon, repeats)
        theirs = best(repeats, lambda: naive(sentences, lexicon))
        states = naive(sentences, lexicon).num_states
        print(
            f"  baseline, a chain for each sentence: {theirs:.3f} s, {states} states with one "
            f"pronunciation a word; ours takes {ours / theirs:.2f} times as long with all of them"
        )
    else:
        print(f"{SHARED}/data is not there: only the shipped intents are measured")
    measure("shipped intents", intents.automaton, lexicon, repeats)


if __name__ == "__main__":
    main()
