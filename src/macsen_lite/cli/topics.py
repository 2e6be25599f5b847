"""``macsen-lite topics``: titles of a Wikipedia file that can be asked about by voice."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import click

from macsen_lite.cli._common import option, print_json, verb
from macsen_lite.config.config import Config
from macsen_lite.errors import UsageError
from macsen_lite.messages import message
from macsen_lite.skills.topics import MOST, askable, topics_file
from macsen_lite.skills.zim import open_zim, zim_file

_LOOKED_AT = 4
"""How many times as many titles are looked at: those that cannot be said fall away."""


@verb("topics", settings="used")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@option("--most", type=click.IntRange(1, MOST), default=500, help="zim.option.most")
def command(file: Path | None, most: int, as_json: bool) -> int:
    """Print the titles of the longest articles that can be said, one on a line."""
    config = Config.of_this_user()
    path = file or zim_file(config)
    if path is None:
        raise UsageError(message("zim.none"), message("zim.missing.hint"))
    titles = list(islice(askable(open_zim(path).longest(most * _LOOKED_AT)), most))
    for title in titles:
        if as_json:
            print_json({"title": title})
        else:
            click.echo(title)
    if not as_json and sys.stdout.isatty():
        click.echo(message("zim.where", path=topics_file(config)), err=True)
    return 0 if titles else 1
