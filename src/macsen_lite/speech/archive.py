"""Unpacking a model from a zip or tar file that nobody vouches for.

Only plain files and folders are taken out, each to a place inside the target folder; a link, a
device, an absolute path, ``..``, or sizes that no model has stop it all. (tarfile's own ``data``
filter lets links inside the folder pass, and there is none for zip, so both go one way here.)
"""

import stat
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO, Protocol
from zlib import error as zlib_error

from macsen_lite.errors import ModelError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.speech.download import Progress, check_room, silent

_CHUNK = 1 << 20
_DAMAGE = (zipfile.BadZipFile, tarfile.TarError, EOFError, zlib_error, LZMAError)
_IGNORED = ("__MACOSX", ".DS_Store")
"""What macOS adds to archives."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a model's archive may hold; a real one stays far below."""

    files: int = 10_000
    bytes: int = 16 << 30
    """Bytes of all files together, unpacked."""
    ratio: int = 200
    """Unpacked bytes for one packed byte, looked at above `free_bytes`."""
    free_bytes: int = 64 << 20
    """Unpacked bytes below which the ratio does not matter."""


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    size: int
    is_folder: bool
    is_plain: bool
    """Whether it is a file or a folder, and no link or device."""
    handle: zipfile.ZipInfo | tarfile.TarInfo


class _Archive(Protocol):
    def members(self) -> Iterator[_Member]: ...
    def open(self, member: _Member) -> IO[bytes]: ...
    def close(self) -> None: ...


def is_archive(path: Path) -> bool:
    """Whether the file is a zip or a (possibly compressed) tar, by its content. Raises OSError."""
    if zipfile.is_zipfile(path):
        return True
    try:
        return tarfile.is_tarfile(path)
    except _DAMAGE:
        return False


def unpack(
    archive: Path, into: Path, *, limits: Limits | None = None, progress: Progress = silent
) -> None:
    """Unpack a zip or tar file into the existing folder ``into``.

    Raises ModelError when it is no archive, is damaged, holds something that a model does not, or
    is larger than ``limits`` allow, and when the disk is full. What was unpacked by then stays: the
    caller unpacks into a folder that it throws away.
    """
    limits = limits or Limits()
    try:
        with archive.open("rb"):
            pass
    except OSError as error:
        raise ModelError(
            message("model.unreadable", path=archive, reason=reason_of(error)),
            message("model.unreadable.hint"),
        ) from error
    try:
        opened = _open(archive)
        try:
            _unpack(opened, archive, into, limits, progress)
        finally:
            opened.close()
    except _DAMAGE as error:
        raise ModelError(
            message("model.archive.damaged", file=archive, reason=error),
            message("model.archive.damaged.hint"),
        ) from error
    except RuntimeError as error:  # zipfile: a password is needed, or an unknown compression
        raise _unsafe(archive, str(error)) from error
    except OSError as error:
        raise ModelError(
            message("model.cannot_write", path=into, reason=reason_of(error)),
            message("model.cannot_write.hint"),
        ) from error


def _open(archive: Path) -> _Archive:
    if zipfile.is_zipfile(archive):
        return _Zip(archive)
    try:
        return _Tar(archive)
    except tarfile.ReadError as error:
        raise ModelError(
            message("model.archive.unknown", file=archive), message("model.install.hint")
        ) from error


def _unpack(
    opened: _Archive, archive: Path, into: Path, limits: Limits, progress: Progress
) -> None:
    members: dict[PurePosixPath, _Member] = {}
    most = limits.bytes
    packed = archive.stat().st_size
    total = 0
    for member in opened.members():
        target = _safe_path(member, archive)
        if target is None:
            continue
        if target in members and not member.is_folder:
            raise _unsafe(archive, message("model.archive.twice", name=member.name))
        members[target] = member
        total += member.size
        if len(members) > limits.files:
            raise _unsafe(archive, message("model.archive.too_many", limit=limits.files))
        if total > most or (total > limits.free_bytes and total > packed * limits.ratio):
            raise _unsafe(archive, message("model.archive.bomb", size=total >> 20))
    check_room(into, total)
    done = 0
    for target, member in members.items():
        path = into / target
        if member.is_folder:
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with opened.open(member) as source, path.open("xb") as file:
            left = member.size
            while chunk := source.read(min(_CHUNK, left + 1)):
                left -= len(chunk)
                if left < 0:  # more than it announced: the limits above were lied to
                    raise _unsafe(archive, message("model.archive.bomb", size=total >> 20))
                file.write(chunk)
                done += len(chunk)
                progress("unpack", done, total)
        if left:
            raise EOFError(member.name)


def _safe_path(member: _Member, archive: Path) -> PurePosixPath | None:
    """Where a member goes, relative to the target folder; None for what is left out.

    Raises ModelError for one that would go elsewhere or is no plain file or folder.
    """
    name = member.name
    path = PurePosixPath(name)
    parts = path.parts
    if (
        not member.is_plain
        or path.is_absolute()
        or ".." in parts
        or any(len(part.encode()) > 255 for part in parts)
        # What Windows would read as another folder, drive or stream.
        or any(mark in name for mark in ("\\", ":", "\0"))
    ):
        raise _unsafe(archive, message("model.archive.member", name=name[:200]))
    if not parts or any(part in _IGNORED or part.startswith("._") for part in parts):
        return None
    return path


def _unsafe(archive: Path, reason: str) -> ModelError:
    return ModelError(
        message("model.archive.unsafe", file=archive, reason=reason),
        message("model.archive.unsafe.hint"),
    )


class _Zip:
    def __init__(self, path: Path) -> None:
        self._file = zipfile.ZipFile(path)

    def members(self) -> Iterator[_Member]:
        for info in self._file.infolist():
            # Only archives made on Unix say what kind of file it was; 0 means they did not.
            kind = stat.S_IFMT(info.external_attr >> 16)
            is_plain = kind in (0, stat.S_IFREG, stat.S_IFDIR)
            yield _Member(info.filename, info.file_size, info.is_dir(), is_plain, info)

    def open(self, member: _Member) -> IO[bytes]:
        assert isinstance(member.handle, zipfile.ZipInfo)
        return self._file.open(member.handle)

    def close(self) -> None:
        self._file.close()


class _Tar:
    def __init__(self, path: Path) -> None:
        self._file = tarfile.open(path)  # noqa: SIM115  closed by close()

    def members(self) -> Iterator[_Member]:
        for info in self._file:
            yield _Member(info.name, info.size, info.isdir(), info.isfile() or info.isdir(), info)

    def open(self, member: _Member) -> IO[bytes]:
        assert isinstance(member.handle, tarfile.TarInfo)
        file = self._file.extractfile(member.handle)
        assert file is not None, "only plain files are opened"
        return file

    def close(self) -> None:
        self._file.close()
