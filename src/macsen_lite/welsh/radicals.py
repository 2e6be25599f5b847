"""Mutation undone: from a word as it is heard or typed to the words that it may be a form of.

Without a dictionary a mutated form has several possible radicals (*fam* is *mam* or *bam*, *ardd*
is *gardd* or itself), so `radicals` gives them all, and the caller keeps those that it knows.
`demutate_key` needs none: it is one and the same for every form of a word.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from macsen_lite.welsh.mutation import Mutation, mutate
from macsen_lite.welsh.tokens import fold

__all__ = ["Radical", "demutate_key", "mutated_forms", "radicals"]


@dataclass(frozen=True, slots=True)
class Radical:
    """A word in its dictionary form, and the mutation that turns it into the form asked about.

    The mutation is none, soft, nasal, aspirate or h; the others of `Mutation` are made of these.
    """

    word: str
    mutation: Mutation


# The consonant tables of `mutation`, turned round: what the form begins with, and what the radical
# began with. The empty string stands for soft g, which is lost; ch comes from g in chan and chyda.
_ORIGINS: tuple[tuple[Mutation, tuple[tuple[str, str], ...]], ...] = (
    (
        Mutation.SOFT,
        (
            ("b", "p"),
            ("d", "t"),
            ("g", "c"),
            ("f", "b"),
            ("f", "m"),
            ("dd", "d"),
            ("l", "ll"),
            ("r", "rh"),
            ("", "g"),
        ),
    ),
    (
        Mutation.NASAL,
        (("mh", "p"), ("nh", "t"), ("ngh", "c"), ("m", "b"), ("n", "d"), ("ng", "g")),
    ),
    (Mutation.ASPIRATE, (("ph", "p"), ("th", "t"), ("ch", "c"), ("ch", "g"))),
    (Mutation.H, (("h", ""),)),
)
# Letters that are written as two or three: dd is not d.
_CLUSTERS = ("ngh", "mh", "nh", "ng", "ph", "th", "ch", "dd", "ff", "ll", "rh", "gh")


@lru_cache(maxsize=20_000)
def _all_radicals(form: str) -> tuple[Radical, ...]:
    found = [Radical(form, Mutation.NONE)]
    first = next((c for c in _CLUSTERS if form[: len(c)].lower() == c), form[:1].lower())
    for mutation, origins in _ORIGINS:
        for new, old in origins:
            if new != first and not (not new and _may_lack_g(form)):
                continue
            word = _cased((old + form[len(new) :][:1].lower() + form[len(new) :][1:]), form)
            # Words that never mutate: the rule itself decides.
            if word != form and mutate(word, mutation) == form:
                found.append(Radical(word, mutation))
    if form[:1].lower() == "j":
        # tsips → jips: said, though the standard spelling leaves ts alone.
        found.append(Radical(_cased("ts" + form[1:], form), Mutation.SOFT))
    return tuple(dict.fromkeys(found))


def _may_lack_g(form: str) -> bool:
    """Whether g can have stood before it: before a vowel, l, r or n, not ll, rh, ng or nh."""
    plain = fold(form[:2].lower())
    return plain[:1] in tuple("aeiouwylrn") and plain not in ("ll", "rh", "ng", "nh")


def _cased(word: str, like: str) -> str:
    """``word``, small letters at its start, with the capitals of ``like``."""
    if len(like) > 1 and like.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def radicals(form: str, known: Container[str] | None = None) -> tuple[Radical, ...]:
    """The words of which this may be a form, itself first, with the mutation that gives it.

    Args:
        form: one word, in any case; the radicals are in the same case.
        known: the words to keep (a dictionary, place names …); without it, all that the rules
            of mutation allow, whether or not there is such a word.

    >>> [r.word for r in radicals("fam")]
    ['fam', 'bam', 'mam']
    >>> radicals("Nghaerdydd", {"Caerdydd"})[0].mutation.value
    'nasal'
    """
    found = _all_radicals(form)
    return found if known is None else tuple(r for r in found if r.word in known)


@lru_cache(maxsize=20_000)
def mutated_forms(word: str) -> tuple[str, ...]:
    """The word and its soft, nasal, aspirate and h forms, those that differ, in that order.

    >>> mutated_forms("pump"), mutated_forms("awr"), mutated_forms("siop")
    (('pump', 'bump', 'mhump', 'phump'), ('awr', 'hawr'), ('siop',))
    """
    kinds = (Mutation.SOFT, Mutation.NASAL, Mutation.ASPIRATE, Mutation.H)
    forms = [word, *(mutate(word, kind) for kind in kinds)]
    if word[:2].lower() == "ts":
        forms.append(_cased("j" + word[2:], word))
    return tuple(dict.fromkeys(forms))


# What can begin a form of the same word, and the letter that stands for all of them. b is the soft
# form of p and itself becomes f or m, so p, b, f, m, mh, ph must share one; and so on.
_KEYS = (
    ("ngh", ""),
    ("mh", "b"),
    ("nh", "d"),
    ("ng", ""),
    ("ph", "b"),
    ("th", "d"),
    ("ch", ""),
    ("dd", "d"),
    ("ff", "ff"),
    ("ll", "l"),
    ("rh", "r"),
    ("ts", "j"),
    ("p", "b"),
    ("t", "d"),
    ("c", ""),
    ("b", "b"),
    ("d", "d"),
    ("g", ""),
    ("m", "b"),
    ("f", "b"),
    ("h", ""),
    ("n", "d"),
)


@lru_cache(maxsize=50_000)
def demutate_key(word: str) -> str:
    """One key for all the forms of a word, without accents: *cath, gath, nghath, chath* → "ath".

    Only the first letters and the accents are lost. Words that differ in those alone fall together
    when one could be a form of the other, or both of a third: all of p, b, m, f; all of t, d, n;
    c, g, h, ll/l, rh/r and no consonant, before the same letters (*pob* and *mob*, *tes* and
    *nes*, *cath* and *hath*, *glaw* and *llaw*; *ci*, *chi*, *hi* and *i*). Of the 69,014 words
    of the hunspell dictionary cy_GB that differ in more than accents, 3 % share the key of another.
    A key is for finding, not for deciding.

    >>> demutate_key("Nghaerdydd") == demutate_key("caerdydd")
    True
    """
    plain = fold(word.lower())
    for old, new in _KEYS:
        if plain.startswith(old):
            rest = plain[len(old) :]
            # What is left when c, g or h falls away may count itself: cnau, gnau, nau.
            return new + rest if new else demutate_key(rest) or plain
    return plain
