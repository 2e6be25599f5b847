"""Recording sessions: prompts, takes, what is kept, and what is not lost."""

from __future__ import annotations

import io
import os
import pty
import shutil
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from macsen_lite.audio.block import RATE
from macsen_lite.audio.files import read_clip, write_wav
from macsen_lite.audio.resampling import resample
from macsen_lite.audio.voice_activity import SileroVoiceActivity
from macsen_lite.cli import run as macsen_lite
from macsen_lite.cli._recording import TerminalScreen, level_bar
from macsen_lite.clock import FixedClock
from macsen_lite.errors import AudioError, FixtureError
from macsen_lite.fixtures.keyboard import ENTER
from macsen_lite.fixtures.manifest import read_manifest, scan_manifest
from macsen_lite.fixtures.model import Fixture
from macsen_lite.fixtures.prompts import Prompts
from macsen_lite.fixtures.recording import LONGEST_S, Studio, record
from macsen_lite.fixtures.recordings import Recordings, Speaker
from macsen_lite.fixtures.sentences import Sentence
from macsen_lite.fixtures.sentences import tested as sentences_of
from macsen_lite.fixtures.takes import KEPT_S, make_take
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.model import Intent
from macsen_lite.intents.slots import TEST_NOW
from tests.fakes.sound import RecordingPlayer
from tests.fakes.studio import (
    DeadMicrophone,
    LoudMeansSpeech,
    Notes,
    PlayedMicrophone,
    ScriptedKeys,
)
from tests.fakes.synthetic_speech import synthetic_speech

MAIR = Speaker("Mair", "30-39", "Dyffryn Ogwen")


def tone(seconds: float, level: float = 0.2) -> np.ndarray:
    time = np.arange(round(seconds * RATE)) / RATE
    return (np.sin(2 * np.pi * 220 * time) * level * 32767).astype(np.int16)


def quiet(seconds: float) -> np.ndarray:
    return np.zeros(round(seconds * RATE), np.int16)


SAID = np.concatenate([quiet(2), tone(1), quiet(3)])


@pytest.fixture(scope="module")
def intents() -> tuple[Intent, ...]:
    every = IntentLoader.of_this_user().load().intents
    return tuple(i for i in every if i.skill in ("larwm", "amser"))


class Session:
    """A session with fakes all around; `go` runs it."""

    def __init__(self, folder: Path, intents: Sequence[Intent]) -> None:
        self.folder, self.intents = folder, intents
        self.screen, self.player = Notes(), RecordingPlayer()
        self.microphone = PlayedMicrophone(SAID)
        self.voice = LoudMeansSpeech()

    def go(self, keys: Sequence[str], after: int | None = None, speaker: Speaker = MAIR) -> int:
        recordings = Recordings(self.folder)
        studio = Studio(
            microphone=lambda: self.microphone,
            device="Meic",
            voice=self.voice,
            player=self.player,
            keys=ScriptedKeys(keys, after),
            screen=self.screen,
            clock=FixedClock(TEST_NOW),
        )
        prompts = Prompts(self.intents, recordings.fixtures, speaker.id)
        return record(studio, prompts, recordings, speaker)


@pytest.fixture
def session(tmp_path: Path, intents: tuple[Intent, ...]) -> Session:
    return Session(tmp_path / "recordiadau", intents)


KEEP = [ENTER, ENTER]


def test_what_was_said_is_kept_as_a_fixture_that_can_be_run(session: Session) -> None:
    assert session.go([*KEEP, *KEEP, "q"]) == 2
    fixtures = read_manifest(session.folder / "manifest.tsv")
    assert [f.text for f in fixtures] == [s.text for s in session.screen.prompts[:2]]
    first = fixtures[0]
    assert (first.speaker, first.tags) == ("Mair", ("ardal:dyffryn-ogwen", "oed:30-39"))
    assert first.intent == session.screen.prompts[0].intent
    assert first.slots == session.screen.prompts[0].slots
    assert not first.is_synthetic
    clip = read_clip(first.audio)
    assert clip.rate == RATE
    # Half a second before and after what was said; the rest of the silence is cut off.
    assert clip.seconds == pytest.approx(1 + 2 * KEPT_S, abs=0.07)
    details = first.audio.with_suffix(".json").read_text(encoding="utf-8")
    assert '"recorded": "2026-03-04T10:00:00+00:00"' in details
    assert '"device": "Meic"' in details
    assert session.microphone.opened == session.microphone.closed == 2


def test_a_session_goes_on_where_the_last_one_ended(session: Session) -> None:
    count = len(session.intents)
    session.go([*KEEP * (count - 2), "q"])
    session.go([*KEEP * 2, "q"])
    fixtures = read_manifest(session.folder / "manifest.tsv")
    # Every intent once before any of them comes again, over both sessions.
    assert sorted(f.intent or "" for f in fixtures) == sorted(i.id for i in session.intents)
    session.go([*KEEP * count, "q"])
    again = read_manifest(session.folder / "manifest.tsv")
    assert len(again) == 2 * count
    assert len({f.text for f in again}) == 2 * count, "no sentence twice while others are left"


