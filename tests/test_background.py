"""Work in a thread of its own: its language, its result, its error."""

from __future__ import annotations

import threading

import pytest

from macsen_lite.background import in_background
from macsen_lite.errors import UsageError
from macsen_lite.messages import language, use_language


def test_it_speaks_the_language_of_whoever_began_it() -> None:
    use_language("en")
    assert in_background(language, "test").result(20) == "en"


def test_what_it_raises_is_raised_where_it_is_waited_for() -> None:
    def fail() -> None:
        raise UsageError("no")

    with pytest.raises(UsageError, match="no"):
        in_background(fail, "test").result(20)


def test_the_rest_goes_on_meanwhile() -> None:
    may_end = threading.Event()
    begun = in_background(lambda: may_end.wait(60), "test")
    assert not begun.done()
    may_end.set()
    assert begun.result(20)
