"""Files changed while the program runs: taken up at the next look, and no bad one does harm."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.reload import IntentWatcher

GOOD = """
    skill: {skill}
    intents:
      {skill}.x:
        sentences: ["{sentence}"]
        answers: ["Iawn."]
"""


class Time:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Folder:
    """A folder of skills and its watcher, looked at once a second of its own time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.time = Time()
        self.write("un", "canu cloch")
        self.loader = IntentLoader([path, path / "missing"])
        self.prepared = 0
        self.watcher = IntentWatcher(
            self.loader, self.loader.load(), timer=self.time, prepare=self.prepare
        )

    def prepare(self) -> None:
        self.prepared += 1

    def write(self, skill: str, sentence: str) -> None:
        self.put(f"{skill}.yaml", dedent(GOOD.format(skill=skill, sentence=sentence)))

    def put(self, name: str, text: str) -> None:
        (self.path / name).write_text(text, encoding="utf-8")

    def look(self):  # type: ignore[no-untyped-def]
        self.time.now += 1.0
        return self.watcher.check()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_nothing_changed(folder: Folder) -> None:
    assert folder.look() is None


def test_it_gets_ready_once_and_not_before_the_first_look(folder: Folder) -> None:
    assert folder.watcher.check() is None
    assert folder.prepared == 0, "a program that answers one question reads no file anew"
    folder.look()
    folder.look()
    assert folder.prepared == 1


def test_getting_ready_loads_all_that_a_change_needs() -> None:
    code = (
        "import sys, macsen_lite.intents.reload as r\n"
        "late = {'pydantic', 'hassil', 'jinja2'}\n"
        "assert not late & set(sys.modules), late & set(sys.modules)\n"
        "r.load_compiler_in_background()\n"
        "import threading\n"
        "[t.join() for t in threading.enumerate() if t.name == 'intent-watcher']\n"
        "assert late <= set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_a_changed_sentence_is_matched_from_then_on(folder: Folder) -> None:
    folder.write("un", "canu corn")
    change = folder.look()
    assert change.files == (folder.path / "un.yaml",)
    assert change.matcher.match("canu corn").intent == "un.x"
    assert change.matcher.match("canu cloch") is None
    assert change.problems == ()
    assert folder.look() is None, "once is enough"


def test_it_does_not_look_more_than_once_a_second(folder: Folder) -> None:
    folder.look()
    folder.write("un", "canu corn")
    folder.time.now += 0.9
    assert folder.watcher.check() is None
    folder.time.now += 0.2
    assert folder.watcher.check() is not None


def test_a_new_file_and_one_taken_away(folder: Folder) -> None:
    folder.write("dau", "cau drws")
    change = folder.look()
    assert {i.id for i in change.intents.intents} == {"un.x", "dau.x"}
    (folder.path / "un.yaml").unlink()
    change = folder.look()
    assert [i.id for i in change.intents.intents] == ["dau.x"]
    assert change.files == (folder.path / "un.yaml",)


def test_a_bad_file_is_reported_and_what_was_good_stays(folder: Folder) -> None:
    folder.put("un.yaml", "skill: un\nintents: {un.x: {sentences: ['canu (corn']}}\n")
    change = folder.look()
    [problem] = change.problems
    assert (problem.path.name, problem.line) == ("un.yaml", 2)
    assert change.matcher.match("canu cloch").intent == "un.x"
    folder.write("un", "canu corn")
    change = folder.look()
    assert change.problems == ()
    assert change.matcher.match("canu corn").intent == "un.x"


def test_an_emptied_folder_leaves_what_was_there(folder: Folder) -> None:
    (folder.path / "un.yaml").unlink()
    change = folder.look()
    assert change.matcher.match("canu cloch").intent == "un.x"
    assert "no skill" in change.problems[0].text


def test_another_file_of_the_same_size_and_time_is_noticed_while_it_is_new(folder: Folder) -> None:
    path = folder.path / "un.yaml"
    before = path.stat()
    folder.write("un", "canu clych")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert folder.look().matcher.match("canu clych").intent == "un.x"


def test_touching_a_file_changes_nothing(folder: Folder) -> None:
    os.utime(folder.path / "un.yaml", ns=(1, 1))
    assert folder.look() is None


def test_other_files_are_nobodys_business(folder: Folder) -> None:
    folder.put(".un.yaml.swp", "x")
    folder.put("README.md", "x")
    assert folder.look() is None


def test_a_list_in_a_text_file_is_followed_too(folder: Folder) -> None:
    folder.put("pethau.txt", "cloch\n")
    folder.put(
        "un.yaml",
        "skill: un\nlists: {pethau: {file: pethau.txt}}\n"
        "intents: {un.x: {sentences: ['canu {peth}'], slots: {peth: pethau}}}\n",
    )
    assert folder.look().matcher.match("canu corn") is None
    folder.put("pethau.txt", "cloch\ncorn\n")
    change = folder.look()
    assert change.files == (folder.path / "pethau.txt",)
    assert change.matcher.match("canu corn").slots["peth"].value == "corn"


def test_a_folder_made_later_is_found(folder: Folder) -> None:
    own = folder.path / "missing"
    own.mkdir()
    (own / "tri.yaml").write_text(
        dedent(GOOD.format(skill="tri", sentence="agor drws")), encoding="utf-8"
    )
    assert folder.look().matcher.match("agor drws").intent == "tri.x"
