"""Folders of YAML to load."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from macsen_lite.intents.loader import IntentLoader
from macsen_lite.messages import use_language

Write = Callable[..., IntentLoader]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files (name → YAML; `common` is _common.yaml) and get a loader of their folder."""

    def make(**files: str) -> IntentLoader:
        for name, text in files.items():
            name = "_common" if name == "common" else name
            (tmp_path / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
        return IntentLoader([tmp_path])

    return make
