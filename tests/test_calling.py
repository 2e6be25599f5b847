"""Commands that are advised are ones that work where they are told."""

import subprocess
import sys
from pathlib import Path

import pytest

from macsen_lite import calling, cli
from macsen_lite.calling import as_called, program
from macsen_lite.messages import message

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    calling._is_found.cache_clear()
    monkeypatch.delenv("MACSEN_LANG", raising=False)


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One that is not activated, and that this program runs in."""
    folder = tmp_path / "fy venv" / "bin"
    folder.mkdir(parents=True)
    for name in ("macsen-lite", "pip", "python"):
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    monkeypatch.setattr(sys, "prefix", str(folder.parent))
    monkeypatch.setattr(sys, "argv", [str(folder / "macsen-lite"), "doctor"])
    monkeypatch.setenv("PATH", "/usr/bin")
    return folder


def test_every_verb_is_known() -> None:
    assert set(calling.VERBS.split("|")) == set(cli.VERBS)


def test_out_of_the_path_commands_are_told_with_their_folder(
    environment: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hint = message("listen.no_gpio.hint", "en")
    assert f"Install it: '{environment}/python' -m pip install 'macsen-lite[pi]'" in hint
    assert f"Without a button: '{environment}/macsen-lite' config set" in hint
    assert as_called(hint) == hint
    dictionary = message("lint.no_dictionary", command="pip install cymraeg-mcp spylls")
    assert f"'{environment}/python' -m pip install cymraeg-mcp" in dictionary
    assert cli.run(["ask", "--dim-o-gwbl"]) == 2
    assert f"'{environment}/macsen-lite' ask --help" in capsys.readouterr().err
    assert as_called("fersiwn diweddarach o macsen-lite a wnaeth") == (
        "fersiwn diweddarach o macsen-lite a wnaeth"
    )


def test_what_the_shell_finds_is_told_by_its_name(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{environment}:/usr/bin")
    told = "pip install macsen-lite; macsen-lite doctor"
    assert as_called(told) == told


def test_a_script_before_it_tells_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MACSEN_COMMAND", "scripts/run")
    assert program() == "scripts/run"
    assert as_called("macsen-lite config edit") == "scripts/run config edit"


def test_scripts_run_is_such_a_script(tmp_path: Path) -> None:
    """With a set-up that has nothing to do, and a program that only tells what it was told."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    run, program = tmp_path / "scripts" / "run", tmp_path / ".venv" / "bin" / "macsen-lite"
    run.write_text((ROOT / "scripts" / "run").read_text())
    (tmp_path / "scripts" / "setup").write_text("#!/bin/sh\n")
    program.write_text('#!/bin/sh\necho "$MACSEN_COMMAND $*"\n')
    for path in (run, program, tmp_path / "scripts" / "setup"):
        path.chmod(0o755)
    done = subprocess.run(
        ["scripts/run", "doctor"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "scripts/run doctor\n"
