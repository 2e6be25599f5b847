"""From one file's YAML to compiled intents. The slow half of loading: the result is kept.

hassil, pydantic and Jinja2 are imported here or below, and nowhere on the way of a spoken turn.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from macsen_lite.automaton import Arc, WordAutomaton, choice, nothing
from macsen_lite.intents import schema
from macsen_lite.intents.answers import AnswerError
from macsen_lite.intents.answers import check as check_answer
from macsen_lite.intents.automaton import build, tidy
from macsen_lite.intents.model import Common, Intent, IntentTest, SkillFile
from macsen_lite.intents.problem import Problem
from macsen_lite.intents.slots import SLOT_TYPES, ListItem, SlotSpec, SlotType
from macsen_lite.intents.source import Loc, Source, SourceError
from macsen_lite.intents.template import (
    Node,
    RuleRef,
    SlotRef,
    TemplateError,
    parse_template,
    reference_offset,
    walk,
)
from macsen_lite.messages import message
from macsen_lite.welsh.tokens import words

SAMPLES_A_SENTENCE = 200
"""How many sample sentences are drawn of one template; those that are the same count once."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A piece of YAML text and where it stands."""

    source: Source
    loc: Loc
    text: str

    def fail(self, text: str, hint: str = "", offset: int = 0) -> SourceError:
        return SourceError(self.source.problem(self.loc, text, hint, offset))


class _Rules(Mapping[str, Node]):
    """Rules by name, read when first used."""

    def __init__(self, written: Mapping[str, _Written]) -> None:
        self._written = written
        self._read: dict[str, Node] = {}
        self._reading: list[str] = []

    def __getitem__(self, name: str) -> Node:
        if name not in self._read:
            rule = self._written[name]
            if name in self._reading:
                raise rule.fail(message("intents.circular_rule", name=name))
            self._reading.append(name)
            self._read[name] = node = _parse(rule, self)
            for inner in walk(node):
                if isinstance(inner, RuleRef):
                    _ = self[inner.name]
            self._reading.pop()
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


@dataclass(frozen=True, slots=True)
class CommonSource:
    """One ``_common.yaml`` as read."""

    source: Source
    content: schema.CommonFile


def read_common(source: Source) -> CommonSource:
    """Check one ``_common.yaml``. Raises SourceError."""
    return CommonSource(source, schema.validate(source, schema.CommonFile))


def compile_common(sources: list[CommonSource]) -> Common:
    """What the common files say together; where two say the same thing, the later one counts.

    Raises SourceError.
    """
    rules = _rules(sources, None)
    before, after = nothing(), nothing()
    replies: dict[str, tuple[str, ...]] = {}
    say_as: dict[str, str] = {}
    for name in rules:
        _ = rules[name]
    for common in sources:
        around = common.content.around
        if around.before:
            text = _Written(common.source, ("around", "before"), around.before)
            before = _sentence(text, rules, {})
        if around.after:
            text = _Written(common.source, ("around", "after"), around.after)
            after = _sentence(text, rules, {})
        for name, ways in common.content.replies.items():
            replies[name] = tuple(ways)
            _check_answers(common.source, ("replies", name), ways)
        say_as |= _say_as(common.content.say_as)
    return Common(before, after, say_as, replies)


def compile_file(source: Source, commons: list[CommonSource]) -> SkillFile:
    """Compile one skill's file. Raises SourceError at the first fault."""
    content = schema.validate(source, schema.SkillFile)
    rules = _rules(commons, (source, content))
    for name in content.rules:
        _ = rules[name]
    lists: dict[str, tuple[_Written, list[schema.Item]]] = {}
    for common in commons:
        for name, items in common.content.lists.items():
            lists[name] = (_Written(common.source, ("lists", name), ""), items)
    for name, items in content.lists.items():
        lists[name] = (_Written(source, ("lists", name), ""), items)
    intents = tuple(
        _intent(source, content.skill, intent_id, entry, rules, lists)
        for intent_id, entry in content.intents.items()
    )
    return SkillFile(
        source.path,
        content.skill,
        {str(lang): text for lang, text in content.about.items()},
        content.data,
        _say_as(content.say_as),
        intents,
    )


