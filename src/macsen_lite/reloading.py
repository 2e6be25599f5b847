"""A recogniser that follows the intents: opened in the background, the old one in use till then.

Matching follows a change of the files at once (`macsen_lite.intents.reload`); a decoding graph
takes a second or more. It is compiled in a child process, which a thread waits for.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macsen_lite.errors import MacsenError

if TYPE_CHECKING:
    from macsen_lite.intents.model import IntentSet
    from macsen_lite.intents.reload import Change
    from macsen_lite.speech.recogniser import Recogniser


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of opening a recogniser for new intents."""

    intents: IntentSet
    recogniser: Recogniser | None
    """The one to use from now on; None when it could not be had: keep the old one."""
    error: MacsenError | None
    """Why it could not be had."""
    seconds: float
    """How long it took."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What `Assistant.refresh` took up."""

    change: Change | None
    """A change of the skills' files, with what is wrong in them."""
    followed: Followed | None
    """A recogniser that was opened for an earlier change, or why it could not be."""


def _in_thread(work: Callable[[], None]) -> None:
    # A daemon: leaving the program must not wait for a graph that nobody will use.
    threading.Thread(target=work, name="recogniser-follower", daemon=True).start()


class RecogniserFollower:
    """Opens recognisers one at a time, always for the newest intents. Safe between threads."""

    def __init__(
        self,
        open_recogniser: Callable[[IntentSet], Recogniser],
        start: Callable[[Callable[[], None]], None] = _in_thread,
    ) -> None:
        """``open_recogniser`` compiles (in a child process) and opens; it raises MacsenError.

        ``start`` carries out its argument in the background.
        """
        self._open = open_recogniser
        self._start = start
        self._lock = threading.Lock()
        self._wanted: IntentSet | None = None
        self._is_busy = False
        self._done: Followed | None = None

    def follow(self, intents: IntentSet) -> None:
        """Open a recogniser for ``intents``, and none for those asked for before and not begun."""
        with self._lock:
            self._wanted = intents
            self._done = None
            if self._is_busy:
                return
            self._is_busy = True
        self._start(self._work)

    def poll(self) -> Followed | None:
        """What has come of it, told once; None while there is nothing to tell."""
        with self._lock:
            done, self._done = self._done, None
            return done

    def _work(self) -> None:
        while True:
            with self._lock:
                intents, self._wanted = self._wanted, None
                if intents is None:
                    self._is_busy = False
                    return
            started = time.perf_counter()
            recogniser, fault = None, None
            try:
                recogniser = self._open(intents)
            except MacsenError as error:
                fault = error
            except (
                Exception
            ) as error:  # a thread that dies unheard would leave the old graph unexplained
                fault = MacsenError(f"{type(error).__name__}: {error}")
            seconds = time.perf_counter() - started
            with self._lock:
                if self._wanted is None:  # else these are not the newest any more
                    self._done = Followed(intents, recogniser, fault, seconds)
