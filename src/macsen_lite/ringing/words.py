"""What is said when something is due: "Mae'r amserydd pasta wedi dod i ben".

The wordings are in ``_common.yaml`` under ``replies:``, as the user may change them.
"""

from __future__ import annotations

import random
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from macsen_lite.dialogue.replies import Register, word
from macsen_lite.intents.model import Common
from macsen_lite.scheduler import Due
from macsen_lite.store.events import Event, Kind
from macsen_lite.welsh.clock import say_time
from macsen_lite.welsh.duration import DAY, HOUR, MINUTE, say_duration
from macsen_lite.welsh.moments import say_moment

ALARM, TIMER, REMINDER = "canu_larwm", "canu_amserydd", "canu_atgof"
"""Occasions, each with ``_hwyr`` after it for what is told late."""
LATE = "canu_hwyr"
"""The apology, said first."""
GIVEN_UP = "canu_ofer"
"""When nobody has stopped it."""


class Words(Protocol):
    """What words an occasion: `macsen_lite.dialogue.replies.Replies`."""

    def say(self, occasion: str, **values: str) -> str:
        """One of the replies for an occasion, with ``values`` filled in."""
        ...


class CommonWords:
    """The wordings of the common files, which are there long before the skills are."""

    def __init__(self, common: Common, rng: random.Random, register: Register) -> None:
        """``rng`` chooses between wordings; ``register`` is how the user is addressed."""
        self._common = common
        self._rng = rng
        self._register: Register = register

    def say(self, occasion: str, **values: str) -> str:
        """One of the replies for an occasion, with ``values`` filled in."""
        return word(self._common, self._rng, self._register, occasion, values)


def announcement(due: Due, now: datetime, words: Words) -> str:
    """What is said of ``due`` at ``now`` (aware, in the user's zone), with an apology if late.

    An alarm says what time it is now: whoever is woken by it may have slept through the first ones.
    """
    event = due.event
    values = {"label": label(event), "testun": event.text}
    if event.due is not None:
        local = event.due.astimezone(now.tzinfo or ZoneInfo(event.zone))
        shown = now if event.kind is Kind.ALARM else local
        values["amser"] = say_time(shown.time(), with_part=True)
        values["pryd"] = say_moment(local, now)
    occasion = {Kind.ALARM: ALARM, Kind.TIMER: TIMER, Kind.REMINDER: REMINDER}[event.kind]
    if not due.is_late:
        return words.say(occasion, **values)
    late = say_lateness(due.late_s)
    return f"{words.say(LATE, hyd=late)} {words.say(f'{occasion}_hwyr', hyd=late, **values)}"


def label(event: Event) -> str:
    """What it is called: its name, or the length of a timer without one."""
    if event.name or event.duration_s is None:
        return event.name
    return say_duration(round(event.duration_s))


def say_lateness(seconds: float) -> str:
    """How late, as precisely as matters: to the minute, the hour or the day.

    >>> say_lateness(95), say_lateness(3 * 3600 + 400), say_lateness(100 * 3600)
    ('dwy funud', 'tair awr', 'pedwar diwrnod')
    """
    unit = MINUTE if seconds < 2 * HOUR else HOUR if seconds < 2 * DAY else DAY
    return say_duration(max(1, round(seconds / unit)) * unit)
