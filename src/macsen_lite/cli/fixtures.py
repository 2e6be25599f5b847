"""``macsen-lite fixtures``: recorded speech run through the assistant, measured and compared."""

from __future__ import annotations

import click

from macsen_lite.cli._common import LazyGroup, lang_option

VERBS = {
    "check": "macsen_lite.cli.fixtures_check",
    "run": "macsen_lite.cli.fixtures_run",
    "report": "macsen_lite.cli.fixtures_report",
    "compare": "macsen_lite.cli.fixtures_compare",
    "record": "macsen_lite.cli.fixtures_record",
    "synth": "macsen_lite.cli.fixtures_synth",
    "tune": "macsen_lite.cli.fixtures_tune",
}
"""Verb → the module whose ``command`` carries it out; its help is ``fixtures.verb.<verb>``."""


@click.group(
    "fixtures", cls=LazyGroup, verbs=VERBS, topic="fixtures.verb", help="cli.verb.fixtures"
)
@lang_option
def command() -> None:
    """Group of the verbs above; its help is in the message catalogue."""
