"""What people put on shopping lists, from `data/nwyddau.txt`: things, measures, what may follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from macsen_lite.welsh.tokens import words

__all__ = ["Goods", "goods"]

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Goods:
    """The phrases of the list, in the radical, each as its words."""

    things: frozenset[Phrase]
    """Everything that can be bought: ``("papur", "tŷ", "bach")``."""
    heads: frozenset[str]
    """Things to which the noun after them belongs: *sudd* in *sudd oren*."""
    joined: frozenset[Phrase]
    """One thing although *a* or *ac* is in it: *pysgod a sglodion*."""
    measures: frozenset[Phrase]
    """What stands before *o*: *peint*, *hanner dwsin*."""
    after: frozenset[Phrase]
    """What may follow a thing and belongs to it: *coch*, *heb halen*."""
    first_words: frozenset[str]
    """The words with which a thing or a measure may begin."""
    longest: int
    """The most words in any of them."""


@cache
def goods() -> Goods:
    """The list, read once."""
    found: dict[str, set[Phrase]] = {"": set(), "=": set(), "+": set(), "~": set()}
    heads: set[str] = set()
    for sign, entry, is_head in _entries():
        found[sign].add(entry)
        if is_head:
            heads.add(entry[0])
    things, joined, measures = found[""], found["="], found["+"]
    beginners = things | joined | measures
    return Goods(
        frozenset(things),
        frozenset(heads),
        frozenset(joined),
        frozenset(measures),
        frozenset(found["~"]),
        frozenset(phrase[0] for phrase in beginners),
        max(len(phrase) for phrase in beginners),
    )


def _entries() -> Iterator[tuple[str, Phrase, bool]]:
    """The sign of the line, the words, and whether a noun after them belongs to them."""
    text = (files("macsen_lite.welsh") / "data" / "nwyddau.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        sign = line[0] if line[0] in "=+~" else ""
        for entry in line.removeprefix(sign).split(","):
            yield sign, words(entry), entry.endswith("*")
