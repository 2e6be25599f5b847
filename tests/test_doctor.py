"""Each thing that can be wrong with a machine is named, with what mends it."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from macsen_lite.clock import FixedClock
from macsen_lite.doctor import Check, Machine, examine
from macsen_lite.errors import VoiceError
from tests.fakes.tiny_model import tiny_model


class Working:
    def check(self) -> None:
        pass


class Broken:
    def check(self) -> None:
        raise VoiceError("no espeak-ng", "sudo apt install espeak-ng")


def sounddevice(microphone: dict[str, Any] | None) -> Callable[[], ModuleType]:
    module = ModuleType("sounddevice")

    class PortAudioError(Exception):
        pass

    def query_devices(kind: str) -> dict[str, Any]:
        assert kind == "input"
        if microphone is None:
            raise PortAudioError("Error querying device -1")
        return microphone

    module.PortAudioError = PortAudioError  # type: ignore[attr-defined]
    module.query_devices = query_devices  # type: ignore[attr-defined]
    return lambda: module


MICROPHONE = {"name": "USB mic", "max_input_channels": 1}
WELL = Machine(
    python=(3, 12),
    requirements=lambda: ["click"],
    load_failure=lambda name: "",
    speaker=Working,
    player=Working,
    sounddevice=sounddevice(MICROPHONE),
    free_bytes=lambda folder: 10**12,
    clock=FixedClock(datetime(2026, 7, 1, 12)),
    local_offset=lambda: timedelta(hours=1),
)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"MACSEN_{name}_DIR", str(tmp_path / name.lower()))
    monkeypatch.setenv("MACSEN_LANG", "en")
    monkeypatch.delenv("MACSEN_MODEL", raising=False)


@pytest.fixture
def model(tmp_path: Path) -> str:
    """A model with a graph of its own, so that no graph need be there."""
    return str(tiny_model(tmp_path / "tiny", graph="static"))


def found(machine: Machine, model: str, name: str) -> list[Check]:
    return [check for check in examine(machine, model) if check.name == name]


def no_sounddevice() -> ModuleType:
    raise OSError("PortAudio library not found")


def no_metadata() -> list[str]:
    raise metadata.PackageNotFoundError("macsen-lite")


def disk_gone(folder: Path) -> int:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_a_machine_that_is_well(model: str) -> None:
    checks = list(examine(WELL, model))
    assert {check.status for check in checks if check.name != "model"} == {"ok"}
    assert [check.name for check in checks] == [
        "python", "packages", "model", "intents", "graph", "voice", "sound_out", "sound_in",
        "cache", "data", "disk", "clock", "time_zone",
    ]  # fmt: skip


def test_a_static_model_is_warned_about(model: str) -> None:
    [check] = found(WELL, model, "model")
    assert check.status == "warning"
    assert "cannot be restricted" in check.remedy


@pytest.mark.parametrize(
    ("changed", "name", "status", "remedy"),
    [
        ({"python": (3, 9)}, "python", "fault", "python3"),
        ({"python": (3, 14)}, "python", "fault", "python3"),
        ({"requirements": lambda: ["click", "no-such-thing"]}, "packages", "fault",
         "pip install no-such-thing"),
        ({"requirements": no_metadata}, "packages", "fault", "pip install macsen-lite"),
        ({"speaker": Broken}, "voice", "fault", "sudo apt install espeak-ng"),
        ({"player": Broken}, "sound_out", "warning", "sudo apt install espeak-ng"),
        ({"sounddevice": no_sounddevice}, "sound_in", "warning",
         "sudo apt install libportaudio2"),
        ({"sounddevice": sounddevice(None)}, "sound_in", "warning", "macsen-lite hear FILE"),
        ({"sounddevice": sounddevice({"name": "x", "max_input_channels": 0})}, "sound_in",
         "warning", "macsen-lite hear FILE"),
        ({"free_bytes": lambda folder: 50_000_000}, "disk", "warning", "MACSEN_CACHE_DIR"),
        ({"free_bytes": lambda folder: 1000}, "disk", "fault", "MACSEN_CACHE_DIR"),
        ({"free_bytes": disk_gone}, "disk", "warning", ""),
        ({"clock": FixedClock(datetime(1970, 1, 1, 1))}, "clock", "fault", "timedatectl"),
        ({"local_offset": lambda: timedelta(hours=-5)}, "time_zone", "warning", "Europe/London"),
    ],
)  # fmt: skip
def test_what_is_wrong_and_what_mends_it(
    model: str, changed: dict[str, Any], name: str, status: str, remedy: str
) -> None:
    [check] = found(replace(WELL, **changed), model, name)
    assert check.status == status
    assert check.detail
    assert remedy in check.remedy


def test_a_library_that_does_not_load(model: str) -> None:
    machine = replace(WELL, load_failure=lambda name: "bad ELF" if name == "vosk" else "")
    fault = found(machine, model, "packages")[-1]
    assert (fault.status, fault.remedy) == ("fault", "pip install --force-reinstall vosk")
    assert "bad ELF" in fault.detail


def test_modules_are_really_tried() -> None:
    assert Machine().load_failure("json") == ""
    assert "no_such_module" in Machine().load_failure("no_such_module")
    assert Machine().load_failure("os; os.abort()") != "", "a crash is a failure, not the end"


def test_a_damaged_model(model: str) -> None:
    (Path(model) / "am" / "final.mdl").write_bytes(b"junk")
    [check] = found(WELL, model, "model")
    assert check.status == "fault"
    assert "macsen-lite model install" in check.remedy


def test_a_model_that_is_not_there() -> None:
    [check] = found(WELL, "nunlle", "model")
    assert (check.status, check.remedy) == (
        "fault",
        "To see which models there are: macsen-lite model list",
    )


def test_a_users_broken_skill(model: str, tmp_path: Path) -> None:
    (tmp_path / "config" / "intents").mkdir(parents=True)
    (tmp_path / "config" / "intents" / "fy_sgil.yaml").write_text("skill: [\n")
    faults = [check for check in found(WELL, model, "intents") if check.status == "fault"]
    assert len(faults) == 1
    assert "fy_sgil.yaml:" in faults[0].detail


def test_a_graph_that_is_not_compiled_yet(tmp_path: Path) -> None:
    bare = tiny_model(tmp_path / "bare")
    [check] = found(WELL, str(bare), "graph")
    assert (check.status, check.remedy) == ("warning", "macsen-lite model compile")


@pytest.mark.parametrize("name", ["cache", "data"])
def test_folders_that_cannot_be_written(model: str, tmp_path: Path, name: str) -> None:
    """A file stands where the folder should be, which stops root as well."""
    (tmp_path / name).write_text("")
    [check] = found(WELL, model, name)
    assert check.status == "warning", "macsen-lite works on, only more slowly"
    assert f"MACSEN_{name.upper()}_DIR" in check.remedy
