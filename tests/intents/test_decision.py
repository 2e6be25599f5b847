"""Accept, ask or reject: what is decided about near misses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macsen_lite.intents.decision import Candidate, Match, Thresholds, judge

LIMITS = Thresholds(
    accept=0.8,
    accept_one=0.7,
    ask=0.6,
    margin=2.0,
    missing=5.0,
    outside=0,
    inside=1,
    altered=0.2,
)


def candidate(
    intent: str = "a", score: float = 0.9, cost: float = 3.0, slips: int = 2
) -> Candidate:
    match = Match(intent, "skill", {}, score, "words")
    return Candidate(
        match, cost, slips, missing=0.0, outside=0, inside=0, is_open=False, altered=0.0
    )


def test_a_near_one_is_accepted() -> None:
    decision = judge([candidate()], LIMITS)
    assert decision.kind == "accept"
    assert decision.match == decision.candidates[0] == candidate().match


def test_nothing_is_rejected() -> None:
    decision = judge([], LIMITS)
    assert (decision.kind, decision.match, decision.candidates) == ("reject", None, ())


@pytest.mark.parametrize(
    ("score", "slips", "kind"),
    [
        (0.81, 2, "accept"),
        (0.79, 2, "ask"),
        (0.79, 1, "accept"),
        (0.69, 1, "ask"),
        (0.59, 1, "reject"),
    ],
)
def test_one_slip_is_forgiven_sooner_than_two(score: float, slips: int, kind: str) -> None:
    assert judge([candidate(score=score, slips=slips)], LIMITS).kind == kind


@pytest.mark.parametrize(
    "fault", [{"missing": 6.0}, {"outside": 1}, {"inside": 2}, {"altered": 0.3}]
)
def test_a_fault_that_may_matter_is_asked_about(fault: dict[str, float]) -> None:
    decision = judge([replace(candidate(), **fault)], LIMITS)
    assert (decision.kind, decision.match) == ("ask", None)
    assert [m.intent for m in decision.candidates] == ["a"]


def test_two_intents_as_near_are_both_asked_about() -> None:
    decision = judge([candidate("a"), candidate("b", cost=4.0), candidate("c", cost=4.5)], LIMITS)
    assert (decision.kind, decision.match) == ("ask", None)
    assert [m.intent for m in decision.candidates] == ["a", "b"]


def test_an_intent_farther_off_is_no_rival() -> None:
    assert judge([candidate("a"), candidate("b", cost=5.5)], LIMITS).kind == "accept"
    assert judge([candidate("a"), candidate("b", cost=3.0, score=0.5)], LIMITS).kind == "accept"


def test_what_takes_any_words_is_no_rival_to_what_does_not() -> None:
    anything = replace(candidate("b", cost=3.5), is_open=True)
    assert judge([candidate("a"), anything], LIMITS).kind == "accept"
    decision = judge([anything, candidate("a", cost=4.0)], LIMITS)
    assert [m.intent for m in decision.candidates] == ["b", "a"]
