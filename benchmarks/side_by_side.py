"""Macsen-lite and Home Assistant side by side, on the same Welsh text.

    python benchmarks/side_by_side.py [--shared DIR] [--misses] [--json]

Home Assistant is its own recogniser (`hassil`) with its own Welsh sentences (the package
`home-assistant-intents`, in the extra `compare`). Macsen-lite is its matcher with the shipped
intents and those of benchmarks/intents: sentences for skills that are still to come, counted
apart, as nothing answers them yet. Sets:

* Home Assistant's own Welsh test sentences (shared data, CC BY 4.0), for what both have; each
  system is told the rooms and devices that a test names, and that it listens in a room. A sentence
  counts when its intent is right. The sentences of benchmarks/intents were written with this set in
  view: it shows that they cover it, and is no unseen set.
* The 2022 Macsen's closed sentences (shared data, MIT), for the skills that macsen-lite has.
* Lengths of time and times of day, from tests/welsh/tables: a phrase counts when its value is
  right, said as “gosod amserydd am …” and “gosod larwm am …”. These tables were written for
  macsen-lite and its reader was made to pass them: no unseen set either.

All of it is text without errors; nothing here is speech.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from hassil import Intents, recognize_best
from hassil.intents import TextSlotList
from home_assistant_intents import get_intents

from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.slots import TEST_NOW
from macsen_lite.paths import intents_dir

HERE = Path(__file__).parent
TABLES = HERE.parent / "tests" / "welsh" / "tables"

SAME = {
    "HassGetCurrentTime": {"amser.faint"},
    "HassGetCurrentDate": {"dyddiad.dyddiad"},
    "HassStartTimer": {"amserydd.gosod"},
    "HassCancelTimer": {"amserydd.canslo"},
    "HassCancelAllTimers": {"amserydd.canslo_pob_un"},
    "HassPauseTimer": {"amserydd.oedi"},
    "HassUnpauseTimer": {"amserydd.parhau"},
    "HassTimerStatus": {"amserydd.ar_ol"},
    "HassGetWeather": {"tywydd.nawr"},
    "HassLightSet": {"golau.disgleirdeb", "golau.lliw"},
    "HassTurnOn": {"golau.cynnau"},
    "HassTurnOff": {"golau.diffodd"},
    "HassMediaSearchAndPlay": {"cerddoriaeth.chwarae"},
    "HassMediaPause": {"cerddoriaeth.oedi"},
    "HassMediaUnpause": {"cerddoriaeth.parhau"},
    "HassMediaNext": {"cerddoriaeth.nesaf"},
}
"""Home Assistant's intents and ours that do the same."""
LEFT_OUT = re.compile(r"cover|valve|lock|scene|script|command|fan")
"""Kinds of test, by file, of things that no skill of ours means to do: blinds, valves, locks,
scenes, scripts, commands said for later."""
MACSEN = {
    "beth.ywr.dyddiad": {"dyddiad.dyddiad"},
    "faint.or.gloch": {"amser.faint"},
    "amsera": {"amserydd.gosod"},
    "gosoda.larwm": {"larwm.gosod"},
    "beth.ywr.newyddion": {"newyddion.penawdau"},
    "beth.ywr.tywydd": {"tywydd.nawr"},
    "beth.fydd.y.tywydd": {"tywydd.bydd"},
    "rho_golau_i_ffwrdd_neu_ymlaen": {"golau.cynnau", "golau.diffodd"},
    "chwaraea.cerddoriaeth": {"cerddoriaeth.chwarae"},
}
"""The 2022 Macsen's intents and ours that do the same. Not here: skills that macsen-lite lacks."""
PLACES = {"yn": "Llanelli", "ym": "Mangor", "yng": "Nghaerdydd"}
"""What stands for {lleoliad} after each form of *yn*."""
SHIPPED = {
    "amser",
    "dyddiad",
    "dihareb",
    "macsen",
    "larwm",
    "amserydd",
    "tywydd",
    "newyddion",
    "golau",
    "cerddoriaeth",
}


