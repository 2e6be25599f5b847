"""Rooms of a house and the places around it, as they are called north and south.

Genders are those of *Geiriadur Prifysgol Cymru*: *y gegin* softens, *y cyntedd* and *y llofft* do
not. After *'r* the article is not there to be heard (*golau'r gegin*), so each form stands alone
as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from macsen_lite.welsh.grammar import phrases
from macsen_lite.welsh.mutation import Gender, Mutation, article, mutate
from macsen_lite.welsh.rule import Rule

__all__ = ["ROOMS", "Room", "phrases_of", "room_rule"]

_MUTATED = 0.1
_MUTATIONS = (Mutation.SOFT, Mutation.NASAL, Mutation.ASPIRATE)
_M, _F = Gender.MASCULINE, Gender.FEMININE


@dataclass(frozen=True, slots=True)
class Room:
    """A room."""

    name: str
    """What it is, in the radical: "cegin"."""
    said: str
    """With its article: "y gegin"."""


@dataclass(frozen=True, slots=True)
class _Entry:
    names: Mapping[str, Gender | None]
    """What people call it, with the gender; None for a plural. The first is its value."""


_ENTRIES = (
    _Entry({"cegin": _F}),
    _Entry({"cegin gefn": _F, "cegin fach": _F}),
    _Entry({"lolfa": _F}),
    _Entry({"ystafell fyw": _F, "stafell fyw": _F, "rŵm fyw": _F}),
    _Entry({"parlwr": _M, "ystafell ffrynt": _F, "stafell ffrynt": _F}),
    _Entry({"ystafell fwyta": _F, "stafell fwyta": _F}),
    _Entry({"cyntedd": _M, "pasej": _M, "lobi": _M}),
    # llofft is the bedroom in the north; upstairs, in the south
    _Entry({"ystafell wely": _F, "stafell wely": _F, "llofft": _F, "bedrwm": _M}),
    _Entry({"ystafell sbâr": _F, "stafell sbâr": _F, "llofft sbâr": _F}),
    _Entry({"ystafell y plant": _F, "stafell y plant": _F, "llofft y plant": _F}),
    _Entry({"ystafell ymolchi": _F, "stafell ymolchi": _F, "stafell molchi": _F, "bathrwm": _M}),
    _Entry({"tŷ bach": _M, "toiled": _M, "lle chwech": _M}),
    _Entry({"swyddfa": _F}),
    _Entry({"stydi": _F}),
    _Entry({"ystafell chwarae": _F, "stafell chwarae": _F}),
    _Entry({"ystafell haul": _F, "stafell haul": _F, "ystafell wydr": _F, "stafell wydr": _F}),
    _Entry({"ystafell olchi": _F, "stafell olchi": _F, "golchdy": _M}),
    _Entry({"pantri": _M}),
    _Entry({"seler": _F}),
    _Entry({"atig": _F}),
    _Entry({"landin": _M, "pen y grisiau": _M}),
    _Entry({"grisiau": None, "staer": _F}),
    _Entry({"portsh": _M}),
    _Entry({"garej": _M}),
    _Entry({"sied": _F, "cwt": _M}),
    _Entry({"tŷ gwydr": _M}),
    _Entry({"gardd": _F}),
    _Entry({"gardd gefn": _F}),
    _Entry({"gardd ffrynt": _F, "gardd flaen": _F}),
    _Entry({"patio": _M}),
    _Entry({"balconi": _M}),
)


def _said(name: str, gender: Gender | None) -> str:
    # A phrase with an article of its own takes no other: pen y grisiau, llofft y plant.
    if " y " in f" {name} ":
        return name
    return article(name, feminine_singular=gender is _F)


def phrases_of(name: str, gender: Gender | None = None) -> dict[str, float]:
    """What is said for a room of this name → its cost: "cegin", "gegin", "y gegin", "nghegin"."""
    said = {name: 0.0}
    first, space, rest = name.partition(" ")
    for mutation in _MUTATIONS:
        said.setdefault(mutate(first, mutation) + space + rest, _MUTATED)
    with_article = _said(name, gender)
    said[with_article] = 0.0
    # What stands after the article stands after 'r too.
    said[with_article.removeprefix("yr ").removeprefix("y ")] = 0.0
    return said


@cache
def _rooms() -> tuple[tuple[Room, Mapping[str, Gender | None]], ...]:
    made = []
    for entry in _ENTRIES:
        name, gender = next(iter(entry.names.items()))
        made.append((Room(name, _said(name, gender)), entry.names))
    return tuple(made)


@cache
def _known() -> tuple[dict[str, Room], dict[str, float]]:
    meanings: dict[str, Room] = {}
    costs: dict[str, float] = {}
    for room, names in _rooms():
        for name, gender in names.items():
            for text, cost in phrases_of(name, gender).items():
                if text not in meanings or cost < costs[text]:
                    meanings[text], costs[text] = room, cost
    return meanings, costs


ROOMS: tuple[str, ...] = tuple(name for entry in _ENTRIES for name in entry.names)
"""Everything that a room is known by."""


def room_rule(more: Iterable[tuple[str, Room]] = ()) -> Rule[Room]:
    """Reads a room by any of its names, with or without its article, under any mutation.

    Args:
        more: other rooms by what they are called; they win over the known ones.
    """
    known, known_costs = _known()
    meanings, costs = dict(known), dict(known_costs)
    for name, room in more:
        # Of a stranger the gender is not known: y bwthyn, y feithrinfa.
        for gender in (_M, _F):
            for text, cost in phrases_of(name, gender).items():
                meanings[text], costs[text] = room, cost
    return phrases(meanings, costs)
