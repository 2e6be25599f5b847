"""The lights from question to lamp and back: a real mosquitto, and a Home Assistant of our own."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from macsen_lite import paths
from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.config.config import Config
from macsen_lite.config.setting import ConfigValue
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.own_lists import own_lists_dir
from macsen_lite.lights.mqtt import Broker, MqttBackend, MqttPatience
from macsen_lite.lights.own import keep_device_lists
from macsen_lite.paths import intents_dir
from macsen_lite.skills.golau import GolauSkill
from macsen_lite.skills.services import Services
from tests.fakes import mosquitto
from tests.fakes.home import shipped_files
from tests.fakes.lamp import plain_lamp, tasmota_lamp, zigbee_lamp

INTENTS = IntentLoader([intents_dir()]).load()
NOON = datetime(2026, 3, 4, 12, 0)
HOUSE = """
dyfeisiau:
  - {enw: lamp, ystafell: lolfa, mqtt: zigbee2mqtt/lamp}
  - {enw: golau mawr, ystafell: cegin, mqtt: plwg, fformat: tasmota}
  - {enw: tegell, math: switsh, ystafell: cegin, mqtt: {gorchymyn: tegell/gosod}}
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    if not mosquitto.FOUND:
        pytest.skip(mosquitto.MISSING)
    with mosquitto.broker(tmp_path_factory.mktemp("brocer")) as found:
        yield found


def house(text: str = HOUSE) -> None:
    folder = paths.config_dir()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "golau.yaml").write_text(text, encoding="utf-8")


def assistant(
    settings: Mapping[str, ConfigValue], own_names: bool = False, seed: int = 0
) -> Assistant:
    config = Config(settings)
    intents = INTENTS
    if own_names:
        keep_device_lists(config)
        intents = IntentLoader([*shipped_files("golau"), own_lists_dir()]).load()
    return Assistant(
        lambda: intents,
        partial(pytest.fail, "typed text needs no recogniser"),
        FixedClock(NOON),
        random.Random(seed),
        services=Services(read_config=lambda: config),
    )


def mqtt(port: int, **more: ConfigValue) -> dict[str, ConfigValue]:
    return {"golau.mqtt": "127.0.0.1", "golau.porth": port, **more}


def answers(question: str, settings: Mapping[str, ConfigValue], tries: int = 12) -> set[str]:
    found = set()
    for seed in range(tries):
        asked = assistant(settings, seed=seed)
        found.add(asked.ask(question).answer)
    return found


# North and south, ti and chi, polite.
ON = [
    "tro'r lamp ymlaen",
    "trowch y lamp ymlaen os gwelwch yn dda",
    "rho'r golau ymlaen yn y lolfa",
    "cynnau'r golau yn y lolfa",
    "wnei di roi golau'r lolfa ymlaen",
    "fedrwch chi gynnau'r golau yn y lolfa",
]
OFF = [
    "diffodd y lamp",
    "tro'r lamp bant",
    "rhowch y golau yn y lolfa i ffwrdd",
    "wnewch chi ddiffodd golau'r lolfa",
]


def test_a_lamp_goes_on_and_off(port: int) -> None:
    house()
    with zigbee_lamp(port) as lamp:
        asked = assistant(mqtt(port))
        for question in ON:
            lamp.on = False
            assert "ymlaen" in asked.ask(question).answer
            assert lamp.on, question
        for question in OFF:
            lamp.on = True
            assert "i ffwrdd" in asked.ask(question).answer
            assert not lamp.on, question
        assert {topic for topic, _ in lamp.told} == {"zigbee2mqtt/lamp/set"}
        assert json.loads(lamp.told[0][1]) == {"state": "ON"}


def test_answers_vary(port: int) -> None:
    house()
    with zigbee_lamp(port):
        # mae + y → mae'r
        assert answers("tro'r lamp ymlaen", mqtt(port)) == {
            "Iawn, mae'r lamp ymlaen.",
            "Dyna ni, mae'r lamp ymlaen nawr.",
            "O'r gorau, mae'r lamp wedi dod ymlaen.",
        }
        assert "Iawn, mae golau'r lolfa i ffwrdd." in answers("diffodd golau'r lolfa", mqtt(port))


def test_brightness(port: int) -> None:
    house()
    with zigbee_lamp(port) as lamp:
        asked = assistant(mqtt(port))
        # ar softens: pum deg → ar bum deg
        assert "ar bum deg y cant" in asked.ask("rho'r lamp ar hanner cant y cant").answer
        assert lamp.brightness == 127  # half of Zigbee's 254
        asked.ask("gwna'r lamp yn fwy llachar")
        assert lamp.brightness == round(254 * 0.75)
        asked.ask("pyla'r golau yn y lolfa")
        assert lamp.brightness == 127
        assert "i ffwrdd" in asked.ask("gosoda ddisgleirdeb y lamp i sero").answer
        assert not lamp.on
        # From the dark a brighter light is a quarter of all.
        asked.ask("mwy o olau yn y lolfa")
        assert (lamp.on, lamp.brightness) == (True, round(254 * 0.25))


