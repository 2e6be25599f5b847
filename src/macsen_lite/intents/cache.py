"""Compiled files between runs: JSON in the user's cache folder, named by what it was made from.

A cached file is read in a few milliseconds; compiling it anew takes the libraries that read
templates, schemas and answers, a quarter of a second. Whatever is wrong with the cache, compiling
anew is the answer, so nothing here ever fails.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from macsen_lite.automaton import Arc, WordAutomaton
from macsen_lite.intents.list_slot import ListSlot
from macsen_lite.intents.model import Common, Intent, IntentTest, SkillFile
from macsen_lite.intents.slots import ListItem, SlotSpec, SlotType, slot_kind
from macsen_lite.whole_file import write_whole

T = TypeVar("T")

FORMAT = "3"
"""Change it when the meaning of what is cached changes."""
KEEP = 64
"""How many compiled files to keep; the longest unused go first."""


class CompiledCache:
    """A folder of compiled files."""

    def __init__(self, folder: Path) -> None:
        """``folder`` need not exist."""
        self._folder = folder

    def file(self, key: str, path: Path) -> SkillFile | None:
        """The compiled file kept under ``key``, as read from ``path``; None if there is none."""
        data = self._load(key)
        return None if data is None else _or_none(lambda: _read_file(data, path))

    def common(self, key: str) -> Common | None:
        """The compiled common files kept under ``key``, or None."""
        data = self._load(key)
        return None if data is None else _or_none(lambda: _read_common(data))

    def keep(self, key: str, compiled: SkillFile | Common) -> None:
        """Keep it, written whole or not at all; do nothing when the folder cannot be written."""
        data = _write_file(compiled) if isinstance(compiled, SkillFile) else _write_common(compiled)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._path(key), text.encode(), is_durable=False)
            self._prune()

    def _prune(self) -> None:
        kept = sorted(self._folder.glob("*.json"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in kept[KEEP:]:
            old.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.json"

    def _load(self, key: str) -> Any:
        with contextlib.suppress(OSError, ValueError):
            return json.loads(self._path(key).read_text(encoding="utf-8"))
        return None


def _or_none(read: Callable[[], T]) -> T | None:
    """What ``read`` makes of cached data, or None when the data is not what was written."""
    try:
        return read()
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _write_automaton(automaton: WordAutomaton) -> list[Any]:
    arcs = [[a.src, a.dst, a.word, a.cost, a.mark] for a in automaton.arcs]
    return [automaton.start, list(automaton.finals.items()), arcs]


def _read_automaton(data: list[Any]) -> WordAutomaton:
    start, finals, arcs = data
    return WordAutomaton(start, dict(finals), tuple(Arc(*a) for a in arcs))


def _write_slot(slot: SlotType) -> dict[str, Any]:
    spec = slot.spec
    items = [[list(i.templates), i.value, i.say] for i in spec.items]
    data = {"type": spec.type, "items": items, "options": dict(spec.options)}
    if isinstance(slot, ListSlot):
        data["tagged"] = _write_automaton(slot.tagged_items)
    return data


def _read_slot(data: dict[str, Any]) -> SlotType:
    items = tuple(ListItem(tuple(t), value, say) for t, value, say in data["items"])
    spec = SlotSpec(data["type"], items, data["options"])
    if "tagged" in data:
        return ListSlot(spec, _read_automaton(data["tagged"]))
    kind = slot_kind(spec.type)
    if kind is None:
        raise KeyError(spec.type)
    return kind.make(spec)


def _write_file(file: SkillFile) -> dict[str, Any]:
    return {
        "skill": file.skill,
        "about": dict(file.about),
        "data": dict(file.data),
        "say_as": dict(file.say_as),
        "intents": [
            {
                "id": intent.id,
                "sentences": intent.sentences,
                "automaton": _write_automaton(intent.automaton),
                "samples": intent.samples,
                "slots": {name: _write_slot(slot) for name, slot in intent.slots.items()},
                "needs": intent.needs,
                "answers": dict(intent.answers),
                "tests": [[t.say, dict(t.slots), t.negative] for t in intent.tests],
                "ask": dict(intent.ask),
                "required": intent.required,
                "describes": intent.describes,
            }
            for intent in file.intents
        ],
    }


def _read_file(data: dict[str, Any], path: Path) -> SkillFile:
    intents = tuple(
        Intent(
            id=entry["id"],
            skill=data["skill"],
            sentences=tuple(entry["sentences"]),
            automaton=_read_automaton(entry["automaton"]),
            samples=tuple(entry["samples"]),
            slots={name: _read_slot(slot) for name, slot in entry["slots"].items()},
            needs=tuple(tuple(group) for group in entry["needs"]),
            answers={name: tuple(ways) for name, ways in entry["answers"].items()},
            tests=tuple(IntentTest(*test) for test in entry["tests"]),
            ask={name: tuple(ways) for name, ways in entry["ask"].items()},
            required=tuple(entry["required"]),
            describes=entry["describes"],
        )
        for entry in data["intents"]
    )
    return SkillFile(path, data["skill"], data["about"], data["data"], data["say_as"], intents)


def _write_common(common: Common) -> dict[str, Any]:
    return {
        "before": _write_automaton(common.before),
        "after": _write_automaton(common.after),
        "say_as": dict(common.say_as),
        "replies": dict(common.replies),
        "dialogue": {name: _write_automaton(a) for name, a in common.dialogue.items()},
    }


def _read_common(data: dict[str, Any]) -> Common:
    return Common(
        _read_automaton(data["before"]),
        _read_automaton(data["after"]),
        data["say_as"],
        {name: tuple(ways) for name, ways in data["replies"].items()},
        {name: _read_automaton(a) for name, a in data["dialogue"].items()},
    )
