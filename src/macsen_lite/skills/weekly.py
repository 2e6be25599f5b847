"""What returns on days of the week: which days were said, and how they are said back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from macsen_lite.skills.timekeeping import Timekeeper
from macsen_lite.store.events import Event
from macsen_lite.welsh.moments import say_at, say_moment, say_weekdays

_WEEKDAYS = ("llun", "mawrth", "mercher", "iau", "gwener", "sadwrn", "sul")
_DAYS: Mapping[str, frozenset[int]] = {
    "pob": frozenset(range(7)),
    "gwaith": frozenset(range(5)),
    "penwythnos": frozenset({5, 6}),
    **{name: frozenset({number}) for number, name in enumerate(_WEEKDAYS)},
}
"""What the YAML's lists of days hold, before a part of day: ``llun``, ``pob_bore``."""


def said_days(keeper: Timekeeper) -> tuple[frozenset[int], str]:
    """The weekdays (Monday 0) that were said, and the part of the day that was said with them."""
    days: frozenset[int] = frozenset()
    part = ""
    for name in ("dyddiau", "canol", "hefyd"):
        value = keeper.slot(name)
        if isinstance(value, str):
            day, _, said = value.partition("_")
            days, part = days | _DAYS[day], part or said
    return days - _DAYS.get(str(keeper.slot("heblaw")), frozenset()), part


def say_when(keeper: Timekeeper, event: Event) -> str:
    """When something is due: "bob dydd Llun am saith o'r gloch y bore"."""
    if event.weekdays and event.local_time:
        # At midnight it is the evening before that people mean, as in `say_moment`.
        back = event.local_time == time(0)
        days = frozenset((day - back) % 7 for day in event.weekdays)
        return f"{say_weekdays(days)} {say_at(event.local_time)}"
    assert event.due is not None
    return say_moment(keeper.local(event.due), keeper.now)