@dataclass
class Row:
    """One line of the report."""

    name: str
    asked: int = 0
    ours: int = 0
    theirs: int | None = 0
    missed: list[str] = field(default_factory=list)


class HomeAssistant:
    """Its recogniser with its own Welsh sentences."""

    def __init__(self) -> None:
        data = get_intents("cy")
        assert data is not None
        self._intents = Intents.from_dict(data)

    def recognise(
        self, text: str, names: Mapping[str, Iterable[tuple[str, str]]] | None = None
    ) -> tuple[str, dict[str, Any]] | None:
        """Intent and slots.

        ``names`` are the areas, devices and floors that it knows, each with its domain. It is told
        that it listens in an area, as Home Assistant's own tests do.
        """
        lists = {}
        for kind in ("name", "area", "floor"):
            known = [
                (text, text, {"domain": domain} if domain else {})
                for text, domain in (names or {}).get(kind, ())
            ]
            lists[kind] = TextSlotList.from_tuples(known or [("dim", "dim")], name=kind)
        found = recognize_best(
            text,
            self._intents,
            slot_lists=lists,
            intent_context={"area": "Ystafell Fyw"},
            language="cy",
        )
        if found is None:
            return None
        return found.intent.name, {name: e.value for name, e in found.entities.items()}

    def seconds(self, phrase: str) -> int | None:
        """The length of the timer that it would set."""
        found = self.recognise(f"gosod amserydd am {phrase}")
        if found is None or found[0] != "HassStartTimer":
            return None
        hours, minutes, seconds = (found[1].get(k) or 0 for k in ("hours", "minutes", "seconds"))
        return int(3600 * hours + 60 * minutes + seconds)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = os.environ.get("MACSEN_SHARED", HERE.parents[1] / "shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--misses", action="store_true", help="print what macsen-lite missed")
    parser.add_argument("--json", action="store_true", help="one object a row")
    options = parser.parse_args()
    intents = IntentLoader([intents_dir(), HERE / "intents"]).load()
    if intents.problems:
        print(intents.problems[0].error(), file=sys.stderr)
        return 1
    matcher = Matcher(intents)
    theirs = HomeAssistant()

    def ours(text: str) -> str:
        match = matcher.match(text, TEST_NOW)
        return match.intent if match else ""

    rows: list[Row] = []
    data = options.shared / "data"
    if (data / "ha-intents-cy").is_dir():
        rows += home_assistant_tests(data / "ha-intents-cy", ours, theirs)
        rows += macsen_sentences(data / "macsen-sentences.tsv", ours)
    else:
        print(f"{data} is not there (--shared): only the tables are compared", file=sys.stderr)
    rows += durations(matcher, theirs)
    rows += clock_times(matcher)
    for row in rows:
        show(row, options.json)
        if options.misses:
            for miss in row.missed:
                print("    ", miss)
    return 0


def show(row: Row, as_json: bool) -> None:
    if as_json:
        print(json.dumps({k: v for k, v in vars(row).items() if k != "missed"}))
        return
    them = "has none" if row.theirs is None else share(row.theirs, row.asked)
    print(f"{row.name:58} macsen-lite {share(row.ours, row.asked):18} Home Assistant {them}")


def share(right: int, asked: int) -> str:
    return f"{right}/{asked} ({100 * right / asked:.1f} %)" if asked else "0/0"


def home_assistant_tests(
    folder: Path, ours: Callable[[str], str], theirs: HomeAssistant
) -> Iterator[Row]:
    now = Row("Home Assistant's tests, skills that answer now: intent")
    coming = Row("Home Assistant's tests, sentences of coming skills: intent")
    for path in sorted(folder.glob("*/*.yaml")):
        same = SAME.get(path.parent.name)
        if same is None or LEFT_OUT.search(path.stem):
            continue
        content = yaml.safe_load(path.read_text("utf-8"))
        row = now if {i.split(".")[0] for i in same} <= SHIPPED else coming
        for test in content["tests"]:
            if not _means_lights(path.parent.name, test):
                continue
            names = _names(content)
            for text in test["sentences"]:
                row.asked += 1
                answer = ours(text)
                row.ours += answer in same
                found = theirs.recognise(text, names)
                row.theirs = (row.theirs or 0) + (
                    found is not None and found[0] == path.parent.name
                )
                if answer not in same:
                    row.missed.append(f"{path.parent.name}: {text!r} → {answer or 'nothing'}")
    yield now
    yield coming


