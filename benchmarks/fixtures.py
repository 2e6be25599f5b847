"""How fast recordings are run, beside plain loops, and whether memory stays flat over many.

    python benchmarks/fixtures.py [--clips 120] [--many 10000] [--skip throughput|memory] [--json]

Throughput, over the same few synthetic commands (espeak-ng) again and again, in the same order:

- vosk: one process that decodes each clip with bare Vosk on the same compiled graph, and no more;
- hear: one process that gives each clip to `Assistant.hear`, one after the other;
- 1, 2 …: the runner with so many processes, from the first result to the last.

Times real time is sound over wall clock. On a machine that does other work wall clock says little,
so processor time for each clip is given too (of all processes, their start apart); every kind is
run twice, in turns, and the better one counts.

Memory: resident set of the runner's process and of the largest worker after 1,000 clips and after
`--many`, of a sound so short that it takes little time; results are written to a file and
forgotten. Settings and data are the benchmark's own.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import psutil
import soundfile

from macsen_lite.audio.files import read_clip
from macsen_lite.fixtures.engine import EnginePlan
from macsen_lite.fixtures.model import SYNTHETIC, Fixture
from macsen_lite.fixtures.order import Task, in_order
from macsen_lite.fixtures.processes import ProcessWorkers
from macsen_lite.fixtures.records import ResultsFile
from macsen_lite.fixtures.results import RunInfo

SENTENCES = (
    ("faint o'r gloch ydi hi", 140),
    ("beth ydi'r dyddiad heddiw", 150),
    ("beth yw saith lluosi gydag wyth", 140),
    ("tafla geiniog", 160),
)
SHORT = ("ie", 300)
SHORTEST_S = 0.15
FIRST_MARK = 1_000
Figures = dict[str, float]


def speak(path: Path, text: str, speed: int) -> Path:
    done = subprocess.run(
        ["espeak-ng", "-v", "cy", "-s", str(speed), "--stdout", text],
        check=True,
        capture_output=True,
    )
    path.write_bytes(done.stdout)
    return path


def fixtures(sounds: list[Path], count: int) -> list[Fixture]:
    return [Fixture(f"{n}", sounds[n % len(sounds)], tags=(SYNTHETIC,)) for n in range(count)]


def processor_s(processes: list[psutil.Process]) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def by_vosk(sounds: list[Path], count: int, answer: Connection) -> None:
    import vosk

    vosk.SetLogLevel(-1)
    from macsen_lite.compiling import IntentGraph

    graph = IntentGraph.of_this_user()
    assert graph is not None
    model = vosk.Model(str(graph.compile()))

    def hear(path: Path) -> None:
        clip = read_clip(path, rate=16_000)
        decoder = vosk.KaldiRecognizer(model, 16_000.0)
        decoder.SetWords(True)
        decoder.AcceptWaveform(clip.samples.tobytes())
        decoder.FinalResult()

    answer.send(timed(hear, sounds, count))


def by_hear(sounds: list[Path], count: int, answer: Connection) -> None:
    from macsen_lite.assistant import Assistant

    assistant = Assistant.of_this_user()
    answer.send(timed(lambda path: assistant.hear(read_clip(path)), sounds, count))


def timed(hear: Callable[[Path], object], sounds: list[Path], count: int) -> Figures:
    for path in sounds:
        hear(path)  # whatever is loaded when first used
    start, spent = time.perf_counter(), time.process_time()
    for n in range(count):
        hear(sounds[n % len(sounds)])
    return {
        "wall_s": time.perf_counter() - start,
        "processor_s": time.process_time() - spent,
    }


def in_process(
    work: Callable[[list[Path], int, Connection], None], sounds: list[Path], count: int
) -> Figures:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=work, args=(sounds, count, there))
    process.start()
    there.close()
    figures: Figures = here.recv()
    process.join()
    return figures


def by_runner(plan: EnginePlan, jobs: int, sounds: list[Path], count: int) -> Figures:
    workers = ProcessWorkers(plan, jobs)
    # Enough for each process to be loaded before the clock starts.
    for n in range(jobs):
        workers.submit(n, Task(fixtures(sounds, jobs)[n]))
    for _ in range(jobs):
        workers.wait()
    everyone = [psutil.Process(), *map(psutil.Process, workers.pids)]
    start, spent = time.perf_counter(), processor_s(everyone)
    failed = sum(bool(clip.error) for clip in in_order(workers, map(Task, fixtures(sounds, count))))
    figures = {
        "wall_s": time.perf_counter() - start,
        "processor_s": processor_s(everyone) - spent,
    }
    workers.close()
    assert not failed
    return figures


def throughput(plan: EnginePlan, folder: Path, count: int) -> dict[str, Figures]:
    sounds = [speak(folder / f"{n}.wav", *s) for n, s in enumerate(SENTENCES)]
    lengths = [soundfile.info(path).duration for path in sounds]
    sound_s = sum(lengths[n % len(lengths)] for n in range(count))
    kinds: dict[str, Callable[[], Figures]] = {
        "vosk": lambda: in_process(by_vosk, sounds, count),
        "hear": lambda: in_process(by_hear, sounds, count),
    }
    for jobs in sorted({1, 2, os.cpu_count() or 1}):
        kinds[str(jobs)] = lambda jobs=jobs: by_runner(plan, jobs, sounds, count)
    found: dict[str, Figures] = {}
    for _ in range(2):
        for name, measure in kinds.items():
            figures = measure()
            best = found.setdefault(name, figures)
            found[name] = {key: min(best[key], value) for key, value in figures.items()}
    for figures in found.values():
        figures["clips_per_s"] = count / figures["wall_s"]
        figures["times_real_time"] = sound_s / figures["wall_s"]
        figures["processor_ms_per_clip"] = 1000 * figures["processor_s"] / count
    return found


def memory(plan: EnginePlan, folder: Path, count: int) -> dict[str, Figures]:
    spoken, rate = soundfile.read(speak(folder / "short.wav", *SHORT))
    soundfile.write(folder / "short.wav", spoken[: int(SHORTEST_S * rate)], rate)
    sounds = [folder / "short.wav"]
    workers = ProcessWorkers(plan, os.cpu_count() or 1)
    clips = fixtures(sounds, count)
    marks = {FIRST_MARK, count}
    found: dict[str, Figures] = {}
    start = time.perf_counter()
    run = RunInfo("", 0.0, "", (), "", "", "")
    with ResultsFile(folder / "results.jsonl", run) as file:
        for done, clip in enumerate(in_order(workers, map(Task, clips)), 1):
            assert not clip.error, clip.error
            file.add(clip)
            if done in marks:
                here = psutil.Process().memory_info().rss
                there = max(psutil.Process(pid).memory_info().rss for pid in workers.pids)
                found[str(done)] = {
                    "runner_mb": here / 1e6,
                    "worker_mb": there / 1e6,
                    "wall_s": time.perf_counter() - start,
                }
    workers.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--clips", type=int, default=120)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--skip", choices=("throughput", "memory"))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="fixtures-benchmark-"))
    os.environ["MACSEN_DATA_DIR"] = str(folder / "data")
    os.environ["MACSEN_CONFIG_DIR"] = str(folder / "config")
    try:
        plan = EnginePlan()
        plan.prepare()
        found: dict[str, dict[str, Figures]] = {}
        # Memory first: the runner's process is then what a run's process is.
        if options.skip != "memory":
            found["memory"] = memory(plan, folder, options.many)
        if options.skip != "throughput":
            found["throughput"] = throughput(plan, folder, options.clips)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if options.json:
        print(json.dumps(found))
        return
    for name, figures in found.get("memory", {}).items():
        print(
            f"after {int(name):6,} clips: runner {figures['runner_mb']:6.1f} MB, "
            f"largest worker {figures['worker_mb']:6.1f} MB, {figures['wall_s']:.0f} s"
        )
    speeds = found.get("throughput", {})
    for name, figures in speeds.items():
        label = {"vosk": "bare Vosk", "hear": "Assistant.hear"}.get(name, f"runner, {name}")
        of_vosk = figures["clips_per_s"] / speeds["vosk"]["clips_per_s"]
        of_hear = figures["clips_per_s"] / speeds["hear"]["clips_per_s"]
        print(
            f"{label:15} {figures['clips_per_s']:6.1f} clips/s "
            f"{figures['times_real_time']:6.1f} × real time "
            f"{figures['processor_ms_per_clip']:6.1f} ms of processor a clip   "
            f"× Vosk {of_vosk:.2f}  × hear {of_hear:.2f}"
        )


if __name__ == "__main__":
    main()
