"""Text to words: the one tokenisation that the decoding graph, the matcher and the lexicon share.

A word is what stands between spaces, with its clitics on it, as Welsh is written: “beth yw’r
dyddiad” is *beth*, *yw'r*, *dyddiad*. So the recogniser's words, the templates' words and the
user's typed words are the same strings, and the pronunciation of *yw'r* is that of one word.
"""

import re
import unicodedata
from functools import lru_cache

from macsen_lite.automaton import UNKNOWN

CLITICS = frozenset({"'r", "'n", "'i", "'u", "'w", "'m", "'th", "'ch"})
"""Forms that lean on the word before them: y/yr, yn and fy, ei/eu, i'w, my, dy, eich."""

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʹ′`´＇", "'"))
# A number with its separators (10:30, 3.5), or letters, digits and apostrophes; hyphens divide,
# so that “pêl-droed” and “pêl droed” are the same two words. The recogniser's [unk] survives.
_WORD = re.compile(rf"{re.escape(UNKNOWN)}|\d+(?:[:.,]\d+)+|(?:[^\W_]|')+")
_VOWELS = frozenset("aeiouwy")
_BEFORE_TEN = """
    un dau ddau nau tri dri thri nhri pedwar bedwar phedwar mhedwar pum bum phum mhum chwe saith
    wyth naw
"""
_TENS = {
    f"{unit}{ten}": (unit, ten)
    for unit in _BEFORE_TEN.split()
    for ten in [("deg", "ddeg")[unit.endswith("au")]]
}
"""*Dau ddeg*, *tri deg* … as they are often typed: in one word."""


def words(text: str) -> tuple[str, ...]:
    """The words of ``text``, in lower case, NFC, with straight apostrophes and no punctuation.

    A clitic that was written apart (``yw 'r``) joins the word before it if that ends in a vowel.
    Apostrophes at the edge of other words fall away (``be'`` → ``be``, ``'dw`` → ``dw``): they
    are spelt or left out at will and never change the word. Tens are two words (``trideg``).
    """
    said: list[str] = []
    for found in _WORD.finditer(straighten(text).lower()):
        token = found.group()
        if token in CLITICS and said and takes_clitic(said[-1]):
            said[-1] += token
        elif token := token.strip("'"):
            said.extend(_TENS.get(token) or (token,))
    return tuple(said)


def straighten(text: str) -> str:
    """``text`` in NFC with every kind of apostrophe made the plain one."""
    return unicodedata.normalize("NFC", text).translate(_APOSTROPHES)


def takes_clitic(word: str) -> bool:
    """Whether ``'r``, ``'n`` … may follow ``word``: it ends in a vowel (y, w included)."""
    return bool(word) and fold(word[-1]) in _VOWELS


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """``word`` without accents and apostrophes: the key under which hurried typing is found.

    ``rŵan`` and ``rwan``, ``o'r`` and ``or``, are the same under it.
    """
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if c != "'" and not unicodedata.combining(c))
