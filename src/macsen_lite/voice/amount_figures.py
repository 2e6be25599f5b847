"""Figures that say how much or how many: money, measures, counted things, fractions and sums.

Each function gives the words for one match, or None where the figures cannot be that after all.
"""

from __future__ import annotations

import re

from macsen_lite.voice.counted_figures import counted_noun
from macsen_lite.voice.figure_rules import Match
from macsen_lite.welsh import quantities
from macsen_lite.welsh.measures import FRACTIONS, NOUN_FORMS, UNITS
from macsen_lite.welsh.mutation import Gender, and_, aspirate, soft
from macsen_lite.welsh.nouns import GRADD
from macsen_lite.welsh.numbers import System, cardinal
from macsen_lite.welsh.quantities import counted, number, whole_number


def _sign(m: Match) -> str:
    return "minws " if m["minus"] else ""


def money(m: Match) -> str:
    """Money: "£3.50" → *tair punt pum deg ceiniog*."""
    return _sign(m) + quantities.money(m["sign"], m["figures"], m["scale"] or "")


def temperature(m: Match) -> str:
    """Degrees: "-2°C" → *minws dwy radd Celsius*."""
    scale = {"C": " Celsius", "F": " Fahrenheit"}.get(m["scale"] or "", "")
    return f"{_sign(m)}{counted(m['figures'], GRADD)}{scale}"


def percent(m: Match) -> str:
    """Percent: "45%" → *pedwar deg pump y cant*."""
    return f"{_sign(m)}{number(m['figures'])} y cant"


def measure(m: Match) -> str:
    """A unit: "5 km" → *pum cilometr*."""
    noun, rest = UNITS[m["unit"]]
    return f"{_sign(m)}{counted(m['figures'], noun)}{rest}"


def noun(m: Match) -> str:
    """A noun whose gender is known here: "2 awr" → *dwy awr*."""
    return _sign(m) + counted(m["figures"], NOUN_FORMS[m["noun"].lower()])


def other_noun(m: Match) -> str | None:
    """A noun of the dictionary: "3 merch" → *tair merch*."""
    n = whole_number(m["figures"])
    if n is None or n > 999:  # "yn 2004 ysgol oedd": a year; thousands have o before the noun
        return None
    noun = counted_noun(m["noun"], m.string[: m.start("figures")])
    return _sign(m) + counted(m["figures"], noun) if noun else None


def age(m: Match) -> str:
    """An age: "2 oed" → *dwy oed*."""
    # blwydd, feminine, is understood: dwy oed, tair oed, dwy ar bymtheg oed
    n = whole_number(m["figures"])
    if n == 1:
        return "blwydd oed"
    if n is not None and n <= 21:
        return f"{cardinal(n, Gender.FEMININE, System.TRADITIONAL)} oed"
    return f"{number(m['figures'], Gender.FEMININE)} oed"


def to(_m: Match) -> str:
    """What stands between the two ends of a range, the second of which is still to come."""
    return " i "


_COMPARED = {"<": "llai na ", ">": "mwy na ", "~": "tua ", "≈": "tua "}


def compared(m: Match) -> str:
    """Before a figure that is still to come, and is then joined to *na* or *tua*."""
    return f" {_COMPARED[m['sign']]}"


def fraction(m: Match) -> str:
    """A fraction: "2½" → *dau a hanner*."""
    part = FRACTIONS[m["sign"]]
    return f"{number(m['figures'])} {and_(part)}" if m["figures"] else part


def scaled(m: Match) -> str:
    """Millions: "3 miliwn" → *tair miliwn*."""
    return _sign(m) + quantities.scaled(m["figures"], m["scale"])


def span(m: Match) -> str:
    """A range of plain numbers: "2-3" → *dau i dri*."""
    return f"{number(m['figures'])} i {soft(number(m['end']))}"


def calculation(m: Match) -> str:
    """What follows the first number of a sum: "2 + 2" → *dau adio dau*."""
    second = number(m["second"])
    return {
        "+": f" adio {second}",
        "-": f" tynnu {second}",
        "−": f" tynnu {second}",
        "x": f" lluosi â {aspirate(second)}",
        "×": f" lluosi â {aspirate(second)}",
        "*": f" lluosi â {aspirate(second)}",
        "÷": f" rhannu â {aspirate(second)}",
        "=": f" yn hafal i {soft(second)}",
    }[m["sign"].lower()]


_FEMININE_FOLLOWS = re.compile(
    r"\s+(?:neu|ac?|i)\s+(?:d?dwy|[td]h?air|[pb]h?edair)\b", re.IGNORECASE
)


def plain(m: Match) -> str:
    """A number of which nothing more is known."""
    # "2 neu 3 awr", whose 3 already is in words: both are of the noun's gender
    feminine = _FEMININE_FOLLOWS.match(m.string, m.end())
    return _sign(m) + number(m["figures"], Gender.FEMININE if feminine else Gender.MASCULINE)
