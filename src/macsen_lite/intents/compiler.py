"""From one file's YAML to compiled intents. The slow half of loading: the result is kept.

hassil, pydantic and Jinja2 are imported here or below, and nowhere on the way of a spoken turn.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from macsen_lite.automaton import WordAutomaton, choice, nothing, tagged
from macsen_lite.intents import schema
from macsen_lite.intents.answers import AnswerError, AnswerNames, unknown_names
from macsen_lite.intents.answers import check as check_answer
from macsen_lite.intents.automaton import build, label, tidy
from macsen_lite.intents.lists import ListError, read_list_file
from macsen_lite.intents.model import Common, Intent, IntentTest, SkillFile
from macsen_lite.intents.samples import draw
from macsen_lite.intents.slots import (
    Kind,
    ListItem,
    ListSlot,
    SlotSpec,
    SlotType,
    slot_kind,
    slot_names,
)
from macsen_lite.intents.source import Faults, Loc, Source, SourceError
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
MAX_SPELLINGS = 256
"""The most phrases that one item may stand for where a slot type takes a list's items."""


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
            try:
                self._read[name] = node = _parse(rule, self)
                for inner in walk(node):
                    if isinstance(inner, RuleRef):
                        _ = self[inner.name]
            except SourceError:
                self._read.pop(name, None)
                raise
            finally:
                self._reading.pop()
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


_Listed = tuple[_Written, list[schema.Item] | schema.ListFile]
_Lists = dict[str, _Listed]


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
    dialogue: dict[str, WordAutomaton] = {}
    for name in rules:
        _ = rules[name]
    for common in sources:
        around = common.content.around
        if around.before:
            text = _Written(common.source, ("around", "before"), around.before)
            before = _sentence(text, rules)
        if around.after:
            text = _Written(common.source, ("around", "after"), around.after)
            after = _sentence(text, rules)
        for name, ways in common.content.replies.items():
            replies[name] = tuple(ways)
            _check_answers(common.source, ("replies", name), ways)
        for name, phrase in common.content.dialogue.items():
            text = _Written(common.source, ("dialogue", name), phrase)
            dialogue[name] = _sentence(text, rules)
        say_as |= _say_as(common.content.say_as)
    return Common(before, after, say_as, replies, dialogue)


def compile_file(source: Source, commons: list[CommonSource]) -> SkillFile:
    """Compile one skill's file. Raises SourceError with every fault."""
    content = schema.validate(source, schema.SkillFile)
    faults = Faults()
    rules = _rules(commons, (source, content))
    for name in content.rules:
        with faults.collect():
            _ = rules[name]
    lists = _Lists({})
    for where, listed in [*((c.source, c.content.lists) for c in commons), (source, content.lists)]:
        lists |= {
            name: (_Written(where, ("lists", name), ""), made) for name, made in listed.items()
        }
    intents: list[Intent] = []
    for intent_id, entry in content.intents.items():
        with faults.collect():
            intents.append(_intent(source, content, intent_id, entry, rules, lists))
    faults.raise_any()
    return SkillFile(
        source.path,
        content.skill,
        {str(lang): text for lang, text in content.about.items()},
        content.data,
        _say_as(content.say_as),
        tuple(intents),
    )


def sentence_automata(
    source: Source, commons: list[CommonSource], file: SkillFile
) -> dict[str, tuple[WordAutomaton, ...]]:
    """Each template of each intent by itself, as the intent's automaton has it.

    ``file`` is what `compile_file` made of the same source and commons.
    """
    rules = _rules(commons, (source, schema.validate(source, schema.SkillFile)))
    made: dict[str, tuple[WordAutomaton, ...]] = {}
    for intent in file.intents:
        labels = {name: label(slot.key) for name, slot in intent.slots.items()}
        at: Loc = ("intents", intent.id, "sentences")
        written = [_Written(source, (*at, i), text) for i, text in enumerate(intent.sentences)]
        made[intent.id] = tuple(_automaton(w, _parse(w, rules), rules, labels)[0] for w in written)
    return made


