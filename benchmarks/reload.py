"""How soon changed skills are matched, beside loading everything anew.

    python benchmarks/reload.py [--times 10] [--files 10] [--copies 0] [--json FILE]

Copies the shipped skills to a folder (and ``--copies`` more of each, under other names, for larger
sets), then changes a sentence of one file after the other and takes the time of

- the file's name: from noticing the change until the new matcher has matched the new sentence;
- look: one look at the folder that finds nothing changed, as happens once a second;
- cold: reading every file and making a matcher, nothing kept from before;

in turns, so that other work on the machine slows all alike. ``_common.yaml`` is part of every file,
so that a change of it reads all of them.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from macsen_lite.intents.loader import COMMON, IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.reload import IntentWatcher
from macsen_lite.paths import intents_dir

GOAL_MS = 200.0
SENTENCE = "beth yw fersiwn rhif {n}"


def copy_skills(folder: Path, copies: int) -> None:
    """The shipped files, and copies whose skills, intents and sentences differ from them."""
    for path in intents_dir().iterdir():
        if path.suffix in (".yaml", ".txt"):
            shutil.copy(path, folder)
    for path in sorted(intents_dir().glob("*.yaml")):
        if path.name == COMMON:
            continue
        text = path.read_text(encoding="utf-8")
        skill = re.search(r"^skill: (\w+)", text, re.MULTILINE)
        assert skill
        for n in range(copies):
            name = f"{skill[1]}_{n}"
            again = re.sub(rf"^skill: {skill[1]}", f"skill: {name}", text, flags=re.MULTILINE)
            again = re.sub(rf"^  {skill[1]}\.", f"  {name}.", again, flags=re.MULTILINE)
            again = re.sub(r'^      - "', f'      - "copi{n} ', again, flags=re.MULTILINE)
            (folder / f"{name}.yaml").write_text(again, encoding="utf-8")


def change(path: Path, original: str, n: int) -> str:
    """Write the file with one more sentence in its first intent, and return the sentence.

    Of ``_common.yaml`` a rule changes that many sentences use.
    """
    if path.name == COMMON:
        now = "nawr" + "abcdefghij"[n % 10] * (1 + n // 10)
        assert '  nawr: "' in original
        path.write_text(original.replace('  nawr: "', f'  nawr: "{now}|', 1), "utf-8")
        return f"faint o'r gloch ydi hi {now}"
    said = SENTENCE.format(n="abcdefghij"[n % 10] * (1 + n // 10))
    path.write_text(
        original.replace("    sentences:\n", f'    sentences:\n      - "{said}"\n', 1), "utf-8"
    )
    return said


def cold(folder: Path, said: str) -> float:
    """What loading takes in a process that has loaded nothing, its modules aside."""
    command = [sys.executable, __file__, "--cold", str(folder), said]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def timed(work: Callable[[], object]) -> float:
    """How long ``work`` took, in milliseconds."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--files", type=int, default=10, help="how many files to change in turn")
    parser.add_argument("--copies", type=int, default=0)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--cold", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.cold:
        folder, said = options.cold
        warm_up = "skill: x\nintents: {x.x: {sentences: [x], answers: ['{{ 1 }}']}}\n"
        with tempfile.TemporaryDirectory() as work:
            (Path(work) / "x.yaml").write_text(warm_up, "utf-8")  # loads pydantic, hassil, Jinja2
            Matcher(IntentLoader([Path(work)]).load()).match("x y")
        print(timed(lambda: Matcher(IntentLoader([Path(folder)]).load()).match(said)))
        return
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        copy_skills(folder, options.copies)
        loader = IntentLoader([folder])
        intents = loader.load()
        assert not intents.problems, intents.problems[0]
        watcher = IntentWatcher(loader, intents, interval=0.0)
        took: dict[str, list[float]] = {"look": [], "cold": []}
        for path in sorted(folder.glob("*.yaml"))[: options.files]:
            took |= {path.name: []}
            original = path.read_text(encoding="utf-8")
            for n in range(options.times):
                said = change(path, original, n)

                def reload(said: str = said) -> None:
                    changed = watcher.check()
                    assert changed is not None and not changed.problems
                    match = changed.matcher.match(said)
                    assert match is not None and match.score == 1.0

                took[path.name].append(timed(reload))
                took["look"].append(timed(watcher.check))
                if n == 0:
                    took["cold"].append(cold(folder, said))
            path.write_text(original, encoding="utf-8")
            watcher.check()
        cold_ms = statistics.median(took["cold"])
        result = {
            "files": len(list(folder.glob("*.yaml"))),
            "intents": len(intents.intents),
            "times": options.times,
            "goal_ms": GOAL_MS,
            "ms": {
                name: {
                    "median": statistics.median(all_),
                    "most": max(all_),
                    "of_cold": statistics.median(all_) / cold_ms,
                }
                for name, all_ in took.items()
            },
        }
    print(f"{result['files']} files, {result['intents']} intents; goal {GOAL_MS:.0f} ms")
    for name, all_ in took.items():
        median = statistics.median(all_)
        print(
            f"{name:18s} median {median:7.1f} ms  most {max(all_):7.1f} ms"
            f"  {100 * median / cold_ms:4.0f} % of cold  n={len(all_)}"
        )
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
