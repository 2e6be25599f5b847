"""What the readers of numbers are built from: Welsh numerals as small grammars.

Right forms cost nothing; forms that are really heard but not taught (*pump munud*, *dau deg*, a
missing *a*) cost a little, so that they never win over a right reading of the same words.
The rules are those of `welsh.numbers`; what is said there is read here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar

from macsen_lite.welsh.grammar import one_of, phrases, sequence
from macsen_lite.welsh.merging import merged
from macsen_lite.welsh.mutation import (
    aspirate,
    h_prothesis,
    nasal,
    soft,
    starts_with_vowel,
)
from macsen_lite.welsh.rule import Rule

__all__ = [
    "AFTER_SCORE",
    "AFTER_SCORE_SLIPS",
    "BAD_SLIP",
    "HUNDREDS",
    "HUNDRED_SLIPS",
    "MUTATED",
    "RARE",
    "SCORES",
    "SLIP",
    "TENS",
    "UNITS",
    "WHOLE",
    "below_hundred",
    "below_thousand",
    "changed",
    "decimal",
    "either",
    "first",
    "hundreds",
    "in_parts",
    "joined",
    "linked",
    "low",
    "mutable",
    "over_hundred",
    "score_first",
    "second",
    "tens",
    "total",
    "units",
]

T = TypeVar("T")

MUTATED = 0.1
"""What a mutated first word costs, so that *dau ddeg* is 20 and not 2 and then 10."""
RARE = 0.1
"""Right, but not the usual way."""
SLIP = 0.2
"""Heard, but not taught."""
BAD_SLIP = 0.3

UNITS: Mapping[str, int] = {
    "un": 1, "dau": 2, "dwy": 2, "tri": 3, "tair": 3, "pedwar": 4, "pedair": 4,
    "pump": 5, "chwech": 6, "saith": 7, "wyth": 8, "naw": 9,
}  # fmt: skip
_UNIT_SLIPS = {"pum": 5, "chwe": 6, "dou": 2}  # dou: the south's *dau*

TENS: Mapping[str, int] = {
    "un deg": 10, "dau ddeg": 20, "tri deg": 30, "pedwar deg": 40, "pum deg": 50,
    "chwe deg": 60, "saith deg": 70, "wyth deg": 80, "naw deg": 90,
}  # fmt: skip
_TEN_SLIPS = {"dau deg": 20, "dou ddeg": 20, "pump deg": 50, "chwech deg": 60}

WHOLE: Mapping[str, int] = {"deg": 10, "deuddeg": 12, "pymtheg": 15, "deunaw": 18}
"""Below twenty, single words that a score can follow."""
SCORES: Mapping[str, int] = {
    "ugain": 20, "deugain": 40, "hanner cant": 50, "trigain": 60, "pedwar ugain": 80,
}  # fmt: skip
ROUND_SCORES: Mapping[str, int] = {text: n for text, n in SCORES.items() if n > 20}
"""Those that can stand first, with *a* after them."""
_SCORE_SLIPS = {"dau ugain": 40, "tri ugain": 60, "chwe ugain": 120}

AFTER_SCORE: Mapping[str, int] = {
    "ar hugain": 20, "a deugain": 40, "a thrigain": 60, "a phedwar ugain": 80,
}  # fmt: skip
AFTER_SCORE_SLIPS: Mapping[str, int] = {"ar ugain": 20, "a trigain": 60, "a pedwar ugain": 80}

HUNDREDS: Mapping[str, int] = {
    "cant": 100, "dau gant": 200, "tri chant": 300, "pedwar cant": 400, "pum cant": 500,
    "chwe chant": 600, "saith cant": 700, "wyth cant": 800, "naw cant": 900,
}  # fmt: skip
# Saith and wyth soften cant in older usage (Y Treigladur, under both).
_HUNDRED_RARE = {"un cant": 100, "saith gant": 700, "wyth gant": 800}
HUNDRED_SLIPS: Mapping[str, int] = {
    "dau cant": 200, "dou gant": 200, "tri cant": 300, "chwe cant": 600, "chwech cant": 600,
    "chwech chant": 600, "pump cant": 500,
}  # fmt: skip


def first(value: T, *_: object) -> T:
    """The first of what was read."""
    return value


def second(_: object, value: T) -> T:
    """The second of what was read."""
    return value


def total(*values: int) -> int:
    """The sum of what was read."""
    return sum(values)


def either(*groups: tuple[Mapping[str, T], float]) -> Rule[T]:
    """Fixed phrases in groups, each group with its cost."""
    meanings: dict[str, T] = {}
    costs: dict[str, float] = {}
    for group, cost in groups:
        for text, value in group.items():
            if text not in meanings:
                meanings[text], costs[text] = value, cost
    return phrases(meanings, costs)


# `hun` is "self" and `nwy` "gas" far more often than they are numbers; `nau`, which hardly anybody
# says, sounds too like naw.
_TAKEN = frozenset({"hun", "nau", "nwy"})
# `ddim` is "not"; of biliwn and miliwn the mutated forms are the same, and millions are meant.
_UNCHANGED = frozenset({"dim", "biliwn"})
_TAKES_H = frozenset({"ugain", "wyth", "ail", "unfed", "wythfed", "ugeinfed"})


@cache
def changed(word: str) -> tuple[str, ...]:
    """The mutated forms in which a numeral can stand at the head of a phrase."""
    if word in _UNCHANGED:
        return ()
    forms = [soft(word), aspirate(word), nasal(word)]
    if word in _TAKES_H:
        forms.append(h_prothesis(word))
    return tuple(dict.fromkeys(form for form in forms if form != word and form not in _TAKEN))


def mutable(rule: Rule[T]) -> Rule[T]:
    """The rule, with its first word in the radical or in any mutation."""
    return merged(one_of(rule, rule.initially(changed).costing(MUTATED)))


@cache
def _after_a(word: str) -> tuple[str, ...]:
    return () if starts_with_vowel(word) else (aspirate(word),)


@cache
def _after_ac(word: str) -> tuple[str, ...]:
    return (word,) if starts_with_vowel(word) else ()


@cache
def _slip_after_a(word: str) -> tuple[str, ...]:
    return (word,) if starts_with_vowel(word) or aspirate(word) != word else ()


def joined(rule: Rule[T], right: float = 0.0) -> Rule[T]:
    """*a* or *ac* and the rule, at ``right`` more: *ac un*, *a phump*; *a pump* is heard too."""
    a, ac = phrases({"a": None}), phrases({"ac": None})
    return one_of(
        sequence(a, rule.initially(_after_a), then=second).costing(right),
        sequence(ac, rule.initially(_after_ac), then=second).costing(right),
        sequence(a, rule.initially(_slip_after_a), then=second).costing(right + SLIP),
    )


# ------------------------------------------------------------------------------ below a hundred


@cache
def units() -> Rule[int]:
    """1 to 9, either gender."""
    return either((UNITS, 0.0), (_UNIT_SLIPS, SLIP))


@cache
def tens() -> Rule[int]:
    """*un deg* … *naw deg*, as they stand before a unit."""
    return either((TENS, 0.0), (_TEN_SLIPS, SLIP))


@cache
def _tens_alone() -> Rule[int]:
    # "un deg" for 10 is what some learn; everybody says "deg"
    alone = {text: n for text, n in TENS.items() if n > 10}
    return either((alone, 0.0), ({"un deg": 10} | _TEN_SLIPS, SLIP))


@cache
def decimal() -> Rule[int]:
    """11 to 99 in tens and units."""
    return one_of(_tens_alone(), sequence(tens(), units(), then=total))


@cache
def _teens() -> Rule[int]:
    """*un ar ddeg* … *pedwar ar bymtheg*, where they are more than one word."""
    one, two = {"un": 1}, {"dau": 2, "dwy": 2}
    three, four = {"tri": 3, "tair": 3}, {"pedwar": 4, "pedair": 4}
    # deuddeg and deunaw are the words, but dwy ar ddeg and tri ar bymtheg are heard
    ten = either((one | three | four, 0.0), (two, BAD_SLIP))
    fifteen = either((one | two | four, 0.0), (three, RARE))
    return one_of(
        sequence(ten, phrases({"ar ddeg": 10}), then=total),
        sequence(fifteen, phrases({"ar bymtheg": 15}), then=total),
    )


@cache
def low() -> Rule[int]:
    """1 to 19, traditional: what a score can follow."""
    return one_of(units(), phrases(WHOLE), _teens())


@cache
def _over_score() -> Rule[int]:
    """*un ar hugain* … *pedwar ar bymtheg a phedwar ugain*."""
    after = either((AFTER_SCORE, 0.0), (AFTER_SCORE_SLIPS, SLIP))
    return sequence(low(), after, then=total)


@cache
def in_parts() -> Rule[int]:
    """The traditional numbers inside which a noun belongs."""
    return one_of(_teens(), _over_score())


def score_first(rest: Rule[T], add: Callable[[int, T], T]) -> Rule[T]:
    """The modern order, score first: "deugain ac un", "hanner cant a phump", "trigain a deg"."""
    return sequence(phrases(ROUND_SCORES), joined(rest, RARE), then=add)


@cache
def _traditional() -> Rule[int]:
    """10 and 20 to 99 in scores."""
    return one_of(
        either((SCORES, 0.0), (_SCORE_SLIPS, BAD_SLIP)),
        _over_score(),
        score_first(low(), total),
    )


@cache
def linked() -> Rule[int]:
    """What *a* joins to a hundred or a thousand: 1 to 10, and the traditional numbers."""
    return merged(one_of(low(), _traditional()))


@cache
def below_hundred() -> Rule[int]:
    """1 to 99 in both systems, first word in the radical."""
    return one_of(linked(), decimal())


# ----------------------------------------------------------------------------- below a thousand


@cache
def hundreds() -> Rule[int]:
    """*cant* … *naw cant*."""
    return either((HUNDREDS, 0.0), (_HUNDRED_RARE, RARE), (HUNDRED_SLIPS, SLIP))


@cache
def over_hundred() -> Rule[int]:
    """100 to 999."""
    fifty = phrases({"a hanner": 50}, {"a hanner": RARE})  # "cant a hanner", 150: GPC, under hanner
    half = one_of(fifty, sequence(fifty, joined(units()), then=total))
    rest = one_of(
        joined(linked()),
        decimal(),
        joined(decimal(), RARE),
        linked().costing(BAD_SLIP),
        half,
    )
    return merged(one_of(hundreds(), sequence(hundreds(), rest, then=total)))


@cache
def below_thousand() -> Rule[int]:
    """1 to 999 in both systems, first word in the radical."""
    return merged(one_of(below_hundred(), over_hundred()))
