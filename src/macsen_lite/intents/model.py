"""Skills and intents as the rest of the program sees them: compiled, immutable, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents.automaton import grammar
from macsen_lite.intents.problem import Problem
from macsen_lite.intents.slots import JsonValue, SlotType


@dataclass(frozen=True, slots=True)
class IntentTest:
    """A sentence from ``tests:`` and what must become of it."""

    say: str
    slots: Mapping[str, JsonValue]
    negative: bool
    """True when this intent must not take the sentence."""


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing that can be asked."""

    id: str
    skill: str
    sentences: tuple[str, ...]
    """The templates, as written."""
    automaton: WordAutomaton
    """Everything that can be said for it, slots marked."""
    samples: tuple[str, ...]
    """Sentences drawn from the automaton by chance: for finding near misses quickly."""
    slots: Mapping[str, SlotType]
    needs: tuple[tuple[str, ...], ...]
    """Of each group, one must have been heard before a near miss may be accepted."""
    answers: Mapping[str, tuple[str, ...]]
    """Ways of answering, by group; the group without a name is ``""``."""
    tests: tuple[IntentTest, ...]


@dataclass(frozen=True, slots=True)
class SkillFile:
    """One skill's YAML, compiled."""

    path: Path
    skill: str
    about: Mapping[str, str]
    data: Mapping[str, JsonValue]
    """Whatever the file keeps under ``data:`` for its answers and its handler."""
    say_as: Mapping[str, str]
    intents: tuple[Intent, ...]


@dataclass(frozen=True, slots=True)
class Common:
    """``_common.yaml``, compiled: what holds for every skill."""

    before: WordAutomaton
    after: WordAutomaton
    say_as: Mapping[str, str]
    replies: Mapping[str, tuple[str, ...]]
    """What the assistant says when no skill answers, by occasion."""


@dataclass(frozen=True, slots=True)
class IntentSet:
    """All skills that can be used, as one grammar."""

    files: tuple[SkillFile, ...]
    common: Common
    problems: tuple[Problem, ...]
    """What is wrong in the files that are not in use, or are in use as they last were."""
    automaton: WordAutomaton
    over: int
    """The automaton's state in which an intent's own words are over."""
    _by_id: dict[str, Intent] = field(repr=False, compare=False)

    @property
    def intents(self) -> tuple[Intent, ...]:
        """Every intent, in the order of the files."""
        return tuple(self._by_id.values())

    def intent(self, intent_id: str) -> Intent:
        """The intent of that id. Raises KeyError."""
        return self._by_id[intent_id]

    def file_of(self, skill: str) -> SkillFile:
        """The file in which a skill stands. Raises KeyError."""
        for file in self.files:
            if file.skill == skill:
                return file
        raise KeyError(skill)

    @property
    def say_as(self) -> dict[str, str]:
        """How words that the G2P misreads are said, by word."""
        merged = dict(self.common.say_as)
        for file in self.files:
            merged.update(file.say_as)
        return merged


def assemble(
    files: tuple[SkillFile, ...], common: Common, problems: tuple[Problem, ...] = ()
) -> IntentSet:
    """One intent set from compiled files, whose intents' ids differ."""
    by_id = {intent.id: intent for file in files for intent in file.intents}
    automaton, over = grammar(
        {name: intent.automaton for name, intent in by_id.items()}, common.before, common.after
    )
    return IntentSet(files, common, problems, automaton, over, by_id)
