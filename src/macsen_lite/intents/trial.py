"""The ``tests:`` of YAML files, run through the real matcher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from macsen_lite.intents.matcher import Match, Matcher
from macsen_lite.intents.model import Intent, IntentSet, IntentTest
from macsen_lite.intents.slots import TEST_NOW, JsonValue
from macsen_lite.intents.source import Source, SourceError, read_source


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one test."""

    intent: str
    test: IntentTest
    path: Path
    line: int
    column: int
    match: Match | None
    """What was understood."""

    @property
    def passed(self) -> bool:
        """Whether it was understood as it should be: the intent, and just these slots."""
        if self.test.negative:
            return self.match is None or self.match.intent != self.intent
        return (
            self.match is not None
            and self.match.intent == self.intent
            and self.slots == dict(self.test.slots)
        )

    @property
    def slots(self) -> Mapping[str, JsonValue]:
        """The slots that were understood, with their values."""
        return {n: slot.value for n, slot in self.match.slots.items()} if self.match else {}


def run_tests(
    intents: IntentSet, chosen: Iterable[Intent], now: datetime = TEST_NOW
) -> Iterator[Outcome]:
    """Each test of ``chosen``, against all of ``intents``."""
    matcher = Matcher(intents)
    sources: dict[Path, Source | None] = {}
    for intent in chosen:
        path = intents.file_of(intent.skill).path
        if path not in sources:
            sources[path] = _source(path)
        source = sources[path]
        for place, test in enumerate(intent.tests):
            line = column = 1
            if source is not None:
                at = source.problem(("intents", intent.id, "tests", place, "say"), "")
                line, column = at.line, at.column
            yield Outcome(intent.id, test, path, line, column, matcher.match(test.say, now))


def _source(path: Path) -> Source | None:
    try:
        return read_source(path, path.read_bytes())
    except (OSError, SourceError):  # a file that is in use as it last was
        return None
