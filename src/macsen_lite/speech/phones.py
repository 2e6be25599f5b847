"""The 33 phones of the acoustic model, and how words and Bangor's G2P symbols become them.

A vowel is one symbol whether long or short; the high central vowel /ɨ/ of the north is merged with
/i/, so that north and south share one set; a diphthong is two vowels. Voiceless nasals are a nasal
and `hh`. What differs between speakers is left to the lexicon's variants.

Transition ids and phone ids follow Kaldi's chain topology as `models/macsen-cy` is exported:
phone id 1 is CTC's blank, the k-th symbol (from 1) has id k+1, and phone id p owns the transition
ids 2p (entry) and 2p-1 (self-loop).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from macsen_lite.errors import LexiconError
from macsen_lite.messages import message

# fmt: off
PHONES: tuple[str, ...] = (
    "a", "e", "i", "o", "u", "@", "b", "k", "x", "d", "dh", "v", "f", "g", "hh", "jh", "l",
    "lh", "m", "n", "ng", "p", "r", "rh", "s", "sh", "t", "th", "ch", "z", "zh", "j", "w",
)
# fmt: on
"""Every symbol, in the order of the model's outputs (which begin with the blank)."""

VOWELS = frozenset("aeiou@")

BLANK = 1
"""Phone id of CTC's blank, which also stands for silence."""

PHONE_ID: dict[str, int] = {phone: index + 2 for index, phone in enumerate(PHONES)}
"""Symbol to phone id, 2 to 34."""

# Symbols and values: phoneset.md of Geiriadur Ynganu Bangor (Bangor Pronouncing Dictionary), which
# techiaith-g2p ships; `ey ay oy uy` end in /ɨ/, `eu` is /ɛʊ/ (mewn), `yu` /ɨʊ/ (clyw). The symbols
# in IPA are the ones that dictionary keeps for native English.
BANGOR: dict[str, tuple[str, ...]] = {phone: (phone,) for phone in PHONES} | {
    "aa": ("a",),
    "ee": ("e",),
    "ii": ("i",),
    "oo": ("o",),
    "uu": ("u",),
    "@@": ("@",),
    "y": ("i",),
    "yy": ("i",),
    "@r": ("@", "r"),
    "mh": ("m", "hh"),
    "nh": ("n", "hh"),
    "ngh": ("ng", "hh"),
    "ai": ("a", "i"),
    "ei": ("e", "i"),
    "eu": ("e", "u"),
    "oi": ("o", "i"),
    "ay": ("a", "i"),
    "aay": ("a", "i"),
    "ey": ("@", "i"),
    "oy": ("o", "i"),
    "uy": ("u", "i"),
    "iu": ("i", "u"),
    "ou": ("o", "u"),
    "yu": ("i", "u"),
    "au": ("a", "u"),
    "æ": ("a",),
    "ʌ": ("@",),
    "ɒ": ("o",),
    "ɪə": ("i", "@"),
    "eə": ("e", "@"),
    "ʊə": ("u", "@"),
    "ɹ": ("r",),
}

# Markers and punctuation that the G2P puts between sounds and that stand for no sound.
_SILENT = frozenset(["ˈ", "ˌ", "|", " ", *".,?!;:-()\"'…—"])


def from_bangor(symbols: Iterable[str]) -> tuple[str, ...]:
    """The G2P's symbols as phones. Raises ValueError for a symbol this table does not know."""
    phones: list[str] = []
    for symbol in symbols:
        if symbol in BANGOR:
            phones.extend(BANGOR[symbol])
        elif symbol not in _SILENT:
            raise ValueError(f"unknown symbol from the G2P: {symbol!r}")
    return tuple(phones)


def parse_phones(text: str) -> tuple[str, ...]:
    """`"k a r"` as a tuple. Raises LexiconError naming the first symbol that is not a phone."""
    phones = tuple(text.split())
    for phone in phones:
        if phone not in PHONE_ID:
            raise LexiconError(
                message("lexicon.not_a_phone", phone=phone),
                message("lexicon.not_a_phone.hint", phones=" ".join(PHONES)),
            )
    return phones


def to_ids(phones: Iterable[str]) -> list[int]:
    """Phone ids, 2 to 34, of a sequence of symbols."""
    return [PHONE_ID[phone] for phone in phones]


_APOSTROPHES = {ord(c): "'" for c in "\u2018\u2019\u02bc\u02b9\u0060\u00b4\u2032\uff07"}
_HYPHENS = {ord(c): "-" for c in "\u2010\u2011\u2012\u2212"}


def normalise_word(word: str) -> str:
    """A word as the lexicon knows it: NFC, lower case, plain `'` and `-`, no punctuation around it.

    An apostrophe at either end stays (`'r`, `'di`, `ddim'`), a quotation mark does not. What is
    only punctuation becomes the empty string.
    """
    word = unicodedata.normalize("NFC", word).casefold().translate(_APOSTROPHES | _HYPHENS)
    first, last = 0, len(word)
    while first < last and not _is_word_character(word[first]):
        first += 1
    while first < last and not _is_word_character(word[last - 1]):
        last -= 1
    word = word[first:last]
    if not any(c.isalnum() for c in word):
        return ""
    if word.startswith("'") and word.endswith("'"):  # 'a quoted word'
        return normalise_word(word.strip("'"))  # what stood inside may have punctuation too
    return word


def _is_word_character(character: str) -> bool:
    return character.isalnum() or character == "'" or unicodedata.category(character) == "Mn"


def normalise_words(text: str) -> list[str]:
    """The words of a line of text, normalised; what was only punctuation is gone."""
    return [word for word in (normalise_word(part) for part in text.split()) if word]
