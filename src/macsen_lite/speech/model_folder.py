"""The folder that holds installed models: each is there wholly or not at all.

A model is made ready in a hidden folder on the same disk, and then renamed. One process at a time
changes a model of a given name.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macsen_lite.errors import ModelError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.speech.registry import MODEL_NAME

__all__ = ["ModelFolder", "cannot_write", "make_folder"]


class ModelFolder:
    """Models by name, below one folder, which need not exist."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def names(self) -> list[str]:
        """Those that are there, sorted. Raises ModelError when the folder is unreadable."""
        try:
            return sorted(p.name for p in self.root.iterdir() if MODEL_NAME.fullmatch(p.name))
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise ModelError(
                message("model.unreadable", path=self.root, reason=reason_of(error)),
                message("model.unreadable.hint"),
            ) from error

    @contextmanager
    def changing(self, name: str) -> Iterator[Path]:
        """Keep other processes from changing the model of that name; a hidden folder to work in.

        The hidden folder, and any left by a process that was killed, is deleted. Raises ModelError
        when another process is at work on it, and when the disk cannot be written.
        """
        with self._locked(name), self._temporary(name) as temporary:
            yield temporary

    def put(self, new: Path, name: str, temporary: Path) -> Path:
        """Give a model its place, instead of the one there; ``new`` is in ``temporary``.

        Raises OSError; what was there is there still.
        """
        target, old = self.root / name, temporary / "old"
        if os.path.lexists(target):  # a link that leads nowhere any more is in the way too
            target.rename(old)
        try:
            new.rename(target)
        except OSError:
            if os.path.lexists(old):
                old.rename(target)
            raise
        return target

    def take_away(self, name: str) -> Path:
        """Remove a model; returns where it was. Raises ModelError."""
        target = self.root / name
        with self.changing(name) as temporary:
            try:
                # Renamed first: a model half deleted would look damaged.
                target.rename(temporary / name)
            except OSError as error:
                raise cannot_write(target, error) from error
        return target

    @contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        make_folder(self.root)
        path = self.root / f".{name}.lock"
        try:
            lock = path.open("w", encoding="utf-8")
        except OSError as error:
            raise cannot_write(path, error) from error
        with lock:
            if not _lock(lock.fileno()):
                raise ModelError(message("model.locked", name=name), message("model.locked.hint"))
            yield

    @contextmanager
    def _temporary(self, name: str) -> Iterator[Path]:
        prefix = f".{name}.tmp-"
        try:
            for leftover in self.root.glob(f"{prefix}*"):
                shutil.rmtree(leftover, ignore_errors=True)
            folder = Path(tempfile.mkdtemp(prefix=prefix, dir=self.root))
        except OSError as error:
            raise cannot_write(self.root, error) from error
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def make_folder(path: Path) -> None:
    """Make a folder, unless it is there. Raises ModelError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: OSError) -> ModelError:
    """That nothing can be written there, and why."""
    return ModelError(
        message("model.cannot_write", path=path, reason=reason_of(error)),
        message("model.cannot_write.hint"),
    )


def _lock(descriptor: int) -> bool:
    """Take a lock that ends with the process; True where the system, or the disk, has none."""
    try:
        import fcntl
    except ImportError:  # Windows: the renaming alone must do
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a network drive that knows no locks
        return True
    return True
