"""Voices beside the listening: aloud, and into files."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from macsen_lite.clip import AudioClip
from macsen_lite.errors import VoiceError
from macsen_lite.listening.voices import FolderVoice, SilentVoice, SpokenVoice
from macsen_lite.speaking import Mouth
from macsen_lite.voice.playback import Player
from macsen_lite.voice.speaker import ClipSpeaker, VoiceSettings

SOUND = AudioClip(np.full(100, 1000, np.int16), 16_000)


class Says(ClipSpeaker):
    def check(self) -> None:
        pass

    def _synthesise(self, words: str) -> AudioClip:
        if words.startswith("methu"):
            raise VoiceError("dim llais")
        return SOUND


def speaker(settings: VoiceSettings, player: Player | None) -> ClipSpeaker:
    return Says(settings, player)


class HeldPlayer:
    """Plays until it is let go, or stopped."""

    def __init__(self) -> None:
        self.begun, self.let_go = threading.Event(), threading.Event()

    def check(self) -> None:
        pass

    def play(self, clip: AudioClip) -> None:
        self.begun.set()
        assert self.let_go.wait(60)

    def stop(self) -> None:
        self.let_go.set()


def spoken(player: HeldPlayer, tmp_path: Path) -> SpokenVoice:
    def mouth(*, make_player: object) -> Mouth:
        return Mouth(tmp_path / "config.toml", open_speaker=speaker, make_player=make_player)  # type: ignore[arg-type]

    return SpokenVoice(lambda: player, mouth, clock=lambda: 7.0)


def test_it_speaks_beside_the_listening_and_says_when_it_began(tmp_path: Path) -> None:
    player = HeldPlayer()
    voice = spoken(player, tmp_path)
    voice.say("Helo")
    assert player.begun.wait(60)

    assert voice.is_speaking()
    assert voice.begun_at() == 7.0
    player.let_go.set()
    voice.mouth.finish()
    assert not voice.is_speaking()


def test_it_is_stopped_at_once(tmp_path: Path) -> None:
    player = HeldPlayer()
    voice = spoken(player, tmp_path)
    voice.say("Helo")
    assert player.begun.wait(60)
    voice.stop()

    assert not voice.is_speaking()


def test_what_goes_wrong_while_it_speaks_is_told_once(tmp_path: Path) -> None:
    voice = spoken(HeldPlayer(), tmp_path)
    voice.say("methu")
    with pytest.raises(VoiceError, match="dim llais"):
        while voice.is_speaking():
            pass

    assert not voice.is_speaking()
    assert voice.begun_at() is None


def test_answers_are_saved_beside_those_of_before(tmp_path: Path) -> None:
    (tmp_path / "ateb-001.wav").write_bytes(b"ddoe")
    voice = FolderVoice(tmp_path, Mouth(tmp_path / "config.toml", open_speaker=speaker))
    voice.say("Helo")
    first = voice.last
    voice.say("Hwyl")

    assert first == tmp_path / "ateb-002.wav"
    assert voice.last == tmp_path / "ateb-003.wav"
    assert (tmp_path / "ateb-001.wav").read_bytes() == b"ddoe"
    assert not voice.is_speaking()


def test_silence_is_a_voice_too() -> None:
    voice = SilentVoice()
    voice.say("Helo")
    voice.stop()

    assert not voice.is_speaking()
    assert voice.begun_at() is None
