"""A numeral beside the noun that it counts: the form of the one, and the mutation of the other.

Rules: P. W. Thomas, *Gramadeg y Gymraeg*, *rhifolion*; D. G. Lewis, *Y Treigladur*, under each
numeral and under *blynedd*, *blwydd* and *diwrnod*.
"""

from __future__ import annotations

from macsen_lite.welsh.mutation import Gender, aspirate, nasal, soft, soft_after_yn
from macsen_lite.welsh.nouns import Noun

__all__ = ["beside", "beside_one"]

# The shortened forms that stand directly before a noun.
_BEFORE_NOUN = {"pump": "pum", "chwech": "chwe", "cant": "can", "gant": "gan", "chant": "chan"}
_BEFORE_NASAL = {"deg": "deng", "deuddeg": "deuddeng", "pymtheg": "pymtheng"}
# Numerals after which blynedd, blwydd and diwrnod take the nasal mutation.
_NASAL_WORDS = """
    pum saith wyth naw deng deuddeng pymtheng deunaw ugain deugain trigain can gan chan
"""
_NASALISE = frozenset(_NASAL_WORDS.split())


def beside_one(numeral: str, noun: Noun, literary: bool = False, compound: bool = False) -> str:
    """One numeral word and the noun after it, with the form and mutation that each asks for.

    `compound` says that the numeral is part of a larger number ("un mlynedd ar ddeg").
    """
    word = noun.counted
    if word[0] in "mn" or (noun.nasal and word[0] in "bd"):
        numeral = _BEFORE_NASAL.get(numeral, numeral)
    numeral = _BEFORE_NOUN.get(numeral, numeral)
    if noun.nasal and numeral in _NASALISE:
        return f"{numeral} {nasal(word)}"
    if numeral == "un":
        if compound and noun.nasal and noun.gender is Gender.FEMININE:
            return f"un {nasal(word)}"
        one = word if compound else noun.single or word
        return f"un {soft_after_yn(one) if noun.gender is Gender.FEMININE else one}"
    if numeral in ("dau", "dwy"):
        return f"{numeral} {soft(word)}"
    if numeral in ("tri", "chwe"):
        return f"{numeral} {aspirate(word)}"
    if literary and numeral in ("saith", "wyth") and word[0] in "ptc":
        return f"{numeral} {soft(word)}"
    return f"{numeral} {word}"


def beside(numeral: str, noun: Noun, literary: bool = False, compound: bool = False) -> str:
    """A numeral phrase, its last word in the form that stands before this noun, and the noun.

    ``compound`` says that more of the number follows: "un mlynedd" as in "un mlynedd ar ddeg".

    >>> from macsen_lite.welsh.nouns import PUNT
    >>> beside("dau ddeg pump", PUNT)
    'dau ddeg pum punt'
    """
    head, _, last = numeral.rpartition(" ")
    if head and last in ("deg", "ddeg"):  # "tri deg munud": only a bare ten becomes "deng"
        return f"{numeral} {nasal(noun.counted) if noun.nasal else noun.counted}"
    return f"{head} {beside_one(last, noun, literary, compound or bool(head))}".strip()
