"""Any number as an answer says it: whole, with a part, decimal, or below nought."""

from __future__ import annotations

from fractions import Fraction

from macsen_lite.welsh.mutation import and_
from macsen_lite.welsh.numbers import cardinal, decimal_fraction

__all__ = ["say_number"]

_PARTS = {Fraction(1, 2): "hanner", Fraction(1, 4): "chwarter", Fraction(3, 4): "tri chwarter"}
_ALONE = _PARTS | {Fraction(1, 3): "traean", Fraction(2, 3): "dau draean"}
_PLACES = 6


def say_number(value: Fraction | int) -> str:
    """A number in words, as `number_reading.decimal_rule` reads it.

    After a round hundred a half is said as a decimal, because "cant a hanner" is 150.

    >>> say_number(-3), say_number(Fraction(5, 2)), say_number(Fraction("3.14"))
    ('minws tri', 'dau a hanner', 'tri pwynt un pedwar')

    Raises:
        ValueError: it is beyond 10⁹, or has more than six decimal places (one third, two thirds
            of one have words of their own).
    """
    if value < 0:
        return f"minws {say_number(-value)}"
    whole, part = int(value), Fraction(value) % 1
    if not part:
        return cardinal(whole)
    if not whole and part in _ALONE:
        return _ALONE[part]
    if part in _PARTS and whole % 100:
        return f"{cardinal(whole)} {and_(_PARTS[part])}"
    digits = part * 10**_PLACES
    if digits.denominator != 1:
        raise ValueError(f"a number with more than {_PLACES} decimal places: {value}")
    return decimal_fraction(whole, f"{int(digits):0{_PLACES}d}".rstrip("0"))
