"""A word in its place in a sentence: after what mutates it, or where its place alone does.

>>> after("i", "Bangor"), after("â", "cyllell"), after("ei", "cath", gender=Gender.FEMININE)
('i Fangor', 'â chyllell', 'ei chath')
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from macsen_lite.welsh.mutation import (
    Gender,
    Mutation,
    article,
    mutate,
    starts_with_vowel,
    takes_ac,
    yn_before,
)
from macsen_lite.welsh.tokens import straighten
from macsen_lite.welsh.triggers import NUMERALS_OF_YEARS, Trigger, Use, trigger

__all__ = ["MUTATION_IN", "Position", "after", "in_position"]

# What leans on the word before: i'r Bala, o'r Barri, a'i chath, gyda'n gilydd; but i'w for i + ei.
_HOST_WORDS = "i o a ac â ag gyda gydag na nag nac neu tua drwy trwy efo"
_HOSTS = frozenset(_HOST_WORDS.split())
_LEANING = {"y": "'r", "yr": "'r", "ei": "'i", "eu": "'u", "ein": "'n", "eich": "'ch"}
# Words whose form after the article needs no gender to be told: both dau and dwy soften (y ddau,
# y ddwy), the numerals above stay (y tair, y pum mlynedd; YT, under each).
_NUMERALS = "un tri tair pedwar pedair pum pump chwe chwech saith wyth naw deg deuddeg pymtheg"
_AFTER_ARTICLE = {
    **dict.fromkeys((*_NUMERALS.split(), "trydydd", "pedwerydd", "ail"), Gender.MASCULINE),
    **dict.fromkeys(("dau", "dwy", "trydedd", "pedwaredd"), Gender.FEMININE),
}
_OF_YEARS = frozenset(("blynedd", "blwydd", "diwrnod"))


def after(
    before: str,
    text: str,
    *,
    use: Use | None = None,
    gender: Gender | None = None,
    fixed: bool = False,
) -> str:
    """The trigger and the text after it, each in its right form.

    Args:
        before: the trigger, or a phrase that ends in one: "i", "tua", "yn agos at", "i'w".
        text: the radical form, or a phrase that starts with it.
        use, gender: as for `trigger`.
        fixed: the text keeps its first letter whatever comes before, as personal names, brands
            and titles do today (*i Gareth*).

    >>> after("a", "ci"), after("a", "afal"), after("ni", "gwelais"), after("yn", "Cymru")
    ('a chi', 'ac afal', 'ni welais', 'yng Nghymru')
    >>> after("i", "Y Bala"), after("a", "ei chath"), after("i'w", "ysgol", use=Use.THEIRS)
    ("i'r Bala", "a'i chath", "i'w hysgol")

    Raises:
        TriggerError: as for `trigger`.
    """
    head, _, last = before.strip().rpartition(" ")
    name = straighten(last.lower())
    little, _, rest = text.partition(" ")
    clitic = _LEANING.get(little.lower(), "")
    if clitic and rest and name in _HOSTS:
        entry = trigger(before, use=use, gender=gender)
        clitic = "'w" if name == "i" and clitic in ("'i", "'u") else clitic
        host = entry.word if last.islower() else entry.word.capitalize()
        return f"{head} {host}{clitic} {rest}".strip()
    first = text.split(None, 1)[0].strip(".,;:!?").lower() if text.strip() else ""
    if use is None and first in _OF_YEARS and name in NUMERALS_OF_YEARS:
        use = Use.YEARS
    if gender is None and (name in ("y", "yr") or name.endswith("'r")):
        gender = _AFTER_ARTICLE.get(first)
    entry = trigger(before, use=use, gender=gender)
    form = text if fixed or first in entry.spares else mutate(text, entry.mutation)
    said = _form(entry, last, text, form)
    said = said[0].upper() + said[1:] if last[0].isupper() else said
    return f"{head} {said} {form}".strip()


def _form(entry: Trigger, written: str, text: str, form: str) -> str:
    """The trigger as it is before that text (the radical), which now stands in ``form``."""
    if entry.word == "y":
        return article(form).split(" ", 1)[0]
    if entry.use is Use.PLACE:
        return yn_before(form)
    if not entry.before_vowel:
        return written
    vowel = takes_ac(text) if entry.use is Use.AND else starts_with_vowel(text)
    return entry.before_vowel if vowel else entry.word


# ------------------------------------------------------- mutation by position, without a trigger


class Position(Enum):
    """A place in the sentence that mutates the word standing there."""

    AFTER_FEMININE_NOUN = "ansoddair ar ôl enw benywaidd unigol"
    """An adjective, or a noun used as one: merch dda, llwy de."""
    ADDRESS = "cyfarchiad"
    """Someone spoken to: Gyfeillion!"""
    OBJECT = "gwrthrych berf gryno"
    """The object of an inflected verb: gwelais gath."""
    ADVERB = "adferf amser, mesur neu le"
    """A time, measure or place with no preposition: daeth ddydd Llun."""
    INTERRUPTION = "sangiad"
    """The word after what comes between it and the word it belongs to: mae yma gath."""
    VERB_NOUN_SUBJECT = "berfenw ar ôl y goddrych"
    """A verb-noun after *i* and its subject: cyn i mi fynd."""


MUTATION_IN: Mapping[Position, Mutation] = MappingProxyType(dict.fromkeys(Position, Mutation.SOFT))
"""The mutation of each position: all soften (GyG, treigladau)."""

# nos da: d after s kept its sound; likewise yr wythnos diwethaf (YT, da, diwethaf).
_KEPT_AFTER = {"nos": frozenset(("da",)), "wythnos": frozenset(("diwethaf",))}


def in_position(text: str, position: Position, *, of: str = "") -> str:
    """The text in that place of a sentence.

    Args:
        of: the noun, for `Position.AFTER_FEMININE_NOUN`, as a few keep what follows: *nos da*.

    >>> in_position("da", Position.AFTER_FEMININE_NOUN, of="merch")
    'dda'
    """
    if position is Position.AFTER_FEMININE_NOUN:
        first = text.split(None, 1)[0].lower() if text.strip() else ""
        if first in _KEPT_AFTER.get(of.lower(), frozenset()):
            return text
    return mutate(text, MUTATION_IN[position])
