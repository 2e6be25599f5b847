"""Lengths of time understood: "awr a hanner" is 5400 seconds.

`duration_rule` reads what `duration.say_duration` says, and every other way that is right: both
number systems, either gender of *munud* and *eiliad* (Geiriadur Prifysgol Cymru gives both for
both), parts of a unit (*tri chwarter awr*, *munud a hanner*), units together, and the first word
in any mutation (*amsera **b**um munud*, *tua **ph**um munud*). Ways that are only heard (*pump
munud*, *awr a deg munud*) are read at a cost.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from macsen_lite.welsh.counted_nouns import forms_of
from macsen_lite.welsh.duration import DAY, HOUR, MINUTE, WEEK
from macsen_lite.welsh.grammar import Rule, maybe, one_of, phrases, sequence, written
from macsen_lite.welsh.merging import merged
from macsen_lite.welsh.mutation import Gender, aspirate, soft
from macsen_lite.welsh.nouns import AWR, DIWRNOD, EILIAD, MUNUD, WYTHNOS, Noun
from macsen_lite.welsh.number_reading import counted_rule
from macsen_lite.welsh.numbers import System, cardinal, count
from macsen_lite.welsh.numerals import first, joined, second

__all__ = ["duration_rule"]

_QUARTERS = {"chwarter": Fraction(1, 4), "hanner": Fraction(1, 2), "tri chwarter": Fraction(3, 4)}


@dataclass(frozen=True, slots=True)
class _Unit:
    key: str
    noun: Noun
    seconds: int
    parts: tuple[str, ...]
    """The parts of one that have a name: *hanner diwrnod*, but no *chwarter diwrnod*."""


_SECOND = replace(EILIAD, either_gender=True)
_ALL = tuple(_QUARTERS)
_UNITS = (
    _Unit("wythnos", WYTHNOS, WEEK, ("hanner",)),
    _Unit("diwrnod", replace(DIWRNOD, other_plurals=("dyddiau",)), DAY, ("hanner",)),
    _Unit("awr", AWR, HOUR, _ALL),
    _Unit("munud", MUNUD, MINUTE, _ALL),
    _Unit("eiliad", _SECOND, 1, ()),
)

_DAYS = {"deuddydd": 2 * DAY, "tridiau": 3 * DAY}
_NAMED = _DAYS | {
    "pythefnos": 2 * WEEK, "dwyawr": 2 * HOUR,
    "teirawr": 3 * HOUR, "munud cyfan": MINUTE, "munud gyfan": MINUTE, "awr gyfan": HOUR,
    "diwrnod cyfan": DAY, "wythnos gyfan": WEEK,
    "munud bach": MINUTE, "munud fach": MINUTE, "awr fach": HOUR, "eiliad fach": 1,
    "pum munud bach": 5 * MINUTE, "pum munud fach": 5 * MINUTE, "deng munud bach": 10 * MINUTE,
}  # fmt: skip


@cache
def duration_rule() -> Rule[int]:
    """Lengths of time from one second up, in seconds.

    Units come from the largest to the smallest, each once, with *a*, *ac* or nothing between.
    """
    fixed = one_of(phrases(_NAMED), _parts_of_one(), _couple()).initially(_mutated)
    several = one_of(fixed, *(_from(place) for place in range(len(_UNITS))))
    rule = one_of(several, _counted())
    about = phrases(dict.fromkeys(("rhyw", "ryw", "tua", "tuag", "oddeutu")))
    return sequence(maybe(about, cost=0.2), rule, then=second)


def _mutated(word: str) -> Iterable[str]:
    """The word as it stands, softened (after am, i, o, rhyw) or made spirant (after a, tua)."""
    return dict.fromkeys((word, soft(word), aspirate(word)))


def _parts_of_one() -> Rule[int]:
    """*hanner awr*, *tri chwarter awr*, *chwarter o awr*."""
    said: dict[str, int] = {}
    costs: dict[str, float] = {}
    for unit in _UNITS:
        for part in unit.parts:
            seconds = int(_QUARTERS[part] * unit.seconds)
            said[f"{part} {unit.noun.counted}"] = seconds
            with_o = f"{part} o {soft(unit.noun.counted)}"
            said[with_o], costs[with_o] = seconds, 0.2
    return phrases(said, costs)


def _couple() -> Rule[int]:
    """*cwpl o funudau*, two of them or so."""
    nouns = {
        f"o {soft(plural)}": 2 * unit.seconds
        for unit in _UNITS
        for plural in (unit.noun.plural, *unit.noun.other_plurals)
    }
    couple = phrases({"cwpl": None, "cwpwl": None})
    return sequence(couple, phrases(nouns), then=second).costing(0.3)


@cache
def _counted() -> Rule[int]:
    """So many of one unit, in every form that is heard."""
    rule = counted_rule({unit.key: unit.noun for unit in _UNITS}, 999, parts=False)
    seconds = {unit.key: unit.seconds for unit in _UNITS}
    return rule.map(lambda counted: int(counted[0]) * seconds[counted[1]] or None)


@cache
def _from(place: int) -> Rule[int]:
    """So many of a unit, with a part of it or smaller units after it."""
    unit = _UNITS[place]
    noun = unit.noun.counted
    more: list[Rule[int]] = []
    if unit.parts:
        parts = phrases({name: int(_QUARTERS[name] * unit.seconds) for name in unit.parts})
        again = maybe(phrases({noun: None}), cost=0.2)  # "awr a hanner awr"
        more.append(sequence(joined(parts), again, then=first))
    if unit.key == "wythnos":  # "wythnos a thridiau", but nobody adds minutes to weeks
        days = _UNITS[place + 1]
        number = one_of(_small_counts(place + 1), phrases({days.noun.counted: 1}))
        plain = one_of(_of(one_of(number, _typed(days)), days, None), phrases(_DAYS))
        more.append(joined(plain))
    elif place + 1 < len(_UNITS):
        more.append(_smaller_than(place))
    one: Rule[int] = phrases({noun: 1})
    amount = one_of(one, _small_counts(place)).initially(_mutated)
    return _of(one_of(amount, _typed(unit)), unit, one_of(*more) if more else None)


def _typed(unit: _Unit) -> Rule[int]:
    return sequence(written(_figures), phrases(dict.fromkeys(forms_of(unit.noun))), then=first)


@cache
def _smaller_than(place: int) -> Rule[int]:
    """What may follow a unit: smaller ones, after *a* or *ac* or straight away.

    Straight after minutes only figures ("5 munud 10 eiliad"): nobody says it so, and each place
    where a number can begin is dear in an automaton.
    """
    with_and, straight = [], []
    for smaller in range(place + 1, len(_UNITS)):
        unit = _UNITS[smaller]
        typed, spoken = _typed(unit), _small_counts(smaller)
        one: Rule[int] = phrases({unit.noun.counted: 1})
        rest = _smaller_than(smaller) if smaller + 1 < len(_UNITS) else None
        with_and.append(_of(one_of(spoken, typed, one), unit, rest))
        listed = unit.noun is not _SECOND
        straight.append(_of(one_of(spoken, typed) if listed else typed, unit, rest))
    return merged(one_of(joined(one_of(*with_and)), one_of(*straight).costing(0.1)))


@cache
def _small_counts(place: int) -> Rule[int]:
    """1 to 99 of a unit, in the right forms of both systems and either gender."""
    noun = _UNITS[place].noun
    genders = Gender if noun.either_gender else (noun.gender,)
    nouns = [replace(noun, gender=gender) for gender in genders]
    said: dict[str, int] = {}
    costs: dict[str, float] = {}
    for n in range(1, 100):
        for system in System:
            said.update((count(n, counted, system), n) for counted in nouns)
        if noun.nasal:  # "tri deg o ddiwrnodau"
            said[f"{cardinal(n)} o {soft(noun.plural)}"] = n
        spoken = f"{cardinal(n)} {noun.counted}"
        if n in (5, 6, 10) and spoken not in said:  # "deg munud", "pump munud"
            said[spoken], costs[spoken] = n, 0.2
    return phrases(said, costs)


def _of(amount: Rule[int], unit: _Unit, rest: Rule[int] | None) -> Rule[int]:
    """An amount of a unit, in seconds, and maybe more seconds after it."""
    if rest is None:
        return amount.map(lambda n: n * unit.seconds)
    return sequence(amount, maybe(rest, 0), then=lambda n, more: n * unit.seconds + more)


def _figures(word: str) -> int | None:
    return (int(word) or None) if word.isdecimal() and len(word) <= 3 else None
