"""Where the checks look."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from macsen_lite.clock import Clock, SystemClock
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.audio.voice_activity import VoiceActivity

_LOAD_TIMEOUT_S = 60


class Checkable(Protocol):
    """A speaker or a player."""

    def check(self) -> None:
        """Raise MacsenError, with a hint, when it cannot be used."""
        ...


def _speaker() -> Checkable:
    from macsen_lite.config.config import Config
    from macsen_lite.speaking import voice_settings
    from macsen_lite.voice.choose import AUTO, NEURAL, choose_speaker

    settings = voice_settings(Config.of_this_user())
    # What is wrong with the voice that was chosen is told, though another takes its place.
    is_chosen = settings.engine == AUTO and settings.file
    return choose_speaker(NEURAL if is_chosen else None, settings)


def _player() -> Checkable:
    from macsen_lite.speaking import users_sound_card

    return users_sound_card()


def _voice_activity() -> VoiceActivity:
    from macsen_lite.audio.voice_activity import SileroVoiceActivity

    return SileroVoiceActivity.without_gate()


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
    voice_activity: Callable[[], VoiceActivity] = _voice_activity
    free_bytes: Callable[[Path], int] = _free_bytes
    clock: Clock = field(default_factory=SystemClock)
    local_offset: Callable[[], timedelta | None] = _local_offset
    """The machine's own time zone's distance from UTC."""
