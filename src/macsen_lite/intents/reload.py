"""Skills loaded again when their files change, while the program runs.

The folders are looked at, never listened to: it costs a few file system calls, works on every
system and network drive, and an editor's way of saving (a new file renamed into place, a file
emptied and written) makes no difference. Only files whose time or size changed are read.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from macsen_lite.errors import IntentError
from macsen_lite.intents.answers import check as check_answer
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.problem import Problem
from macsen_lite.intents.template import parse_template
from macsen_lite.messages import message

INTERVAL_S = 1.0
"""How long after one look the next is worth its while."""
_UNSETTLED_NS = 2_000_000_000
"""A file this new may change once more within one tick of its file system's clock (FAT: 2 s)."""


def load_compiler() -> None:
    """Import what only reading a file needs: pydantic, hassil and Jinja2 take 0.3 s."""
    import_module("macsen_lite.intents.compiler")
    check_answer("{{ 1 }}")
    parse_template("a")


def load_compiler_in_background() -> None:
    """`load_compiler` in a thread, which nobody has to wait for."""
    threading.Thread(target=load_compiler, name="intent-watcher", daemon=True).start()


@dataclass(frozen=True, slots=True)
class Change:
    """What came of a change of the files."""

    files: tuple[Path, ...]
    """Files that are new, other than they were, or gone; sorted."""
    intents: IntentSet
    """What is in use from now on. A file that is now bad is in it as it last was."""
    matcher: Matcher
    problems: tuple[Problem, ...]
    """What is wrong in the files as they now stand."""
    seconds: float
    """From noticing the change until the matcher could be used."""


class IntentWatcher:
    """Looks whether the files of a loader's folders changed, and loads what did.

    It has no thread: call :meth:`check` whenever there is time, such as before each turn.
    """

    def __init__(
        self,
        loader: IntentLoader,
        intents: IntentSet,
        interval: float = INTERVAL_S,
        timer: Callable[[], float] = time.monotonic,
        prepare: Callable[[], None] = load_compiler_in_background,
    ) -> None:
        """``intents`` is what ``loader`` gave last.

        ``interval`` is how many seconds of ``timer`` pass between two looks at the folders.
        ``prepare`` is called once, at the first look, so that a change is soon taken up.
        """
        self._loader = loader
        self._intents = intents
        self._interval = interval
        self._timer = timer
        self._prepare: Callable[[], None] | None = prepare
        self._looked = timer()
        self._seen = dict(self._look({}))

    def check(self) -> Change | None:
        """What changed since the last call; None when nothing did, or it is too soon to look.

        Never raises for what a file holds: it is listed as a problem, and what was in use stays.
        """
        now = self._timer()
        if now - self._looked < self._interval:
            return None
        self._looked = now
        seen = dict(self._look(self._seen))
        changed = tuple(
            sorted(
                path
                for path in seen.keys() | self._seen.keys()
                if _digest(seen, path) != _digest(self._seen, path)
            )
        )
        self._seen = seen
        prepare, self._prepare = self._prepare, None
        if not changed:
            if prepare is not None:
                prepare()
            return None
        started = time.perf_counter()
        try:
            self._intents = self._loader.load()
            problems = self._intents.problems
        except IntentError:  # no file at all can be used: all are bad, or gone
            problems = self._loader.problems or (
                Problem(changed[0].parent, 1, 1, message("intents.none")),
            )
        matcher = Matcher(self._intents)
        return Change(changed, self._intents, matcher, problems, time.perf_counter() - started)

    def _look(self, before: Mapping[Path, _Seen]) -> Iterator[tuple[Path, _Seen]]:
        for folder in self._loader.folders:
            try:
                paths = [folder] if folder.is_file() else list(folder.iterdir())
            except OSError:  # not there, or not any more
                continue
            for path in paths:
                if path.suffix in (".yaml", ".txt") and not path.name.startswith("."):
                    found = _see(path, before.get(path))
                    if found is not None:
                        yield path, found


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as it was when it was looked at."""

    mtime_ns: int
    size: int
    digest: bytes
    settled: bool


def _see(path: Path, before: _Seen | None) -> _Seen | None:
    try:
        stat = path.stat()
        if (
            before
            and before.settled
            and (stat.st_mtime_ns, stat.st_size)
            == (
                before.mtime_ns,
                before.size,
            )
        ):
            return before
        digest = hashlib.sha256(path.read_bytes()).digest()
    except OSError:  # being replaced, or not to be read: as if it were not there
        return None
    settled = time.time_ns() - stat.st_mtime_ns > _UNSETTLED_NS
    return _Seen(stat.st_mtime_ns, stat.st_size, digest, settled)


def _digest(seen: Mapping[Path, _Seen], path: Path) -> bytes:
    return seen[path].digest if path in seen else b""
