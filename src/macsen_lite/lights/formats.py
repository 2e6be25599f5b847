"""How devices on a broker are spoken to: Zigbee2MQTT, Tasmota, and plain words.

Sources: zigbee2mqtt.io/guide/usage/mqtt_topics_and_messages.html; tasmota.github.io/docs/MQTT and
/Commands.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from macsen_lite.lights.devices import Device, PlainTopics
from macsen_lite.lights.model import Colour, LightState, Wanted

_FULL = 254
"""The brightest that Zigbee has."""


@dataclass(frozen=True, slots=True)
class Message:
    """Something to publish."""

    topic: str
    payload: str


class Format(Protocol):
    """One way of speaking to devices."""

    def commands(self, device: Device, wanted: Wanted) -> tuple[Message, ...]:
        """What to publish, in order; nothing when the device cannot do that."""
        ...

    def questions(self, device: Device) -> tuple[Message, ...]:
        """What to publish so that the device says what it is."""
        ...

    def states(self, device: Device) -> tuple[str, ...]:
        """The topics on which it says so; none when it does not."""
        ...

    def state(self, device: Device, topic: str, payload: str) -> LightState | None:
        """What a message on one of those topics says; None for nothing."""
        ...


def _topic(device: Device) -> str:
    assert isinstance(device.mqtt, str)
    return device.mqtt


def _hex(rgb: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*rgb)


def _kelvin_rgb(kelvin: int) -> tuple[int, int, int]:
    """Roughly the colour of a temperature, for a device that has only red, green and blue."""
    if kelvin < 2300:
        return (255, 147, 41)
    return (255, 197, 143) if kelvin < 4000 else (255, 250, 244)


def _object(payload: str) -> Mapping[str, object]:
    try:
        found = json.loads(payload)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _percent(value: object, full: int) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return max(0, min(100, round(100 * value / full)))


def _is_on(word: object) -> bool | None:
    return {"ON": True, "OFF": False}.get(str(word).upper())


class Zigbee2Mqtt:
    """``zigbee2mqtt/lamp``: told on ``…/set``, asked on ``…/get``."""

    def commands(self, device: Device, wanted: Wanted) -> tuple[Message, ...]:
        """All in one message."""
        body: dict[str, object] = {}
        if wanted.on is not None:
            body["state"] = "ON" if wanted.on else "OFF"
        if wanted.brightness is not None:
            body["brightness"] = round(_FULL * wanted.brightness / 100)
        if wanted.colour is not None:
            body |= self._colour(wanted.colour)
        return (Message(f"{_topic(device)}/set", json.dumps(body)),)

    @staticmethod
    def _colour(colour: Colour) -> dict[str, object]:
        if colour.kelvin is not None:
            return {"color_temp": round(1_000_000 / colour.kelvin)}  # in mired
        assert colour.rgb is not None
        return {"color": {"hex": _hex(colour.rgb)}}

    def questions(self, device: Device) -> tuple[Message, ...]:
        """Asking for one property has all of them said."""
        return (Message(f"{_topic(device)}/get", json.dumps({"state": ""})),)

    def states(self, device: Device) -> tuple[str, ...]:
        """The device's own topic."""
        return (_topic(device),)

    def state(self, device: Device, topic: str, payload: str) -> LightState | None:
        """``{"state": "ON", "brightness": 127}``."""
        said = _object(payload)
        found = LightState(_is_on(said.get("state")), _percent(said.get("brightness"), _FULL))
        return None if found == LightState() else found


class Tasmota:
    """``lamp``: told on ``cmnd/lamp/…``, answers on ``stat/lamp/RESULT``."""

    def commands(self, device: Device, wanted: Wanted) -> tuple[Message, ...]:
        """Colour and brightness before power: both switch a light on."""
        base = f"cmnd/{_topic(device)}"
        made: list[Message] = []
        if wanted.colour is not None:
            kelvin, rgb = wanted.colour.kelvin, wanted.colour.rgb
            if kelvin is not None:
                mired = max(153, min(500, round(1_000_000 / kelvin)))
                made.append(Message(f"{base}/CT", str(mired)))
            elif rgb is not None:
                made.append(Message(f"{base}/Color1", _hex(rgb)))
        if wanted.brightness is not None:
            made.append(Message(f"{base}/Dimmer", str(wanted.brightness)))
        if wanted.on is not None:
            made.append(Message(f"{base}/POWER", "ON" if wanted.on else "OFF"))
        return tuple(made)

    def questions(self, device: Device) -> tuple[Message, ...]:
        """``STATE`` has everything said."""
        return (Message(f"cmnd/{_topic(device)}/STATE", ""),)

    def states(self, device: Device) -> tuple[str, ...]:
        """The answers to commands."""
        return (f"stat/{_topic(device)}/RESULT",)

    def state(self, device: Device, topic: str, payload: str) -> LightState | None:
        """``{"POWER": "ON", "Dimmer": 50}``; the first of several relays is ``POWER1``."""
        said = _object(payload)
        power = said.get("POWER", said.get("POWER1"))
        found = LightState(_is_on(power), _percent(said.get("Dimmer"), 100))
        return None if found == LightState() else found


class Plain:
    """Topics and words as the user's file has them."""

    def commands(self, device: Device, wanted: Wanted) -> tuple[Message, ...]:
        """Nothing at all where a topic that is needed is missing."""
        topics = self._topics(device)
        made: list[Message] = []
        if wanted.on is not None:
            made.append(Message(topics.command, topics.on if wanted.on else topics.off))
        if wanted.brightness is not None:
            if not topics.brightness:
                return ()
            made.append(Message(topics.brightness, str(wanted.brightness)))
        if wanted.colour is not None:
            if not topics.colour:
                return ()
            rgb = wanted.colour.rgb or _kelvin_rgb(wanted.colour.kelvin or 0)
            made.append(Message(topics.colour, _hex(rgb)))
        return tuple(made)

    def questions(self, device: Device) -> tuple[Message, ...]:
        """None: the broker keeps what was last said."""
        return ()

    def states(self, device: Device) -> tuple[str, ...]:
        """Those that the file has."""
        topics = self._topics(device)
        return tuple(topic for topic in (topics.state, topics.brightness_state) if topic)

    def state(self, device: Device, topic: str, payload: str) -> LightState | None:
        """A word, or a whole number of percent."""
        topics = self._topics(device)
        if topic == topics.state:
            on = {topics.on: True, topics.off: False}.get(payload.strip())
            return None if on is None else LightState(on)
        text = payload.strip()
        return LightState(None, min(100, int(text))) if text.isdecimal() else None

    @staticmethod
    def _topics(device: Device) -> PlainTopics:
        assert isinstance(device.mqtt, PlainTopics)
        return device.mqtt


FORMATS: Mapping[str, Format] = {
    "zigbee2mqtt": Zigbee2Mqtt(),
    "tasmota": Tasmota(),
    "plaen": Plain(),
}
"""By the name that the user's file gives them."""
