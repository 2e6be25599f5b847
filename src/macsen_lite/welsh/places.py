"""Places by name: read in Welsh or English, under any mutation; heard in Welsh.

Accents, hyphens and spaces make no difference to reading, nor does the article of *Y Bala*. Of
several places with one name the likeliest is meant (in Wales before elsewhere, then the one with
most people) unless its county is named: *Trefdraeth*, *Trefdraeth ym Môn*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Sequence as Words
from dataclasses import dataclass
from functools import cache
from typing import Literal

from macsen_lite.automaton import AutomatonBuilder, WordAutomaton
from macsen_lite.welsh.gazetteer import COUNTIES, Place, places
from macsen_lite.welsh.grammar import Reading, Rule
from macsen_lite.welsh.mutation import Mutation, mutate
from macsen_lite.welsh.radicals import mutated_forms, radicals
from macsen_lite.welsh.tokens import fold, words

__all__ = [
    "COUNTIES",
    "Place",
    "Preposition",
    "find",
    "heard_places",
    "place_rule",
    "places",
    "with_name",
]

Preposition = Literal["yn", "i", "o"]
"""What stands before a place: in (or on) it, to it, from it."""

Heard = Literal["all", "wales", "cities"]
"""Which places are listened for."""

_HEARD: dict[Heard, Callable[[Place], bool]] = {
    "all": lambda _: True,
    "wales": lambda place: place.in_wales,
    "cities": lambda place: not place.in_wales or place.population >= _CITY,
}
_CITY = 100_000
_MUTATED = 0.1
_LOOSE = 0.3  # heard, but not what the grammar books ask for: “yn Caerdydd”, “i Caerdydd”
_BARE = 0.2  # without its article: “tywydd Bala”

_IN = ("yn", "ym", "yng", "ar")
_LEADS: dict[Preposition, tuple[str, ...]] = {"yn": _IN, "i": ("i", "i'r"), "o": ("o", "o'r")}
_MUTATIONS = (Mutation.SOFT, Mutation.NASAL, Mutation.ASPIRATE)
_COUNTY_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Named:
    """A name read from words: whose it may be, and how far from its own form it was."""

    end: int
    cost: float
    places: tuple[Place, ...]
    """Not empty; the likeliest first."""


class _Index:
    """Places by the letters of their names, without accents, hyphens and spaces."""

    def __init__(self, entries: Iterable[Place]) -> None:
        self.by_key: dict[str, tuple[Place, ...]] = {}
        self.first_words: set[str] = set()
        self._longest = 1
        for place in entries:
            for name in place.names:
                self._add(name, place)

    def _add(self, name: str, place: Place) -> None:
        said = words(name)
        self._longest = max(self._longest, len(said))
        self.first_words.add(fold(said[0]))
        key = _key(said)
        known = self.by_key.get(key, ())
        if place not in known:
            self.by_key[key] = (*known, place)

    def may_begin(self, word: str) -> bool:
        return any(r.word in self.first_words for r in radicals(fold(word)))

    def at(self, said: Words[str], at: int) -> Iterator[_Named]:
        """Every name that stands at ``at``, shorter and longer, with or without its county."""
        if at >= len(said):
            return
        for radical in radicals(fold(said[at])):
            cost = 0.0 if radical.mutation is Mutation.NONE else _MUTATED
            key = radical.word
            # One word more than the longest name has: “Llan non” for “Llannon”.
            for end in range(at + 1, min(len(said), at + self._longest + 1) + 1):
                if end > at + 1:
                    key += fold(said[end - 1])
                if found := self.by_key.get(key):
                    yield _Named(end, cost, found)
                    yield from _with_county(_Named(end, cost, found), said)


def _key(said: Iterable[str]) -> str:
    return "".join(map(fold, said))


@cache
def _index() -> _Index:
    return _Index(places())


@cache
def _counties() -> dict[str, str]:
    """The letters of each county's names → its name in Welsh."""
    known = {_key(words(name)): cy for cy, en in COUNTIES.items() for name in (cy, en)}
    for place in places():
        if place.in_wales and (place.kind == "county" or place.cy == place.county):
            for name in place.names:
                known.setdefault(_key(words(name)), place.county)
    return known