def test_another_speaker_says_the_sentences_in_an_order_of_their_own(session: Session) -> None:
    session.go(["q"])
    session.go(["q"], speaker=Speaker("Gwyn"))
    session.go(["q"], speaker=Speaker("Siân"))
    assert len({s.intent for s in session.screen.prompts}) > 1


def test_an_intent_that_has_fewest_recordings_comes_first(intents: tuple[Intent, ...]) -> None:
    rare = intents[3]
    recorded = [
        Fixture(f"{i.id}-{n}", Path("/x"), text=s.text, intent=i.id, speaker="neb")
        for i in intents
        for n, s in enumerate(sentences_of(i))
        if i is not rare
    ]
    prompts = Prompts(intents, recorded, "Mair")
    first = prompts.next()
    assert first is not None
    assert first.intent == rare.id
    prompts.skip(first)
    second = prompts.next()
    assert second is not None
    assert second.intent == rare.id
    assert second != first


def test_take_again_play_and_skip(session: Session) -> None:
    kept = session.go([ENTER, "p", "r", "p", ENTER, "s", ENTER, "s", "q"])
    assert kept == 1
    assert len(session.screen.takes) == 3
    assert len(session.player.played) == 2
    assert len(read_manifest(session.folder / "manifest.tsv")) == 1
    texts = [s.text for s in session.screen.prompts]
    assert len(set(texts)) == 4


def test_without_a_loudspeaker_the_session_goes_on(session: Session) -> None:
    session.player = RecordingPlayer(present=False)
    assert session.go([ENTER, "p", ENTER, "q"]) == 1
    assert len(session.screen.errors) == 1


def test_a_key_ends_a_take_and_so_does_its_length(session: Session) -> None:
    session.microphone = PlayedMicrophone(tone(2), endless=True)
    session.go([ENTER, ENTER, "q"], after=50)
    assert session.screen.meters == 50
    session.screen = Notes()
    session.go([ENTER, "q"])
    assert session.screen.meters == pytest.approx(LONGEST_S / 0.032, abs=1)
    assert session.screen.stops == 1


@pytest.mark.parametrize(
    ("sound", "fault"),
    [
        (quiet(2), "nothing"),
        (np.zeros(0, np.int16), "nothing"),
        (np.concatenate([quiet(1), tone(0.1), quiet(1)]), "short"),
        (np.concatenate([quiet(1), tone(1, 0.004), quiet(1)]), "quiet"),
        (np.concatenate([quiet(1), (tone(1, 1) * 4.0).clip(-32768, 32767), quiet(1)]), "clipped"),
    ],
)
def test_what_is_wrong_with_a_take(session: Session, sound: np.ndarray, fault: str) -> None:
    session.microphone = PlayedMicrophone(sound.astype(np.int16))
    # Enter is “again”, so nothing is kept by it.
    assert session.go([ENTER, ENTER]) == 0
    assert [take.faults for take in session.screen.takes] == [(fault,)] * 2
    assert not (session.folder / "manifest.tsv").exists()
    kept = session.go([ENTER, "k", "q"])
    assert kept == (0 if fault == "nothing" else 1)


def test_lost_sound_is_told(session: Session) -> None:
    session.microphone = PlayedMicrophone(SAID, overflows=2)
    session.go([ENTER, "q"])
    assert session.screen.takes[0].faults == ("lost",)


def test_a_microphone_that_is_not_there_is_an_error(session: Session) -> None:
    session.microphone = DeadMicrophone(SAID)
    with pytest.raises(AudioError):
        session.go([ENTER])


def test_ctrl_c_keeps_what_was_kept(session: Session) -> None:
    with pytest.raises(KeyboardInterrupt):
        session.go([*KEEP, ENTER, "^C"])
    assert len(read_manifest(session.folder / "manifest.tsv")) == 1
    assert len(list(session.folder.rglob("*.wav"))) == 1


def test_a_full_disk_keeps_the_old_manifest_and_the_take_can_be_tried_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.go([*KEEP, "q"])
    before = (session.folder / "manifest.tsv").read_bytes()
    real, calls = os.fsync, []

    def full(number: int) -> None:
        calls.append(number)
        if len(calls) in (2, 3):  # of the manifest, and of the details of the second try
            raise OSError(28, "No space left on device")
        real(number)

    monkeypatch.setattr(os, "fsync", full)
    assert session.go([ENTER, ENTER, "q"]) == 0
    assert (session.folder / "manifest.tsv").read_bytes() == before
    assert len(list(session.folder.rglob("*"))) == 4  # the folder, sound, details and manifest
    assert "ddisg yn llawn" in session.screen.errors[0].message
    assert session.go([ENTER, ENTER, ENTER, "q"]) == 1
    assert len(read_manifest(session.folder / "manifest.tsv")) == 2


