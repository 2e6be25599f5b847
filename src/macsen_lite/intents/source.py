"""YAML with its places: plain values, and where in the file each key and value stands.

Stricter than YAML where YAML is a trap: a key twice is an error, ``no`` is not False but an error
that says to quote it, and ``10:30`` and ``2026-03-01`` are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from macsen_lite.intents.problem import Problem
from macsen_lite.messages import message

MAX_VALUES = 200_000
"""The most values in one file, aliases expanded."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOLEANS = {"true": True, "false": False}
_TAG = "tag:yaml.org,2002:"

Loc = tuple[str | int, ...]
"""A path of keys and list positions from the top of the file."""


class SourceError(Exception):
    """Carries what is wrong out of the reading of a file."""

    def __init__(self, problem: Problem, *more: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem
        """The first, or the one that the others come from."""
        self.problems = (problem, *more)


class Faults:
    """Collects what is wrong in several parts of a file, so that all of it can be told at once."""

    def __init__(self) -> None:
        self._problems: dict[Problem, None] = {}

    @contextmanager
    def collect(self) -> Iterator[None]:
        """Within it a SourceError ends only this part."""
        try:
            yield
        except SourceError as error:
            self._problems.update(dict.fromkeys(error.problems))

    def __len__(self) -> int:
        return len(self._problems)

    def raise_any(self) -> None:
        """Raise SourceError with all that was collected, if there is any."""
        if self._problems:
            raise SourceError(*self._problems)


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file read."""

    path: Path
    data: object
    """Mappings, lists, text, numbers, True/False and None."""
    _marks: Mapping[Loc, tuple[int, int, int]] = field(repr=False)

    def problem(self, loc: Loc, text: str, hint: str = "", offset: int = 0) -> Problem:
        """A problem at ``loc``, or at the nearest thing above it that stands in the file.

        ``offset`` is in characters from the start of the text that stands there; text folded over
        several lines is shown where it starts.
        """
        while loc and loc not in self._marks:
            loc = loc[:-1]
        line, column, quote = self._marks.get(loc, (0, 0, 0))
        if offset and quote >= 0:
            column += offset + quote
        return Problem(self.path, line + 1, column + 1, text, hint)

    def key_problem(self, loc: Loc, text: str, hint: str = "") -> Problem:
        """A problem with the last key of ``loc`` rather than with its value."""
        return self.problem((*loc[:-1], f"\0{loc[-1]}") if loc else loc, text, hint)


def read_source(path: Path, content: bytes, *, yes_no_are_words: bool = False) -> Source:
    """Read one file's bytes. Raises SourceError.

    ``yes_no_are_words``: ``yes``, ``no``, ``on`` and ``off`` are text, and no error.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(
            Problem(path, line, 1, message("intents.not_utf8"), message("intents.not_utf8.hint"))
        ) from None
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise SourceError(_yaml_problem(path, text, error)) from None
    reader = _Reader(path, yes_no_are_words=yes_no_are_words)
    data = {} if node is None else reader.value(node, ())
    reader.faults.raise_any()
    return Source(path, data, reader.marks)


def _yaml_problem(path: Path, text: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    reason = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    lines = text.split("\n")
    is_tab = mark and mark.line < len(lines) and lines[mark.line][mark.column :].startswith("\t")
    key = "intents.yaml.tab" if is_tab else "intents.yaml.quote"
    return Problem(
        path,
        mark.line + 1 if mark else 1,
        mark.column + 1 if mark else 1,
        message("intents.yaml", reason=reason),
        message(key),
    )


class _Reader:
    def __init__(self, path: Path, *, yes_no_are_words: bool = False) -> None:
        self._yes_no_are_words = yes_no_are_words
        self.marks: dict[Loc, tuple[int, int, int]] = {}
        self.faults = Faults()
        self._path = path
        self._count = 0
        self._open: set[int] = set()

    def value(self, node: yaml.Node, loc: Loc) -> object:
        self._count += 1
        if self._count > MAX_VALUES or id(node) in self._open:
            # An alias can make a few lines stand for millions, or for themselves.
            raise self._error(node, message("intents.too_large", most=MAX_VALUES))
        quotes = int(isinstance(node, yaml.ScalarNode) and node.style in ("'", '"'))
        if node.start_mark.line != node.end_mark.line:
            quotes = -1  # folded over several lines: where a character stands is not known
        self.marks[loc] = (node.start_mark.line, node.start_mark.column, quotes)
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self._mapping(node, loc)
            if isinstance(node, yaml.SequenceNode):
                return [self.value(item, (*loc, i)) for i, item in enumerate(node.value)]
            assert isinstance(node, yaml.ScalarNode)
            return self._scalar(node)
        finally:
            self._open.discard(id(node))

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, object]:
        found: dict[str, object] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key in found:
                with self.faults.collect():
                    raise self._error(
                        key_node, message("intents.duplicate_key", key=key, line=lines[key])
                    )
            lines[key] = key_node.start_mark.line + 1
            mark = key_node.start_mark
            self.marks[(*loc, f"\0{key}")] = (mark.line, mark.column, 0)
            found[key] = self.value(value_node, (*loc, key))
        return found

    def _key(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self._error(node, message("intents.key_not_text"))
        value = self._scalar(node)
        # A key is a name, whatever YAML takes it for: 5: and 10: are keys of a list of values.
        return value if isinstance(value, str) else node.value

    def _scalar(self, node: yaml.ScalarNode) -> object:
        text: str = node.value
        kind = node.tag.removeprefix(_TAG)
        if kind == "bool":
            if text.lower() not in _BOOLEANS and not self._yes_no_are_words:
                with self.faults.collect():
                    raise self._error(
                        node,
                        message("intents.yes_no", text=text),
                        message("intents.yes_no.hint", text=text),
                    )
            return _BOOLEANS.get(text.lower(), text)
        if kind == "int" and re.fullmatch(r"[-+]?\d+", text):
            return int(text)
        if kind == "float" and re.fullmatch(r"[-+]?\d*\.?\d+(e[-+]?\d+)?", text, re.IGNORECASE):
            return float(text)
        if kind == "null":
            return None
        return text

    def _error(self, node: yaml.Node, text: str, hint: str = "") -> SourceError:
        mark = node.start_mark
        return SourceError(Problem(self._path, mark.line + 1, mark.column + 1, text, hint))
