"""Listening at a port, and the service's life from the first client to Ctrl-C."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import os
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from wyoming.error import Error
from wyoming.event import async_write_event
from wyoming.info import Info

from macsen_lite.errors import MacsenError, UsageError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.serve.ports import bind
from macsen_lite.serve.wyoming.announcing import announced
from macsen_lite.serve.wyoming.connection import Connection
from macsen_lite.serve.wyoming.home import Home
from macsen_lite.serve.wyoming.info import describe
from macsen_lite.speech.store import DEFAULT_MODEL, MODEL_VARIABLE

__all__ = ["Address", "Service", "listen", "run"]

_log = logging.getLogger(__name__)

_GRACE_S = 3.0
"""How long clients have to be done after Ctrl-C, in seconds."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a service is to be found."""

    host: str
    port: int

    @classmethod
    def of(cls, uri: str) -> Address:
        """The address of ``tcp://host:port``; port 0 is any that is free. Raises UsageError."""
        try:
            parts = urlsplit(uri)
            if parts.scheme != "tcp" or not parts.hostname or parts.port is None:
                raise ValueError(uri)
            if parts.path or parts.query or parts.fragment or parts.username is not None:
                raise ValueError(uri)
        except ValueError as error:
            raise UsageError(
                message("wyoming.bad_uri", uri=uri), message("wyoming.bad_uri.hint")
            ) from error
        return cls(parts.hostname, parts.port)

    @property
    def uri(self) -> str:
        """As `of` takes it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"tcp://{host}:{self.port}"


def listen(address: Address) -> socket.socket:
    """A socket that listens there. Raises MacsenError."""
    try:
        return bind(address.host, address.port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            other = Address(address.host, address.port + 1 if address.port < 65_535 else 10_401)
            raise MacsenError(
                message("wyoming.port_in_use", uri=address.uri),
                message("wyoming.port_in_use.hint", other=other.uri),
            ) from error
        raise MacsenError(
            message("wyoming.cannot_listen", uri=address.uri, reason=reason_of(error)),
            message("wyoming.cannot_listen.hint"),
        ) from error


class Service:
    """Serves whoever connects, within one event loop."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._info: Info | None = None
        self._numbers = count(1)
        self._clients: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._preparing: asyncio.Task[None] | None = None

    async def start(self, listener: socket.socket, *, prepare: bool = True) -> None:
        """Begin to serve at that socket. ``prepare``: load what hears before anybody speaks."""
        # Before anybody can ask: Home Assistant waits one second for the answer.
        self._info = await self._home.tongue.run(self._describe)
        self._server = await asyncio.start_server(
            self._accept, sock=listener, limit=self._home.limits.wire.header_bytes
        )
        if prepare:
            self._preparing = asyncio.create_task(self._prepare())

    async def stop(self) -> None:
        """Serve nobody any more."""
        assert self._server is not None
        self._server.close()
        tasks = set(self._clients)
        if self._preparing is not None:
            tasks.add(self._preparing)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=_GRACE_S)
        self._home.close()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(self._clients) >= self._home.limits.clients:
            _log.warning("%s", message("wyoming.too_many", most=self._home.limits.clients))
            with contextlib.suppress(ConnectionError):
                await async_write_event(
                    Error(message("wyoming.too_many", most=self._home.limits.clients)).event(),
                    writer,
                )
            writer.close()
            return
        raw = writer.get_extra_info("socket")
        if raw is not None and raw.family != socket.AF_UNIX:
            # So that a client whose machine was switched off is noticed, in time.
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        assert self._info is not None
        task = asyncio.current_task()
        assert task is not None
        self._clients.add(task)
        try:
            await Connection(self._home, self._info, reader, writer, next(self._numbers)).serve()
        except asyncio.CancelledError:  # the service ends
            writer.close()
        finally:
            self._clients.discard(task)

    async def _prepare(self) -> None:
        """Load everything, so that the first question is answered as soon as the next ones."""
        with contextlib.suppress(MacsenError):  # logged there, and told to whoever speaks
            await self._home.talker.warm_up()

    def _describe(self) -> Info:
        model = os.environ.get(MODEL_VARIABLE, "").strip() or DEFAULT_MODEL
        named = self._home.voices
        voices = {name: _is_well(named.problem(name)) for name in named.names()}
        return describe(
            Path(model).name,
            voices,
            can_hear=_is_well(self._home.hearing_problem()),
            can_wake=self._home.wake_words is not None,
        )


def run(
    home: Home,
    listener: socket.socket,
    *,
    on_start: Callable[[], None] = lambda: None,
    announce_at: str = "",
) -> None:
    """Serve until Ctrl-C or SIGTERM; ``on_start`` is called when clients are served.

    ``announce_at`` is the IP address that the network is told of, if any (`announcing`).
    """
    asyncio.run(_run(home, listener, on_start, announce_at))


async def _run(
    home: Home, listener: socket.socket, on_start: Callable[[], None], announce_at: str
) -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    service = Service(home)
    port = listener.getsockname()[1]
    await service.start(listener)
    try:
        on_start()
        async with announced(announce_at, port) if announce_at else contextlib.nullcontext():
            await ended.wait()
    finally:
        await service.stop()


def _is_well(problem: MacsenError | None) -> bool:
    if problem is not None:
        _log.warning("%s", problem)
    return problem is None
