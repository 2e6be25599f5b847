"""Devices in Home Assistant, by its REST API.

Source: developers.home-assistant.io/docs/api/rest; www.home-assistant.io/integrations/light. Only
the host that the user configured is asked: redirections are not followed and no proxy is used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

from macsen_lite.lights.devices import Device
from macsen_lite.lights.model import Fault, LightsError, LightState, Outcome, Wanted
from macsen_lite.messages import message

_NOT_THERE = ("unavailable", "unknown")


@dataclass(frozen=True, slots=True)
class HubPatience:
    """How long to wait, in seconds."""

    connect_s: float = 3.0
    read_s: float = 6.0


class HomeAssistantBackend:
    """Speaks to devices through Home Assistant."""

    def __init__(self, url: str, token: str, patience: HubPatience | None = None) -> None:
        """``url`` is where it is, ``http://homeassistant.local:8123``; ``token`` a long-lived
        access token of the user's.
        """
        self._url = url.rstrip("/")
        waits = patience or HubPatience()
        self._timeout = (waits.connect_s, waits.read_s)
        self._session = requests.Session()
        self._session.trust_env = False
        self._token = token

    def apply(self, wanted: Mapping[Device, Wanted]) -> Mapping[Device, Outcome]:
        """Call the service of each device; where the answer does not name it, ask after it."""
        return {device: self._apply(device, want) for device, want in wanted.items()}

    def read(self, devices: Sequence[Device]) -> Mapping[Device, LightState | None]:
        """The state of each."""
        return {device: self._read(device) for device in devices}

    def _apply(self, device: Device, wanted: Wanted) -> Outcome:
        domain = device.entity.partition(".")[0]
        body: dict[str, object] = {"entity_id": device.entity}
        is_off = wanted.on is False
        if (wanted.brightness is not None or wanted.colour is not None) and domain != "light":
            return Outcome.UNABLE
        if wanted.brightness is not None:
            body["brightness_pct"] = wanted.brightness
        if wanted.colour is not None:
            if wanted.colour.kelvin is not None:
                body["color_temp_kelvin"] = wanted.colour.kelvin
            elif wanted.colour.rgb is not None:
                body["rgb_color"] = list(wanted.colour.rgb)
        # Groups and what has no such service of its own go by Home Assistant's general one.
        service = (
            domain if domain in ("light", "switch", "fan", "input_boolean") else "homeassistant"
        )
        verb = "turn_off" if is_off else "turn_on"
        changed = self._call("POST", f"/api/services/{service}/{verb}", body)
        for entry in changed if isinstance(changed, list) else ():
            if isinstance(entry, dict) and entry.get("entity_id") == device.entity:
                state = _state(entry)
                if state is not None and state.fulfils(wanted):
                    return Outcome.DONE
        state = self._read(device)
        if state is None:
            return Outcome.ABSENT
        return Outcome.DONE if state.fulfils(wanted) else Outcome.SILENT

    def _read(self, device: Device) -> LightState | None:
        found = self._call("GET", f"/api/states/{device.entity}")
        return _state(found) if isinstance(found, dict) else None

    def _call(self, method: str, path: str, body: object = None) -> object:
        """The answer's JSON; None for what Home Assistant does not know. Raises LightsError."""
        if urlsplit(self._url).scheme not in ("http", "https") or not urlsplit(self._url).hostname:
            raise LightsError(
                Fault.NO_ADDRESS,
                message("lights.hub_address", url=self._url),
                message("lights.hub_address.hint"),
            )
        if not self._token:
            raise self._refused(message("lights.hub_no_token"))
        try:
            answer = self._session.request(
                method,
                self._url + path,
                json=body,
                headers={"Authorization": f"Bearer {self._token}"},
                timeout=self._timeout,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise self._away(type(error).__name__) from error
        if answer.status_code in (401, 403):
            raise self._refused(f"HTTP {answer.status_code}")
        if answer.status_code in (400, 404):
            return None
        if answer.status_code != requests.codes.ok:
            raise self._away(f"HTTP {answer.status_code}")
        try:
            found: object = answer.json()
        except ValueError as error:
            raise self._away(message("lights.not_json")) from error
        return found

    def _away(self, reason: str) -> LightsError:
        return LightsError(
            Fault.AWAY,
            message("lights.hub_away", url=self._url, reason=reason),
            message("lights.hub_away.hint"),
        )

    def _refused(self, reason: str) -> LightsError:
        return LightsError(
            Fault.REFUSED,
            message("lights.hub_refused", url=self._url, reason=reason),
            message("lights.hub_refused.hint"),
        )


def _state(entry: Mapping[str, object]) -> LightState | None:
    """What one entry of Home Assistant's says; None when it has lost the device."""
    state = entry.get("state")
    if state in _NOT_THERE:
        return None
    attributes = entry.get("attributes")
    level = attributes.get("brightness") if isinstance(attributes, dict) else None
    percent = round(100 * level / 255) if isinstance(level, int | float) else None
    return LightState({"on": True, "off": False}.get(str(state)), percent)
