"""The recogniser follows the intents in the background; what fails leaves the old one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macsen_lite.errors import GraphError
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.model import IntentSet
from macsen_lite.reloading import RecogniserFollower


class Later:
    """Keeps work until it is told to do it."""

    def __init__(self) -> None:
        self.kept: list[Callable[[], None]] = []

    def __call__(self, work: Callable[[], None]) -> None:
        self.kept.append(work)

    def go(self) -> None:
        while self.kept:
            self.kept.pop(0)()


@pytest.fixture
def sets(tmp_path: Path) -> list[IntentSet]:
    made = []
    for name in ("un", "dau", "tri"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}.yaml").write_text(
            f"skill: {name}\nintents: {{{name}.x: {{sentences: [dweda {name}]}}}}\n", "utf-8"
        )
        made.append(IntentLoader([folder]).load())
    return made


def name_of(intents: IntentSet) -> Any:
    return intents.intents[0].id


def test_nothing_to_tell_before_it_is_ready(sets: list[IntentSet]) -> None:
    later = Later()
    follower = RecogniserFollower(name_of, later)
    assert follower.poll() is None
    follower.follow(sets[0])
    assert follower.poll() is None, "the old recogniser stays in use"
    later.go()
    done = follower.poll()
    assert done is not None
    assert (done.recogniser, done.error, done.intents) == ("un.x", None, sets[0])
    assert follower.poll() is None, "told once"


def test_only_the_newest_is_opened(sets: list[IntentSet]) -> None:
    later, opened = Later(), []

    def open_recogniser(intents: IntentSet) -> Any:
        opened.append(name_of(intents))
        return opened[-1]

    follower = RecogniserFollower(open_recogniser, later)
    for intents in sets:
        follower.follow(intents)
    assert len(later.kept) == 1, "one at a time"
    later.go()
    assert opened == ["tri.x"]


def test_one_overtaken_while_it_was_compiled_is_not_used(sets: list[IntentSet]) -> None:
    later = Later()

    def open_recogniser(intents: IntentSet) -> Any:
        if intents is sets[0]:
            follower.follow(sets[1])  # the files change again meanwhile
        return name_of(intents)

    follower = RecogniserFollower(open_recogniser, later)
    follower.follow(sets[0])
    later.go()
    done = follower.poll()
    assert done is not None
    assert done.recogniser == "dau.x"


@pytest.mark.parametrize("error", [GraphError("methodd"), ValueError("annisgwyl")])
def test_a_failure_is_told_and_the_next_change_tries_again(
    sets: list[IntentSet], error: Exception
) -> None:
    later, faults = Later(), [error]

    def open_recogniser(intents: IntentSet) -> Any:
        if faults:
            raise faults.pop()
        return name_of(intents)

    follower = RecogniserFollower(open_recogniser, later)
    follower.follow(sets[0])
    later.go()
    done = follower.poll()
    assert done is not None
    assert done.recogniser is None
    assert str(error) in str(done.error)
    follower.follow(sets[1])
    later.go()
    again = follower.poll()
    assert again is not None
    assert again.recogniser == "dau.x"


def test_in_a_thread_of_its_own(sets: list[IntentSet]) -> None:
    import threading

    ready = threading.Event()

    def open_recogniser(intents: IntentSet) -> Any:
        ready.set()
        return threading.current_thread()

    follower = RecogniserFollower(open_recogniser)
    follower.follow(sets[0])
    assert ready.wait(60)
    for thread in threading.enumerate():
        if thread.name == "recogniser-follower":
            thread.join(60)
    done = follower.poll()
    assert done is not None
    assert done.recogniser is not threading.current_thread()
