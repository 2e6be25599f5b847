"""The user's own list of devices: a YAML file, ``golau.yaml``.

::

    dyfeisiau:
      - {enw: golau mawr, ystafell: cegin, mqtt: zigbee2mqtt/golau-cegin}
      - {enw: lamp, rhyw: b, ystafell: lolfa, home_assistant: light.lamp}
      - {enw: tegell, math: switsh, ystafell: cegin, mqtt: tegell, fformat: tasmota}
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from macsen_lite.errors import MacsenError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.welsh.rooms import room_rule
from macsen_lite.welsh.tokens import words

Kind = Literal["golau", "switsh"]
Format = Literal["zigbee2mqtt", "tasmota", "plaen"]


class DevicesError(MacsenError):
    """The file cannot be used; the message begins with its name and the line."""


@dataclass(frozen=True, slots=True)
class PlainTopics:
    """The topics of a device that is told in plain words, and the words."""

    command: str
    state: str = ""
    """Where it says ``on`` or ``off``; empty when it does not."""
    brightness: str = ""
    """Where it takes a whole percentage."""
    brightness_state: str = ""
    colour: str = ""
    """Where it takes ``#rrggbb``."""
    on: str = "ON"
    off: str = "OFF"


@dataclass(frozen=True, slots=True)
class Device:
    """One light or switch."""

    name: str
    """What it is called, in the radical, without the article: *golau mawr*."""
    room: str = ""
    """The room's usual name (`welsh.rooms`), or the user's own; empty for none."""
    kind: Kind = "golau"
    feminine: bool | None = None
    """The name's gender, where the file says it."""
    mqtt: str | PlainTopics = ""
    """The topic, as the format has it; empty when it hangs on no broker."""
    format: Format = "zigbee2mqtt"
    entity: str = ""
    """Its id in Home Assistant; empty when it is not there."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    enw: Annotated[str, Field(min_length=1, max_length=60)]
    ystafell: str = ""
    math: Kind = "golau"
    rhyw: Literal["", "g", "b"] = ""
    mqtt: str | _Topics = ""
    fformat: Format = "zigbee2mqtt"
    home_assistant: Annotated[str, Field(pattern=r"^([a-z_]+\.[a-z0-9_]+)?$")] = ""

    @model_validator(mode="after")
    def _hangs_on_one(self) -> _Entry:
        if bool(self.mqtt) == bool(self.home_assistant):
            raise ValueError(message("lights.one_way"))
        if isinstance(self.mqtt, str) and self.mqtt and self.fformat == "plaen":
            raise ValueError(message("lights.plain_topics"))
        return self


def _topic(text: object) -> object:
    if isinstance(text, str) and any(sign in text for sign in "#+\0"):
        raise ValueError(message("lights.wildcard"))
    return text


_Topic = Annotated[str, BeforeValidator(_topic)]


class _Topics(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    gorchymyn: Annotated[_Topic, Field(min_length=1)]
    cyflwr: _Topic = ""
    disgleirdeb: _Topic = ""
    cyflwr_disgleirdeb: _Topic = ""
    lliw: _Topic = ""
    ymlaen: str = "ON"
    diffodd: str = "OFF"


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    dyfeisiau: list[_Entry] = []


_Entry.model_rebuild()


def read_devices(path: Path) -> tuple[Device, ...]:
    """The devices in a file, in its order; none when there is no such file.

    Raises DevicesError.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise DevicesError(f"{path}: {reason_of(error)}", message("lights.file.hint")) from error
    try:
        content = yaml.safe_load(text)
        tree = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        problem = str(getattr(error, "problem", error))
        raise DevicesError(f"{where}: {problem}", message("lights.file.hint")) from error
    try:
        file = _File.model_validate({} if content is None else content)
    except ValidationError as error:
        first = error.errors()[0]
        line = _line(tree, first["loc"])
        at = ".".join(str(part) for part in first["loc"])
        raise DevicesError(
            f"{path}:{line}: {at}: {first['msg']}", message("lights.file.hint")
        ) from error
    made = tuple(_device(entry) for entry in file.dyfeisiau)
    for i, device in enumerate(made):
        if any((d.name, d.room) == (device.name, device.room) for d in made[:i]):
            line = _line(tree, ("dyfeisiau", i))
            raise DevicesError(
                f"{path}:{line}: {message('lights.twice', name=device.name)}",
                message("lights.file.hint"),
            )
    return made


def _device(entry: _Entry) -> Device:
    topics = entry.mqtt
    mqtt: str | PlainTopics
    if isinstance(topics, _Topics):
        mqtt = PlainTopics(
            topics.gorchymyn,
            topics.cyflwr,
            topics.disgleirdeb,
            topics.cyflwr_disgleirdeb,
            topics.lliw,
            topics.ymlaen,
            topics.diffodd,
        )
    else:
        mqtt = topics.strip("/")
    return Device(
        " ".join(words(entry.enw)),
        room_name(entry.ystafell) if entry.ystafell.strip() else "",
        entry.math,
        {"": None, "g": False, "b": True}[entry.rhyw],
        mqtt,
        "plaen" if isinstance(mqtt, PlainTopics) else entry.fformat,
        entry.home_assistant,
    )


def room_name(text: str) -> str:
    """A room's usual name: *llofft* is *ystafell wely*. One that is not known keeps its own."""
    said = words(text)
    known = room_rule().read(said)
    return known.name if known else " ".join(said)


def _line(tree: yaml.Node | None, loc: Sequence[int | str]) -> int:
    """The line, from 1, of a place in the file, or of the nearest around it."""
    node = tree
    for part in loc:
        inner: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            inner = next((v for k, v in node.value if k.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            inner = node.value[part] if part < len(node.value) else None
        if inner is None:
            break
        node = inner
    return node.start_mark.line + 1 if node else 1
