"""Sums, and units turned into one another."""

from __future__ import annotations

from fractions import Fraction

from macsen_lite.intents.slot_types.sums import expression_of
from macsen_lite.skills.arithmetic import SumError, evaluate, rounded
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.welsh.conversion import UNITS, convert, say_converted
from macsen_lite.welsh.number_saying import say_number
from macsen_lite.welsh.numbers import LARGEST
from macsen_lite.welsh.quantity_reading import Measure

_LEAST = Fraction(1, 100)
"""The least amount of a unit that is said."""


class CyfrifoSkill:
    """Works out what was asked; says so when it cannot be worked out."""

    def answer(self, context: SkillContext) -> Answer:
        """The answer of the sum, or how much of a unit an amount of another is."""
        if "mesur" in context.match.slots:
            return _convert(context)
        try:
            result = evaluate(expression_of(context.match.slots["sym"].value))
            value, is_whole = rounded(result.value)
        except SumError as error:
            return context.say(error.fault.value)
        if not value and result.value:
            return context.say("rhy_fach")
        # Dim, nought, is also "nothing" and "not": alone, sero cannot be mistaken.
        said = say_number(value) if value else "sero"
        return context.say("cywir" if is_whole and result.is_exact else "bras", ateb=said)


def _convert(context: SkillContext) -> Answer:
    measure, into = context.match.slots["mesur"].value, str(context.match.slots["uned"].value)
    assert isinstance(measure, dict)
    amount, unit = Fraction(str(measure["amount"])), str(measure["unit"])
    if UNITS[unit].kind is not UNITS[into].kind:
        kinds = {"mesur_o": UNITS[unit].kind.value, "mesur_i": UNITS[into].kind.value}
        return context.say("gwahanol", **kinds)
    try:
        exact = convert(amount, unit, into)
    except ValueError:
        return context.say("rhy_oer")
    if abs(exact) > LARGEST:
        return context.say("rhy_fawr")
    if exact and abs(exact) < _LEAST:
        return context.say("rhy_fach")
    said = say_converted(Measure(exact, into))
    is_whole = (exact / _LEAST).denominator == 1
    return context.say("cywir" if is_whole else "bras", ateb=said)
