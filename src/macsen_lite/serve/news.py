"""What every open page is told at once: what rings, and that something has changed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

_MOST_WAITING = 200
"""Messages that a page may be behind; one further behind is cut off, and connects again."""

Message = Mapping[str, Any]


class Inbox:
    """What one page is to be sent, in order."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Message | None] = asyncio.Queue(_MOST_WAITING)
        self.is_behind = False

    def put(self, message: Message) -> None:
        """Send it soon. Call it in the event loop's thread."""
        if self.is_behind:
            return
        try:
            self._queue.put_nowait(message)
        except asyncio.QueueFull:
            self.is_behind = True

    async def next(self) -> Message:
        """The next message."""
        message = await self._queue.get()
        assert message is not None
        return message


class News:
    """The inboxes of the pages that are open."""

    def __init__(self) -> None:
        self._inboxes: set[Inbox] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def open(self) -> None:
        """Remember the event loop in which the inboxes live; call it there."""
        self._loop = asyncio.get_running_loop()

    def __len__(self) -> int:
        return len(self._inboxes)

    @contextmanager
    def subscribed(self) -> Iterator[Inbox]:
        """An inbox, for as long as a page is open."""
        inbox = Inbox()
        self._inboxes.add(inbox)
        try:
            yield inbox
        finally:
            self._inboxes.discard(inbox)

    def tell(self, message: Message) -> None:
        """Tell every page. Call it from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell, message)

    def _tell(self, message: Message) -> None:
        for inbox in self._inboxes:
            inbox.put(message)
