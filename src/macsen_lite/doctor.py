"""Whether this machine has everything that macsen-lite needs, and what to do where it has not.

A *fault* stops something that macsen-lite is for; a *warning* is about something that it can do
without (a sound card, a cache). Checks do not depend on each other: all are made, whatever the
first ones found.
"""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Literal, Protocol

from macsen_lite import paths
from macsen_lite.clock import Clock, SystemClock
from macsen_lite.errors import MacsenError
from macsen_lite.messages import message

Status = Literal["ok", "warning", "fault"]

OLDEST_PYTHON, NEWEST_PYTHON = (3, 11), (3, 13)
LITTLE_ROOM_BYTES = 200_000_000
"""Below this the next model or graph may not fit."""
NO_ROOM_BYTES = 10_000_000
"""Below this not even a graph can be compiled."""
_FIRST_YEAR, _LAST_YEAR = 2025, 2100
"""A Raspberry Pi without a network wakes up in the past; macsen-lite is not older than this."""
_NATIVE_MODULES = ("numpy", "vosk", "kaldifst", "soundfile", "soxr")
"""Modules with machine code, which may be installed and still not load."""
_LOAD_TIMEOUT_S = 60


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found."""

    name: str
    """Identifier, the same in every language."""
    status: Status
    detail: str
    """What was found, for a person."""
    remedy: str = ""
    """What to do, a command where there is one; empty if nothing is wrong."""


class Checkable(Protocol):
    """A speaker or a player."""

    def check(self) -> None:
        """Raise MacsenError, with a hint, when it cannot be used."""
        ...


def _speaker() -> Checkable:
    from macsen_lite.voice.choose import choose_speaker

    return choose_speaker()


def _player() -> Checkable:
    from macsen_lite.voice.playback import SoundCard

    return SoundCard()


def _sounddevice() -> ModuleType:
    return importlib.import_module("sounddevice")


def _free_bytes(folder: Path) -> int:
    """Bytes left on the disk of a folder that need not exist yet. Raises OSError."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


def _load_failure(module: str) -> str:
    """Why a module cannot be imported, tried in a process of its own; empty when it can.

    One with wrong machine code ends its process without a word. And vosk and kaldifst must not
    meet in one: each brings its own OpenFst, whose registries the dynamic linker merges.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-c", f"import {module}"],
            capture_output=True,
            text=True,
            timeout=_LOAD_TIMEOUT_S,
        )
    except subprocess.TimeoutExpired:
        return message("doctor.load_timeout", seconds=_LOAD_TIMEOUT_S)
    if done.returncode == 0:
        return ""
    lines = done.stderr.strip().splitlines()
    return lines[-1] if lines else message("doctor.load_died", status=done.returncode)


def _requirements() -> list[str]:
    """What macsen-lite's own metadata says it needs, extras left out."""
    required = metadata.requires("macsen-lite") or []
    names = (re.match(r"[\w.-]+", line) for line in required if "extra ==" not in line)
    return [found[0] for found in names if found]


def _local_offset() -> timedelta | None:
    return datetime.now().astimezone().utcoffset()


@dataclass(frozen=True, slots=True)
class Machine:
    """Where the checks look; tests put something else in place of a part."""

    python: tuple[int, int] = (sys.version_info.major, sys.version_info.minor)
    requirements: Callable[[], list[str]] = _requirements
    load_failure: Callable[[str], str] = _load_failure
    speaker: Callable[[], Checkable] = _speaker
    player: Callable[[], Checkable] = _player
    sounddevice: Callable[[], ModuleType] = _sounddevice
    free_bytes: Callable[[Path], int] = _free_bytes
    clock: Clock = field(default_factory=SystemClock)
    local_offset: Callable[[], timedelta | None] = _local_offset
    """The machine's own time zone's distance from UTC."""


def examine(machine: Machine | None = None, model: str | None = None) -> Iterator[Check]:
    """Make all checks, one after the other; ``model`` is a name or folder, as for `ModelStore`."""
    machine = machine or Machine()
    yield _python(machine)
    yield _packages(machine)
    yield from _native_modules(machine)
    yield _model(model)
    yield from _intents()
    yield _graph(model)
    yield from _encyclopedia()
    yield _voice(machine)
    yield _sound_out(machine)
    yield _sound_in(machine)
    yield from _folders()
    yield _disk(machine)
    yield _clock(machine)
    yield _time_zone(machine)


def _from_error(name: str, error: MacsenError, status: Status = "fault") -> Check:
    return Check(name, status, error.message, error.hint)


def _python(machine: Machine) -> Check:
    version = ".".join(map(str, machine.python))
    if OLDEST_PYTHON <= machine.python <= NEWEST_PYTHON:
        return Check("python", "ok", f"Python {version}")
    wanted = f"{OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]}–{NEWEST_PYTHON[0]}.{NEWEST_PYTHON[1]}"
    return Check(
        "python",
        "fault",
        message("doctor.python", version=version, wanted=wanted),
        message("doctor.python.remedy"),
    )


def _packages(machine: Machine) -> Check:
    missing = []
    try:
        required = machine.requirements()
    except metadata.PackageNotFoundError:
        return Check(
            "packages", "fault", message("doctor.not_installed"), "pip install macsen-lite"
        )
    for name in required:
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        detail = message("doctor.packages_missing", names=", ".join(missing))
        return Check("packages", "fault", detail, f"pip install {' '.join(missing)}")
    return Check("packages", "ok", message("doctor.packages", count=len(required)))


