"""The socket between a page and the server: sound up, words and answers down, and the news.

The page sends ``{"type": "start", "rate": 48000}``, then blocks of 16-bit little-endian mono
samples, then ``{"type": "stop"}`` or ``{"type": "cancel"}``. It gets ``hello``, ``preparing``,
``ready``, ``partial``, ``turn``, ``error``, ``ringing``, ``told``, ``changed`` and ``hush``.

A start may have a ``number``, which all that comes of it has too: the answer to one utterance may
come while the next is already being spoken.
"""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from macsen_lite.errors import MacsenError
from macsen_lite.messages import message
from macsen_lite.serve.guard import Visitor
from macsen_lite.serve.house import House
from macsen_lite.serve.limits import Allowance
from macsen_lite.serve.news import Inbox
from macsen_lite.serve.refusals import said
from macsen_lite.serve.talking import Speech

__all__ = ["Socket"]

_log = logging.getLogger(__name__)

SLOWEST_HZ, FASTEST_HZ = 8_000, 192_000
_BYTES = 2
_TRY_LATER, _BAD_DATA = 1013, 1003  # close codes, RFC 6455 and its registry


class Socket:
    """The endpoint ``/socket``."""

    def __init__(self, house: House, turns: Allowance) -> None:
        """``turns``: how many a session has left, shared with typed questions."""
        self._house = house
        self._turns = turns

    async def serve(self, socket: WebSocket) -> None:
        """Serve one page until it goes."""
        house = self._house
        await socket.accept()
        if len(house.news) >= house.limits.sockets:
            await socket.close(_TRY_LATER)
            return
        visitor: Visitor = socket.state.visitor
        with house.news.subscribed() as inbox:
            inbox.put({"type": "hello", "local": visitor.is_local})
            inbox.put(house.bells.message())
            sending = asyncio.create_task(_send_all(socket, inbox))
            page = _Page(house, self._turns, visitor.session, inbox)
            try:
                await page.listen(socket)
            except WebSocketDisconnect:
                pass
            finally:
                sending.cancel()
                page.drop()


class _Page:
    """What one page is doing."""

    def __init__(self, house: House, turns: Allowance, session: str, inbox: Inbox) -> None:
        """``session`` is its cookie."""
        self._house = house
        self._turns = turns
        self._session = session
        self._number: int | None = None
        self._inbox = inbox
        self._speech: Speech | None = None
        self._beginning: asyncio.Task[None] | None = None
        self._rate = 0
        self._bytes = 0

    def drop(self) -> None:
        """Forget what was being said, or was going to be."""
        self._speech = None
        if self._beginning is not None:
            self._beginning.cancel()
            self._beginning = None

    async def listen(self, socket: WebSocket) -> None:
        """Take what the page sends. Raises WebSocketDisconnect when it goes."""
        while True:
            # Only while somebody speaks is it strange when nothing comes.
            is_due = self._speech or self._beginning
            was_speaking = self._speech is not None
            try:
                event = await asyncio.wait_for(
                    socket.receive(), self._house.limits.silence_s if is_due else None
                )
            except TimeoutError:
                if not was_speaking:  # it was only being prepared
                    continue
                self.drop()
                self._say({"type": "error", "error": message("web.no_sound"), "hint": ""})
                continue
            if event["type"] == "websocket.disconnect":
                raise WebSocketDisconnect(event.get("code", 1000))
            data, text = event.get("bytes"), event.get("text")
            try:
                if data is not None:
                    await self._sound(data)
                elif not await self._command(text or ""):
                    await socket.close(_BAD_DATA)
                    return
            except MacsenError as error:
                self.drop()
                self._say({"type": "error", **said(error)})

    async def _command(self, text: str) -> bool:
        try:
            command = json.loads(text)
            kind = command["type"]
        except (ValueError, TypeError, KeyError):
            return False
        match kind:
            case "start":
                rate = command.get("rate")
                number = command.get("number")
                if type(rate) is not int or not SLOWEST_HZ <= rate <= FASTEST_HZ:
                    return False
                if type(number) not in (int, type(None)):
                    return False
                self._number = number
                await self._start(rate)
            case "stop":
                await self._stop()
            case "cancel":
                self.drop()
            case _:
                return False
        return True

    async def _start(self, rate: int) -> None:
        self.drop()
        if not self._turns.take(self._session):
            self._say(
                {
                    "type": "error",
                    "error": message("web.too_often"),
                    "hint": message("web.too_often.hint"),
                }
            )
            return
        if self._house.talker.can_hear:
            await self._begin(rate)
        else:
            # It may take a minute the first time. The page must not be kept waiting for an answer
            # to its commands, nor to what keeps the connection alive.
            self._say({"type": "preparing"})
            self._beginning = asyncio.create_task(self._begin_later(rate))

    async def _begin(self, rate: int) -> None:
        # Looked for each time: one that nobody used for long may have been forgotten.
        session = self._house.sessions.of(self._session)
        self._speech = await self._house.talker.begin(session, rate)
        self._rate, self._bytes = rate, 0
        self._say({"type": "ready"})

    async def _begin_later(self, rate: int) -> None:
        try:
            await self._begin(rate)
        except MacsenError as error:
            self._say({"type": "error", **said(error)})
        except Exception:
            _log.exception("speech cannot be heard")
            hint = message("web.error.hint")
            self._say({"type": "error", "error": message("web.error"), "hint": hint})

    async def _sound(self, data: bytes) -> None:
        if self._speech is None or len(data) > self._house.limits.message_bytes:
            return  # what was still on its way when the utterance ended
        self._bytes += len(data)
        words = await self._speech.accept(data)
        self._say({"type": "partial", "text": words})
        if self._bytes > self._house.limits.utterance_s * self._rate * _BYTES:
            await self._stop(is_cut=True)

    async def _stop(self, *, is_cut: bool = False) -> None:
        speech, self._speech, self._beginning = self._speech, None, None
        if speech is None:
            return
        record = await speech.finish(is_cut=is_cut)
        self._say({"type": "turn", **record.facts()})

    def _say(self, words: dict[str, Any]) -> None:
        self._inbox.put(words if self._number is None else {**words, "number": self._number})


async def _send_all(socket: WebSocket, inbox: Inbox) -> None:
    """Send what comes into the inbox, in order, until the page goes or cannot keep up."""
    try:
        while not inbox.is_behind:
            await socket.send_text(json.dumps(await inbox.next(), ensure_ascii=False))
        await socket.close(_TRY_LATER)
    except (WebSocketDisconnect, RuntimeError, OSError):
        if socket.application_state is WebSocketState.CONNECTED:
            _log.debug("a page went while it was being sent something")
