"""Sums read from words and said: "dau adio tri lluosi â phedwar" is 2 + 3 × 4.

Words have no brackets, so multiplication and division come before addition and subtraction, as in
school; what goes with one number alone (a square, a root, a part or a percentage of it) comes
before both. *Ail isradd*, *i'r pŵer* and the other terms are those of Y Termiadur Addysg.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, Literal

from macsen_lite.automaton import WordAutomaton
from macsen_lite.welsh.decimal_reading import decimal_rule, fraction_rule
from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence
from macsen_lite.welsh.large_numbers import whole_number
from macsen_lite.welsh.merging import merged
from macsen_lite.welsh.number_saying import say_number
from macsen_lite.welsh.numbers import LARGEST
from macsen_lite.welsh.numerals import RARE, SLIP, UNITS, either, second
from macsen_lite.welsh.rule import Rule
from macsen_lite.welsh.syntax import after

__all__ = ["Expression", "Operation", "Sign", "heard_sums", "say_sum", "sum_rule"]

Sign = Literal["+", "-", "*", "/", "^", "%", "√"]
"""``%``: so many per cent of; ``√``: the root of the second operand, the first being 2 or 3."""


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions and what is done with them."""

    sign: Sign
    left: Expression
    right: Expression


Expression = Fraction | Operation

_HEARD_LARGEST = 1000
_READ_STEPS = 7
_LARGEST_POWER = 99
_SQUARE, _CUBE = Fraction(2), Fraction(3)

_BETWEEN: Mapping[str, Sign] = {
    "plws": "+", "adio": "+", "ac adio": "+", "a": "+", "ac": "+", "ag": "+",
    "minws": "-", "tynnu": "-", "llai": "-", "heb": "-", "namyn": "-",
    "gwaith": "*", "waith": "*", "x": "*",
    "dros": "/",
}  # fmt: skip
_MULTIPLIED = ("lluosi", "luosi", "wedi'i luosi", "wedi ei luosi", "wedi'i lluosi", "a'i luosi")
_DIVIDED = ("rhannu", "rannu", "wedi'i rannu", "wedi ei rannu", "wedi'i rhannu", "a'i rannu")
_BY = ("â", "ag", "gyda", "gydag", "efo")
_SLIPS = ("a", "ag", "waith", "x", "wedi'i lluosi", "wedi'i rhannu")
_TIMES = {"unwaith": 1, "dwywaith": 2, "teirgwaith": 3, "dengwaith": 10, "canwaith": 100}


@cache
def sum_rule(largest: int = LARGEST, steps: int = _READ_STEPS) -> Rule[Operation]:
    """A sum of at most ``steps`` operations on numbers up to ``largest``.

    >>> sum_rule().read(("saith", "tynnu", "tri"))
    Operation(sign='-', left=Fraction(7, 1), right=Fraction(3, 1))

    Raises:
        ValueError: ``largest`` is negative or above 10⁹, or there is no step.
    """
    if steps < 1:
        raise ValueError("a sum has at least one operation")
    number = decimal_rule(largest)
    part = _part(number)
    operand: Rule[Expression] = one_of(number.map(_as_expression), part.map(_as_expression))
    between = _operators()
    more: Rule[_Steps] = sequence(between, operand, then=lambda sign, right: ((sign, right),))
    for _ in range(steps - 1):
        more = sequence(between, operand, maybe(more, ()), then=_longer)
    chain = sequence(operand, more, then=_in_order)
    return one_of(chain, part, *(order.of(number) for order in _ORDERS))


_Steps = tuple[tuple[Sign, Expression], ...]


def _as_expression(value: Expression) -> Expression:
    return value


def _longer(sign: Sign, right: Expression, rest: _Steps) -> _Steps:
    return ((sign, right), *rest)


def _in_order(first: Expression, steps: _Steps) -> Operation | None:
    """One expression of operands in a row: × and ÷ first, each from the left."""
    terms: list[tuple[Sign, Expression]] = [("+", first)]
    for sign, operand in steps:
        if sign in "*/":
            before, left = terms[-1]
            terms[-1] = (before, Operation(sign, left, operand))
        else:
            terms.append((sign, operand))
    whole = terms[0][1]
    for sign, operand in terms[1:]:
        whole = Operation(sign, whole, operand)
    return whole if isinstance(whole, Operation) else None


@cache
def _operators() -> Rule[Sign]:
    known: dict[str, Sign] = dict(_BETWEEN)
    known |= {f"{verb} {by}": "*" for verb in _MULTIPLIED for by in _BY}
    known |= {f"{verb} {by}": "/" for verb in _DIVIDED for by in (*_BY, "rhwng")}
    known |= {"lluosi": "*", "rhannu": "/", "ynghyd â": "+", "ynghyd ag": "+"}
    costs = {text: SLIP if text in _SLIPS else 0.0 for text in known}
    # "cant a phump" is a number; "y gwaith" is work
    return merged(phrases(known, costs | {"a": RARE, "ac": RARE, "gwaith": RARE}))


_ROOT_WORDS: Mapping[str, Fraction] = {
    "ail isradd": _SQUARE,
    "yr ail isradd": _SQUARE,
    "gwreiddyn sgwâr": _SQUARE,
    "trydydd isradd": _CUBE,
    "y trydydd isradd": _CUBE,
}
_POWER_WORDS: Mapping[str, Fraction] = {
    "wedi'i sgwario": _SQUARE,
    "wedi ei sgwario": _SQUARE,
    "sgwâr": _SQUARE,
    "wedi'i giwbio": _CUBE,
    "wedi ei giwbio": _CUBE,
    "ciwb": _CUBE,
}
_OF = {"o": None}


