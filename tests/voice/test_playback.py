"""Playing a clip, against a stand-in for sounddevice."""

import numpy as np
import pytest

from macsen_lite.clip import AudioClip
from macsen_lite.errors import VoiceError
from macsen_lite.voice.playback import SoundCard
from tests.fakes.sound import FakeSounddevice
from tests.fakes.sound_card import FakeCard, FakePortAudio, remove_portaudio

CARD = {"max_output_channels": 2, "default_samplerate": 48000.0}
CLIP = AudioClip((np.sin(np.arange(22050) / 10) * 8000).astype(np.int16), 22050)


def test_the_clip_is_played_at_the_rate_of_the_card() -> None:
    library = FakeSounddevice(CARD)
    SoundCard(library).play(CLIP)
    assert library.rate == 48000
    assert sum(len(frames) for frames in library.written) == pytest.approx(48000, abs=5)


def test_a_clip_of_the_same_rate_is_played_unchanged() -> None:
    library = FakeSounddevice(CARD | {"default_samplerate": 22050.0})
    SoundCard(library).play(CLIP)
    assert np.array_equal(np.concatenate(library.written)[:, 0], CLIP.samples)


def test_it_falls_silent_when_stopped_and_plays_nothing_more() -> None:
    library = FakeSounddevice(CARD | {"default_samplerate": 22050.0})
    card = SoundCard(library)
    library.on_write = card.stop
    card.play(CLIP)
    played = sum(len(frames) for frames in library.written)
    assert 0 < played <= 0.06 * CLIP.rate
    assert library.aborted
    card.play(CLIP)
    assert sum(len(frames) for frames in library.written) == played


def test_a_card_that_was_plugged_in_since_is_found() -> None:
    library = FakeSounddevice(None)
    library.later = CARD
    SoundCard(library).play(CLIP)
    assert library.rate == 48000


@pytest.mark.parametrize(("name", "number"), [("yeti", 1), ("", 0), ("not there", 0)])
def test_it_plays_on_the_card_of_that_name_or_else_on_the_default_one(
    name: str, number: int
) -> None:
    library = FakePortAudio(FakeCard("HDA", 0, 2), FakeCard("Yeti", 0, 2, rate=22050))
    SoundCard(library, device=name).play(CLIP)
    [(device, rate, frames)] = library.played
    assert (device, rate) == ((1, 22050) if number else (None, 48000))
    assert len(frames) == pytest.approx(rate, abs=5)
    assert library.starts == (2 if name == "not there" else 1), "looked for once more"


@pytest.mark.parametrize("device", [None, CARD | {"max_output_channels": 0}])
def test_no_sound_card_is_an_error_that_points_to_out(device: dict[str, float] | None) -> None:
    card = SoundCard(FakeSounddevice(device))
    for attempt in (card.check, lambda: card.play(CLIP)):
        with pytest.raises(VoiceError) as caught:
            attempt()
        assert "--out" in caught.value.hint


def test_a_card_that_fails_while_playing_is_an_error() -> None:
    with pytest.raises(VoiceError, match="Device unavailable"):
        SoundCard(FakeSounddevice(CARD, failure="Device unavailable")).play(CLIP)


def test_without_portaudio_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    remove_portaudio(monkeypatch)
    with pytest.raises(VoiceError) as caught:
        SoundCard().check()
    assert "libportaudio2" in caught.value.hint
