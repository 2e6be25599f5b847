"""Fetching one file over HTTP, so that a broken connection costs only what was not fetched yet.

What has come so far is kept beside the target as ``NAME.part``, with ``NAME.part.json`` saying of
what; the next attempt, in this run or a later one, asks the server for the rest (RFC 9110, 14).
"""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

import requests

from macsen_lite.errors import ModelError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.speech.manifest import file_sha256

Stage = Literal["download", "unpack", "check"]


Progress = Callable[[Stage, int, int | None], None]
"""Told ``(stage, done, total)``, in bytes, as an installation goes on; total None: unknown."""


def silent(_stage: Stage, _done: int, _total: int | None) -> None:
    """A Progress that tells nobody."""


@dataclass(frozen=True, slots=True)
class DownloadOptions:
    """How patient a download is."""

    connect_timeout_s: float = 10.0
    read_timeout_s: float = 30.0
    """Longest silence of the server, in seconds, before the attempt is given up."""
    attempts: int = 5
    """Attempts in a row that may bring nothing new."""
    longest_wait_s: float = 30.0
    """Longest pause between two attempts, in seconds."""
    largest_bytes: int = 8 << 30
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that was fetched whole."""

    path: Path
    sha256: str
    resumed_from: int
    """Bytes that an earlier run had fetched already."""


_CHUNK = 1 << 16
_RETRY_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})


class _TryAgainError(Exception):
    """An attempt failed in a way that another may not."""

    def __init__(self, reason: object, wait_s: float = 0.0) -> None:
        super().__init__(str(reason))
        self.wait_s = wait_s


def without_secrets(url: str) -> str:
    """The URL without user, password, query and fragment, fit to be shown and written down."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def download(
    url: str,
    target: Path,
    *,
    sha256: str | None = None,
    options: DownloadOptions | None = None,
    progress: Progress = silent,
) -> Downloaded:
    """Fetch ``url`` (http or https) to ``target``, going on where an earlier run was broken off.

    Raises ModelError when the server cannot be reached, refuses, goes on breaking off, or sends
    something else than ``sha256`` says, and when the disk is full. The part is kept for another run
    unless it is known to be wrong.
    """
    fetch = _Fetch(url, target, sha256, options or DownloadOptions(), progress)
    resumed_from = fetch.run()
    found = file_sha256(fetch.part)
    if sha256 is not None and found != sha256 and resumed_from:
        # The piece from the earlier run may be of another version of the file: begin anew, once.
        fetch.forget()
        resumed_from = fetch.run()
        found = file_sha256(fetch.part)
    if sha256 is not None and found != sha256:
        fetch.forget()
        raise ModelError(
            message(
                "model.download.checksum", url=without_secrets(url), wanted=sha256, found=found
            ),
            message("model.download.checksum.hint"),
        )
    fetch.part.replace(target)
    fetch.note.unlink(missing_ok=True)
    return Downloaded(target, found, resumed_from)


