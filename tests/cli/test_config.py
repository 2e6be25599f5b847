"""``macsen-lite config``."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macsen_lite import cli
from macsen_lite.config.catalogue import CATALOGUE
from macsen_lite.messages import use_language


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    monkeypatch.setenv("MACSEN_CONFIG_DIR", str(tmp_path))
    monkeypatch.delenv("MACSEN_LANG", raising=False)
    yield tmp_path
    use_language(None)


def out(capsys: pytest.CaptureFixture[str], *args: str, status: int = 0) -> str:
    assert cli.run(["config", *args]) == status
    captured = capsys.readouterr()
    return captured.out if status == 0 else captured.err


def test_a_setting_is_set_seen_and_put_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "get", "ar_lein.ymlaen") == "false\n"
    assert out(capsys, "set", "ar_lein.ymlaen", "true") == "ar_lein.ymlaen = true\n"
    assert json.loads(out(capsys, "get", "ar_lein.ymlaen", "--json"))["value"] is True
    assert "Bangor" in out(capsys, "set", "cyffredinol.lle", "Bangor")
    listed = [json.loads(line) for line in out(capsys, "list", "--json").splitlines()]
    assert {r["key"]: r["value"] for r in listed if r["set"]} == {
        "ar_lein.ymlaen": True,
        "cyffredinol.lle": "Bangor",
    }
    out(capsys, "set", "ar_lein.ymlaen", "--default")
    assert out(capsys, "get", "ar_lein.ymlaen") == "false\n"


def test_the_table_teaches_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert "rhyngrwyd" in out(capsys, "list")
    assert "internet" in out(capsys, "list", "--lang", "en")


def test_the_list_is_whole_and_by_section_at_80_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out(capsys, "set", "wicipedia.zim", f"/srv/{'z' * 100}.zim")
    listed = out(capsys, "list")
    assert f"/srv/{'z' * 100}.zim" in listed
    assert "…" not in re.sub(r" …$", "", listed, flags=re.MULTILINE)
    sections = re.findall(r"^\[(\w+)\]$", listed, re.MULTILINE)
    assert len(sections) == len(set(sections)) > 5
    keys = re.findall(r"^(\w+)\.\w+ = ", listed, re.MULTILINE)
    assert list(dict.fromkeys(keys)) == sections == [k for k, _ in itertools.groupby(keys)]
    for setting in CATALOGUE:
        told = " ".join(listed.partition(f"\n{setting.key} = ")[2].split())
        assert setting.cy in told


def test_wrong_use_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert "ar_lein.ymlaen" in out(capsys, "get", "ar_lein.ymlan", status=2)
    assert "true" in out(capsys, "set", "ar_lein.ymlaen", "efallai", status=2)
    assert "chi, ti" in out(capsys, "set", "cyffredinol.cywair", "nhw", status=2)
    assert "--default" in out(capsys, "set", "ar_lein.ymlaen", status=2)


def test_a_fault_in_the_file_is_told_with_its_line(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "config.toml").write_text("[ar_lein]\nymlaen = 3\n", encoding="utf-8")
    assert "config.toml:2:" in out(capsys, "get", "ar_lein.ymlaen", status=1)


def test_the_editor_opens_the_file_and_what_was_written_is_checked(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = folder / "editor"
    editor.write_text('#!/bin/sh\necho "[cyffredinol]\nlle = 3" > "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    assert "config.toml:2:" in out(capsys, "edit", status=1)
    assert out(capsys, "path") == f"{folder / 'config.toml'}\n"


def test_an_editor_that_there_is_not_is_told_in_the_users_language(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", str(folder / "dim-golygydd"))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("MACSEN_LANG", "cy")
    told = out(capsys, "edit", status=1)
    assert "Ni wnaeth y golygydd" in told and "EDITOR=nano" in told
    assert str(folder / "config.toml") in told


# Each ends with its own complaint soon after it has begun.
@pytest.mark.parametrize(
    "verb",
    [
        ["ask", "faint yw dau a dau"],
        ["hear", "dim-yma.wav"],
        ["transcribe", "dim-yma.wav"],
        ["dictate", "dim-yma.wav"],
        ["listen", "--realtime"],
        ["serve", "--host", "0.0.0.0"],
        ["wyoming", "--uri", "tcp://0.0.0.0:0"],
    ],
    ids=lambda words: words[0],
)
def test_whoever_goes_by_the_settings_is_told_once_what_is_wrong_in_them(
    capsys: pytest.CaptureFixture[str], folder: Path, verb: list[str]
) -> None:
    (folder / "config.toml").write_text('[gwrando]\nmod = "botwm"\n', encoding="utf-8")
    cli.run(verb)
    told = capsys.readouterr().err
    assert told.count("config.toml:2: gosodiad anhysbys “gwrando.mod”") == 1
    assert "Ai “gwrando.modd” oedd gennych?" in told


@pytest.mark.parametrize(
    ("written", "line"), [(b'modd = "botwm"\n[x\n', 2), (b"# lle\nlle = '\xff'\n", 2)]
)
def test_nothing_listens_to_a_home_whose_settings_cannot_be_known(
    capsys: pytest.CaptureFixture[str], folder: Path, written: bytes, line: int
) -> None:
    (folder / "config.toml").write_bytes(written)
    for verb in ("listen", "serve", "wyoming"):
        assert cli.run([verb]) == 2
        out, told = capsys.readouterr()
        assert out == ""
        assert told.startswith(f"Gwall: {folder / 'config.toml'}:{line}: ")
        assert "macsen-lite config edit" in told
    assert cli.run(["ask", "faint yw dau a dau"]) == 0
    out, told = capsys.readouterr()
    assert "pedwar" in out.lower()
    assert told.startswith(f"Rhybudd: {folder / 'config.toml'}:{line}: ")
