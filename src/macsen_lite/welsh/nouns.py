"""The nouns that get counted: their gender, and the forms they take beside a number."""

from __future__ import annotations

from dataclasses import dataclass, replace

from macsen_lite.welsh.mutation import Gender

__all__ = [
    "AWR",
    "BLWYDD",
    "BLWYDDYN",
    "CEINIOG",
    "DIWRNOD",
    "DOLER",
    "EILIAD",
    "EWRO",
    "GRADD",
    "MILLTIR",
    "MIS",
    "MUNUD",
    "MUNUD_FEMININE",
    "PUNT",
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
EILIAD = Noun("eiliad", "eiliadau", F)
AWR = Noun("awr", "oriau", F)
DIWRNOD = Noun("diwrnod", "diwrnodau", M, nasal=True)
WYTHNOS = Noun("wythnos", "wythnosau", F)
MIS = Noun("mis", "misoedd", M)
BLWYDDYN = Noun("blynedd", "blynyddoedd", F, single="blwyddyn", nasal=True)
BLWYDD = Noun("blwydd", "blwyddi", F, nasal=True)
PUNT = Noun("punt", "punnoedd", F)
CEINIOG = Noun("ceiniog", "ceiniogau", F)
EWRO = Noun("ewro", "ewros", M)
DOLER = Noun("doler", "doleri", F)
GRADD = Noun("gradd", "graddau", F)
MILLTIR = Noun("milltir", "milltiroedd", F)
