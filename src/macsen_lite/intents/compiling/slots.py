"""Slots: from what a file says of one to the slot type that hears and reads it."""

from __future__ import annotations

from macsen_lite.automaton_building import choice, tagged
from macsen_lite.intents import schema
from macsen_lite.intents.automaton import build, tidy
from macsen_lite.intents.compiling.rules import Rules, parse, references
from macsen_lite.intents.compiling.written import Written
from macsen_lite.intents.list_slot import ListSlot
from macsen_lite.intents.lists import ListError, read_list_file
from macsen_lite.intents.slots import (
    Kind,
    ListItem,
    SlotSpec,
    SlotType,
    slot_kind,
    slot_names,
)
from macsen_lite.intents.source import Loc, Source, SourceError
from macsen_lite.intents.template import Node, SlotRef, TemplateError
from macsen_lite.messages import message
from macsen_lite.welsh.tokens import words

MAX_SPELLINGS = 256
"""The most phrases that one item may stand for where a slot type takes a list's items."""

Listed = tuple[Written, list[schema.Item] | schema.ListFile]
"""A list and where it stands."""
Lists = dict[str, Listed]


def compile_slot(
    source: Source, loc: Loc, slot: schema.Slot, rules: Rules, lists: Lists
) -> SlotType:
    """The slot type of the slot declared at ``loc``. Raises SourceError."""
    options = dict(slot.model_extra or {})
    named: Listed | None = None
    if isinstance(slot.list, str):
        named = _named_list(source, (*loc, "list"), slot.list, lists)
    elif slot.list is not None:
        named = (Written(source, (*loc, "list"), ""), slot.list)
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
    return _list_slot(named, rules)


def _list_slot(listed: Listed, rules: Rules) -> ListSlot:
    where, items = _items(*listed)
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
    named: Listed | None,
    rules: Rules,
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


def _named_list(source: Source, loc: Loc, name: str, lists: Lists) -> Listed:
    if name not in lists:
        unknown = message("intents.unknown_list", name=name)
        raise SourceError(source.problem(loc, unknown, schema.nearest(name, sorted(lists))))
    return lists[name]


def _items(
    where: Written, listed: list[schema.Item] | schema.ListFile
) -> tuple[Written, list[schema.Item]]:
    """The items of a list, those of a text file read now."""
    if isinstance(listed, schema.ListFile):
        try:
            lines = read_list_file(where.source.path.parent, listed.file)
        except ListError as error:
            at = Written(where.source, (*where.loc, "file"), listed.file)
            raise at.fail(error.problem, error.hint) from None
        return where, [schema.item_of_line(line) for line in lines]
    return where, listed


def _spelt_out(where: Written, rules: Rules, item: ListItem) -> ListItem:
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


def _read_item(where: Written, rules: Rules, text: str) -> Node:
    written = Written(where.source, where.loc, text)
    node = parse(written, rules)
    for reference, _ in references(node, rules):
        if isinstance(reference, SlotRef):
            raise written.fail(message("intents.slot_in_list"))
    return node
