"""``macsen-lite intents``: what can be said, and tools for whoever writes it."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

import click

from macsen_lite.cli import intents_check, intents_new
from macsen_lite.cli._common import option, print_json, verb, verb_group
from macsen_lite.cli._intents import load, wanted_intents
from macsen_lite.errors import UsageError
from macsen_lite.messages import language, message

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from macsen_lite.intents.model import Intent, IntentSet, SkillFile

SAMPLES_SHOWN = 10
_MOST = 1e15
"""Beyond this a number of sentences says nothing but “very many”."""


@verb_group("intents")
def command() -> None:
    """Group of the verbs below; its help is in the message catalogue."""


@verb("list", help="authoring.verb.list")
@click.argument("names", nargs=-1, metavar="[NAME]…")
def list_(names: tuple[str, ...], as_json: bool) -> None:
    """Print every intent, or those of some skills: slots, an example, how much can be said."""
    intents = load()
    chosen = wanted_intents(intents, names)
    if as_json:
        for intent in chosen:
            print_json(_record(intents, intent))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console()
    rows = [_row(intent) for intent in chosen]
    head = [Text(message(f"authoring.column.{column}"), style="bold") for column in _COLUMNS]
    widths = [
        max(line.cell_len for row in [head, *rows] for line in row[i].split(allow_blank=True))
        for i in range(len(_COLUMNS))
    ]
    console.print(_table([head], widths))
    for file in intents.files:
        own = [row for row, intent in zip(rows, chosen, strict=True) if intent.skill == file.skill]
        if own:
            console.print()
            console.print(Text.assemble((file.skill, "bold"), ("  " + _about(file), "dim")))
            console.print(_table(own, widths))
    click.echo()
    if any(intent.required for intent in chosen):
        click.echo(message("authoring.list.required"))
    click.echo(message("authoring.list.footer"))


_COLUMNS = ("intent", "slots", "example", "sentences", "tests")


def _row(intent: Intent) -> list[Text]:
    from rich.text import Text

    return [
        Text("  " + intent.id),
        Text("\n").join(_slot_line(intent, name) for name in intent.slots),
        Text(f"“{example(intent)}”", style="italic"),
        Text(_number(_count(intent))),
        Text(str(len(intent.tests))),
    ]


def _table(rows: list[list[Text]], widths: list[int]) -> Table:
    """Rows whose columns are as wide as those of the other tables; only the example is folded."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2), expand=True)
    for column, width in zip(_COLUMNS, widths, strict=True):
        if column == "example":
            table.add_column(ratio=1)
        else:
            is_number = column in ("sentences", "tests")
            table.add_column(width=width, justify="right" if is_number else "left")
    for row in rows:
        table.add_row(*row)
    return table


def _slot_line(intent: Intent, name: str) -> Text:
    from rich.text import Text

    line = Text.assemble(("{" + name + "}", "cyan"), ": ", intent.slots[name].spec.type)
    if name in intent.required:
        line.append(" *")
    return line


def _about(file: SkillFile) -> str:
    return file.about.get(language()) or file.about.get("cy", "")


def example(intent: Intent) -> str:
    """One sentence for the intent: of its tests, or made up."""
    from macsen_lite.intents.listing import Filler

    said = next((test.say for test in intent.tests if not test.negative), None)
    return said or Filler.by_label(intent).fill(min(intent.samples, key=len))


def _count(intent: Intent) -> float:
    from macsen_lite.intents.listing import count

    return count(intent)


def _number(count: float) -> str:
    return message("authoring.endless") if count > _MOST else f"{count:,.0f}"


def _json_number(count: float) -> int | None:
    return None if math.isinf(count) or count > _MOST else int(count)


def _record(intents: IntentSet, intent: Intent) -> dict[str, object]:
    file = intents.file_of(intent.skill)
    return {
        "skill": intent.skill,
        "intent": intent.id,
        "file": str(file.path),
        "about": dict(file.about),
        "slots": {name: slot.spec.type for name, slot in intent.slots.items()},
        "required": list(intent.required),
        "example": example(intent),
        "templates": list(intent.sentences),
        "sentences": _json_number(_count(intent)),
        "tests": len(intent.tests),
    }


@verb("sentences", help="authoring.verb.sentences")
@click.argument("intent_name", metavar="INTENT")
@option(
    "-n",
    "number",
    type=click.IntRange(min=1),
    default=SAMPLES_SHOWN,
    metavar="N",
    help="authoring.option.number",
)
@option("--all", "everything", is_flag=True, help="authoring.option.all")
@option("--fill", is_flag=True, help="authoring.option.fill")
def sentences(intent_name: str, number: int, everything: bool, fill: bool, as_json: bool) -> None:
    """Print what can be said for one intent."""
    from macsen_lite.intents.listing import Filler, count_filled, listing, named, some

    [intent] = wanted_intents(load(), (intent_name,), only_intents=True)
    automaton = named(intent.automaton)
    filler = Filler.by_name(intent)
    total = _count(intent)
    if everything and math.isinf(total):
        raise UsageError(
            message("authoring.endless_listing", intent=intent.id),
            message("authoring.endless_listing.hint"),
        )
    shown = 0
    for said in listing(automaton) if everything else sorted(some(automaton, number)):
        line = filler.fill(said) if fill else said
        shown += 1
        if as_json:
            print_json({"intent": intent.id, "sentence": line})
        else:
            click.echo(line)
    if as_json:
        return
    click.echo()
    click.echo(message("authoring.shown", shown=f"{shown:,}", count=_number(total)))
    if intent.slots:
        click.echo(message("authoring.filled", count=_number(count_filled(intent))))


@verb("schema", help="authoring.verb.schema")
@option("--common", is_flag=True, help="authoring.option.common")
@option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="authoring.option.schema_to",
)
def schema(common: bool, to: Path | None, as_json: bool) -> None:
    """Print the JSON Schema of a skill's file, or write both schemas into a folder."""
    import json

    from macsen_lite.intents.publishing import schema_of, write_schemas

    if to is not None:
        for path in write_schemas(to):
            print_json({"path": str(path)}) if as_json else click.echo(path)
        return
    text = schema_of(common=common)
    click.echo(json.dumps(text, ensure_ascii=False, indent=None if as_json else 2))


for _command in (
    list_,
    sentences,
    intents_check.lint,
    intents_check.test,
    intents_new.new,
    schema,
):
    command.add_command(_command)
