"""The skills that docs/skills.md and docs/skills.cy.md build, built as they say."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from macsen_lite.cli import VERBS
from macsen_lite.errors import IntentError
from macsen_lite.intents.lint import lint, read_commons
from macsen_lite.intents.lint_file import Surroundings
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.slots import TEST_NOW
from macsen_lite.intents.trial import run_tests
from macsen_lite.paths import intents_dir
from macsen_lite.skills.registry import SkillRegistry, handled_skills, installed_handlers

DOCS = Path(__file__).parents[1] / "docs"
if not DOCS.is_dir():
    pytest.skip("the documentation is not in this copy of the project", allow_module_level=True)
FILES = ("skills.md", "skills.cy.md")


def blocks(name: str, kind: str) -> list[str]:
    text = (DOCS / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.fixture(params=FILES)
def guide(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def own(guide: str, tmp_path: Path) -> Path:
    """The user's own folder with the skills of the guide."""
    folder = tmp_path / "intents"
    folder.mkdir()
    for block in blocks(guide, "yaml"):
        skill = re.search(r"^skill: (\w+)$", block, re.MULTILINE)
        assert skill
        (folder / f"{skill[1]}.yaml").write_text(block, encoding="utf-8")
    return folder


@pytest.fixture
def package(guide: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The package of the guide, built and installed by pip in a folder of its own."""
    source, target = tmp_path / "macsen-lite-paned", tmp_path / "site"
    source.mkdir()
    (toml,) = blocks(guide, "toml")
    (source / "pyproject.toml").write_text(toml, encoding="utf-8")
    code = blocks(guide, "python")[0]
    (source / "macsen_lite_paned.py").write_text(code, encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    done = subprocess.run(
        [*pip, "--no-build-isolation", "--target", str(target), str(source)],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    monkeypatch.syspath_prepend(target)
    yield
    sys.modules.pop("macsen_lite_paned", None)


def load(own: Path) -> IntentSet:
    return IntentLoader([intents_dir() / "_common.yaml", own]).load()


def test_both_guides_build_the_same() -> None:
    for kind in ("yaml", "toml", "python", "sh"):
        assert blocks(FILES[0], kind) == blocks(FILES[1], kind) != []
    kinds = {
        k for n in FILES for k in re.findall(r"^```(\w+)$", (DOCS / n).read_text("utf-8"), re.M)
    }
    assert kinds == {"yaml", "toml", "python", "sh"}


def test_the_skills_have_no_fault_and_are_understood(own: Path, package: None) -> None:
    intents = load(own)
    assert intents.problems == ()
    around = Surroundings(intents, read_commons([intents_dir()]), coded=handled_skills())
    found = lint(sorted(own.glob("*.yaml")), around)
    assert [finding.problem.text for finding in found] == []
    outcomes = list(run_tests(intents, intents.intents))
    assert len(outcomes) == 8
    assert [o.test.say for o in outcomes if not o.passed] == []


def test_the_commands_are_there_and_the_questions_are_understood(guide: str, own: Path) -> None:
    matcher = Matcher(load(own))
    commands = [line for block in blocks(guide, "sh") for line in block.splitlines()]
    for line in commands:
        if line.startswith("macsen-lite "):
            assert line.split()[1] in VERBS
        asked = re.fullmatch(r'macsen-lite ask "(.*)"', line)
        if asked:
            assert matcher.match(asked[1], TEST_NOW), line


def test_the_tests_of_the_guide_pass(
    guide: str, own: Path, package: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(own)
    names: dict[str, object] = {}
    exec(compile(blocks(guide, "python")[1], guide, "exec"), names)
    tests: list[Callable[[], None]] = [
        value  # type: ignore[misc]
        for name, value in names.items()
        if name.startswith("test_")
    ]
    assert len(tests) == 2
    for test in tests:
        test()
    assert set(installed_handlers()) == {"paned"}


def test_code_that_cannot_be_loaded_names_its_package() -> None:
    broken = EntryPoint("paned", "no_such_module_at_all:PanedSkill", "macsen_lite.skills")
    registry = SkillRegistry({}, lambda: {"paned": broken})
    with pytest.raises(IntentError, match="no_such_module_at_all") as caught:
        registry.skill("paned")
    assert "pip uninstall" in caught.value.hint


def test_an_installed_handler_takes_the_place_of_a_shipped_one() -> None:
    entry = EntryPoint("amser", "macsen_lite.skills.base:PlainSkill", "macsen_lite.skills")
    registry = SkillRegistry(installed=lambda: {"amser": entry})
    assert type(registry.skill("amser")).__name__ == "PlainSkill"
