"""A watch over every socket, for whatever test asks for it."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest


class WentOutError(BaseException):
    """Not an Exception: nothing that handles failures may swallow it."""


def _is_here(host: object) -> bool:
    if host in ("localhost", b"localhost", None, ""):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture
def went_out(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """What was tried outside this machine; each attempt fails at once."""
    tried: list[object] = []

    def check(address: object) -> None:
        host = address[0] if isinstance(address, tuple) else None  # a path: a Unix socket
        if not _is_here(host):
            tried.append(address)
            raise WentOutError(address)

    class Watched(socket.socket):
        def connect(self, address: Any, /) -> None:
            check(address)
            super().connect(address)

        def connect_ex(self, address: Any, /) -> int:
            check(address)
            return super().connect_ex(address)

        def sendto(self, data: Any, *rest: Any) -> int:
            check(rest[-1])
            return super().sendto(data, *rest)

        def sendmsg(self, buffers: Any, *rest: Any) -> int:
            check(rest[2] if len(rest) > 2 else None)
            return super().sendmsg(buffers, *rest)

    real = socket.getaddrinfo

    def look_up(host: Any, *rest: Any, **more: Any) -> Any:
        check((host,))
        return real(host, *rest, **more)

    monkeypatch.setattr(socket, "socket", Watched)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    for name in ("gethostbyname", "gethostbyname_ex"):
        monkeypatch.setattr(socket, name, lambda host, *_: check((host,)))
    yield tried
    assert tried == []
