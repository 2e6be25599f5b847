"""What `pip install .` puts on a machine: the package, its intents and its model."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # hatchling itself is among the development tools, so building asks no registry.
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_intents_model_and_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert "macsen_lite/_shipped/models/macsen-cy/am/final.mdl" in names
    assert "macsen_lite/_shipped/models/macsen-cy/MODEL_CARD.md" in names
    assert "macsen_lite/_shipped/models/macsen-wake/upper.npz" in names
    assert {
        f"macsen_lite/_shipped/intents/{path.name}" for path in (ROOT / "intents").glob("*.yaml")
    } <= names
    assert "macsen_lite/welsh/data/places.tsv" in names
    assert "macsen_lite/welsh/data/geirfa.txt" in names
    assert "macsen_lite/py.typed" in names
    assert any(name.endswith("/licenses/NOTICE") for name in names)
    assert not any(name.startswith(("tests", "scripts")) for name in names)


def test_the_installed_package_finds_what_it_carries(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    code = (
        "from macsen_lite import paths;"
        "print(paths.intents_dir());"
        "print(paths.models_dir() / 'macsen-cy')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(site)},
        check=True,
        capture_output=True,
        text=True,
    )
    intents, model = map(Path, done.stdout.splitlines())
    assert intents.is_relative_to(site)
    assert (intents / "amser.yaml").is_file()
    assert (model / "am" / "final.mdl").is_file()
