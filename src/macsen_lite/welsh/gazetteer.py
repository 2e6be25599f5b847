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

__all__ = ["COUNTIES", "Kind", "Place", "places"]

Kind = Literal["settlement", "county", "region", "island", "mountain", "city"]
"""What a place is; a ``city`` is a town outside Wales."""

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
# Islands and mountains are places that one is on, not in.
_ON = ("island", "mountain")


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
            if name.lower().startswith(_ARTICLES):
                names.append(name.partition(" ")[2])
            elif name.startswith("St "):
                names.append(f"Saint {name[3:]}")
        return tuple(dict.fromkeys(names))

    @property
    def in_wales(self) -> bool:
        """Whether it is in Wales."""
        return self.county in COUNTIES

    @property
    def bare(self) -> str:
        """The name in Welsh without its article: "Wyddgrug"."""
        return self.cy[len(self._article) :]

    @property
    def within(self) -> str:
        """The name as it stands inside a sentence: "yr Wyddgrug"."""
        return self._article.lower() + self.bare

    @property
    def _article(self) -> str:
        return next((self.cy[: len(a)] for a in _ARTICLES if self.cy.lower().startswith(a)), "")

    def in_(self) -> str:
        """In or on it: "yng Nghaerdydd", "yn y Bala", "yn Bow Street", "ar Ynys Môn"."""
        if self.kind in _ON:
            return f"ar {self.within if self._article else self._softened()}"
        if self._article:
            return f"yn {self.within}"
        return in_place(self.cy) if self.mutates else f"{yn_before(self.cy)} {self.cy}"

    def to(self) -> str:
        """To it: "i Gaerdydd", "i'r Bala", "i Bow Street"."""
        return f"i'r {self.bare}" if self._article else f"i {self._softened()}"

    def from_(self) -> str:
        """From it, or of it: "o Gaerdydd", "o'r Bala", "o Bow Street"."""
        return f"o'r {self.bare}" if self._article else f"o {self._softened()}"

    def _softened(self) -> str:
        return soft(self.cy) if self.mutates else self.cy


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
