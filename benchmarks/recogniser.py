"""How fast, how late and how large hearing is, beside bare Vosk on the same graph and clips.

    python benchmarks/recogniser.py [--repeats 5] [--clips FOLDER] [--json]

Asked for: real-time factor at most 0.06, the final result at most 50 ms after the last sample, at
most 120 MB resident while hearing with everything loaded, and a whole `macsen-lite hear` of a 4 s
clip within 1 s when the graph is in the cache. Baseline: Vosk's own decoder loop on the same
compiled graph, in the same run; for memory and cold start, a process that does only that.

The clips are the dev sentences of the shared data (MACSEN_SHARED or ../shared), which are outside
the grammar: that is the slow case; or those of a folder; or the synthetic example kept in tests/.
Real-time factors are of processor time, so that other work on the machine does not count; all else
is wall clock. Of each clip or process the best of the repeats counts; latency is also given at
worst.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("MACSEN_SHARED", ROOT.parent / "shared"))
EXAMPLE = ROOT / "tests" / "fixtures" / "synthetic" / "faint-or-gloch.wav"
BLOCK_S = 0.1

BARE = """
import resource, sys, wave, vosk
vosk.SetLogLevel(-1)
model = vosk.Model(sys.argv[1])
with wave.open(sys.argv[2]) as clip:
    decoder = vosk.KaldiRecognizer(model, clip.getframerate())
    decoder.SetWords(True)
    decoder.AcceptWaveform(clip.readframes(clip.getnframes()))
decoder.FinalResult()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
OURS = """
import resource, sys
from pathlib import Path
from macsen_lite.assistant import Assistant
from macsen_lite.audio.files import read_clip
turn = Assistant.of_this_user().hear(read_clip(Path(sys.argv[1])))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def best(repeats: int, work: Callable[[], float]) -> float:
    return min(work() for _ in range(repeats))


def measure_decoding(clips: list[Path], repeats: int) -> dict[str, float]:
    """Real-time factors and latencies, ours and bare Vosk's, one clip after the other."""
    import vosk  # before anything could load kaldifst

    from macsen_lite.assistant import Assistant
    from macsen_lite.audio.files import read_clip

    assistant = Assistant.of_this_user()
    recogniser = assistant.recogniser
    bare = vosk.Model(str(compiled_graph()))

    seconds = ours = theirs = 0.0
    our_delays: list[float] = []
    their_delays: list[float] = []
    for path in clips:
        clip = read_clip(path, rate=16_000)
        blocks = np.array_split(clip.samples, max(1, round(clip.seconds / BLOCK_S)))
        data = [block.tobytes() for block in blocks]

        def transcribe() -> float:
            start = time.process_time()
            recogniser.transcribe(clip)  # noqa: B023 - called at once
            return time.process_time() - start

        def decode() -> float:
            start = time.process_time()
            decoder = vosk.KaldiRecognizer(bare, 16_000)
            decoder.SetWords(True)
            for block in data:  # noqa: B023
                decoder.AcceptWaveform(block)
            decoder.FinalResult()
            return time.process_time() - start

        def our_delay() -> float:
            stream = recogniser.stream(clip.rate)  # noqa: B023
            for block in blocks:  # noqa: B023
                stream.accept(block)
            start = time.perf_counter()
            stream.finish()
            return time.perf_counter() - start

        def their_delay() -> float:
            decoder = vosk.KaldiRecognizer(bare, 16_000)
            decoder.SetWords(True)
            for block in data:  # noqa: B023
                decoder.AcceptWaveform(block)
            start = time.perf_counter()
            decoder.FinalResult()
            return time.perf_counter() - start

        seconds += clip.seconds
        ours += best(repeats, transcribe)
        theirs += best(repeats, decode)
        our_delays.append(best(repeats, our_delay))
        their_delays.append(best(repeats, their_delay))
    return {
        "clips": len(clips),
        "seconds": seconds,
        "rtf": ours / seconds,
        "rtf_bare": theirs / seconds,
        "delay_ms": 1000 * statistics.median(our_delays),
        "delay_ms_worst": 1000 * max(our_delays),
        "delay_ms_bare": 1000 * statistics.median(their_delays),
        "delay_ms_bare_worst": 1000 * max(their_delays),
    }


def compiled_graph() -> Path:
    """The shipped grammar's graph, as the assistant uses it."""
    from macsen_lite.compiling import IntentGraph

    found = IntentGraph.of_this_user()
    assert found is not None
    return found.compile()


def four_seconds(clips: list[Path], folder: Path) -> Path:
    """A clip of exactly 4 s: the first one, cut or with silence behind it."""
    samples, rate = soundfile.read(clips[0], dtype="int16")
    samples = samples if samples.ndim == 1 else samples[:, 0]
    clip = np.zeros(4 * rate, np.int16)
    clip[: len(samples)] = samples[: len(clip)]
    path = folder / "four.wav"
    soundfile.write(path, clip, rate)
    return path


def run(*command: str) -> tuple[float, float, str]:
    """Run Python; seconds of wall clock, seconds of processor time, standard output."""
    start, before = time.perf_counter(), os.times()
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return time.perf_counter() - start, cpu, done.stdout


def measure_processes(clip: Path, repeats: int) -> dict[str, float]:
    """Cold starts in s and peak resident memory in MB, of whole processes."""
    graph = str(compiled_graph())
    hear = ("-m", "macsen_lite", "hear", "--json", str(clip))
    bare = ("-c", BARE, graph, str(clip))
    to_mb = 1 / 1024 if sys.platform != "darwin" else 1 / 1024**2
    run(*hear)  # reads from disk what later runs find in memory
    ours, theirs = ([run(*command) for _ in range(repeats)] for command in (hear, bare))
    return {
        "cold_start_s": min(wall for wall, _, _ in ours),
        "cold_start_s_bare": min(wall for wall, _, _ in theirs),
        "cold_start_cpu_s": min(cpu for _, cpu, _ in ours),
        "cold_start_cpu_s_bare": min(cpu for _, cpu, _ in theirs),
        "rss_mb": max(float(run("-c", OURS, str(clip))[2]) for _ in range(2)) * to_mb,
        "rss_mb_bare": max(float(out) for _, _, out in theirs) * to_mb,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--clips", type=Path, default=SHARED / "data" / "welsh" / "dev-sentences")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    clips = sorted(arguments.clips.glob("*.wav")) or [EXAMPLE]
    with tempfile.TemporaryDirectory() as folder:
        found = measure_processes(four_seconds(clips, Path(folder)), arguments.repeats)
    found |= measure_decoding(clips, arguments.repeats)
    if arguments.json:
        print(json.dumps(found))
        return
    print(f"{found['clips']:.0f} clips, {found['seconds']:.0f} s; bare Vosk in brackets")
    for name, unit, bar in (
        ("rtf", "", 0.06),
        ("delay_ms", "ms", 50),
        ("rss_mb", "MB", 120),
        ("cold_start_s", "s", 1.0),
        ("cold_start_cpu_s", "s", 1.0),
    ):
        ours, bare = found[name], found[f"{name}_bare"]
        worst = f", at worst {found[f'{name}_worst']:.0f}" if f"{name}_worst" in found else ""
        verdict = f"asked for: {bar:g} {'met' if ours <= bar else 'MISSED'}"
        times = f"{ours / bare:.2f} times as much{worst}"
        print(f"  {name:18} {ours:8.3f} {unit:2} ({bare:.3f}), {times}; {verdict}")


if __name__ == "__main__":
    main()
