"""Lights and switches by room and name."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from macsen_lite.config.secrets import secret
from macsen_lite.lights.devices import Device, DevicesError, room_name
from macsen_lite.lights.lists import room_said
from macsen_lite.lights.model import (
    Backend,
    Colour,
    Fault,
    LightsError,
    LightState,
    Outcome,
    Wanted,
)
from macsen_lite.lights.own import devices_of
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.device_words import in_turn, listed, mae, named, room_lights
from macsen_lite.skills.services import Services
from macsen_lite.skills.timekeeping import either
from macsen_lite.welsh.syntax import after
from macsen_lite.welsh.triggers import Use

_log = logging.getLogger(__name__)

_CERTIFICATE = "golau.tystysgrif"
STEP = 25
"""How much brighter or dimmer, in percent, when nobody says how much."""
COLOURS: Mapping[str, Colour] = {
    "coch": Colour((255, 0, 0)),
    "oren": Colour((255, 120, 0)),
    "melyn": Colour((255, 220, 0)),
    "gwyrdd": Colour((0, 200, 0)),
    "glas": Colour((0, 60, 255)),
    "porffor": Colour((140, 0, 220)),
    "pinc": Colour((255, 80, 160)),
    "gwyn": Colour(kelvin=4000),
    "gwyn cynnes": Colour(kelvin=2700),
    "gwyn oer": Colour(kelvin=6500),
    "golau cannwyll": Colour(kelvin=2000),
    "golau dydd": Colour(kelvin=5500),
}
"""By the values of the list ``lliwiau``."""
_HUBS = {"mqtt": "y brocer MQTT", "hub": "Home Assistant"}
T = TypeVar("T")
BackendMaker = Callable[[Services], Backend]


def mqtt_backend(services: Services) -> Backend:
    """The broker of the settings. Raises LightsError when none is set."""
    from macsen_lite.lights.mqtt import Broker, MqttBackend
    from macsen_lite.messages import message

    config = services.config
    host = config.text("golau.mqtt").strip()
    if not host:
        raise LightsError(
            Fault.NO_ADDRESS, message("lights.no_broker"), message("lights.no_broker.hint")
        )
    return MqttBackend(
        Broker(
            host,
            int(config.number("golau.porth")),
            config.text("golau.defnyddiwr"),
            secret("golau.mqtt") or "",
            config.flag("golau.tls"),
            str(Path(written).expanduser()) if (written := config.text(_CERTIFICATE)) else "",
        )
    )


def hub_backend(services: Services) -> Backend:
    """Home Assistant as the settings have it; an address that is missing is told when called."""
    from macsen_lite.lights.home_assistant import HomeAssistantBackend

    url = services.config.text("golau.home_assistant")
    return HomeAssistantBackend(url, secret("golau.home_assistant") or "")


class GolauSkill:
    """Finds the devices that are meant, tells them, and says what came of it."""

    def __init__(self, mqtt: BackendMaker = mqtt_backend, hub: BackendMaker = hub_backend) -> None:
        self._makers = {"mqtt": mqtt, "hub": hub}

    def answer(self, context: SkillContext) -> Answer:
        """What was asked of the lights."""
        try:
            devices = devices_of(context.services.config)
        except DevicesError as error:
            _log.warning("%s", error)
            return context.say("ffeil")
        if not devices:
            return context.say("dim_dyfeisiau")
        kind = context.deed
        if kind == "rhestr":
            return context.say("rhestr", rhestr=listed(devices, devices))
        chosen = _choose(context, devices)
        if isinstance(chosen, Answer):
            return chosen
        try:
            if kind == "cyflwr":
                return self._tell(context, chosen)
            if kind in ("llachar", "pylu"):
                return self._step(context, chosen, STEP if kind == "llachar" else -STEP)
            wanted = _wanted(context, kind)
            return self._apply(context, chosen, dict.fromkeys(chosen.devices, wanted))
        except _HubFailedError as failed:
            _log.warning("%s", failed.error)
            return _failed(context, chosen, failed)

    def _step(self, context: SkillContext, chosen: _Chosen, step: int) -> Answer:
        lights = [device for device in chosen.devices if device.kind == "golau"]
        states = self._read(context.services, lights)
        wanted: dict[Device, Wanted] = {}
        for device in lights:
            state = states.get(device)
            if state is None:
                continue
            level = 0 if state.on is False else state.brightness
            if level is not None:
                # Dimmer never means dark: that is another command.
                wanted[device] = Wanted(brightness=max(5, min(100, level + step)))
        if not wanted:
            return context.say("lefel_anhysbys", beth=chosen.said)
        return self._apply(context, chosen, wanted)

    def _tell(self, context: SkillContext, chosen: _Chosen) -> Answer:
        states = self._read(context.services, chosen.devices)
        known = {device: s.on for device, s in states.items() if s and s.on is not None}
        if not known:
            return context.say("anhysbys_cyflwr", beth=chosen.said)
        lit = [device for device, on in known.items() if on]
        if len(chosen.devices) == 1 or not lit or len(lit) == len(known) == len(chosen.devices):
            # What did not answer may be on.
            is_whole = len(known) == len(chosen.devices)
            said = chosen.said if is_whole else listed(list(known), chosen.devices)
            return context.say("ymlaen" if lit else "i_ffwrdd", mae=mae(said))
        return context.say("rhai", rhestr=listed(lit, chosen.devices))

    def _apply(
        self, context: SkillContext, chosen: _Chosen, wanted: Mapping[Device, Wanted]
    ) -> Answer:
        outcomes = self._each(
            context.services,
            list(wanted),
            lambda backend, some: backend.apply({device: wanted[device] for device in some}),
        )
        good = [d for d, o in outcomes.items() if o in (Outcome.DONE, Outcome.SENT)]
        bad = [d for d in outcomes if d not in good]
        level = max((w.brightness or 0 for w in wanted.values()), default=0)
        values: dict[str, object] = {
            "beth": chosen.said,
            "mae": mae(chosen.said),
            "canran": level,
        }
        if not bad:
            is_dark = "diffodd" in context.intent.answers and not level
            return context.say("diffodd" if is_dark else "iawn", **values)
        if good:
            values |= {"da": listed(good, chosen.devices), "drwg": listed(bad, chosen.devices)}
            return context.say("rhannol", **values)
        found = {outcomes[device] for device in bad}
        if found == {Outcome.UNABLE}:
            return context.say("methu_gwneud", **values)
        return context.say("ar_goll" if found == {Outcome.ABSENT} else "tawel", **values)

    def _read(
        self, services: Services, devices: Sequence[Device]
    ) -> Mapping[Device, LightState | None]:
        return self._each(services, devices, lambda backend, some: backend.read(some))

    def _each(
        self,
        services: Services,
        devices: Sequence[Device],
        do: Callable[[Backend, Sequence[Device]], Mapping[Device, T]],
    ) -> dict[Device, T]:
        """Do it on each hub that the devices hang on. Raises _HubFailedError."""
        found: dict[Device, T] = {}
        for hub, make in self._makers.items():
            some = [device for device in devices if (hub == "hub") == bool(device.entity)]
            if some:
                try:
                    found |= do(make(services), some)
                except LightsError as error:
                    raise _HubFailedError(hub, error) from error
        return found


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The devices that are meant, and how an answer names them."""

    devices: tuple[Device, ...]
    said: str


