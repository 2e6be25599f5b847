"""Numbers below a thousand with the noun they count: *dwy funud*, *pum munud ar hugain*.

Which form of the noun is right after which numeral is asked of `welsh.numbers`, so that what is
said and what is read cannot part. Any other form of the noun, the other gender of the numeral
and the long form before a noun (*pump munud*) are read at a small cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from macsen_lite.welsh.counting_forms import beside
from macsen_lite.welsh.grammar import one_of, phrases, sequence
from macsen_lite.welsh.merging import merged
from macsen_lite.welsh.mutation import Gender, aspirate, nasal, soft
from macsen_lite.welsh.nouns import Noun
from macsen_lite.welsh.numerals import (
    AFTER_SCORE,
    AFTER_SCORE_SLIPS,
    BAD_SLIP,
    HUNDRED_SLIPS,
    HUNDREDS,
    RARE,
    SCORES,
    SLIP,
    TENS,
    UNITS,
    WHOLE,
    hundreds,
    in_parts,
    joined,
    score_first,
    tens,
)
from macsen_lite.welsh.rule import Rule

__all__ = ["Counted", "Nouns", "any_form", "below_thousand_of", "forms_of"]

Counted = tuple[int, str]
"""How many, and the key of the noun."""
Nouns = tuple[tuple[str, Noun], ...]
"""Nouns by their keys, hashable."""

_Row = tuple[tuple[str, str, float], ...]
"""Forms of nouns, each with its key and its cost."""
_Tails = tuple[tuple[str, int, float], ...]
"""What follows a noun, each with what it adds and its cost."""

_LITERARY = 0.1
_GENDER_OF = {
    "dau": Gender.MASCULINE, "tri": Gender.MASCULINE, "pedwar": Gender.MASCULINE,
    "dwy": Gender.FEMININE, "tair": Gender.FEMININE, "pedair": Gender.FEMININE,
}  # fmt: skip
_SHORT = {
    "pump": "pum", "chwech": "chwe", "cant": "can", "gant": "gan", "chant": "chan",
    "deg": "deng", "deuddeg": "deuddeng", "pymtheg": "pymtheng",
}  # fmt: skip


def forms_of(noun: Noun) -> tuple[str, ...]:
    """Every form in which the singular can stand beside a number, mutated or not."""
    bases = dict.fromkeys((noun.counted, noun.single or noun.counted))
    changes = (str, soft, aspirate, nasal)
    return tuple(dict.fromkeys(change(base) for base in bases for change in changes))


@cache
def _prices(numeral: str, noun: Noun) -> Mapping[str, Mapping[str, float]]:
    """For each form of a numeral, each form of the noun and what that pair costs."""
    gender = _GENDER_OF.get(numeral.rpartition(" ")[2], noun.gender)
    wrong_gender = gender is not noun.gender and not noun.either_gender
    genders = {gender, *Gender} if noun.either_gender and numeral == "un" else {gender}
    nouns = [replace(noun, gender=gender) for gender in genders]
    right = dict.fromkeys(_pairs(numeral, nouns, literary=True), _LITERARY)
    right |= dict.fromkeys(_pairs(numeral, nouns, literary=False), 0.0)
    head, _, last = numeral.rpartition(" ")
    shapes = [numeral, f"{head} {_SHORT[last]}".strip()] if last in _SHORT else [numeral]
    taught = {shape for shape, _ in right}
    mutations = {form for _, form in right}
    return {
        shape: {
            form: right.get(
                (shape, form),
                (0.0 if shape in taught else SLIP / 2) + (0.0 if form in mutations else SLIP),
            )
            + (SLIP if wrong_gender else 0.0)
            for form in forms_of(noun)
        }
        for shape in shapes
    }


def _pairs(numeral: str, nouns: Iterable[Noun], literary: bool) -> Iterator[tuple[str, str]]:
    """The right forms of the numeral and of each noun, in a larger number and not."""
    length = numeral.count(" ") + 1
    for noun in nouns:
        for compound in (True, False):
            said = beside(numeral, noun, literary=literary, compound=compound).split(" ")
            yield " ".join(said[:length]), " ".join(said[length:])


def _tails(n: int, scores: bool) -> _Tails:
    """What can follow the noun after a numeral worth ``n``: *ar ddeg*, *a deugain* …"""
    bases: list[tuple[str, int, float]] = []
    if n <= 4:
        bases.append(("ar ddeg", 10, BAD_SLIP if n == 2 else 0.0))
        bases.append(("ar bymtheg", 15, RARE if n == 3 else 0.0))
    after = [(text, more, 0.0) for text, more in AFTER_SCORE.items()]
    after += [(text, more, SLIP) for text, more in AFTER_SCORE_SLIPS.items()]
    if not scores:
        after = [entry for entry in after if entry[0].startswith("ar ")]
    if n <= 10 or n in (12, 15, 18):
        both = [(f"{a} {b}", m + k, c + d) for a, m, c in bases for b, k, d in after]
        return (*bases, *after, *both)
    return ()


def _beside_noun(
    numerals: Mapping[str, int],
    nouns: Nouns,
    tails: Callable[[int], _Tails] = lambda _: (),
    cost: float = 0.0,
) -> Rule[Counted]:
    """The numerals, each with the nouns in all forms, and with what may follow the noun.

    Numerals after which everything is the same share their nouns and tails.
    """
    alike: dict[tuple[_Row, _Tails], dict[str, int]] = {}
    for numeral, n in numerals.items():
        rows: dict[str, list[tuple[str, str, float]]] = {}
        for key, noun in nouns:
            for shape, prices in _prices(numeral, noun).items():
                rows.setdefault(shape, []).extend((form, key, c) for form, c in prices.items())
        for shape, row in rows.items():
            signature = (tuple(row), tails(n))
            alike.setdefault(signature, {})[shape] = n
    return one_of(*(_one_kind(heads, row, tails, cost) for (row, tails), heads in alike.items()))


def _one_kind(
    heads: Mapping[str, int],
    row: _Row,
    tails: _Tails,
    cost: float,
) -> Rule[Counted]:
    head = phrases(heads, dict.fromkeys(heads, cost))
    noun = _cheapest(row)
    plain: Rule[Counted] = sequence(head, noun, then=lambda n, key: (n, key))
    if not tails:
        return plain
    return one_of(
        plain, sequence(plain, _either_tail(tails), then=lambda c, more: (c[0] + more, c[1]))
    )


@cache
def _either_tail(tails: _Tails) -> Rule[int]:
    return phrases({text: more for text, more, _ in tails}, {text: c for text, _, c in tails})


@cache
def _cheapest(row: _Row) -> Rule[str]:
    """A phrase for each form; of two nouns with one form the cheaper."""
    keys: dict[str, str] = {}
    costs: dict[str, float] = {}
    for form, key, cost in row:
        if form not in costs or cost < costs[form]:
            keys[form], costs[form] = key, cost
    return phrases(keys, costs)


def _plus(n: int, counted: Counted) -> Counted:
    return n + counted[0], counted[1]


@cache
def any_form(nouns: Nouns) -> Rule[str]:
    """The nouns in every form, as they stand after figures or after a slip."""
    return _cheapest(tuple((form, key, 0.0) for key, noun in nouns for form in forms_of(noun)))


@cache
def below_thousand_of(nouns: Nouns, largest: int = 999, scores: bool = True) -> Rule[Counted]:
    """1 to 999 with a noun, first word in the radical.

    Without ``scores`` no *a deugain*, *a thrigain*, *a phedwar ugain* follows the noun: after
    *mil* they are added to it (*dwy fil a deugain*, 2040).
    """
    units = _beside_noun(UNITS, nouns)
    if largest < 10:
        return merged(units)
    small = {**UNITS, **WHOLE, **SCORES}
    alone = {text: n for text, n in TENS.items() if n > 10}
    slips = {"un deg": 10, "dau deg": 20, "pump deg": 50, "chwech deg": 60}
    low = merged(_beside_noun(small, nouns, lambda n: _tails(n, scores)))
    decimal = one_of(
        _beside_noun(alone, nouns),
        _beside_noun(slips, nouns, cost=SLIP),
        sequence(tens(), units, then=_plus),
    )
    if scores:
        # "pump ar hugain munud": the noun belongs inside, but learners put it last
        last = sequence(in_parts(), any_form(nouns), then=lambda n, key: (n, key)).costing(SLIP)
        low = merged(one_of(low, score_first(units, _plus), last))
    if largest < 100:
        return merged(one_of(low, decimal))
    whole = one_of(
        _beside_noun(HUNDREDS, nouns),
        _beside_noun(HUNDRED_SLIPS, nouns, cost=SLIP),
    )
    rest = one_of(joined(low), decimal, joined(decimal, RARE), low.costing(BAD_SLIP))
    return merged(one_of(low, decimal, whole, sequence(hundreds(), rest, then=_plus)))
