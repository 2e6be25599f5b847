"""Which words of an utterance that is still being spoken can be given away already.

What the recogniser has so far may still change, but a piece of a transcript, once sent, stands.
So a word is sent when it has stood unchanged for a while and another one follows it.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["SettledWords"]

SETTLED_S = 0.3
"""How long a word has to stand, in seconds of sound."""


class SettledWords:
    """Takes what was heard so far, gives the pieces of text that are now sure."""

    def __init__(self, settled_s: float = SETTLED_S) -> None:
        self._settled_s = settled_s
        self._words: list[tuple[str, float]] = []
        self._given: list[str] = []

    def accept(self, text: str, at_s: float) -> str:
        """The words so far, ``at_s`` seconds into the sound: the next piece, often empty.

        Pieces are to be joined as they are; each after the first begins with a space.
        """
        now = text.split()
        kept = 0
        for word, (before, _) in zip(now, self._words, strict=False):
            if word != before:
                break
            kept += 1
        self._words = self._words[:kept] + [(word, at_s) for word in now[kept:]]
        settled = 0
        for _, since in self._words[:-1]:
            if at_s - since < self._settled_s:
                break
            settled += 1
        return self._give(now[:settled])

    def choose(self, texts: Sequence[str]) -> str:
        """The first of some final texts, alike in all else, that begins as what was given."""
        for text in texts:
            if text.split()[: len(self._given)] == self._given:
                return text
        return texts[0]

    def finish(self, text: str) -> str:
        """The last piece of the final words.

        Nothing when they begin otherwise than what was given: the transcript then says how it was.
        """
        return self._give(text.split())

    def _give(self, words: list[str]) -> str:
        given = len(self._given)
        if words[:given] != self._given or len(words) == given:
            return ""
        piece = " ".join(words[given:])
        self._given = words
        return f" {piece}" if given else piece
