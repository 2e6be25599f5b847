"""The words that cause mutation, which one, and what they look like before a vowel.

Each entry gives its source: YT is D. Geraint Lewis, *Y Treigladur* (Gomer, 1993), under the word
itself unless another is named; GyG is P. W. Thomas, *Gramadeg y Gymraeg* (1996), in
the part that deals with that class of words. A word with several uses has an entry for each, the
commonest first.

>>> trigger("i").mutation, trigger("ei", gender=Gender.FEMININE).mutation
(<Mutation.SOFT: 'soft'>, <Mutation.ASPIRATE_H: 'aspirate-h'>)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from macsen_lite.welsh.mutation import Gender, Mutation
from macsen_lite.welsh.tokens import straighten

__all__ = ["NUMERALS_OF_YEARS", "TRIGGERS", "Trigger", "TriggerError", "Use", "trigger"]


class TriggerError(ValueError):
    """A word that is no trigger, or one about which more has to be said."""


class Use(Enum):
    """What a trigger means, where one word has several uses; the values are the Welsh terms."""

    PLACE = "lle"
    """*yn*, in: yng Nghaerdydd"""
    PREDICATE = "traethiad"
    """*yn* before an adjective or noun that says what something is: yn fawr"""
    VERB_NOUN = "berfenw"
    """*yn* before a verb-noun: yn canu"""
    AND = "cysylltair"
    """*a*, and"""
    RELATIVE = "perthynol"
    """*a*, who, which: y ferch a ganodd"""
    QUESTION = "gofynnol"
    """*a* that asks: a glywaist ti?"""
    THAN = "cymhariaeth"
    """*na*, than: mwy na phump"""
    NOR = "na chwaith"
    """*na*, nor: na chi na chath"""
    REFUSAL = "gwaharddiad"
    """*na* before a command or as an answer: na chyffwrdd, na fydd"""
    NEGATIVE = "negydd"
    """*na* in a subordinate clause: dywedodd na ddaw"""
    POSSESSIVE = "meddiannol"
    """a clitic before a noun: a'n hysgol"""
    OBJECT = "gwrthrych"
    """a clitic before a verb: fe'i gwelais"""
    COUNTING = "rhifol"
    """a numeral before a noun"""
    THEIRS = "eu"
    """*i'w*, to their: i'w hysgol"""
    YEARS = "blynyddoedd"
    """a numeral before *blynedd*, *blwydd* and *diwrnod*"""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One use of a word that decides the first sound of the next."""

    word: str
    mutation: Mutation
    source: str
    use: Use | None = None
    """Which use, if the word has several."""
    gender: Gender | None = None
    """Only with this gender: of the noun after the article, *un* and ordinals; of the owner of
    what follows *ei*."""
    before_vowel: str = ""
    """Its form before a vowel, where it differs: *ac*, *ag*, *nid*."""
    spares: frozenset[str] = frozenset()
    """Words that stay as they are after it."""


_M, _F = Gender.MASCULINE, Gender.FEMININE
_NONE, _SOFT, _NASAL, _ASPIRATE = (
    Mutation.NONE,
    Mutation.SOFT,
    Mutation.NASAL,
    Mutation.ASPIRATE,
)
_LIMITED, _MIXED, _H = Mutation.SOFT_LIMITED, Mutation.MIXED, Mutation.H

# Words with one use, that have one form and mutate every word in the same way.
_PLAIN: tuple[tuple[Mutation, str, str], ...] = (
    (_SOFT, "YT; GyG, arddodiaid", "am ar at dan tan dros tros drwy trwy gan heb hyd o wrth"),
    (_ASPIRATE, "YT; GyG, arddodiaid", "tua"),
    (
        _NONE,
        "YT; GyG, arddodiaid",
        "wedi cyn rhwng ger mewn erbyn er ers efo rhag uwch islaw uwchlaw heblaw nes fel",
    ),
    (_NASAL, "YT", "fy"),
    (_SOFT, "YT", "dy 'th"),
    (_H, "YT", "ein eu 'm 'u"),
    (_NONE, "YT", "eich 'ch"),
    (_SOFT, "YT; GyG, rhifolion", "dau dwy ddau ddwy"),
    (_NONE, "YT; GyG, rhifolion", "tair pedwar pedair deg deuddeg pymtheg"),
    (_ASPIRATE, "YT; GyG, rhifolion", "tri chwe"),
    (_SOFT, "YT; GyG, trefnolion", "ail"),
    (_SOFT, "YT; GyG, adferfau gradd", "rhy go pur lled gweddol hollol gwir reit cwbl"),
    (_LIMITED, "YT; GyG, adferfau gradd", "mor cyn+"),
    (_ASPIRATE, "YT; GyG, adferfau gradd", "tra"),
    (_NONE, "YT; GyG, adferfau gradd", "eithaf digon llai mwy"),
    (_SOFT, "YT", "neu naill pa sut dacw wele rhyw unrhyw amryw ambell holl cryn fath"),
    (_SOFT, "YT", "ychydig cyfryw"),
    (_NONE, "YT", "pob sawl dim os pe mai"),
    (_SOFT, "YT; GyG, geirynnau", "pan fe mi pwy beth faint"),
    (_SOFT, "YT; GyG, ansoddeiriau", "hen prif unig hoff gwahanol cam gau mân dirprwy uchel"),
)
# What follows these is their genitive, whatever their last word does elsewhere (GyG, arddodiaid
# cyfansawdd).
_PHRASES = """
    ar ôl, ar gyfer, ar draws, ar hyd, ar ben, ar bwys, er mwyn, er gwaethaf, yn erbyn, yn ystod,
    yn lle, yn ymyl, wrth ymyl, o flaen, o gwmpas, o amgylch, o ran, ynghylch, ymhlith,
    ymysg, gerbron, uwchben
