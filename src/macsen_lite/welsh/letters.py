"""The names of the letters, as Welsh spells aloud: S4C → "es pedwar ec", BBC → "bi bi ec".

Names as in Geiriadur Prifysgol Cymru and the Welsh Academy dictionary; j, k, q, v, x, z are those
used for borrowed letters. They are spelt so that a Welsh reader (or synthesiser) says them right.
"""

from __future__ import annotations

import unicodedata

__all__ = ["LETTER_NAMES", "spell"]

LETTER_NAMES = {
    "a": "a",
    "b": "bi",
    "c": "ec",
    "d": "di",
    "e": "e",
    "f": "ef",
    "g": "eg",
    "h": "aets",
    "i": "i",
    "j": "je",
    "k": "cê",
    "l": "el",
    "m": "em",
    "n": "en",
    "o": "o",
    "p": "pi",
    "q": "ciw",
    "r": "er",
    "s": "es",
    "t": "ti",
    "u": "u",
    "v": "fi",
    "w": "w",
    "x": "ecs",
    "y": "y",
    "z": "sèd",
}


def spell(letters: str) -> str:
    """The names of the letters one after the other; what is not a Latin letter is left out.

    >>> spell("BBC")
    'bi bi ec'
    """
    plain = unicodedata.normalize("NFD", letters).lower()
    return " ".join(LETTER_NAMES[letter] for letter in plain if letter in LETTER_NAMES)
