"""Figures of a run: right, apart, and with how sure they are."""

import math
import subprocess
import sys

import pytest

from macsen_lite.fixtures.confusion import ASKED, NO_REQUEST, REJECTED
from macsen_lite.fixtures.figures import figures
from macsen_lite.fixtures.results import ClipResult, Edits
from macsen_lite.fixtures.statistics import wilson
from tests.fakes.results import clip, results


def human(*clips: ClipResult):  # type: ignore[no-untyped-def]
    group = figures(results(*clips)).human
    assert group is not None
    return group


def test_people_and_synthesis_are_never_one_figure() -> None:
    found = figures(results(clip("a"), clip("b", intent="larwm.gosod"), clip("c", synthetic=True)))
    assert found.human and found.synthetic
    assert found.human.all.rates["intent"].value == 0.5
    assert found.synthetic.all.rates["intent"].value == 1.0
    assert found.groups == (found.human, found.synthetic)
    assert figures(results(clip("c", synthetic=True))).human is None
    assert figures(results()).groups == ()


def test_rates_of_independent_clips() -> None:
    group = human(
        clip("a"),
        clip("b", slots={"awr": 7}),
        clip("c", outcome="asked"),
        clip("d", outcome="rejected", intent=None),
        clip("e", reject=True),
        clip("f", reject=True, outcome="rejected", intent=None),
        clip("g", error="the file is damaged"),
    )
    rates = group.all.rates
    assert {name: (rate.value, rate.n) for name, rate in rates.items()} == {
        "intent": (2 / 5, 5),
        "slots": (1 / 5, 5),
        "false_accepts": (1 / 2, 2),
        "false_rejects": (3 / 5, 5),
        "asked": (1 / 7, 7),
        "wer": (0, 7),
        "cer": (0, 7),
    }
    assert rates["intent"].interval == wilson(2, 5)
    assert group.all.failed == 1
    assert group.all.seconds["total"].p50.n == 6


def test_error_rates_are_over_all_words_and_not_the_mean_of_clips() -> None:
    group = human(
        clip("a", words=Edits(1, 0, 0, 2), letters=Edits(2, 1, 0, 10)),
        clip("b", words=Edits(0, 1, 1, 18), letters=Edits(0, 5, 4, 90)),
        clip("c", text=None),
    )
    wer, cer = group.all.rates["wer"], group.all.rates["cer"]
    assert wer.value == 3 / 20
    assert cer.value == 12 / 100
    assert wer.n == 2
    assert wer.interval is not None
    assert wer.interval.low <= wer.value <= wer.interval.high


def test_no_error_is_no_certainty() -> None:
    found = human(*(clip(str(n)) for n in range(10))).all.rates["wer"]
    assert found.value == 0
    assert found.interval == wilson(0, 10)


def test_a_single_clip_gives_no_interval_to_its_error_rate() -> None:
    group = human(clip(words=Edits(1, 0, 0, 5)))
    assert group.all.rates["wer"].interval is None


def test_speakers_who_repeat_widen_the_interval() -> None:
    def said(by: str) -> list[ClipResult]:
        return [
            clip(f"{by}{n}", speaker=by, intent="amser.faint" if ord(by) % 2 else None)
            for n in range(10)
        ]

    clips = [one for by in "abcdefgh" for one in said(by)]
    rate = human(*clips).all.rates["intent"]
    plain = wilson(40, 80)
    assert (rate.value, rate.n, rate.clusters) == (0.5, 80, 8)
    assert rate.interval is not None
    assert rate.interval.high - rate.interval.low > 1.5 * (plain.high - plain.low)


def test_by_speaker_tag_skill_and_intent() -> None:
    group = human(
        clip("a", speaker="Gwen", tags=("cegin",)),
        clip("b", speaker="Alun", tags=("cegin", "plentyn"), intent=None, outcome="rejected"),
        clip("c", wanted=None, skill="larwm", intent="larwm.gosod"),
    )
    assert list(group.by_speaker) == ["Alun", "Gwen"]
    assert group.by_speaker["Alun"].rates["intent"].value == 0
    assert {tag: one.n for tag, one in group.by_tag.items()} == {"cegin": 2, "plentyn": 1}
    assert {skill: one.n for skill, one in group.by_skill.items()} == {"amser": 2, "larwm": 1}
    assert list(group.by_intent) == ["amser.faint"]
    assert group.all.speakers == 2


