"""Lengths of time understood: "awr a hanner" is 5400 seconds.

`duration_rule` reads what `duration.say_duration` says, and every other way that is right: both
number systems, either gender of *munud* and *eiliad* (Geiriadur Prifysgol Cymru gives both for
both), parts of a unit (*tri chwarter awr*, *munud a hanner*), units together, and the first word
in any mutation (*amsera **b**um munud*, *tua **ph**um munud*). Ways that are only heard (*pump
munud*, *awr a deg munud*) are read at a cost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache

from macsen_lite.welsh.counted_nouns import forms_of
from macsen_lite.welsh.duration import DAY, HOUR, MINUTE, WEEK
from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence, written
from macsen_lite.welsh.merging import merged
from macsen_lite.welsh.mutation import Gender, aspirate, soft
from macsen_lite.welsh.nouns import AWR, DIWRNOD, EILIAD, MUNUD, WYTHNOS, Noun
from macsen_lite.welsh.number_reading import counted_rule
from macsen_lite.welsh.numbers import System, cardinal, count
from macsen_lite.welsh.numerals import first, joined, second
from macsen_lite.welsh.rule import Rule

__all__ = ["duration_rule"]

_QUARTERS = {
    "chwarter": Fraction(1, 4),
    "cwarter": Fraction(1, 4),  # so the south
    "hanner": Fraction(1, 2),
    "tri chwarter": Fraction(3, 4),
}


@dataclass(frozen=True, slots=True)
class _Unit:
    key: str
    noun: Noun
    seconds: int
    parts: tuple[str, ...]
    """The parts of one that have a name: *hanner diwrnod*, but no *chwarter diwrnod*."""
    words: Mapping[str, int] = field(default_factory=dict)
    """Some of it in one word: *tridiau*."""


_ALL = tuple(_QUARTERS)
_HALF = ("hanner",)
_DAYS = replace(DIWRNOD, other_plurals=("dyddiau",))
_UNITS = (
    _Unit("wythnos", WYTHNOS, WEEK, _HALF, {"pythefnos": 2}),
    _Unit("diwrnod", _DAYS, DAY, _HALF, {"deuddydd": 2, "tridiau": 3}),
    _Unit("awr", AWR, HOUR, _ALL, {"dwyawr": 2, "teirawr": 3}),
    _Unit("munud", MUNUD, MINUTE, _ALL),
    _Unit("eiliad", replace(EILIAD, either_gender=True), 1, ()),
)

_NAMED = {
    "munud cyfan": MINUTE, "munud gyfan": MINUTE, "awr gyfan": HOUR, "awr gron": HOUR,
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
    about = phrases(dict.fromkeys(("rhyw", "ryw", "tua", "tuag", "oddeutu", "o gwmpas")))
    rule = one_of(fixed, _counted(), *(_from(place) for place in range(len(_UNITS))))
    return sequence(maybe(about, cost=0.2), rule, then=second)


def _mutated(word: str) -> Iterable[str]:
    """The word as it stands, softened (after am, i, o, rhyw) or made spirant (after a, tua)."""
    return dict.fromkeys((word, soft(word), aspirate(word)))


def _parts_of_one() -> Rule[int]:
    """*hanner awr*, *tri chwarter awr*, *chwarter o awr*; *hanner awr a phum munud*."""
    rules = []
    for place, unit in enumerate(_UNITS):
        said: dict[str, int] = {}
        costs: dict[str, float] = {}
        for part in unit.parts:
            seconds = int(_QUARTERS[part] * unit.seconds)
            said[f"{part} {unit.noun.counted}"] = seconds
            with_o = f"{part} o {soft(unit.noun.counted)}"
            said[with_o], costs[with_o] = seconds, 0.2
        rule = phrases(said, costs)
        rules.append(rule)
        if unit.noun is AWR:
            rules.append(sequence(rule, _smaller_than(place), then=_sum).costing(0.1))
    return one_of(*rules)


def _couple() -> Rule[int]:
    """Two or so: *cwpl o funudau*, *munud neu ddwy*."""
    said: dict[str, int] = {}
    for unit in _UNITS:
        noun = unit.noun
        for couple in ("cwpl", "cwpwl"):
            for plural in (noun.plural, *noun.other_plurals):
                said[f"{couple} o {soft(plural)}"] = 2 * unit.seconds
        genders = Gender if noun.either_gender else (noun.gender,)
        for gender in genders:
            two = cardinal(2, gender)
            said[f"{noun.counted} neu {soft(two)}"] = 2 * unit.seconds
    return phrases(said).costing(0.3)


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
    if unit.noun is WYTHNOS:  # "wythnos a thridiau", but nobody adds minutes to weeks
        more.append(joined(_of(_amounts(place + 1), _UNITS[place + 1], None)))
    elif place + 1 < len(_UNITS):
        more.append(_smaller_than(place))
    rest = one_of(*more) if more else None
    spoken = _amounts(place).initially(_mutated)
    return one_of(_of(spoken, unit, rest), _of(_typed(unit), unit, rest))


@cache
def _amounts(place: int) -> Rule[int]:
    """How many of a unit, when it is named first: as `_small_counts`, or one, or *tridiau*."""
    unit = _UNITS[place]
    return one_of(_small_counts(place), phrases({unit.noun.counted: 1, **unit.words}))


def _typed(unit: _Unit) -> Rule[Fraction]:
    """30 munud, 5 mun, 1.5 awr, 2½ awr; in any form of the noun."""
    abbreviation = {"munud": ["mun"], "eiliad": ["eil"]}.get(unit.key, [])
    forms = dict.fromkeys([*forms_of(unit.noun), unit.noun.plural, *abbreviation])
    return sequence(written(_figures), phrases(forms), then=first)


@cache
def _smaller_than(place: int) -> Rule[int]:
    """What may follow a unit: smaller ones, after *a* or *ac* or straight away."""
    with_and, straight = [], []
    for smaller in range(place + 1, len(_UNITS)):
        unit = _UNITS[smaller]
        rest = _smaller_than(smaller) if smaller + 1 < len(_UNITS) else None
        one: Rule[int] = phrases({unit.noun.counted: 1})
        typed = _of(_typed(unit), unit, rest)
        with_and += [_of(one_of(_small_counts(smaller), one), unit, rest), typed]
        straight += [_of(_small_counts(smaller), unit, rest), typed]
    return merged(one_of(joined(one_of(*with_and)), one_of(*straight).costing(0.1)))


@cache
def _small_counts(place: int) -> Rule[int]:
    """1 to 59 of a unit, 99 of days, in the right forms of both systems and either gender."""
    noun = _UNITS[place].noun
    genders = Gender if noun.either_gender else (noun.gender,)
    nouns = [replace(noun, gender=gender) for gender in genders]
    said: dict[str, int] = {}
    costs: dict[str, float] = {}
    for n in range(1, 100 if noun is _DAYS else 60):
        for system in System:
            said.update((count(n, counted, system), n) for counted in nouns)
        if noun.nasal:  # "tri deg o ddiwrnodau"
            said[f"{cardinal(n)} o {soft(noun.plural)}"] = n
        spoken = f"{cardinal(n)} {noun.counted}"
        if (n == 10 or n % 10 in (5, 6)) and spoken not in said:  # "deg munud", "pump munud"
            said[spoken], costs[spoken] = n, 0.2
    return phrases(said, costs)


def _of(amount: Rule[int] | Rule[Fraction], unit: _Unit, rest: Rule[int] | None) -> Rule[int]:
    """An amount of a unit, in seconds if those are whole, and maybe more seconds after it."""

    def seconds(n: int | Fraction, more: int = 0) -> int | None:
        total = Fraction(n * unit.seconds)
        return int(total) + more if total.denominator == 1 else None

    if rest is None:
        return amount.map(seconds)
    return sequence(amount, maybe(rest, 0), then=seconds)


def _sum(a: int, b: int) -> int:
    return a + b


_NUMBER = re.compile(r"([0-9]{0,6})(?:[.,]([0-9]{1,2})|([½¼¾]))?")


def _figures(word: str) -> Fraction | None:
    found = _NUMBER.fullmatch(word)
    if not found:
        return None
    whole, decimals, part = found.groups(default="")
    number = Fraction(f"{whole or 0}.{decimals or 0}")
    return number + Fraction(unicodedata.numeric(part or "0")) or None
