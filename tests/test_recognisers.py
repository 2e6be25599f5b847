"""Which recogniser hears now: the first one, one that follows a change, one for an answer."""

from __future__ import annotations

import threading
from typing import Any

from macsen_lite.recognisers import Recognisers


class Opened:
    """Recognisers that are known by what they were opened for, opened when they are let."""

    def __init__(self) -> None:
        self.began, self.may_open = threading.Event(), threading.Event()

    def __call__(self, intents: Any) -> Any:
        self.began.set()
        assert self.may_open.wait(60)
        return f"hears {intents}"


def test_what_changes_while_the_first_is_being_opened_is_followed() -> None:
    opened = Opened()
    recognisers = Recognisers(opened)
    first: list[Any] = []
    opening = threading.Thread(target=lambda: first.append(recognisers.always("old")))  # type: ignore[arg-type]
    opening.start()
    assert opened.began.wait(60)

    recognisers.follow("new")  # type: ignore[arg-type]
    opened.may_open.set()
    opening.join(60)
    for thread in threading.enumerate():
        if thread.name == "recogniser-follower":
            thread.join(60)

    assert first == ["hears old"]
    followed = recognisers.poll()
    assert followed is not None and followed.intents == "new"
    assert recognisers.always("new") == "hears new"  # type: ignore[arg-type]
