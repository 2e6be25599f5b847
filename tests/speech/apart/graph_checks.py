"""The decoding graph: what it accepts is the grammar, said in any of the lexicon's ways.

A graph is fed with transition ids as the acoustic model would emit them, so that no model is
needed. Phone p is entered on 2p and held on 2p-1; the blank is phone 1.
"""

import math
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import kaldifst
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macsen_lite.automaton import APART, UNKNOWN, WordAutomaton
from macsen_lite.automaton_building import (
    AutomatonBuilder,
    choice,
    from_sentences,
    optional,
    repeat,
    sequence,
    word,
)
from macsen_lite.errors import GraphError, LexiconError
from macsen_lite.speech.graph import (
    PHONE_LOOP,
    EmptyGrammarError,
    GraphOptions,
    GraphPlan,
    build_graph,
    plan_graph,
)
from macsen_lite.speech.graph_compiler import CompiledGraph, compile_graph
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.phones import PHONES, parse_phones, to_ids
from tests.automata import cost_of

NO_FILLER = GraphOptions(filler_cost=None)
SAY_AS = {
    "a": "a",
    "am": "a m",
    "amma": "a m a",
    "ma": ["m a", "m e"],
    "mâ": "m a",  # sounds like `ma`
    "naw": "n a u",
    "un": "i n",
    "awr": "a u r",
}
"""Homophones, prefixes of each other, and sentences that can be cut into words in several ways."""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(say_as=SAY_AS)


@pytest.fixture(scope="module")
def small(lexicon: Lexicon) -> CompiledGraph:
    sentences = [("am", "un"), ("am", "naw"), ("am", "naw", "awr"), ("ma", "un"), ("mâ", "naw")]
    return compile_graph(plan_graph(from_sentences(sentences), lexicon, NO_FILLER))


def emitted(phones: str, hold: int = 0, blanks: int = 0) -> list[int]:
    """Transition ids of phones, each held for `hold` more frames and followed by `blanks`."""
    ids: list[int] = []
    for phone in to_ids(parse_phones(phones)):
        ids += [2 * phone, *[2 * phone - 1] * hold]
        ids += ([2] + [1] * (blanks - 1)) if blanks else []
    return ids


def heard(graph: CompiledGraph, ids: Sequence[int]) -> tuple[str, float] | None:
    """The cheapest words for these transition ids, and what they cost."""
    sound = kaldifst.make_linear_acceptor(list(ids))
    paths = kaldifst.compose(sound, graph.fst)
    if paths.num_states == 0:
        return None
    found, _, outputs, weight = kaldifst.get_linear_symbol_sequence(kaldifst.shortest_path(paths))
    assert found
    return " ".join(graph.words[label] for label in outputs if label), float(weight.value)


@pytest.mark.parametrize(
    ("phones", "text"),
    [
        ("a m i n", "am un"),
        ("a m n a u", "am naw"),
        ("a m n a u a u r", "am naw awr"),
        ("m e i n", "ma un"),
    ],
)
@pytest.mark.parametrize(("hold", "blanks"), [(0, 0), (3, 0), (0, 1), (2, 4)])
def test_sentences_are_heard_fast_or_slow_with_or_without_pauses(
    small: CompiledGraph, phones: str, text: str, hold: int, blanks: int
) -> None:
    assert heard(small, emitted(phones, hold, blanks)) == (text, 0.0)


def test_silence_may_stand_at_either_end(small: CompiledGraph) -> None:
    ids = [2, 1, 1, *emitted("a m i n"), 2, 1]
    assert heard(small, ids) == ("am un", 0.0)


@pytest.mark.parametrize("phones", ["a m", "a m n a", "i n", "a m i n a u", "k a r"])
def test_what_is_no_sentence_is_not_heard(small: CompiledGraph, phones: str) -> None:
    assert heard(small, emitted(phones)) is None


def test_silence_alone_is_no_sentence(small: CompiledGraph) -> None:
    assert heard(small, [2, 1, 1]) is None


