"""Radio stations by name.

The user's own are in ``gorsafoedd.yaml`` beside the settings, and take the place of ours::

    gorsafoedd:
      - {enw: Radio'r Cwm, ffrwd: "https://radio.example/cwm.mp3"}
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from macsen_lite import paths
from macsen_lite.config.config import Config
from macsen_lite.errors import MacsenError
from macsen_lite.intents.own_lists import MadeItem, keep_lists
from macsen_lite.messages import message
from macsen_lite.music.lists import sayable
from macsen_lite.reasons import reason_of

FILE_NAME = "gorsafoedd.yaml"
_log = logging.getLogger(__name__)
_BBC = (
    "http://as-hls-ww-live.akamaized.net/{pool}/live/ww/{name}/{name}.isml/"
    "{name}-audio%3d96000.norewind.m3u8"
)
STATIONS: Mapping[str, str] = {
    "Radio Cymru": _BBC.format(pool="pool_24792333", name="bbc_radio_cymru"),
    "Radio Cymru 2": _BBC.format(pool="pool_98610936", name="bbc_radio_cymru_2"),
}
"""Public streams of the BBC's Welsh stations."""


class StationsError(MacsenError):
    """The file cannot be used; the message begins with its name."""


def read_stations(path: Path) -> Mapping[str, str]:
    """Name → address of the stream; ours when there is no such file. Raises StationsError."""
    import yaml

    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return STATIONS
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise StationsError(
            f"{path}: {reason_of(error)}", message("music.stations.hint")
        ) from error
    listed = content.get("gorsafoedd") if isinstance(content, dict) else None
    if not isinstance(listed, list):
        raise StationsError(f"{path}: {message('music.stations')}", message("music.stations.hint"))
    made: dict[str, str] = {}
    for entry in listed:
        name = entry.get("enw") if isinstance(entry, dict) else None
        stream = entry.get("ffrwd") if isinstance(entry, dict) else None
        # Only the web: mpv would play anything else too, such as a microphone.
        if not isinstance(name, str) or urlsplit(str(stream)).scheme not in ("http", "https"):
            raise StationsError(
                f"{path}: {message('music.station', entry=entry)}", message("music.stations.hint")
            )
        made[name.strip()] = str(stream)
    return made


def stations_file(config: Config) -> Path:
    """``cerddoriaeth.gorsafoedd`` of the settings; else ``gorsafoedd.yaml`` beside them."""
    written = config.text("cerddoriaeth.gorsafoedd").strip()
    return paths.config_dir() / (Path(written).expanduser() if written else FILE_NAME)


def sayable_name(name: str) -> str:
    """A station's name with its figures in words: *Radio Cymru Dau*."""
    return " ".join(
        sayable(word).capitalize() if any(c.isdigit() for c in word) and sayable(word) else word
        for word in name.split()
    )


def keep_station_list(config: Config) -> bool:
    """Bring the list of stations up to date with the user's file; whether anything changed."""
    path = stations_file(config)
    if not path.exists():  # what is listened for without it is in the shipped _common.yaml
        return False
    try:
        stations: Mapping[str, str] = read_stations(path)
    except StationsError as error:
        _log.warning("%s", error)
        return False
    items = [
        MadeItem((said,), name, sayable_name(name)) for name in stations if (said := sayable(name))
    ]
    return keep_lists({"gorsafoedd": items})
