"""The wake word in the sound of a client."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from macsen_lite.audio.block import BLOCK_S, RATE, Block, Cutter
from macsen_lite.config.config import Config
from macsen_lite.listening.wake import THRESHOLDS, Detection, WakeOptions, WakeWord, wake_network
from macsen_lite.serve.wyoming.sound import SoundFormat
from macsen_lite.speech.intake import Intake
from macsen_lite.speech.network import AcousticNetwork

__all__ = ["WAKE_WORD", "Spotter", "WakeStream", "WakeWords"]

WAKE_WORD = "macsen"
"""The name by which clients ask for it. (*Hei Macsen* wakes it too: it contains the word.)"""

_TAIL_S = 0.7
"""Silence after the end of the sound: the network looks ahead."""


class Spotter(Protocol):
    """What `WakeWord` is."""

    def accept(self, block: Block) -> Detection | None:
        """Hear the next block; the word, as soon as it was surely said."""
        ...


class WakeWords:
    """Makes spotters, one a client, which share the network. Safe to use from any thread."""

    def __init__(self, make: Callable[[], Spotter] | None = None) -> None:
        self._make = make or self._of_this_user
        self._lock = threading.Lock()

    def open(self) -> Spotter:
        """A spotter that has heard nothing yet. Raises ModelError and ConfigError."""
        return self._make()

    def _of_this_user(self) -> WakeWord:
        threshold = THRESHOLDS[Config.of_this_user().text("gwrando.trothwy")]
        with self._lock:
            network = self._network
        return WakeWord(network, WakeOptions(threshold=threshold))

    @cached_property
    def _network(self) -> AcousticNetwork:
        return wake_network()


class WakeStream:
    """A client's sound on its way to the spotter."""

    def __init__(self, spotter: Spotter, form: SoundFormat) -> None:
        self._spotter = spotter
        self._intake = Intake(form.rate, form.channels, RATE)
        self._cutter = Cutter()
        self._blocks = 0

    def accept(self, samples: npt.NDArray[np.int16]) -> list[float]:
        """Hear more; when each wake word in it ended, in seconds from the start of the sound."""
        return list(self._spot(self._intake.accept(samples)))

    def finish(self) -> list[float]:
        """As `accept`, at the end of the sound."""
        tail = np.zeros(round(_TAIL_S * RATE), np.int16)
        return list(self._spot(np.concatenate([self._intake.finish(), tail])))

    def _spot(self, samples: npt.NDArray[np.int16]) -> Iterator[float]:
        for cut in self._cutter.accept(samples):
            self._blocks += 1
            if (found := self._spotter.accept(Block(cut, self._blocks * BLOCK_S))) is not None:
                yield found.at
