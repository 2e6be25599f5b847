"""What can be said, listed and counted."""

from __future__ import annotations

import pytest

from macsen_lite.intents.listing import Filler, count, count_filled, listing, named, some
from macsen_lite.intents.model import Intent

from .conftest import Write

YAML = """
    skill: golau
    intents:
      golau.rho:
        sentences:
          - "(rho|rhowch) y golau {cyflwr} [yn {lle}]"
          - "rho y golau {cyflwr}"
        slots:
          cyflwr: {list: [ymlaen, {in: "i ffwrdd", value: diffodd}]}
          lle: {list: ["y gegin", "y lolfa", "y (llofft|stafell)"]}
"""


@pytest.fixture
def intent(write: Write) -> Intent:
    return write(golau=YAML).load().intents[0]


def test_every_sentence_once_with_the_slots_named(intent: Intent) -> None:
    assert set(listing(named(intent.automaton))) == {
        "rho y golau {cyflwr}",
        "rhowch y golau {cyflwr}",
        "rho y golau {cyflwr} yn {lle}",
        "rhowch y golau {cyflwr} yn {lle}",
    }
    assert len(list(listing(named(intent.automaton)))) == 4
    assert count(intent) == 4


def test_counted_with_the_slots_filled_in(intent: Intent) -> None:
    # 2 verbs × 2 states × (no place + 4 places)
    assert count_filled(intent) == 2 * 2 * 5


def test_some_are_among_them_and_the_same_each_time(intent: Intent) -> None:
    few = some(named(intent.automaton), 3)
    assert len(set(few)) == 3
    assert set(few) <= set(listing(named(intent.automaton)))
    assert few == some(named(intent.automaton), 3)


def test_filled_in_sentences_are_sentences(intent: Intent, write: Write) -> None:
    from macsen_lite.intents.matcher import Matcher

    matcher = Matcher(write(golau=YAML).load())
    by_name = Filler.by_name(intent)
    for sentence in listing(named(intent.automaton)):
        filled = by_name.fill(sentence)
        assert "{" not in filled
        match = matcher.match(filled)
        assert match is not None
        assert match.score == 1.0
    by_label = Filler.by_label(intent)
    assert all("{" not in by_label.fill(sample) for sample in intent.samples)
