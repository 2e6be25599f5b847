"""The things that are measured with numbers: currencies, units, and the nouns that say them."""

from __future__ import annotations

from macsen_lite.welsh.mutation import Gender, aspirate, nasal, soft
from macsen_lite.welsh.nouns import (
    AWR,
    BLWYDD,
    BLWYDDYN,
    CANRIF,
    CEINIOG,
    CENTIMETR,
    CILOGRAM,
    CILOMEDR,
    DIWRNOD,
    DOLER,
    EILIAD,
    EWRO,
    GRADD,
    GRAM,
    LITR,
    METR,
    MILLTIR,
    MIS,
    MUNUD,
    NOSON,
    OWNS,
    PEINT,
    PUNT,
    PWYS,
    TRO,
    WYTHNOS,
    Noun,
)

__all__ = [
    "CURRENCIES",
    "FRACTIONS",
    "MEASURES",
    "MONEY",
    "NOUN_FORMS",
    "OTHER_NAMES",
    "SCALES",
    "TIME",
    "UNITS",
]

M, F = Gender.MASCULINE, Gender.FEMININE

CILOMETR = Noun("cilometr", "cilometrau", M)
SENT = Noun("sent", "sentiau", M)

TIME = (MUNUD, EILIAD, AWR, DIWRNOD, WYTHNOS, MIS, BLWYDDYN, BLWYDD)
"""Nouns of time, which keep the traditional numbers."""
MONEY = (PUNT, CEINIOG, EWRO, DOLER, SENT)
"""Nouns of money, which keep them to twenty: *tair ceiniog ar ddeg*."""

_OTHERS = (
    PUNT,
    CEINIOG,
    GRADD,
    MILLTIR,
    CANRIF,
    NOSON,
    TRO,
    Noun("gwaith", "gweithiau", F),
    Noun("person", "pobl", M),
    Noun("plentyn", "plant", M),
    Noun("pwynt", "pwyntiau", M),
)
NOUN_FORMS = {
    form: noun
    for noun in (*TIME, *_OTHERS)
    for radical in {noun.counted, noun.single or noun.counted}
    for form in (radical, soft(radical), nasal(radical), aspirate(radical))
}
"""Every written form after a figure, mutated or not ("munud", "funud"), and its noun."""

UNITS = {
    "km": (CILOMETR, ""),
    "km/h": (CILOMETR, " yr awr"),
    "kph": (CILOMETR, " yr awr"),
    "km²": (Noun("cilometr sgwâr", "cilometrau sgwâr", M), ""),
    "m": (METR, ""),
    "m²": (Noun("metr sgwâr", "metrau sgwâr", M), ""),
    "m/s": (METR, " yr eiliad"),
    "cm": (CENTIMETR, ""),
    "mm": (Noun("milimetr", "milimetrau", M), ""),
    "kg": (CILOGRAM, ""),
    "g": (GRAM, ""),
    "mg": (Noun("miligram", "miligramau", M), ""),
    "l": (LITR, ""),
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
"""Unit signs as they stand after figures in a text: the noun, and what follows it."""

MEASURES = {
    **{sign: UNITS[sign][0] for sign in ("km", "m", "cm", "mm", "kg", "g", "l", "ml")},
    "mi": MILLTIR,
    "lb": PWYS,
    "oz": OWNS,
    "pt": PEINT,
}
"""Units of length, weight and volume, and their nouns. In a text mi, lb … may be words."""

OTHER_NAMES = {"km": CILOMEDR}
"""Nouns that some say for a unit. Geiriadur Prifysgol Cymru has *cilomedr* and *cilometr*."""

CURRENCIES = {"£": (PUNT, CEINIOG), "€": (EWRO, SENT), "$": (DOLER, SENT)}
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
