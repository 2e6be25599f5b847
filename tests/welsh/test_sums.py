"""Sums in words: what is read, what is said, and what they come to."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents.slot_types.sums import expression_of
from macsen_lite.intents.slots import TEST_NOW, SlotSpec, SlotType, slot_kind
from macsen_lite.skills.arithmetic import Fault, Result, SumError, evaluate, rounded
from macsen_lite.welsh.conversion import UNITS, conversion_rule, convert, heard_measures, unit_rule
from macsen_lite.welsh.sums import Expression, Operation, heard_sums, say_sum, sum_rule
from macsen_lite.welsh.tokens import words

numbers = st.one_of(
    st.integers(-1000, 1000), st.decimals(0, 999, places=2), st.integers(0, 10**9)
).map(Fraction)
steps = st.lists(st.tuples(st.sampled_from("+-*/"), numbers), min_size=1, max_size=6)


def slot(name: str) -> SlotType:
    kind = slot_kind(name)
    assert kind is not None
    return kind.make(SlotSpec(name))


def in_words(first: Fraction, rest: list[tuple[str, Fraction]]) -> str:
    """A row of operations, said from the left."""
    said = {"+": "plws", "-": "tynnu", "*": "lluosi efo", "/": "rhannu efo"}
    return " ".join([say_sum(first), *(f"{said[sign]} {say_sum(n)}" for sign, n in rest)])


@given(numbers, steps)
def test_a_row_of_operations_comes_to_what_python_makes_of_it(
    first: Fraction, rest: list[tuple[str, Fraction]]
) -> None:
    read = sum_rule().read(words(in_words(first, rest)))
    assert read is not None
    source = f"Fraction('{first}')" + "".join(f"{s}Fraction('{n}')" for s, n in rest)
    try:
        expected = eval(source)
    except ZeroDivisionError:
        with pytest.raises(SumError) as raised:
            evaluate(read)
        assert raised.value.fault is Fault.BY_ZERO
        return
    assert evaluate(read) == Result(expected)


@given(numbers, st.sampled_from("+-*/%"), numbers)
def test_what_is_said_is_read(left: Fraction, sign: str, right: Fraction) -> None:
    made = Operation(sign, left, right)  # type: ignore[arg-type]
    assert sum_rule().read(words(say_sum(made))) == made


@given(numbers, steps)
def test_a_slot_keeps_the_sum_whole(first: Fraction, rest: list[tuple[str, Fraction]]) -> None:
    said = words(in_words(first, rest))
    value = slot("sum").read(said, TEST_NOW)
    assert value is not None
    assert expression_of(value.value) == sum_rule().read(said)


@pytest.mark.parametrize("value", [None, True, 2.5, ["+", 1], ["?", 1, 2], {"a": 1}, "x"])
def test_what_is_no_sum_is_an_error(value: object) -> None:
    with pytest.raises(ValueError):
        expression_of(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("dwywaith tri", Operation("*", Fraction(2), Fraction(3))),
        ("teirgwaith pedwar", Operation("*", Fraction(3), Fraction(4))),
        ("saith gwaith wyth", Operation("*", Fraction(7), Fraction(8))),
        ("chwarter o ugain", Operation("*", Fraction(1, 4), Fraction(20))),
        ("tynnu tri oddi wrth ddeg", Operation("-", Fraction(10), Fraction(3))),
        ("adiwch ddau at bump", Operation("+", Fraction(2), Fraction(5))),
        ("rhannu cant rhwng pedwar", Operation("/", Fraction(100), Fraction(4))),
        ("naw wedi ei luosi gydag wyth", Operation("*", Fraction(9), Fraction(8))),
        ("tri ciwb", Operation("^", Fraction(3), Fraction(3))),
        ("pump i'r pŵer chwech", Operation("^", Fraction(5), Fraction(6))),
        ("3 x 4", Operation("*", Fraction(3), Fraction(4))),
        ("2.5 adio 1.5", Operation("+", Fraction(5, 2), Fraction(3, 2))),
        # A number where it can be one: cant a phump is 105, minws tri is −3.
        ("cant a phump adio un", Operation("+", Fraction(105), Fraction(1))),
        ("un tynnu minws tri", Operation("-", Fraction(1), Fraction(-3))),
    ],
)
def test_ways_of_saying_a_sum(said: str, meant: Expression) -> None:
    assert sum_rule().read(words(said)) == meant


@pytest.mark.parametrize(
    "said", ["saith", "cant a phump", "mil a hanner", "un a deugain", "a saith"]
)
def test_a_number_is_no_sum(said: str) -> None:
    assert slot("sum").read(words(said), TEST_NOW) is None


@pytest.mark.parametrize(
    ("expression", "fault"),
    [
        (Operation("/", Fraction(1), Fraction(0)), Fault.BY_ZERO),
        (Operation("^", Fraction(0), Fraction(-1)), Fault.BY_ZERO),
        (Operation("√", Fraction(2), Fraction(-9)), Fault.NEGATIVE_ROOT),
        (Operation("^", Fraction(10**9), Fraction(10**9)), Fault.TOO_LARGE),
    ],
)
def test_what_has_no_answer(expression: Expression, fault: Fault) -> None:
    with pytest.raises(SumError) as raised:
        evaluate(expression)
    assert raised.value.fault is fault


@given(st.fractions(0, 10**6, max_denominator=1000), st.sampled_from([2, 3]))
def test_roots_undo_powers(number: Fraction, degree: int) -> None:
    power = Operation("^", number, Fraction(degree))
    assert evaluate(Operation("√", Fraction(degree), power)) == Result(number)
    root = evaluate(Operation("√", Fraction(degree), number))
    assert abs(root.value**degree - number) <= Fraction(1, 10**12) * max(1, number)


@given(st.fractions(-(10**9), 10**9))
def test_rounding_says_when_something_is_lost(value: Fraction) -> None:
    said, is_whole = rounded(value)
    assert is_whole == (said == value)
    assert abs(said - value) <= max(Fraction(1, 200) * (abs(value) >= 1), Fraction(1, 2000))
    say_sum(said)


@given(
    st.fractions(-100, 10**6, max_denominator=100),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(sorted(UNITS)),
)
def test_there_and_back_again_is_the_same(amount: Fraction, unit: str, other: str) -> None:
    if UNITS[unit].kind is not UNITS[other].kind:
        with pytest.raises(ValueError, match="measures"):
            convert(amount, unit, other)
        return
    assert convert(convert(amount, unit, other), other, unit) == amount


@pytest.mark.parametrize(
    ("amount", "unit", "into", "expected"),
    [
        (5, "mi", "km", "8.04672"),
        (1, "lb", "g", "453.59237"),
        (1, "gal", "pt", "8"),
        (1, "st", "lb", "14"),
        (3, "yd", "ft", "9"),
        (32, "F", "C", "0"),
        (100, "C", "F", "212"),
    ],
)
def test_units_are_those_of_the_law(amount: int, unit: str, into: str, expected: str) -> None:
    assert convert(Fraction(amount), unit, into) == Fraction(expected)


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("cilomedr", "km"),
        ("gilomedrau", "km"),
        ("cilometrau", "km"),
        ("filltiroedd", "mi"),
        ("modfeddi", "in"),
        ("graddau Celsius", "C"),
        ("Fahrenheit", "F"),
    ],
)
def test_names_of_units(said: str, sign: str) -> None:
    assert unit_rule().read(words(said)) == sign


def a_walk(automaton: WordAutomaton, rng: random.Random) -> tuple[str, ...]:
    out: dict[int, list[tuple[str | None, int]]] = {}
    for arc in automaton.arcs:
        out.setdefault(arc.src, []).append((arc.word, arc.dst))
    said, state = [], automaton.start
    while out.get(state) and not (state in automaton.finals and rng.random() < 0.3):
        word, state = rng.choice(out[state])
        said += [word] if word else []
    return tuple(said)


@given(st.randoms(use_true_random=False))
def test_what_is_heard_is_read(rng: random.Random) -> None:
    said = a_walk(heard_sums(), rng)
    # minws before nought is the one thing heard that means nothing
    assert sum_rule().read(said) is not None or "minws" in said
    said = a_walk(heard_measures(), rng)
    assert conversion_rule().read(said) is not None or "minws" in said


def test_what_is_heard_is_bounded() -> None:
    assert len(heard_sums().arcs) < 10_000
    assert len(heard_measures().arcs) < 10_000
    assert not heard_sums().accepts(words("dwy fil adio dwy fil"))
    assert heard_sums().accepts(words("cant adio ugain tynnu mil"))
