"""Ordinals with their noun read back: *ail gân*, *yr unfed ganrif ar hugain*, *y gân gyntaf*.

Which forms are right is asked of `welsh.numbers`; the other gender of the ordinal and the
unmutated noun are read at a small cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from macsen_lite.welsh.counted_nouns import Counted, Nouns, forms_of
from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence
from macsen_lite.welsh.merging import merged
from macsen_lite.welsh.mutation import Gender, soft
from macsen_lite.welsh.nouns import Noun
from macsen_lite.welsh.numerals import AFTER_SCORE, RARE, SLIP, mutable, second
from macsen_lite.welsh.ordinal_reading import LAST
from macsen_lite.welsh.rule import Rule

__all__ = ["ordinal_noun_rule"]

_M, _F = Gender.MASCULINE, Gender.FEMININE
# Each word with its number and, where it has one, its gender.
_WORDS: Mapping[str, tuple[int, Gender | None]] = {
    "unfed": (1, None), "ail": (2, None), "trydydd": (3, _M), "trydedd": (3, _F),
    "pedwerydd": (4, _M), "pedwaredd": (4, _F), "pumed": (5, None), "chweched": (6, None),
    "seithfed": (7, None), "wythfed": (8, None), "nawfed": (9, None), "degfed": (10, None),
    "deuddegfed": (12, None), "pymthegfed": (15, None), "deunawfed": (18, None),
}  # fmt: skip
_SCORES = {
    "ugeinfed": 20, "deugeinfed": 40, "hanner canfed": 50, "trigeinfed": 60,
    "pedwar ugeinfed": 80, "canfed": 100,
}  # fmt: skip


def ordinal_noun_rule(nouns: Mapping[str, Noun], last: bool = False) -> Rule[Counted]:
    """An ordinal from 1 to 100 and its noun, as the number and the noun's key in ``nouns``.

    The article may stand before it. With ``last``, "y gân olaf" is read too, as -1.

    >>> from macsen_lite.welsh.nouns import CANRIF
    >>> ordinal_noun_rule({"canrif": CANRIF}).read(("yr", "unfed", "ganrif", "ar", "hugain"))
    (21, 'canrif')

    Raises:
        ValueError: there are no nouns.
    """
    if not nouns:
        raise ValueError("an ordinal rule needs a noun")
    return _ordinal_noun(tuple(nouns.items()), last)


@cache
def _ordinal_noun(nouns: Nouns, last: bool) -> Rule[Counted]:
    parts: list[Rule[Counted]] = []
    for key, noun in nouns:
        for word, (n, gender) in _WORDS.items():
            parts.append(_with_noun(word, n, gender, key, noun))
        score = sequence(phrases(_SCORES), _noun(key, noun, False), then=lambda n, k: (n, k))
        parts += [score, _at_the_end(key, noun, last)]
    article = maybe(phrases({"y": None, "yr": None}))
    return merged(sequence(article, mutable(one_of(*parts)), then=second))


def _noun(key: str, noun: Noun, after_ail: bool) -> Rule[str]:
    """The noun after an ordinal: soft if feminine or after *ail*; any other form is a slip."""
    singular = noun.single or noun.counted
    softens = after_ail or noun.gender is _F
    right = {soft(singular) if softens else singular}
    if noun.either_gender:
        right |= {singular, soft(singular)} if not after_ail else set()
    forms = dict.fromkeys(forms_of(noun), SLIP) | dict.fromkeys(right, 0.0)
    return phrases(dict.fromkeys(forms, key), forms)


def _with_noun(word: str, n: int, gender: Gender | None, key: str, noun: Noun) -> Rule[Counted]:
    wrong = gender not in (None, noun.gender) and not noun.either_gender
    head = sequence(
        phrases({word: n}, {word: SLIP if wrong else 0.0}),
        _noun(key, noun, word == "ail"),
        then=lambda number, k: (number, k),
    )
    tail = sequence(head, _tails(n), then=lambda c, more: (c[0] + more, c[1]))
    return tail if word == "unfed" else one_of(head, tail)


@cache
def _tails(n: int) -> Rule[int]:
    """*ar ddeg*, *ar bymtheg*, *ar hugain* …, as far as they can follow an ordinal worth ``n``."""
    small = {"ar ddeg": 10} if n in (1, 3, 4) else {}
    small |= {"ar bymtheg": 15} if n in (1, 2, 3, 4) else {}
    costs = {"ar bymtheg": RARE} if n == 3 else {}
    after = phrases(dict(AFTER_SCORE))
    if not small:
        return after
    teen = phrases(small, costs)
    return one_of(teen, after, sequence(teen, after, then=lambda a, b: a + b))


def _at_the_end(key: str, noun: Noun, last: bool) -> Rule[Counted]:
    """*cân gyntaf*, *y gân olaf*: the noun first, soft after the article if it is feminine."""
    ends = {"cyntaf": 1, "gyntaf": 1, "cynta": 1, "gynta": 1} | ({"olaf": LAST} if last else {})
    soft_end = noun.gender is _F
    costs = {
        end: (0.0 if end.startswith("g") is soft_end or end == "olaf" else SLIP)
        + (RARE if end.endswith("a") else 0.0)
        for end in ends
    }
    return sequence(
        phrases({noun.single or noun.counted: key}), phrases(ends, costs), then=lambda k, n: (n, k)
    )