def _with_county(named: _Named, said: Words[str]) -> Iterator[_Named]:
    """The same with a county after it: *Trefdraeth yn Sir Benfro*, *Newport, Pembrokeshire*."""
    counties = {place.county for place in named.places if place.in_wales}
    start = named.end
    if start < len(said) and said[start] in (*_IN, "in"):
        start += 1
    if start >= len(said) or not counties:
        return
    for radical in radicals(fold(said[start])):
        key = radical.word
        for end in range(start + 1, min(len(said), start + _COUNTY_WORDS) + 1):
            if end > start + 1:
                key += fold(said[end - 1])
            county = _counties().get(key)
            if county in counties:
                there = tuple(place for place in named.places if place.county == county)
                yield _Named(end, named.cost, there)


def find(name: str) -> tuple[Place, ...]:
    """The places that a name may mean, the likeliest first; none when it is no place's.

    ``name`` may be in Welsh or English, mutated, and followed by its county.

    >>> [place.county for place in find("Nhrefdraeth")]
    ['Sir Benfro', 'Ynys Môn']
    >>> find("Casnewydd")[0].en, find("Newport, Sir Benfro")[0].cy
    ('Newport', 'Trefdraeth')
    """
    said = words(name)
    whole = sorted((n for n in _index().at(said, 0) if n.end == len(said)), key=lambda n: n.cost)
    return tuple(dict.fromkeys(place for named in whole for place in named.places))


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
            return word in _LEADS[self._preposition]
        # Asked of every word of every sentence: without making all forms of all names.
        return _index().may_begin(word)

    def _read(self, said: Words[str], at: int, memo: object) -> Iterable[Reading[Place]]:
        start = at + 1 if self._preposition else at
        for named in _index().at(said, start):
            place = named.places[0]
            cost = named.cost
            if self._preposition:
                cost = self._strayed(place, said[at : named.end])
            yield Reading(named.end, self._cost + cost, place)

    def _strayed(self, place: Place, said: Words[str]) -> float:
        """What it costs to say a preposition and a place otherwise than it should be said."""
        right = words(_phrase(place, self._preposition or "yn"))
        return 0.0 if _key(said).startswith(_key(right)) else _LOOSE

    def _automaton(self) -> WordAutomaton:
        return heard_places(self._preposition, english=True, cost=self._cost)

    def _first_words(self) -> frozenset[str]:
        if self._preposition:
            return frozenset(_LEADS[self._preposition])
        first = {words(name)[0] for place in places() for name in place.names}
        forms = {form for word in first for form in mutated_forms(word)}
        return frozenset(forms | {fold(form) for form in forms})

    def _nullable(self) -> bool:
        return False

    def initially(self, change: object) -> Rule[Place]:
        return self  # every mutation is read already


def _phrase(place: Place, preposition: Preposition) -> str:
    if preposition == "yn":
        return place.in_()
    return place.to() if preposition == "i" else place.from_()


# ---------------------------------------------------------------------------------- hearing


@cache
def heard_places(
    preposition: Preposition | None = None,
    *,
    hear: Heard = "all",
    english: bool = False,
    cost: float = 0.0,
) -> WordAutomaton:
    """Accepts the names of all places as they are said in Welsh, in the forms that mutation gives.

    Args:
        preposition: as for `place_rule`.
        hear: all places, those of Wales, or cities: the largest of Wales and all elsewhere.
        english: accept the English names of places that have a Welsh one too.
        cost: of any of them, besides the cost of its form.
    """
    hearing = _Hearing()
    for place in filter(_HEARD[hear], places()):
        # Where several places have the name, the county may follow.
        shared = place.in_wales and len(_index().by_key[_key(words(place.cy))]) > 1
        counties = ((), *_county_phrases(place.county)) if shared else ((),)
        for name in (place.cy, *place.also, *((place.en,) if english else ())):
            for lead, form, rest, dearer in _ways(place, name, preposition):
                for county in counties:
                    hearing.add(lead, form, (*rest, *county), cost + dearer)
    return hearing.build()


