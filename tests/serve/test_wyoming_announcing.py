"""The Wyoming service is found on the network by whoever looks: a real browser, on the loopback."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple
from uuid import uuid4

import pytest
from wyoming.info import Describe, Info
from zeroconf import ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from macsen_lite.serve.ports import bind
from macsen_lite.serve.wyoming.announcing import SERVICE, announced, reachable_at
from macsen_lite.serve.wyoming.server import run as serve
from tests.fakes.wyoming_service import Client, home, run, served

LOOPBACK = "127.0.0.1"


class Seen(NamedTuple):
    label: str
    is_there: bool


class Browser:
    """Somebody who looks for services whose names begin with ``label``, as Home Assistant does."""

    def __init__(self, zeroconf: AsyncZeroconf, label: str) -> None:
        self._zeroconf = zeroconf
        self._label = label
        self._seen: asyncio.Queue[Seen] = asyncio.Queue()
        self.browser = AsyncServiceBrowser(zeroconf.zeroconf, SERVICE, handlers=[self._change])

    def _change(
        self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange
    ) -> None:
        label = name.removesuffix(f".{SERVICE}")
        if label.startswith(self._label) and state_change is not ServiceStateChange.Updated:
            self._seen.put_nowait(Seen(label, state_change is ServiceStateChange.Added))

    async def next(self) -> Seen:
        return await asyncio.wait_for(self._seen.get(), 60)

    async def where(self, label: str) -> tuple[list[str], int | None]:
        info = AsyncServiceInfo(SERVICE, f"{label}.{SERVICE}")
        assert await info.async_request(self._zeroconf.zeroconf, 10_000)
        return info.parsed_addresses(), info.port


@asynccontextmanager
async def looking(label: str) -> AsyncIterator[Browser]:
    try:
        zeroconf = AsyncZeroconf(interfaces=[LOOPBACK])
    except OSError as error:
        pytest.skip(f"no multicast on the loopback: {error}")
    browser = Browser(zeroconf, label)
    try:
        yield browser
    finally:
        await browser.browser.async_cancel()
        await zeroconf.async_close()


@pytest.fixture(autouse=True, scope="module")
def _multicast() -> None:
    """Skips where the loopback has none."""

    async def look() -> None:
        async with looking(""):
            pass

    run(look())


def test_who_looks_finds_the_service_and_what_it_can_do() -> None:
    name = uuid4().hex

    async def test() -> None:
        async with looking(f"macsen-lite-{name}") as browser, served(home()) as port:
            async with announced(LOOPBACK, port, name) as is_told:
                assert is_told
                seen = await browser.next()
                assert seen == (f"macsen-lite-{name}", True)
                assert await browser.where(seen.label) == ([LOOPBACK], port)
                async with Client(port) as client:
                    await client.say(Describe())
                    info = Info.from_event(await client.next())
                    assert info.asr[0].name == "macsen-lite"  # what it is called there
            assert await browser.next() == (seen.label, False), "gone at once, and not in an hour"

    run(test())


def test_two_machines_of_one_name_are_both_found() -> None:
    name = uuid4().hex

    async def test() -> None:
        async with looking(f"macsen-lite-{name}") as browser, announced(LOOPBACK, 10_400, name):
            assert (await browser.next()).label == f"macsen-lite-{name}"
            async with announced(LOOPBACK, 10_401, name):
                second = await browser.next()
                assert second.label != f"macsen-lite-{name}"
                assert await browser.where(second.label) == ([LOOPBACK], 10_401)

    run(test())


def test_a_long_name_is_cut() -> None:
    name = uuid4().hex + "ŵ" * 40

    async def test() -> None:
        async with looking("macsen-lite-" + name[:32]) as browser, announced(LOOPBACK, 1, name):
            assert len((await browser.next()).label.encode()) <= 63

    run(test())


def test_where_there_is_no_such_address_it_says_so_and_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def test() -> None:
        async with announced("192.0.2.1", 10_400) as is_told:
            assert not is_told

    with caplog.at_level(logging.WARNING):
        run(test())
    assert "Home Assistant" in caplog.text


def test_the_service_is_announced_while_it_serves() -> None:
    """Found by a browser in another thread, which then ends it as Ctrl-C would."""
    seen: list[Seen] = []

    async def look() -> None:
        async with looking("macsen-lite-") as browser:
            begun.set()
            while True:
                found = await browser.next()
                if found.is_there and await browser.where(found.label) == ([LOOPBACK], port):
                    break
            os.kill(os.getpid(), signal.SIGINT)
            while (gone := await browser.next()) != (found.label, False):
                assert gone.label != found.label
            seen.append(found)

    begun = threading.Event()
    listener = bind(LOOPBACK, 0)
    port = listener.getsockname()[1]
    assert reachable_at(listener) == LOOPBACK
    thread = threading.Thread(target=lambda: asyncio.run(look()))
    thread.start()
    begun.wait(60)
    serve(home(), listener, announce_at=LOOPBACK)
    thread.join(60)
    assert seen
