"""``macsen-lite privacy``: see all that is kept of you, and delete it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from macsen_lite.cli._common import option, print_json, report, verb, verb_group, warn
from macsen_lite.errors import UsageError
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.config.config import Config
    from macsen_lite.privacy.inventory import Measured

_YES = frozenset(("ydw", "ie", "oes", "yes", "y"))
_UNITS = ("B", "kB", "MB", "GB")


@verb_group("privacy")
def command() -> None:
    """Group of the verbs below; its help is in the message catalogue."""


@verb("show", help="privacy.verb.show", settings="used")
def show(as_json: bool) -> None:
    """Print what is kept, and what may go out."""
    from macsen_lite.config.config import Config
    from macsen_lite.privacy.inventory import CATEGORIES, measure, others

    config = Config.of_this_user()
    found = [measure(category) for category in CATEGORIES]
    rest = others()
    if as_json:
        print_json(
            {
                "kept": [_record(each) for each in found],
                "other": [str(path) for path in rest],
                **_outside(config),
            }
        )
        return
    _show_table(found)
    if rest:
        click.echo("\n" + message("privacy.other", paths=", ".join(map(str, rest))))
    click.echo("\n" + _about_misheard(config))
    click.echo(_about_network(config))


@verb("wipe", help="privacy.verb.wipe")
@click.argument("what", nargs=-1, metavar="[WHAT]…")
@option("--all", "everything", is_flag=True, help="privacy.option.all")
@option("--yes", is_flag=True, help="privacy.option.yes")
@option("--dry-run", is_flag=True, help="privacy.option.dry_run")
def wipe_(what: tuple[str, ...], everything: bool, yes: bool, dry_run: bool, as_json: bool) -> int:
    """Delete what is named, once it has been agreed to."""
    from macsen_lite import paths
    from macsen_lite.privacy.inventory import CATEGORIES, measure, others
    from macsen_lite.privacy.wiping import chosen, wipe
    from macsen_lite.ringing.only_one import is_watched

    categories = chosen(what, everything=everything)
    found = [measure(category) for category in categories]
    stays = [category.name for category in CATEGORIES if category not in categories]
    if dry_run and as_json:
        print_json({"would_go": [_record(each) for each in found]})
        return 0
    if not as_json:
        click.echo(message("privacy.would_go" if dry_run else "privacy.will_go"))
        _show_table([each for each in found if each.count or each.category.name in what])
        if everything and stays:
            click.echo(message("privacy.stays", names=", ".join(stays)))
        if everything and (rest := others()):
            click.echo(message("privacy.other", paths=", ".join(map(str, rest))))
    if dry_run:
        return 0
    if not yes and not _agrees():
        if as_json:
            print_json({"wiped": []})
        else:
            click.echo(message("privacy.untouched"))
        return 1
    wiped = wipe(categories)
    names = [category.name for category in wiped.done]
    if as_json:
        done = [_record(each) for each in found if each.category in wiped.done]
        print_json({"wiped": done, "errors": [str(error) for error in wiped.errors]})
    elif names:
        click.echo(message("privacy.wiped", names=", ".join(names)))
    for error in wiped.errors:
        report(error)
    if is_watched(paths.data_dir()):
        warn(message("privacy.is_running"))
    return 1 if wiped.errors else 0


def _agrees() -> bool:
    """Ask; raises UsageError where nobody can answer."""
    click.echo(message("privacy.sure"), nl=False, err=True)
    answer = sys.stdin.readline()
    if not answer:
        click.echo(err=True)
        raise UsageError(message("privacy.cannot_ask"), message("privacy.cannot_ask.hint"))
    return answer.strip().lower() in _YES


def _show_table(found: Sequence[Measured]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column(message("privacy.column.name"), style="bold", no_wrap=True)
    table.add_column(message("privacy.column.count"), justify="right", no_wrap=True)
    table.add_column(message("privacy.column.size"), justify="right", no_wrap=True)
    table.add_column(message("privacy.column.span"), no_wrap=True)
    table.add_column(message("privacy.column.about"))
    for each in found:
        about = message(f"privacy.about.{each.category.name}")
        if each.fault:
            about += f" ({message('privacy.unreadable_category')}: {each.fault})"
        span = [_day(moment) for moment in (each.oldest, each.newest) if moment]
        table.add_row(
            each.category.name,
            "?" if each.fault else str(each.count),
            "?" if each.fault else _size(each.size),
            " – ".join(dict.fromkeys(span)),
            about,
        )
    Console().print(table)
    where: dict[Path, list[str]] = {}
    for each in found:
        for path in each.paths:
            if path.exists():
                where.setdefault(path, []).append(each.category.name)
    if where:
        click.echo("\n" + message("privacy.where"))
        for path, names in where.items():
            click.echo(f"  {path}: {', '.join(names)}")


def _about_misheard(config: Config) -> str:
    from macsen_lite.privacy.misheard import SWITCH

    if not config.flag(SWITCH):
        return message("privacy.misheard.switch.off")
    days, size = (config.get(f"preifatrwydd.camglywed_{name}") for name in ("dyddiau", "maint"))
    return message("privacy.misheard.switch.on", days=days, size=size)


def _about_network(config: Config) -> str:
    from macsen_lite.online import SWITCH
    from macsen_lite.privacy.network import in_house, ways_out

    ways = [way for way in ways_out(config) if way.is_on]
    if not config.flag(SWITCH):
        lines = [message("privacy.online.off")]
    elif not ways:
        lines = [message("privacy.online.none")]
    else:
        lines = [message("privacy.online.on")]
        lines += [f"  {way.setting}: {', '.join(way.hosts)}" for way in ways]
    if hosts := in_house(config):
        lines.append(message("privacy.house", hosts=", ".join(hosts)))
    return "\n".join(lines)


def _record(each: Measured) -> dict[str, Any]:
    return {
        "name": each.category.name,
        "about": message(f"privacy.about.{each.category.name}"),
        "count": each.count,
        "bytes": each.size,
        "oldest": each.oldest.isoformat() if each.oldest else None,
        "newest": each.newest.isoformat() if each.newest else None,
        "paths": [str(path) for path in each.paths],
        "only_named": each.category.only_named,
        "error": each.fault or None,
    }


def _outside(config: Config) -> dict[str, Any]:
    from macsen_lite.online import SWITCH
    from macsen_lite.privacy.misheard import SWITCH as KEEPS
    from macsen_lite.privacy.network import in_house, ways_out

    return {
        "keeps_misheard": config.flag(KEEPS),
        "online": config.flag(SWITCH),
        "ways_out": [
            {"setting": way.setting, "on": way.is_on, "hosts": list(way.hosts)}
            for way in ways_out(config)
        ],
        "in_house": list(in_house(config)),
    }


def _day(moment: datetime) -> str:
    return moment.astimezone().date().isoformat()


def _size(count: int) -> str:
    """In the unit that suits: "1.2 MB".

    >>> _size(0), _size(999), _size(1_234_000)
    ('0 B', '999 B', '1.2 MB')
    """
    size = float(count)
    for unit in _UNITS[:-1]:
        if size < 1000:
            return f"{size:.3g} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} {_UNITS[-1]}"


for _verb in (show, wipe_):
    command.add_command(_verb)
