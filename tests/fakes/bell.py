"""A bell that remembers what it was made to do."""

from __future__ import annotations

from macsen_lite.scheduler import Due


class RecordingBell:
    """What was shown, rung, said and noted, in order."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.said: list[str] = []
        self.notes: list[str] = []
        self.strokes = 0

    def show(self, due: Due, text: str) -> None:
        self.shown.append(text)

    def ring(self) -> None:
        self.strokes += 1

    def say(self, text: str) -> None:
        self.said.append(text)

    def note(self, text: str) -> None:
        self.notes.append(text)
