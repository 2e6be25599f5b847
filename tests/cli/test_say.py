"""``macsen-lite say``, from the outside."""

import io
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile

from macsen_lite import cli
from macsen_lite.messages import use_language
from macsen_lite.voice import playback
from tests.fakes.sound import FakeSounddevice

needs_espeak = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"
)
CARD = {"max_output_channels": 2, "default_samplerate": 22050.0}


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("MACSEN_LANG", raising=False)
    yield
    use_language(None)


def use_card(monkeypatch: pytest.MonkeyPatch, card: FakeSounddevice) -> None:
    monkeypatch.setitem(sys.modules, playback.LIBRARY, card)


@needs_espeak
def test_speech_is_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "llais.wav"
    assert cli.run(["say", "Mae", "hi'n", "£3.50", "--out", str(out)]) == 0
    samples, rate = soundfile.read(out, dtype="int16")
    assert rate == 22050
    assert 0.8 < len(samples) / rate < 5
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "llais.wav" in printed.err


@needs_espeak
def test_json_tells_the_words_the_engine_and_the_length(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "llais.wav"
    assert cli.run(["say", "7°C", "--json", "--out", str(out)]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["text"] == "7°C"
    assert record["words"] == "saith gradd Celsius"
    assert record["engine"] == "espeak-ng"
    assert record["seconds"] == pytest.approx(soundfile.info(out).duration, abs=0.001)
    assert record["out"] == str(out)


@needs_espeak
def test_with_a_sound_card_it_speaks_aloud(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    card = FakeSounddevice(CARD)
    use_card(monkeypatch, card)
    assert cli.run(["say", "Bore da", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    played = sum(len(frames) for frames in card.written)
    assert record["seconds"] == pytest.approx(played / 22050, abs=0.001)


@needs_espeak
def test_without_a_sound_card_it_fails_and_points_to_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use_card(monkeypatch, FakeSounddevice(None))
    assert cli.run(["say", "Bore da"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "--out" in printed.err


def test_show_prints_the_words_and_needs_neither_voice_nor_card(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert cli.run(["say", "--show", "50 % o £3"]) == 0
    assert capsys.readouterr().out == "pum deg y cant o dair punt\n"


def test_a_dash_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"y 3edd\n")))
    assert cli.run(["say", "-", "--show"]) == 0
    assert capsys.readouterr().out == "y drydedd\n"


def test_input_that_is_not_utf8_is_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"t\xff")))
    assert cli.run(["say", "-", "--show"]) == 2
    assert "UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["say"], 2),
        (["say", "x", "--engine", "nope"], 2),
        (["say", "x", "--rate", "5"], 2),
        (["say", "x", "--volume", "3"], 2),
        (["say", "x", "--accent", "dwyrain"], 2),
        pytest.param(["say", "x", "--voice", "nosuch"], 2, marks=needs_espeak),
        pytest.param(["say", "😀", "--out", "a.wav"], 1, marks=needs_espeak),
        pytest.param(["say", "x", "--out", "missing/folder/a.wav"], 1, marks=needs_espeak),
        pytest.param(["say", "x", "--out", "a.mp9"], 1, marks=needs_espeak),
    ],
)
def test_what_cannot_be_done_ends_in_one_message_and_its_status(
    arguments: list[str],
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run([*arguments, "--lang", "en"]) == status
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("Error: ")
    assert len(printed.err.splitlines()) <= 2
    assert list(tmp_path.iterdir()) == []
