"""``macsen-lite fixtures tune``: thresholds fitted on some recordings, measured on others."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from macsen_lite.cli._common import option, print_json, report, show_warnings, verb, warn
from macsen_lite.cli._fixtures import check_apart, moment_option, progress
from macsen_lite.cli.fixtures_report import write
from macsen_lite.errors import FixtureError, MacsenError, UsageError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

if TYPE_CHECKING:
    from macsen_lite.fixtures.model import Fixture
    from macsen_lite.fixtures.results import Results
    from macsen_lite.fixtures.thresholds import RunThresholds
    from macsen_lite.fixtures.tuning.tuned import Sets

_INTERRUPTED = 130
_AROUND = (-0.8, -0.4, 0.4, 0.8)
"""Nats: how far from the filler cost in use others are tried."""
_MOST_COST = 99.0


@verb("tune", help="tuning.verb")
@option("--on", "tuning", required=True, type=click.Path(path_type=Path), metavar="MANIFEST",
        help="tuning.option.on")  # fmt: skip
@option("--report-on", "held_out", required=True, type=click.Path(path_type=Path),
        metavar="MANIFEST", help="tuning.option.report_on")  # fmt: skip
@option("--false-accepts", type=float, metavar="0–1", help="tuning.option.goal")
@option("--filler-costs", default="", metavar="NATS,…", help="tuning.option.costs")
@option("--mixed", is_flag=True, help="tuning.option.mixed")
@option("--out", type=click.Path(path_type=Path), metavar="FILE", help="tuning.option.out")
@option("--html", type=click.Path(path_type=Path), metavar="FILE", help="tuning.option.html")
@option("--keep", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
        help="tuning.option.keep")  # fmt: skip
@option("--thresholds", type=click.Path(path_type=Path), metavar="FILE",
        help="tuning.option.from")  # fmt: skip
@option("--jobs", type=click.IntRange(min=1), metavar="N", help="fixtures.option.jobs")
@option("--model", metavar="NAME|PATH", help="transcribe.option.model")
@moment_option
def command(
    tuning: Path,
    held_out: Path,
    false_accepts: float | None,
    filler_costs: str,
    mixed: bool,
    out: Path | None,
    html: Path | None,
    keep: Path | None,
    thresholds: Path | None,
    jobs: int | None,
    model: str | None,
    now: datetime,
    as_json: bool,
) -> int:
    """Fit on one MANIFEST, then measure on the other; status 1 when nothing could be fitted."""
    from macsen_lite.fixtures.engine import EnginePlan, has_own_graph, load_intents
    from macsen_lite.fixtures.reports import tuned as reports
    from macsen_lite.fixtures.running import RunInterruptedError, RunOptions, run
    from macsen_lite.fixtures.thresholds import with_flags
    from macsen_lite.fixtures.tuning.replay import Replay
    from macsen_lite.fixtures.tuning.search import Goal
    from macsen_lite.fixtures.tuning.tuned import TuningPlan, tune
    from macsen_lite.speech.decision import read_decision
    from macsen_lite.speech.store import resolve_model

    show_warnings()
    if false_accepts is not None and not 0.0 <= false_accepts <= 1.0:
        raise _out_of_range("--false-accepts", false_accepts, 1.0)
    for path in (out, html):
        _check_writable(path)
    check_apart((tuning, held_out), (out, html))
    before = with_flags(thresholds)
    model_dir = resolve_model(model)
    own_graph = has_own_graph(model_dir)
    if not own_graph:
        decision = before.decision(read_decision(model_dir))
        before = replace(
            before, filler_cost=decision.filler_cost, min_confidence=decision.min_confidence
        )
    costs = () if own_graph else _costs(filler_costs, before.filler_cost or 0.0)
    sets = _sets(tuning, held_out, is_mixed=mixed)
    command_line = shlex.join(["macsen-lite", *sys.argv[1:]])
    if keep is not None:
        _make_folder(keep)

    def hear(which: str, fixtures: Sequence[Fixture], tried: RunThresholds) -> Results:
        cost = "" if own_graph else f"-{tried.filler_cost:g}"
        key = "tuning.hearing" if which == "tuning" else "tuning.measuring"
        with progress(message(key, cost=f"{tried.filler_cost or 0:g}")) as step:
            options = RunOptions(
                jobs=jobs,
                out=keep / f"{which}{cost}.jsonl" if keep else None,
                resume=keep is not None,
                command=command_line,
                manifests=(str(tuning if which == "tuning" else held_out),),
                step=step,
            )
            return run(fixtures, EnginePlan(str(model_dir), tried, now), options)

    replay = Replay(load_intents(), now)
    try:
        with progress(message("tuning.searching")) as step:
            plan = TuningPlan(before, costs, Goal(false_accepts), own_graph, step)
        found = tune(sets, plan, hear, replay.clips)
    except RunInterruptedError as stopped:
        hint = message("tuning.interrupted.keep" if keep is None else "tuning.interrupted.again")
        report(MacsenError(message("tuning.interrupted", done=len(stopped.results.clips)), hint))
        return _INTERRUPTED
    manifests = {"tuning": str(tuning), "held_out": str(held_out)}
    if as_json:
        print_json(reports.record(found, manifests))
    else:
        from rich.console import Console

        reports.show(found, Console())
        sys.stdout.flush()
    if html is not None:
        write(html, reports.page(found, manifests, command_line))
    if out is not None:
        write(out, reports.file_text(found, manifests, command_line))
        click.echo(message("tuning.use", path=out), err=True)
    return 0


def _sets(tuning: Path, held_out: Path, *, is_mixed: bool) -> Sets:
    """The recordings of both manifests, shown to be apart. Raises FixtureError."""
    from macsen_lite.fixtures.manifest import read_manifest
    from macsen_lite.fixtures.tuning.separate import check_apart, check_kinds, check_sound
    from macsen_lite.fixtures.tuning.tuned import Sets

    fitted, measured = read_manifest(tuning), read_manifest(held_out)
    unnamed = check_apart(fitted, measured)
    check_kinds(fitted, measured, is_mixed=is_mixed)
    with progress(message("tuning.comparing")) as step:
        check_sound(fitted, measured, step)
    if unnamed.tuning or unnamed.held_out:
        text = message("tuning.unnamed", tuning=unnamed.tuning, held_out=unnamed.held_out)
        warn(f"{text}\n{message('tuning.unnamed.hint')}")
    return Sets(fitted, measured, unnamed)


def _costs(text: str, in_use: float) -> tuple[float, ...]:
    if not text.strip():
        return tuple(round(in_use + more, 4) for more in _AROUND if in_use + more > 0)
    try:
        costs = tuple(dict.fromkeys(float(part) for part in text.split(",") if part.strip()))
    except ValueError:
        raise UsageError(
            message("tuning.bad_costs", value=text), message("tuning.bad_costs.hint")
        ) from None
    for cost in costs:
        if not 0.0 <= cost <= _MOST_COST:
            raise _out_of_range("--filler-costs", cost, _MOST_COST)
    return costs


def _out_of_range(name: str, value: float, most: float) -> UsageError:
    return UsageError(
        message("fixtures.bad_value", name=name, value=value),
        message("fixtures.between", most=f"{most:g}"),
    )


def _check_writable(path: Path | None) -> None:
    if path is not None and (path.is_dir() or not path.absolute().parent.is_dir()):
        raise UsageError(message("tuning.no_folder", path=path), message("tuning.no_folder.hint"))


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FixtureError(
            message("report.cannot_write", path=path, reason=reason_of(error)),
            message("report.cannot_write.hint"),
        ) from error
