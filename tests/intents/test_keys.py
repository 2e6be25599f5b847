"""How near words are: by spelling, by mutation and by sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.intents.keys import FILLERS, WordIndex, is_content, sound_key, weight
from macsen_lite.welsh.radicals import mutated_forms

WORDS = ("amser", "larwm", "cegin", "pump", "tywydd", "dyddiad", "golau", "rhybudd", "llyfr")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bara", "para"),
        ("dihareb", "diharep"),
        ("gloch", "cloch"),
        ("tad", "dad"),
        ("faint", "vaint"),
        ("llaw", "law"),
        ("rhodd", "rodd"),
        ("siop", "sop"),  # si before a vowel is one sound
        ("tŷ", "ti"),
        ("un", "yn"),
        ("dau", "dae"),
        ("tân", "tan"),  # length
        ("hanner", "anner"),
    ],
)
def test_what_is_confused_in_speech_has_one_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("mam", "tad"), ("coch", "gwyn"), ("saith", "wyth"), ("bach", "bad"), ("awr", "eira")],
)
def test_what_is_not_confused_has_another(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


@given(st.sampled_from(WORDS), st.data())
def test_every_mutation_of_a_word_is_next_to_it(word: str, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(mutated_forms(word)))
    near = WordIndex(WORDS).near(form)
    assert next(iter(near)) == word
    assert near[word] < 1.0


@given(st.text(alphabet="abcdefghilmnoprstuwyâŵ'", max_size=12))
def test_the_nearest_comes_first_and_only_a_word_itself_is_at_no_distance(text: str) -> None:
    near = WordIndex(WORDS).near(text)
    assert list(near.values()) == sorted(near.values())
    assert all(cost > 0.0 or word == text for word, cost in near.items())


def test_an_unlike_word_is_not_near() -> None:
    assert "larwm" not in WordIndex(WORDS).near("bwrdd")
    assert WordIndex(()).near("amser") == {}
    assert WordIndex(WORDS).near("") == {}


@pytest.mark.parametrize(("heard", "not_near"), [("ble", "be"), ("pwy", "pa"), ("pam", "pa")])
def test_a_question_word_is_not_near_to_another(heard: str, not_near: str) -> None:
    assert not_near not in WordIndex(("be", "pa", "pwy")).near(heard)
    assert "be" in WordIndex(("be",)).near("beth")


def test_small_words_weigh_less_and_hesitation_nothing() -> None:
    assert weight("yr") < weight("te") < weight("amser")
    assert all(weight(word) == 0.0 for word in FILLERS)
    assert is_content("amser") and not is_content("wrtha") and not is_content("w")
