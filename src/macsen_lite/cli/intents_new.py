"""``macsen-lite intents new``: a working skill to start from."""

from __future__ import annotations

import re
from pathlib import Path

import click

from macsen_lite.cli._common import option, print_json, verb
from macsen_lite.errors import MacsenError, UsageError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@verb("new", help="authoring.verb.new")
@click.argument("skill")
@option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="authoring.option.to",
)
def new(skill: str, to: Path | None, as_json: bool) -> None:
    """Write a commented skill into the user's folder."""
    from macsen_lite import paths
    from macsen_lite.intents.publishing import write_schemas

    if not _NAME.fullmatch(skill):
        raise UsageError(
            message("authoring.bad_skill_name", name=skill), message("intents.want_id")
        )
    folder = to or paths.config_dir() / "intents"
    path = folder / f"{skill}.yaml"
    shipped = paths.intents_dir() / path.name
    if shipped.exists():
        raise UsageError(
            message("authoring.shipped_skill", name=skill),
            message("authoring.shipped_skill.hint", shipped=shipped, path=path),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as out:
            out.write(starter(skill))
        write_schemas(folder)
    except FileExistsError:
        raise MacsenError(
            message("authoring.exists", path=path), message("authoring.exists.hint")
        ) from None
    except OSError as error:
        raise MacsenError(
            message("authoring.not_written", path=path, reason=reason_of(error)),
            message("authoring.not_written.hint"),
        ) from error
    if as_json:
        print_json({"skill": skill, "path": str(path)})
        return
    click.echo(message("authoring.created", path=path))
    ask = message("authoring.created.ask")
    if to is not None:
        own = paths.config_dir() / "intents"
        ask = message("authoring.created.install", folder=own)
    click.echo(
        message(
            "authoring.created.next",
            given=f" {path}" if to else "",
            tested=path if to else skill,
            ask=ask,
        )
    )


def starter(skill: str) -> str:
    """The YAML of a new skill, its remarks in the language in use."""
    parts = ("top", "sentences", "slots", "needs", "answers", "tests")
    remarks = {part: message(f"authoring.starter.{part}", skill=skill) for part in parts}
    return _STARTER.format(skill=skill, **remarks)


_STARTER = """\
# yaml-language-server: $schema=./schema.json
# {top}
skill: {skill}
about:
  cy: "Paratoi paned"
  en: "Making a cup of something hot"

intents:
  {skill}.paned:
    # {sentences}
    sentences:
      - "(gwna|gwnewch) baned o {{diod}} [<i_mi>]"
      - "(ga i|gaf i|gawn ni) baned o {{diod}}"
    # {slots}
    slots:
      diod:
        list:
          - {{in: "(de|te)", value: te}}
          - {{in: "(coffi|goffi)", value: coffi}}
          - "siocled poeth"
    # {needs}
    needs: [baned]
    # {answers}
    answers:
      - "Iawn, paned o {{{{ diod | treiglad_meddal }}}} amdani."
      - "Dyma baned o {{{{ diod | treiglad_meddal }}}}."
    # {tests}
    tests:
      - {{say: "Gwna baned o goffi i mi, os gweli di'n dda", slots: {{diod: coffi}}}}
      - {{say: "Gawn ni baned o de?", slots: {{diod: te}}}}
      - {{say: "gwna dy waith cartref", not: true}}
"""