def _intent(
    source: Source,
    content: schema.SkillFile,
    intent_id: str,
    entry: schema.IntentEntry,
    rules: _Rules,
    lists: _Lists,
) -> Intent:
    loc: Loc = ("intents", intent_id)
    skill = content.skill
    faults = Faults()
    if intent_id != skill and not intent_id.startswith(f"{skill}."):
        raise SourceError(
            source.key_problem(
                loc, message("intents.foreign_intent", skill=skill, intent=intent_id)
            )
        )
    slots: dict[str, SlotType] = {}
    for name, slot in entry.slots.items():
        with faults.collect():
            slots[name] = _slot(source, (*loc, "slots", name), slot, rules, lists)
    # A slot with a fault of its own is still known to the sentences.
    labels = {n: label(slots[n].key if n in slots else n) for n in entry.slots}
    used: set[str] = set()
    automata: list[WordAutomaton] = []
    samples: dict[str, None] = {}
    for i, text in enumerate(entry.sentences):
        with faults.collect():
            written = _Written(source, (*loc, "sentences", i), text)
            node = _parse(written, rules)
            used |= _check_slots(written, node, rules, entry.slots)
            automaton, drawn = _automaton(written, node, rules, labels)
            automata.append(automaton)
            samples |= dict.fromkeys(drawn)
    for name in entry.slots if len(automata) == len(entry.sentences) else ():
        if name not in used and name not in entry.later:
            with faults.collect():
                at = (*loc, "slots", name)
                raise SourceError(source.key_problem(at, message("intents.unused_slot", name=name)))
    for key, named in (
        ("ask", list(entry.ask)),
        ("required", entry.required),
        ("later", entry.later),
    ):
        for i, name in enumerate(named):
            if name not in entry.slots:
                unknown = message("intents.unknown_slot", name=name)
                hint = schema.nearest(name, list(entry.slots))
                hint = hint or message("intents.unknown_slot.hint")
                at = (*loc, key, name if key == "ask" else i)
                with faults.collect():
                    raise SourceError(
                        (source.key_problem if key == "ask" else source.problem)(at, unknown, hint)
                    )
    names = {"said", *entry.slots, *entry.gives, *content.data}
    for group, ways in entry.answers.items():
        with faults.collect():
            at = (*loc, "answers", *([group] if group else []))
            _check_answers(source, at, ways, AnswerNames(names, set(entry.slots)))
    for name, ways in entry.ask.items():
        with faults.collect():
            _check_answers(source, (*loc, "ask", name), ways)
    faults.raise_any()
    return Intent(
        id=intent_id,
        skill=skill,
        sentences=tuple(entry.sentences),
        automaton=_joined(tuple(automata)),
        samples=tuple(samples),
        slots=slots,
        needs=tuple(tuple(" ".join(words(w)) for w in need.split("|")) for need in entry.needs),
        answers={group: tuple(ways) for group, ways in entry.answers.items()},
        tests=tuple(IntentTest(t.say, t.slots, t.not_) for t in entry.tests),
        ask={name: tuple(ways) for name, ways in entry.ask.items()},
        required=tuple(name for name in slots if name in entry.ask or name in entry.required),
        describes=entry.describes or "",
    )


def _slot(
    source: Source,
    loc: Loc,
    slot: schema.Slot,
    rules: _Rules,
    lists: _Lists,
) -> SlotType:
    options = dict(slot.model_extra or {})
    named: _Listed | None = None
    if isinstance(slot.list, str):
        named = _named_list(source, (*loc, "list"), slot.list, lists)
    elif slot.list is not None:
        named = (_Written(source, (*loc, "list"), ""), slot.list)
    name = slot.type or ("list" if named else "")
    if not name:
        raise SourceError(source.problem(loc, message("intents.missing_key", key="type")))
    kind = slot_kind(name)
    if kind is not None:
        if named is None and kind.items_from in lists:
            named = lists[kind.items_from]
        return _typed_slot(source, loc, SlotSpec(name, (), options), kind, named, rules)
    if options:
        raise _unknown_option(source, loc, next(iter(options)), ["type", "list"])
    if named is None or name != "list":
        if name not in lists:
            raise SourceError(
                source.problem(
                    loc,
                    message("intents.unknown_slot_type", name=name),
                    schema.nearest(name, sorted({*lists, *slot_names()})),
                )
            )
        named = lists[name]
    where, items = _items(*named)
    spec = SlotSpec("list", tuple(_list_item(item) for item in items))
    try:
        parts = [
            tagged(str(place), build(_read_item(where, rules, template), rules, {}))
            for place, item in enumerate(spec.items)
            for template in item.templates
        ]
    except TemplateError as error:
        raise where.fail(error.problem, error.hint) from None
    return ListSlot(spec, tidy(choice(*parts)))


def _typed_slot(
    source: Source,
    loc: Loc,
    spec: SlotSpec,
    kind: Kind,
    named: _Listed | None,
    rules: _Rules,
) -> SlotType:
    """A slot of a type of its own; a list's items reach it as plain phrases."""
    for option, value in spec.options.items():
        allowed = kind.options.get(option)
        if allowed is None:
            raise _unknown_option(source, loc, option, [*kind.options, "type", "list"])
        if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
            wanted = ", ".join(_TYPE_WORDS[t]() for t in allowed)
            text = message("intents.wrong_value", key=option, reason=wanted)
            raise SourceError(source.problem((*loc, option), text))
    items: tuple[ListItem, ...] = ()
    if named is not None:
        where, listed = _items(*named)
        items = tuple(_spelt_out(where, rules, _list_item(item)) for item in listed)
    try:
        return kind.make(SlotSpec(spec.type, items, spec.options))
    except ValueError as error:
        raise SourceError(source.problem(loc, str(error))) from None


