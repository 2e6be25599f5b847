"""A Wyoming service over TCP, and what its clients do, with the wyoming package's own client."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import numpy as np
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.client import AsyncTcpClient
from wyoming.event import Event, Eventable

from macsen_lite.assistant import Assistant
from macsen_lite.audio.block import Block
from macsen_lite.clip import AudioClip
from macsen_lite.clock import FixedClock
from macsen_lite.errors import MacsenError, VoiceError
from macsen_lite.listening.wake import Detection
from macsen_lite.serve.ports import bind
from macsen_lite.serve.wyoming.home import Home, ServiceLimits
from macsen_lite.serve.wyoming.server import Service
from macsen_lite.serve.wyoming.voices import Voices
from macsen_lite.serve.wyoming.waking import WakeWords
from macsen_lite.speech.transcript import Transcript
from macsen_lite.turn import TurnRecorder
from macsen_lite.voice.speaker import Speaker, VoiceSettings
from tests.fakes.household import Beeper
from tests.fakes.recogniser import ScriptedRecogniser
from tests.fakes.talk import shipped

T = TypeVar("T")

NOW = datetime(2026, 11, 22, 15, 15, tzinfo=ZoneInfo("Europe/London"))
BLOCK = b"\0\1" * 4800
"""0.3 s at 16 kHz."""


class LoudSpotter:
    """Takes a loud block for the wake word."""

    def accept(self, block: Block) -> Detection | None:
        is_loud = np.abs(block.samples.astype(np.int32)).max() > 20_000
        return Detection("Macsen", -1.0, block.at) if is_loud else None


def no_voice(_settings: VoiceSettings) -> Speaker:
    raise VoiceError("no Welsh voice", "sudo apt install espeak-ng")


class Accented(Beeper):
    """A voice that remembers how it was to sound."""

    def __init__(self, settings: VoiceSettings) -> None:
        super().__init__()
        self.settings = settings

    def synthesise(self, text: str) -> AudioClip:
        if not text.strip() or "dim llais" in text:
            raise VoiceError("the voice failed", "try again")
        return super().synthesise(text)


class Spoken:
    """Voices, and all of them that were opened."""

    def __init__(self) -> None:
        self.opened: list[Accented] = []

    def __call__(self, settings: VoiceSettings) -> Any:
        self.opened.append(Accented(settings))
        return self.opened[-1]


def home(
    *heard: Transcript,
    limits: ServiceLimits | None = None,
    voice: Any = None,
    can_wake: bool = True,
    deaf: MacsenError | None = None,
    recorder: TurnRecorder | None = None,
) -> Home:
    def hear_with(_intents: object = None) -> Any:
        if deaf is not None:
            raise deaf
        return ScriptedRecogniser(*heard)

    def make_assistant() -> Assistant:
        return Assistant(
            shipped,
            hear_with,
            FixedClock(NOW),
            random.Random(0),
        )

    wake_words = WakeWords(LoudSpotter) if can_wake else None
    return Home(make_assistant, Voices(voice or Spoken()), wake_words, limits, hear_with, recorder)


class Client(AsyncTcpClient):
    """Somebody who is connected."""

    def __init__(self, port: int) -> None:
        super().__init__("127.0.0.1", port, connect_timeout=60, read_timeout=60)

    async def say(self, *events: Eventable) -> None:
        for event in events:
            await self.write_event(event.event())

    async def next(self) -> Event:
        event = await self.read_event()
        assert event is not None, "disconnected"
        return event

    async def until(self, kind: str) -> list[Event]:
        """Everything up to the next event of a kind."""
        events = [await self.next()]
        while events[-1].type != kind:
            assert events[-1].type != "error", events[-1]
            events.append(await self.next())
        return events

    async def send(self, data: bytes) -> None:
        assert self._writer is not None
        self._writer.write(data)
        await self._writer.drain()

    async def speak(self, clip: AudioClip) -> None:
        """Send sound as clients do."""
        await self.say(AudioStart(clip.rate, 2, 1))
        for start in range(0, len(clip.samples), 1024):
            data = clip.samples[start : start + 1024].tobytes()
            await self.say(AudioChunk(clip.rate, 2, 1, data))
        await self.say(AudioStop())


@asynccontextmanager
async def served(house: Home) -> AsyncIterator[int]:
    """The port of a service that runs meanwhile."""
    listener = bind("127.0.0.1", 0)
    service = Service(house)
    await service.start(listener, prepare=False)
    try:
        yield listener.getsockname()[1]
    finally:
        await service.stop()


@asynccontextmanager
async def visiting(house: Home) -> AsyncIterator[Client]:
    """One client of a service of its own."""
    async with served(house) as port, Client(port) as client:
        yield client


def run(test: Coroutine[Any, Any, T]) -> T:
    """Run a test, which must not hang."""
    return asyncio.run(asyncio.wait_for(test, 120))
