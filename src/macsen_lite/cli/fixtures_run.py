"""``macsen-lite fixtures run``: recordings run through the assistant, and what came of them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from macsen_lite.cli._common import option, print_json, report, show_warnings, verb
from macsen_lite.cli._fixtures import check_apart, moment_option, progress
from macsen_lite.errors import FixtureError, MacsenError, UsageError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

if TYPE_CHECKING:
    from macsen_lite.fixtures.conditions import Condition
    from macsen_lite.fixtures.figures import Figures
    from macsen_lite.fixtures.limits import Limit
    from macsen_lite.fixtures.results import Results

_INTERRUPTED = 130
_MOST_COST = 99.0


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be done with the results."""

    out: Path | None
    html: Path | None
    junit: Path | None
    limits: tuple[Limit, ...]
    as_json: bool


@verb("run", help="fixtures.verb.run", settings="used")
@click.argument(
    "manifests", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="MANIFEST…"
)
@option("--jobs", type=click.IntRange(min=1), metavar="N", help="fixtures.option.jobs")
@option(
    "--executor",
    type=click.Choice(["process", "dask"]),
    default="process",
    help="fixtures.option.executor",
)
@option("--scheduler", metavar="ADDRESS", help="fixtures.option.scheduler")
@option("--with", "conditions", multiple=True, metavar="CONDITION…", help="fixtures.option.with")
@option("--only", multiple=True, metavar="NAME", help="fixtures.option.only")
@option("--limit", type=click.IntRange(min=1), metavar="N", help="fixtures.option.limit")
@option("--out", type=click.Path(path_type=Path), metavar="FILE", help="fixtures.option.out")
@option("--resume", is_flag=True, help="fixtures.option.resume")
@option("--overwrite", is_flag=True, help="fixtures.option.overwrite")
@option("--html", type=click.Path(path_type=Path), metavar="FILE", help="fixtures.option.html")
@option("--junit", type=click.Path(path_type=Path), metavar="FILE", help="fixtures.option.junit")
@option("--limits", type=click.Path(path_type=Path), metavar="FILE", help="fixtures.option.limits")
@option("--model", metavar="NAME|PATH", help="transcribe.option.model")
@option(
    "--thresholds",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="tuning.option.thresholds",
)
@option(
    "--filler-cost",
    type=float,
    metavar="NATS",
    help="fixtures.option.filler_cost",
)
@option(
    "--min-confidence",
    type=float,
    metavar="0–1",
    help="fixtures.option.min_confidence",
)
@moment_option
def command(
    manifests: tuple[Path, ...],
    jobs: int | None,
    executor: str,
    scheduler: str | None,
    conditions: tuple[str, ...],
    only: tuple[str, ...],
    limit: int | None,
    out: Path | None,
    resume: bool,
    overwrite: bool,
    html: Path | None,
    junit: Path | None,
    limits: Path | None,
    model: str | None,
    thresholds: Path | None,
    filler_cost: float | None,
    min_confidence: float | None,
    now: datetime,
    as_json: bool,
) -> int:
    """Run the recordings of each MANIFEST; status 1 when one failed or a limit was not kept."""
    from macsen_lite.fixtures.engine import EnginePlan
    from macsen_lite.fixtures.limits import read_limits
    from macsen_lite.fixtures.manifest import chosen, read_manifests
    from macsen_lite.fixtures.running import RunInterruptedError, RunOptions, run
    from macsen_lite.fixtures.thresholds import with_flags

    show_warnings()
    # Whatever can be wrong with the words of the command is found before the first clip is run.
    _check_out(out, resume=resume, overwrite=overwrite)
    for file in (html, junit):
        _check_writable(file)
    _check_between("--filler-cost", filler_cost, _MOST_COST)
    _check_between("--min-confidence", min_confidence, 1.0)
    manifests, changes = _conditions(manifests, conditions)
    check_apart((*manifests, limits, thresholds), (out, html, junit))
    wanted = _Wanted(out, html, junit, read_limits(limits) if limits else (), as_json)
    fixtures = chosen(read_manifests(manifests), only, limit)
    plan = EnginePlan(model, with_flags(thresholds, filler_cost, min_confidence), now)
    with progress(message("fixtures.running")) as step:
        options = RunOptions(
            jobs=jobs,
            executor="dask" if executor == "dask" else "process",
            scheduler=scheduler,
            conditions=changes,
            out=out,
            resume=resume,
            command=_command(),
            manifests=tuple(map(str, manifests)),
            step=step,
        )
        try:
            results = run(fixtures, plan, options)
            is_whole = True
        except RunInterruptedError as stopped:
            results, is_whole = stopped.results, False
    if is_whole:
        return _show(results, wanted)
    total = len(fixtures) * (1 + len(changes))
    text = message("fixtures.interrupted", done=len(results.clips), total=total)
    hint = message("fixtures.interrupted.resume", path=out) if out else ""
    report(MacsenError(text, hint))
    return _INTERRUPTED


