"""Figures that are names: telephone numbers, versions, kings, and what is called S4C or A470."""

from __future__ import annotations

import re

from macsen_lite.voice.figure_rules import Match
from macsen_lite.welsh.letters import spell
from macsen_lite.welsh.mutation import article
from macsen_lite.welsh.numbers import ordinal
from macsen_lite.welsh.quantities import digits, number

__all__ = ["ROMAN", "called", "dotted", "letters_and_figures", "roman", "telephone"]

_ROMAN_FORMS = "II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX"
ROMAN = {form: n for n, form in enumerate(_ROMAN_FORMS.split(), 2)}


def letters_and_figures(m: Match) -> str:
    """S4C, A470, 4G, mp3: letters by name, figures as a number, three or more one by one."""
    said = []
    for run in re.findall(r"[^\W\d_²³]+|\d+(?:\.\d+)*", m["mixed"]):
        if run[0].isdecimal():
            parts = run.split(".")
            said.append(" pwynt ".join(digits(p) if len(p) > 2 else number(p) for p in parts))
        else:
            said.append(spell(run) if run.isupper() or len(run) < 3 else run)
    return " ".join(said)


def dotted(m: Match) -> str:
    """A version: "1.2.3" → *un pwynt dau pwynt tri*."""
    return " pwynt ".join(number(part) for part in m["dotted"].split("."))


def telephone(m: Match) -> str:
    """A telephone number, figure by figure, with a pause between its groups."""
    return ", ".join(digits(group) for group in re.split(r"[ ()-]+", m["telephone"]) if group)


def called(m: Match) -> str:
    """A number that is called, figure by figure: "ffoniwch 999"."""
    return f"{m['called']}{digits(m['figures'])}"


def roman(m: Match) -> str:
    """A king or a pope: "Siarl III" → *Siarl y trydydd*."""
    return f"{m['name']} {article(ordinal(ROMAN[m['roman']]))}"
