"""A stand-in for pyttsx3's engine, with the habits of version 2.99 that must be guarded against."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class FakeVoice:
    id: str
    name: str
    languages: list[Any] = field(default_factory=list)


ENGLISH = FakeVoice("gmw/en", "English (Great Britain)", ["en-gb"])
WELSH = FakeVoice("cel/cy", "Welsh", ["cy"])


class FakeEngine:
    """Queues commands until runAndWait, and keeps only the last file, as the real one does.

    An unknown voice is reported to the "error" callbacks alone and changes nothing; an unknown
    variant of a known voice is dropped without a word.
    """

    def __init__(self, voices: list[FakeVoice], *, ignores_voice: bool = False) -> None:
        self._voices = voices
        self._ignores_voice = ignores_voice
        self._voice = "gmw/en"
        self._errors: list[Callable[..., None]] = []
        self._wanted = ""
        self._file: tuple[str, str] | None = None
        self.said_in: list[str] = []

    def getProperty(self, name: str) -> Any:  # noqa: N802
        return {"voices": self._voices, "voice": self._voice}[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        if name == "voice":
            self._wanted = value

    def connect(self, topic: str, cb: Callable[..., None]) -> None:
        assert topic == "error"
        self._errors.append(cb)

    def save_to_file(self, text: str, filename: str) -> None:
        self._file = text, filename

    def runAndWait(self) -> None:  # noqa: N802
        base, _, variant = self._wanted.partition("+")
        if any(voice.id == base for voice in self._voices) and not self._ignores_voice:
            self._voice = f"{base}+{variant}" if variant in ("f2", "m3") else base
        else:
            for callback in self._errors:
                callback(exception=ValueError("SetVoiceByName failed"))
        assert self._file is not None
        self.said_in.append(self._voice)
        Path(self._file[1]).write_bytes(b"RIFF")
