"""Addresses and ports to listen at."""

from __future__ import annotations

import ipaddress
import re
import socket

from macsen_lite.errors import UsageError
from macsen_lite.messages import message

__all__ = ["bind", "check_host", "is_loopback"]


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches that address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_host(host: str) -> None:
    """Raise UsageError for what has the look of an address and is none, such as 300.1.1.1.

    A name is not looked up: that could ask another machine.
    """
    try:
        ipaddress.ip_address(host)
    except ValueError:
        if re.fullmatch(r"[\d.]+|[\da-fA-F.]*:[\da-fA-F:.]*", host):
            raise UsageError(
                message("serve.bad_host", host=host), message("serve.bad_host.hint")
            ) from None


def bind(host: str, port: int) -> socket.socket:
    """A TCP socket that listens there; port 0 is any that is free. Raises OSError."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except BaseException:
        listener.close()
        raise
    return listener
