"""Welsh numbers read back: "dau ddeg tri", "tri ar hugain" and "23" are all 23.

Every rule hears and reads the decimal and the traditional system, both genders, and the first
word in any mutation ("am *dd*eg"). A hundred and a thousand may take a half more ("mil a hanner",
1500). What is said in `welsh.numbers` is read here; what is only heard costs a little.

Rules are made on first use and kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from macsen_lite.welsh.counted_nouns import Counted, Nouns, any_form, below_thousand_of
from macsen_lite.welsh.decimal_reading import (
    decimal_figures,
    decimal_rule,
    fraction_rule,
    quarters,
    year_rule,
)
from macsen_lite.welsh.grammar import one_of, phrases, sequence, written
from macsen_lite.welsh.large_numbers import (
    cardinals,
    check_largest,
    figures,
    multiples,
    thousands,
    whole_number,
)
from macsen_lite.welsh.merging import merged
from macsen_lite.welsh.mutation import soft
from macsen_lite.welsh.nouns import Noun
from macsen_lite.welsh.numbers import LARGEST
from macsen_lite.welsh.numerals import RARE, SLIP, either, joined, mutable
from macsen_lite.welsh.ordinal_nouns import ordinal_noun_rule
from macsen_lite.welsh.ordinal_reading import ordinal_rule
from macsen_lite.welsh.rule import Rule

__all__ = [
    "counted_rule",
    "decimal_rule",
    "fraction_rule",
    "number_rule",
    "ordinal_noun_rule",
    "ordinal_rule",
    "year_rule",
]

_Amount = tuple[int | Fraction, str]


def number_rule(largest: int = LARGEST) -> Rule[int]:
    """Whole numbers from 0 to ``largest``: *dau ddeg dwy*, *deunaw*, *bymtheg*, 1,000.

    >>> number_rule().read(("dwy", "fil", "dau", "ddeg", "chwech"))
    2026

    Raises:
        ValueError: ``largest`` is negative or above 10⁹.
    """
    return whole_number(largest)


def counted_rule(
    nouns: Mapping[str, Noun],
    largest: int = LARGEST,
    *,
    alone: bool = False,
    parts: bool = True,
) -> Rule[_Amount]:
    """A number with the noun it counts, as the number and the noun's key in ``nouns``.

    With ``alone`` the bare noun is one ("awr"); with ``parts`` there are halves and quarters
    too ("hanner awr", "dwy funud a hanner"), as a `Fraction`.

    >>> from macsen_lite.welsh.nouns import AWR, MUNUD
    >>> rule = counted_rule({"munud": MUNUD, "awr": AWR})
    >>> rule.read(("pum", "munud", "ar", "hugain"))
    (25, 'munud')

    Raises:
        ValueError: ``largest`` is negative or above 10⁹, or there are no nouns.
    """
    check_largest(largest)
    if not nouns:
        raise ValueError("a counted rule needs a noun")
    return _counted(tuple(nouns.items()), largest, alone, parts)


@cache
def _counted(nouns: Nouns, largest: int, alone: bool, parts: bool) -> Rule[_Amount]:
    one = either(*(({noun.single or noun.counted: key}, 0.0) for key, noun in nouns))
    whole: Rule[_Amount] = mutable(_whole(nouns, largest)).map(lambda c: c)
    rules = [whole, sequence(phrases({"dim": 0}), one, then=lambda n, key: (n, key))]
    single: Rule[_Amount] = mutable(one.map(lambda key: (1, key)))
    if alone:
        rules.append(single)
    if parts:
        rules.append(sequence(fraction_rule(), one, then=lambda n, key: (n, key)))
        typed = sequence(written(decimal_figures), any_form(nouns), then=lambda n, key: (n, key))
        rules.append(typed)
        more = [whole, single] if alone else [whole]
        rules.append(
            sequence(one_of(*more), joined(quarters()), then=lambda c, part: (c[0] + part, c[1]))
        )
    return merged(one_of(*rules).map(lambda c: c if c[0] <= largest else None))


def _whole(nouns: Nouns, largest: int) -> Rule[Counted]:
    """1 to ``largest`` with a noun, first word in the radical."""
    small = below_thousand_of(nouns, min(largest, 999))
    every_form = any_form(nouns)
    plural = either(
        *(
            ({soft(form): key}, 0.0)
            for key, noun in nouns
            for form in (noun.plural, *noun.other_plurals)
        )
    )
    # "pump o blant" is right of any number, but below a thousand not the plain way to count
    many = sequence(
        cardinals(largest),
        phrases({"o": None}),
        plural,
        then=lambda n, _, key: (n, key),
    )
    rules: list[Rule[Counted]] = [
        small,
        many.costing(RARE),
        sequence(written(figures), every_form, then=lambda n, key: (n, key)),
        sequence(written(figures), phrases({"o": None}), plural, then=lambda n, _, k: (n, k)),
    ]
    if largest >= 1000:
        after = one_of(joined(small, RARE), small.costing(RARE))
        many_thousands = thousands(multiples(largest))
        rules += [
            sequence(many_thousands, after, then=lambda n, c: (n + c[0], c[1])),
            sequence(many_thousands, every_form.costing(SLIP), then=lambda n, key: (n, key)),
        ]
    return one_of(*rules)
