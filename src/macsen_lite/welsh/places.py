"""Places by name: read in Welsh or English, under any mutation; heard in Welsh.

Accents, hyphens and spaces make no difference to reading, nor does the article of *Y Bala*. Of
several places with one name the likeliest is meant (in Wales before elsewhere, then the one with
most people) unless its county is named: *Trefdraeth*, *Trefdraeth ym Môn*.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as Words
from functools import cache

from macsen_lite.automaton import WordAutomaton
from macsen_lite.welsh.gazetteer import COUNTIES, Place, Preposition, places
from macsen_lite.welsh.place_hearing import LEADS, LOOSE, Heard, heard_places, place_words
from macsen_lite.welsh.place_index import index, key_of
from macsen_lite.welsh.radicals import mutated_forms
from macsen_lite.welsh.rule import Reading, Rule
from macsen_lite.welsh.tokens import fold, words

__all__ = [
    "COUNTIES",
    "Heard",
    "Place",
    "Preposition",
    "find",
    "heard_places",
    "place_rule",
    "place_words",
    "places",
    "with_name",
]


def find(name: str) -> tuple[Place, ...]:
    """The places that a name may mean, the likeliest first; none when it is no place's.

    ``name`` may be in Welsh or English, mutated, and followed by its county.

    >>> [place.county for place in find("Nhrefdraeth")]
    ['Sir Benfro', 'Ynys Môn']
    >>> find("Casnewydd")[0].en, find("Newport, Sir Benfro")[0].cy
    ('Newport', 'Trefdraeth')
    """
    said = words(name)
    whole = sorted((n for n in index().at(said, 0) if n.end == len(said)), key=lambda n: n.cost)
    return tuple(dict.fromkeys(place for named in whole for place in named.places))


def with_name(name: str, county: str) -> Place | None:
    """The place with this name in Welsh in this county or country: what a slot's value says."""
    return next((p for p in find(name) if p.cy == name and p.county == county), None)


@cache
def place_rule(preposition: Preposition | None = None, cost: float = 0.0) -> Rule[Place]:
    """Reads a place, by any of its names under any mutation.

    Args:
        preposition: read it with this before it: "ym Mangor", "ar Ynys Môn", "i'r Bala". Without
            one, the name alone is read, in whatever form the words around it give it.
        cost: what every reading costs, besides the cost of its form.
    """
    return _PlaceRule(preposition, cost)


class _PlaceRule(Rule[Place]):
    def __init__(self, preposition: Preposition | None, cost: float) -> None:
        self._preposition = preposition
        self._cost = cost

    def may_begin(self, word: str) -> bool:
        if self._preposition:
            return word in LEADS[self._preposition]
        # Asked of every word of every sentence: without making all forms of all names.
        return index().may_begin(word)

    def _read(self, said: Words[str], at: int, memo: object) -> Iterable[Reading[Place]]:
        start = at + 1 if self._preposition else at
        for named in index().at(said, start):
            if self._preposition is None:
                yield Reading(named.end, self._cost + named.cost, named.places[0])
                continue
            # Of namesakes, the likeliest whose name is said so: “i'r Blaenau” is not Blaenau
            # Ffestiniog, which has no article.
            cost, place = min(
                ((self._strayed(place, said[at : named.end]), place) for place in named.places),
                key=lambda pair: pair[0],
            )
            yield Reading(named.end, self._cost + cost, place)

    def _strayed(self, place: Place, said: Words[str]) -> float:
        """What it costs to say a preposition and a place otherwise than it should be said."""
        key = key_of(said)
        names = (place.cy, place.en, *place.also)
        right = (place.after(self._preposition or "yn", name) for name in names)
        return 0.0 if any(key.startswith(key_of(words(phrase))) for phrase in right) else LOOSE

    def _automaton(self) -> WordAutomaton:
        return heard_places(self._preposition, english=True, cost=self._cost)

    def _first_words(self) -> frozenset[str]:
        if self._preposition:
            return frozenset(LEADS[self._preposition])
        first = {words(name)[0] for place in places() for name in place.names}
        forms = {form for word in first for form in mutated_forms(word)}
        return frozenset(forms | {fold(form) for form in forms})

    def _words(self) -> frozenset[str]:
        return place_words(self._preposition)

    def _nullable(self) -> bool:
        return False

    def initially(self, change: object) -> Rule[Place]:
        return self  # every mutation is read already
