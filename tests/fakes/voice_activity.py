"""Voice activity as it is written down."""

from collections.abc import Iterable

import numpy as np

from macsen_lite.audio.block import BLOCK, BLOCK_S, Block, Int16


class ScriptedVoice:
    """Takes a block's first sample for its probability in percent."""

    def __init__(self) -> None:
        self.resets = 0

    def probability(self, samples: Int16) -> float:
        return float(samples[0]) / 100

    def reset(self) -> None:
        self.resets += 1


def scripted(probabilities: Iterable[float], start: float = 0.0) -> list[Block]:
    """Blocks that `ScriptedVoice` gives these probabilities, captured one after the other."""
    return [
        Block(np.full(BLOCK, round(100 * probability), np.int16), start + number * BLOCK_S)
        for number, probability in enumerate(probabilities, 1)
    ]
