"""The nouns that get counted: their gender, and the forms they take beside a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from macsen_lite.welsh.mutation import Gender

__all__ = [
    "AMSERYDD",
    "AWR",
    "BLWYDD",
    "BLWYDDYN",
    "CAN",
    "CANRIF",
    "CEINIOG",
    "CENTIMETR",
    "CILOGRAM",
    "CILOMEDR",
    "DEGAWD",
    "DIWRNOD",
    "DOLER",
    "EILIAD",
    "EITEM",
    "EWRO",
    "GRADD",
    "GRAM",
    "LARWM",
    "LITR",
    "LLWYAID",
    "METR",
    "MIL",
    "MILIWN",
    "MILLTIR",
    "MIS",
    "MUNUD",
    "MUNUD_FEMININE",
    "NEGES",
    "NOSON",
    "NOUNS",
    "OWNS",
    "PEINT",
    "PENNOD",
    "PENWYTHNOS",
    "PERSON",
    "PUNT",
    "PWYS",
    "RHESTR",
    "TRO",
    "TUDALEN",
    "WYTHNOS",
    "Noun",
]

M, F = Gender.MASCULINE, Gender.FEMININE


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun as numbers need it. Genders are those of Geiriadur Prifysgol Cymru."""

    counted: str
    """The radical that follows a numeral; singular, but *blynedd* for years."""
    plural: str
    """The plural, said after *o*: "dwy fil o bunnoedd"."""
    gender: Gender
    single: str = ""
    """The form for exactly one where it differs: *blwyddyn*."""
    nasal: bool = False
    """*blynedd*, *blwydd* and *diwrnod* take the nasal mutation after most numerals."""
    either_gender: bool = False
    """Both genders are in good use: *dau funud* and *dwy funud*. ``gender`` is what we say."""
    other_plurals: tuple[str, ...] = ()
    """Plurals that are heard too: *punnau*."""


# Geiriadur Prifysgol Cymru gives `munud` both genders: masculine in the north (dau funud),
# feminine in the south (dwy funud). The masculine is this project's default.
MUNUD = Noun("munud", "munudau", M, either_gender=True)
MUNUD_FEMININE = replace(MUNUD, gender=F)
# Eiliad, doler and tudalen too are heard with both; we say them with the first in the dictionary.
EILIAD = Noun("eiliad", "eiliadau", F, either_gender=True)
AWR = Noun("awr", "oriau", F)
DIWRNOD = Noun("diwrnod", "diwrnodau", M, nasal=True)
NOSON = Noun("noson", "nosweithiau", F)
WYTHNOS = Noun("wythnos", "wythnosau", F)
PENWYTHNOS = Noun("penwythnos", "penwythnosau", M)
MIS = Noun("mis", "misoedd", M)
BLWYDDYN = Noun("blynedd", "blynyddoedd", F, single="blwyddyn", nasal=True)
BLWYDD = Noun("blwydd", "blwyddi", F, nasal=True)
DEGAWD = Noun("degawd", "degawdau", M)
CANRIF = Noun("canrif", "canrifoedd", F)
TRO = Noun("tro", "troeon", M)

PUNT = Noun("punt", "punnoedd", F, other_plurals=("punnau",))
CEINIOG = Noun("ceiniog", "ceiniogau", F)
EWRO = Noun("ewro", "ewros", M)
DOLER = Noun("doler", "doleri", F, either_gender=True)

GRADD = Noun("gradd", "graddau", F)
CENTIMETR = Noun("centimetr", "centimetrau", M)
METR = Noun("metr", "metrau", M)
CILOMEDR = Noun("cilomedr", "cilomedrau", M)
MILLTIR = Noun("milltir", "milltiroedd", F)
GRAM = Noun("gram", "gramau", M)
CILOGRAM = Noun("cilogram", "cilogramau", M)
OWNS = Noun("owns", "ownsys", F, other_plurals=("ownsiau",))
PWYS = Noun("pwys", "pwysi", M)
LITR = Noun("litr", "litrau", M)
PEINT = Noun("peint", "peintiau", M)
LLWYAID = Noun("llwyaid", "llwyeidiau", F)

AMSERYDD = Noun("amserydd", "amseryddion", M)
LARWM = Noun("larwm", "larymau", M)
NEGES = Noun("neges", "negeseuon", F)
RHESTR = Noun("rhestr", "rhestrau", F, other_plurals=("rhestri",))
EITEM = Noun("eitem", "eitemau", F)
CAN = Noun("cân", "caneuon", F)
PENNOD = Noun("pennod", "penodau", F)
TUDALEN = Noun("tudalen", "tudalennau", F, either_gender=True)
PERSON = Noun("person", "personau", M)

# Numbers that are nouns and are counted themselves. GPC gives miliwn both genders.
MIL = Noun("mil", "miloedd", F)
MILIWN = Noun("miliwn", "miliynau", F, either_gender=True)

_EVERY = (
    MUNUD, EILIAD, AWR, DIWRNOD, NOSON, WYTHNOS, PENWYTHNOS, MIS, BLWYDDYN, BLWYDD, DEGAWD,
    CANRIF, TRO, PUNT, CEINIOG, EWRO, DOLER, GRADD, CENTIMETR, METR, CILOMEDR, MILLTIR, GRAM,
    CILOGRAM, OWNS, PWYS, LITR, PEINT, LLWYAID, AMSERYDD, LARWM, NEGES, RHESTR, EITEM, CAN,
    PENNOD, TUDALEN, PERSON,
)  # fmt: skip

NOUNS: Mapping[str, Noun] = {noun.single or noun.counted: noun for noun in _EVERY}
"""Every noun of this module by its dictionary form."""
