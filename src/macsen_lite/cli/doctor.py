"""``macsen-lite doctor``: what is wrong with this machine, and the command that mends it."""

from dataclasses import asdict

import click

from macsen_lite.cli._common import option, print_json, verb
from macsen_lite.messages import message

_MARKS = {"ok": "[green]✓[/]", "warning": "[yellow]![/]", "fault": "[red]✗[/]"}


@verb("doctor")
@option("--model", metavar="MODEL", help="doctor.option.model")
def command(model: str | None, as_json: bool) -> int:
    """Make every check; the exit status is 1 if one found a fault, and 0 with warnings only.

    With ``--json``, one object a check: ``name``, ``status`` (ok, warning, fault), ``detail``,
    ``remedy``.
    """
    from macsen_lite.doctor import examine

    checks = []
    for check in examine(model=model):
        checks.append(check)
        if as_json:
            print_json(asdict(check))
    faults = sum(check.status == "fault" for check in checks)
    if as_json:
        return int(faults > 0)

    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for check in checks:
        table.add_row(
            _MARKS[check.status], message(f"doctor.name.{check.name}"), escape(check.detail)
        )
        if check.remedy:
            table.add_row("", "", f"→ [bold]{escape(check.remedy)}[/]")
    Console(highlight=False).print(table)
    warnings = sum(check.status == "warning" for check in checks)
    click.echo()
    click.echo(message("doctor.summary", faults=faults, warnings=warnings))
    return int(faults > 0)
