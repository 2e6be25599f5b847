"""A file is there wholly or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from macsen_lite.whole_file import write_whole


def test_the_new_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"hen")
    write_whole(path, b"newydd", mode=0o644)
    assert path.read_bytes() == b"newydd"
    assert list(tmp_path.iterdir()) == [path]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o644
        write_whole(path, b"cudd", is_durable=False)
        assert path.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_written_leaves_the_old_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"hen")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"newydd")
    assert path.read_bytes() == b"hen"
    assert list(tmp_path.iterdir()) == [path]
