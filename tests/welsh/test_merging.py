"""Merged rules: the same readings, the automaton without two ways on with one word."""

from __future__ import annotations

from macsen_lite.welsh.grammar import one_of, phrases, sequence
from macsen_lite.welsh.merging import merged


def test_a_merged_rule_reads_as_before() -> None:
    ten, more = phrases({"deg": 10}), phrases({"deg munud": "munud", "deg awr": "awr"})
    rule = merged(one_of(sequence(ten, phrases({"awr": 1}), then=lambda a, b: str(a + b)), more))
    assert rule.read(("deg", "munud")) == "munud"
    assert rule.initially(lambda w: ["d" + w]).read(("ddeg", "munud")) == "munud"
    assert len([arc for arc in rule.automaton.arcs if arc.word == "deg"]) == 1