def _means_lights(intent: str, test: dict[str, Any]) -> bool:
    """Whether a test is about something that a skill of ours means to do."""
    if intent not in ("HassTurnOn", "HassTurnOff"):
        return True
    # Blinds and fans by class, in files that hold lights too.
    about = " ".join(test["sentences"]).lower()
    return not re.search(r"llen|falf|drws|ffan|modd|cloi", about)


def _names(content: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """The areas, devices and floors of a file of tests, each with its domain ("" for a place)."""
    known: dict[str, dict[str, str]] = {"name": {}, "area": {}, "floor": {}}
    for entity in content.get("entities") or []:
        known["name"][str(entity["name"])] = str(entity.get("domain", ""))
    for kind in ("areas", "floors"):
        known[kind[:-1]] |= {str(entry["name"]): "" for entry in content.get(kind) or []}
    for test in content["tests"]:
        given = test.get("slots") or {}
        for kind, names in known.items():
            if kind in given:
                names.setdefault(str(given[kind]), "")
    return {kind: list(names.items()) for kind, names in known.items()}


def macsen_sentences(path: Path, ours: Callable[[str], str]) -> Iterator[Row]:
    rows = {
        True: Row("Macsen 2022's sentences, skills that answer now: intent", theirs=None),
        False: Row("Macsen 2022's sentences, coming skills: intent", theirs=None),
    }
    for line in path.read_text("utf-8").splitlines()[1:]:
        _, intent, sentence = line.split("\t")
        same = MACSEN.get(intent)
        if same is None:
            continue
        text = re.sub(r"(\S+) \{lleoliad\}", lambda m: f"{m[1]} {PLACES[m[1].lower()]}", sentence)
        row = rows[{i.split(".")[0] for i in same} <= SHIPPED]
        row.asked += 1
        answer = ours(text)
        row.ours += answer in same
        if answer not in same:
            row.missed.append(f"{intent}: {text!r} → {answer or 'nothing'}")
    yield from rows.values()


def table(name: str) -> Iterator[list[str]]:
    """The lines of a table that have a value; those that must not be read at all have “-”."""
    for line in (TABLES / name).read_text("utf-8").splitlines()[1:]:
        if line.strip() and not line.startswith("#") and line.split("\t")[1] != "-":
            yield line.split("\t")


def durations(matcher: Matcher, theirs: HomeAssistant) -> Iterator[Row]:
    plain = Row("Lengths of time, not mutated: seconds")
    mutated = Row("Lengths of time, mutated: seconds")
    for phrase, seconds, *rule in table("durations.tsv"):
        row = mutated if rule[0].startswith(("soft after", "spirant after")) else plain
        row.asked += 1
        match = matcher.match(f"gosod amserydd am {phrase}", TEST_NOW)
        right = match is not None and match.slots.get("hyd") is not None
        right = right and match is not None and match.slots["hyd"].value == int(seconds)
        row.ours += right
        row.theirs = (row.theirs or 0) + (theirs.seconds(phrase) == int(seconds))
        if not right:
            row.missed.append(phrase)
    yield plain
    yield mutated


def clock_times(matcher: Matcher) -> Iterator[Row]:
    row = Row("Times of day: HH:MM", theirs=None)
    for phrase, time, *_ in table("clock.tsv"):
        row.asked += 1
        match = matcher.match(f"gosod larwm am {phrase}", TEST_NOW)
        right = match is not None and match.intent == "larwm.gosod" and "amser" in match.slots
        right = right and match is not None and match.slots["amser"].value == time[:5]
        row.ours += right
        if not right:
            row.missed.append(phrase)
    yield row


if __name__ == "__main__":
    sys.exit(main())