def _command() -> str:
    """The command as it was given, without the path of the program."""
    import shlex

    return shlex.join(["macsen-lite", *sys.argv[1:]])


def _check_out(out: Path | None, *, resume: bool, overwrite: bool) -> None:
    if out is None:
        if resume or overwrite:
            raise UsageError(message("fixtures.resume_what"), message("fixtures.resume_what.hint"))
        return
    if not (resume or overwrite) and out.exists() and out.stat().st_size:
        raise UsageError(
            message("fixtures.out_exists", path=out), message("fixtures.out_exists.hint")
        )


def _check_writable(path: Path | None) -> None:
    if path is None or (path.absolute().parent.is_dir() and not path.is_dir()):
        return
    reason = message("reasons.is_folder" if path.is_dir() else "reasons.missing")
    raise UsageError(
        message("audio.cannot_write", path=path, reason=reason),
        message("audio.cannot_write.hint"),
    )


def _check_between(name: str, value: float | None, most: float) -> None:
    if value is not None and not 0.0 <= value <= most:
        raise UsageError(
            message("fixtures.bad_value", name=name, value=value),
            message("fixtures.between", most=f"{most:g}"),
        )


def _conditions(
    manifests: tuple[Path, ...], texts: tuple[str, ...]
) -> tuple[tuple[Path, ...], tuple[Condition, ...]]:
    """Manifests and conditions apart: ``--with noise:20 rate:8000`` gives two conditions.

    Whatever follows the first and begins like a condition is one, unless there is such a file.
    """
    if not texts:
        return manifests, ()
    from macsen_lite.fixtures.conditions import KINDS, parse_conditions

    def is_condition(path: Path) -> bool:
        return str(path).partition(":")[0].partition("+")[0] in KINDS and not path.exists()

    more = tuple(str(path) for path in manifests if is_condition(path))
    kept = tuple(path for path in manifests if not is_condition(path))
    if not kept:
        raise click.MissingParameter(param_hint="MANIFEST…", param_type="argument")
    return kept, parse_conditions((*texts, *more))


def _show(results: Results, wanted: _Wanted) -> int:
    """Show what came of the run and say which limits were not kept."""
    from macsen_lite.fixtures.figures import figures
    from macsen_lite.fixtures.limits import breaches

    found = figures(results)
    _write_reports(results, found, wanted)
    status = 0
    failed = [clip for clip in results.clips if clip.error]
    if failed:
        text = message(
            "fixtures.failed",
            count=len(failed),
            total=len(results.clips),
            id=failed[0].fixture.id,
        )
        report(MacsenError(text, failed[0].error))
        status = 1
    broken = breaches(wanted.limits, found)
    for breach in broken:
        click.echo(str(breach), err=True)
        status = 1
    if wanted.limits and not broken:
        click.echo(message("fixtures.limits.kept", count=len(wanted.limits)), err=True)
    if wanted.out is not None:
        click.echo(message("fixtures.kept", path=wanted.out), err=True)
    return status


def _write_reports(results: Results, found: Figures, wanted: _Wanted) -> None:
    """The figures on standard output, and the reports that were asked for."""
    if wanted.as_json:
        from macsen_lite.fixtures.reports.totals import totals

        print_json(totals(results.run, found))
    else:
        from rich.console import Console

        from macsen_lite.fixtures.reports.table import show

        show(results, found, Console())
    if wanted.junit is not None:
        from macsen_lite.fixtures.reports.junit import junit_xml

        _write(wanted.junit, junit_xml(results))
    if wanted.html is not None:
        from macsen_lite.fixtures.reports.html import html_page

        _write(wanted.html, html_page(results, found=found))


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise FixtureError(
            message("audio.cannot_write", path=path, reason=reason_of(error)),
            message("audio.cannot_write.hint"),
        ) from error