def test_a_blank_must_stand_between_a_phone_and_itself(lexicon: Lexicon) -> None:
    options = GraphOptions(filler_cost=None, merge_cost=None)
    graph = compile_graph(plan_graph(from_sentences([("am", "ma")]), lexicon, options))
    assert heard(graph, emitted("a m m a")) is None
    assert heard(graph, [*emitted("a m"), 2, *emitted("m a")]) == ("am ma", 0.0)
    assert heard(graph, emitted("a m a")) is None


def test_one_sound_may_end_a_word_and_begin_the_next_at_a_cost(lexicon: Lexicon) -> None:
    options = GraphOptions(filler_cost=None, merge_cost=0.5)
    graph = compile_graph(plan_graph(from_sentences([("am", "ma")]), lexicon, options))
    assert heard(graph, emitted("a m a")) == ("am ma", 0.5)
    assert heard(graph, [*emitted("a m"), 2, *emitted("m a")]) == ("am ma", 0.0)


def test_homophones_stay_two_words(lexicon: Lexicon) -> None:
    graph = compile_graph(
        plan_graph(from_sentences([("ma",), ("mâ",)], [0.0, 1.0]), lexicon, NO_FILLER)
    )
    assert heard(graph, emitted("m a")) == ("ma", 0.0)
    dearer = compile_graph(
        plan_graph(from_sentences([("ma",), ("mâ",)], [1.0, 0.25]), lexicon, NO_FILLER)
    )
    assert heard(dearer, emitted("m a")) == ("mâ", 0.25)


def test_costs_of_grammar_and_variants_add_up() -> None:
    lexicon = Lexicon(say_as={"un": "i n"})
    automaton = sequence(word("un", cost=0.75), word("pethau", cost=0.5))
    graph = compile_graph(plan_graph(automaton, lexicon, NO_FILLER))
    text, cost = heard(graph, emitted("i n p e th e")) or ("", math.nan)
    assert text == "un pethau"
    assert cost == pytest.approx(0.75 + 0.5 + 0.5, abs=0.01)  # petha and pethe cost 0.5


def test_filler_takes_what_the_grammar_does_not(lexicon: Lexicon) -> None:
    options = GraphOptions(filler_cost=1.0)
    graph = compile_graph(plan_graph(from_sentences([("am", "un")]), lexicon, options))
    assert heard(graph, emitted("a m i n")) == ("am un", 0.0)
    assert heard(graph, emitted("k a r", blanks=1)) == (UNKNOWN, pytest.approx(3.0))
    assert heard(graph, [2, 1]) is None


def test_filler_may_stand_inside_a_sentence(lexicon: Lexicon) -> None:
    automaton = sequence(word("am"), word(UNKNOWN, cost=0.5), word("awr"))
    options = GraphOptions(filler_cost=1.0)
    graph = compile_graph(plan_graph(automaton, lexicon, options))
    text, cost = heard(graph, emitted("a m k i a u r", blanks=1)) or ("", math.nan)
    assert text == f"am {UNKNOWN} awr"
    assert cost == pytest.approx(2.5)


def test_grammars_with_cycles_are_compiled(lexicon: Lexicon) -> None:
    automaton = repeat(choice(word("un"), word("naw", cost=0.5)), at_least=1, cost=0.25)
    graph = compile_graph(plan_graph(automaton, lexicon, NO_FILLER))
    text, cost = heard(graph, emitted("i n n a u i n", blanks=1)) or ("", math.nan)
    assert (text, cost) == ("un naw un", pytest.approx(1.0))


