"""The lights through Home Assistant, from question to REST call and back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime
from functools import partial

import pytest

from macsen_lite import paths
from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.config.config import Config
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.lights.home_assistant import HomeAssistantBackend, HubPatience
from macsen_lite.paths import intents_dir
from macsen_lite.skills.golau import GolauSkill
from macsen_lite.skills.services import Services
from tests.fakes.home_assistant import TOKEN, Hub, home_assistant
from tests.fakes.mosquitto import free_port

INTENTS = IntentLoader([intents_dir()]).load()
HOUSE = """
dyfeisiau:
  - {enw: lamp, ystafell: lolfa, home_assistant: light.lamp}
  - {enw: golau mawr, ystafell: cegin, home_assistant: light.mawr}
  - {enw: tegell, math: switsh, ystafell: cegin, home_assistant: switch.tegell}
"""


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setenv("MACSEN_GOLAU_HOME_ASSISTANT", TOKEN)
    folder = paths.config_dir()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "golau.yaml").write_text(HOUSE, encoding="utf-8")
    with home_assistant(light__lamp="off", light__mawr="off", switch__tegell="off") as running:
        yield running


def assistant(url: str, patience: HubPatience | None = None) -> Assistant:
    config = Config({"golau.home_assistant": url})
    asked = Assistant(
        lambda: INTENTS,
        partial(pytest.fail, "typed text needs no recogniser"),
        FixedClock(datetime(2026, 3, 4, 12, 0)),
        random.Random(0),
        services=Services(read_config=lambda: config),
    )
    if patience is not None:
        backend = HomeAssistantBackend(url, TOKEN, patience)
        asked._skills._made["golau"] = GolauSkill(hub=lambda _: backend)
    return asked


def test_on_and_off(hub: Hub) -> None:
    asked = assistant(hub.url)
    assert "mae'r lamp" in asked.ask("tro'r lamp ymlaen").answer
    assert "mae golau'r gegin" in asked.ask("cynnwch y golau yn y gegin").answer
    assert "mae'r tegell" in asked.ask("wnei di droi'r tegell ymlaen").answer
    assert set(hub.states.values()) == {"on"}
    assert "pob golau" in asked.ask("diffodd pob golau os gwelwch yn dda").answer
    assert hub.states == {"light.lamp": "off", "light.mawr": "off", "switch.tegell": "on"}
    assert hub.calls == [
        ("light/turn_on", {"entity_id": "light.lamp"}),
        ("light/turn_on", {"entity_id": "light.mawr"}),
        ("switch/turn_on", {"entity_id": "switch.tegell"}),
        ("light/turn_off", {"entity_id": "light.lamp"}),
        ("light/turn_off", {"entity_id": "light.mawr"}),
    ]


def test_brightness_and_colour(hub: Hub) -> None:
    asked = assistant(hub.url)
    assert "ar ugain" in asked.ask("rho'r lamp ar ugain y cant").answer.replace(
        "ddau ddeg", "ugain"
    )
    asked.ask("gwna'r lamp yn fwy llachar")
    asked.ask("newidiwch y lamp i las os gwelwch yn dda")
    asked.ask("gosod tymheredd y lamp i dair mil kelvin")
    lamp = {"entity_id": "light.lamp"}
    assert [body for _, body in hub.calls] == [
        {**lamp, "brightness_pct": 20},
        {**lamp, "brightness_pct": 45},
        {**lamp, "rgb_color": [0, 60, 255]},
        {**lamp, "color_temp_kelvin": 3000},
    ]
    # A kettle has no brightness.
    assert "tegell" in asked.ask("rho'r tegell ar ugain y cant").answer
    assert len(hub.calls) == 4


def test_what_it_is_like(hub: Hub) -> None:
    asked = assistant(hub.url)
    assert "mae'r lamp i ffwrdd" in asked.ask("ydi'r lamp ymlaen").answer.lower()
    hub.states["light.lamp"] = "on"
    assert "mae'r lamp ymlaen" in asked.ask("yw'r lamp ymlaen").answer.lower()
    assert "y lamp" in asked.ask("oes golau ymlaen yn y tŷ").answer


def test_the_state_is_asked_for_when_the_answer_does_not_tell(hub: Hub) -> None:
    hub.names_changed = False
    assert "mae'r lamp" in assistant(hub.url).ask("tro'r lamp ymlaen").answer
    assert hub.states["light.lamp"] == "on"


def test_a_lamp_that_is_lost(hub: Hub) -> None:
    hub.states["light.lamp"] = "unavailable"
    assert "Home Assistant" in assistant(hub.url).ask("tro'r lamp ymlaen").answer
    del hub.states["light.lamp"]
    assert "Home Assistant" in assistant(hub.url).ask("tro'r lamp ymlaen").answer
    # The others are told all the same.
    answer = assistant(hub.url).ask("tro bob golau ymlaen").answer
    assert "golau mawr" in answer and "y lamp" in answer
    assert hub.states["light.mawr"] == "on"


def test_the_hub_refuses(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    for token in ("", "un arall"):
        monkeypatch.setenv("MACSEN_GOLAU_HOME_ASSISTANT", token)
        answer = assistant(hub.url).ask("tro'r lamp ymlaen").answer
        assert "tocyn" in answer and "Home Assistant" in answer
    assert not hub.calls


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 503},
        {"status": 500},
        {"body": "<html>mewngofnodi</html>"},
        {"body": '{"entity_id": "light.la'},
        {"die": True},
        {"redirect": "http://example.invalid/"},
        {"hang": True},
    ],
    ids=str,
)
def test_the_hub_fails(hub: Hub, fault: dict[str, object]) -> None:
    for name, value in fault.items():
        setattr(hub, name, value)
    asked = assistant(hub.url, HubPatience(1.0, 0.2))
    answer = asked.ask("tro'r lamp ymlaen").answer
    assert "Home Assistant" in answer
    assert " mae'r lamp" not in answer


def test_the_hub_is_away(hub: Hub) -> None:
    asked = assistant(f"http://127.0.0.1:{free_port()}")
    assert "Home Assistant" in asked.ask("tro'r lamp ymlaen").answer


@pytest.mark.parametrize("url", ["", "homeassistant.local:8123", "ftp://127.0.0.1", "http://"])
def test_an_address_that_makes_no_sense(hub: Hub, url: str) -> None:
    answer = assistant(url).ask("diffodd y lamp").answer
    assert "Home Assistant" in answer and "gosodiadau" in answer
