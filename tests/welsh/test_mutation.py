"""Mutation against hand-made tables.

Cases are written from the rules, not from the code's output. Sources: D. Geraint Lewis,
Y Treigladur (Gomer, 1993), referred to as YT; P. W. Thomas, Gramadeg y Gymraeg (1996), GyG.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.welsh.mutation import (
    and_,
    article,
    aspirate,
    h_prothesis,
    in_place,
    nasal,
    soft,
    soft_after_yn,
    starts_with_vowel,
    with_,
)

# radical, soft, nasal, aspirate; "" where the mutation leaves the word alone (YT, table at front)
TABLE = """
pen       ben       mhen       phen
plant     blant     mhlant     phlant
tad       dad       nhad       thad
tri       dri       nhri       thri
cath      gath      nghath     chath
cwm       gwm       nghwm      chwm
bwrdd     fwrdd     mwrdd      -
blwyddyn  flwyddyn  mlwyddyn   -
dinas     ddinas    ninas      -
dyn       ddyn      nyn        -
gardd     ardd      ngardd     -
gwlad     wlad      ngwlad     -
glo       lo        nglo       -
llaw      law       -          -
llyfr     lyfr      -          -
mam       fam       -          -
munud     funud     -          -
rhaw      raw       -          -
rhosyn    rosyn     -          -
chwarter  -         -          -
theatr    -         -          -
ffenestr  -         -          -
haf       -         -          -
nos       -         -          -
saith     -         -          -
siop      -         -          -
lamp      -         -          -
jam       -         -          -
wyth      -         -          -
un        -         -          -
ysgol     -         -          -
gêm       -         -          -
gôl       -         -          -
Caerdydd  Gaerdydd  Nghaerdydd Chaerdydd
Pwllheli  Bwllheli  Mhwllheli  Phwllheli
Tregaron  Dregaron  Nhregaron  Thregaron
Bangor    Fangor    Mangor     -
Dinbych   Ddinbych  Ninbych    -
Gwynedd   Wynedd    Ngwynedd   -
Glanaman  Lanaman   Nglanaman  -
Llanelli  Lanelli   -          -
Machynlleth Fachynlleth -      -
Rhyl      Ryl       -          -
Aberystwyth -       -          -
CAERDYDD  GAERDYDD  NGHAERDYDD CHAERDYDD
LLANELLI  LANELLI   -          -
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("radical", "softened", "nasalised", "aspirated"), ROWS)
def test_the_three_mutations(radical: str, softened: str, nasalised: str, aspirated: str) -> None:
    def expected(form: str) -> str:
        return radical if form == "-" else form

    assert soft(radical) == expected(softened)
    assert nasal(radical) == expected(nasalised)
    assert aspirate(radical) == expected(aspirated)


def test_only_the_first_word_of_a_phrase_mutates() -> None:
    assert soft("pum munud ar hugain") == "bum munud ar hugain"
    assert soft("Ceredigion, Cymru") == "Geredigion, Cymru"


def test_ll_and_rh_resist_after_yn_and_feminine_un() -> None:
    # GyG: yn llawn, yn rhad; but soft elsewhere
    assert soft_after_yn("llawn") == "llawn"
    assert soft_after_yn("rhad") == "rhad"
    assert soft_after_yn("mawr") == "fawr"
    assert soft_after_yn("braf") == "braf"


