"""Rules: what is heard is what is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence, written
from macsen_lite.welsh.rule import Rule
from tests.automata import cost_of

WORDS = ["un", "dau", "tri", "awr"]


def rules() -> st.SearchStrategy[Rule[object]]:
    """Any rule; what it means is the words themselves, so that a reading can be checked."""
    phrase = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)
    leaves = st.sets(phrase, min_size=1, max_size=3).map(lambda s: phrases({p: (p,) for p in s}))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda r: one_of(*r)),
            inner.map(lambda r: maybe(r, ())),
            inner.map(lambda r: r.costing(1.0)),
            st.lists(inner, min_size=1, max_size=3).map(
                lambda r: sequence(*r, then=lambda *values: sum(values, ()))
            ),
        ),
        max_leaves=6,
    )


@given(rules())
def test_every_sentence_that_is_heard_is_read_as_its_own_words(rule: Rule[tuple[str, ...]]) -> None:
    for said in set(list(rule.automaton.sentences())[:200]):
        assert " ".join(rule.read(said) or ()) == " ".join(said)


@given(rules(), st.lists(st.sampled_from(WORDS), max_size=5))
def test_what_is_read_is_heard(rule: Rule[object], said: list[str]) -> None:
    assert (rule.read(said) is not None) == rule.automaton.accepts(said)


@given(rules(), st.lists(st.sampled_from(WORDS), max_size=4))
def test_a_changed_first_word_is_heard_and_read_alike(rule: Rule[object], said: list[str]) -> None:
    changed = rule.initially(lambda word: [word.upper()])
    shouted = [said[0].upper(), *said[1:]] if said else said
    assert changed.read(shouted) == rule.read(said)
    assert changed.automaton.accepts(shouted) == rule.automaton.accepts(said)


@given(rules(), st.lists(st.sampled_from(WORDS), max_size=4))
def test_the_cheapest_path_costs_what_the_cheapest_reading_costs(
    rule: Rule[object], said: list[str]
) -> None:
    whole = [r.cost for r in rule.readings(said) if r.end == len(said)]
    assert cost_of(rule.automaton, said) == pytest.approx(min(whole, default=None))


def test_the_cheaper_of_two_meanings_is_read() -> None:
    rule = one_of(phrases({"yr ail": 2}).costing(0.5), phrases({"yr ail": "arall"}))
    assert rule.read(("yr", "ail")) == "arall"


def test_a_refused_value_is_not_read() -> None:
    even = phrases({"un": 1, "dau": 2}).map(lambda n: n if n % 2 == 0 else None)
    assert (even.read(("un",)), even.read(("dau",))) == (None, 2)


def test_equal_endings_are_shared() -> None:
    ending = phrases({f"{a} {b}": 0 for a in WORDS for b in WORDS})
    assert len(ending.automaton.arcs) == 2 * len(WORDS)


def test_figures_are_read_and_never_heard() -> None:
    number = written(lambda word: int(word) if word.isdecimal() else None)
    rule = sequence(one_of(number, phrases({"un": 1})), phrases({"awr": None}), then=lambda n, _: n)
    assert rule.read(("12", "awr")) == 12
    assert rule.read(("un", "awr")) == 1
    assert rule.read(("12:30", "awr")) is None
    assert list(rule.automaton.sentences()) == [("un", "awr")]
    assert list(number.automaton.sentences()) == []
    assert rule.initially(lambda word: [f"{word}!"]).read(("12", "awr")) == 12
