"""Listening on a port, and the server's life from the first request to Ctrl-C."""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from macsen_lite.errors import MacsenError, UsageError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.serve.app import make_app
from macsen_lite.serve.house import House
from macsen_lite.serve.ports import bind, is_loopback

__all__ = ["Place", "check_certificate", "is_loopback", "listen", "run"]

_GRACE_S = 3
"""How long open sockets and requests have to end after Ctrl-C, in seconds."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server is to be found."""

    host: str
    port: int
    cert: Path | None = None
    key: Path | None = None

    def url(self, host: str = "", path: str = "/") -> str:
        """The address of a page, at the server's own host or another name for it."""
        name = host or self.host
        if ":" in name:
            name = f"[{name}]"
        scheme, usual = ("https", 443) if self.cert else ("http", 80)
        port = "" if self.port == usual else f":{self.port}"
        return f"{scheme}://{name}{port}{path}"


def check_certificate(cert: Path | None, key: Path | None) -> None:
    """Raise UsageError unless both are there and fit, or neither is given."""
    if cert is None and key is None:
        return
    hint = message("serve.cert_and_key.hint")
    if cert is None or key is None:
        raise UsageError(message("serve.cert_and_key"), hint)
    try:
        # A key with a password would be asked for at the terminal: it is refused instead.
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key, password=lambda: "")
    except (OSError, ssl.SSLError) as error:
        reason = reason_of(error)
        raise UsageError(
            message("serve.bad_cert", cert=cert, key=key, reason=reason), hint
        ) from error


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 is any that is free. Raises MacsenError."""
    try:
        return bind(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise MacsenError(
                message("serve.port_in_use", host=host, port=port),
                message("serve.port_in_use.hint", other=port + 1 if port < 65_535 else 8766),
            ) from error
        raise MacsenError(
            message("serve.cannot_listen", host=host, port=port, reason=reason_of(error)),
            message("serve.cannot_listen.hint"),
        ) from error


def run(
    house: House,
    listener: socket.socket,
    place: Place,
    *,
    on_start: Callable[[], None] = lambda: None,
) -> None:
    """Serve until Ctrl-C or SIGTERM; ``on_start`` is called when requests are answered."""
    config = uvicorn.Config(
        make_app(house),
        log_config=None,
        access_log=False,  # an address may hold the token
        proxy_headers=False,  # who asks is who is connected, whatever is claimed
        server_header=False,
        lifespan="on",
        ws="websockets-sansio",
        ws_max_size=house.limits.message_bytes,
        ws_max_queue=16,
        ws_per_message_deflate=False,
        limit_concurrency=128,
        timeout_graceful_shutdown=_GRACE_S,
        ssl_certfile=place.cert,
        ssl_keyfile=place.key,
    )
    server = _Server(config, on_start)
    try:
        asyncio.run(server.serve(sockets=[listener]))
    finally:
        listener.close()


class _Server(uvicorn.Server):
    """One that says when it has begun."""

    def __init__(self, config: uvicorn.Config, on_start: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_start = on_start

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        if self.started:
            self._on_start()