def test_a_loop_of_words_of_one_phone_takes_time_to_go_round() -> None:
    """A cycle that no sound drives would make Kaldi's lattices endless."""
    lexicon = Lexicon(say_as={"i": "i", "a": "a"})
    automaton = repeat(choice(word("i"), word("a")), at_least=1)
    options = GraphOptions(filler_cost=None, merge_cost=0.5)
    graph = compile_graph(plan_graph(automaton, lexicon, options))
    silent: dict[int, list[int]] = {}
    for state in range(graph.state_count):
        for arc in kaldifst.ArcIterator(graph.fst, state):
            if arc.ilabel == 0:
                silent.setdefault(state, []).append(arc.nextstate)
    seen: set[int] = set()
    for start in silent:
        reached, stack = set(), list(silent[start])
        while stack:
            state = stack.pop()
            if state not in reached:
                reached.add(state)
                stack += silent.get(state, [])
        assert start not in reached
        seen |= reached
    assert seen, "two words may still be one sound"
    assert heard(graph, emitted("i")) == ("i", 0.0)
    assert heard(graph, emitted("i a", blanks=1)) == ("i a", 0.0)


def test_open_words_stand_apart_and_are_heard() -> None:
    lexicon = Lexicon(say_as={"am": "a m", "un": "i n", "naw": "n a u"})
    loop = repeat(choice(word("un"), word("naw"), word("am")), at_least=1, cost=0.1)
    builder = AutomatonBuilder()
    first, last, end = (builder.add_state() for _ in range(3))
    builder.add_arc(builder.start, first, mark=APART)
    builder.embed(loop, first, last)
    builder.add_arc(last, end, mark=APART)
    builder.set_final(end)
    automaton = sequence(word("am"), builder.build(), optional(word("naw", cost=0.2)))
    graph = compile_graph(plan_graph(automaton, lexicon, NO_FILLER))
    assert APART not in graph.words and "[apart]" not in "".join(graph.words)
    text, cost = heard(graph, emitted("a m i n a m", blanks=1)) or ("", math.nan)
    assert (text, cost) == ("am un am", pytest.approx(0.1, abs=0.01))
    text, _ = heard(graph, emitted("a m i n n a u", blanks=1)) or ("", math.nan)
    assert text == "am un naw"
    assert heard(graph, emitted("a m", blanks=1)) is None


@st.composite
def languages(draw: st.DrawFn) -> tuple[WordAutomaton, set[tuple[str, ...]]]:
    """A random grammar, with epsilons and shared parts, and the sentences in it."""
    builder = AutomatonBuilder()
    states = [builder.start, *(builder.add_state() for _ in range(draw(st.integers(1, 4))))]
    for _ in range(draw(st.integers(1, 8))):
        source, target = sorted(draw(st.lists(st.sampled_from(states), min_size=2, max_size=2)))
        if source != target:  # forward only: the language is finite
            label = draw(st.sampled_from([*SAY_AS, None]))
            builder.add_arc(source, target, label, draw(st.sampled_from([0.0, 0.5, 2.0])))
    builder.set_final(states[-1])
    automaton = builder.build()
    return automaton, {s for s in automaton.sentences() if s}


@settings(max_examples=60, deadline=None)
@given(languages(), st.data())
def test_any_grammar_is_heard_as_what_it_says(
    case: tuple[WordAutomaton, set[tuple[str, ...]]], data: st.DataObject
) -> None:
    automaton, language = case
    lexicon = Lexicon(say_as=SAY_AS)
    plan = plan_graph(automaton, lexicon, NO_FILLER)
    if not language:
        return
    graph = compile_graph(plan)
    sentence = data.draw(st.sampled_from(sorted(language)))
    said = [data.draw(st.sampled_from(lexicon.pronunciations(w))) for w in sentence]
    phones = " ".join(phone for p in said for phone in p.phones)
    result = heard(graph, emitted(phones, blanks=1))
    assert result is not None
    text, cost = result
    # Another sentence may sound the same; then it is one of the grammar and no dearer.
    assert tuple(text.split()) in language
    best = cost_of(automaton, sentence)
    assert best is not None
    assert cost <= best + sum(p.cost for p in said) + 0.01
    if tuple(text.split()) == sentence:
        assert cost >= best - 0.01


