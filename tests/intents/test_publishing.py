"""The JSON Schema that editors use takes what the loader takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from macsen_lite.cli.intents_new import starter
from macsen_lite.intents.loader import COMMON
from macsen_lite.intents.publishing import (
    COMMON_SCHEMA_NAME,
    SCHEMA_NAME,
    schema_of,
    write_schemas,
)
from macsen_lite.intents.source import read_source
from macsen_lite.paths import intents_dir

SHIPPED = sorted(intents_dir().glob("*.yaml"))


def data_of(text: str | bytes) -> Any:
    content = text.encode() if isinstance(text, str) else text
    return read_source(Path("x.yaml"), content).data


def faults(text: str | bytes, common: bool = False) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema_of(common=common))
    return [error.json_path for error in validator.iter_errors(data_of(text))]


def test_the_published_schemas_are_the_codes_own(tmp_path: Path) -> None:
    for path in write_schemas(tmp_path):
        shipped = intents_dir() / path.name
        assert shipped.read_text(encoding="utf-8") == path.read_text(encoding="utf-8"), (
            "run: macsen-lite intents schema --to intents"
        )


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_fits_the_schema_that_it_names(path: Path) -> None:
    is_common = path.name == COMMON
    name = COMMON_SCHEMA_NAME if is_common else SCHEMA_NAME
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=./{name}"
    assert faults(path.read_bytes(), is_common) == []


def test_a_new_skill_fits_it() -> None:
    assert faults(starter("te")) == []


SHORT = """
skill: te
intents:
  te.x:
    sentences: ["te {faint} {lle} {amser} {hyd}"]
    slots:
      faint: {type: number, max: 10}
      lle: {list: [gegin, {in: "(lolfa|y lolfa)", value: 2, say: lolfa}]}
      amser: clock_time
      hyd: hydoedd
    ask: {hyd: "Pa mor hir?"}
    answers: ANSWERS
lists:
  hydoedd: {file: hydoedd.txt}
"""


@pytest.mark.parametrize(
    "answers", ['"Iawn."', '["Iawn."]', '{un: "Iawn.", "": ["Iawn.", "Da."]}'], ids=str
)
def test_the_short_forms_fit_too(answers: str) -> None:
    assert faults(SHORT.replace("ANSWERS", answers)) == []


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        (SHORT.replace("ANSWERS", "[]"), "$.intents['te.x'].answers"),
        (SHORT.replace("ANSWERS", '"Iawn."').replace("sentences", "sentense"), "$.intents['te.x']"),
        (SHORT.replace("ANSWERS", "3"), "$.intents['te.x'].answers"),
        ("skill: Te\nintents: {te: {sentences: [te]}}\n", "$.skill"),
    ],
)
def test_what_the_loader_refuses_is_refused(wrong: str, where: str) -> None:
    assert where in faults(wrong)


def test_an_editor_can_show_what_a_key_is_for() -> None:
    entry = schema_of()["$defs"]["IntentEntry"]["properties"]
    assert all(entry[key].get("description") for key in entry), json.dumps(entry)
