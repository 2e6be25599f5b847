"""Slot types: what a slot can hold, how it is heard, and the value it is read as.

A slot type gives an automaton (so that the slot is heard) and reads words back to a JSON value
(so that it is understood). Add one with :func:`slot_type`; a YAML file then names it under
``slots:``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from macsen_lite.automaton import WordAutomaton, choice, tagged
from macsen_lite.intents.automaton import build, tidy
from macsen_lite.intents.template import Node

JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]

LIST_COST = 0.3
"""A list of n items costs this much times ln n, so that a long one does not swallow all speech."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One thing that a list slot can be."""

    templates: tuple[str, ...]
    """Ways of saying it, in the syntax of sentences, without slots."""
    value: JsonValue
    """What the skill gets."""
    say: str
    """How the answer says it back."""


@dataclass(frozen=True, slots=True)
class SlotSpec:
    """A slot as its YAML declares it."""

    type: str
    """A name of :data:`SLOT_TYPES`."""
    items: tuple[ListItem, ...] = ()
    """What a ``list`` may hold, in order; empty for other types."""


@dataclass(frozen=True, slots=True)
class SlotValue:
    """What was said in a slot."""

    value: JsonValue
    """What it means: seconds for durations, HH:MM for times, ISO dates, a list's value."""
    text: str
    """The user's own words, normalised."""
    said: str
    """The same in the words that an answer should use."""


class SlotType(Protocol):
    """One slot's grammar and its meaning."""

    name: str
    """The name of its type in :data:`SLOT_TYPES`."""

    def automaton(self) -> WordAutomaton:
        """Everything that can be said in the slot, with no marks."""
        ...

    def read(self, words: Sequence[str]) -> SlotValue | None:
        """The meaning of these words, or None when they are not one of the slot's."""
        ...


ReadTemplate = Callable[[str], Node]
"""From a template's text to its tree; rules are known to it."""
SlotFactory = Callable[[SlotSpec, ReadTemplate, Mapping[str, Node]], SlotType]

SLOT_TYPES: dict[str, SlotFactory] = {}
"""Every slot type by the name that YAML gives it."""


def slot_type(name: str) -> Callable[[SlotFactory], SlotFactory]:
    """Register a factory under ``name``."""

    def register(factory: SlotFactory) -> SlotFactory:
        SLOT_TYPES[name] = factory
        return factory

    return register


class ListSlot:
    """One of a list of things, each with its value."""

    name = "list"

    def __init__(self, items: Sequence[ListItem], tagged_items: WordAutomaton) -> None:
        """``tagged_items`` accepts the items, each tagged with its place in ``items``."""
        self.items = tuple(items)
        self.tagged_items = tagged_items

    def automaton(self) -> WordAutomaton:
        """The items, untagged; a longer list costs a little more."""
        plain = WordAutomaton(
            self.tagged_items.start,
            self.tagged_items.finals,
            tuple(type(a)(a.src, a.dst, a.word, a.cost) for a in self.tagged_items.arcs),
        )
        return tidy(choice(plain, costs=[LIST_COST * math.log(max(1, len(self.items)))]))

    def read(self, words: Sequence[str]) -> SlotValue | None:
        """The value of the item said in exactly these words."""
        parse = self.tagged_items.parse(words)
        if parse is None or parse.tag is None:
            return None
        item = self.items[int(parse.tag)]
        return SlotValue(item.value, " ".join(words), item.say)


@slot_type("list")
def list_slot(spec: SlotSpec, read: ReadTemplate, rules: Mapping[str, Node]) -> ListSlot:
    """A list slot from its declaration.

    Raises TemplateError for an item that cannot be read or said.
    """
    parts = [
        tagged(str(place), build(read(template), rules, {}))
        for place, item in enumerate(spec.items)
        for template in item.templates
    ]
    return ListSlot(spec.items, tidy(choice(*parts)))
