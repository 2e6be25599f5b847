"""A moment as people name it: "yfory am dri o'r gloch", "mewn deng munud", "erbyn dydd Gwener".

A day, a time of day, both in either order, or a length of time from now. A feast alone is no moment
(*anrheg Nadolig* is a present); after *ar* or *erbyn* it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_building import choice, nothing, optional
from macsen_lite.automaton_building import sequence as in_turn
from macsen_lite.welsh.clock_reading import ClockTime, clock_rule
from macsen_lite.welsh.date_calendar import FeastDay
from macsen_lite.welsh.date_spec import DateSpec
from macsen_lite.welsh.dates import date_rule
from macsen_lite.welsh.duration_reading import duration_rule
from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence
from macsen_lite.welsh.numerals import second
from macsen_lite.welsh.rule import Rule

__all__ = ["SaidMoment", "heard_moments", "moment_rule"]

_BARE = 12.0
"""More than two open words cost: *prynu saith wy* and *nofio awr* are no moments, but *saith* and
*awr* answer when."""

_DAY_ALONE = 0.1
_AHEAD: Rule[None] = phrases(dict.fromkeys(("ymhen", "mewn", "o fewn", "ar ôl")))


@dataclass(frozen=True, slots=True)
class SaidMoment:
    """What was said of a moment."""

    day: DateSpec | None = None
    at: ClockTime | None = None
    seconds: int | None = None
    """From now on; then there is neither day nor time."""


@cache
def moment_rule() -> Rule[SaidMoment]:
    """Everything that names a moment, or the day of one.

    >>> moment_rule().read(("mewn", "deng", "munud")).seconds
    600
    """
    time = one_of(_at_time(), clock_rule().costing(_BARE))
    length = one_of(_in_time(), duration_rule().costing(_BARE))
    return one_of(
        sequence(time, maybe(_day()), then=lambda t, d: SaidMoment(d, t)),
        sequence(_day(), time, then=SaidMoment),
        _day().map(SaidMoment).costing(_DAY_ALONE),
        length.map(lambda seconds: SaidMoment(seconds=seconds)),
    )


@cache
def heard_moments() -> WordAutomaton:
    """What of it is heard: the automaton of the rule, whose parts are told once, would be vast."""
    time, day = _at_time().automaton, _day().automaton
    ahead = choice(_AHEAD.automaton, nothing(), costs=[0.0, _BARE])
    return choice(
        in_turn(time, optional(day)),
        in_turn(day, optional(time)),
        in_turn(ahead, duration_rule().automaton),
        clock_rule().automaton,
        costs=[0.0, 0.0, 0.0, _BARE],
    )


@cache
def _at_time() -> Rule[ClockTime]:
    return sequence(_before("am", "erbyn", "at", "tua", "o gwmpas"), clock_rule(), then=second)


@cache
def _in_time() -> Rule[int]:
    return sequence(_AHEAD, duration_rule(), then=second)


@cache
def _day() -> Rule[DateSpec]:
    after = sequence(_before("ar", "erbyn", "at", "dros", "adeg"), date_rule(), then=second)
    return one_of(date_rule().map(_no_feast), after)


def _before(*words: str) -> Rule[None]:
    return phrases(dict.fromkeys(words))


def _no_feast(day: DateSpec) -> DateSpec | None:
    return None if isinstance(day, FeastDay) else day
