"""Devices on an MQTT broker, by paho-mqtt (extra ``golau``).

A connection is made for each command and closed after it: nothing lingers, nothing has to be
mended when the broker was away in between. Every message goes with quality of service 1, so that
the broker says when it has it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from macsen_lite.lights.devices import Device
from macsen_lite.lights.formats import FORMATS, Message
from macsen_lite.lights.model import Fault, LightsError, LightState, Outcome, Wanted
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import paho.mqtt.client as paho


@dataclass(frozen=True, slots=True)
class Broker:
    """Where the broker is and who we are to it."""

    host: str
    port: int = 1883
    user: str = ""
    password: str = ""
    tls: bool = False
    certificate: str = ""
    """The file (PEM) of the authority that vouches for the broker, or of the broker itself when it
    signed its own; empty for those that the system trusts."""


@dataclass(frozen=True, slots=True)
class MqttPatience:
    """How long to wait, in seconds."""

    connect_s: float = 3.0
    """For the broker: to be reached, to let us in, to take the messages."""
    answer_s: float = 2.0
    """For devices to say what they are."""


class MqttBackend:
    """Speaks to devices through a broker."""

    def __init__(self, broker: Broker, patience: MqttPatience | None = None) -> None:
        self._broker = broker
        self._patience = patience or MqttPatience()

    def apply(self, wanted: Mapping[Device, Wanted]) -> Mapping[Device, Outcome]:
        """Publish the commands, then wait for the devices that can answer.

        What a broker had kept from before counts for nothing here: only what is said afterwards.
        """
        outcomes: dict[Device, Outcome] = {}
        told: dict[Device, Wanted] = {}
        commands: list[Message] = []
        for device, want in wanted.items():
            made = FORMATS[device.format].commands(device, want)
            if not made:
                outcomes[device] = Outcome.UNABLE
                continue
            commands.extend(made)
            told[device] = want
        if not told:
            return outcomes
        able = [device for device in told if FORMATS[device.format].states(device)]
        heard = _Heard(able, kept_too=False)

        def is_done() -> bool:
            return all(heard.fulfils(device, told[device]) for device in able)

        with self._connected(heard) as client:
            heard.listen(client, self._patience.connect_s)
            self._publish(client, commands)
            heard.wait(is_done, self._patience.answer_s)
        for device, want in told.items():
            if device not in able:
                outcomes[device] = Outcome.SENT
            else:
                done = heard.fulfils(device, want)
                outcomes[device] = Outcome.DONE if done else Outcome.SILENT
        return outcomes

    def read(self, devices: Sequence[Device]) -> Mapping[Device, LightState | None]:
        """What devices say when asked, or, of those that are not asked, what the broker kept."""
        able = [device for device in devices if FORMATS[device.format].states(device)]
        # One that can be asked may have been unplugged since it last spoke.
        heard = _Heard(able, kept_too=True)
        questions = [q for device in able for q in FORMATS[device.format].questions(device)]
        with self._connected(heard) as client:
            heard.listen(client, self._patience.connect_s)
            self._publish(client, questions)
            heard.wait(lambda: all(map(heard.is_known, able)), self._patience.answer_s)
        return {device: heard.states.get(device) for device in devices}

    @contextmanager
    def _connected(self, heard: _Heard) -> Iterator[paho.Client]:
        try:
            import paho.mqtt.client as paho
            from paho.mqtt.enums import CallbackAPIVersion
        except ImportError as error:
            raise LightsError(
                Fault.NO_LIBRARY, message("lights.no_paho"), message("lights.no_paho.hint")
            ) from error
        broker = self._broker
        client = paho.Client(CallbackAPIVersion.VERSION2)
        client.connect_timeout = self._patience.connect_s
        if broker.user:
            client.username_pw_set(broker.user, broker.password or None)
        if broker.tls:
            try:
                client.tls_set(broker.certificate or None)
            except (OSError, ValueError) as error:  # of ssl too: no file, or no certificate
                raise LightsError(
                    Fault.AWAY,
                    message("lights.certificate", path=broker.certificate, reason=reason_of(error)),
                    message("lights.certificate.hint"),
                ) from error
        answered = threading.Event()
        reasons: list[Any] = []

        def on_connect(
            _client: object, _data: object, _flags: object, code: Any, _p: object
        ) -> None:
            reasons.append(code)
            answered.set()

        client.on_connect = on_connect
        client.on_message = heard.on_message
        client.on_subscribe = heard.on_subscribe
        try:
            client.connect(broker.host, broker.port, keepalive=30)
        except (OSError, ValueError) as error:
            raise self._away(error) from error
        client.loop_start()
        try:
            if not answered.wait(self._patience.connect_s):
                raise self._away(TimeoutError())
            if reasons[0].is_failure:
                raise LightsError(
                    Fault.REFUSED,
                    message("lights.mqtt_refused", host=broker.host, reason=reasons[0]),
                    message("lights.mqtt_refused.hint"),
                )
            yield client
        finally:
            client.disconnect()
            client.loop_stop()

    def _publish(self, client: paho.Client, messages: Sequence[Message]) -> None:
        """Publish and wait until the broker has all of it."""
        until = time.monotonic() + self._patience.connect_s
        sent = [client.publish(m.topic, m.payload, qos=1) for m in messages]
        for each in sent:
            try:
                each.wait_for_publish(max(0.0, until - time.monotonic()))
                is_there = each.is_published()
            except (RuntimeError, ValueError) as error:
                raise self._away(error) from error
            if not is_there:
                raise self._away(TimeoutError())

    def _away(self, error: Exception) -> LightsError:
        reason = str(error) or type(error).__name__
        address = f"{self._broker.host}:{self._broker.port}"
        return LightsError(
            Fault.AWAY,
            message("lights.mqtt_away", address=address, reason=reason),
            message("lights.mqtt_away.hint"),
        )


class _Heard:
    """What devices said, gathered from the client's thread."""

    def __init__(self, devices: Sequence[Device], kept_too: bool) -> None:
        self.states: dict[Device, LightState] = {}
        self._devices = devices
        self._kept_too = kept_too
        self._live: set[Device] = set()
        self._changed = threading.Condition()
        self._subscribed = threading.Event()

    def listen(self, client: paho.Client, seconds: float) -> None:
        """Subscribe, and wait until the broker has agreed, so that no answer is missed."""
        topics = {t for device in self._devices for t in FORMATS[device.format].states(device)}
        if topics:
            client.subscribe([(topic, 1) for topic in sorted(topics)])
            self._subscribed.wait(seconds)

    def on_subscribe(self, *_: object) -> None:
        """Paho's callback."""
        self._subscribed.set()

    def on_message(self, _client: object, _data: object, got: paho.MQTTMessage) -> None:
        """Paho's callback."""
        if got.retain and not self._kept_too:
            return
        payload = got.payload.decode("utf-8", "replace")
        with self._changed:
            for device in self._devices:
                form = FORMATS[device.format]
                if got.topic not in form.states(device):
                    continue
                state = form.state(device, got.topic, payload)
                if state is not None:
                    self.states[device] = state.over(self.states.get(device, LightState()))
                    if not got.retain or not form.questions(device):
                        self._live.add(device)
            self._changed.notify_all()

    def is_known(self, device: Device) -> bool:
        """Whether a device has said what it is, in answer where it can be asked."""
        return device in self._live

    def fulfils(self, device: Device, wanted: Wanted) -> bool:
        """Whether it said that it is what was wanted."""
        return device in self.states and self.states[device].fulfils(wanted)

    def wait(self, until: Callable[[], bool], seconds: float) -> None:
        """Until ``until``, but no longer than that."""
        with self._changed:
            self._changed.wait_for(until, seconds)
