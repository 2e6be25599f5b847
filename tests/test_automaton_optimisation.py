"""Smaller automata: the same sentences at the same costs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.automaton import Arc, WordAutomaton
from macsen_lite.automaton_building import choice, from_sentences
from macsen_lite.automaton_optimisation import compact, deterministic
from tests.automata import cost_of

SENTENCES = st.dictionaries(
    st.lists(st.sampled_from(["un", "dau", "tri"]), min_size=1, max_size=4).map(tuple),
    st.sampled_from([0.0, 0.1, 0.25, 1.0]),
    min_size=1,
    max_size=8,
)


def costs(automaton: WordAutomaton) -> dict[tuple[str, ...], float]:
    found = {said: cost_of(automaton, said) for said in set(automaton.sentences())}
    return {said: round(cost, 6) for said, cost in found.items() if cost is not None}


@given(SENTENCES, SENTENCES)
def test_the_cheapest_cost_of_every_sentence_stays(
    left: dict[tuple[str, ...], float], right: dict[tuple[str, ...], float]
) -> None:
    both = {said: min(left.get(said, 9.0), right.get(said, 9.0)) for said in left.keys() | right}
    parts = [from_sentences(list(group), group.values()) for group in (left, right)]
    found = deterministic(compact(choice(*parts)))
    assert costs(found) == both
    # one path each
    assert found.count() == len(both)


def test_an_automaton_of_one_sentence_stays_as_it_is() -> None:
    one = from_sentences([("un", "dau")], [0.5])
    assert costs(deterministic(one)) == {("un", "dau"): 0.5}


def test_compacting_refuses_what_it_would_spoil() -> None:
    with pytest.raises(ValueError, match="marks"):
        compact(WordAutomaton(0, {1: 0.0}, (Arc(0, 1, mark="+hyd"),)))
    with pytest.raises(ValueError, match="cycle"):
        compact(WordAutomaton(0, {0: 0.0}, (Arc(0, 0, "un"),)))
