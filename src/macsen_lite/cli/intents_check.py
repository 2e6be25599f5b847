"""``macsen-lite intents lint`` and ``test``: what is wrong in the YAML of skills."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from macsen_lite.cli._common import option, print_json, verb, warn
from macsen_lite.cli._intents import load, loader_with, wanted_intents
from macsen_lite.errors import LexiconError, UsageError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

if TYPE_CHECKING:
    from macsen_lite.intents.lint import Progress
    from macsen_lite.intents.lint_file import Finding
    from macsen_lite.intents.trial import Outcome
    from macsen_lite.speech.lexicon import Lexicon


@verb("lint", help="authoring.verb.lint")
@click.argument("given", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE|FOLDER]…")
@option(
    "--words",
    "lists",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="authoring.option.words",
)
@option("--ignore", "ignored", multiple=True, metavar="CODE", help="authoring.option.ignore")
def lint(
    given: tuple[Path, ...], lists: tuple[Path, ...], ignored: tuple[str, ...], as_json: bool
) -> int:
    """Print every finding as file:line:column, code, text and hint."""
    from macsen_lite import paths
    from macsen_lite.intents.lint import lint as run_lint
    from macsen_lite.intents.lint import read_commons
    from macsen_lite.intents.lint_file import Surroundings
    from macsen_lite.intents.spelling import open_speller
    from macsen_lite.skills.registry import handled_skills
    from macsen_lite.speech.lexicon import Lexicon

    loader = loader_with(given)
    own = _files([paths.config_dir() / "intents"])
    files = _files(given) or own or _files([paths.intents_dir()])
    if given and not _files(given):
        raise UsageError(
            message("authoring.no_files", path=given[0]),
            message("authoring.no_such_path.hint", folder=paths.config_dir() / "intents"),
        )
    intents = loader.load()
    trusted = {path.resolve() for path in _files([paths.intents_dir()])}
    trusted -= {path.resolve() for path in _files(given)}
    speller = open_speller(_right_words(files, lists, trusted) | set(intents.say_as))
    if speller is None:
        warn(message("lint.no_dictionary", command="pip install cymraeg-mcp spylls"))
    pronouncer = _Pronouncer(Lexicon.of_this_user(intents.say_as))
    around = Surroundings(
        intents, read_commons(loader.folders), speller, pronouncer, handled_skills()
    )
    found: Counter[str] = Counter()
    with _bar(shown=not as_json) as progress:
        for finding in run_lint(files, around, progress):
            if finding.code in ignored:
                continue
            found[finding.code] += 1
            _show(finding, as_json)
    if pronouncer.fault:
        warn(message("lint.no_g2p", reason=pronouncer.fault))
    count = found.total()
    if not as_json:
        click.echo(message("lint.found" if count else "lint.clean", count=count, files=len(files)))
    return 1 if count else 0


def _files(paths: Collection[Path]) -> list[Path]:
    """The YAML files that are meant: themselves, or those of a folder."""
    found: dict[Path, None] = {}
    for path in paths:
        found |= dict.fromkeys(sorted(path.glob("*.yaml")) if path.is_dir() else [path])
    return [path for path in found if path.is_file()]


def _right_words(
    files: Collection[Path], lists: Collection[Path], trusted: Collection[Path]
) -> set[str]:
    """Words that are right though no dictionary has them: listed, or in ``trusted`` files."""
    from macsen_lite.intents.lint_words import written_words
    from macsen_lite.intents.source import SourceError, read_source
    from macsen_lite.intents.spelling import WORDS_NAME, read_words

    right: set[str] = set()
    for path in trusted:
        with suppress(OSError, SourceError):  # it is no business of this file's writer
            right |= written_words(read_source(path, path.read_bytes()))
    beside = {path.parent / WORDS_NAME for path in files}
    for path in [*sorted(path for path in beside if path.is_file()), *lists]:
        try:
            right |= read_words(path)
        except (OSError, UnicodeDecodeError) as error:
            reason = message("intents.not_utf8")
            if isinstance(error, OSError):
                reason = reason_of(error)
            raise UsageError(
                f"{path}: {message('intents.unreadable_file', reason=reason)}"
            ) from None
    return right


class _Pronouncer:
    """Finds words that cannot be said, asking about many at once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.fault = ""
        """Why pronunciations cannot be made at all."""

    def __call__(self, words: Collection[str]) -> Mapping[str, tuple[str, str]]:
        wrong: dict[str, tuple[str, str]] = {}
        pending = [list(words)]
        while pending and not self.fault:
            some = pending.pop()
            try:
                self._lexicon.prepare(some)
            except LexiconError as error:
                if len(some) > 1:
                    pending += [some[: len(some) // 2], some[len(some) // 2 :]]
                elif self._works():
                    wrong[some[0]] = error.message, error.hint
        return wrong

    def _works(self) -> bool:
        """Whether it is the word that is at fault and not the G2P."""
        from macsen_lite.speech.g2p import BangorG2P

        try:
            BangorG2P().pronounce(["bara"])
        except LexiconError as error:
            self.fault = error.message
        return not self.fault


def _show(finding: Finding, as_json: bool) -> None:
    problem = finding.problem
    if as_json:
        print_json(
            {
                "file": str(problem.path),
                "line": problem.line,
                "column": problem.column,
                "code": finding.code,
                "text": problem.text,
                "hint": problem.hint,
            }
        )
        return
    place = f"{problem.path}:{problem.line}:{problem.column}"
    click.echo(f"{click.style(place, bold=True)}: {problem.text} [{finding.code}]")
    if problem.hint:
        click.echo(f"    {problem.hint}")


@contextmanager
def _bar(shown: bool) -> Iterator[Progress]:
    """A bar on standard error, where there is a person to see it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    bars = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not (shown and console.is_terminal),
    )
    with bars:
        task = bars.add_task("", total=None)

        def progress(path: Path, done: int, total: int) -> None:
            text = message("lint.checking", name=path.name)
            bars.update(task, description=text, completed=done, total=total)

        yield progress


@verb("test", help="authoring.verb.test")
@click.argument("given", nargs=-1, metavar="[NAME|FILE|FOLDER]…")
def test(given: tuple[str, ...], as_json: bool) -> int:
    """Run the tests of all skills, or of those named or in the files given."""
    from macsen_lite.intents.trial import run_tests

    paths = [Path(text) for text in given if _is_path(text)]
    names = [text for text in given if not _is_path(text)]
    intents = load(paths)
    chosen = wanted_intents(intents, names) if names or not paths else []
    files = {path.resolve() for path in _files(paths)}
    chosen += [
        intent
        for intent in intents.intents
        if intents.file_of(intent.skill).path.resolve() in files and intent not in chosen
    ]
    broken = [problem for problem in intents.problems if problem.path.resolve() in files]
    count = failed = 0
    for outcome in run_tests(intents, chosen):
        count += 1
        failed += not outcome.passed
        if as_json:
            print_json(_record(outcome))
        elif not outcome.passed:
            _show_failure(outcome)
    if not as_json:
        key = "lint.failed" if failed else "lint.passed" if count else "lint.no_tests_found"
        click.echo(message(key, count=count, failed=failed))
    return 1 if failed or broken or not count else 0


def _is_path(text: str) -> bool:
    return text.endswith(".yaml") or "/" in text or "\\" in text or Path(text).is_dir()


def _record(outcome: Outcome) -> dict[str, object]:
    match = outcome.match
    return {
        "file": str(outcome.path),
        "line": outcome.line,
        "intent": outcome.intent,
        "say": outcome.test.say,
        "not": outcome.test.negative,
        "passed": outcome.passed,
        "wanted": dict(outcome.test.slots),
        "understood": match.intent if match else None,
        "slots": dict(outcome.slots),
        "score": round(match.score, 4) if match else 0.0,
    }


def _show_failure(outcome: Outcome) -> None:
    match, test = outcome.match, outcome.test
    place = f"{outcome.path}:{outcome.line}:{outcome.column}"
    click.echo(f"{click.style(place, bold=True)}: “{test.say}”")
    wanted = _shown(outcome.intent, test.slots)
    if test.negative:
        wanted = message("lint.test.not", intent=outcome.intent)
    click.echo(f"    {message('lint.test.wanted')} {wanted}")
    got = message("lint.test.nothing")
    if match is not None:
        got = f"{_shown(match.intent, outcome.slots)}  ({match.score:.2f})"
    click.echo(f"    {message('lint.test.got')} {got}")


def _shown(intent: str, slots: Mapping[str, object]) -> str:
    import json

    values = ", ".join(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in slots.items())
    return f"{intent} {{{values}}}"
