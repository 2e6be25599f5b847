"""What is the user's own: settings, what is kept, the files that the settings name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from macsen_lite import paths
from macsen_lite.config.config import Config, config_path
from macsen_lite.doctor.check import Check, from_error
from macsen_lite.errors import MacsenError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

if TYPE_CHECKING:
    from macsen_lite.doctor.machine import Machine

_EDIT = "macsen-lite config edit"


def config() -> Iterator[Check]:
    """Whether every setting that is written down has an effect."""
    found = Config.of_this_user()
    for problem in found.problems:
        yield Check("config", "fault", str(problem), problem.hint or _EDIT)
    if not found.problems:
        count = sum(found.is_set(setting.key) for setting in found.settings)
        yield Check("config", "ok", message("doctor.config", path=config_path(), count=count))


def online() -> Check:
    """What may go out of the house."""
    settings = Config.of_this_user()
    if not settings.flag("ar_lein.ymlaen"):
        return Check("online", "ok", message("doctor.offline"))
    keys = [setting.key for setting in settings.settings if setting.key.startswith("ar_lein.")]
    allowed = [key.partition(".")[2] for key in keys if settings.get(key) is True]
    allowed.remove("ymlaen")
    return Check("online", "ok", message("doctor.online", skills=", ".join(allowed) or "–"))


def database() -> Check:
    """Whether alarms, lists and notes can be read, without changing anything."""
    from macsen_lite.store.database import ASIDE, FILE_NAME, kind_of
    from macsen_lite.store.migrations import MIGRATIONS

    path = paths.data_dir() / FILE_NAME
    if not path.exists():
        return Check("database", "ok", message("doctor.database_none"))
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=10)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            faults = [str(row[0]) for row in connection.execute("PRAGMA quick_check(5)")]
        finally:
            connection.close()
    except sqlite3.Error as error:
        faults, version = [reason_of(error)], 0
        if (kind := kind_of(error)) != "damaged":  # it is whole, for all that can be told
            detail = message(f"database.{kind}", path=path, reason=faults[0])
            remedy = message(f"database.{kind}.hint", path=path)
            return Check("database", "warning" if kind == "busy" else "fault", detail, remedy)
    if faults != ["ok"]:
        folder, aside = quote(str(path.parent)), quote(str(path.parent / ASIDE))
        return Check(
            "database",
            "fault",
            message("database.damaged", path=path, reason="; ".join(faults)),
            f"mkdir -p {aside} && mv {folder}/{FILE_NAME}* {aside}/",
        )
    if version > len(MIGRATIONS):
        return Check(
            "database",
            "fault",
            message("database.newer", path=path),
            "pip install --upgrade macsen-lite",
        )
    size = path.stat().st_size
    return Check("database", "ok", message("doctor.database", path=path, size=f"{size / 1e3:.0f}"))


def files(machine: Machine) -> Iterator[Check]:
    """Whether each file of the user's that skills read is there and makes sense."""
    settings = Config.of_this_user()
    readers: dict[str, tuple[Path | None, Callable[[Path], object]]] = {
        "golau.ffeil": _lights(settings),
        "cerddoriaeth.gorsafoedd": _stations(settings),
        "cerddoriaeth.ffolder": (_named(settings, "cerddoriaeth.ffolder"), _folder),
        "biniau.ffeil": _bins(settings, machine),
        "clic.rhaglenni": _programmes(settings),
        "wicipedia.zim": _encyclopedia(settings),
        "wicipedia.pynciau": _topics(settings),
    }
    read: list[str] = []
    faults = 0
    for key, (path, reader) in readers.items():
        if path is None:
            continue
        if not path.exists():
            if settings.text(key).strip():
                faults += 1
                detail = message("doctor.file_missing", path=path, key=key)
                yield Check("files", "fault", detail, _EDIT)
            continue
        try:
            reader(path)
        except MacsenError as error:
            faults += 1
            yield from_error("files", error)
        except (OSError, ValueError) as error:
            faults += 1
            detail = message("doctor.file_wrong", path=path, reason=reason_of(error))
            yield Check("files", "fault", detail, f"nano {quote(str(path))}")
        else:
            read.append(path.name)
    if not faults:
        none = message("doctor.no_files")
        yield Check("files", "ok", ", ".join(read) or none)


def _named(settings: Config, key: str) -> Path | None:
    written = settings.text(key).strip()
    return Path(written).expanduser() if written else None


def _folder(path: Path) -> None:
    next(path.iterdir(), None)


def _lights(settings: Config) -> tuple[Path, Callable[[Path], object]]:
    from macsen_lite.lights.devices import read_devices
    from macsen_lite.lights.own import devices_file

    return devices_file(settings), read_devices


def _stations(settings: Config) -> tuple[Path, Callable[[Path], object]]:
    from macsen_lite.music.stations import read_stations, stations_file

    return stations_file(settings), read_stations


def _programmes(settings: Config) -> tuple[Path, Callable[[Path], object]]:
    from macsen_lite.skills.programmes import programmes_file, read_programmes

    return programmes_file(settings), read_programmes


def _bins(settings: Config, machine: Machine) -> tuple[Path | None, Callable[[Path], object]]:
    from macsen_lite.skills.bin_days import collections

    today = machine.clock.now().date()
    return _named(settings, "biniau.ffeil"), lambda path: collections(path, today, today)


def _encyclopedia(settings: Config) -> tuple[Path | None, Callable[[Path], object]]:
    from macsen_lite.skills.zim import open_zim, zim_file

    return zim_file(settings), open_zim


def _topics(settings: Config) -> tuple[Path, Callable[[Path], object]]:
    from macsen_lite.skills.topics import read_topics, topics_file

    return topics_file(settings), lambda path: list(
        read_topics(path.read_text(encoding="utf-8-sig"))
    )
