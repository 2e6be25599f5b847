"""Why the system or a library could not do something, in the language in use.

What they say themselves is English. Of the system's errors the number says all; of a library's,
the kind of fault and its place are said here, and its own words follow in brackets.
"""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING

from macsen_lite.messages import message

if TYPE_CHECKING:
    import socket
    import sqlite3

_SYSTEM = {
    errno.ENOENT: "missing",
    errno.EISDIR: "is_folder",
    errno.ENOTDIR: "not_folder",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "read_only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EADDRINUSE: "address_in_use",
    errno.EADDRNOTAVAIL: "address_elsewhere",
    errno.EEXIST: "exists",
    errno.ENOTEMPTY: "not_empty",
    errno.ENAMETOOLONG: "long_name",
    errno.ELOOP: "loop",
    errno.EIO: "device_failed",
    errno.ENODEV: "no_device",
    errno.ENXIO: "no_device",
    errno.EMFILE: "too_many_open",
    errno.ENFILE: "too_many_open",
    errno.ENOMEM: "no_memory",
    errno.ENOEXEC: "not_program",
    errno.ECONNREFUSED: "refused",
    errno.ECONNRESET: "broke_off",
    errno.EPIPE: "broke_off",
    errno.ETIMEDOUT: "too_late",
    errno.EHOSTUNREACH: "unreachable",
    errno.ENETUNREACH: "unreachable",
}


def reason_of(error: BaseException) -> str:
    """What is wrong, to stand in a sentence: no capital letter, no full stop."""
    # Only where something is wrong: they take long to load, and every verb can fail.
    import socket
    import sqlite3
    import ssl
    import tomllib
    from json import JSONDecodeError

    match error:
        case UnicodeDecodeError():
            line = bytes(error.object[: error.start]).count(b"\n") + 1
            return message("reasons.not_utf8", line=line)
        case JSONDecodeError():
            return _written_wrongly(error.lineno, error.colno, error.msg)
        case tomllib.TOMLDecodeError():
            words = str(error).partition(" (at ")[0]
            if place := re.search(r"line (\d+), column (\d+)", str(error)):
                return _written_wrongly(int(place[1]), int(place[2]), words)
            return message("reasons.syntax_at_end", words=words)
        case sqlite3.Error():
            return _of_sqlite(error)
        case ssl.SSLError():  # its numbers are not the system's
            return message("reasons.certificate", words=error.reason or error)
        case socket.gaierror():
            return _of_name(error)
        case OSError():
            key = _SYSTEM.get(error.errno) if error.errno is not None else None
            return message(f"reasons.{key}") if key else error.strerror or str(error)
    if (mark := getattr(error, "problem_mark", None)) is not None:  # of YAML
        return _written_wrongly(mark.line + 1, mark.column + 1, getattr(error, "problem", ""))
    if hasattr(error, "line") and hasattr(error, "col"):  # of tomlkit
        return _written_wrongly(error.line, error.col + 1, str(error).partition(" at line")[0])
    return str(error)


def _of_sqlite(error: sqlite3.Error) -> str:
    import sqlite3

    kinds = {
        sqlite3.SQLITE_NOTADB: "no_database",
        sqlite3.SQLITE_CORRUPT: "corrupt",
        sqlite3.SQLITE_READONLY: "not_writable",
        sqlite3.SQLITE_CANTOPEN: "not_opened",
        sqlite3.SQLITE_IOERR: "device_failed",
        sqlite3.SQLITE_FULL: "full",
        sqlite3.SQLITE_BUSY: "in_use",
        sqlite3.SQLITE_LOCKED: "in_use",
    }
    code = getattr(error, "sqlite_errorcode", None)  # none, when Python found the fault
    key = kinds.get(code & 0xFF) if code is not None else None
    return f"{message(f'reasons.{key}')} ({error})" if key else str(error)


def _of_name(error: socket.gaierror) -> str:
    import socket

    is_unknown = error.errno in (socket.EAI_NONAME, socket.EAI_NODATA, socket.EAI_AGAIN)
    return message("reasons.no_address") if is_unknown else error.strerror or str(error)


def _written_wrongly(line: int, column: int, words: str) -> str:
    return message("reasons.syntax", line=line, column=column, words=words)
