"""Times in sentences: "amsera {hyd}", "gosod larwm am {amser}".

``{type: duration, min: 10, max: 86400}``, in seconds; ``{type: clock_time}``, a time of day, which
is not exact when neither morning nor evening was said. Both are said back with *munud* in the
gender in which the user counted it: *dwy funud* to those who say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from itertools import pairwise
from typing import TypeVar

from macsen_lite.intents.slots import JsonValue, RuleSlot, SlotReading, SlotSpec, slot_type
from macsen_lite.messages import message
from macsen_lite.welsh.clock import say_time
from macsen_lite.welsh.clock_reading import ClockTime, clock_rule
from macsen_lite.welsh.duration import say_duration
from macsen_lite.welsh.duration_reading import duration_rule
from macsen_lite.welsh.mutation import Gender, soft
from macsen_lite.welsh.rule import Rule

__all__ = ["TimeSlot", "clock_time", "duration"]

T = TypeVar("T")

_NUMERALS = ("dwy", "tair", "pedair")
_FEMININE = frozenset({"un funud"}).union(
    f"{form} {munud}"
    for numeral in _NUMERALS
    for form in (numeral, soft(numeral))
    for munud in ("munud", "funud")
)


def _gender_of_munud(words: Sequence[str]) -> Gender:
    """Feminine where *munud* is counted so (*dwy funud*, *un funud*), else masculine."""
    pairs = (" ".join(pair) for pair in pairwise(words))
    return Gender.MASCULINE if _FEMININE.isdisjoint(pairs) else Gender.FEMININE


class TimeSlot(RuleSlot[T]):
    """A slot that speaks of minutes in the gender in which it was spoken to."""

    def __init__(
        self,
        spec: SlotSpec,
        rule: Callable[[], Rule[T]],
        value: Callable[[T], JsonValue],
        say: Callable[[T, Gender], str],
        exact: Callable[[T], bool] = lambda _: True,
    ) -> None:
        """``say`` is given the meaning and the gender of *munud*."""
        super().__init__(
            spec,
            rule,
            value=lambda meant, _: value(meant),
            say=lambda meant, _: say(meant, Gender.MASCULINE),
            exact=exact,
        )
        self._say_with = say

    def readings(self, words: Sequence[str], at: int, now: datetime) -> Iterator[SlotReading]:
        """Every way of reading words from ``at`` on."""
        plain = super().readings(words, at, now)
        for reading, meant in zip(plain, self.rule_readings(words, at), strict=True):
            gender = _gender_of_munud(words[at : reading.end])
            if gender is Gender.FEMININE:
                said = self._say_with(meant.value, gender)
                reading = replace(reading, value=replace(reading.value, said=said))
            yield reading


@slot_type("duration", {"min": int, "max": int})
def duration(spec: SlotSpec) -> TimeSlot[int]:
    """A length of time between ``min`` (1) and ``max`` seconds, both included.

    The value is an int, in seconds. Raises ValueError for bounds the wrong way round or below 1.
    """
    least, most = spec.options.get("min", 1), spec.options.get("max")
    if not isinstance(least, int) or least < 1 or (isinstance(most, int) and most <= least):
        raise ValueError(message("time.bounds"))

    def rule() -> Rule[int]:
        every = duration_rule()
        if "min" not in spec.options and most is None:
            return every
        return every.map(
            lambda n: n if least <= n and (not isinstance(most, int) or n <= most) else None
        )

    return TimeSlot(
        spec,
        rule,
        value=lambda seconds: seconds,
        say=lambda seconds, munud: say_duration(seconds, munud=munud),
    )


@slot_type("clock_time")
def clock_time(spec: SlotSpec) -> TimeSlot[ClockTime]:
    """A time of day. The value is "HH:MM"; it is said with its part of the day when that is known.

    >>> from macsen_lite.intents.slots import TEST_NOW
    >>> slot = clock_time(SlotSpec("clock_time"))
    >>> slot.read(("dri", "o'r", "gloch", "y", "prynhawn"), TEST_NOW).value
    '15:00'
    """
    return TimeSlot(spec, clock_rule, value=str, say=_say_clock, exact=lambda meant: meant.exact)


def _say_clock(meant: ClockTime, munud: Gender) -> str:
    if not meant.exact and (meant.hour, meant.minute) == (12, 0):
        return "deuddeg o'r gloch"  # by itself 12:00 is said as noon, which nobody said here
    return say_time(time(meant.hour, meant.minute), with_part=meant.exact, munud=munud)
