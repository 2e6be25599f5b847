"""A dictionary of a few words."""

from __future__ import annotations

from collections.abc import Mapping


class FewWords:
    """Takes every word for right but those it is given, with what they should be."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        self._wrong = wrong

    def knows(self, word: str) -> bool:
        return word.lower() not in self._wrong

    def suggest(self, word: str) -> str:
        return self._wrong.get(word.lower(), "")
