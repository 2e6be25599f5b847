"""One watcher at a time: two of them would ring the same alarm twice.

The right to ring is a lock on a file, which ends with the process however that ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

FILE_NAME = "canu.lock"

__all__ = ["FILE_NAME", "is_watched", "right_to_ring"]


@contextmanager
def right_to_ring(folder: Path) -> Iterator[bool]:
    """Whether this is the one that rings; while inside, no other is.

    Where no file can be made in ``folder`` there is no telling, and it is taken to be the one.
    """
    file = _opened(folder)
    if file is None:
        yield True
        return
    with file:
        yield _lock(file.fileno())


def is_watched(folder: Path) -> bool:
    """Whether somebody keeps watch now."""
    if not (folder / FILE_NAME).exists():
        return False
    with right_to_ring(folder) as is_free:
        return not is_free


def _opened(folder: Path) -> IO[bytes] | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / FILE_NAME).open("ab")
    except OSError:
        return None


def _lock(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:
        return _lock_on_windows(descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _lock_on_windows(descriptor: int) -> bool:
    import msvcrt

    try:
        # The first byte, whether it is there or not. (typeshed knows these on Windows only.)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True
