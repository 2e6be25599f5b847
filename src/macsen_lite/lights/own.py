"""The devices of this user: where the file is, and its names made into lists."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from macsen_lite import paths
from macsen_lite.config.config import Config
from macsen_lite.intents.own_lists import keep_lists, own_lists_dir

if TYPE_CHECKING:
    from macsen_lite.lights.devices import Device

FILE_NAME = "golau.yaml"
_STAMP = "golau.stamp"
_log = logging.getLogger(__name__)


def devices_file(config: Config) -> Path:
    """``golau.ffeil`` of the settings; by default ``golau.yaml`` beside them."""
    written = config.text("golau.ffeil").strip()
    folder = paths.config_dir()
    return folder / Path(written).expanduser() if written else folder / FILE_NAME


def devices_of(config: Config) -> tuple[Device, ...]:
    """The user's devices as the file now stands. Raises DevicesError."""
    from macsen_lite.lights.devices import read_devices

    return read_devices(devices_file(config))


def keep_device_lists(config: Config) -> bool:
    """Bring the lists of names up to date with the file; whether anything changed.

    It costs a look at the file when that has not changed since. A file that cannot be used is
    logged and changes nothing: the skill says so when asked.
    """
    path = devices_file(config)
    try:
        stat = path.stat()
        seen = f"{path} {stat.st_mtime_ns} {stat.st_size}"
    except OSError:
        seen = ""
    stamp = own_lists_dir() / _STAMP
    try:
        if stamp.read_text(encoding="utf-8") == seen:
            return False
    except OSError:
        if not seen:
            return False
    from macsen_lite.lights.devices import DevicesError
    from macsen_lite.lights.lists import lists_of

    try:
        changed = keep_lists(lists_of(devices_of(config)))
    except DevicesError as error:
        _log.warning("%s", error)
        return False
    with contextlib.suppress(OSError):  # then the file is read again next time
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(seen, encoding="utf-8")
    return changed
