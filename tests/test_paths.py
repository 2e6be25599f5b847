from pathlib import Path

import pytest

from macsen_lite import paths
from macsen_lite.errors import MacsenError


@pytest.mark.parametrize("name", ["cache", "data", "config"])
def test_a_users_folder_can_be_put_elsewhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = getattr(paths, f"{name}_dir")
    variable = f"MACSEN_{name.upper()}_DIR"

    monkeypatch.delenv(variable, raising=False)
    assert folder().name == "macsen-lite"
    monkeypatch.setenv(variable, str(tmp_path / "x"))
    assert folder() == tmp_path / "x"
    monkeypatch.setenv(variable, "~/x")
    assert folder() == Path.home() / "x"
    monkeypatch.setenv(variable, "x")
    monkeypatch.chdir(tmp_path)
    assert folder() == tmp_path / "x"
    monkeypatch.setenv(variable, " ")
    assert folder().name == "macsen-lite"


def test_asking_where_a_folder_is_does_not_make_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MACSEN_CACHE_DIR", str(tmp_path / "x"))
    assert not paths.cache_dir().exists()


def test_intents_and_models_come_with_the_installation() -> None:
    assert list(paths.intents_dir().glob("*.yaml"))
    assert (paths.models_dir() / "macsen-cy" / "am" / "final.mdl").is_file()


def test_a_wheels_own_folder_comes_before_a_checkouts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "src" / "macsen_lite"
    shipped = package / "_shipped" / "intents"
    checkout = tmp_path / "intents"
    checkout.mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.intents_dir() == checkout
    shipped.mkdir(parents=True)
    assert paths.intents_dir() == shipped


def test_an_installation_without_its_folder_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "src" / "macsen_lite")
    with pytest.raises(MacsenError, match="models") as error:
        paths.models_dir()
    assert "pip install" in error.value.hint
