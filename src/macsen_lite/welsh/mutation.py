"""Initial consonant mutation: what happens to the first sound of a Welsh word, and why.

The tables and rules follow P. W. Thomas, *Gramadeg y Gymraeg* (1996), chapters on *treigladau*,
and D. Geraint Lewis, *Y Treigladur* (1993). Every function takes the radical (dictionary) form,
or a phrase that starts with it, and keeps the case of what it is given.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from enum import Enum

__all__ = [
    "Gender",
    "Mutation",
    "and_",
    "article",
    "aspirate",
    "h_prothesis",
    "in_place",
    "mixed",
    "mutate",
    "nasal",
    "soft",
    "soft_after_yn",
    "starts_with_vowel",
    "takes_ac",
    "with_",
    "yn_before",
]


class Gender(Enum):
    """Grammatical gender of a noun; it chooses the numeral and whether the article softens."""

    MASCULINE = "masculine"
    FEMININE = "feminine"


class Mutation(Enum):
    """What happens to the first sound of a word."""

    NONE = "none"
    SOFT = "soft"
    """*treiglad meddal*"""
    NASAL = "nasal"
    """*treiglad trwynol*"""
    ASPIRATE = "aspirate"
    """*treiglad llaes*"""
    H = "h"
    """h before a vowel: *ei hysgol (hi)*"""
    SOFT_LIMITED = "soft-limited"
    """Soft, but ll and rh stay: after predicative *yn*, the article and feminine *un*."""
    MIXED = "mixed"
    """p, t, c aspirate; the others soften: after *ni*, *na*, *oni* before a verb."""
    ASPIRATE_H = "aspirate-h"
    """Aspirate, and h before a vowel: after *ei*, her."""


# Digraphs come first: the first entry that the word starts with decides. An entry that maps to
# itself is a letter that never changes ("ch" is not "c", "th" is not "t").
_FIXED = tuple((letter, letter) for letter in ("ch", "th", "ph", "ff", "dd", "ng", "gh"))
_SOFT = (
    *_FIXED,
    ("ts", "ts"),
    ("ll", "l"),
    ("rh", "r"),
    ("p", "b"),
    ("t", "d"),
    ("c", "g"),
    ("b", "f"),
    ("d", "dd"),
    ("g", ""),
    ("m", "f"),
)
_NASAL = (
    *_FIXED,
    ("ts", "ts"),
    ("p", "mh"),
    ("t", "nh"),
    ("c", "ngh"),
    ("b", "m"),
    ("d", "n"),
    ("g", "ng"),
)
_ASPIRATE = (*_FIXED, ("ts", "ts"), ("p", "ph"), ("t", "th"), ("c", "ch"))

# Words that keep their first letter: borrowings in g-, `braf` and `byth` (Y Treigladur, under
# both), question words, and words whose form is already fixed.
_FIXED_WORDS = """
    gêm gemau gigabeit gigabeitiau gôl gôls golff golffiwr gram gramau grŵp garej gang gitâr
    gitarau geto giât giatiau gât gatiau gêr gìg gala galâu gamblo gamblwr garnais gini gong
    gorila graffiti grât gratiau gril grilio braf byth beth ble mae maen maent dy dyma
    dyna pan mor dan dros drwy gan gyda ger
"""
# Names that are everywhere and in no Welsh dictionary.
_BRANDS = "google twitter tesco disney microsoft minecraft bluetooth macsen"
# Little words that are always said in one form; the h put before a vowel is for nouns and verbs.
_LITTLE_WORDS = """
    a ac ag am ar at â y yr yn ym yng i o er ei eu ein eich fy mi fi fe fo ni nid na nac nad nag
    os oes ond
