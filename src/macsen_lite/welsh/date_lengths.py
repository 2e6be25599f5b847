"""Whole days, weeks, months and years, as a date is counted from another: *tridiau*, *pum niwrnod*.

`number_reading.counted_rule` reads any number of anything; this is the part of it that dates need,
a quarter of the size, because every slot that hears a date hears it twice. The right forms are
those of `welsh.numbers.count`, to 31 in both systems and the round numbers above; higher ones are
said with *o* (*tri deg tri o ddyddiau*). An unmutated noun (*pum diwrnod*, *dau diwrnod*) and the
long numeral before it (*pump diwrnod*) are heard too, and cost a little.
"""

from __future__ import annotations

from functools import cache

from macsen_lite.welsh.date_words import COLLOQUIAL, RARE, priced, softly
from macsen_lite.welsh.grammar import one_of, phrases, sequence, written
from macsen_lite.welsh.mutation import Gender, soft
from macsen_lite.welsh.nouns import BLWYDDYN, DIWRNOD, MIS, WYTHNOS, Noun
from macsen_lite.welsh.numbers import System, cardinal, count
from macsen_lite.welsh.numerals import decimal
from macsen_lite.welsh.rule import Rule

__all__ = ["Length", "length_rule"]

Length = tuple[int, int]
"""So many days and so many months, of which one is 0."""

_LARGEST = 999
"""The largest number in figures."""
_UNITS: tuple[tuple[Noun, Length], ...] = (
    (DIWRNOD, (1, 0)),
    (WYTHNOS, (7, 0)),
    (MIS, (0, 1)),
    (BLWYDDYN, (0, 12)),
)
_WHOLE: dict[str, Length] = {
    "deuddydd": (2, 0),
    "tridiau": (3, 0),
    "diwrnod": (1, 0),
    "wythnos": (7, 0),
    "pythefnos": (14, 0),
    "mis": (0, 1),
    "blwyddyn": (0, 12),
    "hanner blwyddyn": (0, 6),
}


@cache
def length_rule(softened: bool = False) -> Rule[Length]:
    """A length of time in whole days or whole months; with ``softened``, soft as well.

    >>> length_rule(softened=True).read(("bum", "niwrnod")), length_rule().read(("tridiau",))
    ((5, 0), (3, 0))
    """
    rare = priced([("wsnos|wthnos", (7, 0), COLLOQUIAL), ("deufis", (0, 2), RARE)])
    counted = {text: length for noun, unit in _UNITS for text, length in _right(noun, unit)}
    slips = {text: length for noun, unit in _UNITS for text, length in _slips(noun, unit)}
    named = phrases(slips | counted | _WHOLE, dict.fromkeys(slips.keys() - counted, COLLOQUIAL))
    spoken = one_of(named, rare, _with_o())
    return one_of(softly(spoken) if softened else spoken, _figures())


def _times(n: int, unit: Length) -> Length:
    return n * unit[0], n * unit[1]


def _right(noun: Noun, unit: Length) -> list[tuple[str, Length]]:
    numbers = (*range(1, 32), 40, 50, 60, 100)
    small = [(count(n, noun), _times(n, unit)) for n in range(1, 11)]
    return small + [(count(n, noun, System.TRADITIONAL), _times(n, unit)) for n in numbers]


def _slips(noun: Noun, unit: Length) -> list[tuple[str, Length]]:
    found = []
    for n in range(2, 11):
        for gender in Gender:
            numeral = cardinal(n, gender)
            for form in {numeral, {"pump": "pum", "chwech": "chwe"}.get(numeral, numeral)}:
                for one in {noun.counted, noun.single or noun.counted}:
                    found.append((f"{form} {one}", _times(n, unit)))
    return found


@cache
def _plurals() -> Rule[Length]:
    """After *o*; *dydd* lends *diwrnod* its plural."""
    units = {soft(noun.plural): unit for noun, unit in _UNITS} | {"ddyddiau": (1, 0)}
    return phrases(units)


def _with_o() -> Rule[Length]:
    """*tri deg tri o ddyddiau*, *un deg dwy o wythnosau*."""
    return sequence(
        decimal(), phrases({"o": None}), _plurals(), then=lambda n, _, unit: _times(n, unit)
    )


def _figures() -> Rule[Length]:
    """*5 diwrnod*, *30 o ddyddiau*, typed; the noun in any form it may take after the number."""
    forms: dict[str, Length] = {}
    for noun, unit in _UNITS:
        forms |= {count(n, noun).split()[-1]: unit for n in (1, 2, 3, 4, 5, 100)}
        forms[noun.counted] = unit
    plural = sequence(phrases({"o": None}), _plurals(), then=lambda _, unit: unit)
    number = written(lambda text: _number(text))
    return sequence(number, one_of(phrases(forms), plural), then=_times)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) <= _LARGEST else None
