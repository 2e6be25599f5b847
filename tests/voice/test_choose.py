"""Which voice is chosen."""

import pytest

from macsen_lite.clip import AudioClip
from macsen_lite.errors import UsageError, VoiceError
from macsen_lite.voice.choose import ENGINES, Maker, choose_speaker
from macsen_lite.voice.playback import Player
from macsen_lite.voice.speaker import ClipSpeaker, VoiceSettings


def engine(engine_name: str, problem: str = "") -> Maker:
    class Voice(ClipSpeaker):
        name = engine_name

        def check(self) -> None:
            if problem:
                raise VoiceError(problem, f"mend {engine_name}")

        def _synthesise(self, words: str) -> AudioClip:
            raise AssertionError("choosing must not speak")

    def make(settings: VoiceSettings | None, player: Player | None) -> ClipSpeaker:
        return Voice(settings, player)

    return make


def test_auto_takes_the_first_that_can_speak() -> None:
    assert choose_speaker(engines={"a": engine("a"), "b": engine("b")}).name == "a"
    assert choose_speaker(engines={"a": engine("a", "broken"), "b": engine("b")}).name == "b"


def test_when_none_can_speak_every_reason_is_given() -> None:
    with pytest.raises(VoiceError) as caught:
        choose_speaker(engines={"a": engine("a", "a broken"), "b": engine("b", "b broken")})
    assert "a broken" in caught.value.message
    assert "b broken" in caught.value.message
    assert "mend a" in caught.value.hint


def test_a_voice_asked_for_by_name_is_never_replaced() -> None:
    with pytest.raises(VoiceError, match="broken"):
        choose_speaker("a", engines={"a": engine("a", "broken"), "b": engine("b")})


def test_an_unknown_engine_is_a_usage_error_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="nope") as caught:
        choose_speaker("nope")
    assert all(name in caught.value.hint for name in ("auto", *ENGINES))


def test_settings_reach_the_voice() -> None:
    settings = VoiceSettings(rate=200)
    assert choose_speaker("a", settings, engines={"a": engine("a")}).settings is settings
