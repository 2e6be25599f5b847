"""Numbers and ordinals in sentences: "cyfaint {lefel}", "yr {rhif} gân".

``{type: number, min: 1, max: 100}``; with ``decimals: true`` halves and decimals are read too
("dau a hanner", "tri pwynt dau"). ``{type: ordinal, max: 31}``; *olaf*, the last, is -1.
"""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from macsen_lite.intents.slots import JsonValue, RuleSlot, SlotSpec, slot_type
from macsen_lite.messages import message
from macsen_lite.welsh.grammar import Rule, maybe, phrases, sequence
from macsen_lite.welsh.number_reading import decimal_rule, number_rule, ordinal_rule
from macsen_lite.welsh.number_saying import say_number
from macsen_lite.welsh.numbers import LARGEST, ordinal
from macsen_lite.welsh.numerals import second
from macsen_lite.welsh.ordinal_reading import LARGEST_ORDINAL, LAST

__all__ = ["number", "ordinal_number"]


@slot_type("number", {"min": int, "max": int, "decimals": bool})
def number(spec: SlotSpec) -> RuleSlot[Fraction]:
    """A number between ``min`` (0) and ``max`` (10⁹), both included; below 0 after *minws*.

    The value is an int, or a float when it is not whole. Raises ValueError for bounds that are
    the wrong way round or beyond 10⁹.
    """
    least = _whole(spec, "min", 0)
    most = _whole(spec, "max", max(LARGEST, least))
    if least >= most or max(-least, most) > LARGEST:
        raise ValueError(message("numbers.bounds", largest=f"{LARGEST:,}"))
    decimals = spec.options.get("decimals") is True

    def rule() -> Rule[Fraction]:
        largest = max(-least, most)
        plain = least >= 0 and not decimals
        every: Rule[Fraction] = (
            number_rule(largest).map(Fraction)
            if plain
            else decimal_rule(largest, negative=least < 0)
        )
        whole_only = every if decimals else every.map(lambda n: n if n.denominator == 1 else None)
        return whole_only.map(lambda n: n if least <= n <= most else None)

    return RuleSlot(spec, rule, _json, _say)


@slot_type("ordinal", {"max": int})
def ordinal_number(spec: SlotSpec) -> RuleSlot[int]:
    """An ordinal from 1 to ``max`` (999,999), with or without its article; *olaf* is -1.

    The value is an int. Raises ValueError for a ``max`` out of that range.
    """
    most = _whole(spec, "max", LARGEST_ORDINAL)
    if not 1 <= most <= LARGEST_ORDINAL:
        raise ValueError(message("numbers.ordinal_bounds", largest=f"{LARGEST_ORDINAL:,}"))

    def rule() -> Rule[int]:
        article = maybe(phrases({"y": None, "yr": None}), None, cost=0.1)
        return sequence(article, ordinal_rule(most, last=True), then=second)

    return RuleSlot(
        spec,
        rule,
        lambda n, _: n,
        lambda n, _: "olaf" if n == LAST else ordinal(n),
    )


def _whole(spec: SlotSpec, option: str, default: int) -> int:
    value = spec.options.get(option)
    return value if isinstance(value, int) else default


def _json(value: Fraction, _: datetime) -> JsonValue:
    return int(value) if value.denominator == 1 else float(value)


def _say(value: Fraction, _: datetime) -> str:
    return say_number(value)
