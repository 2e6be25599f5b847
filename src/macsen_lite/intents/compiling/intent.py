"""One intent: its sentences, slots and answers, each held against the others."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents import schema
from macsen_lite.intents.answers import AnswerNames
from macsen_lite.intents.automaton import label
from macsen_lite.intents.compiling.answers import check_answers
from macsen_lite.intents.compiling.rules import Rules, parse
from macsen_lite.intents.compiling.sentences import (
    joined,
    sentence,
    slots_used,
    unknown_slot_hint,
)
from macsen_lite.intents.compiling.slots import Lists, compile_slot
from macsen_lite.intents.compiling.written import Written
from macsen_lite.intents.model import Intent, IntentTest
from macsen_lite.intents.slots import SlotType
from macsen_lite.intents.source import Faults, Loc, Source, SourceError
from macsen_lite.messages import message
from macsen_lite.welsh.tokens import words


@dataclass(frozen=True, slots=True)
class IntentSource:
    """One intent as its file has it."""

    source: Source
    content: schema.SkillFile
    id: str
    entry: schema.IntentEntry
    rules: Rules
    lists: Lists

    @property
    def loc(self) -> Loc:
        """Where it stands in the file."""
        return ("intents", self.id)


def compile_intent(written: IntentSource) -> Intent:
    """Compile one intent. Raises SourceError with every fault."""
    entry, skill = written.entry, written.content.skill
    if written.id != skill and not written.id.startswith(f"{skill}."):
        text = message("intents.foreign_intent", skill=skill, intent=written.id)
        raise SourceError(written.source.key_problem(written.loc, text))
    faults = Faults()
    slots = _slots(written, faults)
    said = _sentences(written, slots, faults)
    _check_names(written, said, faults)
    _check_answers(written, faults)
    faults.raise_any()
    return Intent(
        id=written.id,
        skill=skill,
        sentences=tuple(entry.sentences),
        automaton=joined(said.automata),
        samples=said.samples,
        slots=slots,
        needs=tuple(tuple(" ".join(words(w)) for w in need.split("|")) for need in entry.needs),
        answers={group: tuple(ways) for group, ways in entry.answers.items()},
        tests=tuple(IntentTest(t.say, t.slots, t.not_) for t in entry.tests),
        ask={name: tuple(ways) for name, ways in entry.ask.items()},
        required=tuple(name for name in slots if name in entry.ask or name in entry.required),
        describes=entry.describes or "",
    )


def sentence_sources(
    source: Source, intent_id: str, sentences: Collection[str]
) -> Iterator[Written]:
    """The sentences of an intent with their places."""
    for i, text in enumerate(sentences):
        yield Written(source, ("intents", intent_id, "sentences", i), text)


def _slots(written: IntentSource, faults: Faults) -> dict[str, SlotType]:
    """The slots that are without a fault."""
    slots: dict[str, SlotType] = {}
    for name, slot in written.entry.slots.items():
        with faults.collect():
            at = (*written.loc, "slots", name)
            slots[name] = compile_slot(written.source, at, slot, written.rules, written.lists)
    return slots


@dataclass(frozen=True, slots=True)
class _Sentences:
    """What the sentences of an intent came to, those with a fault left out."""

    automata: tuple[WordAutomaton, ...]
    samples: tuple[str, ...]
    slots: frozenset[str]
    """The names of the slots that they use."""


def _sentences(written: IntentSource, slots: dict[str, SlotType], faults: Faults) -> _Sentences:
    declared = written.entry.slots
    # A slot with a fault of its own is still known to the sentences.
    labels = {name: label(slots[name].key if name in slots else name) for name in declared}
    automata: list[WordAutomaton] = []
    samples: dict[str, None] = {}
    used: set[str] = set()
    for each in sentence_sources(written.source, written.id, written.entry.sentences):
        with faults.collect():
            node = parse(each, written.rules)
            used |= slots_used(each, node, written.rules, declared)
            automaton, drawn = sentence(each, node, written.rules, labels)
            automata.append(automaton)
            samples |= dict.fromkeys(drawn)
    return _Sentences(tuple(automata), tuple(samples), frozenset(used))


def _check_names(written: IntentSource, said: _Sentences, faults: Faults) -> None:
    """That every slot is used, and every slot that is named elsewhere is one of the intent's."""
    source, entry, loc = written.source, written.entry, written.loc
    # With a sentence missing nothing can be said of what is not used.
    for name in entry.slots if len(said.automata) == len(entry.sentences) else ():
        if name not in said.slots and name not in entry.later:
            with faults.collect():
                unused = message("intents.unused_slot", name=name)
                raise SourceError(source.key_problem((*loc, "slots", name), unused))
    named = [((*loc, "ask", name), name, source.key_problem) for name in entry.ask]
    for key, names in (("required", entry.required), ("later", entry.later)):
        named += [((*loc, key, i), name, source.problem) for i, name in enumerate(names)]
    for at, name, problem in named:
        if name not in entry.slots:
            unknown = message("intents.unknown_slot", name=name)
            with faults.collect():
                raise SourceError(problem(at, unknown, unknown_slot_hint(name, entry.slots)))


def _check_answers(written: IntentSource, faults: Faults) -> None:
    """Answers may name what the slots, the skill and its file give; questions nothing."""
    source, entry, loc = written.source, written.entry, written.loc
    names = {"said", *entry.slots, *entry.gives, *written.content.data}
    for group, ways in entry.answers.items():
        with faults.collect():
            at = (*loc, "answers", *([group] if group else []))
            check_answers(source, at, ways, AnswerNames(names, set(entry.slots)))
    for name, ways in entry.ask.items():
        with faults.collect():
            check_answers(source, (*loc, "ask", name), ways)
