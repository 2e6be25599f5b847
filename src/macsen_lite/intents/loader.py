"""Folders of YAML to an intent set: only what changed is read anew, and a bad file harms no other.

The folders come in order, the shipped one first. A file of a later folder takes the place of one
of the same name in an earlier; of ``_common.yaml`` it replaces only the entries that it has.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from macsen_lite import __version__, paths
from macsen_lite.errors import IntentError
from macsen_lite.intents.cache import FORMAT, CompiledCache
from macsen_lite.intents.model import Common, IntentSet, SkillFile, assemble
from macsen_lite.intents.own_lists import own_lists_dir
from macsen_lite.intents.problem import Problem
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

if TYPE_CHECKING:
    from macsen_lite.intents.compiler import CommonSource

COMMON = "_common.yaml"


class IntentLoader:
    """Loads the skills of some folders, and again whenever asked.

    After a change call :meth:`load` again: files that did not change are not read a second time,
    and a file that was good and now is not stays in use as it last was, with its problem listed.
    """

    def __init__(self, folders: Sequence[Path], cache: Path | None = None) -> None:
        """A folder may also be a single file; ``cache`` is where compiled files are kept between
        runs, without it they are not.
        """
        self.folders = tuple(folders)
        self.problems: tuple[Problem, ...] = ()
        """What was wrong when the files were last loaded."""
        self._cache = CompiledCache(cache) if cache else None
        self._good: dict[str, tuple[str, SkillFile]] = {}
        self._good_common: tuple[str, Common] | None = None
        self._lists: dict[Path, bytes] = {}

    @classmethod
    def of_this_user(cls) -> IntentLoader:
        """Of the shipped skills, the lists made of the user's things, and the user's own skills."""
        folders = [paths.intents_dir(), own_lists_dir(), paths.config_dir() / "intents"]
        return cls(folders, paths.cache_dir() / "intents")

    def load(self) -> IntentSet:
        """The skills as the files now stand.

        Raises IntentError when no file at all can be used.
        """
        problems: list[Problem] = []
        self._lists.clear()
        contents = self._read(problems)
        commons = {path: data for path, data in contents.items() if path.name == COMMON}
        common_key = _key(b"common", *(part for p in commons for part in (_name(p), commons[p])))
        read_commons = _Commons(commons)
        common = self._common(common_key, read_commons, problems)

        files: dict[str, SkillFile] = {}
        owners: dict[str, Path] = {}
        versions: dict[str, list[Path]] = {}
        for path in contents:
            if path not in commons:
                versions.setdefault(path.name, []).append(path)
        for name, candidates in versions.items():
            # The user's own version first; the shipped one stands in for it if it is broken.
            for path in reversed(candidates):
                file = self._file(path, contents[path], common_key, read_commons, problems)
                if file is not None:
                    break
            else:
                continue
            clash = next((i.id for i in file.intents if i.id in owners), None)
            if clash is not None:
                text = message("intents.duplicate_intent", intent=clash, path=owners[clash])
                problems.append(Problem(file.path, 1, 1, text))
                continue
            owners.update((intent.id, file.path) for intent in file.intents)
            files[name] = file
        self.problems = tuple(problems)
        if not files:
            if problems:
                raise problems[0].error()
            folders = ", ".join(str(folder) for folder in self.folders)
            raise IntentError(f"{folders}: {message('intents.none')}")
        return assemble(tuple(files.values()), common, tuple(problems))

    def load_common(self) -> Common:
        """Only what holds for every skill, for whoever needs no skill and cannot wait for them."""
        problems: list[Problem] = []
        contents = self._read(problems)
        commons = {path: data for path, data in contents.items() if path.name == COMMON}
        key = _key(b"common", *(part for p in commons for part in (_name(p), commons[p])))
        return self._common(key, _Commons(commons), problems)

    def _read(self, problems: list[Problem]) -> dict[Path, bytes]:
        contents: dict[Path, bytes] = {}
        for folder in self.folders:
            if not folder.exists():
                continue
            for path in [folder] if folder.is_file() else sorted(folder.glob("*.yaml")):
                try:
                    contents[path] = path.read_bytes()
                except OSError as error:
                    text = message("intents.unreadable_file", reason=reason_of(error))
                    problems.append(Problem(path, 1, 1, text))
        return contents

    def _list_files(self, folder: Path) -> bytes:
        """A digest of the lists in text files of the folder: YAML beside them may use any."""
        if folder not in self._lists:
            digest = hashlib.sha256()
            for path in sorted(folder.glob("*.txt")):
                with contextlib.suppress(OSError):  # a file that is needed is missed when read
                    digest.update(_name(path) + b"\0" + path.read_bytes() + b"\0")
            self._lists[folder] = digest.digest()
        return self._lists[folder]

    def _common(self, key: str, sources: _Commons, problems: list[Problem]) -> Common:
        if self._good_common and self._good_common[0] == key:
            return self._good_common[1]
        common = self._cache.common(key) if self._cache else None
        if common is None:
            common, faults = sources.compile()
            problems.extend(faults)
            if faults and self._good_common:
                return self._good_common[1]
            if self._cache and not faults:
                self._cache.keep(key, common)
            if faults:
                return common
        self._good_common = (key, common)
        return common

    def _file(
        self,
        path: Path,
        content: bytes,
        common_key: str,
        commons: _Commons,
        problems: list[Problem],
    ) -> SkillFile | None:
        key = _key(b"file", common_key.encode(), content, self._list_files(path.parent))
        last = self._good.get(path.name)
        if last and last[0] == key:
            return last[1]
        file = self._cache.file(key, path) if self._cache else None
        if file is None:
            from macsen_lite.intents.compiler import compile_file
            from macsen_lite.intents.source import SourceError, read_source

            try:
                file = compile_file(read_source(path, content), commons.read()[0])
            except SourceError as error:
                problems.append(error.problem)
                return last[1] if last else None
            if self._cache:
                self._cache.keep(key, file)
        self._good[path.name] = (key, file)
        return file


class _Commons:
    """The common files, read when first needed and then only once."""

    def __init__(self, contents: dict[Path, bytes]) -> None:
        self._contents = contents
        self._read: tuple[list[CommonSource], list[Problem]] | None = None

    def read(self) -> tuple[list[CommonSource], list[Problem]]:
        """Those that can be read, and what is wrong with the rest."""
        from macsen_lite.intents.compiler import read_common
        from macsen_lite.intents.source import SourceError, read_source

        if self._read is None:
            self._read = [], []
            for path, data in self._contents.items():
                try:
                    self._read[0].append(read_common(read_source(path, data)))
                except SourceError as error:
                    self._read[1].append(error.problem)
        return self._read

    def compile(self) -> tuple[Common, list[Problem]]:
        """What they say together, without the later ones if those are at fault."""
        from macsen_lite.intents.compiler import compile_common
        from macsen_lite.intents.source import SourceError

        good, problems = list(self.read()[0]), list(self.read()[1])
        while True:
            try:
                return compile_common(good), problems
            except SourceError as error:
                problems.append(error.problem)
                good.pop()


def _name(path: Path) -> bytes:
    return path.name.encode()


def _key(*parts: bytes) -> str:
    digest = hashlib.sha256(f"{FORMAT} {__version__}".encode())
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]
