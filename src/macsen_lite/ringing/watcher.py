"""The watch over what is due: it rings, says what it is, and goes on until it is stopped.

Stopping comes through the store: whoever answers *stopia'r larwm*, in this process or another,
changes the event there, and the watcher looks before every stroke. Nothing is taken out of the
store before it has been told, so that what a crash cuts off is told by the next watcher.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from macsen_lite.clock import Clock
from macsen_lite.errors import StoreError
from macsen_lite.ringing.words import GIVEN_UP, Words, announcement, label
from macsen_lite.scheduler import SHORTEST_WAIT_S, Due, Scheduler
from macsen_lite.store.events import Events, Kind, State

_log = logging.getLogger(__name__)

STROKES_BETWEEN_WORDS = 5
"""How often it rings before it says again what it is."""


class Bell(Protocol):
    """What makes it heard and seen. Nothing here raises: where there is no sound it is silent."""

    def show(self, due: Due, text: str) -> None:
        """Something is due: write it down."""
        ...

    def ring(self) -> None:
        """One stroke; returns at its end."""
        ...

    def say(self, text: str) -> None:
        """Say it aloud; returns at its end."""
        ...

    def note(self, text: str) -> None:
        """Write down something that is not said."""
        ...


@dataclass(slots=True)
class _Ringing:
    """Something that rings, since when (seconds, monotonic), and how often it has rung."""

    due: Due
    text: str
    worded: datetime | None
    """When the text was put into words (aware, in the user's zone)."""
    since_s: float
    strokes: int = 0
    is_claimed: bool = True
    """Whether the store knows that it rings; it may be full."""


class Watcher:
    """Rings what is due. Safe to use from one thread; the store is shared with others."""

    def __init__(
        self,
        events: Events,
        clock: Clock,
        bell: Bell,
        words: Words,
        *,
        longest_s: float,
        zone: str,
    ) -> None:
        """``longest_s``: how long a thing rings that nobody stops.

        What is later than that is told once and does not ring. ``zone`` is the user's time zone,
        by its IANA name. Raises StoreError.
        """
        self._events = events
        self._clock = clock
        self._bell = bell
        self._words = words
        self._longest_s = longest_s
        self._zone = ZoneInfo(zone)
        self._scheduler = Scheduler(events, clock)
        self._ringing: dict[int, _Ringing] = {}
        self._told_anyway: set[tuple[int, datetime | None]] = set()
        self._is_troubled = False

    def run(self, stop: threading.Event, wait: Callable[[float], object] | None = None) -> None:
        """Keep watch until ``stop`` is set; ``wait`` waits for so many seconds or until it is.

        What rings then is left ringing in the store, for whoever keeps watch next.
        """
        pause = wait or stop.wait
        while not stop.is_set():
            pause(self.step())

    def step(self) -> float:
        """Do what there is to do now; returns for how many seconds there is nothing."""
        for due, is_claimed in self._take_due():
            self._begin(due, is_claimed)
        for ringing in list(self._ringing.values()):
            self._go_on(ringing)
        if self._ringing:
            return SHORTEST_WAIT_S
        try:
            return self._scheduler.wait_s()
        except StoreError as error:
            self._trouble(error)
            return SHORTEST_WAIT_S

    @property
    def is_ringing(self) -> bool:
        """Whether anything rings now."""
        return bool(self._ringing)

    def silence(self) -> None:
        """Stop all that rings, as if the user had said so: whoever ends the watch has heard it."""
        for ringing in list(self._ringing.values()):
            self._end(ringing)

    # -- one after another -----------------------------------------------------------------------

    def _take_due(self) -> list[tuple[Due, bool]]:
        """What is due, and whether it could be marked in the store as ringing."""
        try:
            found = self._scheduler.take_due()
        except StoreError as error:
            self._trouble(error)
            return [(due, False) for due in self._due_anyway()]
        self._is_troubled = False
        return [(due, True) for due in found if not self._was_told(due)]

    def _was_told(self, due: Due) -> bool:
        """Whether it was told already, while the store could not be written. It can be now."""
        key = (due.event.id, due.event.due)
        if key not in self._told_anyway:
            return False
        self._told_anyway.remove(key)
        ringing = self._ringing.get(due.event.id)
        if ringing is not None:
            ringing.is_claimed = True
        else:
            self._end(_Ringing(due, "", None, 0.0))
        return True

    def _due_anyway(self) -> list[Due]:
        """What is due in a store that cannot be written: it must ring none the less."""
        now = self._clock.now().astimezone(UTC)
        try:
            events = self._events.all()
        except StoreError:
            return []
        found = []
        for event in events:
            key = (event.id, event.due)
            if event.state is not State.SET or event.due is None or event.due > now:
                continue
            if key not in self._told_anyway:
                found.append(Due(event, (now - event.due).total_seconds()))
                self._told_anyway.add(key)
        return found

    def _begin(self, due: Due, is_claimed: bool) -> None:
        now = self._clock.now().astimezone(self._zone)
        text = announcement(due, now, self._words)
        ringing = _Ringing(due, text, now, self._clock.monotonic(), is_claimed=is_claimed)
        # Before it is shown: whoever sees it and presses Ctrl-C means it.
        self._ringing[due.event.id] = ringing
        self._bell.show(due, text)
        # A reminder is told, not rung; and nobody wants this morning's alarm to ring tonight.
        if due.event.kind is Kind.REMINDER or due.late_s > self._longest_s:
            self._bell.ring()
            self._bell.say(text)
            self._end(ringing)

    def _go_on(self, ringing: _Ringing) -> None:
        event = ringing.due.event
        if not self._still_rings(ringing):
            del self._ringing[event.id]
            self._scheduler.changed()
            return
        if self._clock.monotonic() - ringing.since_s >= self._longest_s:
            self._end(ringing)
            self._bell.note(self._words.say(GIVEN_UP, label=label(event)))
            return
        self._bell.ring()
        # Looked at again: it may have been stopped while it rang.
        if ringing.strokes % STROKES_BETWEEN_WORDS == 0 and self._still_rings(ringing):
            self._keep_true(ringing)
            self._bell.say(ringing.text)
        ringing.strokes += 1

    def _keep_true(self, ringing: _Ringing) -> None:
        """An alarm says what time it is, minutes later too; what is late says when it was."""
        if ringing.due.event.kind is not Kind.ALARM or ringing.due.is_late:
            return
        now = self._clock.now().astimezone(self._zone).replace(second=0, microsecond=0)
        if ringing.worded is None or now > ringing.worded:
            ringing.text = announcement(ringing.due, now, self._words)
            ringing.worded = now

    def _still_rings(self, ringing: _Ringing) -> bool:
        event = ringing.due.event
        try:
            kept = self._events.get(event.id)
        except StoreError as error:
            self._trouble(error)
            return True
        if kept is None or kept.due != event.due:
            return False
        return kept.state is State.RINGING or not ringing.is_claimed

    def _end(self, ringing: _Ringing) -> None:
        """It has been told: out of the store, or on to its next day."""
        event = ringing.due.event
        self._ringing.pop(event.id, None)
        try:
            if self._still_rings(ringing):
                self._scheduler.stop(event)
        except StoreError as error:
            self._trouble(error)

    def _trouble(self, error: StoreError) -> None:
        """Say once what is wrong with the store, until it is right again."""
        if not self._is_troubled:
            _log.error("%s", error)
        self._is_troubled = True