@pytest.mark.parametrize(
    ("place", "phrase"),
    [
        # YT under `yn`: trwynol, and the preposition becomes ym before m(h), yng before ng(h)
        ("Caerdydd", "yng Nghaerdydd"),
        ("Caernarfon", "yng Nghaernarfon"),
        ("Cymru", "yng Nghymru"),
        ("Gwynedd", "yng Ngwynedd"),
        ("Glasgow", "yng Nglasgow"),
        ("Pwllheli", "ym Mhwllheli"),
        ("Penarth", "ym Mhenarth"),
        ("Bangor", "ym Mangor"),
        ("Betws-y-Coed", "ym Metws-y-Coed"),
        ("Machynlleth", "ym Machynlleth"),
        ("mis Mai", "ym mis Mai"),
        ("Talybont", "yn Nhalybont"),
        ("Dolgellau", "yn Nolgellau"),
        ("Dinbych-y-pysgod", "yn Ninbych-y-pysgod"),
        ("Llandudno", "yn Llandudno"),
        ("Rhuthun", "yn Rhuthun"),
        ("Aberaeron", "yn Aberaeron"),
        ("Y Bala", "yn Y Bala"),
        ("Wrecsam", "yn Wrecsam"),
        ("Ffestiniog", "yn Ffestiniog"),
        ("Hwlffordd", "yn Hwlffordd"),
    ],
)
def test_yn_with_places(place: str, phrase: str) -> None:
    assert in_place(place) == phrase


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        # YT under `a/ac`: llaes after a; ac before vowels, i-glides and the listed little words
        ("cath", "a chath"),
        ("tri", "a thri"),
        ("phrynhawn", "a phrynhawn"),
        ("pump", "a phump"),
        ("hanner", "a hanner"),
        ("chwarter", "a chwarter"),
        ("dau", "a dau"),
        ("Bangor", "a Bangor"),
        ("Llanelli", "a Llanelli"),
        ("Wrecsam", "a Wrecsam"),
        ("gwraig", "a gwraig"),
        ("wal", "a wal"),
        ("un", "ac un"),
        ("wyth", "ac wyth"),
        ("iaith", "ac iaith"),
        ("ŵyr", "ac ŵyr"),
        ("ŵyn", "ac ŵyn"),
        ("yfory", "ac yfory"),
        ("Aberystwyth", "ac Aberystwyth"),
        ("mae", "ac mae"),
        ("felly", "ac felly"),
        ("nid", "ac nid"),
        ("wedyn", "ac wedyn"),
        ("wrth", "ac wrth"),
    ],
)
def test_a_or_ac(text: str, joined: str) -> None:
    assert and_(text) == joined


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("cyllell", "â chyllell"),
        ("torth", "â thorth"),
        ("afal", "ag afal"),
        ("wyneb", "ag wyneb"),
        ("llaw", "â llaw"),
    ],
)
def test_â_or_ag(text: str, joined: str) -> None:
    assert with_(text) == joined


@pytest.mark.parametrize(
    ("noun", "feminine", "phrase"),
    [
        ("bwrdd", False, "y bwrdd"),
        ("car", False, "y car"),
        ("haf", False, "yr haf"),
        ("afal", False, "yr afal"),
        ("iâ", False, "yr iâ"),
        ("wythfed", False, "yr wythfed"),
        ("wats", True, "y wats"),
        ("cath", True, "y gath"),
        ("merch", True, "y ferch"),
        ("gardd", True, "yr ardd"),
        ("gwe", True, "y we"),
        ("llong", True, "y llong"),
        ("rhaglen", True, "y rhaglen"),
        ("awr", True, "yr awr"),
        ("gêm", True, "y gêm"),
        ("trydedd", True, "y drydedd"),
        ("pumed", True, "y bumed"),
    ],
)
def test_the_article(noun: str, feminine: bool, phrase: str) -> None:
    assert article(noun, feminine_singular=feminine) == phrase


def test_h_before_a_vowel() -> None:
    # YT: ei hysgol (hi), ar hugain, eu hiaith, ei hwyneb
    assert [h_prothesis(w) for w in ("ysgol", "ugain", "iaith", "wyneb", "Abertawe", "cath")] == [
        "hysgol", "hugain", "hiaith", "hwyneb", "Habertawe", "cath",
    ]  # fmt: skip


WORDS = st.text("abcdefghijlmnoprstuwyâêîôûŵŷ", min_size=1, max_size=12)


@given(WORDS)
def test_case_does_not_change_the_choice(word: str) -> None:
    for mutate in (soft, nasal, aspirate):
        assert mutate(word.capitalize()).lower() == mutate(word)


@given(WORDS)
def test_one_mutation_at_most_touches_the_first_letters(word: str) -> None:
    for mutate in (soft, nasal, aspirate):
        mutated = mutate(word)
        assert word == mutated or word[1:].endswith(mutated[2:]) or mutated.endswith(word[2:])


@given(WORDS)
def test_an_aspirated_word_cannot_be_aspirated_again(word: str) -> None:
    assert aspirate(aspirate(word)) == aspirate(word)


@given(WORDS)
def test_ac_exactly_before_vowels_or_listed_words(word: str) -> None:
    assert with_(word).startswith("ag ") == starts_with_vowel(word)
