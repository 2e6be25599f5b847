"""Lamps that hang on a broker and answer as Zigbee2MQTT, Tasmota and a plain relay do."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion


@dataclass
class Lamp:
    """One lamp: what it is, and what it was told."""

    on: bool = False
    brightness: int = 127
    """As its protocol has it."""
    answers: bool = True
    told: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def hanging(port: int, topics: list[str], answer) -> Iterator[paho.Client]:  # type: ignore[no-untyped-def]
    """A client for which ``answer(topic, payload)`` gives what it publishes in answer."""
    client = paho.Client(CallbackAPIVersion.VERSION2)
    ready = threading.Event()

    def on_message(_client, _data, got) -> None:  # type: ignore[no-untyped-def]
        for topic, payload in answer(got.topic, got.payload.decode()):
            client.publish(topic, payload, qos=1)

    client.on_message = on_message
    client.on_subscribe = lambda *_: ready.set()
    client.connect("127.0.0.1", port)
    client.subscribe([(topic, 1) for topic in topics])
    client.loop_start()
    assert ready.wait(60)
    try:
        yield client
    finally:
        client.disconnect()
        client.loop_stop()


@contextmanager
def zigbee_lamp(port: int, topic: str = "zigbee2mqtt/lamp") -> Iterator[Lamp]:
    lamp = Lamp()

    def answer(asked: str, payload: str) -> list[tuple[str, str]]:
        lamp.told.append((asked, payload))
        if not lamp.answers:
            return []
        body = json.loads(payload)
        if asked.endswith("/set"):
            if "state" in body:
                lamp.on = body["state"] == "ON"
            if "brightness" in body:
                lamp.on, lamp.brightness = True, body["brightness"]
        state = {"state": "ON" if lamp.on else "OFF", "brightness": lamp.brightness}
        return [(topic, json.dumps(state))]

    with hanging(port, [f"{topic}/set", f"{topic}/get"], answer):
        yield lamp


@contextmanager
def tasmota_lamp(port: int, name: str = "plwg") -> Iterator[Lamp]:
    lamp = Lamp(brightness=40)

    def answer(asked: str, payload: str) -> list[tuple[str, str]]:
        lamp.told.append((asked, payload))
        command = asked.rpartition("/")[2]
        if command == "POWER" and payload:
            lamp.on = payload == "ON"
        if command == "Dimmer" and payload:
            lamp.on, lamp.brightness = True, int(payload)
        power = {"POWER": "ON" if lamp.on else "OFF"}
        light = {"Dimmer": lamp.brightness}
        said = {"POWER": power, "Dimmer": power | light, "STATE": power | light}
        return [(f"stat/{name}/RESULT", json.dumps(said.get(command, {command: payload})))]

    with hanging(port, [f"cmnd/{name}/#"], answer):
        yield lamp


@contextmanager
def plain_lamp(port: int, name: str = "stribed") -> Iterator[Lamp]:
    """One that is told words and numbers on topics of its own, and says them back."""
    lamp = Lamp()

    def answer(asked: str, payload: str) -> list[tuple[str, str]]:
        lamp.told.append((asked, payload))
        if asked.endswith("/gosod"):
            lamp.on = payload == "1"
            return [(f"{name}/cyflwr", payload)]
        if asked.endswith("/lefel"):
            lamp.on, lamp.brightness = True, int(payload)
            return [(f"{name}/cyflwr", "1"), (f"{name}/lefel-nawr", payload)]
        return [(f"{name}/cyflwr", "1")]

    with hanging(port, [f"{name}/gosod", f"{name}/lefel", f"{name}/lliw"], answer):
        yield lamp
