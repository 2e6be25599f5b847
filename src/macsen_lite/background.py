"""Work beside the rest of the program, in a thread of its own."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

__all__ = ["in_background"]

T = TypeVar("T")


def in_background(work: Callable[[], T], name: str, *, daemon: bool = False) -> Future[T]:
    """Begin some work, and give what comes of it: its result, or what it raised.

    It is done in the user's language, which belongs to the context. The program's end waits for it,
    but for a ``daemon``; ``name`` is the thread's. (A thread pool's would always be waited for.)
    """
    future: Future[T] = Future()
    context = contextvars.copy_context()

    def carry_out() -> None:
        try:
            future.set_result(context.run(work))
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=carry_out, name=name, daemon=daemon).start()
    return future
