"""How much of anything one visitor may ask for."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What the server grants; nobody who uses the page with their hands comes near any of it."""

    body_bytes: int = 64 * 1024
    """Of one request."""
    body_s: float = 10.0
    """In which a request's body must have come."""
    message_bytes: int = 64 * 1024
    """Of one message on the socket: a block of sound is some 8 kB."""
    utterance_s: float = 30.0
    """Of speech in one turn; what was said by then is answered."""
    silence_s: float = 10.0
    """Without a block of sound while the button is held: the utterance is then dropped."""
    text_chars: int = 500
    """Of a typed question, a name, a note or a thing on a list."""
    requests_a_minute: int = 600
    changes_a_minute: int = 120
    turns_a_minute: int = 40
    logins_a_minute: int = 10
    sockets: int = 32
    """Open at once, of all visitors."""
    sessions: int = 100
    """Conversations that are remembered at once; the one unused for longest is forgotten."""
    turns_kept: int = 50
    """Of each conversation, in memory."""


_MOST_KEYS = 4096


class Allowance:
    """So many things a minute for each key; what is not used up grows back evenly."""

    def __init__(self, a_minute: int, timer: Callable[[], float] = time.monotonic) -> None:
        """``timer`` gives seconds."""
        self._most = float(a_minute)
        self._timer = timer
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> bool:
        """Use one; False when there is none left."""
        now = self._timer()
        left, at = self._left.pop(key, (self._most, now))
        left = min(self._most, left + (now - at) * self._most / 60)
        is_granted = left >= 1
        self._left[key] = (left - is_granted, now)
        if len(self._left) > _MOST_KEYS:
            self._left.popitem(last=False)
        return is_granted
