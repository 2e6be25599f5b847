"""A decoding graph is measured against its header, so that one cut short never reaches Vosk."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macsen_lite.speech.binary import DamageError
from macsen_lite.speech.openfst import STATIC_KINDS, check_fst
from tests.fakes.tiny_model import fst, write_graph


@pytest.fixture(scope="module", params=["vector", "const"])
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    write_graph(folder, kind=request.param)
    return folder / "HCLG.fst"


def test_a_whole_graph(graph: Path) -> None:
    found = check_fst(graph, STATIC_KINDS)
    assert found.kind == graph.parent.name.rstrip("0123456789")
    assert (found.states, found.output_symbols) == (2, None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_graph_cut_short_anywhere(graph: Path, data: st.DataObject) -> None:
    whole = graph.read_bytes()
    length = data.draw(st.integers(0, len(whole) - 1))
    cut = graph.with_name("cut.fst")
    cut.write_bytes(whole[:length])
    with pytest.raises(DamageError):
        check_fst(cut, STATIC_KINDS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_other_damage_is_at_most_overlooked(graph: Path, data: st.DataObject) -> None:
    """A flipped byte may go unseen (a weight), but never makes the reader fail otherwise."""
    whole = bytearray(graph.read_bytes())
    whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    flipped = graph.with_name("flipped.fst")
    flipped.write_bytes(whole)
    with suppress(DamageError):
        assert check_fst(flipped, STATIC_KINDS).kind in STATIC_KINDS


def test_what_is_no_graph(tmp_path: Path, graph: Path) -> None:
    path = tmp_path / "HCLG.fst"
    for content, reason in (
        (b"", "empty"),
        (b"junk", "not an OpenFst file"),
        (graph.read_bytes() + b"\0", "too many"),
    ):
        path.write_bytes(content)
        with pytest.raises(DamageError, match=reason):
            check_fst(path, STATIC_KINDS)


def test_a_graph_without_states(tmp_path: Path) -> None:
    path = tmp_path / "HCLG.fst"
    path.write_bytes(fst("vector", []))
    with pytest.raises(DamageError, match="no start state"):
        check_fst(path, STATIC_KINDS)


def test_a_kind_that_vosk_cannot_use_there(graph: Path) -> None:
    with pytest.raises(DamageError, match="cannot be used here"):
        check_fst(graph, frozenset({"ngram"}))
