"""Numbers written in figures, and the things that are measured with them, as Welsh words."""

from __future__ import annotations

from macsen_lite.welsh.mutation import Gender, aspirate, nasal, soft
from macsen_lite.welsh.nouns import (
    AWR,
    BLWYDD,
    BLWYDDYN,
    CEINIOG,
    DIWRNOD,
    DOLER,
    EILIAD,
    EWRO,
    GRADD,
    MILLTIR,
    MIS,
    MUNUD,
    PUNT,
    WYTHNOS,
    Noun,
)
from macsen_lite.welsh.numbers import LARGEST, System, cardinal, count, decimal_fraction

__all__ = [
    "CURRENCIES",
    "FRACTIONS",
    "NOUN_FORMS",
    "SCALES",
    "UNITS",
    "counted",
    "digits",
    "money",
    "number",
    "scaled",
    "whole_number",
]

M, F = Gender.MASCULINE, Gender.FEMININE

_TIME = (MUNUD, EILIAD, AWR, DIWRNOD, WYTHNOS, MIS, BLWYDDYN, BLWYDD)
_OTHERS = (
    PUNT,
    CEINIOG,
    GRADD,
    MILLTIR,
    Noun("canrif", "canrifoedd", F),
    Noun("gwaith", "gweithiau", F),
    Noun("noson", "nosweithiau", F),
    Noun("person", "pobl", M),
    Noun("plentyn", "plant", M),
    Noun("pwynt", "pwyntiau", M),
    Noun("tro", "troeon", M),
)
NOUN_FORMS = {
    form: noun
    for noun in (*_TIME, *_OTHERS)
    for radical in {noun.counted, noun.single or noun.counted}
    for form in (radical, soft(radical), nasal(radical), aspirate(radical))
}
"""Every written form after a figure, mutated or not ("munud", "funud"), and its noun."""

_METR, _CILOMETR = Noun("metr", "metrau", M), Noun("cilometr", "cilometrau", M)
_SENT = Noun("sent", "sentiau", M)

UNITS = {
    "km": (_CILOMETR, ""),
    "km/h": (_CILOMETR, " yr awr"),
    "kph": (_CILOMETR, " yr awr"),
    "km²": (_CILOMETR, " sgwâr"),
    "m": (_METR, ""),
    "m²": (_METR, " sgwâr"),
    "m/s": (_METR, " yr eiliad"),
    "cm": (Noun("centimetr", "centimetrau", M), ""),
    "mm": (Noun("milimetr", "milimetrau", M), ""),
    "kg": (Noun("cilogram", "cilogramau", M), ""),
    "g": (Noun("gram", "gramau", M), ""),
    "mg": (Noun("miligram", "miligramau", M), ""),
    "l": (Noun("litr", "litrau", M), ""),
    "ml": (Noun("mililitr", "mililitrau", M), ""),
    "mya": (MILLTIR, " yr awr"),
    "mph": (MILLTIR, " yr awr"),
    "GB": (Noun("gigabeit", "gigabeitiau", M), ""),
    "MB": (Noun("megabeit", "megabeitiau", M), ""),
    "kW": (Noun("cilowat", "cilowatiau", M), ""),
    "W": (Noun("wat", "watiau", M), ""),
    "p": (CEINIOG, ""),
    "c": (CEINIOG, ""),
}
"""Unit signs: the noun, and what follows it."""

CURRENCIES = {"£": (PUNT, CEINIOG), "€": (EWRO, _SENT), "$": (DOLER, _SENT)}
"""Currency signs: the noun of the whole and of the hundredth."""

SCALES = {
    "mil": 1000,
    "k": 1000,
    "miliwn": 1_000_000,
    "m": 1_000_000,
    "biliwn": 1_000_000_000,
    "bn": 1_000_000_000,
}
"""Words and signs that multiply a figure."""

FRACTIONS = {
    "½": "hanner",
    "1/2": "hanner",
    "¼": "chwarter",
    "1/4": "chwarter",
    "¾": "tri chwarter",
    "3/4": "tri chwarter",
    "⅓": "traean",
    "1/3": "traean",
    "⅔": "dau draean",
    "2/3": "dau draean",
}
"""Fractions that have a name."""


def digits(figures: str) -> str:
    """Figures one by one, as telephone numbers are read: "029" → "dim dau naw"."""
    return " ".join(cardinal(int(figure)) for figure in figures if figure.isdecimal())


def whole_number(figures: str) -> int | None:
    """The value, if it is a whole number that can be counted with; None for "1.5", "007"."""
    plain = figures.replace(",", "")
    if "." in plain or (len(plain) > 1 and plain.startswith("0")):
        return None
    if len(plain) > len(str(LARGEST)) or int(plain) > LARGEST:
        return None
    return int(plain)


def number(figures: str, gender: Gender = Gender.MASCULINE) -> str:
    """A number written in figures, with or without commas and a decimal point.

    One that starts with a needless 0, or is above 10⁹, is read figure by figure.
    """
    whole, _, fraction = figures.replace(",", "").partition(".")
    n = whole_number(whole)
    if n is None:
        return digits(whole) + (f" pwynt {digits(fraction)}" if fraction else "")
    return decimal_fraction(n, fraction) if fraction else cardinal(n, gender)


def counted(figures: str, noun: Noun) -> str:
    """A number in figures and the noun it counts.

    Time keeps the traditional numbers to 31 ("pum munud ar hugain"); elsewhere only their short
    ones, which everybody says (deuddeg, pymtheg, deunaw, ugain).
    """
    n = whole_number(figures)
    if n is None:
        return f"{number(figures)} {noun.counted}"
    traditional = n <= 31 if noun in _TIME else n in (12, 15, 18, 20)
    return count(n, noun, System.TRADITIONAL if traditional else System.DECIMAL)


def scaled(figures: str, scale: str) -> str:
    """A figure times a word of `SCALES`: "3", "miliwn" → "tair miliwn".

    *biliwn* is not softened, or two billion and two million would sound the same.
    """
    factor = SCALES[scale.lower()]
    n = whole_number(figures)
    if n is not None and 0 < n < 1000 and factor < LARGEST:
        return cardinal(n * factor)
    word = {1000: "mil", 1_000_000: "miliwn"}.get(factor, "biliwn")
    return f"{number(figures)} {word}"


def money(sign: str, figures: str, scale: str = "") -> str:
    """An amount of money: "£", "3.50" → "tair punt pum deg ceiniog"."""
    noun, hundredth = CURRENCIES[sign]
    if scale:
        return f"{scaled(figures, scale)} o {soft(noun.plural)}"
    whole, _, fraction = figures.partition(".")
    if len(fraction) != 2 or whole_number(whole) is None:
        return counted(figures, noun)
    parts = []
    if whole_number(whole) or fraction == "00":
        parts.append(counted(whole, noun))
    if int(fraction):
        parts.append(counted(str(int(fraction)), hundredth))
    return " ".join(parts)
