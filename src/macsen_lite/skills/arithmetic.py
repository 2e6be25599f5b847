"""What a sum comes to, exactly where that can be, and rounded to what can be said."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import Enum
from fractions import Fraction

from macsen_lite.welsh.numbers import LARGEST
from macsen_lite.welsh.sums import Expression

__all__ = ["Fault", "Result", "SumError", "evaluate", "rounded"]

_DIGITS = 30
"""To how many digits a root is taken."""
_BITS = 2_000
"""No number on the way to the answer is longer than this, so that no sum takes for ever."""
_PLACES = 6
"""The most decimal places that can be said."""
_EXACT_PLACES = 4
"""An answer with no more of them than this is said whole."""
_THIRDS = (Fraction(1, 3), Fraction(2, 3))


class Fault(Enum):
    """Why a sum has no answer; the name of the group of answers that says so."""

    BY_ZERO = "dim"
    NEGATIVE_ROOT = "negyddol"
    TOO_LARGE = "rhy_fawr"


class SumError(ValueError):
    """A sum that has no answer."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Result:
    """What a sum comes to."""

    value: Fraction
    is_exact: bool = True
    """False after a root that is no fraction."""


def evaluate(expression: Expression) -> Result:
    """The value of a sum. Raises SumError when it has none, or none that could be said."""
    if isinstance(expression, Fraction):
        return Result(expression)
    left, right = evaluate(expression.left), evaluate(expression.right)
    is_exact = left.is_exact and right.is_exact
    a, b = left.value, right.value
    match expression.sign:
        case "+":
            value = a + b
        case "-":
            value = a - b
        case "*":
            value = a * b
        case "%":
            value = a * b / 100
        case "/":
            if not b:
                raise SumError(Fault.BY_ZERO)
            value = a / b
        case "^":
            value = _power(a, b)
        case "√":
            value, is_root = _root(int(a), b)
            is_exact = is_exact and is_root
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _BITS:
        raise SumError(Fault.TOO_LARGE)
    return Result(value, is_exact)


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1:
        raise ValueError(f"not a whole power: {exponent}")
    if not base and exponent < 0:
        raise SumError(Fault.BY_ZERO)
    length = max(base.numerator.bit_length(), base.denominator.bit_length())
    if abs(exponent) * length > _BITS:
        raise SumError(Fault.TOO_LARGE)
    return Fraction(base ** int(exponent))


def _root(degree: int, number: Fraction) -> tuple[Fraction, bool]:
    """The square or cube root, and whether it is exact."""
    if number < 0 and degree % 2 == 0:
        raise SumError(Fault.NEGATIVE_ROOT)
    size = abs(number)
    sign = -1 if number < 0 else 1
    exact = Fraction(_whole_root(degree, size.numerator), _whole_root(degree, size.denominator))
    if exact**degree == size:
        return sign * exact, True
    with localcontext() as context:
        context.prec = _DIGITS
        ratio = Decimal(size.numerator) / Decimal(size.denominator)
        return sign * Fraction(ratio ** (Decimal(1) / degree)), False


def _whole_root(degree: int, number: int) -> int:
    """The largest whole number whose power is no more than ``number``."""
    if degree == 2:
        return math.isqrt(number)
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**degree <= number else (low, middle - 1)
    return low


def rounded(value: Fraction) -> tuple[Fraction, bool]:
    """The value as it can be said, and whether that is all of it.

    To two decimal places, or below one to three figures (six places at most).
    Raises SumError above 10⁹.
    """
    if abs(value) > LARGEST:
        raise SumError(Fault.TOO_LARGE)
    if value in _THIRDS or (10**_EXACT_PLACES * value).denominator == 1:
        return value, True
    places = 2
    if abs(value) < 1:
        places = min(_PLACES, 3 + sum(abs(value) * 10**n < 1 for n in range(1, _PLACES)))
    step = 10**places
    nearest = Fraction(math.floor(abs(value) * step + Fraction(1, 2)), step)
    return (nearest if value > 0 else -nearest), nearest == abs(value)
