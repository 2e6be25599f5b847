"""Sums and measures: "faint yw {sym}", "beth yw {mesur} mewn {uned}".

``{type: sum}`` holds a tree of lists, ``["+", 7, ["*", 2, "1/3"]]``: a sign (`welsh.sums.Sign`)
and its two operands, which are such lists, whole numbers, or other numbers as parts in text.
``{type: measure}`` holds an amount and its unit, and ``{type: unit}`` a unit, both by the signs of
`welsh.conversion`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction

from macsen_lite.intents.slots import JsonValue, RuleSlot, SlotReading, SlotSpec, slot_type
from macsen_lite.welsh.conversion import (
    conversion_rule,
    heard_measures,
    say_converted,
    say_unit,
    unit_rule,
)
from macsen_lite.welsh.number_reading import decimal_rule
from macsen_lite.welsh.quantity_reading import Measure
from macsen_lite.welsh.sums import (
    Expression,
    Operation,
    Sign,
    heard_sums,
    say_sum,
    sum_rule,
)

__all__ = ["SumSlot", "expression_of", "measure", "sum_", "unit"]

_SIGNS: dict[str, Sign] = {s: s for s in ("+", "-", "*", "/", "^", "%", "√")}


class SumSlot(RuleSlot[Operation]):
    """A sum; what is only a number (*cant a phump*, *dau a hanner*) is none."""

    def __init__(self, spec: SlotSpec) -> None:
        super().__init__(
            spec, sum_rule, lambda s, _: _json(s), lambda s, _: say_sum(s), heard=heard_sums
        )

    def readings(self, words: Sequence[str], at: int, now: datetime) -> Iterator[SlotReading]:
        """Every way of reading words from ``at`` on as a sum."""
        found = list(super().readings(words, at, now))
        if found:
            numbers = {reading.end for reading in decimal_rule().readings(words, at)}
            yield from (reading for reading in found if reading.end not in numbers)


@slot_type("sum")
def sum_(spec: SlotSpec) -> SumSlot:
    """A sum: *dau ddeg tri lluosi â phedwar*, *ugain y cant o bum deg*, *ail isradd naw*."""
    return SumSlot(spec)


def _json(expression: Expression) -> JsonValue:
    if isinstance(expression, Operation):
        return [expression.sign, _json(expression.left), _json(expression.right)]
    return int(expression) if expression.denominator == 1 else str(expression)


def expression_of(value: JsonValue) -> Expression:
    """The sum that a value of a ``sum`` slot stands for. Raises ValueError for any other value."""
    match value:
        case [str(sign), left, right] if sign in _SIGNS:
            return Operation(_SIGNS[sign], expression_of(left), expression_of(right))
        case int() | str() if not isinstance(value, bool):
            return Fraction(value)
        case _:
            raise ValueError(f"not a sum: {value!r}")


@slot_type("measure")
def measure(spec: SlotSpec) -> RuleSlot[Measure]:
    """An amount of something measured: *pum milltir*, *owns*, *cant gradd Fahrenheit*.

    The value is ``{"amount": 5, "unit": "mi"}``; an amount that is not whole is text, as in sums.
    """
    return RuleSlot(
        spec,
        conversion_rule,
        lambda m, _: {"amount": _json(m.amount), "unit": m.unit},
        lambda m, _: say_converted(m),
        heard=heard_measures,
    )


@slot_type("unit")
def unit(spec: SlotSpec) -> RuleSlot[str]:
    """A unit, singular or plural: *cilomedr*, *milltiroedd*, *Celsius*; the value is its sign."""
    return RuleSlot(spec, unit_rule, lambda u, _: u, lambda u, _: say_unit(u))
