"""``listen`` as its user meets it: sound in a file, the answer on the screen and in a file."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from rich.console import Console

from macsen_lite.audio.block import RATE
from macsen_lite.audio.resampling import resample
from macsen_lite.cli import run
from macsen_lite.cli._listening import JsonDisplay, LineDisplay, LiveDisplay, state_words
from macsen_lite.config.config import Config
from macsen_lite.errors import MacsenError
from macsen_lite.listening.events import Mode, State
from macsen_lite.listening.interfaces import Latency
from macsen_lite.listening.session import Session
from macsen_lite.listening.settings import ListenSettings
from macsen_lite.messages import use_language
from tests.fakes.live import turn
from tests.fakes.sound_card import FakePortAudio
from tests.fakes.synthetic_speech import synthetic_speech


def room(path: Path, *texts: str) -> Path:
    """A file in which espeak-ng says some sentences, a second and a half apart."""
    noise = np.random.default_rng(0)
    pause = np.zeros(round(1.5 * RATE), np.int16)
    parts = [pause]
    for text in texts:
        parts += [resample(synthetic_speech(text), RATE).samples, pause]
    sound = np.concatenate(parts) + noise.normal(0, 8, sum(map(len, parts)))
    soundfile.write(path, sound.astype(np.int16), RATE)
    return path


@pytest.fixture(scope="module")
def conversation(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[str, object]], Path]:
    """The events of one conversation by wake word, and the folder of its answers."""
    folder = tmp_path_factory.mktemp("gwrando")
    sound = room(
        folder / "sgwrs.wav", "Macsen, faint o'r gloch ydi hi?", "beth ydi'r dyddiad heddiw"
    )
    answers = folder / "atebion"
    done = subprocess.run(
        [sys.executable, "-m", "macsen_lite", "listen", "--from-file", str(sound), "--json",
         "--out-dir", str(answers), "--now", "2026-03-01T15:30"],
        capture_output=True, text=True, check=False, timeout=300,
        env={**os.environ, "MACSEN_DATA_DIR": str(folder / "d"), "MACSEN_CONFIG_DIR": str(folder)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], answers


Conversation = tuple[list[dict[str, object]], Path]


def test_a_question_in_one_breath_with_the_wake_word_is_answered(
    conversation: Conversation,
) -> None:
    events, _ = conversation
    turns = [event for event in events if event["event"] == "turn"]

    assert turns[0]["intent"] == "amser.faint"
    assert str(turns[0]["text"]).startswith("macsen faint o'r gloch")
    assert "hanner awr wedi tri" in str(turns[0]["answer"]).lower()


def test_the_next_question_needs_no_wake_word(conversation: Conversation) -> None:
    events, _ = conversation

    assert [e["event"] for e in events].count("wake") == 1
    assert [e["intent"] for e in events if e["event"] == "turn"][1] == "dyddiad.dyddiad"
    assert [e["origin"] for e in events if e.get("state") == "hearing"] == ["wake", "follow_up"]


def test_the_words_are_there_while_they_are_spoken(conversation: Conversation) -> None:
    events, _ = conversation
    first = [e["event"] for e in events].index("turn")

    assert len({str(e["text"]) for e in events[:first] if e["event"] == "partial"}) >= 3


def test_the_answers_are_sound_files(conversation: Conversation) -> None:
    events, folder = conversation
    files = [Path(str(e["saved"])) for e in events if e["event"] == "turn"]

    assert files == sorted(folder.iterdir())
    assert all(soundfile.info(path).duration > 0.5 for path in files)


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--from-file", "dim-yma.wav"], 1, "dim-yma.wav"),
        (["--from-file", "dim-yma.wav", "--device", "usb"], 2, "--device"),
        (["--realtime"], 2, "--from-file"),
        (["--mode", "sibrwd"], 2, "wake, push, open"),
        (["--speak", "--out-dir", "."], 2, "--out-dir"),
    ],
)
def test_what_makes_no_sense_is_told_at_once(
    arguments: list[str], status: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["listen", *arguments]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err


def test_a_file_in_which_nobody_calls_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = room(tmp_path / "fy ffeil.wav")

    assert run(["listen", "--from-file", str(sound)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "Ni chlywyd “Macsen”" in err
    assert f"macsen-lite hear '{sound}'" in err
    assert run(["listen", "--mode", "open", "--from-file", str(sound)]) == 0
    assert capsys.readouterr().err == ""


def test_without_a_microphone_a_file_can_be_listened_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", FakePortAudio())

    assert run(["listen"]) == 1
    assert "macsen-lite listen --from-file FFEIL" in capsys.readouterr().err


def test_push_to_talk_without_anything_to_push(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = room(tmp_path / "a.wav")

    assert run(["listen", "--mode", "push", "--from-file", str(sound)]) == 2
    assert "gwrando.botwm" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ffeil").write_text("")

    assert run(["listen", "--out-dir", str(tmp_path / "ffeil" / "is")]) == 2
    assert "ffeil" in capsys.readouterr().err


def test_its_help_teaches_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["listen", "--help"]) == 0
    assert "ar un gwynt" in capsys.readouterr().out
    assert run(["listen", "--lang", "en", "--help"]) == 0
    assert "in one breath" in capsys.readouterr().out
    use_language(None)


def at_a_terminal(
    sound: Path, folder: Path, signal_after: Callable[[str], bool]
) -> tuple[str, int]:
    """What a terminal shows until Ctrl-C is pressed, and the exit status."""
    keyboard, screen = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "macsen_lite", "listen", "--from-file", str(sound), "--realtime"],
        stdin=screen, stdout=screen, stderr=screen, start_new_session=True,
        preexec_fn=lambda: take_terminal(screen),
        env={**os.environ, "TERM": "xterm", "MACSEN_DATA_DIR": str(folder / "d"),
             "MACSEN_CONFIG_DIR": str(folder)},
    ) as program:  # fmt: skip
        os.close(screen)
        threading.Timer(120, program.kill).start()
        shown, is_sent = "", False
        while True:
            try:
                data = os.read(keyboard, 4096)
            except OSError:
                break
            shown += data.decode(errors="replace")
            if not is_sent and signal_after(shown):
                is_sent = True
                os.write(keyboard, b"\x03")
        status = program.wait()
    os.close(keyboard)
    return shown, status


def take_terminal(screen: int) -> None:
    import fcntl
    import termios

    fcntl.ioctl(screen, termios.TIOCSCTTY, 0)


def test_a_terminal_shows_what_goes_on_and_is_given_back_on_ctrl_c(tmp_path: Path) -> None:
    sound = room(tmp_path / "a.wav", "Macsen, faint o'r gloch ydi hi?", "", "", "", "")
    shown, status = at_a_terminal(sound, tmp_path, lambda shown: "> macsen faint" in shown)

    assert status == 130, shown
    assert "Yn gwrando am “Macsen”" in shown
    assert "▯" in shown
    assert "Traceback" not in shown
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l"), "the cursor is seen again"


@pytest.mark.parametrize(
    ("session", "words"),
    [
        (Session(), "Yn gwrando am “Macsen” …"),
        (Session(mode=Mode.PUSH), "Pwyswch y bylchwr a siarad."),
        (Session(mode=Mode.OPEN), "Yn gwrando …"),
        (Session(rings=True), "Yn canu: dywedwch “stop”."),
        (Session(state=State.AWAKE), "Ie? Beth hoffech chi?"),
        (Session(state=State.HEARING), "Yn clywed …"),
        (Session(state=State.SPEAKING), "Yn ateb …"),
        (Session(state=State.FOLLOW_UP), "Unrhyw beth arall?"),
        (Session(state=State.FOLLOW_UP, asks=True), "Yn aros am eich ateb …"),
    ],
)
def test_every_state_has_words(session: Session, words: str) -> None:
    assert state_words(session) == words


def test_the_line_shows_the_level_and_the_words_so_far() -> None:
    console = Console(force_terminal=True, width=60, file=io.StringIO())
    display = LiveDisplay(console)
    with display.live:
        display.state(Session(state=State.HEARING))
        display.level(-60.0)
        assert display.line() == "▯▯▯▯▯▯▯▯▯▯▯▯  Yn clywed …"
        display.partial("faint o'r [gloch]")
        display.level(-33.0)
        assert display.line() == "▮▮▮▮▮▮▯▯▯▯▯▯  faint o'r [gloch]"
        display.level(-200.0)
        assert display.line().startswith("▮▮▮▮▮▯"), "it falls slowly enough to be seen"
        display.turn(turn("faint o'r [gloch]", "Mae hi'n dri."), Latency(0.6, 0.1))
        display.failed(MacsenError("dim modd", "fel hyn"))
        display.microphone("lost", "Collwyd y meicroffon.")
    shown = console.file.getvalue()  # type: ignore[attr-defined]

    for words in ("> faint o'r [gloch]", "Mae hi'n dri.", "Gwall: dim modd", "Collwyd"):
        assert words in shown


def test_lines_of_json_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    display = JsonDisplay(clock=iter(range(100)).__next__)
    display.state(Session(state=State.HEARING))
    display.partial("faint")
    display.turn(turn(), Latency(0.6, 0.1))
    display.begun(0.65)
    display.passed_over(turn("dim i ni"))
    display.microphone("lost", "Collwyd.")
    display.failed(MacsenError("dim modd"))
    out, err = capsys.readouterr()
    events = [json.loads(line) for line in out.splitlines()]

    assert [e["event"] for e in events] == [
        "state", "partial", "turn", "speaking", "ignored", "microphone", "error",
    ]  # fmt: skip
    assert events[2]["latency"] == {"silence": 0.6, "finish": 0.1}
    assert events[3]["latency"] == 0.65
    assert "dim modd" in err


def test_lines_for_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    display = LineDisplay(lambda: Path("ateb-001.wav"))
    display.state(Session())
    display.partial("faint")
    display.turn(turn("", "Chlywais i ddim."), Latency(0.6, 0.1))
    display.microphone("back", "Mae'n ôl.")

    out, err = capsys.readouterr()
    assert out == "> (dim byd)\nChlywais i ddim.\nMae’r ateb yn ateb-001.wav\n"
    assert err == "Mae'n ôl.\n"


def test_the_settings_are_heeded() -> None:
    settings = ListenSettings.read(
        Config({"gwrando.modd": "agored", "gwrando.saib": 0.4, "gwrando.saib_byr": 2.0,
                "gwrando.parhau": 0, "gwrando.hwyaf": 20, "gwrando.clychau": False,
                "gwrando.botwm": 17, "gwrando.meicroffon": "usb"})
    )  # fmt: skip

    assert settings.mode is Mode.OPEN
    assert (settings.endpoint.end_silence_s, settings.endpoint.longest_s) == (0.4, 20)
    assert settings.early_s == 0.4, "never longer than the usual one"
    assert (settings.limits.follow_up, settings.limits.longest) == (0, 25)
    assert (settings.earcons, settings.pin, settings.device) == (False, 17, "usb")
