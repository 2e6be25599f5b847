"""Every way a sound file can be right or wrong, as a user meets it."""

import os
import shlex
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile

from macsen_lite.audio.files import (
    AudioFileInfo,
    read_clip,
    read_info,
    stream_blocks,
    write_wav,
)
from macsen_lite.clip import AudioClip
from macsen_lite.errors import AudioError

SECOND = 16_000


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MACSEN_LANG", "en")


def tone(rate: int = SECOND, seconds: float = 1.0, hz: float = 440.0, peak: float = 0.5):
    return peak * np.sin(2 * np.pi * hz * np.arange(int(rate * seconds)) / rate)


def loudest_hz(clip: AudioClip) -> float:
    spectrum = np.abs(np.fft.rfft(clip.samples.astype(float)))
    return float(np.argmax(spectrum)) * clip.rate / len(clip.samples)


@pytest.mark.parametrize("suffix", ["wav", "flac", "ogg", "opus", "mp3"])
def test_reads_each_format_that_people_record_in(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    format_ = {"opus": "OGG"}.get(suffix, suffix.upper())
    soundfile.write(
        path, tone(), SECOND, format=format_, subtype="OPUS" if suffix == "opus" else None
    )

    clip = read_clip(path, rate=SECOND)

    assert clip.rate == SECOND
    assert clip.seconds == pytest.approx(1.0, abs=0.1)
    assert loudest_hz(clip) == pytest.approx(440, abs=3)


@pytest.mark.parametrize(
    ("rate", "channels", "subtype"),
    [(8_000, 1, "PCM_16"), (96_000, 2, "FLOAT"), (44_100, 6, "PCM_24"), (48_000, 1, "PCM_U8")],
)
def test_any_rate_and_channels_become_16_khz_mono(
    tmp_path: Path, rate: int, channels: int, subtype: str
) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, np.repeat(tone(rate)[:, None], channels, axis=1), rate, subtype=subtype)

    clip = read_clip(path, rate=SECOND)

    assert clip.samples.dtype == np.int16
    assert len(clip.samples) == pytest.approx(SECOND, abs=2)
    assert loudest_hz(clip) == pytest.approx(440, abs=2)
    assert np.abs(clip.samples).max() == pytest.approx(16_384, rel=0.03)
    assert not clip.is_clipped


def test_without_a_rate_16_bit_mono_comes_back_bit_for_bit(tmp_path: Path) -> None:
    samples = np.random.default_rng(1).integers(-32768, 32768, 11_025).astype(np.int16)
    write_wav(tmp_path / "a.wav", AudioClip(samples, 11_025))

    clip = read_clip(tmp_path / "a.wav")

    assert clip.rate == 11_025
    assert np.array_equal(clip.samples, samples)


