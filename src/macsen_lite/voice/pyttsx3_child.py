"""The process in which pyttsx3 runs: one JSON request on standard input, one reply on output.

Request: ``text`` ("" only checks), ``path`` of the WAV to write, ``variant``, ``rate`` (words a
minute), ``volume`` (0 to 1). Reply, the last line: ``problem``, "" when all went well, else
``no_welsh_voice``, ``other_voice`` (with ``wanted`` and ``spoken``) or ``failed`` (``reason``).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from typing import Any, Protocol

__all__ = ["speak", "welsh_voice"]


class Voice(Protocol):
    """What pyttsx3 tells of a voice."""

    id: str
    name: str
    languages: list[Any]


class Engine(Protocol):
    """The part of pyttsx3's engine that is used."""

    def getProperty(self, name: str) -> Any:  # noqa: N802
        ...

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        ...

    def connect(self, topic: str, cb: Callable[..., None]) -> Any: ...

    def save_to_file(self, text: str, filename: str) -> None: ...

    def runAndWait(self) -> None:  # noqa: N802
        ...


def welsh_voice(voices: list[Voice]) -> str | None:
    """The id of a Welsh voice among those that the engine lists, or None.

    Drivers write languages as "cy", "cy_GB", b"\\x05cy" or not at all, so the name counts too.
    """
    for voice in voices:
        languages = [
            tag.decode("utf-8", "ignore") if isinstance(tag, bytes) else str(tag)
            for tag in voice.languages or []
        ]
        tags = [re.sub(r"^\W+", "", tag).lower().replace("_", "-") for tag in languages]
        if any(tag == "cy" or tag.startswith("cy-") for tag in tags):
            return voice.id
        if re.search(r"welsh|cymraeg|\bcy\b", f"{voice.name} {voice.id}", re.IGNORECASE):
            return voice.id
    return None


def speak(engine: Engine, request: dict[str, Any]) -> dict[str, str]:
    """Carry out one request on an engine that has done nothing before; the reply."""
    wanted = welsh_voice(engine.getProperty("voices"))
    if wanted is None:
        return {"problem": "no_welsh_voice"}
    if not request["text"]:
        return {"problem": ""}
    if request["variant"]:
        wanted = f"{wanted}+{request['variant']}"
    errors: list[str] = []
    engine.connect("error", lambda **event: errors.append(str(event.get("exception"))))
    engine.setProperty("voice", wanted)
    engine.setProperty("rate", request["rate"])
    engine.setProperty("volume", request["volume"])
    engine.save_to_file(request["text"], request["path"])
    engine.runAndWait()
    # An unknown voice leaves the one before it (English) in place, an unknown variant drops it.
    spoken = str(engine.getProperty("voice"))
    if spoken.lower() != wanted.lower():
        return {"problem": "other_voice", "wanted": wanted, "spoken": spoken}
    if errors:
        return {"problem": "failed", "reason": errors[0]}
    return {"problem": ""}


def main() -> None:
    """Read the request, speak, print the reply."""
    request = json.load(sys.stdin)
    try:
        import pyttsx3

        reply = speak(pyttsx3.init(), request)
    except Exception as error:  # whatever a driver raises is this process's result
        reply = {"problem": "failed", "reason": str(error) or type(error).__name__}
    sys.stdout.write("\n" + json.dumps(reply) + "\n")


if __name__ == "__main__":
    main()
