"""One client, from its first event to its last."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import TypeVar

from wyoming.asr import Transcribe, Transcript
from wyoming.audio import AudioChunk, AudioStart
from wyoming.error import Error
from wyoming.event import Event, Eventable, async_write_event
from wyoming.handle import Handled, NotHandled
from wyoming.info import Describe, Info
from wyoming.intent import Entity, Intent, NotRecognized, Recognize
from wyoming.ping import Ping, Pong
from wyoming.tts import Synthesize, SynthesizeChunk, SynthesizeStart, SynthesizeStop
from wyoming.wake import Detect, Detection, NotDetected

from macsen_lite.errors import MacsenError
from macsen_lite.messages import message
from macsen_lite.serve.wyoming.hearing import Hearing
from macsen_lite.serve.wyoming.home import Home, conversation_of
from macsen_lite.serve.wyoming.sound import Int16, Pcm, SoundFormat
from macsen_lite.serve.wyoming.speaking import Speaking, voice_name
from macsen_lite.serve.wyoming.waking import WAKE_WORD, WakeStream
from macsen_lite.serve.wyoming.wire import BadEventError, read_event

__all__ = ["Connection"]

_log = logging.getLogger(__name__)

E = TypeVar("E", bound=Eventable)


class BusyError(MacsenError):
    """More people speak than can be heard at once."""


class Connection:
    """Answers one client's events in order: what it sends faster has to wait in its socket."""

    def __init__(
        self,
        home: Home,
        info: Info,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        number: int,
    ) -> None:
        """``number`` tells connections apart."""
        self._home = home
        self._info = info
        self._reader = reader
        self._writer = writer
        peer = writer.get_extra_info("peername")
        self._host = str(peer[0]) if peer else ""
        self._number = number
        self._wakes: bool = False
        self._wanted: list[str] | None = None
        self._pcm: Pcm | None = None
        self._hearing: Hearing | None = None
        self._waking: WakeStream | None = None
        self._first_ms: int | None = None
        self._has_woken = False
        self._speaking: Speaking | None = None
        self._own_conversation = ""

    async def serve(self) -> None:
        """Serve the client until it goes, or sends what makes no sense."""
        try:
            while (event := await self._next()) is not None:
                await self._take(event)
        except MacsenError as error:
            _log.warning("%s", message("wyoming.refused", client=self._name, reason=error))
            await self._say_last(error)
        except (ConnectionError, TimeoutError):
            _log.info("%s", message("wyoming.gone", client=self._name))
        except Exception:
            # One client's bad luck is not to end the service for the others.
            _log.exception("%s", message("wyoming.failed", client=self._name))
        finally:
            self._drop_sound()
            if self._own_conversation:
                self._home.leave(self._host, self._own_conversation)
            await self._hang_up()

    async def _hang_up(self) -> None:
        self._writer.close()
        try:
            await asyncio.wait_for(self._writer.wait_closed(), self._home.limits.write_s)
        except TimeoutError:
            # It takes nothing, and would never have taken what is still to be sent.
            self._writer.transport.abort()
        except ConnectionError:
            pass

    @property
    def _name(self) -> str:
        return f"{self._host} #{self._number}"

    async def _next(self) -> Event | None:
        reading = read_event(self._reader, self._home.limits.wire)
        if self._pcm is None:
            return await reading
        seconds = self._home.limits.silence_s
        try:
            return await asyncio.wait_for(reading, seconds)
        except TimeoutError as error:
            raise BadEventError(message("wyoming.no_sound", seconds=seconds)) from error

    async def _take(self, event: Event) -> None:
        match event.type:
            case "audio-chunk":
                await self._sound(_read(AudioChunk.from_event, event))
            case "audio-start":
                await self._start(SoundFormat.of(_read(AudioStart.from_event, event)))
            case "audio-stop":
                await self._stop()
            case "transcribe":
                _read(Transcribe.from_event, event)
                self._drop_sound()
                self._wakes = False
            case "detect":
                self._detect(_read(Detect.from_event, event))
            case "transcript":
                heard = _read(Transcript.from_event, event)
                await self._handle(heard.text, heard.context)
            case "recognize":
                await self._recognise(_read(Recognize.from_event, event))
            case "describe":
                _read(Describe.from_event, event)
                await self._say(self._info)
            case "ping":
                await self._say(Pong(_read(Ping.from_event, event).text))
            case _:
                await self._speech(event)

    # -- sound -----------------------------------------------------------------------------------

    def _detect(self, wanted: Detect) -> None:
        self._drop_sound()
        self._wakes = True
        names = wanted.names
        if not isinstance(names, list | None):
            raise BadEventError(message("wyoming.no_event"))
        self._wanted = names
        if self._home.wake_words is None:
            raise BadEventError(message("wyoming.no_wake"), message("wyoming.no_wake.hint"))
        if names and WAKE_WORD not in names:
            _log.warning("%s", message("wyoming.unknown_wake", client=self._name, known=WAKE_WORD))

    async def _start(self, form: SoundFormat) -> None:
        """A new stream, instead of one that may not have ended."""
        self._drop_sound()
        if self._wakes:
            assert self._home.wake_words is not None  # seen to by `_detect`
            spotter = await self._home.wakers.run(self._home.wake_words.open)
            self._waking = WakeStream(spotter, form)
            self._has_woken = False
        else:
            if len(self._home.speakers) >= self._home.limits.utterances:
                raise BusyError(message("wyoming.busy"), message("wyoming.busy.hint"))
            self._home.speakers.add(self._number)
            listener = await self._home.listener(self._host)
            stream = await self._home.ears.run(listener.stream, form.rate, form.channels)
            self._hearing = Hearing(
                stream,
                form,
                self._home.ears,
                self._say,
                self._home.limits.utterance_s,
                keeps_sound=self._home.keeps_sound,
            )
            await self._hearing.begin()
        self._pcm = Pcm(form)

    async def _sound(self, chunk: AudioChunk) -> None:
        form = SoundFormat.of(chunk)
        if self._pcm is None:
            # Clients that know no audio-start are older than the protocol's first version.
            await self._start(form)
        assert self._pcm is not None
        if self._first_ms is None:
            self._first_ms = chunk.timestamp if type(chunk.timestamp) is int else 0
        if form != self._pcm.form:
            raise BadEventError(message("wyoming.other_format"))
        samples = self._pcm.samples(chunk.audio)
        if self._waking is not None:
            await self._woken(await self._home.wakers.run(self._waking.accept, samples))
        elif self._hearing is not None:
            await self._hear(self._hearing, samples)

    async def _hear(self, hearing: Hearing, samples: Int16) -> None:
        if await hearing.accept(samples, is_gone=self._writer.is_closing):
            seconds = self._home.limits.utterance_s
            _log.warning("%s", message("wyoming.too_long", client=self._name, seconds=seconds))

    async def _stop(self) -> None:
        """The end of the sound; without any, there is nothing to answer."""
        hearing, waking, had_sound = self._hearing, self._waking, self._pcm is not None
        if waking is not None:
            await self._woken(await self._home.wakers.run(waking.finish))
            if not self._has_woken:
                await self._say(NotDetected())
        elif hearing is not None:
            heard = await hearing.finish()
            self._home.heard(self._host, heard)  # first: the words may come back at once
            await hearing.tell(heard)
            await self._home.turned_down(self._host, heard)
        elif not had_sound:
            # A client waits for the answer to every stream that it ends.
            await self._say(NotDetected() if self._wakes else Transcript(""))
        self._drop_sound()

    async def _woken(self, moments: list[float]) -> None:
        if self._wanted and WAKE_WORD not in self._wanted:
            return
        for at in moments:
            self._has_woken = True
            at_ms = (self._first_ms or 0) + round(1000 * at)
            await self._say(Detection(WAKE_WORD, timestamp=at_ms))

    def _drop_sound(self) -> None:
        self._home.speakers.discard(self._number)
        self._pcm = self._hearing = self._waking = None
        self._first_ms = None

    # -- text ------------------------------------------------------------------------------------

    async def _handle(self, text: str, context: object) -> None:
        self._check_text(text)
        known = context if isinstance(context, dict) else None
        conversation = conversation_of(known) or self._nameless()
        try:
            turn = await self._home.answer(self._host, conversation, text)
        except MacsenError as error:
            _log.warning("%s", error)
            await self._say(NotHandled(str(error), context=known))
            return
        # A question of ours is an answer: who gets it goes on talking.
        kind = Handled if turn.is_understood or turn.expects else NotHandled
        await self._say(kind(turn.answer, context=known))

    def _nameless(self) -> str:
        """This connection's own conversation, which may go on from an earlier one's."""
        if not self._own_conversation:
            left = self._home.take_up(self._host)
            self._own_conversation = left or f"connection {self._number}"
        return self._own_conversation

    async def _recognise(self, asked: Recognize) -> None:
        self._check_text(asked.text)
        known = asked.context if isinstance(asked.context, dict) else None
        match = await self._home.recognise(asked.text)
        if match is None:
            await self._say(NotRecognized(context=known))
            return
        entities = [Entity(name, slot.value) for name, slot in match.slots.items()]
        await self._say(Intent(match.intent, entities, context=known))

    def _check_text(self, text: object) -> None:
        if not isinstance(text, str):
            raise BadEventError(message("wyoming.no_event"))
        most = self._home.limits.text_chars
        if len(text) > most:
            raise BadEventError(message("wyoming.too_large", name="text", most=most))

    # -- speech ----------------------------------------------------------------------------------

    async def _speech(self, event: Event) -> None:
        match event.type:
            case "synthesize" if self._speaking is None:
                asked = _read(Synthesize.from_event, event)
                await self._new_speaking(voice_name(asked.voice)).whole(_text(asked.text))
            case "synthesize":
                pass  # the whole text once more, for services that cannot take it in pieces
            case "synthesize-start":
                begun = _read(SynthesizeStart.from_event, event)
                self._speaking = self._new_speaking(voice_name(begun.voice))
            case "synthesize-chunk" if self._speaking is not None:
                await self._speaking.more(_text(_read(SynthesizeChunk.from_event, event).text))
            case "synthesize-stop" if self._speaking is not None:
                _read(SynthesizeStop.from_event, event)
                speaking, self._speaking = self._speaking, None
                await speaking.finish()
            case _:
                # As the protocol wants it: later versions have more.
                _log.info("%s", message("wyoming.unknown_event", client=self._name))

    def _new_speaking(self, name: str | None) -> Speaking:
        home = self._home
        return Speaking(home.voices, home.tongue, self._say, name, home.limits.speech_chars)

    # -- sending ---------------------------------------------------------------------------------

    async def _say(self, event: Eventable) -> None:
        sending = async_write_event(event.event(), self._writer)
        await asyncio.wait_for(sending, self._home.limits.write_s)

    async def _say_last(self, error: MacsenError) -> None:
        with contextlib.suppress(ConnectionError, TimeoutError):
            await self._say(Error(str(error), code=type(error).__name__))


def _read(read: Callable[[Event], E], event: Event) -> E:
    try:
        return read(event)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BadEventError(message("wyoming.no_event")) from error


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise BadEventError(message("wyoming.no_event"))
    return text
