"""Units of the same kind turned into one another: *pum milltir mewn cilomedrau*.

Miles, yards, feet, inches, pounds, ounces, stones, pints and gallons are those of the Weights and
Measures Act 1985 (schedule 1), all exact; pints and gallons are imperial.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

from macsen_lite.automaton import WordAutomaton
from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence
from macsen_lite.welsh.large_numbers import whole_number
from macsen_lite.welsh.measures import MEASURES, OTHER_NAMES
from macsen_lite.welsh.mutation import Gender, aspirate, nasal, soft
from macsen_lite.welsh.nouns import GRADD, Noun
from macsen_lite.welsh.number_reading import counted_rule, decimal_rule
from macsen_lite.welsh.numbers import LARGEST
from macsen_lite.welsh.numerals import RARE
from macsen_lite.welsh.quantities import say_amount, say_temperature
from macsen_lite.welsh.quantity_reading import Measure
from macsen_lite.welsh.rule import Rule

__all__ = [
    "UNITS",
    "Kind",
    "Unit",
    "conversion_rule",
    "convert",
    "heard_measures",
    "say_converted",
    "say_unit",
    "unit_rule",
]


class Kind(Enum):
    """What a unit measures, in Welsh."""

    LENGTH = "hyd"
    WEIGHT = "pwysau"
    VOLUME = "cyfaint"
    TEMPERATURE = "tymheredd"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and how much of its kind's own unit (metre, gram, litre, °C) it is."""

    noun: Noun
    kind: Kind
    factor: Fraction
    offset: Fraction = Fraction(0)
    """What is taken away before ``factor``: 32 of Fahrenheit."""


_F, _M = Gender.FEMININE, Gender.MASCULINE
# Genders and plurals of Geiriadur Prifysgol Cymru
_NOUNS: Mapping[str, Noun] = {
    **MEASURES,
    "yd": Noun("llathen", "llathenni", _F),
    "ft": Noun("troedfedd", "troedfeddi", _F),
    "in": Noun("modfedd", "modfeddi", _F),
    "st": Noun("stôn", "stonau", _F),
    "gal": Noun("galwyn", "galwyni", _M),
}
_POUND = Fraction("453.59237")
_GALLON = Fraction("4.54609")
_SIZES: Mapping[Kind, Mapping[str, Fraction | int | str]] = {
    Kind.LENGTH: {
        "km": 1000, "m": 1, "cm": "0.01", "mm": "0.001",
        "mi": "1609.344", "yd": "0.9144", "ft": "0.3048", "in": "0.0254",
    },
    Kind.WEIGHT: {"kg": 1000, "g": 1, "lb": _POUND, "oz": _POUND / 16, "st": _POUND * 14},
    Kind.VOLUME: {"l": 1, "ml": "0.001", "pt": _GALLON / 8, "gal": _GALLON},
}  # fmt: skip

UNITS: Mapping[str, Unit] = {
    **{
        sign: Unit(_NOUNS[sign], kind, Fraction(size))
        for kind, sizes in _SIZES.items()
        for sign, size in sizes.items()
    },
    "C": Unit(GRADD, Kind.TEMPERATURE, Fraction(1)),
    "F": Unit(GRADD, Kind.TEMPERATURE, Fraction(5, 9), Fraction(32)),
}
"""Units by their signs."""
_COLDEST = Fraction("-273.15")
_SCALES = {"C": "Celsius", "F": "Fahrenheit"}
_OTHER = "~"
_MOST = 100
_HOTTEST = 999


def convert(amount: Fraction, unit: str, into: str) -> Fraction:
    """How much of ``into`` that much of ``unit`` is, exactly.

    >>> convert(Fraction(212), "F", "C")
    Fraction(100, 1)

    Raises:
        ValueError: the two measure different things, or it is colder than anything can be.
        KeyError: there is no such unit.
    """
    old, new = UNITS[unit], UNITS[into]
    if old.kind is not new.kind:
        raise ValueError(f"{unit} measures {old.kind.value}, {into} {new.kind.value}")
    own = (amount - old.offset) * old.factor
    if old.kind is Kind.TEMPERATURE and own < _COLDEST:
        raise ValueError(f"below absolute zero: {amount} {unit}")
    return own / new.factor + new.offset


