"""Settings of the whole test suite."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from macsen_lite.intents import compiler
from macsen_lite.intents.compiler import CommonSource
from macsen_lite.intents.model import SkillFile
from macsen_lite.intents.source import Source
from macsen_lite.paths import intents_dir
from tests.browser import browser as browser

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


@pytest.fixture(autouse=True, scope="session")
def _compile_shipped_skills_once() -> Iterator[None]:
    """Most tests load the shipped skills, which take seconds to compile and always come out alike.

    A file that a test wrote itself is compiled every time.
    """
    compiled: dict[object, SkillFile] = {}
    real = compiler.compile_file

    def once(source: Source, commons: list[CommonSource]) -> SkillFile:
        if source.path.parent != intents_dir():
            return real(source, commons)
        key = (source.path, *((c.source.path, repr(c.source.data)) for c in commons))
        if key not in compiled:
            compiled[key] = real(source, commons)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiler, "compile_file", once)
        yield
