"""The real PortAudio, between a virtual microphone and a virtual loudspeaker."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import numpy as np
import pytest
import soundfile
import soxr

from macsen_lite.audio.files import write_wav
from macsen_lite.clip import AudioClip
from tests.fakes import listener
from tests.fakes.virtual_sound import LOUDSPEAKER, MICROPHONE, VirtualSound, missing

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

SWEEP = (np.sin(np.cumsum(np.linspace(0.05, 0.9, 16000))) * 8000).astype(np.int16)
"""A second from 127 Hz to 2.3 kHz: wherever it is heard, it fits in one place only."""


def write_sweep(path: Path) -> Path:
    # Silence after it, so that it has been heard by the time at which all has been played.
    quiet = np.zeros(16000, np.int16)
    write_wav(path, AudioClip(np.concatenate([SWEEP, quiet]), 16000))
    return path


def correlation(
    samples: "np.ndarray[Any, np.dtype[np.float64]]", piece: "np.ndarray[Any, np.dtype[np.float64]]"
) -> "np.ndarray[Any, np.dtype[np.float64]]":
    length = 1 << (len(samples) + len(piece)).bit_length()
    spectrum = np.fft.rfft(samples, length) * np.conj(np.fft.rfft(piece, length))
    return np.fft.irfft(spectrum, length)


def share_heard(heard: Path) -> float:
    """Of the sweep's twentieths of a second, the share that is somewhere in the recording.

    Not of the sweep in one piece: on a busy machine PulseAudio, which has to play and to record in
    real time like any sound card, leaves gaps.
    """
    samples, rate = soundfile.read(heard, dtype="float64")
    if rate != 16000:
        samples = soxr.resample(samples, rate, 16000)
    size = 800
    power = np.convolve(samples**2, np.ones(size), "valid").clip(1e-4)
    found = []
    for piece in SWEEP.reshape(-1, size) / 32768:
        fit = correlation(samples, piece)[: len(power)]
        found.append(np.max(fit / np.sqrt(power * np.sum(piece**2))))
    return float(np.mean(np.array(found) > 0.95))


def test_only_the_sweep_counts_as_heard(tmp_path: Path) -> None:
    path = tmp_path / "other.wav"
    noise = np.random.default_rng(1).integers(-9000, 9000, 48000).astype(np.int16)
    for sound in (np.zeros(48000, np.int16), noise, np.full(48000, 3000, np.int16)):
        write_wav(path, AudioClip(sound, 16000))
        assert share_heard(path) == 0
    assert share_heard(write_sweep(path)) == 1


class Listening:
    """The listener of another process."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._stdin, self._stdout = stdin, stdout

    def next(self) -> dict[str, Any]:
        line = self._stdout.readline()
        assert line, "it ended"
        said: dict[str, Any] = json.loads(line)
        return said

    def end(self) -> dict[str, Any]:
        self._stdin.write("end\n")
        self._stdin.flush()
        return self.next()


@contextmanager
def listening(sound: VirtualSound, out: Path, device: str = "") -> Iterator[Listening]:
    process = subprocess.Popen(
        [sys.executable, listener.__file__, device, str(out)],
        env=sound.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin and process.stdout
    with process:
        try:
            yield Listening(process.stdin, process.stdout)
        finally:
            if sys.exc_info()[0]:
                process.kill()
            process.stdin.close()
    assert process.returncode == 0


def test_what_is_played_into_the_microphone_is_heard(tmp_path: Path) -> None:
    """At a rate that is not ours, in two channels, and it is the sound that was played."""
    with VirtualSound() as sound, listening(sound, tmp_path / "out.wav", "MEIC") as ear:
        assert ear.next() == {"device": MICROPHONE, "rate": 44100}
        assert ear.next() == {"event": "first"}
        sound.play(write_sweep(tmp_path / "sweep.wav"))
        end = ear.end()
        assert end["in_order"]
        assert end["blocks"] > 40
    assert share_heard(tmp_path / "out.wav") >= 0.7


def test_a_microphone_that_is_pulled_out_comes_back(tmp_path: Path) -> None:
    with VirtualSound() as sound, listening(sound, tmp_path / "out.wav") as ear:
        assert "device" in ear.next()
        assert ear.next() == {"event": "first"}
        sound.unplug()
        assert ear.next() == {"event": "lost"}
        sound.plug()
        assert ear.next() == {"event": "back"}
        sound.play(write_sweep(tmp_path / "sweep.wav"))
        assert ear.end()["in_order"]
    assert share_heard(tmp_path / "out.wav") >= 0.7


def test_what_is_played_on_the_loudspeaker_can_be_heard(tmp_path: Path) -> None:
    """The card is chosen by part of its name."""
    play = (
        "import sys; from macsen_lite.audio.files import read_clip;"
        "from macsen_lite.voice.playback import SoundCard;"
        "SoundCard(device=sys.argv[2]).play(read_clip(sys.argv[1]))"
    )
    sweep = write_sweep(tmp_path / "sweep.wav")
    with VirtualSound() as sound, sound.recording(tmp_path / "out.wav"):
        subprocess.run(
            [sys.executable, "-c", play, str(sweep), LOUDSPEAKER.upper()],
            env=sound.env,
            check=True,
            stderr=subprocess.DEVNULL,  # ALSA's own chatter
        )
    assert share_heard(tmp_path / "out.wav") >= 0.7
