"""Skills and intents as the rest of the program sees them: compiled, immutable, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents.automaton import grammar, label
from macsen_lite.intents.heard import Heard
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
    """Everything that can be said for it; a slot is one word, its label, between marks."""
    samples: tuple[str, ...]
    """Sentences drawn from the automaton by chance, with labels for slots."""
    slots: Mapping[str, SlotType]
    needs: tuple[tuple[str, ...], ...]
    """Of each group, one must have been heard before a near miss may be accepted."""
    answers: Mapping[str, tuple[str, ...]]
    """Ways of answering, by group; the group without a name is ``""``."""
    tests: tuple[IntentTest, ...]
    ask: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What to ask, by slot, when the slot was needed and not heard."""
    required: tuple[str, ...] = ()
    """Slots without which it cannot be answered."""
    describes: str = ""
    """What it does, in words that can follow “did you mean”: *dweud faint o'r gloch ydi hi*."""


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
    dialogue: Mapping[str, WordAutomaton] = field(default_factory=dict)
    """What means the same in any conversation (*ie*, *dim ots*), by name: `dialogue.phrases`."""


@dataclass(frozen=True, slots=True)
class IntentSet:
    """All skills that can be used, as one grammar."""

    files: tuple[SkillFile, ...]
    common: Common
    problems: tuple[Problem, ...]
    """What is wrong in the files that are not in use, or are in use as they last were."""
    skeleton: WordAutomaton
    """Every intent's automaton, tagged, between what may be said before and after any of them."""
    over: int
    """The skeleton's state in which an intent's own words are over."""
    slot_types: Mapping[str, SlotType]
    """What the skeleton's labels stand for."""
    _by_id: dict[str, Intent] = field(repr=False, compare=False)
    _heard: list[Heard] = field(repr=False, compare=False, default_factory=list)

    @property
    def heard(self) -> Heard:
        """Everything that can be said, for the decoding graph."""
        if not self._heard:
            self._heard.append(Heard(self.skeleton, self.slot_types))
        return self._heard[0]

    @property
    def automaton(self) -> WordAutomaton:
        """Everything that can be said, slots in full, no marks or tags. Slow when first asked."""
        return self.heard.whole()

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
    skeleton, over = grammar(
        {name: intent.automaton for name, intent in by_id.items()}, common.before, common.after
    )
    slot_types = {
        label(slot.key): slot for intent in by_id.values() for slot in intent.slots.values()
    }
    return IntentSet(files, common, problems, skeleton, over, slot_types, by_id)