"""
_ORDINALS_OF_FEMININES = """
    trydedd pedwaredd pumed chweched seithfed wythfed nawfed degfed deuddegfed pymthegfed
    deunawfed ugeinfed canfed unfed
"""
# Numerals after which blynedd, blwydd and diwrnod take the nasal mutation, and no others.
_YEARS = "pum saith wyth naw deng deuddeng pymtheng deunaw ugain deugain trigain can"
# i mi, i ti; and i mewn, which is one word in all but spelling.
_AFTER_I = "mi minnau ti tithau mewn"


def _with_uses() -> tuple[Trigger, ...]:
    possessive, spoken = "YT, ei", "GyG, rhagenwau mewnol"
    return (
        Trigger("i", _SOFT, "YT", spares=frozenset(_AFTER_I.split())),
        *(Trigger(word, _SOFT, "YT", spares=frozenset(("pam",))) for word in ("dyma", "dyna")),
        Trigger("â", _ASPIRATE, "YT", before_vowel="ag"),
        Trigger("gyda", _ASPIRATE, "YT", before_vowel="gydag"),
        Trigger("yn", _NASAL, "YT, yn (arddodiad)", Use.PLACE),
        Trigger("yn", _LIMITED, "YT, yn (traethiadol)", Use.PREDICATE),
        Trigger("yn", _NONE, "YT, yn (berfenwol)", Use.VERB_NOUN),
        Trigger("'n", _LIMITED, "YT, yn (traethiadol)", Use.PREDICATE),
        Trigger("'n", _NONE, "YT, yn (berfenwol)", Use.VERB_NOUN),
        Trigger("'n", _H, "YT, ein", Use.POSSESSIVE),
        Trigger("ei", _SOFT, possessive, gender=_M),
        Trigger("ei", Mutation.ASPIRATE_H, possessive, gender=_F),
        Trigger("'i", _SOFT, possessive, Use.POSSESSIVE, _M),
        Trigger("'i", Mutation.ASPIRATE_H, possessive, Use.POSSESSIVE, _F),
        Trigger("'i", _H, spoken, Use.OBJECT),
        Trigger("'w", _SOFT, possessive, gender=_M),
        Trigger("'w", Mutation.ASPIRATE_H, possessive, gender=_F),
        Trigger("'w", _H, "YT, eu", Use.THEIRS),
        Trigger("y", _NONE, "YT, y fannod", gender=_M),
        Trigger("y", _LIMITED, "YT, y fannod", gender=_F),
        Trigger("'r", _NONE, "YT, y fannod", gender=_M),
        Trigger("'r", _LIMITED, "YT, y fannod", gender=_F),
        Trigger("un", _NONE, "YT, un", gender=_M),
        Trigger("un", _LIMITED, "YT, un", gender=_F),
        Trigger("a", _ASPIRATE, "YT, a cysylltair", Use.AND, before_vowel="ac"),
        Trigger("a", _SOFT, "YT, a rhagenw perthynol", Use.RELATIVE),
        Trigger("a", _SOFT, "YT, a geiryn gofynnol", Use.QUESTION),
        Trigger("na", _ASPIRATE, "YT, na", Use.THAN, before_vowel="nag"),
        Trigger("na", _ASPIRATE, "YT, na", Use.NOR, before_vowel="nac"),
        Trigger("na", _MIXED, "YT, na", Use.REFUSAL, before_vowel="nac"),
        Trigger("na", _MIXED, "YT, na", Use.NEGATIVE, before_vowel="nad"),
        Trigger("ni", _MIXED, "YT", before_vowel="nid"),
        Trigger("oni", _MIXED, "YT", before_vowel="onid"),
    )


def _all() -> Mapping[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}

    def put(entry: Trigger) -> None:
        found.setdefault(entry.word, []).append(entry)

    for mutation, source, listed in _PLAIN:
        for word in listed.split():
            if word == "cyn+":  # as … as; cyn, before, does not mutate and comes first
                put(Trigger("cyn", _LIMITED, source, Use.PREDICATE))
            else:
                put(Trigger(word, mutation, source))
    for phrase in _PHRASES.split(","):
        put(Trigger(phrase.strip(), _NONE, "GyG, arddodiaid cyfansawdd"))
    for entry in _with_uses():
        put(entry)
    for word in _ORDINALS_OF_FEMININES.split():
        put(Trigger(word, _NONE, "YT; GyG, trefnolion", gender=_M))
        put(Trigger(word, _SOFT, "YT; GyG, trefnolion", gender=_F))
    for word in _YEARS.split():
        put(Trigger(word, _NONE, "YT; GyG, rhifolion", Use.COUNTING))
        put(Trigger(word, _NASAL, "YT, blynedd, blwydd, diwrnod", Use.YEARS))
    return MappingProxyType({word: tuple(entries) for word, entries in found.items()})


TRIGGERS: Mapping[str, tuple[Trigger, ...]] = _all()
"""Every trigger by its word as it is before a consonant; clitics with their apostrophe ('w)."""

NUMERALS_OF_YEARS = frozenset(_YEARS.split())
"""Numerals after which *blynedd*, *blwydd* and *diwrnod* take the nasal mutation."""

_BEFORE_VOWELS = {e.before_vowel: e.word for es in TRIGGERS.values() for e in es if e.before_vowel}
_BEFORE_VOWELS |= {"ym": "yn", "yng": "yn", "yr": "y"}


def trigger(word: str, *, use: Use | None = None, gender: Gender | None = None) -> Trigger:
    """The entry for a word or phrase, of which the last word decides: "yn agos i", "i'w".

    Args:
        use: which use, for a word that has several; without it, the commonest.
        gender: for the article, *un* and ordinals the gender of the noun (masculine stands for
            every plural); for *ei* (*i'w*, *a'i*) that of the owner.

    Raises:
        TriggerError: the word is not in the table, has no such use, or needs a gender.
    """
    phrase = " ".join(straighten(word).lower().split())
    last = phrase if phrase in TRIGGERS else phrase.rpartition(" ")[2]
    _, apostrophe, clitic = last.rpartition("'")
    name = _BEFORE_VOWELS.get(last, last)
    entries = TRIGGERS.get(apostrophe + clitic if apostrophe else name, ())
    if not entries:
        raise TriggerError(f"“{word}” is not among the words that cause mutation (TRIGGERS)")
    if name != last:  # gydag, nad: only what has that form
        entries = tuple(e for e in entries if last in (e.before_vowel, "ym", "yng", "yr"))
    if use is not None:
        entries = tuple(e for e in entries if e.use is use)
        if not entries:
            raise TriggerError(f"“{word}” is not used as {use.name} ({use.value})")
    if entries[0].gender is None:
        return entries[0]
    for entry in entries:
        if entry.gender is gender:
            return entry
    raise TriggerError(f"what “{word}” does depends on gender: give gender=")