def test_a_folder_that_cannot_be_written_is_an_error_that_says_so(session: Session) -> None:
    session.folder.parent.mkdir(exist_ok=True)
    session.folder.write_text("a file in the way")
    with pytest.raises(FixtureError):
        session.go([*KEEP, "q"])


def test_a_manifest_with_other_columns_is_left_alone(session: Session) -> None:
    session.folder.mkdir()
    (session.folder / "manifest.tsv").write_text("audio\ttext\na.wav\thelo\n")
    with pytest.raises(FixtureError, match=r"manifest\.tsv"):
        session.go([*KEEP, "q"])


def test_names_that_no_file_can_have_are_changed(session: Session) -> None:
    session.go([*KEEP, "q"], speaker=Speaker("../Siôn, o'r Bala\t;"))
    [fixture] = read_manifest(session.folder / "manifest.tsv")
    assert fixture.id.startswith("siôn-o-r-bala/")
    assert not scan_manifest(session.folder).faults
    assert stat.S_IMODE(fixture.audio.stat().st_mode) & 0o077 in (0, 0o044)


def test_speech_is_found_by_the_real_detector() -> None:
    clip = resample(synthetic_speech("Faint o'r gloch ydi hi?"), RATE)
    hiss = np.random.default_rng(0).normal(0, 20, 2 * RATE).astype(np.int16)
    sound = np.concatenate([hiss, clip.samples, hiss])
    take = make_take(sound, SileroVoiceActivity.without_gate())
    assert not take.faults
    assert clip.seconds - 0.5 < take.speech_s < clip.seconds + 0.5
    assert take.clip.seconds < clip.seconds + 2 * KEPT_S + 0.5


# ---------------------------------------------------------------- the terminal


def test_what_the_screen_shows() -> None:
    out = io.StringIO()
    screen = TerminalScreen(Console(file=out, width=70, force_terminal=True))
    screen.prompt(Sentence("[b]faint[/b] o'r gloch", "prawf", "amser.faint"), 3)
    with PlayedMicrophone(tone(0.2)) as microphone:
        for n, block in enumerate(microphone.blocks()):
            screen.meter(block, n * 0.03)
    screen.stopped()
    screen.took(make_take(SAID, LoudMeansSpeech()))
    screen.took(make_take(quiet(1), LoudMeansSpeech()))
    screen.failed(AudioError("x", "y"))
    shown = out.getvalue()
    assert "[b]faint[/b]" in shown
    assert "█" in shown
    assert "\x1b[?25h" in shown, "the cursor is shown again"


def test_the_meter_is_coloured_by_level() -> None:
    assert level_bar(-90, clipped=False).plain.startswith("░" * 40)
    styles = [
        str(level_bar(level, clipped=clipped).spans[0].style)
        for level, clipped in ((-40, False), (-12, False), (-1, False), (-12, True))
    ]
    assert styles == ["yellow", "green", "red", "red"]


def test_without_a_terminal_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_wav(tmp_path / "a.wav", synthetic_speech("helo"))
    words = ["fixtures", "record", "--out", str(tmp_path / "r"), "--lang", "en"]
    assert macsen_lite([*words, "--from-file", str(tmp_path / "a.wav")]) == 2
    assert "terminal" in capsys.readouterr().err
    assert macsen_lite([*words, "--from-file", str(tmp_path / "b.wav")]) == 1
    assert macsen_lite([*words, "--age", "17"]) == 2
    assert not (tmp_path / "r").exists()


PLAIN = {**os.environ, "MACSEN_LANG": "en", "COLUMNS": "100"}


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_at_a_terminal(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", synthetic_speech("faint o'r gloch ydi hi"))
    ours, theirs = pty.openpty()
    command = [
        sys.executable, "-m", "macsen_lite", "fixtures", "record", "amser", "--json", "--yes",
        "--speaker", "Mair", "--out", str(tmp_path / "r"), "--from-file", str(tmp_path / "a.wav"),
    ]  # fmt: skip
    seen = b""
    with subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=PLAIN
    ) as done:
        assert done.stdout is not None
        assert done.stderr is not None
        # The second key ends the take before anything has been said, so that it cannot be kept.
        for marker, keys in (
            (b"Enter: record", b"\nx"),
            (b"Enter: again", b"s"),
            (b"Enter: record", b"q"),
        ):
            while marker not in seen:
                chunk = os.read(done.stderr.fileno(), 4096)
                assert chunk, seen.decode()
                seen += chunk
            seen = b""
            os.write(ours, keys)
        printed = done.stdout.read()
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0
    assert b'"kept": 0' in printed
    assert not list((tmp_path / "r").rglob("*.wav"))
