"""What can follow some words, in small grammars and in the shipped one."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_building import choice, from_sentences, optional, sequence, word
from macsen_lite.listening.early import Continuations, EarlySilence
from tests.fakes.household import shipped

WORDS = ("a", "b", "c")
SENTENCES = st.sets(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(tuple), min_size=1, max_size=6
)


class Slot:
    def __init__(self, automaton: WordAutomaton) -> None:
        self._automaton = automaton

    def automaton(self) -> WordAutomaton:
        return self._automaton


@given(SENTENCES, st.lists(st.sampled_from(WORDS), max_size=4).map(tuple))
def test_a_sentence_is_closed_when_no_other_begins_with_it(
    sentences: set[tuple[str, ...]], said: tuple[str, ...]
) -> None:
    is_whole = said in sentences
    goes_on = any(len(s) > len(said) and s[: len(said)] == said for s in sentences)

    closed = Continuations(from_sentences(sorted(sentences)), {}).is_closed(said)
    assert closed == (is_whole and not goes_on)


@given(SENTENCES, SENTENCES, st.lists(st.sampled_from((*WORDS, "x")), max_size=6).map(tuple))
def test_slots_count_as_the_words_in_them(
    before: set[tuple[str, ...]], within: set[tuple[str, ...]], said: tuple[str, ...]
) -> None:
    skeleton = sequence(
        from_sentences(sorted(before)), choice(word("<slot>"), sequence(word("<slot>"), word("x")))
    )
    whole = {(*b, *w, *x) for b in before for w in within for x in ((), ("x",))}
    goes_on = any(len(s) > len(said) and s[: len(said)] == said for s in whole)
    slots = {"<slot>": Slot(from_sentences(sorted(within)))}

    assert Continuations(skeleton, slots).is_closed(said) == (said in whole and not goes_on)


def test_politeness_after_a_sentence_does_not_keep_it_open() -> None:
    before = word("stop")
    skeleton = sequence(before, optional(word("plîs")))
    over = next(arc.dst for arc in skeleton.arcs if arc.word == "stop")

    assert Continuations(skeleton, {}, over).is_closed(["stop"])
    assert not Continuations(skeleton, {}).is_closed(["stop"])


@cache
def continuations() -> Continuations:
    return Continuations.of(shipped())


@pytest.mark.parametrize(
    "words",
    [
        "gosod larwm am saith",
        "gosod larwm am saith o'r gloch",
        "gosod larwm am saith o'r gloch bore",
        "gosod amserydd am bum munud",
        "faint o'r gloch ydi hi",
        "macsen",
        "hei macsen",
        "gosod",
        "",
        "rhywbeth arall",
    ],
)
def test_what_may_go_on_is_waited_for(words: str) -> None:
    assert not continuations().is_closed(words.split())


@pytest.mark.parametrize("words", ["stop", "macsen stop", "hei macsen stop"])
def test_what_cannot_go_on_is_not(words: str) -> None:
    assert continuations().is_closed(words.split())


def test_till_it_is_known_what_can_follow_the_silence_is_the_usual_one() -> None:
    waiting: list[object] = []
    early = EarlySilence(shipped, 0.3, waiting.append)

    assert early("stop") is None
    assert early("stop") is None
    (work,) = waiting
    work()  # type: ignore[operator]
    assert early("stop") == 0.3
    assert early("gosod larwm am saith") is None
    assert early("") is None


def test_changed_skills_are_followed() -> None:
    sets = [shipped()]
    early = EarlySilence(lambda: sets[0], 0.3, lambda work: work())
    assert early("stop") == 0.3

    from dataclasses import replace

    sets[0] = replace(sets[0], over=sets[0].over)
    late: list[object] = []
    early._start = late.append
    assert early("stop") is None
    assert late
