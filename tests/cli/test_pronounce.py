"""`macsen-lite pronounce`: phones on standard output, one line for each text."""

import io
import json
import sys
from pathlib import Path

import pytest

from macsen_lite import cli


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CACHE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"MACSEN_{kind}_DIR", str(tmp_path / kind.lower()))


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_one_line_for_each_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["pronounce", "Beth yw’r tywydd?", "bore"]) == 0
    assert capsys.readouterr().out == "b e th i u r t @ w i dh\nb o r e\n"


def test_json_gives_text_and_phones(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["pronounce", "--json", "Bore da!"]) == 0
    assert json.loads(capsys.readouterr().out) == {"text": "Bore da!", "phones": "b o r e d a"}


def test_standard_input_is_read_line_by_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, b"bore\n\n da \n")
    assert cli.run(["pronounce", "-"]) == 0
    assert capsys.readouterr().out == "b o r e\nd a\n"


def test_what_cannot_be_said_does_not_stop_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["pronounce", "am 7", "bore", "?"]) == 1
    out, err = capsys.readouterr()
    assert out == "b o r e\n"
    assert "“7”" in err
    assert "Traceback" not in err
    assert cli.run(["pronounce", "--json", "am 7", "bore"]) == 1
    bad, good = map(json.loads, capsys.readouterr().out.splitlines())
    assert bad["text"] == "am 7" and "7" in bad["error"] and good["phones"] == "b o r e"


def test_input_that_is_no_text_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, b"\xff\xfe\x00")
    assert cli.run(["pronounce", "-"]) == 2
    assert "UTF-8" in capsys.readouterr().err


def test_without_a_text_it_is_wrong_usage() -> None:
    assert cli.run(["pronounce"]) == 2


def test_the_users_own_say_as_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "config" / "intents"
    folder.mkdir(parents=True)
    (folder / "cwn.yaml").write_text(
        "skill: cwn\nabout: {cy: Cŵn, en: Dogs}\nsay_as: {rover: rofer}\n"
        "intents:\n  cwn.galw:\n    sentences: [galw rover]\n    answers: [Wff.]\n",
        encoding="utf-8",
    )
    assert cli.run(["pronounce", "Rover"]) == 0
    assert capsys.readouterr().out == "r o v e r\n"
