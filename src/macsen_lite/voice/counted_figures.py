"""The noun that figures count, by which the number has its gender: "3 merch" → *tair merch*."""

from __future__ import annotations

from macsen_lite.welsh.dictionary import Entry, WordClass, everyday_dictionary
from macsen_lite.welsh.mutation import Gender
from macsen_lite.welsh.nouns import Noun

__all__ = ["counted_noun"]

_NOUNS = {
    WordClass.MASCULINE: Gender.MASCULINE,
    WordClass.FEMININE: Gender.FEMININE,
    WordClass.EITHER_GENDER: Gender.MASCULINE,
}
_NUMBERED = frozenset(
    ("adran", "blwyddyn", "bws", "cam", "cyfres", "dosbarth", "erthygl", "ffordd", "grŵp", "gwers",
     "lefel", "llwyfan", "pennod", "rhan", "rhif", "sianel", "tîm", "tudalen", "tymor", "uned",
     "ystafell")
)  # fmt: skip
"""What bears a number and is not counted by it: "pennod 3", which no noun changes."""


def counted_noun(word: str, before: str) -> Noun | None:
    """The noun of which ``word`` is a form, mutated or not; None if figures may not count it.

    Args:
        word: the word after the figures.
        before: the text before them.
    """
    last = before.split()[-1:]
    if last and last[0].lower().removesuffix("'r") in _NUMBERED:
        return None
    entries = _entries(word)
    if len({entry.word_class for entry in entries}) != 1 or not entries[0].plural:
        return None
    entry = entries[0]
    either = entry.word_class is WordClass.EITHER_GENDER
    return Noun(entry.welsh, entry.plural, _NOUNS[entry.word_class], either_gender=either)


def _entries(word: str) -> list[Entry]:
    """The entries of which it is a singular form; none if it may be another kind of word."""
    found = everyday_dictionary().of_welsh(word)
    if any(one.is_plural or one.entry.word_class not in _NOUNS for one in found):
        return []
    return [one.entry for one in found]
