"""Sentence templates: Home Assistant's syntax, read by ``hassil``, as a small tree over words.

``(a|b)`` one of them, ``[a]`` or nothing, ``{hyd}`` a slot, ``<rheol>`` a rule, ``(a;b)`` both in
either order, and ``\\`` before a character that should stand for itself. Pieces written together
make one word: ``amser(a|wch)`` is *amsera* or *amserwch*, and a clitic joins the word before it:
``(gosod|gosoda) (yr|'r) larwm`` gives *gosod yr*, *gosoda yr* and *gosoda'r* but never *gosod'r*.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from macsen_lite.messages import message
from macsen_lite.welsh.tokens import CLITICS, straighten, words

if TYPE_CHECKING:
    from hassil import expression as hassil

MAX_GLUED = 512
"""The most spellings that pieces written together may make."""
MAX_PERMUTED = 5
"""The most parts of an ``(a;b;…)``: they make n! orders."""

_PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word, normalised."""

    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """Its items one after the other; with none, nothing at all."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of its items; with none, nothing can match."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """Its item, or nothing."""

    item: Node


@dataclass(frozen=True, slots=True)
class SlotRef:
    """A slot, whose type the intent declares."""

    slot: str


@dataclass(frozen=True, slots=True)
class RuleRef:
    """A rule, by name."""

    name: str


Node = Word | Sequence | Alternative | Maybe | SlotRef | RuleRef


class TemplateError(ValueError):
    """A template that cannot be read: what is wrong, where in it, and what may help.

    ``problem`` and ``hint`` are sentences from the message catalogue, for the writer of the file.
    """

    def __init__(self, problem: str, offset: int = 0, hint: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.offset = offset
        """Characters before the place of the fault."""
        self.hint = hint


def parse_template(text: str, rules: Callable[[str], Node] | None = None) -> Node:
    """The tree of one template.

    ``rules`` gives the tree of a rule where its words must be known, because something is written
    together with it (``<berf>'r``); without it such a template is an error.

    Raises TemplateError.
    """
    return _Converter(rules).convert(_expression(text))


@lru_cache(maxsize=5_000)  # a file that is read again has most of its templates as they were
def _expression(text: str) -> hassil.Expression:
    _check_brackets(text)
    from hassil.parse_expression import parse_sentence  # 0.15 s: only when templates are compiled
    from hassil.parser import ParseError

    try:
        return parse_sentence(straighten(text)).expression
    except (ParseError, AssertionError) as error:
        # hassil asserts that a bracket holds something.
        raise TemplateError(message("intents.template.unreadable", reason=error)) from error


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, rules not followed."""
    yield node
    match node:
        case Sequence(items) | Alternative(items):
            for item in items:
                yield from walk(item)
        case Maybe(item):
            yield from walk(item)
        case _:
            pass


def reference_offset(text: str, reference: SlotRef | RuleRef) -> int:
    """Where in the template a slot or rule is first named, for an error message."""
    match reference:
        case SlotRef(slot):
            at = text.find("{" + slot)
        case RuleRef(name):
            at = text.find("<" + name)
    return max(at, 0)


def _check_brackets(text: str) -> None:
    """Say where a bracket is missing: hassil only says that one is."""
    if not text.strip():
        raise TemplateError(message("intents.template.empty"))
    opened: list[tuple[str, int]] = []
    skip = False
    for at, char in enumerate(text):
        if skip:
            skip = False
        elif char == "\\":
            skip = True
        elif char in _PAIRS:
            if opened and opened[-1][0] in "{<":
                raise TemplateError(
                    message("intents.template.nested", inner=char, outer=opened[-1][0]), at
                )
            opened.append((char, at))
        elif char in _PAIRS.values():
            if not opened or _PAIRS[opened[-1][0]] != char:
                key = "closes_other" if opened else "closes_nothing"
                was = opened[-1][0] if opened else ""
                raise TemplateError(message(f"intents.template.{key}", bracket=char, open=was), at)
            start, begin = opened.pop()
            if not text[begin + 1 : at].strip():
                raise TemplateError(
                    message("intents.template.empty_brackets", brackets=start + char), begin
                )
    if opened:
        char, at = opened[-1]
        raise TemplateError(
            message("intents.template.never_closed", bracket=char),
            at,
            message("intents.template.never_closed.hint", bracket=_PAIRS[char]),
        )


class _Converter:
    """From hassil's expressions to ours."""

    def __init__(self, rules: Callable[[str], Node] | None) -> None:
        self._rules = rules

    def convert(self, expression: hassil.Expression) -> Node:
        from hassil import expression as hassil

        match expression:
            case hassil.TextChunk():
                return _sequence([_literal(part) for part in expression.text.split()])
            case hassil.ListReference():
                return _slot(expression)
            case hassil.RuleReference():
                return RuleRef(expression.rule_name.strip())
            case hassil.Permutation():
                if len(expression.items) > MAX_PERMUTED:
                    raise TemplateError(message("intents.template.permuted", most=MAX_PERMUTED))
                parts = [self.convert(item) for item in expression.items]
                return Alternative(tuple(_sequence(list(p)) for p in itertools.permutations(parts)))
            case hassil.Alternative():
                branches = [
                    self.convert(item)
                    for item in expression.items
                    if not (isinstance(item, hassil.TextChunk) and item.is_empty)
                ]
                whole = _alternative(branches)
                return Maybe(whole) if expression.is_optional else whole
            case hassil.Sequence():
                return _sequence([self._join(g) for g in self._groups(expression.items)])
            case _:
                raise TemplateError(message("intents.template.unreadable", reason=expression))

    def _groups(self, expressions: list[hassil.Expression]) -> Iterator[list[Node | str]]:
        """The pieces of a sequence, divided at the spaces; bare text stays text.

        A clitic is always a piece of its own: what it may join is found in the automaton.
        """
        from hassil import expression as hassil

        group: list[Node | str] = []
        for expression in expressions:
            if not isinstance(expression, hassil.TextChunk):
                if group and _spaced(expression, 0):
                    yield group
                    group = []
                group.append(self.convert(expression))
                if _spaced(expression, -1):
                    yield group
                    group = []
                continue
            for part in re.split(r"(\s+)", expression.text):
                if part.isspace() or part in CLITICS:
                    if group:
                        yield group
                    group = []
                    if part in CLITICS:
                        yield [part]
                elif part:
                    group.append(part)
        if group:
            yield group

    def _join(self, group: list[Node | str]) -> Node:
        """One node for pieces written together: the words that they spell."""
        if len(group) == 1:
            return _literal(group[0]) if isinstance(group[0], str) else group[0]
        spelt: dict[tuple[str, ...], None] = {("",): None}
        for piece in group:
            ways = [piece] if isinstance(piece, str) else list(self._spellings(piece))
            spelt = {(before + way,): None for (before,) in spelt for way in ways}
            if len(spelt) > MAX_GLUED:
                raise TemplateError(
                    message("intents.template.glued", most=MAX_GLUED),
                    hint=message("intents.template.glued.hint"),
                )
        written = [_sequence([_literal(p) for p in text.split()]) for (text,) in spelt]
        full = [node for node in written if node != Sequence(())]
        return Maybe(_alternative(full)) if len(full) < len(written) else _alternative(full)

    def _spellings(self, node: Node) -> Iterator[str]:
        match node:
            case Word(text):
                yield text
            case Alternative(items):
                for item in items:
                    yield from self._spellings(item)
            case Maybe(item):
                yield from self._spellings(item)
                yield ""
            case Sequence(items):
                for ways in itertools.product(*(list(self._spellings(item)) for item in items)):
                    yield " ".join(way for way in ways if way)
            case RuleRef(name) if self._rules is not None:
                yield from self._spellings(self._rules(name))
            case _:
                raise TemplateError(
                    message("intents.template.glued_slot"),
                    hint=message("intents.template.glued_slot.hint"),
                )


def _spaced(expression: hassil.Expression, edge: int) -> bool:
    """Whether some branch has a space at its edge (0 first, -1 last): ``yw[ hi]`` is two words."""
    from hassil import expression as hassil

    match expression:
        case hassil.TextChunk(text):
            return text[edge : edge + 1 or None].isspace()
        case hassil.Sequence(items):
            return bool(items) and _spaced(items[edge], edge)
        case hassil.Alternative(items):
            return any(_spaced(item, edge) for item in items)
        case _:
            return False


def _slot(reference: hassil.ListReference) -> SlotRef:
    if reference.list_name != reference.slot_name or reference.is_capture:
        raise TemplateError(
            message("intents.template.typed_slot"),
            hint=message("intents.template.typed_slot.hint", slot="{" + reference.slot_name + "}"),
        )
    return SlotRef(reference.slot_name.strip())


def _literal(text: str) -> Node:
    """The words of a piece of text without spaces; a bare clitic keeps its apostrophe."""
    if text in CLITICS:
        return Word(text)
    return _sequence([Word(w) for w in words(text)])


def _sequence(items: list[Node]) -> Node:
    flat: list[Node] = []
    for item in items:
        flat.extend(item.items if isinstance(item, Sequence) else [item])
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def _alternative(items: list[Node]) -> Node:
    return items[0] if len(items) == 1 else Alternative(tuple(items))
