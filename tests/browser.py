"""A real browser for the tests of web pages: Chromium, which scripts/setup --dev installs.

``with visit(browser, url) as page:`` opens a page and fails, once the test is through with it, if
the page wrote an error to the console, threw one, or asked any address but its own for anything.
``assert not axe_violations(page)`` looks for what keeps people who use a screen reader, a keyboard
or large print from using it (axe-core, from the package axe-playwright-python).

A page answers a press when it can, so a test says what comes to be, with Playwright's `expect`, and
does not look only once. ``MACSEN_SLOW_BROWSER=1 scripts/test tests/serve/test_page.py`` makes the
browser slow, which finds a test that does not wait.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_S = 60
"""So long what must come to be is waited for, which on a busy machine is the more needed."""
_SLOW_CPU, _SLOW_MS = 6, 400
"""How many times slower the page's own work is in a slow browser, and every answer's delay."""
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, without a window.

    A module's and not the session's: while it is there, an event loop runs in this thread, and
    ``asyncio.run`` in another module's test would fail.
    """
    with launched() as running:
        yield running


@contextmanager
def launched(*flags: str) -> Iterator[Browser]:
    """Chromium with flags of its own, such as for a microphone; skips the test without Chromium.

    Beside another, its Playwright is shared: there is one in a thread.
    """
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("chromium is not installed (scripts/setup --dev, or apt-get install chromium)")
    with _playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=[*_FLAGS, *flags])
        yield running
        running.close()


_running: list[Playwright] = []


@contextmanager
def _playwright() -> Iterator[Playwright]:
    if _running:
        yield _running[0]
        return
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=1000 * PATIENCE_S)
    with sync_playwright() as playwright:
        _running.append(playwright)
        try:
            yield playwright
        finally:
            _running.clear()


@contextmanager
def visit(
    browser: Browser, url: str, *, excused: str | None = None, **options: Any
) -> Iterator[Page]:
    """A page at ``url`` in a fresh profile.

    ``excused`` is in those lines of the console that the test itself brings about: browsers call
    an answer of 400 an error.

    ``options`` are Playwright's of a context: viewport, color_scheme, locale, permissions and so
    on. AssertionError at the end for console errors, exceptions, and requests to other addresses.
    """
    context = browser.new_context(**{"viewport": DESKTOP, "locale": "cy-GB"} | options)
    context.set_default_timeout(1000 * PATIENCE_S)
    if os.environ.get("MACSEN_SLOW_BROWSER"):
        context.on("page", _slow_down)
    wrong: list[str] = []
    home = urlsplit(url)

    def asked(address: str) -> None:
        to = urlsplit(address)
        if to.scheme in ("data", "blob", "about"):
            return
        if home.scheme == "file":
            if address.partition("#")[0] != url.partition("#")[0]:
                wrong.append(f"request: {address}")
        elif to.netloc != home.netloc:
            wrong.append(f"request: {address}")

    def complained(kind: str, text: str) -> None:
        if kind == "error" and (excused is None or excused not in text):
            wrong.append(f"console: {text}")

    context.on("request", lambda request: asked(request.url))
    context.on("weberror", lambda error: wrong.append(f"exception: {error.error}"))
    context.on(
        "console",
        lambda line: complained(line.type, line.text),
    )
    try:
        page = context.new_page()
        page.on("websocket", lambda socket: asked(socket.url))
        page.goto(url)
        yield page
    finally:
        context.close()
    assert not wrong, wrong


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOW_CPU})
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": _SLOW_MS,
            "downloadThroughput": -1,
            "uploadThroughput": -1,
        },
    )


def axe_violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it is now, one line each with where it is."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: "
        + "; ".join(" ".join(map(str, node["target"])) for node in one["nodes"][:5])
        for one in found
    ]
