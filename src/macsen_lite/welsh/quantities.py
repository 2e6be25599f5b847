"""Money, temperatures, percentages and measures in words, from numbers or from figures in a text.

Amounts are int, `Decimal`, `Fraction` or float, and are said to two decimal places at most.
Numerals and genders follow `welsh.numbers`; what is said here `welsh.quantity_reading` reads.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from macsen_lite.welsh.measures import CURRENCIES, MEASURES, MONEY, SCALES, TIME, UNITS
from macsen_lite.welsh.mutation import Gender, and_, soft
from macsen_lite.welsh.nouns import GRADD, Noun
from macsen_lite.welsh.number_saying import say_number
from macsen_lite.welsh.numbers import LARGEST, System, cardinal, count, decimal_fraction

__all__ = [
    "Amount",
    "counted",
    "digits",
    "money",
    "number",
    "say_amount",
    "say_measure",
    "say_money",
    "say_percent",
    "say_temperature",
    "scaled",
    "whole_number",
]

Amount = int | float | Decimal | Fraction

_PARTS = {Fraction(1, 4): "chwarter", Fraction(1, 2): "hanner", Fraction(3, 4): "tri chwarter"}
_HUNDREDTH = Fraction(1, 100)


def _rounded(amount: Amount) -> Fraction:
    """To the nearest hundredth, halves away from nought."""
    exact = Fraction(str(amount)) if isinstance(amount, float) else Fraction(amount)
    hundredths = int(abs(exact) / _HUNDREDTH + Fraction(1, 2))
    return hundredths * _HUNDREDTH * (-1 if exact < 0 else 1)


# ------------------------------------------------------------------------------ from numbers


def say_amount(amount: Amount, noun: Noun) -> str:
    """A number, whole or not, and the noun that it counts.

    Time keeps the traditional numbers to 31 ("pum munud ar hugain") and money to 20 ("tair
    ceiniog ar ddeg"); elsewhere only their short ones stand, which everybody says (deuddeg,
    pymtheg, deunaw, ugain). Halves and quarters are said as such.

    >>> from macsen_lite.welsh.nouns import GRADD, MILLTIR
    >>> say_amount(2.5, MILLTIR), say_amount(0.5, MILLTIR), say_amount(-3, GRADD)
    ('dwy filltir a hanner', 'hanner milltir', 'minws tair gradd')

    Raises:
        ValueError: the number is beyond 10⁹, or not a number.
    """
    exact = _rounded(amount)
    if exact < 0:
        return f"minws {say_amount(-exact, noun)}"
    whole, part = int(exact), exact % 1
    if not part:
        return _whole(whole, noun)
    if part in _PARTS:
        return f"{_whole(whole, noun)} {and_(_PARTS[part])}" if whole else _part_of(part, noun)
    return f"{say_number(exact)} {noun.single or noun.counted}"


def _part_of(part: Fraction, noun: Noun) -> str:
    return f"{_PARTS[part]} {noun.single or noun.counted}"


def _whole(n: int, noun: Noun) -> str:
    to = 31 if noun in TIME else 20 if noun in MONEY else 0
    traditional = n <= to or n in (12, 15, 18, 20)
    return count(n, noun, System.TRADITIONAL if traditional else System.DECIMAL)


def say_money(amount: Amount, sign: str = "£", *, short: bool = False) -> str:
    """An amount of money, to the penny.

    Args:
        amount: pounds, euros or dollars.
        sign: one of `CURRENCIES`.
        short: leave out *ceiniog* after ten pence and more, as shopkeepers do.

    >>> say_money(2.5), say_money(2.5, short=True)
    ('dwy bunt pum deg ceiniog', 'dwy bunt pum deg')
    >>> say_money(Decimal("2.03")), say_money(0.13)
    ('dwy bunt a thair ceiniog', 'tair ceiniog ar ddeg')

    Raises:
        ValueError: the amount is beyond 10⁹, or the sign is not a currency's.
    """
    if sign not in CURRENCIES:
        raise ValueError(f"not a currency: {sign!r}; give one of {' '.join(CURRENCIES)}")
    noun, hundredth = CURRENCIES[sign]
    exact = _rounded(amount)
    if exact < 0:
        return f"minws {say_money(-exact, sign, short=short)}"
    whole, pence = divmod(int(exact * 100), 100)
    if not pence:
        return _whole(whole, noun)
    if not whole:
        return _whole(pence, hundredth)
    if short and pence >= _SHORT_PENCE:
        return f"{_whole(whole, noun)} {cardinal(pence)}"
    coins = _whole(pence, hundredth)
    # Up to twenty the pence are joined: dwy bunt a thair ceiniog.
    return f"{_whole(whole, noun)} {and_(coins) if pence <= _JOINED_PENCE else coins}"


_SHORT_PENCE = 10
_JOINED_PENCE = 20


def say_temperature(degrees: Amount, scale: str = "", *, freezing: bool = False) -> str:
    """A temperature: "deuddeg gradd", "minws tair gradd Celsius".

    Args:
        scale: "C", "F" or "" for none.
        freezing: say what is below 0 °C as forecasters do: "dwy radd o dan y rhewbwynt".

    Raises:
        ValueError: the scale is none of these, or the number is beyond 10⁹.
    """
    if scale not in _TEMPERATURE_SCALES:
        raise ValueError(f"not a temperature scale: {scale!r}; give C, F or nothing")
    exact = _rounded(degrees)
    if freezing and exact < 0 and scale != "F":
        return f"{say_amount(-exact, GRADD)} o dan y rhewbwynt"
    return say_amount(exact, GRADD) + _TEMPERATURE_SCALES[scale]


_TEMPERATURE_SCALES = {"": "", "C": " Celsius", "F": " Fahrenheit"}


def say_percent(amount: Amount) -> str:
    """A percentage: "tri deg y cant", "hanner y cant", "dau a hanner y cant".

    Raises:
        ValueError: the number is beyond 10⁹.
    """
    return f"{say_number(_rounded(amount))} y cant"


def say_measure(amount: Amount, unit: str) -> str:
    """A measure in a unit of `MEASURES` or `UNITS`, by its sign.

    >>> say_measure(5, "km"), say_measure(30, "mya")
    ('pum cilometr', 'tri deg milltir yr awr')

    Raises:
        ValueError: the unit is not known, or the number is beyond 10⁹.
    """
    if unit in MEASURES:
        return say_amount(amount, MEASURES[unit])
    if unit not in UNITS:
        known = " ".join(sorted({*MEASURES, *UNITS}))
        raise ValueError(f"not a unit: {unit!r}; give one of {known}")
    noun, rest = UNITS[unit]
    return say_amount(amount, noun) + rest


# ------------------------------------------------------------------- from figures in a text


def digits(figures: str) -> str:
    """Figures one by one, as telephone numbers are read: "029" → "dim dau naw"."""
    return " ".join(cardinal(int(figure)) for figure in figures if figure.isdecimal())


def whole_number(figures: str) -> int | None:
    """The value, if it is a whole number that can be counted with; None for "1.5", "007"."""
    plain = figures.replace(",", "")
    if "." in plain or (len(plain) > 1 and plain.startswith("0")):
        return None
    if len(plain) > len(str(LARGEST)) or int(plain) > LARGEST:
        return None
    return int(plain)


def number(figures: str, gender: Gender = Gender.MASCULINE) -> str:
    """A number written in figures, with or without commas and a decimal point.

    One that starts with a needless 0, or is above 10⁹, is read figure by figure.
    """
    whole, _, fraction = figures.replace(",", "").partition(".")
    n = whole_number(whole)
    if n is None:
        return digits(whole) + (f" pwynt {digits(fraction)}" if fraction else "")
    return decimal_fraction(n, fraction) if fraction else cardinal(n, gender)


def counted(figures: str, noun: Noun) -> str:
    """A number in figures and the noun it counts; decimals are read as they are written."""
    n = whole_number(figures)
    return f"{number(figures)} {noun.counted}" if n is None else say_amount(n, noun)


def scaled(figures: str, scale: str) -> str:
    """A figure times a word of `SCALES`: "3", "miliwn" → "tair miliwn".

    *biliwn* is not softened, or two billion and two million would sound the same.
    """
    factor = SCALES[scale.lower()]
    n = whole_number(figures)
    if n is not None and 0 < n < 1000 and factor < LARGEST:
        return cardinal(n * factor)
    word = {1000: "mil", 1_000_000: "miliwn"}.get(factor, "biliwn")
    return f"{number(figures)} {word}"


def money(sign: str, figures: str, scale: str = "") -> str:
    """An amount of money in figures: "£", "3.50" → "tair punt pum deg ceiniog"."""
    noun = CURRENCIES[sign][0]
    if scale:
        return f"{scaled(figures, scale)} o {soft(noun.plural)}"
    whole, _, fraction = figures.partition(".")
    pounds = whole_number(whole)
    if len(fraction) != len("00") or pounds is None:
        return counted(figures, noun)
    return say_money(pounds + Fraction(int(fraction), 100), sign)
