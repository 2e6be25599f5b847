"""Intervals and tests give what is published for them."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.fixtures.statistics import (
    REPLICATES,
    bootstrap_ratio,
    by_cluster,
    mcnemar,
    paired_bootstrap,
    quantile,
    resampled,
    wilson,
)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [  # R. G. Newcombe, 1998, Statistics in Medicine 17:857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_published(count: int, n: int, low: float, high: float) -> None:
    found = wilson(count, n)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_and_mirrors(pair: tuple[int, int]) -> None:
    count, n = pair
    found, other = wilson(count, n), wilson(n - count, n)
    assert 0 <= found.low <= count / n <= found.high <= 1
    assert found.low < found.high
    assert (found.low, found.high) == (pytest.approx(1 - other.high), pytest.approx(1 - other.low))


@pytest.mark.parametrize(("count", "n"), [(1, 0), (-1, 5), (6, 5)])
def test_no_such_share(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="share"):
        wilson(count, n)


@pytest.mark.parametrize(
    ("first", "second", "p"),
    [
        (2, 9, 0.06543),  # the vignette of R's exact2x2, matrix(c(21, 9, 2, 12), 2, 2)
        (150, 86, 3.716e-05),  # A. Agresti's approval ratings, as R's mcnemar.exact has them
        (0, 0, 1.0),
        (5, 5, 1.0),
        (0, 6, 0.03125),
    ],
)
def test_mcnemar_as_published(first: int, second: int, p: float) -> None:
    assert mcnemar(first, second) == pytest.approx(p, rel=1e-3)


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_sums_all_splits_no_likelier(first: int, second: int) -> None:
    n = first + second
    chances = [Fraction(math.comb(n, k), 2**n) for k in range(n + 1)]
    wanted = sum((c for c in chances if c <= chances[first]), Fraction(0))
    assert mcnemar(first, second) == pytest.approx(float(wanted))


def test_mcnemar_of_a_large_corpus() -> None:
    assert mcnemar(20_000, 20_000) == 1.0
    assert mcnemar(19_000, 21_000) < 1e-20


@pytest.mark.parametrize(
    ("n", "share", "low", "high"),
    [  # positions, as in W. J. Conover's tables and textbooks after him
        (10, 0.5, 2, 9),
        (20, 0.5, 6, 15),
        (6, 0.5, 1, 6),
    ],
)
def test_quantiles_are_held_between_order_statistics(
    n: int, share: float, low: int, high: int
) -> None:
    value, interval = quantile([float(x) for x in range(n, 0, -1)], share)
    assert value == (n + 1) / 2
    assert (interval.low, interval.high) == (low, high)


def test_a_percentile_of_too_few_values_has_no_upper_end() -> None:
    value, interval = quantile([1.0, 2.0, 3.0], 0.99)
    assert 2.9 < value <= 3.0
    assert interval.high == math.inf
    assert quantile([2.0], 0.5)[1].low == 0.0


@given(st.lists(st.floats(0, 100), min_size=1, max_size=300), st.sampled_from([0.5, 0.95, 0.99]))
def test_a_quantiles_interval_is_around_it(values: list[float], share: float) -> None:
    value, interval = quantile(values, share)
    assert min(values) <= value <= max(values)
    assert interval.low <= value <= interval.high


def test_quantile_intervals_hold_what_they_promise() -> None:
    generator = np.random.default_rng(7)
    samples = generator.exponential(size=(400, 60))
    held = 0
    for sample in samples:
        interval = quantile(sample.tolist(), 0.5)[1]
        held += interval.low <= math.log(2) <= interval.high
    assert held / 400 >= 0.93


def test_the_bootstrap_is_the_same_each_time_and_near_the_formula() -> None:
    # For independent clips it comes near the normal approximation of a mean.
    clips = np.array([[1.0, 1.0]] * 60 + [[0.0, 1.0]] * 140)
    totals = resampled(by_cluster(clips, range(200)))
    assert totals.shape == (REPLICATES, 2)
    interval = bootstrap_ratio(totals, 0, 1)
    assert interval == bootstrap_ratio(resampled(clips), 0, 1)
    half = 1.96 * math.sqrt(0.3 * 0.7 / 200)
    assert interval is not None
    assert interval.low == pytest.approx(0.3 - half, abs=0.01)
    assert interval.high == pytest.approx(0.3 + half, abs=0.01)


def test_speakers_who_are_alike_make_the_interval_wider() -> None:
    answers = [[float(n % 2), 1.0] for n in range(20) for _ in range(10)]
    speakers = [n for n in range(20) for _ in range(10)]
    over_clips = bootstrap_ratio(resampled(by_cluster(answers, range(200))), 0, 1)
    over_speakers = bootstrap_ratio(resampled(by_cluster(answers, speakers)), 0, 1)
    assert over_clips and over_speakers
    # ten like clips say no more than one: the width grows by the root of ten
    ratio = (over_speakers.high - over_speakers.low) / (over_clips.high - over_clips.low)
    assert ratio == pytest.approx(math.sqrt(10), rel=0.15)


def test_nothing_to_divide_by() -> None:
    assert bootstrap_ratio(np.zeros((5, 2)), 0, 1) is None


def test_the_paired_bootstrap_tells_a_difference_from_none() -> None:
    generator = np.random.default_rng(3)
    lengths = np.full(120, 8)
    first = generator.binomial(8, 0.3, 120)
    speakers = [n % 30 for n in range(120)]
    same = paired_bootstrap(first, generator.permutation(first), lengths, speakers)
    better = paired_bootstrap(first, np.maximum(first - 1, 0), lengths, speakers)
    assert same is not None and better is not None
    assert same.value == 0
    assert same.p > 0.5
    assert same.interval.low < 0 < same.interval.high
    assert better.value < better.interval.high < 0
    assert better.p == pytest.approx(2 / (REPLICATES + 1))
    assert paired_bootstrap(first, first, lengths, speakers).p == 1.0  # type: ignore[union-attr]


def test_one_speaker_says_nothing_of_others() -> None:
    assert paired_bootstrap([1, 2], [0, 0], [5, 5], ["a", "a"]) is None
    assert paired_bootstrap([0, 0], [0, 0], [0, 0], ["a", "b"]) is None
