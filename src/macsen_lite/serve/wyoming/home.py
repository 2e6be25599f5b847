"""What one Wyoming service has, whoever is connected: the assistant, the voices, the wake word."""

from __future__ import annotations

import asyncio
import os
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from macsen_lite.assistant import Assistant
from macsen_lite.errors import MacsenError
from macsen_lite.intents.matcher import Match, Matcher
from macsen_lite.intents.model import IntentSet
from macsen_lite.serve.talking import Talker
from macsen_lite.serve.turns import Session, Sessions
from macsen_lite.serve.voice import PageVoice
from macsen_lite.serve.worker import Worker
from macsen_lite.serve.wyoming.just_heard import Heard, JustHeard
from macsen_lite.serve.wyoming.voices import Voices
from macsen_lite.serve.wyoming.waking import WakeWords
from macsen_lite.serve.wyoming.wire import WireLimits
from macsen_lite.speech.recogniser import Recogniser
from macsen_lite.speech.store import resolve_model
from macsen_lite.turn import Seconds, Turn, TurnRecorder
from macsen_lite.welsh.typed_signs import signs_in_words

__all__ = ["Home", "ServiceLimits", "conversation_of"]

T = TypeVar("T")

_MOST_HOSTS = 100
_MOST_EARS = 4


@dataclass(frozen=True, slots=True)
class ServiceLimits:
    """How much a client may ask for."""

    wire: WireLimits = field(default_factory=WireLimits)
    clients: int = 48
    """Connected at once."""
    utterances: int = 16
    """Heard at once."""
    utterance_s: float = 30.0
    """Of sound in one utterance; what comes after it is not heard."""
    back_s: float = 10.0
    """In which words that were heard come back to be answered."""
    silence_s: float = 30.0
    """Without an event while sound is being sent: the client is then taken to have gone."""
    write_s: float = 30.0
    """In which a client must take what it is sent."""
    text_chars: int = 500
    """Of a question."""
    speech_chars: int = 5_000
    """Of a text that is to be spoken."""
    conversations: int = 100
    """Remembered at once; the one unused for longest is forgotten."""


