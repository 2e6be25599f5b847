"""The dictionary's data and its look-ups, and how words are spelt aloud."""

import pytest

from macsen_lite.welsh.dictionary import WordClass, everyday_dictionary
from macsen_lite.welsh.letters import letters_of, name_letters
from macsen_lite.welsh.mutation import Mutation

NOUNS = {WordClass.MASCULINE, WordClass.FEMININE, WordClass.EITHER_GENDER, WordClass.PLURAL}


def test_the_data_is_whole() -> None:
    entries = everyday_dictionary().entries
    assert len(entries) >= 700
    assert len({entry.welsh for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.welsh == entry.welsh.strip() and entry.english and all(entry.english), entry
        assert entry.word_class in NOUNS or not entry.plural, entry


@pytest.mark.parametrize(
    ("asked", "word", "mutation", "is_plural"),
    [
        ("cath", "cath", Mutation.NONE, False),
        ("Gath", "cath", Mutation.SOFT, False),
        ("nhŷ", "tŷ", Mutation.NASAL, False),
        ("dŷ bach", "tŷ bach", Mutation.SOFT, False),
        ("phlant", "plentyn", Mutation.ASPIRATE, True),
        ("merched", "merch", Mutation.NONE, True),
        ("ardd", "gardd", Mutation.SOFT, False),
    ],
)
def test_a_form_leads_to_its_word(
    asked: str, word: str, mutation: Mutation, is_plural: bool
) -> None:
    first = everyday_dictionary().of_welsh(asked)[0]
    assert (first.entry.welsh, first.mutation, first.is_plural) == (word, mutation, is_plural)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("The window", ["ffenestr"]),
        ("to run", ["rhedeg"]),
        ("kite", ["barcud"]),  # what stands in brackets is not looked up
        ("milk", ["llaeth", "llefrith"]),
        ("zxcv", []),
    ],
)
def test_english_leads_to_welsh(asked: str, words: list[str]) -> None:
    assert [entry.welsh for entry in everyday_dictionary().of_english(asked)] == words


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("Llanfairpwll", "ll a n f a i r p w ll"),
        ("Bangor", "b a n g o r"),  # GPC, Bangor: n-g; angor has ng
        ("angor", "a ng o r"),
        ("llong", "ll o ng"),
        ("dangos", "d a n g o s"),
        ("anrheg", "a n rh e g"),
        ("parhau", "p a r h a u"),  # the syllables part between r and h
        ("Rhyl", "rh y l"),
        ("ffordd", "ff o r dd"),
        ("pêl-droed", "p ê l - d r o e d"),
        ("ïau", "ï a u"),
    ],
)
def test_letters_of_two_signs_are_one(word: str, letters: str) -> None:
    assert letters_of(word) == letters.split()


def test_accents_are_named() -> None:
    assert name_letters("ŵyn") == ["w to bach", "y", "en"]
    assert name_letters("pêl-droed")[3] == "cysylltnod"
    assert name_letters("mwncïod")[4] == "i didolnod"
    assert name_letters("15 %") == []
