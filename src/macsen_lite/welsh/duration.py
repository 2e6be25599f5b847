"""Lengths of time as people say them: 5400 seconds is "awr a hanner".

Quarters and halves of an hour have their names, as have *tridiau* and *pythefnos*; numbers below
thirty, and forty, are traditional (*pum munud ar hugain*, *deugain munud*), others decimal. *A*
makes the word after it spirant (*awr a **ph**um munud*); *ac* stands before a vowel. *Munud* is
masculine in the north and feminine in the south: Geiriadur Prifysgol Cymru gives both.
"""

from __future__ import annotations

from collections.abc import Mapping

from macsen_lite.welsh.mutation import Gender, and_, soft
from macsen_lite.welsh.nouns import AWR, DIWRNOD, EILIAD, MUNUD, MUNUD_FEMININE, WYTHNOS, Noun
from macsen_lite.welsh.numbers import System, cardinal, count

__all__ = ["DAY", "HOUR", "MINUTE", "WEEK", "say_duration"]

MINUTE, HOUR, DAY, WEEK = 60, 3600, 86_400, 604_800
"""In seconds."""


def say_duration(seconds: int, *, munud: Gender = Gender.MASCULINE) -> str:
    """A length of time in whole seconds, with nothing rounded.

    Args:
        seconds: 0 or more.
        munud: the gender of *munud*: masculine (north, the default) or feminine (south).

    >>> say_duration(5400), say_duration(1500), say_duration(150, munud=Gender.FEMININE)
    ('awr a hanner', 'pum munud ar hugain', 'dwy funud a hanner')
    >>> say_duration(4210)
    'awr, deng munud a deg eiliad'

    Raises:
        ValueError: the number is negative.
    """
    if seconds < 0:
        raise ValueError(f"a length of time cannot be negative: {seconds}")
    minute = MUNUD_FEMININE if munud is Gender.FEMININE else MUNUD
    days, rest = divmod(seconds, DAY)
    by_name = {2 * WEEK: "pythefnos", 3 * DAY: "tridiau"}.get(seconds)
    if by_name:
        return by_name
    if days and not rest and days % 7 == 0:
        return _count_of(days // 7, WYTHNOS)
    if not days and rest < HOUR and rest and rest % 900 == 0:
        return {900: "chwarter awr", 1800: "hanner awr", 2700: "tri chwarter awr"}[rest]
    if seconds == 30:
        return "hanner munud"
    hours, rest = divmod(rest, HOUR)
    minutes, secs = divmod(rest, MINUTE)
    amounts = [(days, DIWRNOD), (hours, AWR), (minutes, minute), (secs, EILIAD)]
    said = [(n, noun) for n, noun in amounts if n]
    if not said:
        return count(0, EILIAD)
    half = _with_half(said)
    return half or _listed([_count_of(n, noun, one=i > 0) for i, (n, noun) in enumerate(said)])


_PART_OF: Mapping[tuple[str, str], Mapping[int, str]] = {
    ("diwrnod", "awr"): {12: "hanner"},
    ("awr", "munud"): {15: "chwarter", 30: "hanner", 45: "tri chwarter"},
    ("munud", "eiliad"): {30: "hanner"},
}


def _with_half(said: list[tuple[int, Noun]]) -> str | None:
    """Two units, when the second is a plain part of the first: "dwy awr a chwarter"."""
    if len(said) != 2:
        return None
    (n, noun), (more, smaller) = said
    part = _PART_OF.get((noun.counted, smaller.counted), {}).get(more)
    whole = _count_of(n, noun)
    # Not after a tail: "pum munud ar hugain a hanner" sounds like half of something else.
    if part is None or " ar " in whole or " a " in whole:
        return None
    return f"{whole} {and_(part)}"


def _count_of(n: int, noun: Noun, one: bool = False) -> str:
    """A number of one unit. Without ``one``, a single one is the bare noun: *awr*."""
    if n == 1 and not one:
        return noun.counted
    traditional = n < 30 or n == 40
    if noun.nasal and not traditional:  # whether decimals make diwrnod nasal is disputed
        return f"{cardinal(n)} o {soft(noun.plural)}"
    return count(n, noun, System.TRADITIONAL if traditional else System.DECIMAL)


def _listed(parts: list[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} {and_(last)}" if first else last