class Home:
    """Shared by all connections; its coroutines belong to one event loop."""

    def __init__(
        self,
        make_assistant: Callable[[], Assistant],
        voices: Voices | None = None,
        wake_words: WakeWords | None = None,
        limits: ServiceLimits | None = None,
        find_model: Callable[[], object] = resolve_model,
        recorder: TurnRecorder | None = None,
    ) -> None:
        """``make_assistant`` is called once, in a thread. ``wake_words``: None for no wake word.

        ``find_model`` raises MacsenError when the model that hears is not there. ``recorder`` is
        told of what was heard here, and of every turn.
        """
        self._find_model = find_model
        self.limits = limits or ServiceLimits()
        self.voices = voices or Voices()
        self.wake_words = wake_words
        self.talker = Talker(lambda: _with_control(make_assistant()), recorder=recorder)
        self.ears = Worker(min(_MOST_EARS, os.cpu_count() or 1))
        self.wakers, self.tongue = Worker(), Worker()
        """Threads for hearing, for the wake word, and for speaking: none waits for another, nor
        for a skill that takes its time."""
        self.speakers: set[int] = set()
        """Numbers of the connections that are being heard."""
        self._recorder = recorder
        self._just_heard = JustHeard(self.limits.utterances)
        self._sessions = Sessions(self.limits.conversations, 1)
        self._asked: OrderedDict[str, Session] = OrderedDict()
        self._left: OrderedDict[str, str] = OrderedDict()
        self._matcher: tuple[IntentSet, Matcher] | None = None

    def hearing_problem(self) -> MacsenError | None:
        """Why there is nothing to hear with; None when there is. (It has not been opened yet.)"""
        try:
            self._find_model()
        except MacsenError as error:
            return error
        return None

    async def listener(self, host: str) -> Recogniser:
        """What hears somebody at that host. Raises MacsenError.

        A client asks for words on one connection and for the answer to them on another, so whose
        words they are is not known: who was asked something last, from that host, may be answering.
        """
        asked = self._asked.get(host)
        return await self.talker.listener(asked or self._sessions.of(f"{host} unknown"))

    @property
    def keeps_sound(self) -> bool:
        """Whether the sound of utterances is wanted, because misheard ones are kept."""
        return self._recorder is not None and self._recorder.is_on

    def heard(self, host: str, heard: Heard) -> None:
        """Somebody at that host is about to be given words, which may come back to be answered."""
        if heard.text and heard.sound is not None:
            self._just_heard.put(host, heard)
            loop = asyncio.get_running_loop()
            loop.call_later(self.limits.back_s, self._just_heard.forget, heard)

    async def turned_down(self, host: str, heard: Heard) -> None:
        """Take note of what has no words: nobody will ask us for the answer to it."""
        sound = heard.sound
        if heard.text or sound is None or self._recorder is None:
            return
        transcript = heard.transcript
        turn = Turn(
            transcript.text,
            None,
            "",
            Seconds(0.0, 0.0, 0.0),
            None,
            transcript=transcript,
            is_understood=False,
        )
        # Whose it was is not known: it is no word about what anybody said before.
        whose = f"{host} unknown"
        await self.talker.worker.run(self._recorder.took, turn, lambda: sound, whose)

    async def answer(self, host: str, conversation: str, text: str) -> Turn:
        """Do what was asked for and answer. Raises MacsenError."""
        session = self._sessions.of(f"{host} {conversation}")
        heard = self._just_heard.take(host, text)
        if heard is None:
            turn = (await self.talker.ask(session, text)).turn
        else:
            turn = await self._answer_heard(session, heard)
        if turn.expects is not None:
            _keep(self._asked, host, session)
        elif self._asked.get(host) is session:
            del self._asked[host]
        return turn

    async def _answer_heard(self, session: Session, heard: Heard) -> Turn:
        assistant, sound = await self.talker.assistant(), heard.sound
        record = await self.talker.take(
            session,
            lambda: replace(assistant.ask(heard.text), transcript=heard.transcript),
            None if sound is None else lambda: sound,
        )
        return record.turn

    def leave(self, host: str, conversation: str) -> None:
        """Somebody who did not say whose conversation it was has disconnected."""
        _keep(self._left, host, conversation)

    def take_up(self, host: str) -> str | None:
        """The conversation that was left last at that host, for whoever connects next.

        Home Assistant connects anew for every question, and its versions with Wyoming before 1.7
        (2025.4, for one) do not send the conversation's number. (What was said a while ago counts
        no more in any case.)
        """
        return self._left.pop(host, None)

    async def recognise(self, text: str) -> Match | None:
        """What was asked for, without doing it; None when it is nothing we know."""
        assistant = await self.talker.assistant()
        return await self.talker.worker.run(self._recognise, assistant, text)

    def close(self) -> None:
        """Let everything go."""
        self.talker.close()
        for worker in (self.ears, self.wakers, self.tongue):
            worker.close()

    def _recognise(self, assistant: Assistant, text: str) -> Match | None:
        intents = assistant.intents
        if self._matcher is None or self._matcher[0] is not intents:
            self._matcher = intents, Matcher(intents)
        now = assistant.services.clock.now()
        return self._matcher[1].match(signs_in_words(text), now)


def conversation_of(context: Mapping[str, Any] | None) -> str | None:
    """Whose conversation it is, of what Home Assistant says of it; None when it does not say.

    A satellite stands in a room, where a conversation goes on from one wake word to the next; in
    writing there is none, and the conversation has a number.
    """
    if isinstance(context, Mapping):
        for name in ("satellite_id", "device_id", "conversation_id"):
            known = context.get(name)
            if isinstance(known, str) and 0 < len(known) <= 200:
                return f"{name} {known}"
    return None


def _keep(kept: OrderedDict[str, T], host: str, what: T) -> None:
    kept[host] = what
    kept.move_to_end(host)
    if len(kept) > _MOST_HOSTS:
        kept.popitem(last=False)


def _with_control(assistant: Assistant) -> Assistant:
    # Volume and rate are kept as settings; what speaks is the client, which nobody can hush.
    assistant.services.control = PageVoice()
    return assistant
