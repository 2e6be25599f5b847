"""The bell's own sound, and what it does without a sound card; one ringer at a time."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from macsen_lite.clip import AudioClip
from macsen_lite.errors import UsageError, VoiceError
from macsen_lite.ringing.bell import STROKES_BETWEEN_TRIES, SoundBell
from macsen_lite.ringing.chime import RATE, chime
from macsen_lite.ringing.only_one import is_watched, right_to_ring
from macsen_lite.scheduler import Due
from macsen_lite.store.events import Event, Kind
from tests.fakes.sound import RecordingPlayer

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
DUE = Due(Event(Kind.TIMER, NOW, NOW, "wy"), 0.0)


class Voice:
    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self.said: list[str] = []

    def say(self, text: str) -> AudioClip:
        if not self.works:
            raise VoiceError("no voice")
        self.said.append(text)
        return chime()


def test_the_chime_is_a_sound_that_begins_and_ends_in_silence() -> None:
    clip = chime()
    assert clip.rate == RATE and 1.0 < clip.seconds < 2.0
    loudest = int(np.abs(clip.samples.astype(np.int32)).max())
    assert 20_000 < loudest < 32_767 and not clip.is_clipped
    assert abs(int(clip.samples[0])) < 100 and abs(int(clip.samples[-1])) < 100
    # Its strongest tone is the first stroke's, near 880 Hz.
    spectrum = np.abs(np.fft.rfft(clip.samples[: RATE // 4]))
    assert abs(np.argmax(spectrum) * 4 - 880) <= 8


def test_it_rings_and_speaks() -> None:
    shown: list[str] = []
    player, voice = RecordingPlayer(), Voice()
    bell = SoundBell(
        lambda _, text: shown.append(text), shown.append, player=player, open_voice=lambda: voice
    )
    bell.show(DUE, "Mae'r wyau'n barod.")
    bell.ring()
    bell.say("Mae'r wyau'n barod.")
    assert shown == voice.said == ["Mae'r wyau'n barod."]
    assert [len(clip.samples) for clip in player.played] == [len(chime().samples)]


def test_without_a_sound_card_it_writes_and_says_so_once(caplog: pytest.LogCaptureFixture) -> None:
    shown: list[str] = []
    player, voice = RecordingPlayer(present=False), Voice(works=False)
    bell = SoundBell(
        lambda _, text: shown.append(text), shown.append, player=player, open_voice=lambda: voice
    )
    for _ in range(3):
        bell.show(DUE, "Amser!")
        for _ in range(4):
            bell.ring()
            bell.say("Amser!")
    assert shown == ["Amser!"] * 3
    assert [record.getMessage() for record in caplog.records] == ["no sound card", "no voice"]
    player.present = voice.works = True  # somebody has plugged in a loudspeaker
    bell.show(DUE, "Amser!")
    bell.ring()
    bell.say("Amser!")
    assert player.played and voice.said


def test_a_sound_card_that_comes_back_while_it_rings_is_heard() -> None:
    player, voice = RecordingPlayer(present=False), Voice()
    bell = SoundBell(lambda *_: None, print, player=player, open_voice=lambda: voice)
    bell.show(DUE, "Amser!")
    bell.ring()
    player.present = True  # another program had it to itself
    for _ in range(STROKES_BETWEEN_TRIES):
        bell.ring()
    assert len(player.played) == 1


def test_a_voice_that_is_set_wrongly_does_not_end_the_watch(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse() -> Voice:
        raise UsageError("no such speaker")

    player = RecordingPlayer()
    bell = SoundBell(lambda *_: None, print, player=player, open_voice=refuse)
    bell.show(DUE, "Amser!")
    bell.say("Amser!")
    bell.ring()
    assert player.played and "no such speaker" in caplog.text


def test_it_may_be_silent() -> None:
    player, voice = RecordingPlayer(), Voice()
    bell = SoundBell(
        lambda *_: None, print, is_heard=False, player=player, open_voice=lambda: voice
    )
    bell.show(DUE, "Amser!")
    bell.ring()
    bell.say("Amser!")
    assert not player.played and not voice.said


def test_only_one_rings(tmp_path: Path) -> None:
    assert not is_watched(tmp_path / "data")
    with right_to_ring(tmp_path / "data") as first:
        assert first and is_watched(tmp_path / "data")
        with right_to_ring(tmp_path / "data") as second:
            assert not second
    assert not is_watched(tmp_path / "data")
    (tmp_path / "file").write_text("")
    with right_to_ring(tmp_path / "file" / "data") as there_is_no_telling:
        assert there_is_no_telling


def test_the_right_to_ring_ends_with_the_process(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with right_to_ring(tmp_path) as is_ours:
            os.write(writing, b"1" if is_ours else b"0")
            signal.pause()
    assert os.read(reading, 1) == b"1" and is_watched(tmp_path)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert not is_watched(tmp_path)
