"""The phone set, the map from Bangor's symbols, and what counts as a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.errors import LexiconError
from macsen_lite.speech.phones import (
    BANGOR,
    BLANK,
    PHONE_ID,
    PHONES,
    from_bangor,
    normalise_word,
    normalise_words,
    parse_phones,
    to_ids,
)


def test_ids_follow_the_blank_without_a_gap() -> None:
    assert len(PHONES) == len(set(PHONES)) == 33
    assert [PHONE_ID[phone] for phone in PHONES] == list(range(BLANK + 1, BLANK + 34))
    assert to_ids(["a", "w"]) == [2, 34]


def test_every_bangor_symbol_becomes_phones() -> None:
    assert all(phone in PHONE_ID for phones in BANGOR.values() for phone in phones)


@pytest.mark.parametrize(
    ("symbols", "phones"),
    [
        ("p e | ˈ th ay", "p e th a i"),  # pethau
        ("m eu n", "m e u n"),  # mewn: /ɛʊ/ in phoneset.md, not the eu of spelling
        ("n ey", "n @ i"),  # neu: /əɨ/
        ("ˈ ngh @ m | r y", "ng hh @ m r i"),  # nghymru: a voiceless nasal is nasal + h
        ("w ˈ e | dh @r", "w e dh @ r"),  # weather
    ],
)
def test_bangor_symbols(symbols: str, phones: str) -> None:
    assert from_bangor(symbols.split()) == tuple(phones.split())


def test_an_unknown_symbol_is_not_dropped_silently() -> None:
    with pytest.raises(ValueError, match="qq"):
        from_bangor(["k", "qq"])


def test_phones_that_do_not_exist_are_named() -> None:
    with pytest.raises(LexiconError, match="“ll”"):
        parse_phones("ll a n")


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("Beth", "beth"),
        ("tywydd?", "tywydd"),
        ("yw’r", "yw'r"),
        ("'r", "'r"),
        ("’di", "'di"),
        ("“Bore", "bore"),
        ("'bore'", "bore"),
        ("pêl‑droed", "pêl‑droed".replace("\u2011", "-")),
        ("DŴR", "dŵr"),
        ("dw\u0302r", "dŵr"),  # a combining circumflex
        ("…", ""),
        ("-", ""),
        ("'", ""),
    ],
)
def test_normalise_word(written: str, word: str) -> None:
    assert normalise_word(written) == word


@given(st.text(max_size=12))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise_word(text)
    assert normalise_word(once) == once


def test_words_of_a_line() -> None:
    assert normalise_words("  Dyma drasiedi'r ddrama - canlyniad! ") == [
        "dyma",
        "drasiedi'r",
        "ddrama",
        "canlyniad",
    ]
