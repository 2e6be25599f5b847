"""A Welsh–English dictionary of everyday words, looked up from either language.

The words shipped are this program's own (``data/geiriadur.txt``); `welsh.freedict` reads a larger
dictionary where the system has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from importlib.resources import files
from typing import Protocol

from macsen_lite.welsh.mutation import Mutation
from macsen_lite.welsh.radicals import radicals
from macsen_lite.welsh.tokens import straighten

__all__ = ["Dictionary", "Entry", "Found", "WordClass", "WordList", "everyday_dictionary"]


class WordClass(Enum):
    """What kind of word an entry is; the values are those of the data."""

    MASCULINE = "g"
    FEMININE = "b"
    EITHER_GENDER = "gb"
    PLURAL = "lluosog"
    ADJECTIVE = "ansoddair"
    VERB_NOUN = "berf"
    ADVERB = "adferf"
    EXCLAMATION = "ebychiad"
    OTHER = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A Welsh word in its dictionary form."""

    welsh: str
    word_class: WordClass
    plural: str
    """Empty when it has none, or none is known."""
    english: tuple[str, ...]
    """Never empty; what stands in brackets tells meanings apart: "kite (bird)"."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, and how the word that was asked about comes from it."""

    entry: Entry
    mutation: Mutation
    is_plural: bool = False


class Dictionary(Protocol):
    """Something that knows words of both languages."""

    def of_welsh(self, word: str) -> tuple[Found, ...]:
        """The entries of which this may be a form: the word itself, mutated, or a plural."""
        ...

    def of_english(self, word: str) -> tuple[Entry, ...]:
        """The entries that this English word or phrase translates."""
        ...


class WordList:
    """A dictionary held in memory."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """The order of the entries is kept in every answer."""
        self.entries = tuple(entries)

    def of_welsh(self, word: str) -> tuple[Found, ...]:
        """As it stands, else a plural, else a mutated form of either."""
        asked = _key(word)
        if as_it_is := self._forms(asked, Mutation.NONE):
            return as_it_is
        # Only the first word of a phrase mutates: dŷ bach.
        first, space, rest = asked.partition(" ")
        found: list[Found] = []
        for radical in radicals(first):
            found += self._forms(radical.word + space + rest, radical.mutation)
        return tuple(dict.fromkeys(found))

    def of_english(self, word: str) -> tuple[Entry, ...]:
        """Without a, an, the and to before it, however it is capitalised."""
        asked = _key(word)
        return self._english.get(asked) or self._english.get(_bare(asked), ())

    def _forms(self, word: str, mutation: Mutation) -> tuple[Found, ...]:
        if entries := self._welsh.get(word):
            return tuple(Found(entry, mutation) for entry in entries)
        return tuple(Found(entry, mutation, True) for entry in self._plurals.get(word, ()))

    @cached_property
    def _welsh(self) -> Mapping[str, tuple[Entry, ...]]:
        return _index((entry.welsh, entry) for entry in self.entries)

    @cached_property
    def _plurals(self) -> Mapping[str, tuple[Entry, ...]]:
        return _index((entry.plural, entry) for entry in self.entries if entry.plural)

    @cached_property
    def _english(self) -> Mapping[str, tuple[Entry, ...]]:
        return _index(
            (_bare(_key(part)), entry)
            for entry in self.entries
            for gloss in entry.english
            for part in _BRACKETS.sub("", gloss).split(",")
        )


_BRACKETS = re.compile(r"\s*\([^)]*\)")
_BEFORE = re.compile(r"^(?:an?|the|to)\s+")


def _key(word: str) -> str:
    return " ".join(straighten(word).casefold().split()).strip('.,;:!?"“”‘ ')


def _bare(word: str) -> str:
    return _BEFORE.sub("", word)


def _index(pairs: Iterable[tuple[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, dict[Entry, None]] = {}
    for word, entry in pairs:
        found.setdefault(_key(word), {})[entry] = None
    return {word: tuple(entries) for word, entries in found.items()}


@cache
def everyday_dictionary() -> WordList:
    """The dictionary that is shipped."""
    data = files("macsen_lite.welsh") / "data" / "geiriadur.txt"
    lines = data.read_text(encoding="utf-8").splitlines()
    return WordList(_entry(line) for line in lines if line and not line.startswith("#"))


def _entry(line: str) -> Entry:
    welsh, word_class, plural, english = line.split("|")
    return Entry(welsh, WordClass(word_class), plural, tuple(english.split("; ")))
