"""Clock times as Welsh people say them: "pum munud ar hugain i chwech".

The spoken clock keeps the traditional numbers (*pum munud ar hugain*, never *dau ddeg pum
munud*). After *wedi* nothing mutates; after *i* the hour softens (*i ddau*, *i bump*, *i ddeg*);
after predicative *yn* the first word softens (*mae hi'n ddau o'r gloch*, *mae hi'n bum munud
wedi*). Hours are masculine. Sources: *Y Treigladur* under *i*, *wedi*, *yn*; *Gramadeg y Gymraeg*.
"""

from __future__ import annotations

import datetime

from macsen_lite.welsh.mutation import Gender, soft, soft_after_yn
from macsen_lite.welsh.nouns import MUNUD, MUNUD_FEMININE
from macsen_lite.welsh.numbers import System, cardinal, count

__all__ = ["part_of_day", "say_time"]


def part_of_day(t: datetime.time) -> str:
    """The part of the day said after an hour: *y bore*, *y prynhawn*, *yr hwyr*, *y nos*.

    Midnight to noon is *y bore* ("tri o'r gloch y bore"), then *y prynhawn* to six, *yr hwyr* to
    nine, *y nos* to midnight.
    """
    if t.hour < 12:
        return "y bore"
    if t.hour < 18:
        return "y prynhawn"
    return "yr hwyr" if t.hour < 21 else "y nos"


def _hour(hour: int, *, name_twelve: bool) -> str:
    """The hour on a twelve-hour dial; with `name_twelve`, *hanner nos* and *hanner dydd*."""
    if name_twelve and hour % 12 == 0:
        return "hanner dydd" if hour % 24 else "hanner nos"
    return cardinal(hour % 12 or 12, system=System.TRADITIONAL)


def say_time(
    t: datetime.time,
    *,
    after_yn: bool = False,
    with_part: bool = False,
    munud: Gender = Gender.MASCULINE,
) -> str:
    """The time to the minute, seconds dropped: 14:55 → "pum munud i dri".

    Args:
        t: any time of day; its own time zone is not looked at.
        after_yn: soften the first word, to stand after "mae hi'n": "bum munud i dri".
        with_part: add the part of the day ("… y prynhawn"), or name twelve o'clock as *hanner
            dydd*/*hanner nos*, so that the answer is not ambiguous.
        munud: the gender of *munud*: masculine (north, the default) or feminine (south).

    >>> say_time(datetime.time(17, 35)), say_time(datetime.time(14, 0), after_yn=True)
    ('pum munud ar hugain i chwech', "ddau o'r gloch")
    """
    minute, to = (t.minute, False) if t.minute <= 30 else (60 - t.minute, True)
    hour = (t.hour + to) % 24
    twelve = hour % 12 == 0
    if not minute:
        words = _hour(hour, name_twelve=True)
        if not twelve:
            words += " o'r gloch"
    else:
        noun = MUNUD_FEMININE if munud is Gender.FEMININE else MUNUD
        gap = {15: "chwarter", 30: "hanner awr"}.get(minute) or count(
            minute, noun, System.TRADITIONAL
        )
        name = _hour(hour, name_twelve=with_part)
        words = f"{gap} i {soft(name)}" if to else f"{gap} wedi {name}"
    if with_part and not twelve:
        words += f" {part_of_day(t)}"
    return soft_after_yn(words) if after_yn else words
