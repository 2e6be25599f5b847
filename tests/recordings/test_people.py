"""People's recordings through the workbench, where there are any (they are not in the project)."""

from __future__ import annotations

from pathlib import Path

import pytest
from measure import people

from macsen_lite.fixtures.figures import Figures, figures
from macsen_lite.fixtures.running import RunOptions, run


def needs(name: str) -> None:
    folder = people.people_folder() / name
    if not (folder / "manifest.tsv").is_file():
        pytest.skip(f"{folder} is not there (set MACSEN_SHARED)")


def human_only(found: Figures) -> None:
    assert found.synthetic is None
    assert found.human is not None


def test_sentences_that_ask_for_nothing_are_rejected() -> None:
    needs("dev-sentences")
    fixtures = people.rejected_sentences()
    found = figures(run(fixtures, options=RunOptions(jobs=1)))
    human_only(found)
    assert found.human is not None
    assert found.human.all.n == len(fixtures) >= 20
    assert found.human.all.failed == 0
    assert found.human.all.rates["false_accepts"].value <= 1 / 20


def test_digits_are_heard_in_a_grammar_of_digits(tmp_path: Path) -> None:
    needs("dev-digits")
    found = figures(people.run_digits(tmp_path))
    human_only(found)
    assert found.human is not None
    assert found.human.all.n == 20
    assert found.human.all.rates["intent"].value >= 0.9
