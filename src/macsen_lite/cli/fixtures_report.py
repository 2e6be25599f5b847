"""``macsen-lite fixtures report``: what came of a run, for people and for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from macsen_lite.cli._common import option, print_json, verb
from macsen_lite.cli._fixtures import check_apart, progress
from macsen_lite.errors import FixtureError, UsageError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of


@verb("report", help="report.verb")
@click.argument("results", type=click.Path(path_type=Path), metavar="RESULTS")
@option("--html", type=click.Path(path_type=Path), metavar="FILE", help="report.option.html")
@option(
    "--audio", type=click.Choice(["none", "worst", "all"]), default=None, help="report.option.audio"
)
@option("--junit", type=click.Path(path_type=Path), metavar="FILE", help="report.option.junit")
def command(
    results: Path,
    html: Path | None,
    audio: Literal["none", "worst", "all"] | None,
    junit: Path | None,
    as_json: bool,
) -> None:
    """Show the figures of RESULTS, and write the reports that are asked for."""
    if audio is not None and html is None:
        raise UsageError(message("report.audio_alone"), message("report.audio_alone.hint"))
    check_apart((results,), (html, junit))
    from macsen_lite.fixtures.figures import figures
    from macsen_lite.fixtures.records import read_results

    read = read_results(results)
    found = figures(read)
    if as_json:
        from macsen_lite.fixtures.reports.totals import totals

        print_json(totals(read.run, found))
    else:
        from rich.console import Console

        from macsen_lite.fixtures.reports.table import show

        show(read, found, Console())
        sys.stdout.flush()
    if junit is not None:
        from macsen_lite.fixtures.reports.junit import junit_xml

        write(junit, junit_xml(read))
    if html is not None:
        from macsen_lite.fixtures.reports.html import html_page

        with progress(message("report.encoding")) as step:
            page = html_page(read, audio or "worst", found, step)
        write(html, page)


def write(path: Path, text: str) -> None:
    """Write a report and say so on standard error. Raises FixtureError when it cannot be."""
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        reason = reason_of(error)
        raise FixtureError(
            message("report.cannot_write", path=path, reason=reason),
            message("report.cannot_write.hint"),
        ) from error
    click.echo(message("report.written", path=path), err=True)
