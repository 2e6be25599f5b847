"""The voice of a conversation: its settings are kept, and it can be cut short."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from macsen_lite.clip import AudioClip
from macsen_lite.config.config import Config
from macsen_lite.errors import ConfigError, VoiceError
from macsen_lite.speaking import Mouth, voice_settings
from macsen_lite.voice.playback import Player
from macsen_lite.voice.speaker import ClipSpeaker, VoiceSettings

SOUND = AudioClip(np.full(8000, 5000, dtype=np.int16), 16000)


class LongPlayer:
    """Plays until it is stopped."""

    def __init__(self, *, is_broken: bool = False) -> None:
        self.begun, self.stopped = threading.Event(), threading.Event()
        self.is_broken = is_broken

    def check(self) -> None:
        pass

    def play(self, clip: AudioClip) -> None:
        if self.is_broken:
            raise VoiceError("the card was pulled out")
        self.begun.set()
        assert self.stopped.wait(60)

    def stop(self) -> None:
        self.stopped.set()


class PlainSpeaker(ClipSpeaker):
    name = "plain"

    def check(self) -> None:
        pass

    def _synthesise(self, words: str) -> AudioClip:
        return SOUND


class Speakers:
    """Makes speakers and players, and remembers them."""

    def __init__(self, *players: LongPlayer) -> None:
        self.players = list(players)
        self.settings: list[VoiceSettings] = []

    def open_speaker(self, settings: VoiceSettings, player: Player | None) -> PlainSpeaker:
        self.settings.append(settings)
        return PlainSpeaker(settings, player)

    def mouth(self, path: Path) -> Mouth:
        players = iter(self.players)
        return Mouth(path, open_speaker=self.open_speaker, make_player=lambda: next(players))


def test_an_answer_is_cut_short(tmp_path: Path) -> None:
    player = LongPlayer()
    mouth = Speakers(player).mouth(tmp_path / "config.toml")
    mouth.say("ateb hir", wait=False)
    assert player.begun.wait(60)
    mouth.stop_speaking()
    assert player.stopped.is_set()
    mouth.finish()


def test_a_new_answer_takes_the_place_of_the_last(tmp_path: Path) -> None:
    first, second = LongPlayer(), LongPlayer()
    mouth = Speakers(first, second).mouth(tmp_path / "config.toml")
    mouth.say("ateb", wait=False)
    mouth.say("un arall", wait=False)
    assert first.stopped.is_set() and not second.stopped.is_set()
    mouth.stop_speaking()


def test_what_fails_in_the_background_is_told_afterwards(tmp_path: Path) -> None:
    mouth = Speakers(LongPlayer(is_broken=True)).mouth(tmp_path / "config.toml")
    mouth.say("ateb", wait=False)
    with pytest.raises(VoiceError, match="pulled out"):
        mouth.finish()
    mouth.finish()


def test_volume_and_rate_are_kept_for_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    speakers = Speakers(LongPlayer())
    mouth = speakers.mouth(path)
    assert mouth.change_volume(-60) == 40
    assert mouth.change_volume(-60) == 0
    assert mouth.change_volume(25) == 25
    assert mouth.change_rate(-20) == 80
    assert mouth.change_rate(-70) == 50
    assert mouth.settings == VoiceSettings(rate=80, volume=0.25)
    assert voice_settings(Config.read(path)) == mouth.settings
    again = Mouth(path)
    assert again.change_volume(0) == 25
    assert again.change_rate(50) == 100
    assert Config.read(path).number("llais.cyfradd") == 160
    # And the next answer is said so.
    speakers.players[0].stop()
    mouth.say("ateb")
    assert speakers.settings == [mouth.settings]


def test_asking_how_loud_it_is_writes_nothing(tmp_path: Path) -> None:
    mouth = Mouth(tmp_path / "config.toml")
    assert (mouth.change_volume(0), mouth.change_rate(0)) == (100, 100)
    assert mouth.change_volume(20) == 100
    assert not (tmp_path / "config.toml").exists()


def test_a_rate_beyond_what_is_said_by_mouth_stays_until_it_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[llais]\ncyfradd = 400\n", encoding="utf-8")
    mouth = Mouth(path)
    assert mouth.change_rate(0) == 200
    assert mouth.settings.rate == 400
    assert mouth.change_rate(-100) == 150


def test_what_cannot_be_kept_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[llais\n", encoding="utf-8")
    mouth = Mouth(path)
    with pytest.raises(ConfigError):
        mouth.change_volume(-20)
    assert mouth.change_volume(0) == 100