class _HubFailedError(Exception):
    """A hub that nothing could be sent to."""

    def __init__(self, hub: str, error: LightsError) -> None:
        super().__init__(str(error))
        self.hub = hub
        self.error = error


def _failed(context: SkillContext, chosen: _Chosen, failed: _HubFailedError) -> Answer:
    group = {
        Fault.AWAY: "heb_ateb",
        Fault.REFUSED: "gwrthod",
        Fault.NO_ADDRESS: "heb_hwb",
        Fault.NO_LIBRARY: "heb_becyn",
    }[failed.error.fault]
    hub = _HUBS[failed.hub]
    return context.say(group, hwb=hub, mae_hwb=mae(hub), beth=chosen.said)


def _wanted(context: SkillContext, kind: str) -> Wanted:
    slots = context.match.slots
    if kind in ("cynnau", "diffodd"):
        return Wanted(on=kind == "cynnau")
    if kind == "disgleirdeb":
        level = next(int(str(slots[n].value)) for n in ("lefel", "pen") if n in slots)
        return Wanted(on=False) if level == 0 else Wanted(brightness=level)
    if "tymheredd" in slots:
        return Wanted(colour=Colour(kelvin=int(str(slots["tymheredd"].value))))
    return Wanted(colour=COLOURS[str(slots["lliw"].value)])


def _choose(context: SkillContext, devices: Sequence[Device]) -> _Chosen | Answer:
    """The devices that are meant; or the answer that asks, or says why there are none."""
    slots = context.match.slots
    room = room_name(str(slots["lle"].value)) if "lle" in slots else ""
    here = room_name(context.services.config.text("golau.yma"))
    if "dyfais" in slots:
        return _choose_named(context, devices, room, here)
    lights = [device for device in devices if device.kind == "golau"]
    if not lights:
        return context.say("dim_golau", rhestr=listed(devices, devices))
    if not room and not slots.keys().isdisjoint(("cwmpas", "pob", "unrhyw")):
        return _Chosen(tuple(lights), "pob golau")
    rooms = list(dict.fromkeys(device.room for device in lights))
    if not room:
        room = here if here in rooms else rooms[0] if len(rooms) == 1 else ""
        if not room and len(rooms) > 1:
            return context.ask("lle", "pa_ystafell", rhestr=either(_said(rooms)))
    found = [device for device in lights if device.room == room]
    if not found:
        return _not_there(context, rooms)
    return _Chosen(tuple(found), room_lights(found))


def _choose_named(
    context: SkillContext, devices: Sequence[Device], room: str, here: str
) -> _Chosen | Answer:
    slot = context.match.slots["dyfais"]
    found = [device for device in devices if device.name == slot.value]
    if not found:
        return context.say("anhysbys", dyfais=slot.said, rhestr=listed(devices, devices))
    if room:
        there = [device for device in found if device.room == room]
        if not there:
            return _not_there(context, [device.room for device in found])
        return _Chosen(tuple(there), named(there[0], devices))
    if len(found) > 1:
        found = [device for device in found if device.room == here] or found
    if len(found) > 1:
        return context.ask("lle", "pa_ystafell", rhestr=either(_said([d.room for d in found])))
    return _Chosen(tuple(found), named(found[0], devices))


def _not_there(context: SkillContext, rooms: Sequence[str]) -> Answer:
    room = after("yn", context.match.slots["lle"].said, use=Use.PLACE)
    return context.say("dim_yno", lle_yn=room, rhestr=in_turn(_said(rooms)))


def _said(rooms: Sequence[str]) -> list[str]:
    return [room_said(room) for room in rooms if room]
