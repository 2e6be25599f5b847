"""The examples in docs/intents.md and docs/intents.cy.md are right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macsen_lite.cli.intents import command as intents_command
from macsen_lite.intents.answers import FILTERS, render
from macsen_lite.intents.automaton import build
from macsen_lite.intents.lint import INVALID, lint, read_commons
from macsen_lite.intents.lint_file import Surroundings
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.slots import TEST_NOW, SlotSpec, slot_kind, slot_names
from macsen_lite.intents.source import read_source
from macsen_lite.intents.template import parse_template
from macsen_lite.intents.trial import run_tests
from macsen_lite.paths import intents_dir
from macsen_lite.welsh.tokens import words

DOCS = Path(__file__).parents[1] / "docs"
if not DOCS.is_dir():
    pytest.skip("the documentation is not in this copy of the project", allow_module_level=True)
FILES = ("intents.md", "intents.cy.md")


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def blocks(name: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text_of(name), re.DOTALL | re.MULTILINE)


def rows(name: str, columns: int) -> Iterator[list[str]]:
    for line in text_of(name).splitlines():
        cells = [c.strip().replace("\\|", "|") for c in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == columns and cells[0].startswith("`"):
            yield cells


def code(cell: str) -> str:
    return cell.strip("`")


def both(kind: str) -> list[tuple[str, str]]:
    found = [(name, block) for name in FILES for block in blocks(name, kind)]
    assert found
    return found


@pytest.mark.parametrize(("name", "block"), both("sentences"))
def test_a_template_stands_for_just_these_sentences(name: str, block: str) -> None:
    template, *said = block.splitlines()
    automaton = build(parse_template(template), {}, {})
    assert {" ".join(s) for s in automaton.sentences()} == {line.strip() for line in said}


@pytest.mark.parametrize(("name", "block"), both("yaml"))
def test_a_whole_file_has_no_fault_and_its_tests_pass(
    name: str, block: str, tmp_path: Path
) -> None:
    # A file of the user's own takes the place of a shipped one of the same name.
    skill = re.search(r"^skill: (\w+)$", block, re.MULTILINE)
    assert skill
    path = tmp_path / f"{skill[1]}.yaml"
    path.write_text(block, encoding="utf-8")
    folders = [intents_dir(), tmp_path]
    intents = IntentLoader(folders).load()
    assert intents.problems == ()
    around = Surroundings(intents, read_commons(folders))
    assert [finding.problem.text for finding in lint([path], around)] == []
    own = [i for i in intents.intents if intents.file_of(i.skill).path == path]
    outcomes = list(run_tests(intents, own))
    assert outcomes
    assert [o.test.say for o in outcomes if not o.passed] == []


@pytest.mark.parametrize("name", FILES)
def test_slots_mean_what_the_table_says(name: str) -> None:
    seen = set()
    for kind, said, value in (cells for cells in rows(name, 3) if cells[2].startswith("`")):
        written = read_source(Path("x"), f"x: {code(kind)}".encode()).data["x"]  # type: ignore[index]
        options = dict(written) if isinstance(written, dict) else {"type": written}
        slot_type = str(options.pop("type"))
        found = slot_kind(slot_type)
        assert found is not None, slot_type
        meant = found.make(SlotSpec(slot_type, (), options)).read(words(said), TEST_NOW)
        assert meant is not None, said
        assert meant.value == json.loads(code(value)), said
        seen.add(slot_type)
    assert seen == set(slot_names()) - {"list"}, "every type has an example"


@pytest.mark.parametrize("name", FILES)
def test_filters_say_what_the_table_says(name: str) -> None:
    seen = set()
    for answer, said in (cells for cells in rows(name, 2) if "{{" in cells[0]):
        assert render(code(answer), {}) == said
        seen |= set(re.findall(r"\| (\w+)", answer))
    assert seen <= set(FILTERS)
    assert len(seen) >= 15


@pytest.mark.parametrize("name", FILES)
def test_every_code_of_the_lint_is_explained(name: str) -> None:
    from macsen_lite.messages.lint import CATALOGUE

    explained = {c for cells in rows(name, 2) for c in re.findall(r"`([a-z-]+)`", cells[0])}
    codes = {key.removeprefix("lint.").removesuffix(".hint") for key in CATALOGUE if "-" in key}
    codes |= {"unpronounceable", "unreachable", "shared", "taken", "spelling", "english"}
    codes |= {"gives", "duplicate", INVALID}
    assert codes <= explained


@pytest.mark.parametrize("name", FILES)
def test_the_commands_exist(name: str) -> None:
    named = re.findall(r"macsen-lite intents (\w+)", text_of(name))
    assert set(named) == set(intents_command.commands)


def test_both_languages_have_the_same_examples() -> None:
    for kind in ("sentences", "sh"):
        without_remarks = [
            [re.sub(r"\s+#.*", "", block) for block in blocks(name, kind)] for name in FILES
        ]
        assert without_remarks[0] == without_remarks[1]
    values = [[cells[0] for columns in (2, 3) for cells in rows(name, columns)] for name in FILES]
    assert values[0] == values[1]
