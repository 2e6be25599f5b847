"""Settings of the whole test suite."""

import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from macsen_lite import assistant
from macsen_lite.intents import compiler
from macsen_lite.intents.compiler import CommonSource
from macsen_lite.intents.decision import Thresholds
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import IntentSet, SkillFile
from macsen_lite.intents.source import Source
from macsen_lite.messages import use_language
from macsen_lite.paths import intents_dir
from tests.browser import browser as browser

# How long an example takes depends on what else the machine does; benchmarks/ measure time.
settings.register_profile("macsen", deadline=None)
# Where a change is judged, the same examples every time: new ones are looked for at the desk.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady" if os.environ.get("MACSEN_STEADY") else "macsen")


@pytest.fixture(autouse=True)
def _nothing_of_the_users(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep tests away from the user's own alarms, lists and settings: each has folders anew."""
    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("MACSEN_DATA_DIR", str(folder / "data"))
    monkeypatch.setenv("MACSEN_CONFIG_DIR", str(folder / "config"))
    use_language(None)  # that an earlier test chose with --lang


# As in an activated environment: commands that are advised are told by their short names.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
os.environ.pop("MACSEN_COMMAND", None)

# A shell's background job ignores Ctrl-C, and so would every program that a test starts and ends.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# ------------------------------------------------------------------------------ shipped skills
#
# Most tests load the shipped skills, which take seconds to compile and always come out alike, and
# many do so while they are collected: this has to be in place before any fixture is.


def _compile_once() -> None:
    """A shipped file is compiled once; one that a test wrote itself, every time."""
    compiled: dict[object, SkillFile] = {}
    real = compiler.compile_file

    def once(source: Source, commons: list[CommonSource]) -> SkillFile:
        if source.path.parent != intents_dir():
            return real(source, commons)
        key = (source.path, *((c.source.path, repr(c.source.data)) for c in commons))
        if key not in compiled:
            compiled[key] = real(source, commons)
        return compiled[key]

    compiler.compile_file = once


def _load_once() -> None:
    """The shipped skills alone are one and the same set, as long as the files are as they were."""
    loaded: dict[object, IntentSet] = {}
    real = IntentLoader.load

    def once(loader: IntentLoader) -> IntentSet:
        if loader.folders != (intents_dir(),) or loader._cache is not None:
            return real(loader)
        files = sorted(intents_dir().iterdir())
        key = tuple((file, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
        if key not in loaded:
            loaded[key] = real(loader)
        loader.problems = loaded[key].problems
        return loaded[key]

    IntentLoader.load = once  # type: ignore[method-assign]


def _match_once() -> None:
    """Assistants with the same intents share what understands them: it remembers nothing."""
    known: dict[int, tuple[IntentSet, Matcher]] = {}

    def once(intents: IntentSet, thresholds: Thresholds | None = None) -> Matcher:
        is_shipped = intents.files and intents.files[0].path.parent == intents_dir()
        if not is_shipped or thresholds not in (None, Thresholds()):
            return Matcher(intents, thresholds)
        if id(intents) not in known:
            known[id(intents)] = intents, Matcher(intents)  # the set is kept, and so is its id
        return known[id(intents)][1]

    assistant.Matcher = once  # type: ignore[attr-defined]


_compile_once()
_load_once()
_match_once()
