"""Merged automata: the same sentences at the same costs, each on one path."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_building import from_sentences
from macsen_lite.welsh.grammar import one_of, phrases, sequence
from macsen_lite.welsh.merging import deterministic, merged
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
    rules = [
        phrases(
            {" ".join(said): None for said in group}, {" ".join(s): c for s, c in group.items()}
        )
        for group in (left, right)
    ]
    found = deterministic(one_of(*rules).automaton)
    assert costs(found) == both
    # one path each
    assert found.count() == len(both)


def test_an_automaton_of_one_sentence_stays_as_it_is() -> None:
    one = from_sentences([("un", "dau")], [0.5])
    assert costs(deterministic(one)) == {("un", "dau"): 0.5}


def test_a_merged_rule_reads_as_before() -> None:
    ten, more = phrases({"deg": 10}), phrases({"deg munud": "munud", "deg awr": "awr"})
    rule = merged(one_of(sequence(ten, phrases({"awr": 1}), then=lambda a, b: str(a + b)), more))
    assert rule.read(("deg", "munud")) == "munud"
    assert rule.initially(lambda w: ["d" + w]).read(("ddeg", "munud")) == "munud"
    assert len([arc for arc in rule.automaton.arcs if arc.word == "deg"]) == 1
