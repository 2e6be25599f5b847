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

__all__ = ["everyday_words", "verb_nouns"]

_MUTATED = 0.5
_MUTATIONS = (Mutation.SOFT, Mutation.NASAL, Mutation.ASPIRATE)
_DOING = "# what one does"
"""The heading of the verb-nouns."""


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


@cache
def verb_nouns() -> frozenset[str]:
    """What one does, in the radical: *ffonio*, *prynu*."""
    found: set[str] = set()
    heading = ""
    for line in _lines():
        heading = line if line.startswith("#") else heading
        if heading == _DOING and line != heading:
            found.update(words(line.replace("*", "")))
    return frozenset(found - {"â", "lluniau"} | {"bod", "cofio", "peidio"})


def _radicals() -> Iterator[tuple[str, bool]]:
    """The words of the list, and whether *'r* may follow them."""
    for line in _lines():
        if not line.startswith("#"):
            for entry in line.split():
                *parts, last = words(entry.removesuffix("*"))
                yield from ((part, False) for part in parts)
                yield last, entry.endswith("*")


def _lines() -> list[str]:
    text = (files("macsen_lite.welsh") / "data" / "geirfa.txt").read_text(encoding="utf-8")
    return text.splitlines()
