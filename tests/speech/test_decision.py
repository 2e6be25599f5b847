"""The thresholds that a model carries."""

from pathlib import Path

import pytest

from macsen_lite.errors import ModelError
from macsen_lite.speech.decision import DEFAULT_DECISION, Decision, read_decision


def write(folder: Path, text: bytes) -> Path:
    (folder / "conf").mkdir()
    (folder / "conf" / "macsen.yaml").write_bytes(text)
    return folder


def test_a_model_without_thresholds_gets_the_defaults(tmp_path: Path) -> None:
    assert read_decision(tmp_path) == DEFAULT_DECISION


def test_thresholds_are_read(tmp_path: Path) -> None:
    text = b"# fitted\ndecision:\n  filler_cost: 3\n  min_confidence: 0.4  # mean\n"
    assert read_decision(write(tmp_path, text)) == Decision(3.0, 0.4)


def test_a_model_may_say_what_a_sound_may_cost(tmp_path: Path) -> None:
    text = b"decision: {filler_cost: 3, min_confidence: 0.4, max_sound_cost: 2.5}"
    assert read_decision(write(tmp_path, text)) == Decision(3.0, 0.4, 2.5)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"decision: 3",
        b"decision: {filler_cost: 3}",
        b"decision: {filler_cost: many, min_confidence: 0}",
        b"decision: {filler_cost: -1, min_confidence: 0}",
        b"decision: {filler_cost: .nan, min_confidence: 0}",
        b"decision: {filler_cost: 2, min_confidence: 1.5}",
        b"decision: {filler_cost: 2, min_confidence: 0.5, max_sound_cost: -1}",
        b"decision: {filler_cost: 2, min_confidence: 0.5, max_sound_cost: .nan}",
        b"decision: [",
        b"\xff\xfe",
    ],
)
def test_thresholds_that_make_no_sense_are_one_clear_error(tmp_path: Path, text: bytes) -> None:
    with pytest.raises(ModelError, match=r"macsen\.yaml") as caught:
        read_decision(write(tmp_path, text))
    assert caught.value.hint
