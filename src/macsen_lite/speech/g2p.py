"""Bangor's grapheme-to-phoneme converter, kept in a process of its own.

`techiaith-g2p` takes about 2 s and 160 MB to load, so the assistant never imports it: a child is
started when the first unknown word comes, and closed again by `close()` or when Python ends.
"""

import json
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Protocol

from macsen_lite.errors import LexiconError
from macsen_lite.line_child import LineChild
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.speech.phones import from_bangor

PACKAGE = "techiaith-g2p"
_TIMEOUT_S = 60.0
"""Loading takes 1 to 6 s and 38 000 words a further second; a child this late has hung."""
_BATCH = 10_000
"""Words a request; bounds what is held in the pipe and the time one answer may take."""


@dataclass(frozen=True, slots=True)
class G2PAnswer:
    """How one word is said."""

    phones: tuple[str, ...]
    """As a Welsh speaker reads it; empty when the G2P found no sound in it."""
    english: tuple[str, ...]
    """As English says it, for an English word; otherwise empty."""


class G2P(Protocol):
    """Whatever can turn words into phones."""

    @property
    def version(self) -> str:
        """Changes whenever an answer may change."""

    def pronounce(self, words: Sequence[str]) -> list[G2PAnswer]:
        """One answer for each word, in order. Raises LexiconError when there is no answer."""

    def close(self) -> None:
        """Give back what it holds; it starts again when it is asked again."""


class BangorG2P:
    """The G2P of `techiaith-g2p` in a child process; safe to use from several threads."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        """`command` is the child's command line; the default is this Python's own worker."""
        # -P keeps the current folder off the child's path: a json.py there must not be imported.
        own = [sys.executable, "-P", "-m", "macsen_lite.speech.g2p_worker"]
        self._child = LineChild(command or own, _TIMEOUT_S)
        self._lock = threading.Lock()

    @property
    def version(self) -> str:
        """Name and version of the package that answers."""
        try:
            return f"{PACKAGE} {metadata.version(PACKAGE)}"
        except metadata.PackageNotFoundError:
            return f"{PACKAGE} none"

    def pronounce(self, words: Sequence[str]) -> list[G2PAnswer]:
        """One answer for each word, in order.

        Raises LexiconError when the child cannot be started, dies, or says nothing for 60 s.
        """
        answers: list[G2PAnswer] = []
        with self._lock:
            for first in range(0, len(words), _BATCH):
                batch = list(words[first : first + _BATCH])
                for welsh, english in self._ask(batch):
                    answers.append(G2PAnswer(from_bangor(welsh), from_bangor(english)))
        return answers

    def close(self) -> None:
        """End the child, if there is one."""
        with self._lock:
            self._child.close()

    def _ask(self, words: list[str]) -> list[tuple[list[str], list[str]]]:
        hint = message("g2p.hint", package=PACKAGE)
        try:
            line = self._child.ask(json.dumps(words))
        except OSError as error:
            what = f"{error.filename}: " if error.filename else ""
            reason = what + reason_of(error)
            raise LexiconError(message("g2p.not_started", reason=reason), hint) from error
        try:
            answers: list[tuple[list[str], list[str]]] = json.loads(line)
        except ValueError:
            answers = []
        if len(answers) != len(words):
            last = self._child.kill()
            raise LexiconError(message("g2p.died", reason=last or "-"), hint)
        return answers
