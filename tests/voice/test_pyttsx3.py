"""pyttsx3's four traps, each with a test; and the real thing where espeak-ng's library is there."""

import ctypes.util
import errno
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest

from macsen_lite.errors import VoiceError
from macsen_lite.voice.pyttsx3_child import speak, welsh_voice
from macsen_lite.voice.pyttsx3_speaker import Pyttsx3Speaker
from macsen_lite.voice.speaker import Accent, VoiceSettings
from tests.fakes.pyttsx3_engine import ENGLISH, WELSH, FakeEngine, FakeVoice
from tests.fakes.sound import RecordingPlayer

needs_library = pytest.mark.skipif(
    ctypes.util.find_library("espeak-ng") is None, reason="libespeak-ng is not installed"
)


def child(reply: object, *, write: str = "") -> tuple[str, ...]:
    """A command that takes the place of the child process and gives this reply."""
    code = (
        "import json,sys; request=json.load(sys.stdin)\n"
        f"data={write!r}\n"
        "if data: open(request['path'],'wb').write(bytes.fromhex(data))\n"
        "print('Audio saved to somewhere')\n"
        f"print({json.dumps(reply)!r})"
    )
    return sys.executable, "-c", code


def request(tmp_path: Path, variant: str = "") -> dict[str, object]:
    return {
        "text": "bore da", "path": str(tmp_path / "a.wav"), "variant": variant,
        "rate": 160, "volume": 1.0,
    }  # fmt: skip


def test_a_disk_that_is_full_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    with pytest.raises(VoiceError):
        Pyttsx3Speaker(command=child({"problem": ""})).synthesise("bore da")


def test_a_program_that_does_not_start_is_told(tmp_path: Path) -> None:
    with pytest.raises(VoiceError):
        Pyttsx3Speaker(command=[str(tmp_path / "gone")]).check()


# Trap: a voice that is not there leaves the English one speaking, and raises nothing.


@pytest.mark.parametrize(
    "voices", [[], [ENGLISH], [ENGLISH, FakeVoice("gmw/cyx", "Cypriot", ["el-cy"])]]
)
def test_an_engine_without_a_welsh_voice_says_nothing(
    tmp_path: Path, voices: list[FakeVoice]
) -> None:
    engine = FakeEngine(voices)
    assert speak(engine, request(tmp_path))["problem"] == "no_welsh_voice"
    assert engine.said_in == []


def test_an_engine_that_keeps_its_english_voice_is_found_out(tmp_path: Path) -> None:
    engine = FakeEngine([ENGLISH, WELSH], ignores_voice=True)
    reply = speak(engine, request(tmp_path))
    assert reply == {"problem": "other_voice", "wanted": "cel/cy", "spoken": "gmw/en"}


def test_an_unknown_variant_is_found_out(tmp_path: Path) -> None:
    reply = speak(FakeEngine([WELSH]), request(tmp_path, "nosuch"))
    assert reply["problem"] == "other_voice"
    assert speak(FakeEngine([WELSH]), request(tmp_path, "f2")) == {"problem": ""}


@pytest.mark.parametrize(
    ("voice", "found"),
    [
        (FakeVoice("cel/cy", "Welsh", ["cy"]), True),
        (FakeVoice("x", "y", [b"\x05cy"]), True),
        (FakeVoice("x", "y", ["cy_GB"]), True),
        (FakeVoice("com.vendor.cy", "Gwyneth", []), True),
        (FakeVoice("x", "Llais Cymraeg", []), True),
        (ENGLISH, False),
        (FakeVoice("x", "Cyril", ["en-GB"]), False),
        (FakeVoice("x", "Greek", ["el-cy"]), False),
    ],
)
def test_what_counts_as_a_welsh_voice(voice: FakeVoice, found: bool) -> None:
    assert (welsh_voice([ENGLISH, voice]) == voice.id) is found


