"""``macsen-lite devices``, with devices that come from a stand-in for sounddevice."""

import json
import sys

import numpy as np
import pytest

from macsen_lite import cli
from macsen_lite.config.config import config_path
from macsen_lite.config.writing import write_setting
from tests.fakes.sound_card import FakeCard, FakePortAudio, Int16, remove_portaudio

TALK = (np.sin(np.arange(48000) / 20) * 9000 * np.repeat([1, 0], 24000)).astype(np.int16)[:, None]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MACSEN_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> FakePortAudio:
    library = FakePortAudio(
        FakeCard("HDA Intel", 2, 2, sound=[TALK, TALK]),
        FakeCard("Blue Yeti [USB]", 1, 0, rate=44100, sound=[TALK // 100]),
        FakeCard("HDMI", 0, 8),
    )
    monkeypatch.setitem(sys.modules, "sounddevice", library)
    return library


def mute(sound: Int16) -> Int16:
    return np.zeros_like(sound)


def test_all_are_listed_and_those_in_use_marked(
    machine: FakePortAudio, capsys: pytest.CaptureFixture[str]
) -> None:
    write_setting(config_path(), "gwrando.meicroffon", "yeti")
    assert cli.run(["devices"]) == 0
    out = capsys.readouterr().out
    microphones, loudspeakers = out.split("Loudspeakers")
    assert "▸  Blue Yeti [USB]" in microphones
    assert "HDMI" not in microphones
    assert "44100 Hz" in microphones
    assert "▸  HDA Intel (default)" in loudspeakers
    assert "Yeti" not in loudspeakers
    assert "config set gwrando.meicroffon NAME" in out
    for command in (["devices", "--json"], ["devices", "list", "--json"]):
        assert cli.run(command) == 0
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [row["name"] for row in rows if row["microphone"]] == ["Blue Yeti [USB]"]
        assert [row["name"] for row in rows if row["default_input"]] == ["HDA Intel"]
        assert len(rows) == 3


def test_a_setting_that_names_nothing_here_is_warned_of(
    machine: FakePortAudio, capsys: pytest.CaptureFixture[str]
) -> None:
    write_setting(config_path(), "llais.seinydd", "Bose")
    assert cli.run(["devices"]) == 0
    error = capsys.readouterr().err
    assert "llais.seinydd" in error
    assert "“Bose”" in error
    assert "HDMI" in error, "what there is"


def test_no_devices_are_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", FakePortAudio())
    assert cli.run(["devices"]) == 0
    assert "There is no microphone." in capsys.readouterr().out
    assert cli.run(["devices", "test"]) == 1


def test_a_test_says_how_it_sounds_and_plays_it_back(
    machine: FakePortAudio, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["devices", "test", "--seconds", "1.5"]) == 0
    out, err = capsys.readouterr()
    assert "Speak for 1.5 seconds" in err
    assert "Microphone: HDA Intel, 48000 Hz" in out
    assert "Peak -11 dB" in out
    assert "The level is right." in out
    recording, chime = machine.played
    assert len(recording[2]) == pytest.approx(1.5 * 48000, rel=0.03)
    assert len(chime[2]) > 48000
    assert machine.open_streams == 0


def test_a_test_of_a_faint_microphone_says_what_to_do(
    machine: FakePortAudio, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["devices", "test", "--microphone", "yeti", "--seconds", "0.9", "--no-play"]
    assert cli.run(arguments) == 0
    assert "Turn the microphone up" in capsys.readouterr().out
    assert machine.played == []


def test_a_muted_microphone_fails(
    machine: FakePortAudio, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.cards[0].sound = [mute(TALK), mute(TALK)]
    assert cli.run(["devices", "test", "--seconds", "1", "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert record["microphone"]["findings"] == ["silent"]
    assert record["loudspeaker"] == {"name": "HDA Intel"}


def test_a_microphone_that_gives_nothing_fails_and_the_loudspeaker_is_still_tried(
    machine: FakePortAudio, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.cards[0].sound = []
    assert cli.run(["devices", "test", "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["microphone"]["error"] == "No sound came from the microphone."
    assert "No sound came" in err
    assert len(machine.played) == 1
    assert machine.open_streams == 0


def test_a_name_that_there_is_not(
    machine: FakePortAudio, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["devices", "test", "--microphone", "rode", "--loudspeaker", "bose"]) == 1
    error = capsys.readouterr().err
    assert "These are here: HDA Intel; Blue Yeti [USB]" in error
    assert "These are here: HDA Intel; HDMI" in error


@pytest.mark.parametrize("seconds", ["0", "-3", "61", "nan", "llawer"])
def test_a_length_that_makes_no_sense(machine: FakePortAudio, seconds: str) -> None:
    assert cli.run(["devices", "test", "--seconds", seconds]) == 2


def test_without_portaudio_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    remove_portaudio(monkeypatch)
    for arguments in (["devices"], ["devices", "test"]):
        assert cli.run(arguments) == 1
        assert "sudo apt install libportaudio2" in capsys.readouterr().err