"""
_NEVER_MUTATED = frozenset(f"{_FIXED_WORDS} {_BRANDS} {_LITTLE_WORDS}".split())
_OLD_SOFT = frozenset(("gan", "gyda", "ger"))
# No Welsh word is spelt with these: pizza, Volvo and Blackpool keep their first letter.
_FOREIGN_LETTERS = frozenset("kqvxz")
# Where soft mutation stops short: ll and rh stay after the article, `un` and predicative `yn`.
_LL_RH = ("ll", "rh")

_VOWELS = frozenset("aeiouwy")
# Little words before which `ac` stands although they start with a consonant, because an older
# vowel (yr, y) was lost before them or by fixed custom.
_AC_WORDS = """
    mae maent maen mai mewn megis mor meddai fe mi fel felly na nac nad nas ni nid nis sydd sy
    roedd roeddwn roeddech roeddem roeddent roedden rydw rydych rydym rydyn rydw'i rwyf rwy rwyt
    rhag wedi wedyn weithiau wele wrth
"""
_AC_BEFORE = frozenset(_AC_WORDS.split())
# Soft forms of gwy- in which w is a glide, so that the article is y: y wyrth; but yr wylan.
_GLIDES = frozenset(("wyrth", "wyrdd", "wyllt", "wych", "wyn", "wynt", "wyryf"))
_OPENING = "'‘’\"“(["


def _letter(character: str) -> str:
    """The plain letter under an accent: "ŵ" → "w"."""
    return unicodedata.normalize("NFD", character)[0].lower() if character else ""


def _first_word(text: str) -> str:
    return text.split(None, 1)[0].strip('.,;:!?"”“‘()').lower() if text.strip() else ""


def _swap(text: str, old_length: int, new: str) -> str:
    """Put `new` in place of the first `old_length` letters, in the case of the word."""
    head, tail = text[:old_length], text[old_length:]
    word = _first_word(text)
    original = text[: len(word)]
    if len(word) > 1 and original.isupper():
        return new.upper() + tail
    if head[:1].isupper():
        if not new:  # Gwynedd → Wynedd: the capital moves on
            return tail[:1].upper() + tail[1:]
        return new[:1].upper() + new[1:] + tail
    return new + tail


def _is_mutable(word: str) -> bool:
    # Letters and abbreviations are not words: i BBC Cymru, o S4C.
    return (
        word not in _NEVER_MUTATED
        and len(word) > 1
        and any(_letter(letter) in _VOWELS for letter in word)
        and _FOREIGN_LETTERS.isdisjoint(word)
    )


def _mutate(text: str, table: tuple[tuple[str, str], ...]) -> str:
    if not _is_mutable(_first_word(text)):
        return text
    word = text.lstrip(_OPENING)
    lower = word.lower()
    for old, new in table:
        if lower.startswith(old):
            opening = text[: len(text) - len(word)]
            return text if old == new else opening + _swap(word, len(old), new)
    return text


def soft(text: str) -> str:
    """Soft mutation (*treiglad meddal*): "Caerdydd" → "Gaerdydd", "dydd" → "ddydd".

    >>> soft("Llandudno"), soft("gradd"), soft("gêm")
    ('Landudno', 'radd', 'gêm')
    """
    return _mutate(text, _SOFT)


def nasal(text: str) -> str:
    """Nasal mutation (*treiglad trwynol*): "Caerdydd" → "Nghaerdydd", "blynedd" → "mlynedd"."""
    return _mutate(text, _NASAL)


def aspirate(text: str) -> str:
    """Aspirate mutation (*treiglad llaes*): "cath" → "chath", "punt" → "phunt".

    So are gan, gyda and ger, from can, cyda and cer: *a chan, na chyda*.
    """
    if _first_word(text) in _OLD_SOFT and text[:1].lower() == "g":
        return _swap(text, 1, "ch")
    return _mutate(text, _ASPIRATE)


def mixed(text: str) -> str:
    """Aspirate p, t, c and soften the rest, as *ni*, *na* and *oni* do to a verb.

    >>> mixed("clywodd"), mixed("daeth"), mixed("gwelais")
    ('chlywodd', 'ddaeth', 'welais')
    """
    aspirated = aspirate(text)
    return aspirated if aspirated != text else soft(text)


def mutate(text: str, mutation: Mutation) -> str:
    """The text with its first word under that mutation."""
    return _CHANGES[mutation](text)


def soft_after_yn(text: str) -> str:
    """Soft mutation after predicative or adverbial `yn`, and after feminine `un`.

    Words in ll- and rh- stay as they are (*yn llawn*, *yn rhad*); so does `braf`.
    """
    return text if text.lstrip(_OPENING).lower().startswith(_LL_RH) else soft(text)


def starts_with_vowel(text: str) -> bool:
    """Whether the word starts with a vowel sound for the choice of `ac`, `ag`, and h-prothesis.

    i and w are vowels in Welsh spelling; initial i- counts as a vowel even where it is a glide
    (*ac iaith*, *yr iâ*). w- is a vowel before a consonant and in the diphthong wy (*wythnos*,
    *ŵyr*), a consonant before other vowels and in wr-, wl-, wn- + vowel (*Wrecsam*, *wats*).
    """
    text = text.lstrip(_OPENING).lower()
    first = _letter(text[:1])
    if first != "w":
        return first in _VOWELS
    second, third = _letter(text[1:2]), _letter(text[2:3])
    if second == "y":
        return True
    if second in ("r", "l", "n"):
        return third not in _VOWELS
    return second not in _VOWELS


def h_prothesis(text: str) -> str:
    """The h put before a vowel after *ei* (her), *ein*, *eu*, *'m*, and *ar* before *ugain*.

    >>> h_prothesis("ugain"), h_prothesis("Aberystwyth"), h_prothesis("tad")
    ('hugain', 'Haberystwyth', 'tad')
    """
    if not (starts_with_vowel(text) and _is_mutable(_first_word(text))):
        return text
    if not text[:1].isupper():
        return "h" + text
    word = text.split(None, 1)[0]
    return "H" + (text if word.isupper() and len(word) > 1 else text[:1].lower() + text[1:])


_CHANGES: dict[Mutation, Callable[[str], str]] = {
    Mutation.NONE: str,
    Mutation.SOFT: soft,
    Mutation.NASAL: nasal,
    Mutation.ASPIRATE: aspirate,
    Mutation.H: h_prothesis,
    Mutation.SOFT_LIMITED: soft_after_yn,
    Mutation.MIXED: mixed,
    Mutation.ASPIRATE_H: lambda text: h_prothesis(aspirate(text)),
}


def article(noun: str, *, feminine_singular: bool = False) -> str:
    """The definite article and the noun: *y bwrdd*, *yr awr*, *y gath*, *y llong*, *yr ardd*.

    A feminine singular noun softens, but not in ll- or rh-. `yr` stands before a vowel or h.
    """
    word = soft_after_yn(noun) if feminine_singular else noun
    takes_yr = starts_with_vowel(word) or word.lstrip(_OPENING).lower().startswith("h")
    if _first_word(word) in _GLIDES:
        takes_yr = False
    return f"{'yr' if takes_yr else 'y'} {word}"


def takes_ac(text: str) -> bool:
    """Whether "and" before the text is `ac`: before a vowel and some little words (*ac felly*)."""
    return starts_with_vowel(text) or _first_word(text) in _AC_BEFORE


def and_(text: str) -> str:
    """`a` or `ac` before the text: *ac un*, *a thri*, *a phump*, *a hanner*, *ac felly*."""
    if takes_ac(text):
        return f"ac {text}"
    return f"a {aspirate(text)}"


def with_(text: str) -> str:
    """`â` or `ag` before the text: *â chyllell*, *ag afal*."""
    return f"ag {text}" if starts_with_vowel(text) else f"â {aspirate(text)}"


def yn_before(text: str) -> str:
    """`yn`, "in", as it is before a word already in its form: *ym* Mangor, *yng* Nghymru."""
    lower = text.lstrip(_OPENING).lower()
    if lower.startswith("ng"):
        return "yng"
    return "ym" if lower.startswith("m") else "yn"


def in_place(place: str) -> str:
    """`yn` meaning "in" with its nasal mutation and its own assimilation.

    >>> [in_place(p) for p in ("Caerdydd", "Bangor", "Dinbych", "Gwynedd", "Llanelli")]
    ['yng Nghaerdydd', 'ym Mangor', 'yn Ninbych', 'yng Ngwynedd', 'yn Llanelli']
    """
    word = nasal(place)
    return f"{yn_before(word)} {word}"
