"""What is wrong in the YAML of skills, or will surprise its writer, beyond what the loader refuses.

A rule is a function from one file to findings; `RULES` holds them all. What needs the lexicon, a
dictionary or the skills' code comes from outside: `intents` knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from macsen_lite.intents import lint_entries, lint_sentences, lint_words, schema
from macsen_lite.intents.compiler import (
    CommonSource,
    compile_common,
    compile_file,
    read_common,
    sentence_automata,
)
from macsen_lite.intents.lint_file import Finding, LintedFile, Surroundings
from macsen_lite.intents.loader import COMMON
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.problem import Problem
from macsen_lite.intents.source import Source, SourceError, read_source
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

Rule = Callable[[LintedFile, Surroundings], Iterator[Finding]]
Progress = Callable[[Path, int, int], None]
"""Told which file is looked at, how many steps are done, and how many there are."""

INVALID = "invalid"
"""The code of what the loader refuses."""


def _about(linted: LintedFile, _: Surroundings) -> Iterator[Finding]:
    """Files that do not say in Welsh what they are for."""
    if "cy" not in linted.content.about:
        yield linted.finding("no-about", ("about",), key=True, skill=linted.file.skill)


def _words(linted: LintedFile, around: Surroundings) -> Iterator[Finding]:
    yield from lint_words.misspelt(linted.source, around)
    yield from lint_words.misspelt_pieces(linted, around)


RULES: tuple[Rule, ...] = (
    lint_entries.untested,
    lint_entries.unanswered,
    lint_entries.needless,
    lint_entries.unused,
    _about,
    _words,
    lint_words.unpronounceable,
    lint_sentences.unreachable,
    lint_sentences.ambiguous,
)


def read_commons(folders: Sequence[Path]) -> tuple[CommonSource, ...]:
    """The ``_common.yaml`` of each folder that has a good one, in order."""
    found: list[CommonSource] = []
    for folder in folders:
        path = folder / COMMON if folder.is_dir() else folder
        if path.name == COMMON and path.is_file():
            try:
                found.append(read_common(read_source(path, path.read_bytes())))
            except (SourceError, OSError):
                continue
    return tuple(found)


def lint(
    files: Sequence[Path], around: Surroundings, progress: Progress = lambda *_: None
) -> Iterator[Finding]:
    """What is wrong in ``files``, in the order in which it stands there.

    A file that the loader refuses gives only the reasons why.
    """
    around = replace(around, files=tuple(files))
    steps = len(files) * len(RULES)
    for number, path in enumerate(files):
        start = number * len(RULES)
        progress(path, start, steps)
        found: list[Finding] = []
        try:
            if path.name == COMMON:
                found += _lint_common(path, around)
            else:
                linted = read_linted(path, around.commons)
                found += _clashes(linted, around.intents)
                for i, rule in enumerate(RULES):
                    found += rule(linted, around)
                    progress(path, start + i + 1, steps)
        except SourceError as error:
            found += [Finding(INVALID, problem) for problem in error.problems]
        yield from sorted(
            dict.fromkeys(found),
            key=lambda f: (f.problem.path != path, f.problem.line, f.problem.column),
        )
    progress(files[-1] if files else Path(), steps, steps)


def read_linted(path: Path, commons: Sequence[CommonSource]) -> LintedFile:
    """One skill's file, ready for the rules. Raises SourceError with every fault."""
    source = _read(path)
    file = compile_file(source, list(commons))
    content = schema.validate(source, schema.SkillFile)
    return LintedFile(source, content, file, sentence_automata(source, list(commons), file))


def _read(path: Path) -> Source:
    try:
        return read_source(path, path.read_bytes())
    except OSError as error:
        reason = reason_of(error)
        text = message("intents.unreadable_file", reason=reason)
        raise SourceError(Problem(path, 1, 1, text)) from None


def _lint_common(path: Path, around: Surroundings) -> Iterator[Finding]:
    common = read_common(_read(path))
    others = [c for c in around.commons if c.source.path.resolve() != path.resolve()]
    compile_common([*others, common])
    yield from lint_words.misspelt(common.source, around)


def _clashes(linted: LintedFile, intents: IntentSet) -> Iterator[Finding]:
    """Intents that another file has already, so that this file is not in use."""
    for intent in linted.file.intents:
        for file in intents.files:
            if file.path.name != linted.file.path.name and any(
                other.id == intent.id for other in file.intents
            ):
                yield linted.finding(
                    "duplicate", ("intents", intent.id), key=True, intent=intent.id, path=file.path
                )
