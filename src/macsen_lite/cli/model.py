"""``macsen-lite model``: list, describe, install, remove and compile acoustic models."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from macsen_lite.cli._common import option, print_json, report, verb, verb_group
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.speech.download import Progress, Stage
    from macsen_lite.speech.model import ModelInfo
    from macsen_lite.speech.store import StoredModel


@verb_group("model")
def command() -> None:
    """Group of the verbs below; its help is in the message catalogue."""


@verb("list", help="store.verb.list")
def list_(as_json: bool) -> None:
    """Print every model, one a line."""
    from macsen_lite.speech.store import ModelStore

    store = ModelStore.of_this_user()
    active = store.resolve()
    models = store.models()
    if as_json:
        for model in models:
            print_json(_list_record(model, active))
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in ("name", "state", "language", "size", "kind", "licence"):
        table.add_column(
            message(f"store.column.{column}"), justify="right" if column == "size" else "left"
        )
    for model in models:
        record = _list_record(model, active)
        table.add_row(
            escape(f"{model.name} *" if record["active"] else model.name),
            message(f"store.state.{'damaged' if model.fault else model.state}"),
            escape(str(record["language"])),
            _size(model.info.size_bytes if model.info else _size_in_registry(model)),
            message(f"store.short.{record['kind']}") if record["kind"] else "",
            escape(str(record["licence"])),
        )
    Console().print(table)
    click.echo()
    for model in models:
        if model.fault:
            click.echo(f"{model.name}: {model.fault}\n")
    click.echo(message("store.list.footer"))


@verb("info", help="store.verb.info")
@click.argument("model", required=False)
def info(model: str | None, as_json: bool) -> None:
    """Check one model wholly and describe it."""
    from macsen_lite.speech.model import CARD
    from macsen_lite.speech.store import ModelStore

    found = ModelStore.of_this_user().describe(model)
    card = found.path / CARD
    if as_json:
        print_json(_info_record(found) | {"card": str(card) if card.is_file() else None})
        return
    rows = {
        "name": found.name,
        "path": found.path,
        "language": found.language or message("store.unknown"),
        "licence": found.licence or message("store.unknown"),
        "kind": message(f"store.kind.{found.kind}"),
        "size": _size(found.size_bytes),
        "sample_rate": f"{found.sample_rate} Hz",
        "phones": found.acoustic.phones,
        "parameters": f"{found.acoustic.parameters:,}",
        "words": message("store.no_words") if found.words is None else f"{found.words:,}",
        "checksum": found.checksum,
        "verified": message("store.verified" if found.is_verified else "store.not_verified"),
    }
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for key, value in rows.items():
        table.add_row(message(f"store.row.{key}"), escape(str(value)))
    console = Console()
    console.print(table)
    if card.is_file():
        from rich.markdown import Markdown

        console.print()
        text = card.read_text("utf-8", errors="replace")
        console.print(Markdown(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)))


@verb("install", help="store.verb.install")
@click.argument("source")
@option("--name", metavar="NAME", help="store.option.name")
@option("--sha256", metavar="HEX", help="store.option.sha256")
@option("--force", is_flag=True, help="store.option.force")
def install(source: str, name: str | None, sha256: str | None, force: bool, as_json: bool) -> None:
    """Install a model from a name of the registry, a URL, a file or a folder."""
    from macsen_lite.speech.store import ModelStore

    store = ModelStore.of_this_user()
    with _progress_bars(shown=not as_json) as progress:
        done = store.install(source, name=name, sha256=sha256, force=force, progress=progress)
    if as_json:
        record = {
            "sha256": done.sha256 or None,
            "sha256_expected": done.was_expected,
            "resumed_from": done.resumed_from,
        }
        print_json(_info_record(done.info) | record)
        return
    click.echo(message("store.installed", name=done.info.name, path=done.info.path))
    if done.sha256 and not done.was_expected:
        click.echo(message("store.computed", sha256=done.sha256))
    click.echo(message(f"store.kind.{done.info.kind}"))
    click.echo(message("model.use", name=done.info.name))


@verb("remove", help="store.verb.remove")
@click.argument("names", nargs=-1, required=True)
def remove(names: tuple[str, ...], as_json: bool) -> None:
    """Remove installed models."""
    from macsen_lite.speech.store import ModelStore

    store = ModelStore.of_this_user()
    for name in names:
        path = store.remove(name)
        if as_json:
            print_json({"name": name, "path": str(path), "removed": True})
        else:
            click.echo(message("store.removed", name=name))


@verb("compile", help="store.verb.compile", settings="used")
@click.argument("model", required=False)
def compile_(model: str | None, as_json: bool) -> None:
    """Compile the graph of the shipped and the user's own intents for a model."""
    from rich.console import Console

    from macsen_lite.compiling import IntentGraph, graph_figures

    graph = IntentGraph.of_this_user(model)
    if graph is None:
        if as_json:
            print_json({"model": model, "compiled": False, "reason": "own graph"})
        else:
            click.echo(message("store.own_graph"))
        return
    for problem in graph.intents.problems:
        report(problem.error())
    was_cached = graph.find() is not None
    started = time.perf_counter()
    with Console(stderr=True).status(message("store.compiling")):
        compiled = graph.compile()
    seconds = time.perf_counter() - started
    figures = graph_figures(compiled)
    if as_json:
        print_json(
            {
                "model": str(graph.hearing.model_dir),
                "compiled": True,
                "path": str(compiled),
                "was_cached": was_cached,
                "seconds": round(seconds, 3),
                "states": figures.states,
                "size_bytes": figures.size_bytes,
            }
        )
        return
    click.echo(
        message(
            "store.was_compiled" if was_cached else "store.compiled",
            seconds=f"{seconds:.2f}",
            states=f"{figures.states:,}",
            size=_size(figures.size_bytes),
            path=compiled,
        )
    )


