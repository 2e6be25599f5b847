"""Amounts in sentences: "gosod y gwres i {gradd}", "rho {swm} yn y gyllideb", "golau i {canran}".

``{type: temperature, min: 5, max: 30}``, ``{type: percent, min: 0, max: 100}``, ``{type: money}``.
"""

from __future__ import annotations

from fractions import Fraction

from macsen_lite.intents.slots import JsonValue, RuleSlot, SlotSpec, slot_type
from macsen_lite.messages import message
from macsen_lite.welsh.quantities import say_money, say_percent, say_temperature
from macsen_lite.welsh.quantity_reading import (
    Money,
    Temperature,
    money_rule,
    percent_rule,
    temperature_rule,
)
from macsen_lite.welsh.rule import Rule

__all__ = ["money", "percent", "temperature"]


@slot_type("money")
def money(spec: SlotSpec) -> RuleSlot[Money]:
    """An amount of money; the value is ``{"amount": 2.5, "currency": "£"}``."""
    return RuleSlot(
        spec,
        money_rule,
        lambda m, _: {"amount": float(m.amount), "currency": m.sign},
        lambda m, _: say_money(m.amount, m.sign),
    )


@slot_type("temperature", {"min": int, "max": int})
def temperature(spec: SlotSpec) -> RuleSlot[Temperature]:
    """Degrees Celsius between ``min`` (-999) and ``max`` (999); the value is a number.

    What is said in Fahrenheit is turned into Celsius. Raises ValueError for bounds that are the
    wrong way round or beyond 999.
    """
    least, most = _bounds(spec, -999, 999)

    def rule() -> Rule[Temperature]:
        return temperature_rule().map(lambda t: t if least <= _celsius(t) <= most else None)

    return RuleSlot(
        spec,
        rule,
        lambda t, _: _json(_celsius(t)),
        lambda t, _: say_temperature(t.degrees, t.scale),
    )


def _celsius(temperature: Temperature) -> Fraction:
    degrees = temperature.degrees
    return (degrees - 32) * Fraction(5, 9) if temperature.scale == "F" else degrees


@slot_type("percent", {"min": int, "max": int})
def percent(spec: SlotSpec) -> RuleSlot[Fraction]:
    """A percentage between ``min`` (0) and ``max`` (100); the value is a number, 50 for half.

    Raises ValueError for bounds that are the wrong way round or beyond a million.
    """
    least, most = _bounds(spec, 0, 100, reach=1_000_000)

    def rule() -> Rule[Fraction]:
        return percent_rule(max(-least, most)).map(lambda n: n if least <= n <= most else None)

    return RuleSlot(spec, rule, lambda n, _: _json(n), lambda n, _: say_percent(n))


def _bounds(spec: SlotSpec, least: int, most: int, reach: int = 999) -> tuple[int, int]:
    low, high = spec.options.get("min"), spec.options.get("max")
    least = low if isinstance(low, int) else least
    most = high if isinstance(high, int) else most
    if least >= most or max(-least, most) > reach:
        raise ValueError(message("numbers.bounds", largest=f"{reach:,}"))
    return least, most


def _json(value: Fraction) -> JsonValue:
    return int(value) if value.denominator == 1 else float(value)
