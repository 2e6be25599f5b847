"""Working out an answer beside the listening, so that a slow one does not make it deaf."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable

from macsen_lite.turn import Turn

__all__ = ["Answering"]


class Answering:
    """A turn that is being worked out in a thread of its own: it may ask a server far away."""

    def __init__(self, finish: Callable[[], Turn]) -> None:
        """``finish`` gives the turn, or raises."""
        self._turn: Turn | None = None
        self._error: Exception | None = None
        self._is_done = threading.Event()
        # In the user's language, which belongs to the context. A daemon: Ctrl-C waits for nobody.
        threading.Thread(
            target=contextvars.copy_context().run,
            args=(self._work, finish),
            name="answering",
            daemon=True,
        ).start()

    def _work(self, finish: Callable[[], Turn]) -> None:
        try:
            self._turn = finish()
        except Exception as error:
            self._error = error
        finally:
            self._is_done.set()

    def is_done(self, wait_s: float | None = 0.0) -> bool:
        """Whether it is known, after ``wait_s`` seconds at the most; None for however long."""
        return self._is_done.wait(wait_s)

    def turn(self) -> Turn:
        """The turn, once it is done. Raises what stopped it."""
        self._is_done.wait()
        if self._turn is None:
            assert self._error is not None
            raise self._error
        return self._turn
