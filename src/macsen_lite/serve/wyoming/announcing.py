"""Telling the network where the service is, so that Home Assistant finds it without being told.

Multicast DNS (RFC 6762) with service discovery (RFC 6763), by the package zeroconf, which the extra
``rhwydwaith`` installs. What is told is the name of this machine, the address and the port; every
machine on the network hears it.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec

from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.serve.access import network_address

__all__ = ["SERVICE", "announced", "can_announce", "reachable_at"]

_log = logging.getLogger(__name__)

SERVICE = "_wyoming._tcp.local."
"""What Home Assistant looks for."""
_LONGEST = 63
"""A DNS label has no more bytes."""


def can_announce() -> bool:
    """Whether the extra is installed."""
    return find_spec("zeroconf") is not None


def reachable_at(listener: socket.socket) -> str:
    """The IP address at which others reach that socket; "" without a network."""
    host = str(listener.getsockname()[0])
    return network_address() if host in ("0.0.0.0", "::") else host  # noqa: S104


@asynccontextmanager
async def announced(host: str, port: int, name: str | None = None) -> AsyncIterator[bool]:
    """Announce the service at that IP address while inside; whether it could be done.

    ``name`` tells services apart, by default the machine's own. What stops it is logged.
    """
    from zeroconf import Error, IPVersion
    from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

    label = f"macsen-lite-{name or socket.gethostname().partition('.')[0]}"
    label = label.encode()[:_LONGEST].decode(errors="ignore")
    version = IPVersion.V6Only if ":" in host else IPVersion.V4Only
    try:
        # At that address alone: the other networks that the machine may be on are not told.
        telling = AsyncZeroconf(interfaces=[host], ip_version=version)
    except OSError as error:
        _log.warning("%s", message("wyoming.not_announced", reason=reason_of(error)))
        yield False
        return
    try:
        info = AsyncServiceInfo(SERVICE, f"{label}.{SERVICE}", parsed_addresses=[host], port=port)
        is_told = True
        try:
            # Two machines of one name: the second is renamed.
            await (await telling.async_register_service(info, allow_name_change=True))
        except (OSError, Error) as error:
            _log.warning("%s", message("wyoming.not_announced", reason=error or repr(error)))
            is_told = False
        yield is_told
    finally:
        await telling.async_unregister_all_services()  # it says that it goes
        await telling.async_close()
