"""What two automata have in common, against listing every sentence of both."""

from __future__ import annotations

import math
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_building import (
    choice,
    from_sentences,
    marked,
    optional,
    repeat,
    sequence,
    word,
)
from macsen_lite.intents.comparison import common_sentence, covered, distinct_sentences

LETTERS = ("a", "b")
ALL = [said for length in range(4) for said in product(LETTERS, repeat=length)]
SENTENCES = st.sets(st.sampled_from(ALL), max_size=6)


def some(sentences: set[tuple[str, ...]]) -> WordAutomaton:
    return from_sentences(sorted(sentences))


@given(SENTENCES, SENTENCES, SENTENCES)
def test_covered_is_being_a_subset(
    part: set[tuple[str, ...]], one: set[tuple[str, ...]], other: set[tuple[str, ...]]
) -> None:
    assert covered(some(part), [some(one), some(other)]) == (part <= one | other)


@given(SENTENCES, SENTENCES)
def test_the_common_sentence_is_the_shortest_of_the_intersection(
    one: set[tuple[str, ...]], other: set[tuple[str, ...]]
) -> None:
    found = common_sentence(some(one), some(other))
    both = one & other
    assert (found is None) == (not both)
    if found is not None:
        assert found in both
        assert len(found) == min(map(len, both))


@given(SENTENCES)
def test_distinct_sentences_are_counted_once(sentences: set[tuple[str, ...]]) -> None:
    twice = choice(some(sentences), some(sentences))
    assert distinct_sentences(twice) == len(sentences)


def test_a_slot_is_not_covered_by_the_same_word_without_one() -> None:
    plain, slot = word("{hyd}"), marked("hyd", word("{hyd}"))
    assert covered(slot, [slot])
    assert not covered(slot, [plain])
    assert not covered(slot, [marked("arall", word("{hyd}"))])
    assert common_sentence(slot, plain) == ("{hyd}",)


def test_a_label_may_stand_for_many_words() -> None:
    said = sequence(word("am"), choice(word("{n}"), optional(word("ddau"))))
    assert distinct_sentences(said) == 3
    assert distinct_sentences(said, lambda w: 10 if w == "{n}" else 1) == 12


def test_what_may_be_repeated_has_no_end() -> None:
    for_ever = repeat(word("a"))
    assert distinct_sentences(for_ever) == math.inf
    assert covered(for_ever, [repeat(choice(word("a"), word("b")))])
    assert not covered(for_ever, [repeat(word("a"), at_least=1)])