def _list_record(model: StoredModel, active: Path) -> dict[str, object]:
    entry, found = model.entry, model.info
    return {
        "name": model.name,
        "state": model.state,
        "active": model.path == active,
        "language": found.language if found else entry.language if entry else "",
        "kind": found.kind if found else entry.kind if entry else "",
        "licence": found.licence if found else entry.licence if entry else "",
        "size_bytes": found.size_bytes if found else _size_in_registry(model),
        "path": str(model.path) if model.path else None,
        "description": entry.description if entry else "",
        "fault": model.fault.message if model.fault else None,
    }


def _size_in_registry(model: StoredModel) -> int | None:
    return (model.entry.size_bytes or None) if model.entry else None


def _info_record(found: ModelInfo) -> dict[str, object]:
    return {
        "name": found.name,
        "path": str(found.path),
        "language": found.language,
        "licence": found.licence,
        "kind": found.kind,
        "size_bytes": found.size_bytes,
        "sample_rate": found.sample_rate,
        "phones": found.acoustic.phones,
        "parameters": found.acoustic.parameters,
        "words": found.words,
        "checksum": found.checksum,
        "verified": found.is_verified,
    }


def _size(size: int | None) -> str:
    return "" if size is None else f"{size / 1e6:.1f} MB"


@contextmanager
def _progress_bars(shown: bool) -> Iterator[Progress]:
    """Bars on standard error, where there is a person to see them."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    bars = Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not (shown and console.is_terminal),
    )
    tasks: dict[str, TaskID] = {}

    def progress(stage: Stage, done: int, total: int | None) -> None:
        if stage not in tasks:
            tasks[stage] = bars.add_task(message(f"store.stage.{stage}"), total=total)
        bars.update(tasks[stage], completed=done, total=total)

    with bars:
        yield progress


for _command in (list_, info, install, remove, compile_):
    command.add_command(_command)