def test_colour(port: int) -> None:
    house()
    with zigbee_lamp(port) as lamp:
        asked = assistant(mqtt(port))
        asked.ask("newidia'r lamp i goch")
        assert json.loads(lamp.told[-1][1]) == {"color": {"hex": "#ff0000"}}
        asked.ask("gosodwch liw'r lamp i wyn cynnes")
        asked.ask("gosod lliw y lamp i wyn cynnes")
        assert json.loads(lamp.told[-1][1]) == {"color_temp": 370}  # 1 000 000 / 2700 mired


def test_tasmota(port: int) -> None:
    house()
    with tasmota_lamp(port) as lamp:
        asked = assistant(mqtt(port))
        assert "mae golau'r gegin ymlaen" in asked.ask("tro olau'r gegin ymlaen").answer
        assert lamp.told == [("cmnd/plwg/POWER", "ON")]
        asked.ask("rho'r golau mawr ar ugain y cant")
        assert lamp.brightness == 20
        assert (
            "mae golau'r gegin ymlaen" in asked.ask("ydi'r golau ymlaen yn y gegin").answer.lower()
        )
        asked.ask("cryfha'r golau yn y gegin")
        assert lamp.brightness == 45


def test_which_lights_are_on_is_asked_of_every_room(port: int) -> None:
    house()
    with tasmota_lamp(port), zigbee_lamp(port):
        asked = assistant(mqtt(port))
        asked.ask("diffodda'r golau yn y gegin")
        asked.ask("tro'r lamp ymlaen")
        assert asked.ask("pa oleuadau sydd ymlaen").answer in {
            "Dim ond y lamp sydd ymlaen.",
            "Mae rhai ymlaen: y lamp.",
        }
        asked.ask("diffodda'r lamp")
        assert "mae pob golau i ffwrdd" in asked.ask("oes golau ymlaen").answer.lower()


def test_a_light_that_does_not_answer_is_not_said_to_be_off(port: int) -> None:
    house()
    with tasmota_lamp(port):
        asked = assistant(mqtt(port))
        asked.ask("diffodda'r golau yn y gegin")
        answer = asked.ask("pa oleuadau sydd ymlaen").answer
        assert "mae'r golau mawr i ffwrdd" in answer.lower()


def test_what_cannot_answer_is_told_all_the_same(port: int) -> None:
    house()
    asked = assistant(mqtt(port))
    assert "mae'r tegell ymlaen" in asked.ask("tro'r tegell ymlaen").answer


STRIP = """
dyfeisiau:
  - enw: stribed
    ystafell: stydi
    mqtt:
      gorchymyn: stribed/gosod
      cyflwr: stribed/cyflwr
      disgleirdeb: stribed/lefel
      cyflwr_disgleirdeb: stribed/lefel-nawr
      lliw: stribed/lliw
      ymlaen: "1"
      diffodd: "0"
  - {enw: tegell, math: switsh, mqtt: {gorchymyn: tegell/gosod}}
"""


def test_brightness_and_colour_of_what_takes_plain_words(port: int) -> None:
    house(STRIP)
    with plain_lamp(port) as lamp:
        asked = assistant(mqtt(port))
        asked.ask("tro'r golau ymlaen yn y stydi")
        assert lamp.on
        answer = asked.ask("rho'r golau yn y stydi ar dri deg y cant").answer
        assert "dri deg y cant" in answer or "tri deg y cant" in answer
        assert lamp.brightness == 30
        asked.ask("gwna'r golau yn y stydi yn goch")
        assert lamp.told[-1] == ("stribed/lliw", "#ff0000")
        asked.ask("gwna'r golau yn y stydi yn wyn cynnes")
        assert lamp.told[-1][0] == "stribed/lliw" and lamp.told[-1][1].startswith("#ff")
        asked.ask("diffodd y golau yn y stydi")
        assert not lamp.on


def test_a_lamp_that_does_not_answer(port: int) -> None:
    house()
    with zigbee_lamp(port) as lamp:
        lamp.answers = False
        backend = MqttBackend(Broker("127.0.0.1", port), MqttPatience(answer_s=0.05))
        skill = GolauSkill(mqtt=lambda _: backend)
        asked = assistant(mqtt(port))
        asked._skills._made["golau"] = skill
        # gan softens; after it the article keeps the noun as it was.
        assert "ateb gan y lamp" in asked.ask("tro'r lamp ymlaen").answer
        assert "ateb gan y lamp" in asked.ask("ydi'r lamp ymlaen").answer
        assert "ateb gan olau'r lolfa" in asked.ask("tro'r golau ymlaen yn y lolfa").answer


