"""One assistant that speaks with several people, one turn at a time, each in its conversation."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from macsen_lite.assistant import Assistant
from macsen_lite.clip import AudioClip
from macsen_lite.dialogue.context import Context
from macsen_lite.errors import MacsenError
from macsen_lite.serve.turns import Session, TurnRecord
from macsen_lite.serve.worker import Worker
from macsen_lite.speech.recogniser import Recogniser
from macsen_lite.turn import Turn, TurnRecorder, Utterance

__all__ = ["Speech", "Talker"]

_log = logging.getLogger(__name__)


class Speech:
    """Somebody who is speaking; made by `Talker.begin`."""

    def __init__(self, talker: Talker, session: Session, utterance: Utterance) -> None:
        self._talker = talker
        self._session = session
        self._utterance = utterance

    async def accept(self, data: bytes) -> str:
        """Hear the next block, int16 little-endian mono, and give the words so far."""
        return await self._talker.worker.run(self._utterance.accept, data)

    async def finish(self, *, is_cut: bool = False) -> TurnRecord:
        """Answer what was said. Raises MacsenError."""
        heard = self._utterance
        return await self._talker.take(self._session, heard.finish, heard.sound, is_cut=is_cut)


class Talker:
    """The assistant, as the pages use it."""

    def __init__(
        self,
        make_assistant: Callable[[], Assistant],
        timer: Callable[[], float] = time.perf_counter,
        recorder: TurnRecorder | None = None,
    ) -> None:
        """``make_assistant`` is called when somebody first needs it; ``timer`` gives seconds.

        ``recorder`` is told of every turn, with the session as its conversation.
        """
        self.worker = Worker()
        self._make_assistant = make_assistant
        self._assistant: Assistant | None = None
        self._ears: asyncio.Task[None] | None = None
        self._timer = timer
        self._recorder = recorder

    async def assistant(self) -> Assistant:
        """The assistant with its skills loaded. Raises MacsenError."""
        return await self.worker.run(self._loaded)

    @property
    def can_hear(self) -> bool | None:
        """Whether speech can be heard; None while that is being prepared, or has not begun."""
        if self._ears is None or not self._ears.done() or self._ears.cancelled():
            return None
        return self._ears.exception() is None

    @property
    def deaf_because(self) -> MacsenError | None:
        """Why speech cannot be heard."""
        if self._ears is None or not self._ears.done() or self._ears.cancelled():
            return None
        error = self._ears.exception()
        return error if isinstance(error, MacsenError) else None

    async def open_ears(self) -> None:
        """Return when speech can be heard. Raises MacsenError when it cannot be.

        It may take a while: a graph that nobody has compiled yet. Questions are answered meanwhile.
        """
        if self._ears is None or (self._ears.done() and self.can_hear is not True):
            self._ears = asyncio.create_task(self._open_ears())
            self._ears.add_done_callback(_told)
        await asyncio.shield(self._ears)

    async def _open_ears(self) -> None:
        assistant = await self.assistant()
        # Not in the worker's thread, which has questions to answer.
        await asyncio.to_thread(lambda: assistant.recogniser)

    async def warm_up(self) -> None:
        """Be ready for the first question, before anybody asks it. Raises MacsenError."""
        await self.open_ears()
        assistant = await self.assistant()
        await asyncio.to_thread(assistant.warm_up)

    async def ask(self, session: Session, text: str) -> TurnRecord:
        """Answer what was typed. Raises MacsenError."""
        assistant = await self.assistant()
        return await self.take(session, lambda: assistant.ask(text))

    async def begin(self, session: Session, rate: int) -> Speech:
        """Begin to hear somebody, at ``rate`` Hz. Raises MacsenError."""
        await self.open_ears()
        utterance = await self.worker.run(self._begin, session, rate)
        return Speech(self, session, utterance)

    async def listener(self, session: Session) -> Recogniser:
        """What hears what may be said now in a conversation, words only. Raises MacsenError."""
        await self.open_ears()
        return await self.worker.run(self._listener, session)

    async def take(
        self,
        session: Session,
        turn: Callable[[], Turn],
        sound: Callable[[], AudioClip] | None = None,
        *,
        is_cut: bool = False,
    ) -> TurnRecord:
        """One turn of a session's conversation, with its sound if it was spoken.

        Raises MacsenError.
        """
        start = self._timer()
        done, assistant = await self.worker.run(self._take, session, turn)
        if self._recorder is not None:
            await self.worker.run(self._recorder.took, done, sound, session.id)
        now = assistant.services.clock.now()
        return session.keep(done, now, self._timer() - start, is_cut=is_cut)

    def close(self) -> None:
        """Stop thinking."""
        if self._ears is not None:
            self._ears.cancel()
        self.worker.close()

    # -- in the worker's thread ------------------------------------------------------------------

    def _loaded(self) -> Assistant:
        if self._assistant is None:
            made = self._make_assistant()
            for problem in made.intents.problems:
                _log.warning("%s", problem.error())
            self._assistant = made
        return self._assistant

    def _begin(self, session: Session, rate: int) -> Utterance:
        assistant = self._loaded()
        with _conversation(assistant, session):
            return assistant.utterance(rate)

    def _listener(self, session: Session) -> Recogniser:
        assistant = self._loaded()
        with _conversation(assistant, session):
            return assistant.listener()

    def _take(self, session: Session, turn: Callable[[], Turn]) -> tuple[Turn, Assistant]:
        assistant = self._loaded()
        refreshed = assistant.refresh()
        if refreshed.change is not None:
            for problem in refreshed.change.problems:
                _log.warning("%s", problem.error())
        with _conversation(assistant, session):
            return turn(), assistant


@contextmanager
def _conversation(assistant: Assistant, session: Session) -> Iterator[None]:
    if session.about is not assistant.intents:
        # An open question may be about an intent that is gone.
        session.context, session.about = Context(), assistant.intents
    before = assistant.swap(session.context)
    try:
        yield
    finally:
        session.context = assistant.swap(before)


def _told(task: asyncio.Task[None]) -> None:
    """Look at what became of it, so that asyncio does not say that nobody did."""
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.warning("%s", error)
