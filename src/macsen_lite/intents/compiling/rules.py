"""Templates and the rules that they name, as trees; what a tree refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macsen_lite.intents import schema
from macsen_lite.intents.compiling.written import Written
from macsen_lite.intents.source import SourceError
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


class Rules(Mapping[str, Node]):
    """Rules by name, read when first used. Getting one raises SourceError for a bad one."""

    def __init__(self, written: Mapping[str, Written]) -> None:
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
                self._read[name] = node = parse(rule, self)
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


def parse(written: Written, rules: Rules) -> Node:
    """The tree of a template, all of whose rules are known. Raises SourceError."""

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


def _unknown_rule(written: Written, reference: RuleRef, rules: Rules) -> SourceError:
    return written.fail(
        message("intents.unknown_rule", name=reference.name),
        schema.nearest(reference.name, list(rules)),
        reference_offset(written.text, reference),
    )


def references(
    node: Node, rules: Rules, direct: bool = True
) -> Iterator[tuple[SlotRef | RuleRef, bool]]:
    """Slots and rules in a tree and in its rules; and whether in the tree itself."""
    for inner in walk(node):
        if isinstance(inner, SlotRef | RuleRef):
            yield inner, direct
        if isinstance(inner, RuleRef):
            yield from references(rules[inner.name], rules, False)
