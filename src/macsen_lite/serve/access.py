"""Who may come in, and under which name: hosts, the token, and what a session's cookie says.

A cookie holds a session's random number and a signature of it with a key made from the token. A
new token therefore ends every session, and a server that was started again knows its visitors.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import os
import re
import secrets
import socket
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from macsen_lite.errors import StoreError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

FILE_NAME = "serve-token"
_LOCAL_NAMES = frozenset({"localhost", "localhost."})
_TOKEN = re.compile(r"[\w-]{16,}")
_SESSION = re.compile(r"[\w-]{22}\.[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Access:
    """The rules of one server."""

    token: str = field(repr=False)
    is_lan: bool = False
    """Whether others than this machine may come, and the token is asked for."""
    names: frozenset[str] = frozenset()
    """Names by which a page may ask for this server, besides addresses."""

    def is_own_host(self, host: str) -> bool:
        """Whether a ``Host`` header names this server, and not a stranger's name for its address.

        (That is how DNS rebinding begins.) A name has to be known; an address cannot be rebound.
        """
        name = host_name(host)
        if is_this_machine(host) or name in self.names:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return self.is_lan

    def is_token(self, given: str) -> bool:
        """Whether it is the token."""
        return hmac.compare_digest(given.encode(), self.token.encode())

    def new_session(self) -> str:
        """A cookie for somebody who has come in."""
        number = secrets.token_urlsafe(16)
        return f"{number}.{self._sign('session', number)}"

    def is_session(self, cookie: str) -> bool:
        """Whether the cookie is one of ours."""
        if not _SESSION.fullmatch(cookie):
            return False
        number, _, signature = cookie.partition(".")
        return hmac.compare_digest(signature, self._sign("session", number))

    def csrf(self, cookie: str) -> str:
        """What a page of that session sends with everything that changes something."""
        return self._sign("csrf", cookie)

    def _sign(self, use: str, text: str) -> str:
        key = hashlib.sha256(f"macsen-lite {use} {self.token}".encode()).digest()
        return hmac.new(key, text.encode(), "sha256").hexdigest()[:32]


def host_name(host: str) -> str:
    """The name in a ``Host`` header, without a port: "[::1]:8765" → "::1"."""
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if ":" in host else host


def is_this_machine(host: str) -> bool:
    """Whether a ``Host`` header means, wherever it is said, the machine on which it is said."""
    name = host_name(host)
    if name in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def own_names(more: Iterable[str] = ()) -> frozenset[str]:
    """This machine's name, as others on the network may call it, and ``more``."""
    own = socket.gethostname().lower().partition(".")[0]
    names = {own, f"{own}.local", f"{own}.lan", f"{own}.home"} if own else set()
    return frozenset(names | {host_name(name) for name in more})


def network_address() -> str:
    """The address by which others on the network reach this machine; "" without a network.

    Nothing is sent: a datagram socket only has a route chosen for it.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1, RFC 5737
            address = str(probe.getsockname()[0])
        except OSError:
            return ""
    return "" if ipaddress.ip_address(address).is_loopback else address


def kept_token(folder: Path, *, is_new: bool = False) -> str:
    """The token in ``folder``, made when it is not there, or anew. Raises StoreError."""
    path = folder / FILE_NAME
    try:
        if not is_new and path.exists():
            kept = path.read_text(encoding="utf-8").strip()
            if _TOKEN.fullmatch(kept):
                return kept
        token = secrets.token_urlsafe(18)
        folder.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(token + "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            message("serve.no_token_kept", path=path, reason=reason_of(error)),
            message("serve.no_token_kept.hint"),
        ) from error
    return token
