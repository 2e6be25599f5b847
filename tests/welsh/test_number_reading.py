"""Reading numbers back: whatever is said is read as itself, and nothing has two meanings."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.automaton import Arc, WordAutomaton
from macsen_lite.welsh.mutation import Gender, aspirate, nasal, soft
from macsen_lite.welsh.nouns import AWR, CAN, MUNUD, NOUNS, PERSON, PUNT, TRO
from macsen_lite.welsh.number_reading import (
    counted_rule,
    decimal_rule,
    fraction_rule,
    number_rule,
    ordinal_noun_rule,
    ordinal_rule,
    year_rule,
)
from macsen_lite.welsh.number_saying import say_number
from macsen_lite.welsh.numbers import (
    LARGEST,
    System,
    cardinal,
    count,
    ordinal,
    ordinal_phrase,
    year,
)
from macsen_lite.welsh.rule import Rule
from macsen_lite.welsh.tokens import words

T = TypeVar("T")
# As many small numbers as large ones, whose digits are mostly not nought.
NUMBERS = st.integers(0, 9).flatmap(lambda places: st.integers(0, 10**places))
GENDERS, SYSTEMS = st.sampled_from(Gender), st.sampled_from(System)
CHANGES = st.sampled_from([str, soft, aspirate, nasal])
Change = Callable[[str], str]
COUNTED_MUNUD = counted_rule({"munud": MUNUD})


def left_out(said: str) -> bool:
    """Dau and dwy under the nasal mutation: nau sounds like naw (9), and nwy is gas."""
    return said.split()[0] in ("nau", "nwy")


@given(NUMBERS, GENDERS, SYSTEMS)
def test_a_number_is_read_as_it_was_said(n: int, gender: Gender, system: System) -> None:
    assert number_rule().read(words(cardinal(n, gender, system))) == n


# "ddim" is "not", and "filiwn" is mutated from both "miliwn" and "biliwn": neither is read so.
@given(NUMBERS.filter(lambda n: n not in (0, LARGEST)), GENDERS, SYSTEMS, CHANGES)
def test_a_number_is_read_under_any_mutation(
    n: int, gender: Gender, system: System, change: Change
) -> None:
    said = change(cardinal(n, gender, system))
    assert number_rule().read(words(said)) == (None if left_out(said) else n)


@given(NUMBERS.filter(bool), st.sampled_from(sorted(NOUNS)), SYSTEMS, st.booleans())
def test_a_counted_noun_is_read_as_it_was_said(
    n: int, noun: str, system: System, literary: bool
) -> None:
    rule = counted_rule({noun: NOUNS[noun]})
    assert rule.read(words(count(n, NOUNS[noun], system, literary=literary))) == (n, noun)


@given(st.integers(0, 6).flatmap(lambda p: st.integers(1, min(10**p, 999_999))), GENDERS, CHANGES)
def test_an_ordinal_is_read_as_it_was_said(n: int, gender: Gender, change: Change) -> None:
    said = change(ordinal(n, gender))
    assert ordinal_rule().read(words(said)) == (None if left_out(said) else n)


@given(st.integers(1, 9999))
def test_a_year_is_read_as_it_was_said(n: int) -> None:
    assert year_rule().read(words(year(n))) == n


@given(
    st.one_of(
        st.fractions(-1000, 1000, max_denominator=4).filter(lambda f: f.denominator != 3),
        st.decimals(-(10**6), 10**6, places=6).map(Fraction),
        st.integers(-LARGEST, LARGEST).map(Fraction),
        st.sampled_from([Fraction(1, 3), Fraction(-2, 3)]),
    )
)
def test_any_number_is_read_as_it_was_said(value: Fraction) -> None:
    assert decimal_rule().read(words(say_number(value))) == value


@pytest.mark.parametrize("value", [Fraction(4, 3), Fraction(1, 7), Fraction(1, 10**7)])
def test_a_number_without_welsh_words_is_not_rounded_in_silence(value: Fraction) -> None:
    with pytest.raises(ValueError, match="decimal places"):
        say_number(value)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Fraction(100), "cant"),
        (Fraction("100.5"), "cant pwynt pump"),
        (Fraction("105.5"), "cant a phump a hanner"),
        (Fraction("1.75"), "un a thri chwarter"),
        (Fraction("0.25"), "chwarter"),
        (Fraction("-0.5"), "minws hanner"),
        (Fraction("20.05"), "dau ddeg pwynt dim pump"),
    ],
)
def test_any_number_in_words(value: Fraction, said: str) -> None:
    assert say_number(value) == said


def walk(automaton: WordAutomaton, chance: random.Random) -> tuple[str, ...]:
    """Something that the automaton accepts, at random."""
    out: dict[int, list[Arc]] = {}
    for arc in automaton.arcs:
        out.setdefault(arc.src, []).append(arc)
    state, said = automaton.start, list[str]()
    while state in out and (state not in automaton.finals or chance.random() < 0.8):
        arc = chance.choice(out[state])
        said.append(arc.word or "")
        state = arc.dst
    return tuple(said)


def meanings(rule: Rule[T], said: tuple[str, ...]) -> set[T]:
    return {reading.value for reading in rule.readings(said) if reading.end == len(said)}


SEVERAL = {noun: NOUNS[noun] for noun in ("munud", "awr", "diwrnod", "blwyddyn", "punt", "mis")}


@pytest.mark.parametrize(
    "rule",
    [
        number_rule(),
        number_rule(1000),
        ordinal_rule(),
        decimal_rule(),
        year_rule(),
        counted_rule(SEVERAL, 10_000, alone=True),
    ],
    ids=["number", "small number", "ordinal", "decimal", "year", "counted"],
)
@given(chance=st.randoms(use_true_random=False))
def test_nothing_that_is_heard_has_two_meanings(rule: Rule[object], chance: random.Random) -> None:
    assert len(meanings(rule, walk(rule.automaton, chance))) <= 1


@pytest.mark.parametrize("largest", [0, 1, 9, 31, 99, 100, 101, 999, 1000, 1001, 9999, 50_000])
def test_the_bound_is_the_largest_number_that_is_read(largest: int) -> None:
    rule = number_rule(largest)
    for n in {0, largest // 2, max(largest - 1, 0), largest}:
        assert rule.read(words(cardinal(n))) == n
        assert rule.automaton.accepts(words(cardinal(n)))
        assert rule.read((str(n),)) == n
    assert rule.read(words(cardinal(largest + 1))) is None
    assert rule.read((str(largest + 1),)) is None


def test_small_bounds_make_small_automata() -> None:
    sizes = [len(number_rule(bound).automaton.arcs) for bound in (100, 1000, 10**6, LARGEST)]
    assert sizes == sorted(sizes)
    assert sizes[0] < 300
    assert sizes[-1] < 4000


@pytest.mark.parametrize(
    "said",
    [
        "",
        "a phump",
        "pump a",
        "dau tri",
        "pump ar ddeg",
        "ugain ar hugain",
        "cant cant",
        "mil mil",
        "deg ddeg",
        "ddim",
        "hun",
        "munud",
        "1,00",
        "1.5",
        "12a",
        "1:30",
        "١٢",
    ],
)
def test_what_is_no_number_is_not_read(said: str) -> None:
    assert number_rule().read(words(said)) is None


LONG = "9" * 5000
LIKE_NUMBERS = st.lists(
    st.one_of(
        st.from_regex(r"[0-9][0-9,.:½¼]*(af|ed|ain)?", fullmatch=True),
        st.sampled_from(["un", "deg", "a", "ar", "o", "mil", "pwynt", "minws", LONG, LONG + "½"]),
        st.text(max_size=6),
    )
).map(" ".join)


@given(LIKE_NUMBERS)
def test_any_text_at_all_is_read_or_is_not(text: str) -> None:
    said = words(text)
    for rule in (number_rule(), ordinal_rule(), decimal_rule(), year_rule(), COUNTED_MUNUD):
        assert all(0 < reading.end <= len(said) for reading in rule.readings(said))


@pytest.mark.parametrize("bound", [-1, LARGEST + 1])
def test_bounds_out_of_range_are_refused(bound: int) -> None:
    for make in (number_rule, decimal_rule, lambda n: counted_rule({"munud": MUNUD}, n)):
        with pytest.raises(ValueError, match="up to"):
            make(bound)
    with pytest.raises(ValueError, match="up to"):
        ordinal_rule(bound)


def test_counting_needs_a_noun() -> None:
    with pytest.raises(ValueError, match="noun"):
        counted_rule({})


def test_the_right_form_costs_least() -> None:
    rule = counted_rule({"munud": MUNUD, "awr": AWR, "punt": PUNT})

    def cost(said: str) -> float:
        found = [r for r in rule.readings(words(said)) if r.end == len(words(said))]
        return min(reading.cost for reading in found)

    # each line: better, then worse
    for better, worse in (
        ("pum munud", "pump munud"),
        ("deng munud", "deg munud"),
        ("dau funud", "dau munud"),
        ("tair awr", "tri awr"),
        ("dau ddeg munud", "dau deg munud"),
        ("pum munud ar hugain", "pum munud ar ugain"),
        ("pum munud", "bum munud"),
        ("saith punt", "saith bunt"),
        ("chwe phunt", "chwe punt"),
    ):
        assert cost(better) == 0.0 < cost(worse) < 1.0
    assert cost("dau funud") == cost("dwy funud") == 0.0


def test_the_bare_noun_is_one_only_when_asked() -> None:
    nouns = {"awr": AWR}
    assert counted_rule(nouns).read(("awr",)) is None
    assert counted_rule(nouns, alone=True).read(("awr",)) == (1, "awr")


def test_parts_of_a_noun_only_when_asked() -> None:
    for said, value in {"hanner awr": (Fraction(1, 2), "awr"), "dwy awr a hanner": None}.items():
        whole = counted_rule({"awr": AWR}, parts=False)
        assert whole.read(words(said)) is None
        assert counted_rule({"awr": AWR}).read(words(said)) == (value or (Fraction(5, 2), "awr"))


def test_nouns_that_look_like_numerals_are_kept_apart() -> None:
    # can (a hundred, before a noun), cân (a song); tro (a turn) softens to dro
    rule = counted_rule({"cân": CAN, "tro": TRO, "person": PERSON})
    assert rule.read(words("can cân")) == (100, "cân")
    assert rule.read(words("dwy gân")) == (2, "cân")
    assert rule.read(words("dau dro")) == (2, "tro")
    assert rule.read(words("tri pherson ar ddeg")) == (13, "person")


def test_ordinals_keep_their_bound_and_the_last_only_when_asked() -> None:
    assert ordinal_rule(31).read(words("unfed ar ddeg ar hugain")) == 31
    assert ordinal_rule(31).read(words("deuddegfed ar hugain")) is None
    assert ordinal_rule(31).read(("32ain",)) is None
    assert ordinal_rule().read(("olaf",)) is None
    assert ordinal_rule(last=True).read(("olaf",)) == -1
    assert ordinal_rule().read(("0fed",)) is None


@given(st.integers(1, 100), st.sampled_from(sorted(NOUNS)), st.booleans())
def test_an_ordinal_and_its_noun_are_read_as_they_were_said(
    n: int, noun: str, definite: bool
) -> None:
    said = ordinal_phrase(n, NOUNS[noun], definite=definite)
    assert ordinal_noun_rule({noun: NOUNS[noun]}).read(words(said)) == (n, noun)


def test_ordinals_and_nouns_that_are_only_heard() -> None:
    rule = ordinal_noun_rule({"cân": CAN, "larwm": NOUNS["larwm"]}, last=True)
    for said, meaning in {
        "y gân olaf": (-1, "cân"),
        "y larwm olaf": (-1, "larwm"),
        "drydedd gân": (3, "cân"),
        "trydydd cân": (3, "cân"),
        "y drydedd larwm": (3, "larwm"),
        "bedwaredd gân ar bymtheg": (19, "cân"),
        "gân gynta": (1, "cân"),
        "unfed gân": None,
        "y gân": None,
        "olaf": None,
    }.items():
        assert rule.read(words(said)) == meaning, said
    assert ordinal_noun_rule({"cân": CAN}).read(words("y gân olaf")) is None
    with pytest.raises(ValueError, match="noun"):
        ordinal_noun_rule({})


def test_parts_of_one() -> None:
    assert fraction_rule().read(("hanner",)) == Fraction(1, 2)
    assert fraction_rule().read(words("ddau draean")) == Fraction(2, 3)
    assert fraction_rule().read(("deg",)) is None


def test_readings_begin_anywhere_and_end_where_they_can() -> None:
    said = words("am bum munud ar hugain wedi")
    found = {(r.end, r.value) for r in counted_rule({"munud": MUNUD}).readings(said, 1)}
    assert found == {(3, (5, "munud")), (5, (25, "munud"))}
