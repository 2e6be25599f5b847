"""Tokenisation: text as people type it comes out as the words that the grammar holds."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.welsh.tokens import fold, takes_clitic, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Faint o’r gloch ydi hi?", "faint o'r gloch ydi hi"),
        ("FAINT O'R GLOCH YDY HI", "faint o'r gloch ydy hi"),
        ("Beth yw ’r dyddiad", "beth yw'r dyddiad"),
        ("Be' 'di'r dyddiad, Macsen?", "be di'r dyddiad macsen"),
        ("'Dw i'n mynd", "dw i'n mynd"),
        ("os gweli di ‘n dda", "os gweli di'n dda"),
        ("pêl-droed", "pêl droed"),
        ("am 10:30, iawn", "am 10:30 iawn"),
        ("£3.50 neu 7°C", "3.50 neu 7 c"),
        ("faint [unk] hi", "faint [unk] hi"),
        ("trideg neu ddauddeg munud", "tri deg neu ddau ddeg munud"),
        ("am bumdeg a phedwardeg", "am bum deg a phedwar deg"),
        ("y tridegfed, yr wythdegau", "y tridegfed yr wythdegau"),
        ("  …!? ' ", ""),
        ("'r bore", "r bore"),
        # 'r cannot lean on a consonant: the article is "yr" or "y" there.
        ("gosod 'r amserydd", "gosod r amserydd"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert words(text) == tuple(expected.split())


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert words(unicodedata.normalize("NFD", "tŷ rŵan")) == words("tŷ rŵan") == ("tŷ", "rŵan")


@pytest.mark.parametrize(("word", "takes"), [("yw", True), ("ydi", True), ("tŷ", True),
                                             ("gosod", False), ("", False)])  # fmt: skip
def test_clitics_follow_vowels(word: str, takes: bool) -> None:
    assert takes_clitic(word) is takes


def test_fold_joins_what_hurried_typing_divides() -> None:
    assert fold("rŵan") == fold("rwan")
    assert fold("o'r") == fold("or")
    assert fold("tŷ") == "ty"


@given(st.text())
def test_words_are_clean_and_stable(text: str) -> None:
    said = words(text)
    assert all(w and w.split() == [w] for w in said)
    assert words(" ".join(said)) == said
