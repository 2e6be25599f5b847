"""Mutation undone: whatever a mutation makes is found again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.welsh.grammar import phrases
from macsen_lite.welsh.mutation import Mutation, mutate
from macsen_lite.welsh.radicals import Radical, demutate_key, mutated_forms, radicals

BASIC = (Mutation.SOFT, Mutation.NASAL, Mutation.ASPIRATE, Mutation.H)

# How Welsh words begin, before the first vowel: every onset of the native vocabulary, and j, ts.
ONSETS = """
    p pl pr t tr c cl cr cn cw b bl br d dr g gl gr gn gw gwl gwr m ll rh ff ffl ffr s sb sbr sg sgr
    st str n l r h ch chw th j ts si
"""
ENDINGS = st.text("abcdefghiklmnoprstuwyâêîôûŵŷ", max_size=6)
WORDS = st.builds(
    lambda onset, vowel, rest: onset + vowel + rest,
    st.sampled_from(["", *ONSETS.split()]),
    st.sampled_from("aeiouwyâêîôûŵŷ"),
    ENDINGS,
)
CASES = st.sampled_from([str.lower, str.capitalize, str.upper])


@given(WORDS, CASES, st.sampled_from(list(Mutation)))
def test_the_radical_is_among_the_radicals_of_every_form(
    word: str, case: Callable[[str], str], mutation: Mutation
) -> None:
    radical = case(word)
    assert radical in {r.word for r in radicals(mutate(radical, mutation))}


@given(WORDS, CASES)
def test_every_radical_gives_the_form(word: str, case: Callable[[str], str]) -> None:
    form = case(word)
    for radical in radicals(form):
        if radical.word[:2].lower() != "ts":  # jips from tsips: said, not written
            assert mutate(radical.word, radical.mutation) == form


@given(WORDS, st.sampled_from(list(Mutation)))
def test_all_forms_have_one_key(word: str, mutation: Mutation) -> None:
    assert demutate_key(mutate(word, mutation)) == demutate_key(word)


@given(WORDS)
def test_mutated_forms_are_the_basic_forms_radical_first(word: str) -> None:
    forms = mutated_forms(word)
    assert forms[0] == word
    assert set(forms) >= {mutate(word, mutation) for mutation in BASIC}
    assert len(set(forms)) == len(forms)
    assert len({demutate_key(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        # The consonant table of Y Treigladur, read from right to left.
        ("gath", "gath cath:soft"),
        ("nghath", "nghath cath:nasal"),
        ("chath", "chath cath:aspirate"),
        ("fam", "fam bam:soft mam:soft"),
        ("mawd", "mawd bawd:nasal"),
        ("ddydd", "ddydd dydd:soft"),
        ("nant", "nant dant:nasal gnant:soft"),
        ("ardd", "ardd gardd:soft"),
        ("law", "law llaw:soft glaw:soft"),
        ("raff", "raff rhaff:soft graff:soft"),
        ("wraig", "wraig gwraig:soft"),
        ("hiaith", "hiaith iaith:h"),
        ("llaw", "llaw"),
        ("ffenestr", "ffenestr"),
        ("siop", "siop"),
        ("dderw", "dderw derw:soft"),
        ("hugain", "hugain ugain:h"),
        ("mhwll", "mhwll pwll:nasal"),
        ("jips", "jips tsips:soft"),
        ("gêm", "gêm cêm:soft"),
        ("Nghaerdydd", "Nghaerdydd Caerdydd:nasal"),
        ("Wynedd", "Wynedd Gwynedd:soft"),
        ("GAERDYDD", "GAERDYDD CAERDYDD:soft"),
        ("Haberystwyth", "Haberystwyth Aberystwyth:h"),
    ],
)
def test_radicals_by_hand(form: str, expected: str) -> None:
    found = {(r.word, r.mutation.value) for r in radicals(form)}
    wanted = {
        (word, mutation or "none")
        for word, _, mutation in (entry.partition(":") for entry in expected.split())
    }
    assert found == wanted


def test_only_known_words_are_kept() -> None:
    assert radicals("Fangor", {"Bangor", "Caerdydd"}) == (Radical("Bangor", Mutation.SOFT),)
    assert radicals("Fangor", ()) == ()


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("pump", "pump bump mhump phump"),
        ("deg", "deg ddeg neg"),
        ("gradd", "gradd radd ngradd"),
        ("awr", "awr hawr"),
        ("llun", "llun lun"),
        ("siop", "siop"),
        ("gêm", "gêm"),
        ("tsips", "tsips jips"),
        ("yr", "yr"),
    ],
)
def test_mutated_forms_by_hand(word: str, forms: str) -> None:
    assert mutated_forms(word) == tuple(forms.split())


def test_words_that_are_no_forms_of_each_other_have_other_keys() -> None:
    apart = ["pen", "ten", "cen", "llen", "sen", "ffen", "jen"]
    assert len({demutate_key(word) for word in apart}) == len(apart)
    assert demutate_key("tân") == demutate_key("dan")


def test_a_rule_hears_every_form_of_its_first_word() -> None:
    rule = phrases({"pum munud": 5, "deg munud": 10}).initially(mutated_forms)
    assert rule.read(("bum", "munud")) == 5
    assert rule.read(("ddeg", "munud")) == 10
    assert rule.read(("pum", "funud")) is None
