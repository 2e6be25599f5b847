"""The one SQLite file in which macsen-lite keeps what must not be lost.

Write-ahead logging with ``synchronous=FULL``: when a write returns, it is on the disk, and it
survives the process being killed and the power going (https://www.sqlite.org/pragma.html#pragma_synchronous).
One writer at a time; others wait for it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from macsen_lite import paths
from macsen_lite.errors import StoreError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.store.migrations import MIGRATIONS

FILE_NAME = "macsen.sqlite3"
BUSY_S = 10.0
"""How long a writer waits for another one, in seconds."""

Value = str | int | float | bytes | None


class Database:
    """One open file. It may be used from any thread; each write is one transaction."""

    def __init__(self, path: Path, migrations: Sequence[str] = MIGRATIONS) -> None:
        """Open ``path``, made anew if it is not there, and bring it up to date.

        Raises StoreError when it cannot be opened, is damaged, or is of a newer version; it is
        then left as it is.
        """
        self.path = path
        self._lock = threading.RLock()
        with self._told():
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                path.touch(0o600)  # notes are nobody else's; SQLite's files beside it follow suit
            self._connection = sqlite3.connect(
                path, timeout=BUSY_S, isolation_level=None, check_same_thread=False
            )
            self._connection.row_factory = sqlite3.Row
        try:
            with self._told():
                self._prepare(migrations)
        except BaseException:
            self._connection.close()
            raise

    @classmethod
    def of_this_user(cls) -> Database:
        """The user's own. Raises StoreError."""
        return cls(paths.data_dir() / FILE_NAME)

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all that is done inside is kept, or nothing of it.

        Raises StoreError when it cannot be kept (a full disk, a file that may not be written);
        what was there before is then there still.
        """
        with self._told(), self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # SQLite has ended the transaction by itself after some errors (a full disk).
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def read(self, sql: str, parameters: Sequence[Value] = ()) -> list[sqlite3.Row]:
        """The rows that a query gives. Raises StoreError."""
        with self._told(), self._lock:
            return self._connection.execute(sql, parameters).fetchall()

    def scrub(self) -> None:
        """Leave no trace in the file of what was ever deleted from it.

        The file is written anew without its free pages, and the write-ahead log is emptied. Raises
        StoreError when another program reads or writes for longer than `BUSY_S`.
        """
        with self._told(), self._lock:
            self._connection.execute("PRAGMA secure_delete=ON")
            self._connection.execute("VACUUM")
            if self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise StoreError(
                    message("database.busy", path=self.path, reason="wal_checkpoint"),
                    message("database.busy.hint", path=self.path),
                )

    def close(self) -> None:
        """Close the file; nothing is lost without it."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prepare(self, migrations: Sequence[str]) -> None:
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute("PRAGMA foreign_keys=ON")
        if self._version() > len(migrations):
            raise StoreError(
                message("database.newer", path=self.path), message("database.newer.hint")
            )
        if self._version() == len(migrations):
            return
        with self.write() as connection:
            # Read again inside the transaction: another process may have been quicker.
            for number in range(self._version(), len(migrations)):
                for statement in _statements(migrations[number]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version={number + 1}")

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what SQLite and the system raise into an error that says what to do."""
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
            raise  # a fault of ours, not of the disk
        except (sqlite3.Error, OSError) as error:
            kind = _kind(error)
            raise StoreError(
                message(f"database.{kind}", path=self.path, reason=reason_of(error)),
                message(f"database.{kind}.hint", path=self.path),
            ) from error


def _statements(script: str) -> Iterator[str]:
    """The statements of a script. (executescript would end the transaction.)"""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"a migration ends in the middle of a statement: {statement!r}")


def _kind(error: Exception) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        primary = code & 0xFF
        if primary == sqlite3.SQLITE_FULL:
            return "full"
        if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return "damaged"
        if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return "busy"
    return "unusable"