@cache
def _times() -> Rule[Fraction]:
    return phrases({text: Fraction(n) for text, n in _TIMES.items()} | {"dwbl": _SQUARE})


@cache
def _exponent() -> Rule[Fraction]:
    to_power = either(
        ({"i'r pŵer": None, "i'r pŵer o": None}, 0.0), ({"i bŵer": None, "i bŵer o": None}, RARE)
    )
    power = sequence(to_power, whole_number(_LARGEST_POWER).map(Fraction), then=second)
    return one_of(phrases(_POWER_WORDS), power)


@cache
def _per_cent() -> Rule[None]:
    return either(({"y cant o": None}, 0.0), ({"per cent o": None}, SLIP))


def _part(number: Rule[Fraction]) -> Rule[Operation]:
    """What goes with one number alone."""
    root, of = phrases(_ROOT_WORDS), phrases(_OF)
    return one_of(
        sequence(root, maybe(of), number, then=lambda n, _, x: Operation("√", n, x)),
        sequence(number, _exponent(), then=lambda x, n: Operation("^", x, n)),
        sequence(_times(), number, then=lambda n, x: Operation("*", n, x)),
        sequence(fraction_rule(), of, number, then=lambda n, _, x: Operation("*", n, x)),
        sequence(number, _per_cent(), number, then=lambda n, _, x: Operation("%", n, x)),
    )


@dataclass(frozen=True, slots=True)
class _Order:
    """A sum as an order: *tynna dri o ddeg*, *rhannwch gant â phedwar*."""

    sign: Sign
    verbs: tuple[str, ...]
    links: tuple[str, ...]
    backwards: bool = False

    def of(self, number: Rule[Fraction]) -> Rule[Operation]:
        """The order with such numbers."""
        verb, link = phrases(dict.fromkeys(self.verbs)), phrases(dict.fromkeys(self.links))
        return sequence(verb, number, link, number, then=self._made)

    def _made(self, _: None, left: Fraction, __: None, right: Fraction) -> Operation:
        first, last = (right, left) if self.backwards else (left, right)
        return Operation(self.sign, first, last)


_ORDERS = (
    _Order("+", ("adio", "adia", "adiwch"), ("a", "ac", "at")),
    _Order("-", ("tynnu", "dynnu", "tynna", "tynnwch"), ("o", "oddi wrth", "oddi ar"), True),
    _Order("*", ("lluosi", "luosi", "lluosa", "lluoswch"), _BY),
    _Order("/", ("rhannu", "rannu", "rhanna", "rhannwch"), (*_BY, "rhwng")),
)


@cache
def heard_sums() -> WordAutomaton:
    """The sums that are listened for, which `sum_rule` reads: three numbers up to 1000 in a row,
    two of them in the other ways. It is bounded so that the decoding graph stays small.
    """
    plain = whole_number(_HEARD_LARGEST).map(Fraction)
    few = whole_number(100).map(Fraction)
    minus, point = phrases({"minws": None}), phrases({"pwynt": None, "bwynt": None})
    digit = phrases(dict.fromkeys(("dim", *UNITS)))
    decimals = maybe(sequence(point, digit, maybe(digit), then=_all))
    number = sequence(maybe(minus), plain, decimals, then=_all)
    between = _operators()
    onward = sequence(between, number, maybe(sequence(between, number, then=_all)), then=_all)
    per_cent = sequence(_per_cent(), number, then=_all)
    before: list[Rule[Any]] = [
        phrases(_ROOT_WORDS),
        _times(),
        sequence(fraction_rule(), phrases(_OF), then=_all),
    ]
    rules: list[Rule[Any]] = [
        sequence(number, one_of(onward, _exponent(), per_cent), then=_all),
        sequence(one_of(*before), plain, then=_all),
        *(order.of(few) for order in _ORDERS),
    ]
    return one_of(*rules).automaton


def _all(*parts: object) -> object:
    return parts


# ------------------------------------------------------------------------------------- saying

_SAID: Mapping[Sign, str] = {
    "+": "plws", "-": "tynnu", "*": "lluosi â", "/": "rhannu â", "%": "y cant o",
}  # fmt: skip
_POWERS = {_SQUARE: "wedi'i sgwario", _CUBE: "wedi'i giwbio"}
_ROOTS = {_SQUARE: "ail isradd", _CUBE: "trydydd isradd"}


def say_sum(expression: Expression) -> str:
    """A sum in words that `sum_rule` reads back, if it is one that words without brackets can say.

    >>> say_sum(Operation("*", Fraction(23), Fraction(4)))
    'dau ddeg tri lluosi â phedwar'

    Raises:
        ValueError: a number in it is beyond 10⁹ or has more than six decimal places.
    """
    if isinstance(expression, Fraction):
        return say_number(expression)
    left, right = expression.left, expression.right
    if expression.sign == "√":
        root = _ROOTS[left] if isinstance(left, Fraction) and left in _ROOTS else "isradd"
        return f"{root} {say_sum(right)}"
    if expression.sign == "^":
        if isinstance(right, Fraction) and right in _POWERS:
            return f"{say_sum(left)} {_POWERS[right]}"
        return f"{say_sum(left)} i'r pŵer {_after('o', right)}"
    *verb, last = _SAID[expression.sign].split()
    if last in ("â", "o"):
        return " ".join([say_sum(left), *verb, _after(last, right)])
    return f"{say_sum(left)} {last} {say_sum(right)}"


def _after(word: str, expression: Expression) -> str:
    said = say_sum(expression)
    # Dim, nought, keeps its d, as ddim is "not"; minws is hardly a Welsh word.
    return after(word, said, fixed=said.startswith(("dim", "minws")))
