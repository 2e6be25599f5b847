"""How long a match takes, beside hassil's recogniser and rapidfuzz's extractOne: for matcher.py."""

from __future__ import annotations

import random
import re
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from hassil import Intents, recognize_best
from rapidfuzz import fuzz, process

from macsen_lite.intents.heard import expand
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.samples import draw
from macsen_lite.intents.slots import TEST_NOW

SAMPLES = 10_000
"""Sentences that extractOne compares each phrase with."""
SLOT_SAMPLES = 300
"""Phrases of each slot that hassil is given as a list."""
HASSIL_PHRASES = 1_000
BLOCK = 250
"""Phrases after which the next one has its turn, so that other work on the machine slows all."""
_CLITIC = re.compile(r"(?<=\w)('(?:r|n|i|u|w|m|th|ch)\b)")


def speed(intents: IntentSet, texts: Mapping[str, Sequence[str]], phrases: int) -> dict[str, Any]:
    """Milliseconds a match over ``phrases`` phrases, as many of each kind of ``texts``."""
    chance = random.Random(1)
    mixed = [t for kind in texts.values() for t in chance.choices(kind, k=phrases // len(texts))]
    chance.shuffle(mixed)
    start = time.perf_counter()
    matcher = Matcher(intents)
    matcher.match(mixed[0] + " x", TEST_NOW)  # a near miss: everything that is made late is made
    first = time.perf_counter() - start
    samples = [
        sentence
        for intent in intents.intents
        for sentence in draw(
            expand(intent.automaton, intents.slot_types),
            SAMPLES // len(intents.intents),
            chance,
        )
    ]
    hass = hassil_intents(intents, chance)
    whole = [" ".join(s.split()) for s in texts["exact"][:HASSIL_PHRASES]]
    understood = sum(recognise(hass, text) for text in whole[:200])

    contenders: dict[str, Callable[[str], object]] = {
        "matcher": lambda text: matcher.match(text, TEST_NOW),
        "extractOne": lambda text: process.extractOne(text, samples, scorer=fuzz.ratio),
        "hassil": lambda text: recognise(hass, text),
    }
    wall: dict[str, list[float]] = {name: [] for name in contenders}
    cpu: dict[str, list[float]] = {name: [] for name in contenders}
    for at in range(0, len(mixed), BLOCK):
        for name, run in contenders.items():
            if name == "hassil" and at >= HASSIL_PHRASES:
                continue
            for text in mixed[at : at + BLOCK]:
                begin, before = time.perf_counter(), time.process_time()
                run(text)
                # The processor's time does not grow when something else has the processor.
                cpu[name].append(1000 * (time.process_time() - before))
                wall[name].append(1000 * (time.perf_counter() - begin))
    result: dict[str, Any] = {"first_match_ms": 1000 * first, "samples": len(samples)}
    lines = [
        f"first match, with what is made for it: {1000 * first:.0f} ms; extractOne compares "
        f"with {len(samples)} sentences; hassil understands {understood} of {len(whole[:200])} "
        "drawn without errors"
    ]
    for name in contenders:
        result[name] = {"n": len(wall[name])}
        for clock, times in {"wall": wall[name], "cpu": cpu[name]}.items():
            cuts = statistics.quantiles(times, n=100)
            result[name][clock] = {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98]}
        rows = [
            f"{clock} p50 {row['p50']:.3f} p95 {row['p95']:.3f} p99 {row['p99']:.3f} ms"
            for clock, row in result[name].items()
            if clock != "n"
        ]
        ratio = result["matcher"]["cpu"]["p95"] / result[name]["cpu"]["p95"]
        lines.append(
            f"{name:>10} n {len(wall[name]):5}  {'; '.join(rows)}; "
            f"ours is {ratio:.2f} of its CPU p95"
        )
    result["lines"] = lines
    return result


def recognise(intents: Intents, text: str) -> bool:
    """Whether hassil understands it; clitics stand apart, as in the templates."""
    return recognize_best(_CLITIC.sub(r" \1", text), intents, language="cy") is not None


def hassil_intents(intents: IntentSet, chance: random.Random) -> Intents:
    """The shipped templates for hassil. Rules get their intent's name too; slots become lists."""
    common: dict[str, str] = {}
    files: list[tuple[Path, dict[str, Any]]] = []
    for file in intents.files:
        content = yaml.safe_load(file.path.read_text("utf-8"))
        files.append((file.path, content))
        common_path = file.path.with_name("_common.yaml")
        if common_path.is_file():
            common |= yaml.safe_load(common_path.read_text("utf-8")).get("rules", {})
    data: dict[str, Any] = {"language": "cy", "intents": {}, "lists": {}, "expansion_rules": {}}
    for _, content in files:
        own = {**common, **content.get("rules", {})}
        for intent_id, entry in content["intents"].items():
            intent, stem = intents.intent(intent_id), intent_id.replace(".", "_")

            def renamed(text: str, stem: str = stem) -> str:
                text = re.sub(r"<(\w+)>", rf"<{stem}_\1>", text)
                return re.sub(r"\{(\w+)\}", rf"{{{stem}_\1}}", text)

            for name, text in own.items():
                data["expansion_rules"][f"{stem}_{name}"] = renamed(text)
            for name, slot in intent.slots.items():
                said = sorted(set(draw(slot.automaton(), SLOT_SAMPLES, chance)))
                data["lists"][f"{stem}_{name}"] = {"values": said}
            sentences = [renamed(text) for text in entry["sentences"]]
            data["intents"][stem] = {"data": [{"sentences": sentences}]}
    return Intents.from_dict(data)
