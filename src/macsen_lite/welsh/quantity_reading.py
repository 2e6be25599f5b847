"""Money, temperatures, percentages and measures read back from words.

What `welsh.quantities` says is read here, and what people say besides: *dwy bunt pum deg*,
*pumpunt*, *hanner can punt*, *tair gradd o dan y rhewbwynt*. The first word may be in any
mutation. Signs such as £, ° and % are no words (`welsh.tokens`), so a bare number in figures is
read too, at a cost: "£2.50" is heard of as "2.50".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence, written
from macsen_lite.welsh.measures import CURRENCIES, MEASURES, OTHER_NAMES
from macsen_lite.welsh.merging import merged
from macsen_lite.welsh.nouns import GRADD, Noun
from macsen_lite.welsh.number_reading import counted_rule, decimal_rule, number_rule
from macsen_lite.welsh.numbers import LARGEST
from macsen_lite.welsh.numerals import RARE, SLIP, either, joined, mutable
from macsen_lite.welsh.rule import Rule

__all__ = [
    "Measure",
    "Money",
    "Temperature",
    "measure_rule",
    "money_rule",
    "percent_rule",
    "temperature_rule",
]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money."""

    amount: Decimal
    """Pounds, euros or dollars, to the hundredth."""
    sign: str = "£"
    """One of `measures.CURRENCIES`."""


