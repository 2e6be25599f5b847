"""The user's web browser, asked to show a page."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import webbrowser
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import urlsplit

from macsen_lite.errors import MacsenError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

__all__ = ["Browser", "NoBrowser", "SystemBrowser"]

_SETTLE_S = 2.0
"""How long a browser that cannot start takes to say so; one that starts may run for hours."""
_DESKTOPS = ("DISPLAY", "WAYLAND_DISPLAY")


class NoBrowser(MacsenError):  # noqa: N818 - what is the matter, not what went wrong
    """There is no browser, no screen for it, or it would not start."""


class Browser(Protocol):
    """Shows pages to the user."""

    def check(self) -> None:
        """Raise NoBrowser when no page can be shown here."""
        ...

    def open(self, url: str) -> None:
        """Show the page, http or https, and do not wait. Raises NoBrowser."""
        ...


class SystemBrowser:
    """``$BROWSER`` where it is set; else the desktop's own, through xdg-open.

    Python's webbrowser is used only where there is no xdg-open to be had (macOS, Windows): on Linux
    it would take a text browser for one, which then waits for keys that nobody sees.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        """``environment`` is where ``BROWSER``, ``DISPLAY`` and ``WAYLAND_DISPLAY`` are read."""
        self._environment = environment

    def check(self) -> None:
        """Raise NoBrowser when no page can be shown here."""
        self._command("")

    def open(self, url: str) -> None:
        """Show the page, http or https, and do not wait. Raises NoBrowser."""
        if urlsplit(url).scheme not in ("http", "https"):  # a file, or a program's own address
            raise NoBrowser(message("browser.not_web", url=url))
        command = self._command(url)
        if command is None:
            if not webbrowser.open(url):
                raise NoBrowser(message("browser.none"), message("browser.none.hint"))
            return
        try:
            started = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=dict(self._environment),
                start_new_session=True,
            )
            status = started.wait(_SETTLE_S)
        except subprocess.TimeoutExpired:  # it is the browser itself, and it runs
            started.returncode = 0  # nobody will wait for it any more, which is no mistake
            return
        except OSError as error:
            raise _failed(command, reason_of(error)) from error
        if status:
            raise _failed(command, status)

    def _command(self, url: str) -> list[str] | None:
        """What to start; None for Python's own way. Raises NoBrowser."""
        chosen = self._environment.get("BROWSER", "").split(os.pathsep)[0].strip()
        if chosen:
            try:
                command = shlex.split(chosen)
            except ValueError as error:
                raise _failed([chosen], error) from error
            if shutil.which(command[0], path=self._environment.get("PATH")) is None:
                raise _failed(command, message("browser.missing"))
            put = [part.replace("%s", url) for part in command]
            return put if "%s" in chosen else [*command, url]
        if not sys.platform.startswith("linux"):
            return None
        if not any(self._environment.get(name) for name in _DESKTOPS):
            raise NoBrowser(message("browser.no_desktop"), message("browser.none.hint"))
        opener = shutil.which("xdg-open", path=self._environment.get("PATH"))
        if opener is None:
            raise NoBrowser(message("browser.none"), message("browser.none.hint"))
        return [opener, url]


def _failed(command: list[str], reason: object) -> NoBrowser:
    return NoBrowser(
        message("browser.failed", command=command[0], reason=reason), message("browser.none.hint")
    )
