"""An index of the names of places: what stands at the start of some words, in any mutation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Words
from dataclasses import dataclass
from functools import cache

from macsen_lite.welsh.gazetteer import COUNTIES, Place, places
from macsen_lite.welsh.mutation import Mutation
from macsen_lite.welsh.radicals import radicals
from macsen_lite.welsh.tokens import fold, words

__all__ = ["IN", "MUTATED", "Index", "Named", "index", "key_of"]

IN = ("yn", "ym", "yng", "ar")
"""In, as it is before names; on."""
MUTATED = 0.1
"""What a mutated name costs where nothing is known of what stands before it."""
_COUNTY_WORDS = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A name read from words: whose it may be, and how far from its own form it was."""

    end: int
    cost: float
    places: tuple[Place, ...]
    """Not empty; the likeliest first."""


class Index:
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
        key = key_of(said)
        # Written as one word too: Pontypŵl.
        self.first_words |= {fold(said[0]), key}
        known = self.by_key.get(key, ())
        if place not in known:
            self.by_key[key] = (*known, place)

    def may_begin(self, word: str) -> bool:
        """Whether a name may begin with this word, mutated or not."""
        return any(r.word in self.first_words for r in radicals(fold(word)))

    def at(self, said: Words[str], at: int) -> Iterator[Named]:
        """Every name that stands at ``at``, shorter and longer, with or without its county."""
        if at >= len(said):
            return
        for radical in radicals(fold(said[at])):
            cost = 0.0 if radical.mutation is Mutation.NONE else MUTATED
            key = radical.word
            # One word more than the longest name has: “Llan non” for “Llannon”.
            for end in range(at + 1, min(len(said), at + self._longest + 1) + 1):
                if end > at + 1:
                    key += fold(said[end - 1])
                if found := self.by_key.get(key):
                    if len(found) > 1:
                        found = _same_words_first(found, (radical.word, *said[at + 1 : end]))
                    yield Named(end, cost, found)
                    yield from _with_county(Named(end, cost, found), said)


def _same_words_first(found: tuple[Place, ...], said: Words[str]) -> tuple[Place, ...]:
    """*Llanfaes* is not *Llan-faes*, when there is a place of each name."""
    plain = [fold(word) for word in said]
    return tuple(
        sorted(
            found,
            key=lambda p: not any([fold(w) for w in words(name)] == plain for name in p.names),
        )
    )


def key_of(said: Iterable[str]) -> str:
    """The letters of some words: what hyphens, spaces and accents leave the same."""
    return "".join(map(fold, said))


@cache
def index() -> Index:
    """All places by all their names."""
    return Index(places())


@cache
def _counties() -> dict[str, str]:
    """The letters of each county's names → its name in Welsh."""
    known = {key_of(words(name)): cy for cy, en in COUNTIES.items() for name in (cy, en)}
    for place in places():
        if place.in_wales and (place.kind == "county" or place.cy == place.county):
            for name in place.names:
                known.setdefault(key_of(words(name)), place.county)
    return known


def _with_county(named: Named, said: Words[str]) -> Iterator[Named]:
    """The same with a county after it: *Trefdraeth yn Sir Benfro*, *Newport, Pembrokeshire*."""
    counties = {place.county for place in named.places if place.in_wales}
    start = named.end
    if start < len(said) and said[start] in (*IN, "in"):
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
                yield Named(end, named.cost, there)