def _intent(
    source: Source,
    skill: str,
    intent_id: str,
    entry: schema.IntentEntry,
    rules: _Rules,
    lists: Mapping[str, tuple[_Written, list[schema.Item]]],
) -> Intent:
    loc: Loc = ("intents", intent_id)
    if intent_id != skill and not intent_id.startswith(f"{skill}."):
        raise SourceError(
            source.key_problem(
                loc, message("intents.foreign_intent", skill=skill, intent=intent_id)
            )
        )
    slots = {
        name: _slot(source, (*loc, "slots", name), slot, rules, lists)
        for name, slot in entry.slots.items()
    }
    slot_automata = {name: slot.automaton() for name, slot in slots.items()}
    used: set[str] = set()
    automata: list[WordAutomaton] = []
    samples: dict[str, None] = {}
    for i, text in enumerate(entry.sentences):
        written = _Written(source, (*loc, "sentences", i), text)
        node = _parse(written, rules)
        used |= _check_slots(written, node, rules, slots)
        automata.append(_automaton(written, node, rules, slot_automata))
        samples |= dict.fromkeys(_samples(automata[-1]))
    for name in slots:
        if name not in used:
            at = (*loc, "slots", name)
            raise SourceError(source.key_problem(at, message("intents.unused_slot", name=name)))
    for group, ways in entry.answers.items():
        _check_answers(source, (*loc, "answers", *([group] if group else [])), ways)
    return Intent(
        id=intent_id,
        skill=skill,
        sentences=tuple(entry.sentences),
        automaton=tidy(choice(*automata)),
        samples=tuple(samples),
        slots=slots,
        needs=tuple(tuple(" ".join(words(w)) for w in need.split("|")) for need in entry.needs),
        answers={group: tuple(ways) for group, ways in entry.answers.items()},
        tests=tuple(IntentTest(t.say, t.slots, t.not_) for t in entry.tests),
    )


def _slot(
    source: Source,
    loc: Loc,
    slot: schema.Slot,
    rules: _Rules,
    lists: Mapping[str, tuple[_Written, list[schema.Item]]],
) -> SlotType:
    name = slot.type or "list"
    if slot.list is not None:
        where, items = _Written(source, (*loc, "list"), ""), slot.list
    elif name in lists:
        where, items = lists[name]
        name = "list"
    elif name in SLOT_TYPES and name != "list":
        where, items = _Written(source, loc, ""), []
    else:
        known = sorted({*lists, *SLOT_TYPES})
        raise SourceError(
            source.problem(
                loc,
                message("intents.unknown_slot_type", name=name),
                schema.nearest(name, known),
            )
        )
    read = partial(_read_item, where, rules)
    spec = SlotSpec(name, tuple(_list_item(item) for item in items))
    try:
        return SLOT_TYPES[name](spec, read, rules)
    except TemplateError as error:
        raise where.fail(error.problem, error.hint) from None


def _list_item(item: schema.Item) -> ListItem:
    first = " ".join(words(item.in_[0]))
    value = item.value if "value" in item.model_fields_set else first
    return ListItem(tuple(item.in_), value, item.say or first)


def _read_item(where: _Written, rules: _Rules, text: str) -> Node:
    written = _Written(where.source, where.loc, text)
    node = _parse(written, rules)
    for reference, _ in _references(node, rules):
        if isinstance(reference, SlotRef):
            raise written.fail(message("intents.slot_in_list"))
    return node


def _rules(commons: list[CommonSource], file: tuple[Source, schema.SkillFile] | None) -> _Rules:
    written: dict[str, _Written] = {}
    for common in commons:
        for name, text in common.content.rules.items():
            written[name] = _Written(common.source, ("rules", name), text)
    if file:
        source, content = file
        for name, text in content.rules.items():
            written[name] = _Written(source, ("rules", name), text)
    return _Rules(written)


