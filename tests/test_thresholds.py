"""Thresholds that the user set take the place of those that are shipped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macsen_lite import paths
from macsen_lite.assistant import Assistant
from macsen_lite.compiling import IntentGraph
from macsen_lite.config.catalogue import CATALOGUE
from macsen_lite.config.config import Config
from macsen_lite.errors import FixtureError
from macsen_lite.fixtures.thresholds import read_thresholds, settings_of, thresholds_text
from macsen_lite.intents.decision import Thresholds
from macsen_lite.speech.decision import Decision, read_decision
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.hearing import Hearing
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.thresholds import HEARING, MATCHING, RunThresholds

MODEL = paths.models_dir() / "macsen-cy"


def test_without_settings_they_are_as_shipped(tmp_path: Path) -> None:
    assert RunThresholds.of_settings(Config()) == RunThresholds()
    shown = {setting.key: setting.default for setting in CATALOGUE}
    for name, key in MATCHING.items():
        assert shown[key] == getattr(Thresholds(), name), key
    assert [shown[key] for key in HEARING.values()] == [-1.0, -1.0, -1.0]
    hearing = Hearing(MODEL, Lexicon(), GraphCache(tmp_path))
    assert RunThresholds().heard_by(hearing) is hearing


def test_settings_reach_hearing_and_leave_the_rest_to_the_model(tmp_path: Path) -> None:
    own = RunThresholds.of_settings(Config({"clyw.hyder": 0.0, "deall.tu_allan": 2}))
    heard = own.heard_by(Hearing(MODEL, Lexicon(), GraphCache(tmp_path)))
    assert heard.decision == Decision(read_decision(MODEL).filler_cost, 0.0)
    assert own.matching == Thresholds(outside=2)
    own = RunThresholds.of_settings(Config({"clyw.pris_sain": 99.0}))
    heard = own.heard_by(Hearing(MODEL, Lexicon(), GraphCache(tmp_path)))
    assert heard.decision == replace(read_decision(MODEL), max_sound_cost=99.0)


def test_settings_reach_the_assistant_and_its_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MACSEN_CONFIG_DIR", str(tmp_path))
    near = "faint o'r cloch ydi hi"
    assert Assistant.of_this_user().ask(near).is_understood
    strict = RunThresholds(2.5, 0.75, Thresholds(accept=1.0, accept_one=1.0, ask=1.0))
    text = thresholds_text(strict, "")
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    assistant = Assistant.of_this_user()
    assert not assistant.ask(near).is_understood
    graph = IntentGraph.of_this_user(MODEL)
    assert graph is not None and graph.hearing.decision == Decision(2.5, 0.75)
    assistant.take_settings(Config())
    assert assistant.ask(near).is_understood


def test_a_file_of_thresholds_says_what_it_was_made_from(tmp_path: Path) -> None:
    tuned = RunThresholds(2.2, 0.55, Thresholds(accept=0.9, inside=2))
    path = tmp_path / "trothwyau.toml"
    path.write_text(thresholds_text(tuned, "a\n\nb"), encoding="utf-8")
    assert path.read_text("utf-8").startswith("# a\n#\n# b\n\n[clyw]\npris_llenwi = 2.2\n")
    assert read_thresholds(path) == tuned
    assert "clyw.hyder" not in settings_of(RunThresholds())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[clyw]\nhyder = 1.5\n", "f.toml:2: .*0 to 1 is needed, or −1"),
        ("[deall]\nderbyn = 2\n", "f.toml:2: .*0 to 1"),
        ("[deall]\ntu_allan = 0.5\n", "f.toml:2"),
        ("[llais]\ncyfradd = 160\n", "f.toml:2: .*llais.cyfradd"),
        ("clyw", "f.toml:1"),
        ("", "no threshold in"),
    ],
)
def test_what_is_no_threshold_is_refused(tmp_path: Path, text: str, says: str) -> None:
    from macsen_lite.messages import use_language

    use_language("en")
    path = tmp_path / "f.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FixtureError, match=says):
        read_thresholds(path)
    with pytest.raises(FixtureError, match="cannot be read"):
        read_thresholds(tmp_path / "gone.toml")
    use_language(None)
