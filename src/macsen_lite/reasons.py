"""Why the system or a library could not do something, in the language in use.

What they say themselves is English. Of the system's errors the number says all; of a library's,
the kind of fault and its place are said here, and its own words follow in brackets.
"""

from __future__ import annotations

import errno
import re
import socket
import sqlite3
import ssl
import tomllib
from json import JSONDecodeError

from macsen_lite.messages import message

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
_ADDRESS = (socket.EAI_NONAME, socket.EAI_NODATA, socket.EAI_AGAIN)
_SQLITE = {
    sqlite3.SQLITE_NOTADB: "no_database",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_READONLY: "not_writable",
    sqlite3.SQLITE_CANTOPEN: "not_opened",
    sqlite3.SQLITE_IOERR: "device_failed",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_BUSY: "in_use",
    sqlite3.SQLITE_LOCKED: "in_use",
}


def reason_of(error: BaseException) -> str:
    """What is wrong, to stand in a sentence: no capital letter, no full stop."""
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
            code = getattr(error, "sqlite_errorcode", None)  # none, when Python found the fault
            key = _SQLITE.get(code & 0xFF) if code is not None else None
            return f"{message(f'reasons.{key}')} ({error})" if key else str(error)
        case ssl.SSLError():  # its numbers are not the system's
            return message("reasons.certificate", words=error.reason or error)
        case socket.gaierror():
            is_known = error.errno in _ADDRESS
            return message("reasons.no_address") if is_known else error.strerror or str(error)
        case OSError():
            key = _SYSTEM.get(error.errno) if error.errno is not None else None
            return message(f"reasons.{key}") if key else error.strerror or str(error)
    if (mark := getattr(error, "problem_mark", None)) is not None:  # of YAML
        return _written_wrongly(mark.line + 1, mark.column + 1, getattr(error, "problem", ""))
    if hasattr(error, "line") and hasattr(error, "col"):  # of tomlkit
        return _written_wrongly(error.line, error.col + 1, str(error).partition(" at line")[0])
    return str(error)


def _written_wrongly(line: int, column: int, words: str) -> str:
    return message("reasons.syntax", line=line, column=column, words=words)