@dataclass(frozen=True, slots=True)
class Temperature:
    """A temperature."""

    degrees: Fraction
    scale: str = ""
    """"C", "F", or "" when it was not said."""


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount of something measured."""

    amount: Fraction
    unit: str
    """One of `measures.MEASURES`."""


_UNSIGNED = 0.3
"""A bare number: nothing said what it counts."""
_LARGEST_HUNDREDTHS = 999
_LARGEST_MEASURE = 9999
_LARGEST_DEGREES = 999

# ------------------------------------------------------------------------------------ money


# One word each in Geiriadur Prifysgol Cymru, said of notes and of what they buy.
_NOTES = {"pumpunt": 5, "decpunt": 10, "canpunt": 100}
_WRITTEN_MONEY = re.compile(r"([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]{2}))?")
_WRITTEN_HUNDREDTHS = re.compile(r"([0-9]{1,3})(p|c)")


def _money(hundredths: int, sign: str) -> Money:
    return Money(Decimal(hundredths) / 100, sign)


def _written_money(word: str) -> Money | None:
    if found := _WRITTEN_HUNDREDTHS.fullmatch(word):
        return _money(int(found[1]), "£" if found[2] == "p" else "$")
    return None


def _unsigned_money(word: str) -> Money | None:
    if found := _WRITTEN_MONEY.fullmatch(word):
        return _money(int(found[1].replace(",", "")) * 100 + int(found[2] or 0), "£")
    return None


@cache
def money_rule() -> Rule[Money]:
    """An amount of money: *pum punt*, *dwy bunt pum deg*, *tair ceiniog ar ddeg*, *ugain ewro*.

    >>> money_rule().read(("dwy", "bunt", "a", "thair", "ceiniog"))
    Money(amount=Decimal('2.03'), sign='£')
    """
    wholes = {sign: noun for sign, (noun, _) in CURRENCIES.items()}
    coins: dict[str, Noun] = {sign: noun for sign, (_, noun) in CURRENCIES.items() if sign != "$"}
    notes = mutable(phrases({note: (Fraction(pounds), "£") for note, pounds in _NOTES.items()}))
    counts = counted_rule(wholes, LARGEST, alone=True).map(lambda c: (Fraction(c[0]), c[1]))
    whole = one_of(counts, notes)
    coin = counted_rule(coins, _LARGEST_HUNDREDTHS, alone=True, parts=False)
    single = coin.map(lambda c: _money(int(c[0]), c[1]))
    plain = whole.map(lambda c: _money(int(c[0] * 100), c[1]))

    small: Rule[tuple[int, str | None]] = counted_rule(coins, 99, parts=False).map(
        lambda c: (int(c[0]), c[1]) if c[0] else None
    )
    # dwy bunt pum deg: below ten, ceiniog is always said
    bare: Rule[tuple[int, str | None]] = number_rule(99).map(
        lambda n: (n, None) if n >= _LEAST_BARE else None
    )

    def together(amount: tuple[Fraction, str], rest: tuple[int, str | None]) -> Money | None:
        pounds, sign = amount
        # sent is a hundredth of a dollar and of a euro
        fits = rest[1] is None or (rest[1] == "£") == (sign == "£")
        if pounds.denominator != 1 or not pounds or not fits:
            return None
        return _money(int(pounds) * 100 + rest[0], sign)

    tail = one_of(small, joined(small), bare.costing(RARE))
    return merged(
        one_of(
            plain,
            single,
            sequence(whole, tail, then=together),
            written(_written_money),
            written(_unsigned_money).costing(_UNSIGNED),
        )
    )


_LEAST_BARE = 10

# ------------------------------------------------------------------------------ temperature

_SCALES: Mapping[str, str] = {"celsius": "C", "selsiws": "C", "canradd": "C", "fahrenheit": "F"}
_BELOW = ("o dan y rhewbwynt", "dan y rhewbwynt", "islaw'r rhewbwynt", "o dan sero", "dan sero")
_ABOVE = ("uwchben y rhewbwynt", "uwchlaw'r rhewbwynt", "uwchben sero", "uwchlaw sero")


def _of_degrees(amount: Fraction, sense: int, scale: str) -> Temperature:
    return Temperature(amount * sense, scale)


@cache
def temperature_rule() -> Rule[Temperature]:
    """A temperature: *deuddeg gradd*, *minws tair gradd Celsius*, *dwy radd o dan y rhewbwynt*.

    A bare number ("ugain") is read as degrees, at a cost.
    """
    degrees = _amounts({"gradd": GRADD}, _LARGEST_DEGREES).map(lambda c: c[0])
    scale = phrases(_SCALES, {"selsiws": RARE, "canradd": RARE})
    side = phrases(dict.fromkeys(_BELOW, -1) | dict.fromkeys(_ABOVE, 1))
    plain = sequence(degrees, maybe(scale, ""), then=lambda n, s: _of_degrees(n, 1, s))
    relative = sequence(
        degrees, maybe(scale, ""), side, then=lambda n, s, way: _of_degrees(n, way, s)
    )
    minus = mutable(either(({"minws": None}, 0.0), ({"minus": None, "meinws": None}, RARE)))
    below = sequence(
        minus,
        degrees,
        maybe(scale, ""),
        then=lambda _, n, s: _of_degrees(n, -1, s) if n else None,
    )
    # 21°C is the two words 21 and c
    sign = phrases({"c": "C", "f": "F"})
    figures = sequence(written(_whole_figures), maybe(sign, ""), then=lambda n, s: (n, s))
    bare = decimal_rule(_LARGEST_DEGREES).map(lambda n: _of_degrees(n, 1, ""))
    return merged(
        one_of(
            plain,
            relative,
            below,
            figures.map(lambda found: _of_degrees(found[0], 1, found[1]) if found[1] else None),
            bare.costing(_UNSIGNED),
        )
    )


def _whole_figures(word: str) -> Fraction | None:
    return Fraction(word) if re.fullmatch(r"[0-9]{1,4}(?:\.[0-9])?", word) else None


def _amounts(nouns: Mapping[str, Noun], largest: int) -> Rule[tuple[Fraction, str]]:
    """A number to ``largest``, whole or not, and the noun it counts."""
    whole: Rule[tuple[Fraction, str]] = counted_rule(nouns, largest).map(
        lambda c: (Fraction(c[0]), c[1])
    )
    after = either(*(({noun.counted: key}, 0.0) for key, noun in nouns.items()))
    decimals = sequence(
        decimal_rule(largest, negative=False),
        after,
        then=lambda n, key: (n, key) if n.denominator != 1 else None,
    )
    return one_of(whole, decimals.costing(RARE))


# ------------------------------------------------------------------- percentages and measures


@cache
def percent_rule(largest: int = LARGEST) -> Rule[Fraction]:
    """A percentage: *tri deg y cant*, *hanner y cant*, *dau pwynt pump y cant*.

    ``largest`` bounds its size in both directions.

    >>> percent_rule().read(("tri", "deg", "y", "cant"))
    Fraction(30, 1)

    Raises:
        ValueError: ``largest`` is negative or above 10⁹.
    """
    of_hundred = either(({"y cant": None}, 0.0), ({"per cent": None}, SLIP))
    said = sequence(decimal_rule(largest), of_hundred, then=lambda n, _: n)
    figures = written(_whole_figures).costing(_UNSIGNED)
    return merged(one_of(said, figures).map(lambda n: n if n <= largest else None))


@cache
def measure_rule(units: tuple[str, ...] = tuple(MEASURES)) -> Rule[Measure]:
    """A measure in one of the units, by their signs: *pum cilometr*, *hanner peint*.

    Raises:
        ValueError: a unit is not in `measures.MEASURES`.
    """
    unknown = [unit for unit in units if unit not in MEASURES]
    if unknown:
        raise ValueError(f"not units: {' '.join(unknown)}; give some of {' '.join(MEASURES)}")
    nouns = {unit: MEASURES[unit] for unit in units}
    others = {unit + _OTHER: OTHER_NAMES[unit] for unit in units if unit in OTHER_NAMES}
    said = _amounts(nouns | others, _LARGEST_MEASURE)
    return said.map(lambda c: Measure(c[0], c[1].removesuffix(_OTHER)))


_OTHER = "~"
