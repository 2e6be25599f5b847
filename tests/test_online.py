"""The way out of the house: shut unless opened, and patient with bad servers."""

from __future__ import annotations

import socket
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from macsen_lite.clock import WALES, FixedClock
from macsen_lite.config.config import Config
from macsen_lite.config.setting import Setting
from macsen_lite.messages import message
from macsen_lite.online import SWITCH, Offline, Online, Patience, Unreachable
from tests.fakes.http_server import serve

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=WALES)
CATALOGUE = (Setting(SWITCH, False, "", ""), Setting("ar_lein.tywydd", True, "", ""))
QUICK = Patience(connect_s=1.0, read_s=0.2, whole_s=2.0)


class Hours:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return 0.0


def online(folder: Path, clock: Hours | FixedClock | None = None, **values: bool) -> Online:
    config = Config({SWITCH: True, **{f"ar_lein.{k}": v for k, v in values.items()}}, (), CATALOGUE)
    return Online(config, folder / "ar_lein", clock or FixedClock(NOW), QUICK, lambda _: None)


def test_nothing_goes_out_unless_it_is_switched_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    shut = Online(Config(catalogue=CATALOGUE), tmp_path, FixedClock(NOW))
    with pytest.raises(Offline, match=r"ar_lein\.ymlaen") as raised:
        shut.get("tywydd", "http://example.org/")
    assert "macsen-lite config set ar_lein.ymlaen true" in raised.value.hint
    with pytest.raises(Offline, match=r"ar_lein\.tywydd"):
        online(tmp_path, tywydd=False).get("tywydd", "http://example.org/")
    assert not shut.allowed("tywydd") and online(tmp_path).allowed("tywydd")


def test_an_answer_is_kept_and_asked_for_again_when_it_is_old(tmp_path: Path) -> None:
    clock = Hours()
    with serve(b"haul") as site:
        first = online(tmp_path, clock).get("tywydd", site.url, params={"lle": "Bangor"})
        assert (first.body, first.is_fresh, first.at) == (b"haul", True, NOW)
        site.content = b"glaw"
        again = online(tmp_path, clock)
        assert again.get("tywydd", site.url, params={"lle": "Bangor"}).body == b"haul"
        assert again.get("tywydd", site.url, params={"lle": "Bala"}).body == b"glaw"
        clock.at += timedelta(minutes=11)
        assert again.get("tywydd", site.url, params={"lle": "Bangor"}).body == b"glaw"


def test_what_was_kept_is_given_with_its_age_when_the_server_fails(tmp_path: Path) -> None:
    with serve(b"haul") as site:
        site.statuses = []
        clock = Hours()
        client = online(tmp_path, clock)
        client.get("tywydd", site.url)
        clock.at += timedelta(hours=1)
        for trouble in ("status", "cut", "hang", "lie"):
            site.statuses = [503, 503] if trouble == "status" else []
            site.die_after = [2, 2] if trouble == "cut" else []
            site.hang = trouble == "hang"
            found = client.get("tywydd", site.url, usable=lambda _, t=trouble: t != "lie")
            assert (found.body, found.is_fresh, found.at) == (b"haul", False, NOW), trouble
            site.release.set()


def test_a_second_attempt_is_made(tmp_path: Path) -> None:
    with serve(b"haul") as site:
        site.statuses = [503]
        assert online(tmp_path).get("tywydd", site.url).body == b"haul"
        assert len(site.ranges) == 2
        site.statuses = [404]
        with pytest.raises(Unreachable, match="404"):
            online(tmp_path).get("tywydd", site.url + "?arall")
        assert len(site.ranges) == 3


def test_nothing_usable_and_nothing_kept_is_a_clear_error(tmp_path: Path) -> None:
    with serve(b"<html>Mewngofnodwch i'r wifi</html>") as site:
        with pytest.raises(Unreachable, match=message("online.nonsense")):
            online(tmp_path).get("tywydd", site.url, usable=lambda body: body[:1] == b"{")
        with pytest.raises(Unreachable, match="10 "):
            online(tmp_path).get("tywydd", site.url, most_bytes=10)
        site.die_after = [5, 5]
        with pytest.raises(Unreachable):
            online(tmp_path).get("tywydd", site.url)
    with pytest.raises(Unreachable) as raised:  # the server is gone
        online(tmp_path).get("tywydd", site.url + "?lle=Bangor&allwedd=cyfrinach")
    assert "cyfrinach" not in str(raised.value) and urlsplit(site.url).netloc in str(raised.value)


def test_a_damaged_cache_is_passed_over(tmp_path: Path) -> None:
    with serve(b"haul") as site:
        online(tmp_path).get("tywydd", site.url)
        (kept,) = (tmp_path / "ar_lein" / "tywydd").iterdir()
        kept.write_bytes(kept.read_bytes()[:-1])
        site.content = b"glaw"
        assert online(tmp_path).get("tywydd", site.url).body == b"glaw"


def test_a_cache_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "ar_lein").write_text("ffeil, nid ffolder")
    with serve(b"haul") as site:
        assert online(tmp_path).get("tywydd", site.url).body == b"haul"
