"""What waiting for the wake word costs: processor time and memory, for benchmarks/wake.py."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import numpy as np
import psutil

from macsen_lite.audio.block import BLOCK, BLOCK_S, RATE, Block
from macsen_lite.automaton_building import from_sentences
from macsen_lite.listening.wake import WakeWord
from macsen_lite.speech.hearing import Hearing
from macsen_lite.speech.network import AcousticNetwork

HOP = 5


def sounds(speech: np.ndarray, seconds: float) -> dict[str, np.ndarray]:
    """int16 sounds of that length: what a room may be like for hours."""
    rng = np.random.default_rng(3)
    count = round(seconds * RATE)

    def noise(db: float, slope: float) -> np.ndarray:
        spectrum = np.fft.rfft(rng.standard_normal(count))
        spectrum *= np.maximum(1, np.arange(len(spectrum))) ** -slope
        sound = np.fft.irfft(spectrum, count)
        return (sound / sound.std() * 32768 * 10 ** (db / 20)).astype(np.int16)

    return {
        "digital silence": np.zeros(count, np.int16),
        "quiet room, white noise at -60 dB": noise(-60, 0),
        "fan, pink noise at -35 dB": noise(-35, 0.5),
        "people speaking all the time": np.resize(speech, count),
    }


def blocks(sound: np.ndarray) -> Iterable[Block]:
    for number in range(len(sound) // BLOCK):
        yield Block(sound[number * BLOCK : (number + 1) * BLOCK], (number + 1) * BLOCK_S)


def share_of_core(sound: np.ndarray, hear: Callable[[Block], object]) -> float:
    """Processor seconds for a second of sound, all threads together."""
    start = time.process_time()
    for block in blocks(sound):
        hear(block)
    return (time.process_time() - start) / (len(sound) / RATE)


def vosk_alone() -> Callable[[Block], object]:
    """The baseline: a Vosk graph of the word against the filler that hears everything."""
    recogniser = Hearing.of_this_user().open(from_sentences([("macsen",), ("hei", "macsen")]))
    stream = recogniser.stream(RATE, end_at_pauses=True)
    waiting: list[np.ndarray] = []

    def hear(block: Block) -> None:
        waiting.append(block.samples)
        if len(waiting) == HOP:
            stream.accept(np.concatenate(waiting))
            waiting.clear()

    return hear


def report(network: AcousticNetwork, speech: np.ndarray, seconds: float) -> dict[str, object]:
    """Print and return cost by sound, and how memory grows over hours."""
    costs = {}
    baseline = vosk_alone()
    for name, sound in sounds(speech, seconds).items():
        own = share_of_core(sound, WakeWord(network).accept)
        other = share_of_core(sound[: len(sound) // 3], baseline)
        costs[name] = {"ours": own, "vosk": other}
        print(
            f"  {name}: {3600 * own:.1f} CPU s an hour ({100 * own:.2f} % of a core); Vosk without "
            f"a gate {3600 * other:.1f} s; ratio {own / other:.3f}",
            flush=True,
        )
    word = WakeWord(network)
    share_of_core(speech[: 60 * RATE], word.accept)
    process, silence = psutil.Process(), np.zeros(60 * RATE, np.int16)
    before = process.memory_info().rss
    for _ in range(60):
        share_of_core(silence, word.accept)
    for start in range(0, min(len(speech), 600 * RATE), 60 * RATE):
        share_of_core(speech[start : start + 60 * RATE], word.accept)
    grown = (process.memory_info().rss - before) / 2**20
    print(f"  memory after an hour of silence and ten minutes of speech: {grown:+.1f} MiB")
    return {"share": costs, "grown_mib": grown}
