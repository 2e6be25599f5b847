"""mpv, told what to play through its JSON socket.

It is a process of its own that goes on playing when the assistant ends, and is found again by its
socket. Source: mpv.io/manual/stable/#json-ipc.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from macsen_lite.errors import MacsenError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

_START_S = 5.0
_ANSWER_S = 3.0
_FIRST = 10
"""The number of the first request of several; those of single ones are below."""
OPEN_S = 8.0
"""How long a station may take to be heard before it is taken for dead."""


class NoPlayer(MacsenError):  # noqa: N818 - what is the matter, not what went wrong
    """mpv is not installed."""


class PlayerError(MacsenError):
    """mpv does not do as it is told."""


class Unplayable(PlayerError):  # noqa: N818
    """Nothing of what was to be played can be: a dead station, a broken file."""


class Player(Protocol):
    """Plays files and streams, one after the other."""

    def play(self, what: Sequence[str]) -> None:
        """Play these from now on, passing over what cannot be played.

        It returns when something is heard. Raises NoPlayer, Unplayable, PlayerError.
        """
        ...

    def playing(self) -> str | None:
        """The path or address of what plays or is paused; None when nothing is."""
        ...

    def pause(self, paused: bool) -> None:
        """Hold it, or go on."""
        ...

    def skip(self, by: int) -> bool:
        """The next (1) or the one before (-1); False when there is none."""
        ...

    def stop(self) -> None:
        """Play nothing."""
        ...

    def change_volume(self, percent: int) -> int:
        """Louder (above 0) or quieter; returns the volume, 0 to 100."""
        ...


def socket_path() -> Path:
    """Where this user's player listens. It is short: a socket's path has 107 bytes at most."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and Path(runtime).is_dir():
        return Path(runtime) / "macsen-lite-mpv"
    folder = Path(tempfile.gettempdir()) / f"macsen-lite-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():  # somebody else's, who could listen
        raise PlayerError(message("music.not_ours", path=folder))
    return folder / "mpv"


