"""Everyday words: what is listened for where somebody may say anything, a note or a shopping list.

`data/geirfa.txt` has them in the radical; their mutated forms are made here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from macsen_lite.welsh.mutation import Mutation, mutate
from macsen_lite.welsh.tokens import words

__all__ = ["everyday_words"]

_MUTATED = 0.5
_MUTATIONS = (Mutation.SOFT, Mutation.NASAL, Mutation.ASPIRATE)


@cache
def everyday_words() -> Mapping[str, float]:
    """Each word in each form that it may have → a cost: 0 for the radical, more for others."""
    found: dict[str, float] = {}
    for word, takes_article in _radicals():
        found[word] = 0.0
        if takes_article:
            found.setdefault(f"{word}'r", 0.0)
    for word in tuple(found):
        host, clitic = (word[:-2], word[-2:]) if word.endswith("'r") else (word, "")
        for mutation in _MUTATIONS:
            found.setdefault(mutate(host, mutation) + clitic, _MUTATED)
    return MappingProxyType(found)


def _radicals() -> Iterator[tuple[str, bool]]:
    """The words of the list, and whether *'r* may follow them."""
    text = (files("macsen_lite.welsh") / "data" / "geirfa.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            for entry in line.split():
                *parts, last = words(entry.removesuffix("*"))
                yield from ((part, False) for part in parts)
                yield last, entry.endswith("*")
