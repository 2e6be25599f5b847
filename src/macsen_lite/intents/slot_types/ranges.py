"""Two bounds in sentences: "rhif rhwng {ystod}", where *un a deg* is 1 and 10."""

from __future__ import annotations

from macsen_lite.intents.slots import RuleSlot, SlotSpec, slot_type
from macsen_lite.welsh.grammar import phrases, sequence
from macsen_lite.welsh.number_reading import number_rule
from macsen_lite.welsh.numbers import LARGEST, cardinal
from macsen_lite.welsh.rule import Rule

__all__ = ["number_range"]

_HEARD_LARGEST = 1000
_BETWEEN = ("a", "ac", "i", "hyd", "hyd at", "tan")


def _range(largest: int) -> Rule[tuple[int, int]]:
    number, between = number_rule(largest), phrases(dict.fromkeys(_BETWEEN))
    return sequence(number, between, number, then=lambda low, _, high: (low, high))


@slot_type("range")
def number_range(spec: SlotSpec) -> RuleSlot[tuple[int, int]]:
    """Two whole numbers from 0 to 10⁹ (heard: to 1000), ``[1, 10]``, in the order of saying."""
    return RuleSlot(
        spec,
        lambda: _range(LARGEST),
        lambda bounds, _: list(bounds),
        lambda bounds, _: " i ".join(cardinal(bound) for bound in bounds),
        heard=lambda: _range(_HEARD_LARGEST).automaton,
    )
