"""Numbers and ordinals in sentences: "cyfaint {lefel}", "yr {rhif} gân".

``{type: number, min: 1, max: 100}``; with ``decimals: true`` halves and decimals are read too
("dau a hanner", "tri pwynt dau"). ``{type: ordinal, max: 31}``; *olaf*, the last, is -1.

A number is taken whole or not at all: with ``max: 100`` "dri chant" is not 3, nor "minws tri".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any, TypeVar

from macsen_lite.intents.slots import (
    JsonValue,
    RuleSlot,
    SlotReading,
    SlotSpec,
    memo_of,
    slot_type,
)
from macsen_lite.messages import message
from macsen_lite.welsh.grammar import maybe, phrases, sequence
from macsen_lite.welsh.number_reading import decimal_rule, number_rule, ordinal_rule
from macsen_lite.welsh.number_saying import say_number
from macsen_lite.welsh.numbers import LARGEST, ordinal
from macsen_lite.welsh.numerals import second
from macsen_lite.welsh.ordinal_reading import LARGEST_ORDINAL, LAST
from macsen_lite.welsh.rule import Rule

__all__ = ["number", "ordinal_number"]

T = TypeVar("T")
_REACH = 12
"""How many words before it a number can begin that a word is part of."""


_ARTICLES = ("y", "yr")


class _Whole(RuleSlot[T]):
    """A slot that never takes a part of a number, however near the rest of the sentence is."""

    def __init__(
        self,
        spec: SlotSpec,
        rule: Callable[[], Rule[T]],
        value: Callable[[T, datetime], JsonValue],
        say: Callable[[T, datetime], str],
        every: Callable[[], Rule[Any]],
        apart: bool,
    ) -> None:
        """``every`` reads numbers without bounds.

        ``apart``: no other number stands right beside it, even if the two make no number: the
        user was misheard ("dri nghant"), and neither is what was said.
        """
        super().__init__(spec, rule, value, say)
        self._every = every
        self._apart = apart

    def readings(self, words: Sequence[str], at: int, now: datetime) -> Iterator[SlotReading]:
        """Every way of reading words from ``at`` on, unless a longer number has those words."""
        found = list(super().readings(words, at, now))
        if not found or (at and self._touches(words[at - 1])):
            return
        every, memo = self._every(), memo_of(self._every(), tuple(words))
        for start in range(max(0, at - _REACH), at):
            if any(longer.end > at for longer in every.readings(words, start, memo)):
                return
        start = at + (words[at] in _ARTICLES)
        end = max((longer.end for longer in every.readings(words, start, memo)), default=0)
        for reading in found:
            beside = words[reading.end] if reading.end < len(words) else ""
            if reading.end >= end and not self._touches(beside):
                yield reading

    def _touches(self, word: str) -> bool:
        # "un" is "one" as in "the same one" too
        return self._apart and word != "un" and self._every().may_begin(word)


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

    return _Whole(spec, rule, _json, _say, decimal_rule, apart=True)


@slot_type("ordinal", {"max": int})
def ordinal_number(spec: SlotSpec) -> RuleSlot[int]:
    """An ordinal from 1 to ``max`` (999,999), with or without its article; *olaf* is -1.

    The value is an int. Raises ValueError for a ``max`` out of that range.
    """
    most = _whole(spec, "max", LARGEST_ORDINAL)
    if not 1 <= most <= LARGEST_ORDINAL:
        raise ValueError(message("numbers.ordinal_bounds", largest=f"{LARGEST_ORDINAL:,}"))

    def rule() -> Rule[int]:
        article = maybe(phrases(dict.fromkeys(_ARTICLES)), None, cost=0.1)
        return sequence(article, ordinal_rule(most, last=True), then=second)

    return _Whole(
        spec,
        rule,
        lambda n, _: n,
        lambda n, _: "olaf" if n == LAST else ordinal(n),
        ordinal_rule,
        apart=False,
    )


def _whole(spec: SlotSpec, option: str, default: int) -> int:
    value = spec.options.get(option)
    return value if isinstance(value, int) else default


def _json(value: Fraction, _: datetime) -> JsonValue:
    return int(value) if value.denominator == 1 else float(value)


def _say(value: Fraction, _: datetime) -> str:
    return say_number(value)
