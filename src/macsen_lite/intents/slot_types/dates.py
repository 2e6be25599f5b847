"""Dates in sentences: "beth fydd y dyddiad {pryd}", "sawl diwrnod sydd tan {tan}".

``{type: date, past: true}`` takes a bare *dydd Mawrth* or *y trydydd o Fai* for the last one and
not the next, as after *oedd* and *ers*. The value is an ISO date in the calendar of ``now``; it is
said as an adverb, in the words in which it was named: *ddydd Mawrth nesaf*, *ar y trydydd o Fai*.
With ``named: true`` only days that have a name of their own are read: *y Nadolig*, *Gŵyl Dewi*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from macsen_lite.intents.slots import RuleSlot, SlotReading, SlotSpec, SlotValue, slot_type
from macsen_lite.welsh.rule import Rule

if TYPE_CHECKING:
    from macsen_lite.welsh.date_spec import DateSpec

__all__ = ["DateSlot", "date_slot"]


class DateSlot(RuleSlot["DateSpec"]):
    """A day, resolved against the moment of asking.

    The grammar is imported with the first date: a turn that has none does not wait for it.
    """

    def __init__(self, spec: SlotSpec) -> None:
        """``spec`` may have the options ``past`` and ``named``, bools."""
        self.past = spec.options.get("past") is True
        rule = _named_days if spec.options.get("named") is True else _all_days
        super().__init__(spec, rule, self._iso, self._said)

    def readings(self, words: Sequence[str], at: int, now: datetime) -> Iterator[SlotReading]:
        """Every way of reading words from ``at`` on as a day that there is."""
        for reading in self.rule_readings(words, at):
            try:
                said = self._said(reading.value, now)
            except ValueError:  # 29 February of a common year, or a day outside the calendar
                continue
            text = " ".join(words[at : reading.end])
            value = SlotValue(self._iso(reading.value, now), text, said)
            yield SlotReading(reading.end, reading.cost, value)

    def _iso(self, meant: DateSpec, now: datetime) -> str:
        return meant.on(now.date(), past=self.past).isoformat()

    def _said(self, meant: DateSpec, now: datetime) -> str:
        from macsen_lite.welsh.date_saying import name_date

        return name_date(meant, now.date(), past=self.past).adverb


def _all_days() -> Rule[DateSpec]:
    from macsen_lite.welsh.dates import date_rule

    return date_rule()


def _named_days() -> Rule[DateSpec]:
    from macsen_lite.welsh.dates import feast_rule

    return feast_rule()


@slot_type("date", {"past": bool, "named": bool})
def date_slot(spec: SlotSpec) -> DateSlot:
    """A day; with ``past`` the last of those that come round, with ``named`` only a feast."""
    return DateSlot(spec)
