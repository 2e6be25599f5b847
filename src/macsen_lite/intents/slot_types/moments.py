"""Moments in sentences: "atgoffa fi i {testun} {pryd}".

``{type: moment}``: a day, a time of day, both in either order, or a length of time from now. The
value has of ``day`` (an ISO date), ``time`` (HH:MM) and ``seconds`` what was said. ``exact`` is
false when *saith* may be morning or evening: that is for the skill to decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents.slots import (
    JsonValue,
    RuleSlot,
    SlotReading,
    SlotSpec,
    SlotValue,
    slot_type,
)
from macsen_lite.welsh.clock import say_time
from macsen_lite.welsh.duration import say_duration
from macsen_lite.welsh.mutation import soft
from macsen_lite.welsh.rule import Rule

if TYPE_CHECKING:
    from macsen_lite.welsh.moment_reading import SaidMoment

__all__ = ["MomentSlot", "moment"]


@slot_type("moment")
def moment(spec: SlotSpec) -> MomentSlot:
    """A moment; what of it was said is the value.

    >>> from macsen_lite.intents.slots import TEST_NOW
    >>> slot = moment(SlotSpec("moment"))
    >>> slot.read(("yfory", "am", "dri", "o'r", "gloch"), TEST_NOW).value
    {'day': '2026-03-05', 'time': '03:00'}
    """
    return MomentSlot(spec, _rule, _json, _say, _is_exact, _heard)


class MomentSlot(RuleSlot["SaidMoment"]):
    """A moment on a day that there is."""

    def readings(self, words: Sequence[str], at: int, now: datetime) -> Iterator[SlotReading]:
        """Every way of reading words from ``at`` on, but for a day that no calendar has."""
        for reading in self.rule_readings(words, at):
            meant = reading.value
            try:
                value, said = _json(meant, now), _say(meant, now)
            except ValueError:  # 29 February of a common year
                continue
            text = " ".join(words[at : reading.end])
            yield SlotReading(
                reading.end, reading.cost, SlotValue(value, text, said, _is_exact(meant))
            )


def _rule() -> Rule[SaidMoment]:
    from macsen_lite.welsh.moment_reading import moment_rule

    return moment_rule()


def _heard() -> WordAutomaton:
    from macsen_lite.welsh.moment_reading import heard_moments

    return heard_moments()


def _json(meant: SaidMoment, now: datetime) -> JsonValue:
    said: dict[str, JsonValue] = {}
    if meant.day is not None:
        said["day"] = meant.day.on(now.date()).isoformat()
    if meant.at is not None:
        said["time"] = str(meant.at)
    if meant.seconds is not None:
        said["seconds"] = meant.seconds
    return said


def _say(meant: SaidMoment, now: datetime) -> str:
    from macsen_lite.welsh.date_saying import name_date

    if meant.seconds is not None:
        return f"ymhen {say_duration(meant.seconds)}"
    parts = [name_date(meant.day, now.date()).adverb] if meant.day else []
    if meant.at:
        at = time(meant.at.hour, meant.at.minute)
        parts.append(f"am {soft(say_time(at, with_part=meant.at.exact))}")
    return " ".join(parts)


def _is_exact(meant: SaidMoment) -> bool:
    return meant.at is None or meant.at.exact
