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
ASIDE = "difrod"
"""The folder beside it where a damaged one is put aside."""
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
        self._migrations = migrations
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection
        self._file: tuple[int, int] | None = None
        self.openings = 0
        """How often the file was opened: once, and whenever another has taken its place."""
        self._open()

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
            self._follow_file()
            with _transaction(self._connection):
                yield self._connection

    def read(self, sql: str, parameters: Sequence[Value] = ()) -> list[sqlite3.Row]:
        """The rows that a query gives. Raises StoreError."""
        with self._told(), self._lock:
            self._follow_file()
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

    def _open(self) -> None:
        """Open the file, and leave the one before it; if that fails, all is as it was."""
        with self._told():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if not self.path.exists():
                self.path.touch(0o600)  # nobody else's; SQLite's files beside it follow suit
            file = _identity(self.path)
            connection = sqlite3.connect(
                self.path, timeout=BUSY_S, isolation_level=None, check_same_thread=False
            )
            connection.row_factory = sqlite3.Row
            try:
                self._prepare(connection)
            except BaseException:
                connection.close()
                raise
        if self.openings:
            self._connection.close()
        self._connection, self._file = connection, file
        self.openings += 1

    def _follow_file(self) -> None:
        """Leave a file that was moved away or deleted: what is kept there would be lost."""
        if self._connection.in_transaction:
            return
        try:
            file = _identity(self.path)
        except OSError:  # there is no telling; what is open may still be of use
            return
        if file != self._file:
            self._open()

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        if _version(connection) > len(self._migrations):
            raise StoreError(
                message("database.newer", path=self.path), message("database.newer.hint")
            )
        if _version(connection) == len(self._migrations):
            return
        with _transaction(connection):
            # Read again inside the transaction: another process may have been quicker.
            for number in range(_version(connection), len(self._migrations)):
                for statement in _statements(self._migrations[number]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version={number + 1}")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what SQLite and the system raise into an error that says what to do."""
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
            raise  # a fault of ours, not of the disk
        except (sqlite3.Error, OSError) as error:
            kind = kind_of(error)
            raise StoreError(
                message(f"database.{kind}", path=self.path, reason=reason_of(error)),
                message(f"database.{kind}.hint", path=self.path),
            ) from error


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has ended the transaction by itself after some errors (a full disk).
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file that is on the disk; None: there is none."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_dev, stat.st_ino


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


def kind_of(error: Exception) -> str:
    """What is wrong: "full", "damaged", "busy", or "unusable"; messages have these names."""
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
