"""Lights and things with a plug, as they are called north and south.

So that a device which the user does not have is still understood, and the answer can say so.
Genders are those of *Geiriadur Prifysgol Cymru*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from macsen_lite.welsh.grammar import phrases
from macsen_lite.welsh.mutation import Gender, article
from macsen_lite.welsh.rooms import phrases_of
from macsen_lite.welsh.rule import Rule

__all__ = ["COMMON_DEVICES", "NamedDevice", "device_rule", "with_article"]

_M, _F = Gender.MASCULINE, Gender.FEMININE

COMMON_DEVICES: Mapping[str, Gender | None] = {
    "lamp": _F,
    "lamp fach": _F,
    "lamp fawr": _F,
    "lamp ddesg": _F,
    "golau mawr": _M,
    "golau bach": _M,
    "golau nos": _M,
    "golau ffrynt": _M,
    "golau cefn": _M,
    "goleuadau Nadolig": None,
    "coeden Nadolig": _F,
    "ffan": _F,
    "ffaniau": None,
    "gwresogydd": _M,
    "gwres": _M,
    "boeler": _M,
    "tegell": _M,
    "peiriant coffi": _M,
    "peiriant golchi": _M,
    "peiriant golchi llestri": _M,
    "tostiwr": _M,
    "popty": _M,
    "ffwrn": _F,
    "teledu": _M,
    "cyfrifiadur": _M,
    "argraffydd": _M,
    "blanced drydan": _F,
    "plwg": _M,
    "switsh": _M,
}
"""Each with its gender; None for a plural."""


@dataclass(frozen=True, slots=True)
class NamedDevice:
    """A device by name."""

    name: str
    """In the radical, in small letters: "lamp ddesg"."""
    said: str
    """With its article: "y lamp ddesg"."""


def with_article(name: str, feminine: bool | None = None) -> str:
    """A device's name with its article: "y lamp", "yr argraffydd".

    ``feminine`` is its gender where it is known; else that of its first word, if it is a common
    one.
    """
    if " y " in f" {name} " or " yr " in f" {name} ":
        return name
    if feminine is None:
        gender = COMMON_DEVICES.get(name, COMMON_DEVICES.get(name.partition(" ")[0]))
        feminine = gender is _F
    return article(name, feminine_singular=feminine)


@cache
def _known() -> Mapping[str, tuple[NamedDevice, float]]:
    known: dict[str, tuple[NamedDevice, float]] = {}
    for name, gender in COMMON_DEVICES.items():
        device = NamedDevice(name.lower(), with_article(name, gender is _F))
        for text, cost in phrases_of(name, gender).items():
            if text not in known or cost < known[text][1]:
                known[text] = device, cost
    return known


def device_rule(more: Iterable[tuple[str, NamedDevice]] = ()) -> Rule[NamedDevice]:
    """Reads a device by its name, with or without its article, under any mutation.

    Args:
        more: other devices by what they are called; they win over the common ones.
    """
    known = dict(_known())
    for name, device in more:
        for gender in (_M, _F):
            for text, cost in phrases_of(name, gender).items():
                known[text] = device, cost
    return phrases(
        {text: device for text, (device, _) in known.items()},
        {text: cost for text, (_, cost) in known.items()},
    )
