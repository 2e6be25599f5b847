"""Speech by the espeak-ng command, with the real program where it is installed."""

import shutil
import stat
from pathlib import Path

import numpy as np
import pytest

from macsen_lite.errors import UsageError, VoiceError
from macsen_lite.voice.espeak import EspeakSpeaker, wav_clip
from macsen_lite.voice.speaker import Accent, VoiceSettings
from tests.fakes.sound import RecordingPlayer

needs_espeak = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"
)


def rms(samples: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))


@needs_espeak
def test_speech_has_sound_and_a_plausible_length() -> None:
    clip = EspeakSpeaker().synthesise("Mae hi'n ddau o'r gloch y prynhawn.")
    assert clip.rate == 22050
    assert rms(clip.samples) > 500
    assert 1.0 < clip.seconds < 5.0


@needs_espeak
def test_more_text_takes_longer_and_a_higher_rate_shorter() -> None:
    short = EspeakSpeaker().synthesise("Bore da.").seconds
    long = EspeakSpeaker().synthesise("Bore da. Sut wyt ti heddiw? Mae hi'n braf iawn.").seconds
    fast = EspeakSpeaker(VoiceSettings(rate=320)).synthesise(
        "Bore da. Sut wyt ti heddiw? Mae hi'n braf iawn."
    )
    assert short < long / 2
    assert fast.seconds < 0.75 * long


@needs_espeak
def test_volume_and_variant_change_the_sound() -> None:
    plain = EspeakSpeaker().synthesise("Bore da")
    quiet = EspeakSpeaker(VoiceSettings(volume=0.3)).synthesise("Bore da")
    woman = EspeakSpeaker(VoiceSettings(variant="f2")).synthesise("Bore da")
    assert rms(quiet.samples) < 0.6 * rms(plain.samples)
    assert not np.array_equal(plain.samples[:20000], woman.samples[:20000])


@needs_espeak
def test_figures_are_said_as_welsh_words() -> None:
    figures = EspeakSpeaker().synthesise("£3")
    words = EspeakSpeaker().synthesise("tair punt")
    assert np.array_equal(figures.samples, words.samples)


@needs_espeak
@pytest.mark.parametrize(
    ("word", "as_if_spelt"),
    [
        ("du", "dî"),
        ("byw", "biw"),
        ("llun", "llin"),
        ("dau", "dai"),
        ("coed", "coid"),
        ("da", "da"),
    ],
)
def test_southern_u_and_clear_y_sound_like_i(word: str, as_if_spelt: str) -> None:
    south = EspeakSpeaker(VoiceSettings(accent=Accent.SOUTH)).synthesise(word)
    north = EspeakSpeaker().synthesise(as_if_spelt)
    assert np.array_equal(south.samples, north.samples)


@needs_espeak
def test_northern_u_does_not_sound_like_i() -> None:
    du, di = (EspeakSpeaker().synthesise(word).samples for word in ("du", "dî"))
    assert not np.array_equal(du, di)


@needs_espeak
def test_a_southern_sentence_keeps_its_length_and_pauses() -> None:
    text = "Mae'r tŷ ar y bryn, ac mae hi'n braf. Beth am fynd?"
    south = EspeakSpeaker(VoiceSettings(accent=Accent.SOUTH)).synthesise(text)
    assert south.seconds == pytest.approx(EspeakSpeaker().synthesise(text).seconds, rel=0.05)


@needs_espeak
def test_espeak_markup_in_the_text_is_not_obeyed() -> None:
    # [[…]] is espeak-ng's phoneme input, and a leading - could be taken for an option
    marked = EspeakSpeaker().synthesise("[[d'i:]] -v en")
    plain = EspeakSpeaker().synthesise("d'i, v en")
    assert np.array_equal(marked.samples, plain.samples)


@needs_espeak
def test_an_unknown_variant_is_refused_with_others_to_choose_from() -> None:
    with pytest.raises(UsageError, match="f22") as caught:
        EspeakSpeaker(VoiceSettings(variant="f22")).synthesise("helo")
    assert "f2" in caught.value.hint


def test_without_espeak_the_error_says_what_to_install() -> None:
    with pytest.raises(VoiceError) as caught:
        EspeakSpeaker(program="espeak-ng-that-is-not-there").check()
    assert "apt install espeak-ng" in caught.value.hint


