"""The names of the letters, as Welsh spells aloud: S4C → "es pedwar ec", BBC → "bi bi ec".

Names as in Geiriadur Prifysgol Cymru and the Welsh Academy dictionary; j, k, q, v, x, z are those
used for borrowed letters. They are spelt so that a Welsh reader (or synthesiser) says them right.
"""

from __future__ import annotations

import unicodedata

__all__ = ["LETTER_NAMES", "WELSH_LETTER_NAMES", "letters_of", "name_letters", "spell"]

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


WELSH_LETTER_NAMES = {
    **LETTER_NAMES,
    "ch": "ech",
    "dd": "edd",
    "ff": "eff",
    "ng": "eng",
    "ll": "ell",
    "ph": "ffi",
    "rh": "rhi",
    "th": "eth",
}
"""The names of the letters of the Welsh alphabet, those of two signs too."""

_ACCENTS = {
    "\N{COMBINING CIRCUMFLEX ACCENT}": "to bach",
    "\N{COMBINING ACUTE ACCENT}": "acen ddyrchafedig",
    "\N{COMBINING GRAVE ACCENT}": "acen ddisgynedig",
    "\N{COMBINING DIAERESIS}": "didolnod",
}
_SIGNS = {"-": "cysylltnod", "'": "collnod"}
_VOWELS = frozenset("aeiouwy")
# Where n and g are letters of their own, as they are said: n-g in Bangor, not the ng of angor. In
# the names that begin with llan, g is the first letter of the saint's.
_N_AND_G = frozenset(
    {"bangor", "bingo", "congo", "dangos", "gwyngalch", "gwyngyll", "hwngari", "llang", "mango"}
    | {"pengelli", "penglin", "pengwin", "tango"}
)


def letters_of(word: str) -> list[str]:
    """The letters of a word as Welsh counts them, small, with their accents; no spaces.

    ng is n and g in a few words that are known (*Bangor*, *dangos*, *Llangollen*); rh is one letter
    at the start of a word or after a consonant (*anrheg*), but r and h after a vowel (*parhau*),
    where the syllables part.

    >>> letters_of("Llangollen"), letters_of("anghofio")
    (['ll', 'a', 'n', 'g', 'o', 'll', 'e', 'n'], ['a', 'ng', 'h', 'o', 'f', 'i', 'o'])
    """
    text = unicodedata.normalize("NFC", word).lower().replace("’", "'")
    found: list[str] = []
    at = 0
    while at < len(text):
        pair = text[at : at + 2]
        if pair in WELSH_LETTER_NAMES and _is_one_letter(text, at):
            found.append(pair)
            at += 2
            continue
        if _plain(text[at]) in LETTER_NAMES or text[at] in _SIGNS:
            found.append(text[at])
        at += 1
    return found


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _is_one_letter(text: str, at: int) -> bool:
    pair = text[at : at + 2]
    if pair == "rh":
        return not (at and _plain(text[at - 1]) in _VOWELS)
    if pair == "ng":
        return not any(
            text.startswith(part, at - place)
            for part in _N_AND_G
            if (place := part.find("ng")) <= at
        )
    return True


def name_letters(word: str) -> list[str]:
    """The names of a word's letters, with their accents, to be said one by one.

    >>> name_letters("tŷ"), name_letters("ffordd")
    (['ti', 'y to bach'], ['eff', 'o', 'er', 'edd'])
    """
    return [_name(letter) for letter in letters_of(word)]


def _name(letter: str) -> str:
    if letter in _SIGNS:
        return _SIGNS[letter]
    if letter in WELSH_LETTER_NAMES:
        return WELSH_LETTER_NAMES[letter]
    decomposed = unicodedata.normalize("NFD", letter)
    plain, marks = decomposed[0], decomposed[1:]
    return " ".join([LETTER_NAMES[plain], *(_ACCENTS[mark] for mark in marks if mark in _ACCENTS)])
