"""Nothing leaves the house: every shipped skill's sentences, with every socket watched."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macsen_lite.config.catalogue import NEWS_FEEDS
from macsen_lite.config.config import Config
from macsen_lite.errors import MacsenError
from macsen_lite.intents.model import Intent
from tests.fakes.household import Household, shipped
from tests.fakes.http_server import serve


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


def test_the_watch_would_see_it(went_out: list[object]) -> None:
    with pytest.raises(WentOutError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(WentOutError):
        socket.getaddrinfo("example.org", 443)
    with pytest.raises(WentOutError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagram:
        datagram.sendto(b"x", ("192.0.2.1", 53))
    assert len(went_out) == 3
    went_out.clear()
    with serve(b"yma") as site:
        import requests

        assert requests.get(site.url, timeout=5).content == b"yma"


def ask_all(house: Household, intent: Intent) -> None:
    for test in intent.tests:
        house.assistant.forget()
        try:
            assert house.ask(test.say)
        except MacsenError as error:
            assert str(error)  # said to the user; not a way out


@pytest.mark.parametrize("intent", shipped().intents, ids=lambda intent: intent.id)
def test_nothing_goes_out_by_default(
    went_out: list[object], tmp_path: Path, intent: Intent
) -> None:
    ask_all(Household(tmp_path), intent)


@pytest.mark.parametrize(
    "intent",
    [i for i in shipped().intents if i.skill in ("tywydd", "newyddion")],
    ids=lambda intent: intent.id,
)
def test_switched_on_only_the_chosen_server_is_asked(
    went_out: list[object], tmp_path: Path, intent: Intent
) -> None:
    keys = [s.key for s in Config().settings if s.key.startswith("ar_lein.")]
    others = {key.replace(".", "__"): False for key in keys}  # a negative test is another's
    own = {"ar_lein__ymlaen": True, "ar_lein__tywydd": True, "ar_lein__newyddion": True}
    with serve(b"{}") as site:
        house = Household(
            tmp_path,
            **(others | own),
            tywydd__cyfeiriad=site.url,
            newyddion__ffynonellau=dict.fromkeys(NEWS_FEEDS, site.url),
        )
        ask_all(house, intent)
        assert site.paths or intent.id in ("newyddion.mwy", "newyddion.rhagor")
