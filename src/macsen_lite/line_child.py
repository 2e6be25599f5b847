"""A child process that answers each line on its standard input with one on its standard output.

For what takes seconds and much memory to load: the child is started when something is first asked,
stays for what is asked next, and gives its memory back when it ends.
"""

from __future__ import annotations

import atexit
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import IO

_END_S = 5.0
"""How long a child may take to end once nothing more can be asked of it."""


class LineChild:
    """One such child, to be used from one thread at a time. It ends with Python at the latest."""

    def __init__(self, command: Sequence[str], timeout_s: float) -> None:
        """``command`` is its command line; ``timeout_s`` how long one answer may take, the first
        one with the start of the child.
        """
        self._command = list(command)
        self._timeout_s = timeout_s
        self._child: subprocess.Popen[str] | None = None
        self._complaints: IO[bytes] | None = None

    def ask(self, request: str) -> str:
        """The line that answers ``request``, a line without its end.

        Nothing when the child dies over it, or takes longer than it may. Raises OSError when it
        cannot be started.
        """
        child = self._running()
        assert child.stdin is not None and child.stdout is not None
        watchdog = threading.Timer(self._timeout_s, child.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            child.stdin.write(f"{request}\n")
            child.stdin.flush()
            return child.stdout.readline()
        except (OSError, ValueError):
            return ""
        finally:
            watchdog.cancel()

    def close(self) -> None:
        """Let it end, if there is one; whoever asks again starts another."""
        child, self._child = self._child, None
        if child is not None:
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    # The end of its input ends the child, which may have died already.
                    with suppress(OSError):
                        pipe.close()
            try:
                child.wait(_END_S)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        if self._complaints is not None:
            self._complaints.close()
            self._complaints = None
        atexit.unregister(self.close)

    def kill(self) -> str:
        """End it at once; the last line of what it said on standard error, or nothing."""
        last = ""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
        if self._complaints is not None:
            self._complaints.seek(0)
            lines = self._complaints.read().decode("utf-8", "replace").strip().splitlines()
            last = lines[-1] if lines else ""
        self.close()
        return last

    def _running(self) -> subprocess.Popen[str]:
        if self._child is not None and self._child.poll() is None:
            return self._child
        self.close()
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the child
        try:
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                encoding="utf-8",
            )
        except OSError:
            self.close()
            raise
        atexit.register(self.close)
        return self._child
