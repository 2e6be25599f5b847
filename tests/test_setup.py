"""scripts/setup on machines that lack something: it says what to do and changes nothing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SETUP = Path(__file__).resolve().parents[1] / "scripts" / "setup"
TOOLS = ["bash", "cat", "cut", "dirname", "env", "grep", "id", "sha256sum"]


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A checkout with only scripts/setup, and a PATH with only what it names; no apt-get."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(SETUP, tmp_path / "scripts" / "setup")
    (tmp_path / "pyproject.toml").touch()
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found, f"{name} is needed to run scripts/setup"
        (tools / name).symlink_to(found)
    program(tmp_path, "espeak-ng", "exit 0")
    program(tmp_path, "ldconfig", "echo libportaudio.so.2")
    return tmp_path


def program(machine: Path, name: str, script: str) -> None:
    path = machine / "bin" / name
    path.unlink(missing_ok=True)  # a link to the machine's own program, which is not to be written
    path.write_text(f"#!/usr/bin/env bash\n{script}\n")
    path.chmod(0o755)


def setup(machine: Path, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [machine / "scripts" / "setup", *args],
        env={"PATH": str(machine / "bin")} | env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_python_that_fits(machine: Path) -> None:
    program(machine, "python3", "exit 1")
    done = setup(machine)
    assert done.returncode == 1
    assert "no Python 3.11, 3.12 or 3.13 was found" in done.stderr
    assert done.stdout == ""
    assert not (machine / ".venv").exists()


def test_a_chosen_python_that_does_not_fit_is_not_replaced_by_another(machine: Path) -> None:
    program(machine, "python3", "exit 0")
    done = setup(machine, PYTHON="/no/such/python")
    assert done.returncode == 1
    assert "PYTHON=/no/such/python is not" in done.stderr


def test_without_the_venv_module_it_names_the_package(machine: Path) -> None:
    program(
        machine,
        "python3",
        'case "$2" in *ensurepip*) exit 1;; *print*) echo python3.11-venv;; esac',
    )
    done = setup(machine)
    assert done.returncode == 1
    assert "python3.11-venv" in done.stderr
    assert not (machine / ".venv").exists()


def test_system_packages_it_may_not_install_are_named_and_it_goes_on(machine: Path) -> None:
    (machine / "bin" / "espeak-ng").unlink()
    program(machine, "ldconfig", "exit 0")
    program(machine, "apt-get", "exit 1")
    program(machine, "id", "echo 1000")
    program(machine, "sudo", "exit 1")
    done = setup(machine)
    assert "sudo apt-get install espeak-ng libportaudio2" in done.stderr
    assert "no Python" in done.stderr  # it went on to the next step


def test_as_root_it_refreshes_the_package_lists_when_the_first_try_fails(machine: Path) -> None:
    (machine / "bin" / "espeak-ng").unlink()
    program(machine, "id", "echo 0")
    program(
        machine,
        "apt-get",
        f'echo "$*" >>{machine}/calls; [ "$1" = update ] || grep -q update {machine}/calls',
    )
    setup(machine)
    first, update, second = (machine / "calls").read_text().splitlines()
    assert first == second
    assert first.startswith("install")
    assert first.endswith("espeak-ng")
    assert update.startswith("update")


def test_an_unknown_argument_is_wrong_usage(machine: Path) -> None:
    done = setup(machine, "--nonsense")
    assert done.returncode == 2
    assert "--nonsense" in done.stderr


@pytest.mark.parametrize("name", ["setup", "run"])
def test_help_does_nothing_else(name: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [SETUP.parent / name, "--help"],
        cwd=tmp_path,
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"scripts/{name}" in done.stdout
    assert done.stderr == ""
