"""Places as they are heard: their names in Welsh, in the forms that mutation gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal

from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_building import AutomatonBuilder
from macsen_lite.welsh.gazetteer import COUNTIES, Place, Preposition, places
from macsen_lite.welsh.mutation import Mutation, mutate
from macsen_lite.welsh.place_index import IN, MUTATED, index, key_of
from macsen_lite.welsh.tokens import words

__all__ = ["LEADS", "LOOSE", "Heard", "heard_places", "place_words"]

Heard = Literal["all", "wales", "cities"]
"""Which places are listened for."""

LEADS: dict[Preposition, tuple[str, ...]] = {"yn": IN, "i": ("i", "i'r"), "o": ("o", "o'r")}
"""The words that a preposition may be before a place."""
LOOSE = 0.3
"""What it costs to say what the grammar books do not ask for: “yn Caerdydd”, “i Caerdydd”."""

_BARE = 0.2  # without its article: “tywydd Bala”
_CITY = 100_000
_HEARD: dict[Heard, Callable[[Place], bool]] = {
    "all": lambda _: True,
    "wales": lambda place: place.in_wales,
    "cities": lambda place: not place.in_wales or place.population >= _CITY,
}
_MUTATIONS = (Mutation.SOFT, Mutation.NASAL, Mutation.ASPIRATE)


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
        shared = place.in_wales and len(index().by_key[key_of(words(place.cy))]) > 1
        counties = ((), *_county_phrases(place.county)) if shared else ((),)
        for name in (place.cy, *place.also, *((place.en,) if english else ())):
            for lead, form, rest, dearer in _ways(place, name, preposition):
                for county in counties:
                    hearing.add(lead, form, (*rest, *county), cost + dearer)
    return hearing.build()


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
                yield "", form, rest, MUTATED
        return
    if preposition == "yn":
        lead, *right = words(place.in_(name))
        yield lead, right[0], tuple(right[1:]), 0.0
        yield "yn", first, rest, LOOSE
        if place.mutates and not has_article:
            yield "yn", mutate(first, Mutation.SOFT), rest, LOOSE
        return
    if has_article:
        yield f"{preposition}'r", rest[0], rest[1:], 0.0
        return
    softened = mutate(first, Mutation.SOFT) if place.mutates else first
    yield preposition, softened, rest, 0.0
    yield preposition, first, rest, LOOSE


@cache
def _forms(word: str) -> tuple[str, ...]:
    forms = dict.fromkeys(mutate(word, mutation) for mutation in _MUTATIONS)
    return tuple(form for form in forms if form != word)


@cache
def place_words(preposition: Preposition | None = None) -> frozenset[str]:
    """Every word that `place_rule` reads when it is spelt in full: what it is worth looking for."""
    known = {*IN, *(LEADS[preposition] if preposition else ())}
    for county in COUNTIES:
        for phrase in _county_phrases(county):
            known |= set(phrase)
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
