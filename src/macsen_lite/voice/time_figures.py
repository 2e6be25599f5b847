"""Figures that say when: dates, times of day, years and decades.

Each function gives the words for one match, or None where the figures cannot be that after all
(30/30/2022).
"""

from __future__ import annotations

import datetime
import re

from macsen_lite.voice.figure_rules import Match
from macsen_lite.welsh.calendar import MONTHS, say_date
from macsen_lite.welsh.clock import say_time
from macsen_lite.welsh.mutation import aspirate, nasal, soft
from macsen_lite.welsh.numbers import System, cardinal, year

__all__ = ["MONTH_FORMS", "date", "decade", "hour", "in_year", "time"]

MONTH_FORMS = {
    form.lower(): number
    for number, name in enumerate(MONTHS, 1)
    for form in (name, soft(name), aspirate(name))
}


def date(m: Match) -> str | None:
    """A day of the year: "25/12/2026", "25 Rhagfyr"."""
    part = m.groupdict()
    month = MONTH_FORMS[part["name"].lower()] if part.get("name") else int(part["month"])
    try:
        # A leap year stands in where none is given, so that 29/2 can be said.
        d = datetime.date(int(part.get("year") or 2000), month, int(part["day"]))
    except ValueError:
        return None
    return say_date(d, year=bool(part.get("year")), weekday=False)


_PART_FOLLOWS = re.compile(r"\s+(?:y bore|y prynhawn|yr hwyr|y nos|heno)\b", re.IGNORECASE)


def time(m: Match) -> str | None:
    """A time of day: "14:00" → *dau o'r gloch y prynhawn*."""
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
    half = (m["half"] or "").replace(".", "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (0 if half in ("yb", "am") else 12)
    if (hour, minute) == (24, 0):
        hour = 0
    if hour > 23 or minute > 59:
        return None
    # A leading zero or an hour after noon shows the 24-hour clock, so the part of day is known.
    known = bool(half) or hour > 12 or m["hour"].startswith("0")
    known = known and not _PART_FOLLOWS.match(m.string, m.end())
    return say_time(datetime.time(hour, minute), with_part=known)


def hour(m: Match) -> str:
    """The hour of a dial: "chwarter i 11" → *chwarter i un ar ddeg*."""
    return cardinal(int(m["figures"]), system=System.TRADITIONAL)


_DECADES = {
    "2": "ugeiniau",
    "3": "tridegau",
    "4": "pedwardegau",
    "5": "pumdegau",
    "6": "chwedegau",
    "7": "saithdegau",
    "8": "wythdegau",
    "9": "nawdegau",
}


def decade(m: Match) -> str | None:
    """A decade: "1960au" → *mil naw chwedegau*, as the year 1965 is *mil naw chwech pump*."""
    tens = _DECADES.get(m["decade"])
    if tens is None:
        return None
    century = {"": "", "18": "mil wyth ", "19": "mil naw ", "20": "dwy fil "}
    return century[m["century"] or ""] + tens


def in_year(m: Match) -> str:
    """The nasal mutation of *yn*: "yn 2026" → *yn nwy fil dau ddeg chwech*."""
    words = nasal(year(int(m["year"])))
    return f"{m['yn'][0]}{'m' if words.startswith('m') else 'n'} {words}"