_TYPE_WORDS = {
    int: lambda: message("intents.want_whole_number"),
    float: lambda: message("intents.want_number"),
    bool: lambda: message("intents.want_yes_no"),
    str: lambda: message("intents.want_text"),
    list: lambda: message("intents.want_list"),
    dict: lambda: message("intents.want_mapping"),
}


def _unknown_option(source: Source, loc: Loc, option: str, known: list[str]) -> SourceError:
    text = message("intents.unknown_key", key=option)
    return SourceError(
        source.key_problem((*loc, option), text, schema.nearest(option, sorted(known)))
    )


def _named_list(source: Source, loc: Loc, name: str, lists: _Lists) -> _Listed:
    if name not in lists:
        unknown = message("intents.unknown_list", name=name)
        raise SourceError(source.problem(loc, unknown, schema.nearest(name, sorted(lists))))
    return lists[name]


def _items(
    where: _Written, listed: list[schema.Item] | schema.ListFile
) -> tuple[_Written, list[schema.Item]]:
    """The items of a list, those of a text file read now."""
    if isinstance(listed, schema.ListFile):
        try:
            lines = read_list_file(where.source.path.parent, listed.file)
        except ListError as error:
            at = _Written(where.source, (*where.loc, "file"), listed.file)
            raise at.fail(error.problem, error.hint) from None
        return where, [schema.item_of_line(line) for line in lines]
    return where, listed


def _spelt_out(where: _Written, rules: _Rules, item: ListItem) -> ListItem:
    said: dict[str, None] = {}
    for template in item.templates:
        try:
            automaton = build(_read_item(where, rules, template), rules, {})
        except TemplateError as error:
            raise where.fail(error.problem, error.hint) from None
        for sentence in automaton.sentences():
            said[" ".join(sentence)] = None
            if len(said) > MAX_SPELLINGS:
                raise where.fail(message("intents.too_many_spellings", most=MAX_SPELLINGS))
    return ListItem(tuple(said), item.value, item.say)


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
    written: _Written, node: Node, rules: _Rules, slots: Mapping[str, object]
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


def _sentence(written: _Written, rules: _Rules) -> WordAutomaton:
    node = _parse(written, rules)
    _check_slots(written, node, rules, {})
    return _built(written, node, rules, {})[0]


def _automaton(
    written: _Written, node: Node, rules: _Rules, slots: Mapping[str, str]
) -> tuple[WordAutomaton, tuple[str, ...]]:
    """The automaton of a template, and samples of what it says."""
    automaton, samples = _built(written, node, rules, slots)
    if automaton.accepts([]):
        raise written.fail(message("intents.silent_sentence"))
    if not automaton.finals:
        raise written.fail(message("intents.impossible_sentence"))
    return automaton, samples


def _built(
    written: _Written, node: Node, rules: _Rules, slots: Mapping[str, str]
) -> tuple[WordAutomaton, tuple[str, ...]]:
    used = [reference for reference, _ in _references(node, rules)]
    used_rules = {r.name: rules[r.name] for r in used if isinstance(r, RuleRef)}
    used_slots = {r.slot: slots[r.slot] for r in used if isinstance(r, SlotRef)}
    try:
        return _made(node, tuple(sorted(used_rules.items())), tuple(sorted(used_slots.items())))
    except TemplateError as error:
        raise written.fail(error.problem, error.hint, error.offset) from None


# When a file is read again most of its templates are as they were. These two are most of the work.
@lru_cache(maxsize=5_000)
def _made(
    node: Node, rules: tuple[tuple[str, Node], ...], slots: tuple[tuple[str, str], ...]
) -> tuple[WordAutomaton, tuple[str, ...]]:
    automaton = build(node, dict(rules), dict(slots))
    drawn = draw(automaton, SAMPLES_A_SENTENCE, random.Random(0))  # noqa: S311
    return automaton, tuple(dict.fromkeys(drawn))


@lru_cache(maxsize=1_000)
def _joined(automata: tuple[WordAutomaton, ...]) -> WordAutomaton:
    return tidy(choice(*automata))


def _check_answers(
    source: Source, loc: Loc, ways: list[str], names: AnswerNames | None = None
) -> None:
    """Raises SourceError for answers that cannot be read, or use other names than ``names``."""
    faults = Faults()
    for i, way in enumerate(ways):
        at: Loc = (*loc, i)
        with faults.collect():
            try:
                check_answer(way)
            except AnswerError as error:
                text = message("intents.bad_answer", reason=error)
                raise SourceError(source.problem(at, text)) from None
            for name, offset in unknown_names(way, names) if names else ():
                known = sorted(names.all_of(name)) if names else []
                hint = schema.nearest(name.removeprefix("said."), known)
                hint = " ".join(filter(None, (hint, message("intents.unknown_name.hint"))))
                text = message("intents.unknown_name", name=name)
                with faults.collect():
                    raise SourceError(source.problem(at, text, hint, offset))
    faults.raise_any()


def _say_as(written: Mapping[str, str]) -> dict[str, str]:
    return {" ".join(words(spelt)): " ".join(words(said)) for spelt, said in written.items()}