def _native_modules(machine: Machine) -> Iterator[Check]:
    """Only what is wrong: that they load goes without saying."""
    for name in _NATIVE_MODULES:
        if reason := machine.load_failure(name):
            yield Check(
                "packages",
                "fault",
                message("doctor.does_not_load", name=name, reason=reason),
                f"pip install --force-reinstall {name}",
            )


def _model(model: str | None) -> Check:
    from macsen_lite.speech.store import ModelStore

    try:
        found = ModelStore.of_this_user().describe(model)
    except MacsenError as error:
        return _from_error("model", error)
    detail = message(
        "doctor.model",
        name=found.name,
        size=f"{found.size_bytes / 1e6:.1f}",
        kind=message(f"store.short.{found.kind}"),
        verified=message("store.verified" if found.is_verified else "store.not_verified"),
    )
    if found.kind == "static":
        return Check("model", "warning", detail, message("store.kind.static"))
    return Check("model", "ok", detail)


def _intents() -> Iterator[Check]:
    from macsen_lite.intents.loader import IntentLoader

    try:
        found = IntentLoader([paths.intents_dir(), paths.config_dir() / "intents"]).load()
    except MacsenError as error:
        yield _from_error("intents", error)
        return
    for problem in found.problems:
        yield _from_error("intents", problem.error())
    count = sum(1 for _ in found.intents)
    yield Check("intents", "ok", message("doctor.intents", intents=count, files=len(found.files)))


def _graph(model: str | None) -> Check:
    from macsen_lite.compiling import IntentGraph

    try:
        graph = IntentGraph.of_this_user(model)
        compiled = graph.find() if graph else None
    except MacsenError as error:
        # What is wrong with the model or the intents has been said; the graph waits for them.
        return _from_error("graph", error)
    if graph is None:
        return Check("graph", "ok", message("doctor.graph_not_needed"))
    if compiled is not None:
        return Check("graph", "ok", message("doctor.graph_cached", path=compiled))
    return Check(
        "graph", "warning", message("doctor.graph_not_cached"), "macsen-lite model compile"
    )


def _encyclopedia() -> Iterator[Check]:
    """Nothing, unless the settings name a file."""
    from macsen_lite.config.config import Config
    from macsen_lite.skills.zim import open_zim, zim_file

    try:
        path = zim_file(Config.of_this_user())
        if path is not None:
            detail = message("zim.ok", path=path, count=open_zim(path).count)
            yield Check("wikipedia", "ok", detail)
    except MacsenError as error:
        yield _from_error("wikipedia", error, "warning")


def _voice(machine: Machine) -> Check:
    try:
        machine.speaker().check()
    except MacsenError as error:
        return _from_error("voice", error)
    return Check("voice", "ok", message("doctor.voice"))


def _sound_out(machine: Machine) -> Check:
    try:
        machine.player().check()
    except MacsenError as error:
        return _from_error("sound_out", error, "warning")
    return Check("sound_out", "ok", message("doctor.sound_out"))


def _sound_in(machine: Machine) -> Check:
    try:
        sounddevice = machine.sounddevice()
    except (ImportError, OSError):  # OSError: the package without the C library
        return Check(
            "sound_in",
            "warning",
            message("doctor.no_portaudio"),
            "sudo apt install libportaudio2",
        )
    try:
        device = sounddevice.query_devices(kind="input")
    except (sounddevice.PortAudioError, ValueError):
        device = None
    if not device or device["max_input_channels"] < 1:
        return Check(
            "sound_in",
            "warning",
            message("doctor.no_microphone"),
            message("doctor.no_microphone.remedy"),
        )
    return Check("sound_in", "ok", message("doctor.sound_in", name=device["name"]))


def _folders() -> Iterator[Check]:
    for name, folder in (("cache", paths.cache_dir()), ("data", paths.data_dir())):
        variable = f"MACSEN_{name.upper()}_DIR"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            detail = message("doctor.cannot_write", path=folder, reason=error.strerror or error)
            remedy = message("doctor.cannot_write.remedy", variable=variable)
            yield Check(name, "warning", detail, remedy)
        else:
            yield Check(name, "ok", message("doctor.can_write", path=folder))


def _disk(machine: Machine) -> Check:
    folder = paths.cache_dir()
    try:
        free = machine.free_bytes(folder)
    except OSError as error:
        detail = message("doctor.cannot_write", path=folder, reason=error.strerror or error)
        return Check("disk", "warning", detail)
    detail = message("doctor.disk", free=free // 1_000_000, path=folder)
    if free >= LITTLE_ROOM_BYTES:
        return Check("disk", "ok", detail)
    status: Status = "fault" if free < NO_ROOM_BYTES else "warning"
    return Check("disk", status, detail, message("doctor.disk.remedy"))


def _clock(machine: Machine) -> Check:
    now = machine.clock.now()
    detail = message("doctor.clock", now=now.isoformat(sep=" ", timespec="minutes"))
    if _FIRST_YEAR <= now.year < _LAST_YEAR:
        return Check("clock", "ok", detail)
    return Check("clock", "fault", detail, "sudo timedatectl set-ntp true")


def _time_zone(machine: Machine) -> Check:
    wales = machine.clock.now().utcoffset()
    local = machine.local_offset()
    if wales == local:
        return Check("time_zone", "ok", message("doctor.time_zone"))
    return Check(
        "time_zone",
        "warning",
        message("doctor.other_time_zone"),
        "sudo timedatectl set-timezone Europe/London",
    )
