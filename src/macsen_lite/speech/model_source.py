"""Where a model to be installed comes from: an address, an archive or a folder."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from macsen_lite.errors import ModelError, UsageError
from macsen_lite.messages import message
from macsen_lite.speech import manifest
from macsen_lite.speech.archive import is_archive, unpack
from macsen_lite.speech.download import (
    DownloadOptions,
    Progress,
    check_room,
    download,
    sha256_of_text,
    without_secrets,
)
from macsen_lite.speech.model import is_model_folder
from macsen_lite.speech.model_folder import cannot_write, make_folder

__all__ = ["Fetched", "ModelSource"]

_ARCHIVE_SUFFIX = re.compile(r"(?i)\.(zip|tar|tgz|tbz2?|txz|tar\.(gz|bz2|xz))$")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A model that was fetched, and not checked."""

    folder: Path
    sha256: str = ""
    """Of the archive; empty for a folder."""
    resumed_from: int = 0
    """Bytes of the download that an earlier, broken run had fetched."""


@dataclass(frozen=True, slots=True)
class ModelSource:
    """Exactly one of its two is not None."""

    url: str | None
    path: Path | None
    """Of an archive or a folder on this machine."""

    @classmethod
    def of(cls, source: str) -> ModelSource:
        """Of an ``http://``, ``https://`` or ``file://`` URL, or a path. Raises ModelError."""
        if "://" not in source:
            path = Path(source).expanduser()
            if not path.exists():
                raise ModelError(
                    message("model.no_source", source=source), message("model.install.hint")
                )
            return cls(None, path.absolute())
        parts = urlsplit(source)
        if parts.scheme in ("http", "https") and parts.hostname:
            return cls(source, None)
        if parts.scheme == "file" and parts.netloc in ("", "localhost"):
            return cls.of(url2pathname(parts.path))
        raise ModelError(
            message("model.download.bad_url", url=without_secrets(source)),
            message("model.install.hint"),
        )

    @property
    def name(self) -> str:
        """What the archive or folder is called, without its ending."""
        path = unquote(urlsplit(self.url).path) if self.url else str(self.path)
        return _ARCHIVE_SUFFIX.sub("", Path(path).name)

    def __str__(self) -> str:
        """As it may be shown and kept: without a password."""
        return without_secrets(self.url) if self.url else str(self.path)

    def fetch(
        self,
        temporary: Path,
        downloads: Path,
        sha256: str | None,
        options: DownloadOptions | None,
        progress: Progress,
    ) -> Fetched:
        """Fetch the model into ``temporary``; unfinished downloads stay in ``downloads``.

        ``sha256`` is what the archive's must be. Raises UsageError when it is given for a folder,
        and ModelError.
        """
        if self.url is not None:
            make_folder(downloads)
            archive = downloads / sha256_of_text(without_secrets(self.url))[:16]
            done = download(self.url, archive, sha256=sha256, options=options, progress=progress)
            try:
                folder = _unpack_model(archive, temporary, progress)
            finally:
                # Whole but useless, or used: either way nothing to resume.
                archive.unlink(missing_ok=True)
            return Fetched(folder, done.sha256, done.resumed_from)
        assert self.path is not None
        if self.path.is_dir():
            if sha256 is not None:
                raise UsageError(message("model.sha256_folder"))
            return Fetched(_copy_folder(self.path, temporary / "copied"))
        found = manifest.file_sha256(self.path)
        if sha256 is not None and found != sha256:
            raise ModelError(
                message("model.checksum", file=self.path, wanted=sha256, found=found),
                message("model.download.checksum.hint"),
            )
        return Fetched(_unpack_model(self.path, temporary, progress), found)


def _copy_folder(folder: Path, target: Path) -> Path:
    if not is_model_folder(folder):
        raise ModelError(message("model.not_vosk", path=folder), message("model.not_vosk.hint"))
    try:
        check_room(
            target.parent, sum((folder / f).stat().st_size for f in manifest.model_files(folder))
        )
        shutil.copytree(folder, target, ignore=shutil.ignore_patterns(manifest.RECORD))
    except OSError as error:  # shutil.Error is one, with a list of what failed
        raise cannot_write(target, error) from error
    return target


def _unpack_model(archive: Path, temporary: Path, progress: Progress) -> Path:
    """Unpack an archive and find the one model in it."""
    if not is_archive(archive):
        raise ModelError(
            message("model.archive.unknown", file=archive), message("model.install.hint")
        )
    into = temporary / "unpacked"
    into.mkdir()
    unpack(archive, into, progress=progress)
    found = [folder for folder in _two_levels(into) if is_model_folder(folder)]
    if len(found) != 1:
        key = "model.archive.no_model" if not found else "model.archive.many_models"
        raise ModelError(message(key, file=archive), message("model.not_vosk.hint"))
    return found[0]


def _two_levels(folder: Path) -> list[Path]:
    one = [p for p in folder.iterdir() if p.is_dir()]
    return [folder, *one, *(p for child in one for p in child.iterdir() if p.is_dir())]
