"""The verbs of ``macsen-lite model``, as typed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macsen_lite import cli
from macsen_lite.messages import use_language
from tests.fakes.http_server import serve
from tests.fakes.tiny_model import tiny_model


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"MACSEN_{name}_DIR", str(tmp_path / name.lower()))
    monkeypatch.delenv("MACSEN_MODEL", raising=False)
    monkeypatch.setenv("MACSEN_LANG", "en")
    yield
    use_language(None)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tiny_model(tmp_path / "tiny", graph="static")


def records(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_install_info_list_remove(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["model", "install", str(source), "--json"]) == 0
    [installed] = records(capsys)
    assert (installed["name"], installed["kind"], installed["verified"]) == ("tiny", "static", True)
    assert cli.run(["model", "info", "tiny", "--json"]) == 0
    [found] = records(capsys)
    assert found["checksum"] == installed["checksum"]
    assert found["card"] is None
    assert cli.run(["model", "list", "--json"]) == 0
    listed = {record["name"]: record for record in records(capsys)}
    assert listed["macsen-cy"]["active"]
    assert listed["tiny"]["state"] == "installed"
    assert cli.run(["model", "remove", "tiny", "--json"]) == 0
    assert records(capsys)[0]["removed"]
    assert cli.run(["model", "remove", "tiny"]) == 1
    assert "no model called “tiny”" in capsys.readouterr().err


def test_for_people(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source / "MODEL_CARD.md").write_text("---\nlicense: mit\n---\n# A card\n\nIt says so.\n")
    assert cli.run(["model", "install", str(source)]) == 0
    out = capsys.readouterr().out
    assert "cannot be restricted to your sentences" in out, "a static graph's limits are said"
    assert "MACSEN_MODEL=tiny" in out
    assert cli.run(["model", "info", "tiny"]) == 0
    out = capsys.readouterr().out
    assert "It says so." in out
    assert "license:" not in out
    assert "every file matches SHA256SUMS" in out
    assert cli.run(["model", "list"]) == 0
    assert "ready-made" in capsys.readouterr().out


def test_brackets_in_a_path_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "[red]").mkdir()
    folder = tiny_model(tmp_path / "[red]" / "m", graph="static")
    assert cli.run(["model", "info", str(folder)]) == 0
    assert "[red]" in capsys.readouterr().out.replace("\n", "").replace(" ", "")


def test_a_download_without_a_checksum_prints_what_it_was(
    source: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    import hashlib
    import shutil

    archive = Path(shutil.make_archive(str(tmp_path / "t"), "zip", source))
    with serve(archive.read_bytes()) as site:
        assert cli.run(["model", "install", site.url, "--name", "fy-model"]) == 0
    sha256 = hashlib.sha256(archive.read_bytes()).hexdigest()
    assert sha256 in capsys.readouterr().out
    assert cli.run(["model", "install", str(archive), "--sha256", sha256]) == 0
    assert sha256 not in capsys.readouterr().out


def test_a_damaged_model_is_listed_with_its_fault(
    source: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert cli.run(["model", "install", str(source)]) == 0
    (tmp_path / "data" / "models" / "tiny" / "am" / "final.mdl").write_bytes(b"junk")
    assert cli.run(["model", "list"]) == 0
    out = capsys.readouterr().out
    assert "DAMAGED" in out
    assert "--force" in out
    assert cli.run(["model", "info", "tiny"]) == 1
    assert "final.mdl" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["install"], 2),
        (["install", "nunlle"], 1),
        (["install", "macsen-cy"], 1),
        (["install", "{source}", "--sha256", "xyz"], 2),
        (["install", "{source}", "--name", "../x"], 2),
        (["remove"], 2),
        (["remove", "macsen-cy"], 1),
        (["info", "nunlle"], 1),
        (["nunlle"], 2),
    ],
)
def test_what_cannot_be_done(
    source: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int
) -> None:
    arguments = [argument.format(source=source) for argument in arguments]
    assert cli.run(["model", *arguments]) == status
    captured = capsys.readouterr()
    assert captured.err.startswith("Error: ")
    assert len(captured.err.splitlines()) >= 2, "what to do next is said"
    assert captured.out == ""


def test_compile(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bare = tiny_model(tmp_path / "bare")
    assert cli.run(["model", "compile", str(bare), "--json"]) == 0
    [first] = records(capsys)
    assert (first["compiled"], first["was_cached"]) == (True, False)
    assert first["states"] > 100
    assert (Path(first["path"]) / "graph" / "HCLG.fst").stat().st_size == first["size_bytes"]
    assert cli.run(["model", "compile", str(bare), "--json"]) == 0
    [second] = records(capsys)
    assert second["was_cached"]
    assert second["path"] == first["path"]
    assert cli.run(["model", "compile", str(bare)]) == 0
    assert "in the cache already" in capsys.readouterr().out


def test_compile_has_nothing_to_do_for_a_graph_of_its_own(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["model", "compile", str(source)]) == 0
    assert "nothing to compile" in capsys.readouterr().out
