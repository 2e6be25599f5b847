"""Stand-ins for a recording session: keys that were decided beforehand, and microphones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np

from macsen_lite.audio.block import BLOCK, BLOCK_S, Block
from macsen_lite.errors import AudioError, MacsenError
from macsen_lite.fixtures.sentences import Sentence
from macsen_lite.fixtures.takes import Take


class ScriptedKeys:
    """Keys that are pressed one after the other; after the last, the input has ended.

    While it is recorded, a key comes after ``after`` looks for one.
    """

    def __init__(self, keys: Sequence[str], after: int | None = None) -> None:
        self._keys = list(keys)
        self._after = after
        self._looks = 0

    def wait(self) -> str:
        if not self._keys:
            raise EOFError
        key = self._keys.pop(0)
        if key == "^C":
            raise KeyboardInterrupt
        return key

    def pressed(self) -> str | None:
        self._looks += 1
        if self._after is not None and self._looks >= self._after:
            self._looks = 0
            return "x"
        return None


class PlayedMicrophone:
    """Gives the samples it was made with (int16, 16 kHz), and then silence without an end."""

    def __init__(self, samples: np.ndarray, *, overflows: int = 0, endless: bool = False) -> None:
        self._samples, self._overflows, self._endless = samples, overflows, endless
        self.opened = self.closed = 0

    def __enter__(self) -> Self:
        self.opened += 1
        return self

    def __exit__(self, *_: object) -> None:
        self.closed += 1

    def blocks(self) -> Iterator[Block]:
        padded = np.pad(self._samples, (0, -len(self._samples) % BLOCK))
        number = 0
        for number in range(len(padded) // BLOCK):
            part = padded[number * BLOCK : (number + 1) * BLOCK]
            yield Block(part, number * BLOCK_S, self._overflows if number == 3 else 0)
        while self._endless:
            number += 1
            yield Block(np.zeros(BLOCK, np.int16), number * BLOCK_S)


class DeadMicrophone(PlayedMicrophone):
    """One that cannot be opened."""

    def __enter__(self) -> Self:
        raise AudioError("no microphone", "plug one in")


class LoudMeansSpeech:
    """Calls whatever is loud speech."""

    def probability(self, samples: np.ndarray) -> float:
        return 0.9 if np.abs(samples.astype(int)).max() > 100 else 0.0

    def reset(self) -> None:
        return None


class Notes:
    """A screen that notes what it is to show."""

    def __init__(self) -> None:
        self.prompts: list[Sentence] = []
        self.takes: list[Take] = []
        self.errors: list[MacsenError] = []
        self.meters = self.stops = 0

    def prompt(self, sentence: Sentence, kept: int) -> None:
        self.prompts.append(sentence)

    def meter(self, block: Block, seconds: float) -> None:
        self.meters += 1

    def stopped(self) -> None:
        self.stops += 1

    def took(self, take: Take) -> None:
        self.takes.append(take)

    def failed(self, error: MacsenError) -> None:
        self.errors.append(error)
