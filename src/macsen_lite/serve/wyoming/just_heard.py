"""What was heard a moment ago, until its words come back to be answered.

A client asks for words on one connection and for the answer to them on another. Where misheard
turns are kept, sound and answer belong together: they are put together by the words.
"""

from __future__ import annotations

from dataclasses import dataclass

from macsen_lite.clip import AudioClip
from macsen_lite.speech.transcript import Transcript

__all__ = ["Heard", "JustHeard"]


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """One utterance of a client."""

    text: str
    """The words as the client was given them; none for what is not to be acted upon."""
    transcript: Transcript
    sound: AudioClip | None
    """None unless misheard turns are kept."""


class JustHeard:
    """Utterances with their sound, of every host; the oldest go when there are too many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: list[tuple[str, Heard]] = []

    def put(self, host: str, heard: Heard) -> None:
        """Somebody at that host has been given the words."""
        self._waiting.append((host, heard))
        del self._waiting[: -self._most]

    def take(self, host: str, text: str) -> Heard | None:
        """The utterance whose words these are, once; None when they were not heard here."""
        for waiting in self._waiting:
            if waiting[0] == host and waiting[1].text == text.strip():
                self._waiting.remove(waiting)
                return waiting[1]
        return None

    def forget(self, heard: Heard) -> None:
        """Its words did not come back: somebody else answers them."""
        self._waiting = [waiting for waiting in self._waiting if waiting[1] is not heard]
