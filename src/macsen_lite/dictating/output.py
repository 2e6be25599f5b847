"""Where a dictation is written: a file that holds every phrase as soon as it has been said."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Literal, Self, TextIO

from macsen_lite.errors import StoreError, UsageError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

__all__ = ["OutputFile"]


class OutputFile:
    """A new file; within a ``with`` statement. One in which nothing was written is taken away.

    What is there and may be written over stays until there is something to write: a model may not
    load, and nobody may say anything.
    """

    def __init__(self, path: Path, *, overwrite: bool = False) -> None:
        """``overwrite``: write it anew if it is there. Nothing happens before it is entered."""
        self._path, self._overwrite = path, overwrite
        self._file: TextIO | None = None
        self._is_empty = True
        self._holds_other = False
        """Whether there is still what was in the file before."""

    def __enter__(self) -> Self:
        """Open it. Raises UsageError when it is there already, StoreError when it cannot be."""
        try:
            # An empty file holds nothing that could be lost.
            is_full = self._path.is_file() and self._path.stat().st_size > 0
            self._holds_other = is_full and self._overwrite
            mode: Literal["r+", "x", "w"] = "r+" if self._holds_other else "x" if is_full else "w"
            self._file = self._path.open(mode, encoding="utf-8")
        except FileExistsError as error:
            raise UsageError(
                message("dictate.exists", path=self._path), message("dictate.exists.hint")
            ) from error
        except OSError as error:
            raise self._failed(error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        if self._file is not None:
            try:
                self._file.close()
                if self._is_empty and not self._holds_other and self._path.is_file():
                    self._path.unlink()
            except OSError as failure:
                raise self._failed(failure) from failure

    def write(self, text: str) -> None:
        """Write, and hand it to the system at once. Raises StoreError."""
        assert self._file is not None
        try:
            if self._holds_other:
                self._file.truncate(0)
                self._holds_other = False
            self._file.write(text)
            self._file.flush()
        except OSError as error:
            raise self._failed(error) from error
        self._is_empty = False

    def _failed(self, error: OSError) -> StoreError:
        return StoreError(
            message("dictate.cannot_write", path=self._path, reason=reason_of(error)),
            message("dictate.cannot_write.hint"),
        )
