"""``misheard`` as its user meets it, and what it exports run as any other recordings."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from macsen_lite import paths
from macsen_lite.cli import run
from macsen_lite.clock import SystemClock
from macsen_lite.config.config import config_path
from macsen_lite.config.writing import write_setting
from macsen_lite.fixtures.manifest import read_manifest
from macsen_lite.privacy.misheard import SWITCH, MisheardStore
from macsen_lite.privacy.turns import id_of
from tests.fakes.misheard import clip, misheard
from tests.fakes.synthetic_speech import synthetic_speech


@pytest.fixture
def turn_id(monkeypatch: pytest.MonkeyPatch) -> str:
    """One turn of just now is in the store; what it is called."""
    monkeypatch.setenv("MACSEN_LANG", "en")
    at = SystemClock().now()
    MisheardStore(paths.data_dir() / "camglywed").keep(misheard(at), clip())
    return id_of(at)


def test_an_empty_store_says_how_to_fill_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "misheard", "list"]) == 0
    assert f"config set {SWITCH} true" in capsys.readouterr().out

    write_setting(config_path(), SWITCH, True)
    assert run(["--lang", "en", "misheard", "list"]) == 0
    assert "No turn" in capsys.readouterr().out


def test_turns_are_listed(turn_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["misheard", "list"]) == 0
    shown = capsys.readouterr().out
    assert turn_id in shown
    assert "asked about" in shown

    assert run(["misheard", "list", "--json"]) == 0
    (record,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert record["id"] == turn_id
    assert record["correction"] is None
    assert Path(record["audio"]).is_file()


def test_a_damaged_turn_is_told_of_and_does_not_break_the_list(
    turn_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (paths.data_dir() / "camglywed" / "20990101-000000.json").write_text("{")

    assert run(["misheard", "list"]) == 0
    printed = capsys.readouterr()
    assert turn_id in printed.out
    assert "misheard delete 20990101-000000" in printed.err
    assert run(["misheard", "delete", "20990101"]) == 0


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["faint o'r gloch ydi hi"], 0, "amser.faint"),
        (["faint", "o'r", "gloch", "ydi", "hi"], 0, "amser.faint"),
        (["beth am fynd am dro", "--reject"], 0, "(no request)"),
        (["pa awr ydi hi tybed", "--intent", "amser.faint"], 0, "amser.faint"),
        (["faint o'r gloch ydi hi", "--intent", "dyddiad.dyddiad"], 0, "mean amser.faint"),
        (["pa awr ydi hi tybed"], 2, "--reject"),
        (["faint o'r gloch", "--intent", "amser.fain"], 2, "amser.faint"),
        (["faint", "--intent", "amser.faint", "--reject"], 2, "not both"),
        (["?!"], 2, "words"),
    ],
)
def test_a_correction_is_held_against_the_intents(
    turn_id: str,
    options: list[str],
    status: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["misheard", "correct", turn_id, *options]) == status
    printed = capsys.readouterr()
    assert said in printed.out + printed.err
    turn = MisheardStore(paths.data_dir() / "camglywed").find(turn_id)
    assert (turn.correction is None) is (status != 0)


def test_what_is_exported_passes_the_check_and_is_never_called_synthetic(
    turn_id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = MisheardStore(paths.data_dir() / "camglywed")
    # Moments that depend on the day are those of the day on which recordings are tried.
    for text in ("gosod larwm am saith yfory", "dere yma"):
        kept = store.keep(misheard(SystemClock().now(), text), synthetic_speech(text))
        assert kept
        reject = ["--reject"] if text == "dere yma" else []
        assert run(["misheard", "correct", kept.id, text, *reject]) == 0
    folder = tmp_path / "allan"

    assert run(["misheard", "export", str(folder), "--speaker", "s1"]) == 0
    assert "not there: 1" in capsys.readouterr().out
    assert run(["fixtures", "check", str(folder / "manifest.tsv")]) == 0
    assert "errors: 0, warnings: 0" in capsys.readouterr().out
    fixtures = read_manifest(folder / "manifest.tsv")
    assert [f.intent for f in fixtures] == ["larwm.gosod", None]
    assert [f.reject for f in fixtures] == [False, True]
    assert [f.speaker for f in fixtures] == ["s1", "s1"]
    assert not any(fixture.is_synthetic for fixture in fixtures)
    with (folder / "manifest.tsv").open(encoding="utf-8") as table:
        rows = csv.reader((line for line in table if line[0] != "#"), delimiter="\t")
        assert next(rows)[0] == "audio"


def test_export_writes_over_nothing(
    turn_id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["misheard", "export", str(tmp_path / "a")]) == 2
    assert "misheard correct" in capsys.readouterr().err
    assert not (tmp_path / "a").exists()
    assert run(["misheard", "correct", turn_id, "faint o'r gloch ydi hi"]) == 0
    (tmp_path / "manifest.tsv").write_text("mine")

    assert run(["misheard", "export", str(tmp_path)]) == 2
    assert (tmp_path / "manifest.tsv").read_text() == "mine"


def test_a_turn_that_there_is_not(turn_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    for verb in (["play"], ["delete"], ["correct", "x"]):
        assert run(["misheard", verb[0], "yfory", *verb[1:]]) == 1
        assert "misheard list" in capsys.readouterr().err


def test_help_teaches() -> None:
    from macsen_lite.cli.misheard import command

    for name in ("correct", "export"):
        assert "macsen-lite misheard" in CliRunner().invoke(command, [name, "--help"]).output
