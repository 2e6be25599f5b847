"""A moment as it is named by someone who speaks at another: "yfory am chwarter wedi saith y bore".

*Am* softens (*am **dd**au o'r gloch*, *am **b**um munud i ddeg*): Y Treigladur under *am*. From six
in the evening today is *heno*, whose hours need no *yr hwyr*. Midnight belongs to the evening that
it ends: at ten at night *hanner nos* is *heno*, not *yfory*.
"""

from __future__ import annotations

import datetime
from collections.abc import Set

from macsen_lite.welsh.calendar import DAYS
from macsen_lite.welsh.clock import say_time
from macsen_lite.welsh.date_phrases import near_date
from macsen_lite.welsh.mutation import Gender, and_, soft

__all__ = ["EVENING", "say_at", "say_day", "say_moment", "say_weekdays"]

EVENING = datetime.time(18)
"""From when on *heddiw* is *heno*."""


def say_at(time: datetime.time, *, with_part: bool = True, munud: Gender = Gender.MASCULINE) -> str:
    """The time after *am*: "am ddau o'r gloch y prynhawn".

    >>> say_at(datetime.time(7, 5)), say_at(datetime.time(12))
    ('am bum munud wedi saith y bore', 'am hanner dydd')
    """
    return f"am {soft(say_time(time, with_part=with_part, munud=munud))}"


def say_moment(
    moment: datetime.datetime, now: datetime.datetime, *, munud: Gender = Gender.MASCULINE
) -> str:
    """A moment, by its day and its time to the minute; both are in the same zone.

    >>> now = datetime.datetime(2026, 3, 4, 10, 0)
    >>> say_moment(datetime.datetime(2026, 3, 5, 7, 15), now)
    'yfory am chwarter wedi saith y bore'
    >>> say_moment(datetime.datetime(2026, 3, 5, 0, 0), now)
    'heno am hanner nos'
    """
    time = moment.time()
    is_midnight = (time.hour, time.minute) == (0, 0)
    day = moment.date() - datetime.timedelta(days=is_midnight)
    is_tonight = day == now.date() and (is_midnight or time >= EVENING)
    name = "heno" if is_tonight else near_date(day, now.date()).adverb
    # "Chwarter wedi hanner nos" keeps its name even where the part of the day is known.
    with_part = not is_tonight or is_midnight
    return f"{name} {say_at(time, with_part=with_part, munud=munud)}"


def say_day(moment: datetime.datetime, now: datetime.datetime) -> str:
    """Only the day of a moment: "yfory", "heno", "ddydd Gwener nesaf"."""
    return say_moment(moment, now).partition(" am ")[0]


def say_weekdays(days: Set[int]) -> str:
    """The days, Monday 0, on which something happens again and again.

    >>> say_weekdays({0}), say_weekdays({1, 3}), say_weekdays(set(range(5)))
    ('bob dydd Llun', 'bob dydd Mawrth a dydd Iau', 'bob dydd o ddydd Llun i ddydd Gwener')

    Raises:
        ValueError: there is no such day, or none.
    """
    if not days or not days <= set(range(7)):
        raise ValueError(f"not days of the week: {sorted(days)}")
    named = {7: "bob dydd", 5: "bob dydd o ddydd Llun i ddydd Gwener", 2: "bob penwythnos"}
    if frozenset(days) in (frozenset(range(7)), frozenset(range(5)), frozenset({5, 6})):
        return named[len(days)]
    *first, last = (f"dydd {DAYS[day]}" for day in sorted(days))
    return f"bob {', '.join(first)} {and_(last)}" if first else f"bob {last}"
