"""A file that grows with every phrase, and never takes the place of another unasked."""

from pathlib import Path

import pytest

from macsen_lite.dictating.output import OutputFile
from macsen_lite.errors import StoreError, UsageError


def test_what_was_written_is_there_at_once(tmp_path: Path) -> None:
    path = tmp_path / "nodiadau.txt"
    with OutputFile(path) as out:
        out.write("bore da\n")
        assert path.read_text(encoding="utf-8") == "bore da\n"
        out.write("ŵyl dda\n")
    assert path.read_text(encoding="utf-8") == "bore da\nŵyl dda\n"


def test_a_file_that_is_there_is_kept_unless_it_may_be_written_over(tmp_path: Path) -> None:
    path = tmp_path / "nodiadau.txt"
    path.write_text("hen", encoding="utf-8")
    with pytest.raises(UsageError, match="nodiadau") as caught, OutputFile(path):
        pass
    assert "--overwrite" in caught.value.hint
    assert path.read_text(encoding="utf-8") == "hen"
    with OutputFile(path, overwrite=True) as out:
        out.write("newydd")
    assert path.read_text(encoding="utf-8") == "newydd"


def test_what_may_be_written_over_stays_until_there_is_something_to_write(tmp_path: Path) -> None:
    """The model may not load, and nobody may say anything."""
    path = tmp_path / "nodiadau.txt"
    path.write_text("hen nodiadau hir", encoding="utf-8")
    with pytest.raises(ValueError, match="model"), OutputFile(path, overwrite=True):
        raise ValueError("no model")
    with OutputFile(path, overwrite=True):
        pass
    assert path.read_text(encoding="utf-8") == "hen nodiadau hir"
    with OutputFile(path, overwrite=True) as out:
        out.write("bore\n")
        out.write("da\n")
    assert path.read_text(encoding="utf-8") == "bore\nda\n"


def test_an_empty_file_is_in_nobodys_way_and_none_is_left(tmp_path: Path) -> None:
    path = tmp_path / "nodiadau.txt"
    path.touch()
    with OutputFile(path):
        pass
    assert not path.exists()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="dim"), OutputFile(tmp_path / "dim" / "nodiadau.txt"):
        pass
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(StoreError, match="full"), OutputFile(full) as out:
        out.write("bore da")
