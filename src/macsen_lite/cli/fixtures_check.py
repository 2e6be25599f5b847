"""``macsen-lite fixtures check``: all that is wrong with manifests, in one go."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from macsen_lite.cli._common import print_json, verb
from macsen_lite.cli._fixtures import moment_option, progress
from macsen_lite.cli._intents import load
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.fixtures.checking import Checked
    from macsen_lite.fixtures.rows import Fault


@verb("check", help="fixtures.verb.check")
@click.argument(
    "manifests", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="MANIFEST…"
)
@moment_option
def command(manifests: tuple[Path, ...], now: datetime, as_json: bool) -> int:
    """Check each MANIFEST; status 1 when one of them has an error, warnings apart."""
    from macsen_lite.fixtures.checking import check_manifests

    status = 0
    intents = load()
    with progress(message("fixtures.checking", name=", ".join(p.name for p in manifests))) as step:
        checked = list(check_manifests(manifests, intents, now, step))
    for one in checked:
        for fault in one.faults:
            _show(fault, as_json)
        _sum_up(one, as_json)
        if one.errors:
            status = 1
    return status


def _show(fault: Fault, as_json: bool) -> None:
    if as_json:
        kind = "warning" if fault.is_warning else "error"
        print_json(
            {
                "path": str(fault.path),
                "line": fault.line or None,
                kind: fault.text,
                "hint": fault.hint,
            }
        )
        return
    text = f"{fault.place}: {fault.text}"
    click.echo(message("cli.warning", text=text) if fault.is_warning else text)
    if fault.hint:
        click.echo(f"    {fault.hint}")


def _sum_up(one: Checked, as_json: bool) -> None:
    errors, warnings = len(one.errors), len(one.faults) - len(one.errors)
    if as_json:
        print_json(
            {
                "path": str(one.path),
                "recordings": len(one.fixtures),
                "seconds": round(one.seconds, 3),
                "errors": errors,
                "warnings": warnings,
            }
        )
        return
    click.echo(
        message(
            "fixtures.checked",
            path=one.path,
            count=len(one.fixtures),
            minutes=one.seconds / 60,
            errors=errors,
            warnings=warnings,
        )
    )