def test_derived_clips_are_counted_by_condition_only() -> None:
    group = human(
        clip("a"), clip("a", condition="noise:10", intent="larwm.gosod"), clip("b", outcome="asked")
    )
    assert group.all.n == 2
    assert list(group.by_condition) == ["", "noise:10"]
    assert group.by_condition["noise:10"].rates["intent"].value == 0
    assert group.grid["amser.faint"]["noise:10"].value == 0
    assert group.grid["amser.faint"][""].n == 2
    only = human(clip("a", condition="noise:10"))
    assert only.all.n == 1


def test_what_was_taken_for_what() -> None:
    confusion = human(
        clip("a"),
        clip("b", intent="larwm.gosod"),
        clip("c", wanted="larwm.gosod", outcome="asked", intent="larwm.gosod"),
        clip("d", wanted="larwm.gosod", outcome="rejected", intent=None),
        clip("e", reject=True, intent="golau.ymlaen"),
    ).confusion
    assert confusion is not None
    assert confusion.rows == ("amser.faint", "larwm.gosod", NO_REQUEST)
    assert confusion.columns == ("amser.faint", "larwm.gosod", "golau.ymlaen", ASKED, REJECTED)
    assert confusion.counts == ((1, 1, 0, 0, 0), (0, 0, 0, 1, 1), (0, 0, 1, 0, 0))


def test_the_threshold_moves_one_error_into_the_other() -> None:
    clips = [clip(f"r{n}", score=n / 10) for n in range(4, 10)]
    clips += [
        clip(f"n{n}", reject=True, score=n / 10, outcome="rejected", intent=None) for n in range(6)
    ]
    curve = human(*clips).threshold
    assert curve is not None
    assert (curve.requests, curve.others) == (6, 6)
    accepts = [point.false_accepts for point in curve.points]
    rejects = [point.false_rejects for point in curve.points]
    assert accepts == sorted(accepts, reverse=True)
    assert rejects == sorted(rejects)
    assert (accepts[0], rejects[0]) == (1, 0)
    assert (accepts[-1], rejects[-1]) == (0, 1)
    assert curve.equal_error.false_accepts == pytest.approx(1 / 6)
    assert curve.equal_error.score == 0.5
    assert curve.found == (0, 0)
    assert human(clip()).threshold is None


def test_a_long_curve_is_thinned_and_keeps_its_ends() -> None:
    clips = [clip(f"r{n}", score=n / 2000) for n in range(2000)]
    clips += [clip(f"n{n}", reject=True, score=n / 4000) for n in range(500)]
    curve = human(*clips).threshold
    assert curve is not None
    assert len(curve.points) <= 120
    assert curve.points[-1].false_rejects == 1
    assert curve.points[0].false_accepts == 1


def test_latency() -> None:
    group = human(*(clip(str(n), decode=n / 100) for n in range(1, 101)))
    decode = group.all.seconds["decode"]
    assert decode.p50.value == pytest.approx(0.505)
    assert decode.p95.value == pytest.approx(0.9505)
    assert decode.p50.interval is not None
    assert decode.p50.interval.low < 0.505 < decode.p50.interval.high
    assert decode.p99.interval is not None
    assert decode.p99.interval.high == math.inf
    assert group.all.seconds["total"].p50.value == pytest.approx(0.52)
    assert group.all.rtf is not None
    assert group.all.rtf.p50.value == pytest.approx(0.2525)


def test_figures_load_without_the_recogniser_or_the_report() -> None:
    code = (
        "import sys, macsen_lite.fixtures.figures;"
        "print(*[m for m in ('vosk', 'kaldifst', 'jinja2', 'rich', 'yaml', 'soundfile')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