def test_several_at_once(port: int) -> None:
    house()
    with zigbee_lamp(port) as lamp, tasmota_lamp(port) as big:
        asked = assistant(mqtt(port))
        assert "mae pob golau ymlaen" in asked.ask("tro bob golau ymlaen").answer
        assert lamp.on and big.on
        assert "mae pob golau" in asked.ask("diffodd y goleuadau i gyd").answer
        assert not lamp.on and not big.on


def test_which_room_is_asked_and_answered(port: int) -> None:
    house()
    with zigbee_lamp(port) as lamp:
        asked = assistant(mqtt(port))
        turn = asked.ask("tro'r golau ymlaen")
        assert "y lolfa ynteu'r gegin" in turn.answer
        assert "golau'r lolfa" in asked.ask("yn y lolfa").answer
        assert lamp.on
        # Where the assistant stands, nothing has to be asked.
        lamp.on = False
        assistant(mqtt(port, **{"golau.yma": "y lolfa"})).ask("tro'r golau ymlaen")
        assert lamp.on


def test_what_there_is_not(port: int) -> None:
    house()
    asked = assistant(mqtt(port))
    answer = asked.ask("tro'r gwresogydd ymlaen").answer
    assert "y gwresogydd" in answer and "y lamp, y golau mawr a'r tegell" in answer
    answer = asked.ask("cynnau'r golau yn y garej").answer
    assert "yn y garej" in answer and "y lolfa a'r gegin" in answer
    assert "y lamp, y golau mawr a'r tegell" in asked.ask("pa oleuadau sydd gen ti").answer


def test_the_broker_is_away() -> None:
    house()
    asked = assistant(mqtt(mosquitto.free_port()))
    for question in ("tro'r lamp ymlaen", "ydi'r lamp ymlaen", "pyla'r golau yn y lolfa"):
        assert "y brocer MQTT" in asked.ask(question).answer


def test_the_broker_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not mosquitto.FOUND:
        pytest.skip(mosquitto.MISSING)
    house()
    with mosquitto.broker(tmp_path, ("macsen", "cyfrinach")) as port:
        asked = assistant(mqtt(port, **{"golau.defnyddiwr": "macsen"}))
        assert "cyfrinair" in asked.ask("tro'r tegell ymlaen").answer
        monkeypatch.setenv("MACSEN_GOLAU_MQTT", "cyfrinach")
        assert "mae'r tegell ymlaen" in asked.ask("tro'r tegell ymlaen").answer


def test_a_broker_that_speaks_tls(tmp_path: Path) -> None:
    if not mosquitto.FOUND:
        pytest.skip(mosquitto.MISSING)
    house()
    ours = mosquitto.certificate(tmp_path)
    with mosquitto.broker(tmp_path, tls=ours) as port:
        secure = mqtt(port, **{"golau.tls": True, "golau.tystysgrif": str(ours)})
        assert "mae'r tegell ymlaen" in assistant(secure).ask("tro'r tegell ymlaen").answer
        # One that nobody vouches for is not spoken to, nor is anything sent in the clear.
        for other in ("", str(tmp_path / "nid-yma.pem"), str(tmp_path / "mosquitto.conf")):
            settings = mqtt(port, **{"golau.tls": True, "golau.tystysgrif": other})
            assert "y brocer MQTT" in assistant(settings).ask("tro'r tegell ymlaen").answer
        assert "y brocer MQTT" in assistant(mqtt(port)).ask("tro'r tegell ymlaen").answer


def test_nothing_is_set_up(port: int) -> None:
    assert all("golau.yaml" in a for a in answers("tro'r golau ymlaen", {}))
    house("dyfeisiau: []")
    assert "golau.yaml" in assistant({}).ask("diffodd y lamp").answer
    house()
    assert "y brocer MQTT" in assistant({}).ask("diffodd y lamp").answer
    house("dyfeisiau:\n  - {enw: lamp}\n")
    assert "golau.yaml" in assistant({}).ask("diffodd y lamp").answer


def test_names_of_ones_own(port: int) -> None:
    house(
        "dyfeisiau:\n"
        "  - {enw: Siandelïer, ystafell: Bwthyn, mqtt: zigbee2mqtt/lamp}\n"
        "  - {enw: lamp 2, rhyw: b, ystafell: llofft, mqtt: zigbee2mqtt/arall}\n"
    )
    with zigbee_lamp(port) as lamp, zigbee_lamp(port, "zigbee2mqtt/arall") as other:
        asked = assistant(mqtt(port), own_names=True)
        assert "siandelïer ymlaen" in asked.ask("tro'r siandelïer ymlaen").answer
        assert lamp.on
        asked.ask("diffodd y golau yn y bwthyn")
        assert not lamp.on
        asked.ask("tro lamp dau ymlaen")
        assert other.on
        # A bedroom by its other name is the same room.
        asked.ask("diffodd y golau yn yr ystafell wely")
        assert not other.on
