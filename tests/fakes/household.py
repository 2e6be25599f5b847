"""The web page's server with a scripted recogniser and a voice of beeps, and a browser for it."""

from __future__ import annotations

import random
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from starlette.testclient import TestClient

from macsen_lite.assistant import Assistant
from macsen_lite.clip import AudioClip
from macsen_lite.clock import Clock, FixedClock
from macsen_lite.errors import VoiceError
from macsen_lite.serve.access import Access
from macsen_lite.serve.app import make_app
from macsen_lite.serve.house import House
from macsen_lite.serve.limits import Limits
from macsen_lite.serve.voice import PageVoice
from macsen_lite.speech.transcript import Transcript
from macsen_lite.turn import TurnRecorder
from tests.fakes.recogniser import ScriptedRecogniser
from tests.fakes.talk import shipped

TOKEN = "tocyn-y-profion-hyn"
NOW = datetime(2026, 11, 22, 15, 15, tzinfo=ZoneInfo("Europe/London"))
OWN = "http://127.0.0.1:8765"


class Beeper:
    """A voice that gives a tenth of a second for each word, and remembers what it said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str) -> AudioClip:
        raise AssertionError("the page plays, not the server")

    def save(self, text: str, path: Path) -> None:
        raise AssertionError("nothing is written")

    def synthesise(self, text: str) -> AudioClip:
        self.said.append(text)
        tone = np.sin(np.arange(2205 * len(text.split())) / 8)
        return AudioClip((8000 * tone).astype(np.int16), 22_050)


def no_voice() -> Beeper:
    raise VoiceError("no Welsh voice", "sudo apt install espeak-ng")


def household(
    *heard: Transcript,
    clock: Clock | None = None,
    limits: Limits | None = None,
    voice: PageVoice | None = None,
    is_lan: bool = False,
    names: frozenset[str] = frozenset(),
    recorder: TurnRecorder | None = None,
) -> House:
    """A server's household, whose store and settings are where the environment says."""
    now = clock or FixedClock(NOW)

    def make_assistant() -> Assistant:
        return Assistant(
            shipped,
            lambda _: ScriptedRecogniser(*heard),  # type: ignore[arg-type,return-value]
            now,
            random.Random(0),
        )

    return House(
        Access(TOKEN, is_lan, names),
        make_assistant=make_assistant,
        clock=now,
        limits=limits,
        voice=voice or PageVoice(Beeper),  # type: ignore[arg-type]
        is_heard=False,
        recorder=recorder,
        prepare=False,
        look_s=0.02,
    )


class Visit(TestClient):
    """Somebody who has the page open; use it as a context, in which the server runs."""

    def __init__(self, house: House, base_url: str = OWN) -> None:
        super().__init__(
            make_app(house),
            base_url=base_url,
            client=("127.0.0.1", 50_000),
            follow_redirects=False,
        )
        self._csrf: str | None = None

    @property
    def csrf(self) -> str:
        """What the page sends with changes."""
        if self._csrf is None:
            found = re.search(r'<meta name="csrf" content="(\w*)">', self.get("/status").text)
            assert found
            self._csrf = found[1]
        return self._csrf

    def headers_of_page(self) -> dict[str, str]:
        return {"Origin": str(self.base_url).rstrip("/"), "X-CSRF-Token": self.csrf}

    def change(self, method: str, path: str, body: object = None) -> Any:
        """A change as the page makes it."""
        return self.request(
            method, path, json={} if body is None else body, headers=self.headers_of_page()
        )

    def socket(self, **headers: str) -> Any:
        """The page's socket."""
        _ = self.csrf  # the cookie comes with a page
        origin = str(self.base_url).rstrip("/")
        # A full address: of a path alone the client would make one with another port.
        return self.websocket_connect(
            origin.replace("http", "ws", 1) + "/socket",
            headers={"Origin": origin, "Host": origin.partition("//")[2], **headers},
        )