def say_converted(measure: Measure) -> str:
    """An amount of a unit in words, to the hundredth.

    Raises:
        ValueError: the amount is beyond 10⁹.
    """
    if measure.unit in _SCALES:
        return say_temperature(measure.amount, measure.unit)
    return say_amount(measure.amount, UNITS[measure.unit].noun)


def say_unit(unit: str) -> str:
    """The name of a unit, in the plural: *cilomedrau*, *Celsius*."""
    return _SCALES.get(unit) or UNITS[unit].noun.plural


def _nouns() -> dict[str, Noun]:
    own = {sign: unit.noun for sign, unit in UNITS.items() if sign not in _SCALES}
    return own | {sign + _OTHER: noun for sign, noun in OTHER_NAMES.items()}


@cache
def _scale() -> Rule[str]:
    return phrases({"celsius": "C", "selsiws": "C", "fahrenheit": "F"}, {"selsiws": RARE})


@cache
def conversion_rule(largest: int = LARGEST) -> Rule[Measure]:
    """An amount to be turned into another unit; *owns* alone is one of them.

    >>> conversion_rule().read(("pum", "milltir"))
    Measure(amount=Fraction(5, 1), unit='mi')

    Raises:
        ValueError: ``largest`` is negative or above 10⁹.
    """
    nouns = _nouns()
    forms = phrases({form: key for key, noun in nouns.items() for form in _forms(noun, False)})
    number = decimal_rule(largest, negative=False)
    parts = sequence(number, forms, then=lambda n, u: (n, u) if n.denominator != 1 else None)
    measures = one_of(_counted(largest), parts.costing(RARE)).map(_measure)
    degrees = counted_rule({"": GRADD}, largest).map(lambda c: Fraction(c[0]))
    minus = sequence(phrases({"minws": None}), degrees, then=lambda _, n: -n)
    amount = one_of(degrees, minus, decimal_rule(largest))
    heat = sequence(amount, _scale(), then=lambda n, scale: Measure(n, scale))
    return one_of(measures, heat)


@cache
def heard_measures() -> WordAutomaton:
    """The amounts that are listened for, which `conversion_rule` reads: to a hundred, or a
    thousand degrees.
    """
    minus = phrases({"minws": None})
    number = whole_number(_HOTTEST).map(Fraction)
    degrees = counted_rule({"": GRADD}, _HOTTEST, parts=False).map(lambda c: Fraction(c[0]))
    heat: Rule[Any] = sequence(
        maybe(minus), one_of(degrees, number), _scale(), then=lambda *_: None
    )
    return one_of(_counted(_MOST).map(_measure), heat).automaton


def _counted(largest: int) -> Rule[tuple[Fraction, str]]:
    rule = counted_rule(_nouns(), largest, alone=True)
    return rule.map(lambda c: (Fraction(c[0]), c[1]))


def _measure(counted: tuple[Fraction, str]) -> Measure:
    return Measure(counted[0], counted[1].removesuffix(_OTHER))


@cache
def unit_rule() -> Rule[str]:
    """A unit alone, singular or plural, under any mutation: *gilomedrau*, *Celsius*."""
    forms = {
        form: key.removesuffix(_OTHER)
        for key, noun in _nouns().items()
        for form in (*_forms(noun, True), *_forms(noun, False))
    }
    degrees = phrases(dict.fromkeys(f for n in (True, False) for f in _forms(GRADD, n)))
    heat = one_of(_scale(), sequence(degrees, _scale(), then=lambda _, scale: scale))
    return one_of(phrases(forms), heat)


def _forms(noun: Noun, plural: bool) -> tuple[str, ...]:
    words = (noun.plural, *noun.other_plurals) if plural else (noun.single or noun.counted,)
    return tuple(dict.fromkeys(change(w) for w in words for change in (str, soft, aspirate, nasal)))
