"""The wake word "Macsen", and "Hei Macsen", on the assistant's own acoustic model.

Sound passes three doors, each dearer than the one before: an energy gate, which costs next to
nothing and is all that a quiet room or a steady noise ever meets; the acoustic network, a little
over a hundredth of a core while somebody speaks, with upper layers of its own that were taught on
in noise; and the paths of the word through what the network says (`spotting`). What is kept is the
same after hours: half a second of sound and the network's third of a second.

How it fares is in docs/wake.md; benchmarks/wake.py measures it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from threadpoolctl import ThreadpoolController

from macsen_lite import paths
from macsen_lite.audio.block import BLOCK_S, Block, Cutter, Int16
from macsen_lite.audio.voice_activity import EnergyGate
from macsen_lite.config.config import Config
from macsen_lite.listening.spotting import Heard, WordPaths
from macsen_lite.speech.manifest import hash_files, verify_manifest
from macsen_lite.speech.mfcc import RATE, SHIFT, MfccStream
from macsen_lite.speech.network import SUBSAMPLING, AcousticNetwork, NetworkStream
from macsen_lite.speech.store import DEFAULT_MODEL

__all__ = ["THRESHOLDS", "Detection", "WakeOptions", "WakeWord", "wake_network"]

THRESHOLDS = {"uchel": -4.0, "arferol": -5.0, "isel": -9.0}
"""``gwrando.trothwy`` → the score that the word has to reach, in nats (docs/wake.md)."""

_UPPER = Path("macsen-wake", "upper.npz")
"""Made by ``scripts/train/wake.py`` for the bundled model, whose checksum is beside it."""

_STEP_S = SUBSAMPLING * SHIFT / RATE


def wake_network() -> AcousticNetwork:
    """The bundled model with the wake word's own upper layers.

    Raises ModelError for files that are missing, or are not those that were shipped.
    """
    models = paths.models_dir()
    folder = (models / _UPPER).parent
    verify_manifest(folder, hash_files(folder))
    network = AcousticNetwork.read(models / DEFAULT_MODEL / "am" / "final.mdl")
    return network.with_upper(models / _UPPER)


@dataclass(frozen=True, slots=True)
class WakeOptions:
    """How it listens."""

    threshold: float = THRESHOLDS["arferol"]
    """Score in nats from which it was the word; higher (nearer 0) wakes less often."""
    hop: int = 5
    """Blocks that go through the network together, 160 ms: fewer cost more."""
    before_s: float = 0.4
    """Sound from before the gate opened that the network hears too: a soft m is below the gate."""
    open_s: float = 0.7
    """How long the gate stays open after the last block that stood out: the network looks 0.34 s
    ahead, and the last sound has to get through."""
    quiet_blank: float = 0.5
    """Mean probability of the blank in a hop from which nobody speaks; the gate then may take the
    sound for the noise of the room."""


@dataclass(frozen=True, slots=True)
class Detection:
    """The wake word was heard."""

    phrase: str
    """``Macsen`` or ``Hei Macsen``."""
    score: float
    """Log-probability in nats, at least the threshold; 0 is certain."""
    at: float
    """When its last sound was heard, in seconds of `Block.at`. It is known some 0.4 s later."""


@dataclass(frozen=True, slots=True)
class Moment:
    """How the word fares at one moment, threshold or not."""

    heard: Heard
    at: float
    """In seconds of `Block.at`."""


class WakeWord:
    """Listens for the wake word, block by block. Give it every block, silence too."""

    def __init__(self, network: AcousticNetwork, options: WakeOptions | None = None) -> None:
        self._options = options or WakeOptions()
        self._gate = EnergyGate()
        self._stream = NetworkStream(network)
        self._paths = WordPaths()
        self._mfcc = MfccStream()
        self._before: deque[Block] = deque(maxlen=max(1, round(self._options.before_s / BLOCK_S)))
        self._waiting: list[Block] = []
        # The products are small: threads would only wait for each other, and take their time for it
        self._threads = ThreadpoolController()
        self._open_for = 0
        self._speech = False
        self._steps = 0
        self._fed_s = 0.0
        self.reset()

    @classmethod
    def of_this_user(cls, config: Config | None = None, *, model: Path | None = None) -> WakeWord:
        """With the bundled model, whichever hears the requests, and the setting gwrando.trothwy.

        ``model`` is another folder, of a model made by ``scripts/train``; it is used as it is, with
        its own upper layers. Raises ModelError, and ConfigError for the user's file.
        """
        config = config or Config.of_this_user()
        network = AcousticNetwork.read(model / "am" / "final.mdl") if model else wake_network()
        return cls(network, WakeOptions(threshold=THRESHOLDS[config.text("gwrando.trothwy")]))

    def reset(self) -> None:
        """Forget what came before, the noise of the room apart, which is still the same.

        What comes next does not follow on from it.
        """
        self._before.clear()
        self._close()

    @property
    def is_open(self) -> bool:
        """Whether the gate is open, so that the network is at work."""
        return self._open_for > 0

    def accept(self, block: Block) -> Detection | None:
        """Hear the next block; the word, as soon as it was surely said.

        One that was said once is given once.
        """
        best = max(self.moments(block), key=lambda moment: moment.heard.score, default=None)
        if best is None or best.heard.score < self._options.threshold:
            return None
        self._paths.drop()
        return Detection(best.heard.phrase, best.heard.score, best.at)

    def detections(self, samples: Int16) -> Iterator[Detection]:
        """The wake words in a whole piece of sound (16 kHz mono); `Detection.at` from its start."""
        self._gate.reset()
        self.reset()
        cutter = Cutter()
        tail = np.zeros(round(self._options.open_s * RATE), np.int16)
        for number, cut in enumerate(cutter.accept(np.concatenate([samples, tail])), 1):
            found = self.accept(Block(cut, number * BLOCK_S))
            if found is not None:
                yield found

    def moments(self, block: Block) -> list[Moment]:
        """Hear the next block; how the word fares at each moment that is known now.

        For measuring: `accept` is this with the threshold.
        """
        if block.overflows:
            self._close()  # sound was lost: what comes does not follow on
            self._before.clear()
        if self._gate.opens(block.samples, speech=self._speech):
            if not self._open_for:
                self._waiting = list(self._before)
                self._before.clear()
            self._open_for = round(self._options.open_s / BLOCK_S)
        elif self._open_for:
            self._open_for -= 1
            if not self._open_for:
                last = self._hear_waiting()
                self._close()
                self._before.append(block)
                return last
        if not self._open_for:
            self._before.append(block)
            return []
        self._waiting.append(block)
        return self._hear_waiting() if len(self._waiting) >= self._options.hop else []

    def _hear_waiting(self) -> list[Moment]:
        if not self._waiting:
            return []
        heard_until = self._waiting[-1].at
        samples = np.concatenate([each.samples for each in self._waiting])
        self._waiting.clear()
        with self._threads.limit(limits=1, user_api="blas"):
            outputs = self._stream.accept(self._mfcc.accept(samples))
        self._fed_s += len(samples) / RATE
        if len(outputs):
            self._speech = float(np.exp(outputs[:, 0]).mean()) < self._options.quiet_blank
        moments = []
        for output in outputs:
            # Step k is about the frame that begins 3k frames after the first, 25 ms long.
            self._steps += 1
            age = self._fed_s - self._steps * _STEP_S
            heard = self._paths.accept(output)
            if heard is not None:
                moments.append(Moment(heard, heard_until - age))
        return moments

    def _close(self) -> None:
        self._open_for = 0
        self._waiting.clear()
        self._mfcc = MfccStream()
        self._stream.reset()
        self._paths.reset()
        self._steps = 0
        self._fed_s = 0.0
        self._speech = False