class MpvPlayer:
    """mpv, started when something is first to be played."""

    def __init__(
        self, path: Path | None = None, options: Sequence[str] = (), open_s: float = OPEN_S
    ) -> None:
        """``path`` is its socket's; ``options`` are given to mpv besides our own.

        ``open_s`` is how many seconds there are for something to be heard.
        """
        self._path = path or socket_path()
        self._options = tuple(options)
        self._open_s = open_s
        self._process: subprocess.Popen[bytes] | None = None

    def play(self, what: Sequence[str]) -> None:
        """Play these, one after the other, and wait until one is heard."""
        if not self._is_running():
            self._start()
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(_ANSWER_S)
                line.connect(str(self._path))
                for place, each in enumerate(what):
                    how = "append" if place else "replace"
                    _tell(line, _FIRST + place, "loadfile", each, how)
                _tell(line, 0, "set_property", "pause", False)
                fault = self._outcome(line)
        except (OSError, ValueError) as error:
            raise PlayerError(message("music.no_answer", reason=reason_of(error))) from error
        if fault:
            with contextlib.suppress(PlayerError):
                self.stop()
            raise Unplayable(message("music.unplayable", what=what[0], reason=fault))

    def _outcome(self, line: socket.socket) -> str:
        """Why nothing of what was just put on the list can be played; empty once something is.

        mpv agrees to everything at once and opens it afterwards; its events say what came of it. It
        numbers what is put on its list, upwards: from ours on all is ours, also what a list of
        stations that we gave it is made of.
        """
        until = time.monotonic() + self._open_s
        fault, first, is_ours = "", 0, False
        for told in _answers(line, until):
            event, data = told.get("event"), told.get("data")
            if told.get("request_id") == _FIRST and isinstance(data, dict):
                first = data.get("playlist_entry_id", 0)
            elif event == "start-file":
                is_ours = told.get("playlist_entry_id", first) >= first
            elif event == "file-loaded" and is_ours:
                return ""
            elif event == "end-file" and is_ours:
                fault = str(told.get("file_error", fault))
            elif event == "idle" and is_ours:  # it has gone through them all
                return fault or message("music.no_sound")
        return message("music.too_slow")

    def playing(self) -> str | None:
        """The path or address of what plays or is paused."""
        if not self._is_running() or self._property("idle-active"):
            return None
        path = self._property("path")
        return path if isinstance(path, str) else None

    def pause(self, paused: bool) -> None:
        """Hold it, or go on."""
        self._ask("set_property", "pause", paused)

    def skip(self, by: int) -> bool:
        """The next or the one before."""
        at, count = self._property("playlist-pos"), self._property("playlist-count")
        if not isinstance(at, int) or not isinstance(count, int) or not 0 <= at + by < count:
            return False
        self._ask("set_property", "playlist-pos", at + by)
        wanted = self._property(f"playlist/{at + by}/filename")
        self._settle(lambda: self._property("path") == wanted)
        return True

    def stop(self) -> None:
        """Play nothing; mpv stays, silent."""
        self._ask("stop")
        self._settle(lambda: self._property("idle-active") is True)

    def change_volume(self, percent: int) -> int:
        """Louder or quieter."""
        now = self._property("volume")
        level = max(0, min(100, round((now if isinstance(now, int | float) else 100) + percent)))
        self._ask("set_property", "volume", level)
        return level

    def quit(self) -> None:
        """End mpv."""
        with contextlib.suppress(MacsenError):
            self._ask("quit")
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_ANSWER_S)

    def _settle(self, is_so: Callable[[], bool]) -> None:
        """Wait until mpv is as it was told to be, but not for long."""
        until = time.monotonic() + _ANSWER_S
        while not is_so() and time.monotonic() < until:
            time.sleep(0.01)

    def _property(self, name: str) -> object:
        try:
            return self._ask("get_property", name)
        except _NotKnownError:
            return None

    def _is_running(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(str(self._path))
            except OSError:
                return False
            return True

    def _start(self) -> None:
        program = shutil.which("mpv")
        if program is None:
            raise NoPlayer(message("music.no_mpv"), message("music.no_mpv.hint"))
        with contextlib.suppress(OSError):
            self._path.unlink()
        self._process = subprocess.Popen(
            [
                program,
                "--idle=yes",
                "--no-video",
                "--no-terminal",
                "--no-config",
                "--load-scripts=no",
                "--ytdl=no",
                f"--network-timeout={self._open_s}",
                f"--input-ipc-server={self._path}",
                *self._options,
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + _START_S
        while not self._is_running():
            if self._process.poll() is not None or time.monotonic() > until:
                raise PlayerError(message("music.not_started"))
            time.sleep(0.02)

    def _ask(self, *command: object) -> object:
        """Send one command and give its data. Raises PlayerError."""
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(_ANSWER_S)
                line.connect(str(self._path))
                _tell(line, 1, *command)
                with line.makefile("rb") as answers:
                    for answer in answers:
                        told = _read(answer)
                        if told.get("request_id") == 1 and "error" in told:
                            break
                    else:
                        raise OSError(message("music.hung_up"))
        except (OSError, ValueError) as error:
            if command[0] == "quit":
                return None
            raise PlayerError(message("music.no_answer", reason=reason_of(error))) from error
        if told["error"] != "success":
            raise _NotKnownError(message("music.refused", command=command[0], reason=told["error"]))
        data: object = told.get("data")
        return data


def _tell(line: socket.socket, request: int, *command: object) -> None:
    asked = {"command": command, "request_id": request}
    text = json.dumps(asked, ensure_ascii=False)
    line.sendall(text.encode(errors="surrogateescape") + b"\n")


def _read(answer: bytes) -> dict[str, Any]:
    """One line of mpv's, in which the name of a file is in whatever bytes it has on the disk."""
    told: dict[str, Any] = json.loads(answer.decode(errors="surrogateescape"))
    return told


def _answers(line: socket.socket, until: float) -> Iterator[dict[str, Any]]:
    """What mpv says until that time of the monotonic clock. Raises OSError when it hangs up."""
    kept = b""
    while (left := until - time.monotonic()) > 0:
        line.settimeout(left)
        try:
            more = line.recv(1 << 16)
        except TimeoutError:
            return
        if not more:
            raise OSError(message("music.hung_up"))
        *whole, kept = (kept + more).split(b"\n")
        yield from map(_read, filter(None, whole))


class _NotKnownError(PlayerError):
    """mpv has no answer to that just now."""