def with_name(name: str, county: str) -> Place | None:
    """The place with this name in Welsh in this county or country: what a slot's value says."""
    return next((p for p in find(name) if p.cy == name and p.county == county), None)


def _ways(
    place: Place, name: str, preposition: Preposition | None
) -> Iterator[tuple[str, str, tuple[str, ...], float]]:
    """How a name may be said: what leads it, its first word, the rest, the cost."""
    first, *others = words(name)
    rest = tuple(others)
    has_article = first in ("y", "yr") and bool(rest)
    if preposition is None:
        yield "", first, rest, 0.0
        if has_article:
            yield "", rest[0], rest[1:], _BARE
        elif place.mutates:
            for form in _forms(first):
                yield "", form, rest, _MUTATED
        return
    if preposition == "yn":
        lead, *right = words(place.in_(name))
        yield lead, right[0], tuple(right[1:]), 0.0
        yield "yn", first, rest, _LOOSE
        if place.mutates and not has_article:
            yield "yn", mutate(first, Mutation.SOFT), rest, _LOOSE
        return
    if has_article:
        yield f"{preposition}'r", rest[0], rest[1:], 0.0
        return
    softened = mutate(first, Mutation.SOFT) if place.mutates else first
    yield preposition, softened, rest, 0.0
    yield preposition, first, rest, _LOOSE


@cache
def _forms(word: str) -> tuple[str, ...]:
    forms = dict.fromkeys(mutate(word, mutation) for mutation in _MUTATIONS)
    return tuple(form for form in forms if form != word)


@cache
def place_words(preposition: Preposition | None = None) -> frozenset[str]:
    """Every word that `place_rule` reads when it is spelt in full: what it is worth looking for."""
    known = set(_LEADS[preposition] if preposition else ())
    for place in places():
        for name in place.names:
            first, *rest = words(name)
            known |= {first, *_forms(first), *rest}
    return frozenset(known)


@cache
def _county_phrases(county: str) -> tuple[tuple[str, ...], ...]:
    """*yn Sir Benfro*, *Sir Benfro*."""
    there = next((p for p in places() if p.cy == county), None)
    named = words(county)
    return (named, words(there.in_())) if there else (named,)


class _Hearing:
    """An automaton in which whatever ends alike ends in the same states."""

    def __init__(self) -> None:
        self._builder = AutomatonBuilder()
        self._leads: dict[str, int] = {"": self._builder.start}
        self._tails: dict[tuple[str, ...], int] = {}
        self._cheapest: dict[tuple[int, str, int], float] = {}

    def add(self, lead: str, first: str, rest: tuple[str, ...], cost: float) -> None:
        if lead not in self._leads:
            self._leads[lead] = self._builder.add_state()
            self._builder.add_arc(self._builder.start, self._leads[lead], lead)
        arc = (self._leads[lead], first, self._tail(rest))
        self._cheapest[arc] = min(cost, self._cheapest.get(arc, cost))

    def _tail(self, rest: tuple[str, ...]) -> int:
        if rest not in self._tails:
            state = self._tails[rest] = self._builder.add_state()
            if rest:
                self._builder.add_arc(state, self._tail(rest[1:]), rest[0])
            else:
                self._builder.set_final(state)
        return self._tails[rest]

    def build(self) -> WordAutomaton:
        for (src, word, dst), cost in self._cheapest.items():
            self._builder.add_arc(src, dst, word, cost)
        return self._builder.build()
