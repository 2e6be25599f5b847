"""The gazetteer: places of Wales, and some of the rest of the world, with their names in Welsh.

The data, `data/places.tsv`, is made by scripts/make-places from GeoNames (www.geonames.org,
CC BY 4.0) and reviewed by hand. What is said of a place follows the rules of *Gramadeg y Gymraeg*
for *yn*, *i* and *o* before names, and the *Arddulliadur* of the Welsh Government (BydTermCymru):
Welsh names mutate, foreign ones do not, and the article within a name is not a capital in a
sentence (*yn y Bala*, *i'r Wyddgrug*).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from macsen_lite.welsh.mutation import in_place, soft, yn_before

__all__ = ["COUNTIES", "Kind", "Place", "Preposition", "places"]

Kind = Literal["settlement", "county", "region", "island", "mountain", "city"]
"""What a place is; a ``city`` is a town outside Wales."""

Preposition = Literal["yn", "i", "o"]
"""What stands before a place: in (or on) it, to it, from it."""

COUNTIES = MappingProxyType(
    {
        "Abertawe": "Swansea",
        "Blaenau Gwent": "Blaenau Gwent",
        "Bro Morgannwg": "Vale of Glamorgan",
        "Caerdydd": "Cardiff",
        "Caerffili": "Caerphilly",
        "Casnewydd": "Newport",
        "Castell-nedd Port Talbot": "Neath Port Talbot",
        "Ceredigion": "Ceredigion",
        "Conwy": "Conwy",
        "Gwynedd": "Gwynedd",
        "Merthyr Tudful": "Merthyr Tydfil",
        "Pen-y-bont ar Ogwr": "Bridgend",
        "Powys": "Powys",
        "Rhondda Cynon Taf": "Rhondda Cynon Taf",
        "Sir Benfro": "Pembrokeshire",
        "Sir Ddinbych": "Denbighshire",
        "Sir Fynwy": "Monmouthshire",
        "Sir Gaerfyrddin": "Carmarthenshire",
        "Sir y Fflint": "Flintshire",
        "Torfaen": "Torfaen",
        "Wrecsam": "Wrexham",
        "Ynys Môn": "Isle of Anglesey",
    }
)
"""The 22 principal areas of Wales: their names in Welsh and in English."""

_ARTICLES = ("y ", "yr ")


@dataclass(frozen=True, slots=True)
class Place:
    """A place, its names, and where it is."""

    cy: str
    """What it is called in Welsh, in the radical, with its article: "Yr Wyddgrug"."""
    en: str
    kind: Kind
    county: str
    """The principal area, a key of `COUNTIES`; the country for what is not in Wales. In Welsh."""
    latitude: float
    """Degrees north, WGS 84."""
    longitude: float
    """Degrees east, WGS 84."""
    population: int
    """0 when it is not known."""
    zone: str
    """The time zone, as in zoneinfo."""
    also: tuple[str, ...]
    """Other names that people use."""
    mutates: bool
    """Whether its name is Welsh enough to mutate: *i Fangor*, but *i Bow Street*."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of it, the chief one first; those with an article without it too."""
        names = [self.cy, self.en, *self.also]
        for name in tuple(names):
            article, bare = _split(name)
            if article:
                names.append(bare)
            elif name.startswith("St "):
                names.append(f"Saint {name[3:]}")
        return tuple(dict.fromkeys(names))

    @property
    def in_wales(self) -> bool:
        """Whether it is in Wales."""
        return self.county in COUNTIES

    @property
    def within(self) -> str:
        """The name as it stands inside a sentence: "yr Wyddgrug"."""
        article, bare = _split(self.cy)
        return article.lower() + bare

    def in_(self, name: str = "") -> str:
        """In or on it: "yng Nghaerdydd", "yn y Bala", "yn Bow Street", "ar Ynys Môn".

        ``name``: another one of its names, to be said instead of the chief one.
        """
        article, bare = _split(name or self.cy)
        # Ynys Môn is an island and, as Môn or Sir Fôn, a county: ar Ynys Môn, ym Môn.
        on = self.kind == "mountain" or (self.kind == "island" and bare.startswith("Ynys"))
        if article:
            return f"{'ar' if on else 'yn'} {article.lower()}{bare}"
        if on:
            return f"ar {self._softened(bare)}"
        return in_place(bare) if self.mutates else f"{yn_before(bare)} {bare}"

    def to(self, name: str = "") -> str:
        """To it: "i Gaerdydd", "i'r Bala", "i Bow Street"."""
        article, bare = _split(name or self.cy)
        return f"i'r {bare}" if article else f"i {self._softened(bare)}"

    def from_(self, name: str = "") -> str:
        """From it, or of it: "o Gaerdydd", "o'r Bala", "o Bow Street"."""
        article, bare = _split(name or self.cy)
        return f"o'r {bare}" if article else f"o {self._softened(bare)}"

    def after(self, preposition: Preposition, name: str = "") -> str:
        """What `in_`, `to` or `from_` gives."""
        if preposition == "yn":
            return self.in_(name)
        return self.to(name) if preposition == "i" else self.from_(name)

    def _softened(self, name: str) -> str:
        return soft(name) if self.mutates else name


def _split(name: str) -> tuple[str, str]:
    """The article with its space, and the rest; no article: an empty one."""
    article = next((a for a in _ARTICLES if name.lower().startswith(a)), "")
    return name[: len(article)], name[len(article) :]


@cache
def places() -> tuple[Place, ...]:
    """Every place: first those of Wales, then the others; the larger before the smaller."""
    source = files("macsen_lite.welsh") / "data" / "places.tsv"
    with source.open(encoding="utf-8") as file:
        rows = csv.DictReader(
            (line for line in file if not line.startswith("#")),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
        found = [_place(row) for row in rows]
    return tuple(sorted(found, key=lambda p: (not p.in_wales, -p.population, p.cy, p.county)))


def _place(row: dict[str, str]) -> Place:
    kind: Kind = row["kind"]  # type: ignore[assignment]
    return Place(
        row["welsh"] or row["english"],
        row["english"],
        kind,
        row["county"],
        float(row["latitude"]),
        float(row["longitude"]),
        int(row["population"]),
        row["zone"],
        tuple(row["also"].split("; ")) if row["also"] else (),
        bool(row["welsh"]),
    )
