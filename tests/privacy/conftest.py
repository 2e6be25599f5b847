"""What the tests of privacy share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes.misheard import Ear


@pytest.fixture
def ear(tmp_path: Path) -> Callable[..., Ear]:
    return lambda **more: Ear(tmp_path / "camglywed", **more)
