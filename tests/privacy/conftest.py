"""What the tests of privacy share."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes.misheard import Ear


@pytest.fixture
def ear(tmp_path: Path) -> Callable[..., Ear]:
    return lambda **more: Ear(tmp_path / "camglywed", **more)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What is typed at the next question."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))
