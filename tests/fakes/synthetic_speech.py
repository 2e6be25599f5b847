"""Synthetic Welsh speech for tests: espeak-ng, never a person's voice."""

import io
import shutil
import subprocess

import numpy as np
import pytest
import soundfile

from macsen_lite.clip import AudioClip


def synthetic_speech(text: str, *, voice: str = "cy", speed: int = 140) -> AudioClip:
    """`text` as espeak-ng says it; the test is skipped where there is no espeak-ng."""
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed: apt-get install espeak-ng")
    done = subprocess.run(
        ["espeak-ng", "-v", voice, "-s", str(speed), "--stdout", text],
        check=True,
        capture_output=True,
    )
    samples, rate = soundfile.read(io.BytesIO(done.stdout), dtype="int16")
    return AudioClip(samples, rate)


def silence(seconds: float, rate: int) -> AudioClip:
    """Digital silence."""
    return AudioClip(np.zeros(int(seconds * rate), np.int16), rate)


def joined(*clips: AudioClip) -> AudioClip:
    """Clips of one rate, one after the other."""
    return AudioClip(np.concatenate([clip.samples for clip in clips]), clips[0].rate)