def test_the_name_does_not_decide_what_a_file_is(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.raw", tone(), SECOND, format="WAV")
    assert read_clip(tmp_path / "a.raw").seconds == 1.0


def test_one_silent_channel_does_not_hide_the_other(tmp_path: Path) -> None:
    stereo = np.stack([tone(), np.zeros(SECOND)], axis=1)
    soundfile.write(tmp_path / "a.wav", stereo, SECOND)
    assert loudest_hz(read_clip(tmp_path / "a.wav")) == pytest.approx(440, abs=2)


def test_clipped_sound_is_read_and_said_to_be_clipped(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.clip(tone(peak=4.0), -1, 1), SECOND)
    clip = read_clip(tmp_path / "a.wav", rate=8_000)
    assert clip.is_clipped
    assert clip.clipped > 0.5


def test_float_sound_beyond_full_scale_is_clipped_and_does_not_wrap_round(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.full(SECOND, 3.0), SECOND, subtype="FLOAT")
    clip = read_clip(tmp_path / "a.wav")
    assert clip.samples.min() == clip.samples.max() == 32767
    assert clip.is_clipped


def not_audio(folder: Path) -> Path:
    (folder / "a.wav").write_text("Nid sain yw hyn.")
    return folder / "a.wav"


def empty(folder: Path) -> Path:
    (folder / "a.wav").touch()
    return folder / "a.wav"


def no_samples(folder: Path) -> Path:
    soundfile.write(folder / "a.wav", np.zeros(0), SECOND)
    return folder / "a.wav"


def missing(folder: Path) -> Path:
    return folder / "a.wav"


def directory(folder: Path) -> Path:
    return folder


def pipe(folder: Path) -> Path:
    # Opened for reading and writing by the test too, so that opening it does not wait for a writer.
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def nan(folder: Path) -> Path:
    samples = tone()
    samples[100] = np.nan
    soundfile.write(folder / "a.wav", samples, SECOND, subtype="FLOAT")
    return folder / "a.wav"


def two_samples_at_96_khz(folder: Path) -> Path:
    soundfile.write(folder / "a.wav", np.zeros(2), 96_000)
    return folder / "a.wav"


def ten_hertz(folder: Path) -> Path:
    soundfile.write(folder / "a.wav", np.zeros(100), 10)
    return folder / "a.wav"


def nul_in_the_name(folder: Path) -> Path:
    return folder / "a\0.wav"


def cut_off_in_the_header(folder: Path) -> Path:
    soundfile.write(folder / "whole.flac", tone(), SECOND)
    (folder / "a.flac").write_bytes((folder / "whole.flac").read_bytes()[:30])
    return folder / "a.flac"


BAD_FILES = [
    (not_audio, "not a sound file"),
    (empty, "is empty"),
    (no_samples, "0 seconds long"),
    (missing, "no file called"),
    (directory, "is a folder"),
    (nan, "not numbers"),
    (two_samples_at_96_khz, "0 seconds long"),
    (ten_hertz, "10 samples a second"),
    (nul_in_the_name, "could not be read"),
    (cut_off_in_the_header, "not a sound file"),
]


@pytest.mark.parametrize(
    ("make", "words"), BAD_FILES, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_bad_file_ends_in_one_clear_error(tmp_path: Path, make, words: str) -> None:
    path = make(tmp_path)
    with pytest.raises(AudioError) as read:
        read_clip(path, rate=8_000)
    with pytest.raises(AudioError) as streamed:
        list(stream_blocks(path, rate=8_000))

    assert words in read.value.message
    assert str(streamed.value) == str(read.value)
    assert read.value.exit_status == 1


@pytest.mark.parametrize("lang", ["cy", "en"])
@pytest.mark.parametrize(("make", "words"), BAD_FILES[:4], ids=lambda v: getattr(v, "__name__", ""))
def test_an_error_names_the_file_and_says_what_to_do_next(
    tmp_path: Path, make, words: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MACSEN_LANG", lang)
    path = make(tmp_path)
    with pytest.raises(AudioError) as error:
        read_clip(path)
    assert str(path) in error.value.message
    assert error.value.hint
    assert (words in error.value.message) == (lang == "en")


def test_a_pipe_is_refused_rather_than_read_in_part(tmp_path: Path) -> None:
    path = pipe(tmp_path)
    holder = os.open(path, os.O_RDWR)
    try:
        with pytest.raises(AudioError, match="not an ordinary file"):
            read_clip(path)
    finally:
        os.close(holder)


@contextmanager
def without_root() -> Iterator[None]:
    """Root may read everything; step down to a user who may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, tone(), SECOND)
    path.chmod(0)
    with without_root(), pytest.raises(AudioError, match="not allowed to read"):
        read_clip(path)


def test_a_file_cut_short_is_read_as_far_as_it_goes_or_called_damaged(tmp_path: Path) -> None:
    whole = tmp_path / "whole.flac"
    soundfile.write(whole, np.random.default_rng(1).uniform(-0.5, 0.5, SECOND), SECOND)
    cut = tmp_path / "cut.flac"
    cut.write_bytes(whole.read_bytes()[:-9_000])
    with pytest.raises(AudioError, match="damaged"):
        read_clip(cut)


def test_more_than_a_minute_is_not_one_utterance_unless_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, tone(8_000, 61), 8_000)

    with pytest.raises(AudioError, match="61 seconds") as error:
        read_clip(path)

    assert "macsen-lite transcribe" in error.value.hint
    assert read_clip(path, max_seconds=None).seconds == 61
    assert read_clip(path, max_seconds=61).seconds == 61


def test_two_hours_are_refused_unread_and_stream_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    hour = np.zeros(8_000 * 3_600, np.int16)
    with soundfile.SoundFile(path, "w", 8_000, 1, "PCM_16") as file:
        file.write(hour)
        file.write(hour)
    del hour

    tracemalloc.start()
    try:
        with pytest.raises(AudioError, match="7200 seconds"):
            read_clip(path)
        samples = sum(len(block) for block in stream_blocks(path, rate=16_000))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert samples == 2 * 3_600 * 16_000
    assert peak < 20_000_000  # all of it would be 230 MB


def test_blocks_join_without_a_seam(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, tone(44_100, 30), 44_100)

    blocks = list(stream_blocks(path, rate=16_000))
    whole = read_clip(path, rate=16_000)

    assert len(blocks) > 1
    joined = np.concatenate(blocks)
    assert np.array_equal(joined, whole.samples)
    # A seam would be a jump; the steepest step of this tone is peak * 2π * 440 / 16000.
    assert (
        np.abs(np.diff(joined[800:-800].astype(int))).max()
        < 16_384 * 2 * np.pi * 440 / 16_000 * 1.02
    )


def test_flac_that_does_not_say_how_long_it_is(tmp_path: Path) -> None:
    """As every program writes it into a pipe: `arecord | flac - > a.flac`."""
    path = tmp_path / "a.flac"
    sound = np.random.default_rng(0).integers(-9000, 9000, 40_000, np.int16)
    soundfile.write(path, sound, 16_000)
    content = bytearray(path.read_bytes())
    content[21] &= 0xF0  # the number of samples in STREAMINFO, 36 bits
    content[22:26] = bytes(4)
    path.write_bytes(content)
    assert read_info(path) == AudioFileInfo(40_000, 16_000, 1)
    assert np.array_equal(read_clip(path).samples, sound)
    assert np.array_equal(np.concatenate(list(stream_blocks(path))), sound)
    with pytest.raises(AudioError, match="2 seconds long"):
        read_clip(path, max_seconds=1.0)
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(AudioError, match="damaged"):
        read_info(path)


def test_read_info_tells_length_rate_and_channels(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros((22_050, 2)), 44_100)
    info = read_info(tmp_path / "a.wav")
    assert (info.seconds, info.rate, info.channels) == (0.5, 44_100, 2)


@pytest.mark.parametrize("where", ["no/such/folder/a.wav", "."])
def test_a_place_that_cannot_be_written(tmp_path: Path, where: str) -> None:
    clip = AudioClip(np.zeros(10, np.int16), SECOND)
    with pytest.raises(AudioError, match="could not be written") as error:
        write_wav(tmp_path / where, clip)
    assert error.value.hint


def test_the_conversion_that_is_advised_can_be_made(tmp_path: Path) -> None:
    """Into another file, which overwrites none, whatever the name has in it."""
    path = tmp_path / "fy nodiadau.wav"
    path.write_text("testun")
    (tmp_path / "fy nodiadau-2.wav").write_text("arall")
    with pytest.raises(AudioError) as caught:
        read_clip(path)
    command = caught.value.hint.partition("ffmpeg")[2]
    assert shlex.split(command) == ["-i", str(path), str(tmp_path / "fy nodiadau-3.wav")]