@pytest.mark.parametrize(
    "reply",
    [
        {"problem": "no_welsh_voice"},
        {"problem": "other_voice", "wanted": "cel/cy", "spoken": "gmw/en"},
        {"problem": "failed", "reason": "no libespeak"},
    ],
)
def test_every_problem_of_the_child_is_an_error_that_says_what_to_do(
    reply: dict[str, str],
) -> None:
    with pytest.raises(VoiceError, match="pyttsx3") as caught:
        Pyttsx3Speaker(command=child(reply)).synthesise("bore da")
    assert caught.value.hint


# Trap: save_to_file may leave no file, or an empty one, and raise nothing.


@pytest.mark.parametrize(
    "written",
    [
        "",  # no file at all
        "52494646",  # cut off in its header
        # a whole header and no samples
        "524946462400000057415645666d742010000000010001002256000044ac0000020010006461746100000000",
    ],
)
def test_a_file_that_is_missing_or_without_sound_is_an_error(written: str) -> None:
    speaker = Pyttsx3Speaker(command=child({"problem": ""}, write=written))
    with pytest.raises(VoiceError, match="pyttsx3"):
        speaker.synthesise("bore da")


@needs_library
def test_texts_one_after_the_other_each_get_their_own_sound(tmp_path: Path) -> None:
    speaker = Pyttsx3Speaker()
    names = ["un.wav", "dau.wav", "tri.wav"]
    for name, text in zip(names, ["un", "dau, tri, pedwar, pump", "tri"], strict=True):
        speaker.save(text, tmp_path / name)
    sizes = [(tmp_path / name).stat().st_size for name in names]
    assert all(size > 5000 for size in sizes)
    assert sizes[1] > 1.5 * sizes[0]


# Trap: a missing sound card counts as success (pyttsx3 does not look at what aplay returned).


def test_without_a_sound_card_saying_fails_before_anything_runs(tmp_path: Path) -> None:
    speaker = Pyttsx3Speaker(player=RecordingPlayer(present=False), command=child({"problem": ""}))
    with pytest.raises(VoiceError, match="no sound card"):
        speaker.say("bore da")


@needs_library
def test_saying_goes_through_our_own_player() -> None:
    player = RecordingPlayer()
    Pyttsx3Speaker(player=player).say("bore da")
    assert len(player.played) == 1


# Trap: runAndWait may never return.


def test_a_child_that_hangs_is_stopped() -> None:
    hang = (sys.executable, "-c", "import threading; threading.Event().wait()")
    with pytest.raises(VoiceError, match=r"0\.5") as caught:
        Pyttsx3Speaker(command=hang, timeout_s=0.5).synthesise("bore da")
    assert "espeak" in caught.value.hint


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "print('no json')", "print('[]')"])
def test_a_child_that_dies_is_an_error(code: str) -> None:
    with pytest.raises(VoiceError, match="pyttsx3"):
        Pyttsx3Speaker(command=(sys.executable, "-c", code)).synthesise("bore da")


def test_the_southern_accent_is_refused_not_ignored() -> None:
    speaker = Pyttsx3Speaker(VoiceSettings(accent=Accent.SOUTH), command=child({"problem": ""}))
    with pytest.raises(VoiceError, match="pyttsx3"):
        speaker.check()


# The real engine.


@needs_library
def test_real_speech_has_sound_and_settings_count() -> None:
    plain = Pyttsx3Speaker().synthesise("Bore da, mae hi'n £3.")
    fast = Pyttsx3Speaker(VoiceSettings(rate=320)).synthesise("Bore da, mae hi'n £3.")
    woman = Pyttsx3Speaker(VoiceSettings(variant="f2")).synthesise("Bore da, mae hi'n £3.")
    assert np.abs(plain.samples.astype(int)).mean() > 300
    assert 1.0 < plain.seconds < 5.0
    assert fast.seconds < 0.8 * plain.seconds
    assert len(woman.samples) != len(plain.samples)


@needs_library
def test_the_real_engine_refuses_an_unknown_variant() -> None:
    with pytest.raises(VoiceError, match="nosuch"):
        Pyttsx3Speaker(VoiceSettings(variant="nosuch")).synthesise("bore da")
