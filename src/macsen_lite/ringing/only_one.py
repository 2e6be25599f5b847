"""One watcher at a time, since two would ring the same alarm twice; best one that is heard.

The right to ring is a lock on a file, which ends with the process however that ends. A second file
is locked by whoever can be heard and rings, or waits to: one that is silent then gives way.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self

_log = logging.getLogger(__name__)

FILE_NAME = "canu.lock"
HEARD_FILE_NAME = "canu-clywadwy.lock"
STAND_BY_S = 2.0
"""How often one that stands by looks whether it is its turn, in seconds."""

__all__ = [
    "FILE_NAME",
    "HEARD_FILE_NAME",
    "STAND_BY_S",
    "Right",
    "is_watched",
    "right_to_ring",
]


class Keep(Protocol):
    """Keeping watch until ``stop`` is set: `macsen_lite.ringing.watcher.Watcher.run`."""

    def __call__(self, stop: threading.Event, wait: Callable[[float], object]) -> None:
        """``wait`` waits for so many seconds, or until it is over."""
        ...


class Right:
    """A program's part in who rings: it has the right, waits for it, or leaves it to others.

    Where no file can be made in the folder, or none locked, there is no telling, and it is taken to
    be the one: better an alarm twice than none.
    """

    def __init__(self, folder: Path) -> None:
        self._own = _Lock(folder / FILE_NAME)
        self._heard = _Lock(folder / HEARD_FILE_NAME)
        self._is_heard = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.give_up()

    def take(self, *, is_heard: bool) -> bool:
        """Whether this program is the one that rings now; if not, try again in a while.

        One that ``is_heard`` and has to wait makes one that is not give way, meanwhile.
        """
        self._is_heard = is_heard
        if not is_heard:
            self._heard.give_up()
            return not self._heard.is_taken() and self._own.take()
        return self._heard.take() and self._own.take()

    def keep(self, watch: Keep, stop: threading.Event) -> None:
        """Keep watch until ``stop`` is set, or until one that is heard wants to."""
        is_over = threading.Event()

        def wait(seconds: float) -> None:
            stop.wait(seconds)
            if stop.is_set() or self.must_give_way:
                is_over.set()

        if not stop.is_set():
            watch(is_over, wait)

    @property
    def must_give_way(self) -> bool:
        """Whether somebody waits who would be heard, and this one is not."""
        return not self._is_heard and self._heard.is_taken()

    def give_up(self) -> None:
        """Leave it to others."""
        self._own.give_up()
        self._heard.give_up()


@contextmanager
def right_to_ring(folder: Path, *, is_heard: bool = True) -> Iterator[bool]:
    """Whether this is the one that rings; while inside, no other is (`Right`)."""
    with Right(folder) as right:
        yield right.take(is_heard=is_heard)


def is_watched(folder: Path) -> bool:
    """Whether somebody keeps watch now."""
    return _Lock(folder / FILE_NAME).is_taken()


class _Lock:
    """A lock on a file, which is one program's or nobody's."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Whether it is ours; so, too, where there can be no file."""
        if self._file is not None:
            return True
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = self._path.open("ab")
        except OSError:
            return True
        if not _lock(file.fileno()):
            file.close()
            return False
        self._file = file
        return True

    def is_taken(self) -> bool:
        """Whether somebody has it."""
        if self._file is not None:
            return True
        if not self._path.exists():
            return False
        is_free = self.take()
        self.give_up()
        return not is_free

    def give_up(self) -> None:
        """Leave it to others."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _lock(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:
        return _lock_on_windows(descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:  # some file systems of networks know no locks
        _log.debug("no lock can be had: %s", error)
    return True


def _lock_on_windows(descriptor: int) -> bool:
    import msvcrt

    try:
        # The first byte, whether it is there or not. (typeshed knows these on Windows only.)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True
