"""Settings of the whole test suite."""

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does; benchmarks/ measure time.
settings.register_profile("macsen", deadline=None)
settings.load_profile("macsen")


@pytest.fixture(autouse=True)
def _nothing_of_the_users(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep tests away from the user's own alarms, lists and settings: each has folders anew."""
    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("MACSEN_DATA_DIR", str(folder / "data"))
    monkeypatch.setenv("MACSEN_CONFIG_DIR", str(folder / "config"))
