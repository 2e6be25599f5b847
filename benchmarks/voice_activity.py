"""What listening all day costs: CPU seconds an hour of `SileroVoiceActivity`, by what is heard.

    python benchmarks/voice_activity.py [SOUND_FILE …]

Silence, a steady hum at three levels, and noise whose level wanders are made here; speech is that
of the files given. The baseline of the ratios is the same detector without its energy gate, in the
same run.
"""

import sys
import time
from collections.abc import Callable

import numpy as np

from macsen_lite.audio.block import BLOCK, BLOCK_S, RATE, Int16
from macsen_lite.audio.files import read_clip
from macsen_lite.audio.voice_activity import SileroVoiceActivity

SECONDS = 60.0


def hum(db: float) -> Int16:
    noise = np.random.default_rng(3).standard_normal(round(SECONDS * RATE))
    smooth = np.convolve(noise, np.ones(8) / np.sqrt(8), "same")
    return (smooth * 32768 * 10 ** (db / 20)).clip(-32768, 32767).astype(np.int16)


def wandering() -> Int16:
    """As of a street: every few seconds some 10 dB more or less."""
    sound = hum(-45).astype(float)
    at = np.arange(len(sound)) / RATE
    swell = 10 * np.sin(2 * np.pi * at / 4.7) * np.sin(2 * np.pi * at / 1.3)
    return (sound * 10 ** (swell / 20)).clip(-32768, 32767).astype(np.int16)


def cost(voice: SileroVoiceActivity, sound: Int16) -> tuple[float, float]:
    """CPU seconds an hour, and the share of blocks that are speech."""
    cut = [sound[i : i + BLOCK] for i in range(0, len(sound) - BLOCK + 1, BLOCK)]
    for block in cut[:200]:  # past the first seconds, in which the room is unknown
        voice.probability(block)
    began = time.process_time()
    speech = sum(voice.probability(block) >= 0.5 for block in cut)
    used = time.process_time() - began
    return used / (len(cut) * BLOCK_S) * 3600, speech / len(cut)


def main() -> int:
    scenes: dict[str, Callable[[], Int16]] = {
        "digital silence": lambda: np.zeros(round(SECONDS * RATE), np.int16),
        "hum at -70 dB": lambda: hum(-70),
        "hum at -50 dB": lambda: hum(-50),
        "hum at -30 dB": lambda: hum(-30),
        "noise that wanders": wandering,
    }
    if sys.argv[1:]:
        clips = [read_clip(path, rate=RATE).samples for path in sys.argv[1:]]
        scenes[f"speech ({len(clips)} clips)"] = lambda: np.concatenate(clips)
    print(f"{'':22s}{'with gate':>22s}{'without':>22s}   ratio   blocks that are speech")
    for name, make in scenes.items():
        sound = make()
        gated, speech = cost(SileroVoiceActivity(), sound)
        bare, bare_speech = cost(SileroVoiceActivity.without_gate(), sound)
        print(
            f"{name:22s}{gated:9.1f} s/h ({gated / 36:5.2f} %){bare:9.1f} s/h ({bare / 36:5.2f} %)"
            f"{gated / bare:8.3f}   {speech:.3f} / {bare_speech:.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
