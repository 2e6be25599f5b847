"""Folders of YAML to load, and slots by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.slots import (
    TEST_NOW,
    JsonValue,
    SlotSpec,
    SlotType,
    SlotValue,
    slot_kind,
)
from macsen_lite.messages import use_language
from macsen_lite.welsh.tokens import words

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


def slot(type_: str, **options: JsonValue) -> SlotType:
    """A slot as ``{type: …, …}`` declares it."""
    kind = slot_kind(type_)
    assert kind is not None
    return kind.make(SlotSpec(type_, options=options))


def read(made: SlotType, said: str) -> SlotValue | None:
    """What the words mean on the Wednesday of tests."""
    return made.read(words(said), TEST_NOW)