def program(tmp_path: Path, script: str) -> str:
    path = tmp_path / "espeak-ng"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


HEADER = "Pty Language Age/Gender VoiceName File Other"
WELSH_ONLY = f"""case "$*" in
*--voices=cy*) echo "{HEADER}"; echo " 5  cy --/M Welsh cel/cy";;
*) %s;;
esac"""


def test_an_espeak_with_only_english_voices_is_refused(tmp_path: Path) -> None:
    english = f'echo "{HEADER}"; echo " 2  en-gb --/M English gmw/en"'
    speaker = EspeakSpeaker(program=program(tmp_path, english))
    with pytest.raises(VoiceError, match="espeak-ng"):
        speaker.synthesise("Bore da")


def test_an_espeak_that_hangs_is_stopped(tmp_path: Path) -> None:
    speaker = EspeakSpeaker(
        program=program(tmp_path, WELSH_ONLY % "exec cat /dev/zero >/dev/null"), timeout_s=0.3
    )
    with pytest.raises(VoiceError, match=r"0\.3"):
        speaker.synthesise("Bore da")


@pytest.mark.parametrize("output", ["true", "echo nonsense", "echo oh >&2; exit 3"])
def test_an_espeak_that_gives_no_sound_is_an_error(tmp_path: Path, output: str) -> None:
    speaker = EspeakSpeaker(program=program(tmp_path, WELSH_ONLY % output))
    with pytest.raises(VoiceError, match="espeak-ng"):
        speaker.synthesise("Bore da")


def test_saying_plays_the_clip_and_needs_a_sound_card_first() -> None:
    player = RecordingPlayer(present=False)
    speaker = EspeakSpeaker(player=player, program="espeak-ng-that-is-not-there")
    # The lack of a card is told before anything is synthesised.
    with pytest.raises(VoiceError, match="no sound card"):
        speaker.say("Bore da")
    assert player.played == []


@needs_espeak
def test_saying_plays_exactly_what_synthesising_gives() -> None:
    player = RecordingPlayer()
    EspeakSpeaker(player=player).say("Bore da")
    assert [clip.seconds for clip in player.played] == [
        EspeakSpeaker().synthesise("Bore da").seconds
    ]


@pytest.mark.parametrize("text", ["", "   ", "😀", "日本", "…"])
def test_nothing_to_say_is_an_error(text: str) -> None:
    with pytest.raises(VoiceError) as caught:
        EspeakSpeaker().synthesise(text)
    assert caught.value.hint


@needs_espeak
@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.ogg"])
def test_saved_speech_can_be_read_back(tmp_path: Path, name: str) -> None:
    import soundfile

    EspeakSpeaker().save("Bore da", tmp_path / name)
    samples, rate = soundfile.read(tmp_path / name, dtype="int16")
    assert rate == 22050
    assert rms(samples) > 200
    assert list(tmp_path.iterdir()) == [tmp_path / name]


@needs_espeak
@pytest.mark.parametrize("where", ["missing/a.wav", "a.mp9", "a"])
def test_a_file_that_cannot_be_written_is_an_error_and_leaves_nothing(
    tmp_path: Path, where: str
) -> None:
    with pytest.raises(VoiceError, match=where) as caught:
        EspeakSpeaker().save("Bore da", tmp_path / where)
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_failed_save_keeps_the_file_that_was_there(tmp_path: Path) -> None:
    old = tmp_path / "a.wav"
    old.write_bytes(b"old")
    with pytest.raises(VoiceError):
        EspeakSpeaker(program="espeak-ng-that-is-not-there").save("Bore da", old)
    assert old.read_bytes() == b"old"


def test_settings_out_of_range_are_refused() -> None:
    for bad in ({"rate": 10}, {"rate": 1000}, {"volume": -0.1}, {"volume": 1.5}):
        with pytest.raises(UsageError):
            VoiceSettings(**bad)


def test_a_streamed_wav_may_claim_any_length() -> None:
    header = bytes.fromhex(
        "5249464624f0ff7f57415645666d742010000000010001002256000044ac0000020010006461746100f0ff7f"
    )
    clip = wav_clip(header + b"\1\0\2\0\3")
    assert (clip.rate, clip.samples.tolist()) == (22050, [1, 2])
    with pytest.raises(ValueError, match="WAV"):
        wav_clip(b"no")