class _Fetch:
    def __init__(
        self,
        url: str,
        target: Path,
        sha256: str | None,
        options: DownloadOptions,
        progress: Progress,
    ) -> None:
        self.url, self.shown = url, without_secrets(url)
        self.part = target.with_name(f"{target.name}.part")
        self.note = target.with_name(f"{target.name}.part.json")
        self.sha256, self.options, self.progress = sha256, options, progress
        self.validator = ""
        """ETag or date of the file that the part belongs to; empty when the server gave none."""

    def run(self) -> int:
        """Fetch until the part is whole; returns how many bytes of it were there before."""
        start = self._resume_point()
        failures = 0
        with requests.Session() as session:
            while True:
                before = self._size()
                try:
                    self._attempt(session, self._size())
                    return start
                except _TryAgainError as error:
                    # Only attempts that bring nothing new count: a bad line may need many.
                    failures = failures + 1 if self._size() <= before else 1
                    if failures >= self.options.attempts:
                        raise self._gave_up(error) from error
                    pause = max(error.wait_s, 2.0 ** (failures - 1))
                    self.options.sleep(min(pause, self.options.longest_wait_s))

    def forget(self) -> None:
        """Throw away what was fetched."""
        self.part.unlink(missing_ok=True)
        self.note.unlink(missing_ok=True)
        self.validator = ""

    def _gave_up(self, error: Exception) -> ModelError:
        kept = self._size()
        return ModelError(
            message("model.download.broke_off", url=self.shown, reason=error),
            message("model.download.resume" if kept else "model.download.try_later", size=kept),
        )

    def _size(self) -> int:
        return self.part.stat().st_size if self.part.exists() else 0

    def _resume_point(self) -> int:
        """How much of the part from an earlier run can be kept."""
        try:
            note = json.loads(self.note.read_text("utf-8"))
            same = note["url"] == self.shown and (note["validator"] or self.sha256)
            self.validator = str(note["validator"]) if same else ""
        except (OSError, ValueError, KeyError, TypeError):
            same = False
        if not same:
            self.forget()
        return self._size()

    def _attempt(self, session: requests.Session, have: int) -> None:
        # Compressed transfer would make byte ranges mean something else.
        headers = {"Accept-Encoding": "identity"}
        if have and (self.validator or self.sha256):
            headers["Range"] = f"bytes={have}-"
            if self.validator:
                headers["If-Range"] = self.validator
        timeouts = (self.options.connect_timeout_s, self.options.read_timeout_s)
        try:
            with session.get(self.url, headers=headers, stream=True, timeout=timeouts) as response:
                self._receive(response, have)
        except (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema) as error:
            raise ModelError(
                message("model.download.bad_url", url=self.shown), message("model.install.hint")
            ) from error
        except requests.exceptions.SSLError as error:
            raise self._refused(message("model.download.tls")) from error
        except requests.exceptions.RequestException as error:
            raise _TryAgainError(_cause(error)) from error

    def _receive(self, response: requests.Response, have: int) -> None:
        status = response.status_code
        if status in _RETRY_STATUS:
            wait = response.headers.get("Retry-After", "")
            raise _TryAgainError(f"HTTP {status}", float(wait) if wait.isdecimal() else 0.0)
        if status == requests.codes.requested_range_not_satisfiable and have:
            if response.headers.get("Content-Range") == f"bytes */{have}":
                return  # all of it is here already
            self.forget()
            raise _TryAgainError("HTTP 416")
        if status not in (requests.codes.ok, requests.codes.partial_content):
            raise self._refused(f"HTTP {status}")
        if self.url.startswith("https:") and not response.url.startswith("https:"):
            raise self._refused(message("model.download.downgrade"))
        partial = status == requests.codes.partial_content
        if partial and not response.headers.get("Content-Range", "").startswith(f"bytes {have}-"):
            self.forget()
            raise _TryAgainError("wrong Content-Range")
        start = have if partial else 0
        length = response.headers.get("Content-Length", "")
        total = start + int(length) if length.isdecimal() else None
        self._check_room(start, total)
        self.validator = _validator(response)
        with _disk_errors(self.part):
            self.note.write_text(
                json.dumps({"url": self.shown, "validator": self.validator}), encoding="utf-8"
            )
            with self.part.open("ab" if partial else "wb") as file:
                self._copy(response, file.write, start, total)
                file.flush()
                os.fsync(file.fileno())

    def _copy(
        self,
        response: requests.Response,
        write: Callable[[bytes], object],
        done: int,
        total: int | None,
    ) -> None:
        self.progress("download", done, total)
        for chunk in response.iter_content(_CHUNK):
            done += len(chunk)
            if done > self.options.largest_bytes:
                raise self._too_large(done)
            write(chunk)
            self.progress("download", done, total)
        if total is not None and done != total:
            raise _TryAgainError(f"{done} / {total}")

    def _check_room(self, start: int, total: int | None) -> None:
        if total is None:
            return
        if total > self.options.largest_bytes:
            raise self._too_large(total)
        check_room(self.part.parent, total - start)

    def _too_large(self, size: int) -> ModelError:
        self.forget()
        return ModelError(
            message("model.too_large", size=size, limit=self.options.largest_bytes),
            message("model.too_large.hint"),
        )

    def _refused(self, reason: str) -> ModelError:
        return ModelError(
            message("model.download.refused", url=self.shown, reason=reason),
            message("model.download.refused.hint"),
        )


def sha256_of_text(text: str) -> str:
    """SHA-256 of a text, to make a file name of an address."""
    return hashlib.sha256(text.encode()).hexdigest()


def check_room(folder: Path, needed: int) -> None:
    """Raise ModelError when the disk of ``folder`` has not ``needed`` bytes left."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise ModelError(
            message("model.disk_full", path=folder, needed=needed >> 20, free=free >> 20),
            message("model.disk_full.hint"),
        )


@contextmanager
def _disk_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except requests.exceptions.RequestException:
        raise  # an OSError too, but not of the disk
    except OSError as error:
        raise ModelError(
            message("model.cannot_write", path=path, reason=reason_of(error)),
            message("model.cannot_write.hint"),
        ) from error


def _validator(response: requests.Response) -> str:
    """What If-Range may be asked with: a strong ETag, or the date."""
    etag = response.headers.get("ETag", "")
    if etag and not etag.startswith("W/"):
        return etag
    return response.headers.get("Last-Modified", "")


def _cause(error: BaseException) -> str:
    """The innermost words of requests' nested errors, which alone mean something to a person."""
    while isinstance(error.args[0] if error.args else None, BaseException):
        error = error.args[0]
    reason = getattr(error, "reason", None)
    text = str(reason or (error.args[-1] if error.args else error))
    return text.rpartition(": ")[2] or type(error).__name__
