"""Nothing leaves the house: every shipped skill's sentences, with every socket watched.

The same watch is over every sentence that test_spoken.py says aloud. What each skill makes of a bad
server of its own is in its own tests; here all of them meet the same bad servers. (The radio's is
mpv's, another process: test_cerddoriaeth.py.)
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macsen_lite import paths
from macsen_lite.config.config import Config
from macsen_lite.config.sections.online import NEWS_FEEDS
from macsen_lite.errors import MacsenError
from macsen_lite.intents.model import Intent
from macsen_lite.lights.home_assistant import HomeAssistantBackend, HubPatience
from macsen_lite.skills.clic import ClicSkill
from macsen_lite.skills.golau import GolauSkill
from tests.fakes.clic import ShownPages
from tests.fakes.feed import rss
from tests.fakes.home import Household, shipped
from tests.fakes.http_server import Site, serve

from .test_shipped import spoken


def test_the_watch_would_see_it(went_out: list[object]) -> None:
    with pytest.raises(BaseException, match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(BaseException, match=r"example\.org"):
        socket.getaddrinfo("example.org", 443)
    with (
        pytest.raises(BaseException, match=r"192\.0\.2\.1"),
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagram,
    ):
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


def switched_on(*skills: str) -> dict[str, bool]:
    """Settings in which only these skills may go out."""
    keys = [s.key for s in Config().settings if s.key.startswith("ar_lein.")]
    off = {key.replace(".", "__"): False for key in keys}  # a negative test is another's
    return off | {"ar_lein__ymlaen": True} | {f"ar_lein__{skill}": True for skill in skills}


def all_at(url: str) -> dict[str, Any]:
    """Settings in which every skill that goes out is to ask the same server."""
    return {
        "tywydd__cyfeiriad": url,
        "newyddion__ffynonellau": dict.fromkeys(NEWS_FEEDS, url),
        "wicipedia__cyfeiriad": url,
        "clic__chwilio": url,
        "golau__home_assistant": url,
    }


@pytest.mark.parametrize(
    "intent",
    [i for i in shipped().intents if i.skill in ("tywydd", "newyddion", "wicipedia", "clic")],
    ids=lambda intent: intent.id,
)
def test_switched_on_only_the_chosen_server_is_asked(
    went_out: list[object], tmp_path: Path, intent: Intent
) -> None:
    with serve(b"{}") as site:
        house = Household(tmp_path, **switched_on(intent.skill), **all_at(site.url))
        house.assistant._skills._made["clic"] = ClicSkill(ShownPages())
        ask_all(house, intent)
        unasked = ("newyddion.mwy", "newyddion.rhagor", "clic.hafan", "clic.rhestr")
        assert site.paths or intent.id in unasked


# ------------------------------------------------------------------------------ bad servers

ASKED = {
    "tywydd": "sut mae'r tywydd",
    "newyddion": "beth yw'r newyddion",
    "wicipedia": "pwy oedd Hedd Wyn",
    "clic": "agor Pobol y Cwm",
    "golau": "tro'r lamp ymlaen",
}
CLAIMS = (
    "Mae hi'n",
    "Dyma benawdau",
    "Dyma sydd gan",
    "Yn ôl Wicipedia",
    "tudalen Pobol",
    "mae'r lamp",
)
"""What only an answer that has something to tell has in it."""
WORTH = b'<html><title>Mewngofnodwch</title>{"lies": [1, 2, 3]}</html>' * 40
RETRIED = {"busy", "dies", "delays", "truncates"}
"""Troubles that may pass: there is a second attempt, and no third."""


@pytest.fixture
def rude(request: pytest.FixtureRequest) -> Iterator[Site]:
    """A server in that kind of trouble."""
    with serve(WORTH) as site:
        trouble = request.param
        if trouble == "busy":
            site.statuses += [503] * 20
        elif trouble == "gone":
            site.statuses += [404] * 20
        elif trouble == "dies":
            site.die_after += [10] * 20
        elif trouble == "truncates":
            site.claimed_length = len(WORTH) + 50
        elif trouble == "endless":
            site.content, site.sends_length = b"{" * 3_000_000, False
        site.hang = trouble == "delays"
        yield site


@pytest.mark.parametrize(
    ("rude", "trouble"),
    [(t, t) for t in ("delays", "truncates", "lies", "dies", "busy", "gone", "endless")],
    indirect=["rude"],
)
def test_bad_servers_are_admitted(
    rude: Site,
    trouble: str,
    went_out: list[object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MACSEN_GOLAU_HOME_ASSISTANT", "tocyn")
    folder = paths.config_dir()
    folder.mkdir(parents=True, exist_ok=True)
    lamp = "dyfeisiau: [{enw: lamp, home_assistant: light.lamp}]"
    (folder / "golau.yaml").write_text(lamp, encoding="utf-8")
    shown = ShownPages()
    house = Household(tmp_path, **switched_on(*ASKED.keys() - {"golau"}), **all_at(rude.url))
    hub = HomeAssistantBackend(rude.url, "tocyn", HubPatience(1.0, 0.2))
    made = house.assistant._skills._made
    made["clic"], made["golau"] = ClicSkill(shown), GolauSkill(hub=lambda _: hub)
    for skill, question in ASKED.items():
        before = len(rude.paths)
        answer = house.ask(question)
        assert spoken(answer), answer
        assert not any(claim in answer for claim in CLAIMS), (skill, answer)
        if skill != "golau":  # a light that was told twice may have been told once too often
            tries = 2 if trouble in RETRIED else 1
            assert len(rude.paths) - before == tries, (skill, trouble)
    assert shown.shown == ["https://www.s4c.cymru/clic/"]  # not a page that the server made up
    # Nothing of it was kept: as soon as the server is well, its answer is given.
    rude.statuses.clear()
    rude.die_after.clear()
    rude.hang, rude.claimed_length, rude.sends_length = False, None, True
    rude.content = rss()
    assert "Y Papur" in house.ask(ASKED["newyddion"])