def _parse(written: _Written, rules: _Rules) -> Node:
    """The tree of a template, all of whose rules are known."""

    def rule(name: str) -> Node:
        if name not in rules:
            raise _unknown_rule(written, RuleRef(name), rules)
        return rules[name]

    try:
        node = parse_template(written.text, rule)
    except TemplateError as error:
        raise written.fail(error.problem, error.hint, error.offset) from None
    for inner in walk(node):
        if isinstance(inner, RuleRef):
            rule(inner.name)
    return node


def _unknown_rule(written: _Written, reference: RuleRef, rules: _Rules) -> SourceError:
    return written.fail(
        message("intents.unknown_rule", name=reference.name),
        schema.nearest(reference.name, list(rules)),
        reference_offset(written.text, reference),
    )


def _check_slots(
    written: _Written, node: Node, rules: _Rules, slots: Mapping[str, SlotType]
) -> set[str]:
    """The slots that a template uses, all of them declared."""
    used: set[str] = set()
    for reference, direct in _references(node, rules):
        if not isinstance(reference, SlotRef):
            continue
        if reference.slot not in slots:
            raise written.fail(
                message("intents.unknown_slot", name=reference.slot),
                schema.nearest(reference.slot, list(slots)) or message("intents.unknown_slot.hint"),
                reference_offset(written.text, reference) if direct else 0,
            )
        used.add(reference.slot)
    return used


def _references(
    node: Node, rules: _Rules, direct: bool = True
) -> Iterator[tuple[SlotRef | RuleRef, bool]]:
    """Slots and rules in a tree and in its rules; and whether in the tree itself."""
    for inner in walk(node):
        if isinstance(inner, SlotRef | RuleRef):
            yield inner, direct
        if isinstance(inner, RuleRef):
            yield from _references(rules[inner.name], rules, False)


def _sentence(
    written: _Written, rules: _Rules, slots: Mapping[str, WordAutomaton]
) -> WordAutomaton:
    node = _parse(written, rules)
    _check_slots(written, node, rules, {})
    try:
        return build(node, rules, slots)
    except TemplateError as error:
        raise written.fail(error.problem, error.hint, error.offset) from None


def _automaton(
    written: _Written, node: Node, rules: _Rules, slots: Mapping[str, WordAutomaton]
) -> WordAutomaton:
    try:
        automaton = build(node, rules, slots)
    except TemplateError as error:
        raise written.fail(error.problem, error.hint, error.offset) from None
    if automaton.accepts([]):
        raise written.fail(message("intents.silent_sentence"))
    if not automaton.finals:
        raise written.fail(message("intents.impossible_sentence"))
    return automaton


def _samples(automaton: WordAutomaton) -> Iterator[str]:
    """Sentences found by chance walks, which reach every branch where a listing would not."""
    out: dict[int, list[Arc]] = {}
    for arc in automaton.arcs:
        out.setdefault(arc.src, []).append(arc)
    chance = random.Random(0)  # noqa: S311 - the same samples every time
    for _ in range(SAMPLES_A_SENTENCE):
        said: list[str] = []
        state = automaton.start
        while ways := out.get(state):
            arc = chance.choice(ways)
            if state in automaton.finals and chance.random() < 0.5:
                break
            if arc.word is not None:
                said.append(arc.word)
            state = arc.dst
        yield " ".join(said)


def _check_answers(source: Source, loc: Loc, ways: list[str]) -> None:
    for i, way in enumerate(ways):
        try:
            check_answer(way)
        except AnswerError as error:
            problem: Problem = source.problem(
                (*loc, i), message("intents.bad_answer", reason=error)
            )
            raise SourceError(problem) from None


def _say_as(written: Mapping[str, str]) -> dict[str, str]:
    return {" ".join(words(spelt)): " ".join(words(said)) for spelt, said in written.items()}
