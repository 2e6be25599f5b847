"""WordAutomaton: the language it accepts is the language it was built from."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.automaton import Arc, WordAutomaton
from macsen_lite.automaton_building import (
    choice,
    from_sentences,
    marked,
    nothing,
    optional,
    repeat,
    sequence,
    tagged,
    word,
)
from tests.automata import cost_of

WORDS = st.sampled_from(["beth", "ydy'r", "tywydd", "heddiw", "yfory"])
SENTENCE = st.lists(WORDS, max_size=5).map(tuple)


@st.composite
def grammars(draw: st.DrawFn, depth: int = 3) -> tuple[WordAutomaton, set[tuple[str, ...]]]:
    """An automaton and, worked out independently with plain sets, the language it must have."""
    kind = draw(
        st.sampled_from(
            ["word", "nothing"]
            if depth == 0
            else ["word", "seq", "choice", "optional", "marked", "tagged"]
        )
    )
    if kind == "word":
        said = draw(WORDS)
        return word(said), {(said,)}
    if kind == "nothing":
        return nothing(), {()}
    if kind in ("seq", "choice"):
        left, left_language = draw(grammars(depth - 1))
        right, right_language = draw(grammars(depth - 1))
        if kind == "choice":
            return choice(left, right), left_language | right_language
        return sequence(left, right), {a + b for a in left_language for b in right_language}
    part, language = draw(grammars(depth - 1))
    if kind == "optional":
        return optional(part), language | {()}
    if kind == "marked":
        return marked("man", part), language
    return tagged("tywydd", part), language


@given(grammars())
def test_language_is_that_of_the_pieces(case: tuple[WordAutomaton, set[tuple[str, ...]]]) -> None:
    automaton, language = case
    assert set(automaton.sentences()) == language


@given(grammars(), SENTENCE)
def test_exactly_the_language_is_accepted(
    case: tuple[WordAutomaton, set[tuple[str, ...]]], sentence: tuple[str, ...]
) -> None:
    automaton, language = case
    for said in [sentence, *language]:
        assert automaton.accepts(said) is (said in language)


@given(st.lists(SENTENCE, max_size=8))
def test_from_sentences_accepts_exactly_its_sentences(sentences: list[tuple[str, ...]]) -> None:
    automaton = from_sentences(sentences)
    assert set(automaton.sentences()) == set(sentences)
    assert automaton.count() == len(set(sentences))


@given(st.lists(st.tuples(SENTENCE, st.floats(0, 9)), min_size=1, max_size=8))
def test_the_cheapest_path_stays(priced: list[tuple[tuple[str, ...], float]]) -> None:
    automaton = choice(
        *(from_sentences([s]) for s, _ in priced), costs=[cost for _, cost in priced]
    )
    for sentence, _ in priced:
        assert cost_of(automaton, sentence) == min(cost for s, cost in priced if s == sentence)


def test_slots_and_intents_are_marked() -> None:
    hyd = marked("hyd", choice(word("munud"), sequence(word("dwy"), word("awr"))))
    automaton = tagged("amserydd.gosod", sequence(word("amsera"), hyd, optional(word("plîs"))))
    marks = [arc.mark for arc in automaton.arcs if arc.mark]
    assert sorted(marks) == ["+hyd", "-hyd", "=amserydd.gosod"]


def test_repeat_counts_and_costs() -> None:
    automaton = repeat(word("na"), at_least=1, cost=0.5)
    assert not automaton.accepts([])
    assert cost_of(automaton, ["na"] * 4) == pytest.approx(1.5)
    assert automaton.count() == math.inf


def test_epsilon_cycle_is_harmless() -> None:
    automaton = repeat(optional(word("ie")))
    assert automaton.accepts([]) and automaton.accepts(["ie", "ie"])


def test_empty_choice_accepts_nothing() -> None:
    assert not choice().accepts([])
    assert choice().count() == 0


def test_signature_is_content_not_order_and_is_stable() -> None:
    one = WordAutomaton(0, {1: 0.0}, (Arc(0, 1, "ie"), Arc(0, 1, "na", 1.0)))
    other = WordAutomaton(0, {1: 0.0}, (Arc(0, 1, "na", 1.0), Arc(0, 1, "ie")))
    dearer = WordAutomaton(0, {1: 0.0}, (Arc(0, 1, "ie"), Arc(0, 1, "na", 1.5)))
    assert one.signature() == other.signature() != dearer.signature()
    assert word("ie").signature().startswith("75fede5405a41cbb")


def test_large_slots_are_counted_not_enumerated() -> None:
    digit = choice(
        *(
            word(d)
            for d in ["un", "dau", "tri", "pedwar", "pump", "chwech", "saith", "wyth", "naw", "dim"]
        )
    )
    automaton = sequence(*[digit] * 12)
    assert automaton.count() == 10.0**12
    assert automaton.accepts(["saith"] * 12)


@pytest.mark.parametrize(
    "arc",
    [
        Arc(0, 1, "ie", -1.0),
        Arc(0, 1, "ie", math.inf),
        Arc(0, 1, "dau air"),
        Arc(0, 1, ""),
        Arc(0, 1, "ie", 0.0, "+lle"),
        Arc(0, 1, None, 0.0, "lle"),
    ],
)
def test_bad_arcs_are_refused(arc: Arc) -> None:
    with pytest.raises(ValueError, match=r"cost|word|mark"):
        WordAutomaton(0, {1: 0.0}, (arc,))