@settings(max_examples=25, deadline=None)
@given(languages(), st.lists(st.sampled_from(PHONES[:20]), min_size=1, max_size=6))
def test_nothing_else_is_heard(
    case: tuple[WordAutomaton, set[tuple[str, ...]]], phones: list[str]
) -> None:
    automaton, language = case
    if not language:
        return
    lexicon = Lexicon(say_as=SAY_AS)
    graph = compile_graph(plan_graph(automaton, lexicon, NO_FILLER))
    result = heard(graph, emitted(" ".join(phones), blanks=1))
    if result is not None:
        assert tuple(result[0].split()) in language


def test_a_language_of_a_million_sentences_is_small(lexicon: Lexicon) -> None:
    names = [f"{first}{second}" for first in "bcdfgklmnp" for second in "aeiou"]
    slot = choice(*(word(name) for name in names))
    automaton = sequence(word("am"), slot, word("un"), slot, word("naw"), slot, word("awr"), slot)
    said = Lexicon(say_as={**SAY_AS, **{name: " ".join(name) for name in names}})
    assert automaton.count() == 50.0**4 > 10**6
    graph = compile_graph(plan_graph(automaton, said, GraphOptions()))
    assert graph.state_count < 3000  # 160 a slot, not 50^4
    text, _ = heard(graph, emitted("a m b a i n k o n a u p u a u r d i", blanks=1)) or ("", 0)
    assert text == "am ba un ko naw pu awr di"


def test_phone_loop_hears_phones() -> None:
    graph = compile_graph(PHONE_LOOP)
    assert heard(graph, emitted("k a r")) == ("k a r", 0.0)
    assert heard(graph, [*emitted("a"), 2, *emitted("a", hold=2)]) == ("a a", 0.0)
    assert heard(graph, [2, 1, 1]) == ("", 0.0)


def test_a_grammar_without_sentences_is_an_error(lexicon: Lexicon) -> None:
    with pytest.raises(EmptyGrammarError):
        compile_graph(plan_graph(choice(), lexicon, NO_FILLER))


def test_a_word_that_cannot_be_said_is_an_error(lexicon: Lexicon) -> None:
    with pytest.raises(LexiconError, match="“7”"):
        plan_graph(from_sentences([("am", "7")]), lexicon)


def test_a_plan_survives_the_way_to_the_compiler(lexicon: Lexicon) -> None:
    plan = plan_graph(from_sentences([("am", "un")]), lexicon, GraphOptions(filler_cost=1.5))
    read = GraphPlan.from_json(plan.to_json())
    assert read.options == plan.options
    assert read.sayings == plan.sayings
    assert read.automaton == plan.automaton


def test_every_option_is_in_the_signature() -> None:
    changed = [replace(GraphOptions(), **{field.name: 0.125}) for field in fields(GraphOptions)]
    assert len({options.signature() for options in [GraphOptions(), *changed]}) == len(changed) + 1


class TestChildProcess:
    def test_writes_what_vosk_reads(self, lexicon: Lexicon, tmp_path: Path) -> None:
        build_graph(plan_graph(from_sentences([("am", "un")]), lexicon), tmp_path)
        fst = kaldifst.StdVectorFst.read(str(tmp_path / "HCLG.fst"))
        words = [line.split() for line in (tmp_path / "words.txt").read_text("utf-8").splitlines()]
        assert words == [["<eps>", "0"], ["am", "1"], ["un", "2"], ["[unk]", "3"]]
        assert heard(CompiledGraph(fst, tuple(w for w, _ in words)), emitted("a m i n")) == (
            "am un",
            0.0,
        )

    def test_an_empty_grammar_says_so(self, lexicon: Lexicon, tmp_path: Path) -> None:
        with pytest.raises(GraphError) as caught:
            build_graph(plan_graph(choice(), lexicon, NO_FILLER), tmp_path)
        assert caught.value.hint

    def test_a_folder_that_is_not_there_is_the_disks_fault(
        self, lexicon: Lexicon, tmp_path: Path
    ) -> None:
        with pytest.raises(OSError, match="nowhere"):
            build_graph(plan_graph(word("un"), lexicon), tmp_path / "nowhere")
