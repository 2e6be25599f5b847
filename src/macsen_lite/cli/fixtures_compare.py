"""``macsen-lite fixtures compare``: what got better and worse between two runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macsen_lite.cli._common import option, print_json, report, verb
from macsen_lite.cli._fixtures import check_apart
from macsen_lite.cli.fixtures_report import write
from macsen_lite.errors import FixtureError
from macsen_lite.messages import message


@verb("compare", help="report.compare.verb")
@click.argument("first", type=click.Path(path_type=Path), metavar="A")
@click.argument("second", type=click.Path(path_type=Path), metavar="B")
@option(
    "--html", type=click.Path(path_type=Path), metavar="FILE", help="report.compare.option.html"
)
@option("--fail-if-worse", is_flag=True, help="report.compare.option.fail")
def command(
    first: Path, second: Path, html: Path | None, fail_if_worse: bool, as_json: bool
) -> int:
    """Compare the results A with the later results B."""
    from macsen_lite.fixtures.comparing import compare
    from macsen_lite.fixtures.records import read_results

    check_apart((first, second), (html,))
    found = compare(read_results(first), read_results(second))
    if not found.groups:
        raise FixtureError(
            message("report.compare.nothing"), message("report.compare.nothing.hint")
        )
    if as_json:
        from macsen_lite.fixtures.reports.compared import comparison_record

        print_json(comparison_record(found))
    else:
        from rich.console import Console

        from macsen_lite.fixtures.reports.compared import show

        show(found, Console())
        sys.stdout.flush()
    if html is not None:
        from macsen_lite.fixtures.reports.html import comparison_page

        write(html, comparison_page(found))
    if fail_if_worse and found.is_worse:
        report(FixtureError(message("report.compare.is_worse")))
        return FixtureError.exit_status
    return 0
