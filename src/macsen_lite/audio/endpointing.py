"""Where an utterance begins and ends in live sound."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Literal

from macsen_lite.audio.block import BLOCK_S, Block
from macsen_lite.audio.voice_activity import VoiceActivity

__all__ = ["Endpoint", "EndpointOptions", "Endpointer"]

Endpoint = Literal["silence", "start", "speech", "end", "too_long", "nothing_said"]
"""What a block is: silence before speech; the first that is surely speech; speech, or a pause
within it; and the three ways in which it is over."""


HANGOVER_S = 2 * BLOCK_S
"""For so long after the last sound Silero still finds speech: the silence began that much earlier.
`benchmarks/endpointing.py` has the delay from the sound's own end."""


@dataclass(frozen=True, slots=True)
class EndpointOptions:
    """Limits, in seconds and probabilities."""

    start_s: float = 0.1
    """So long must speech last to be an utterance, not a click."""

    end_silence_s: float = 0.6
    """So long must it be silent for the utterance to be over."""

    longest_s: float = 15.0
    """An utterance is cut off here, counted from its start."""

    nothing_said_s: float | None = None
    """If nothing was said for so long, that is said; None: wait for ever."""

    pre_roll_s: float = 0.5
    """Sound kept from before the start: a weak first consonant is speech too."""

    enter: float = 0.5
    """Probability at which speech begins."""

    leave: float = 0.35
    """Probability below which it is not speech any more."""

    def __post_init__(self) -> None:
        if not 0 <= self.leave <= self.enter <= 1:
            raise ValueError("leave and enter are probabilities, and leave is not the higher one")
        limits = [self.start_s, self.end_silence_s, self.longest_s]
        if self.nothing_said_s is not None:
            limits.append(self.nothing_said_s)
        if min(limits) <= 0 or self.pre_roll_s < 0:
            raise ValueError("the limits of an utterance are above 0 s")


class Endpointer:
    """Finds utterances in blocks, one after the other.

    Time is counted in blocks, not read from a clock: a block is 32 ms wherever it comes from.
    """

    def __init__(self, voice: VoiceActivity, options: EndpointOptions | None = None) -> None:
        self._voice = voice
        self._options = options or EndpointOptions()
        self._before: deque[Block] = deque()
        self.reset()

    @property
    def options(self) -> EndpointOptions:
        """The limits it works by."""
        return self._options

    @property
    def pre_roll(self) -> tuple[Block, ...]:
        """On "start": the blocks before that one that belong to the utterance, oldest first."""
        return tuple(self._before)

    @property
    def speech_ended_at(self) -> float | None:
        """`Block.at` of the last block with speech since `reset`; None if there was none."""
        return self._last_speech_at

    def reset(self, *, speaking: bool = False) -> None:
        """Wait for a new utterance; ``speaking``: it has begun already, as after a wake word.

        An utterance that has begun may end at once if nothing follows.
        """
        self._before.clear()
        self._in_speech = speaking
        self._is_speech = False
        self._run = 0
        self._blocks = 0
        self._silent = 0
        self._last_speech_at: float | None = None
        self._voice.reset()

    def accept(self, block: Block, *, end_silence_s: float | None = None) -> Endpoint:
        """What the next block is.

        ``end_silence_s`` takes the place of the option for this block, such as when what was said
        so far is complete. After "end", "too_long" and "nothing_said", it waits anew.
        """
        probability = self._voice.probability(block.samples)
        self._is_speech = probability >= (
            self._options.leave if self._is_speech else self._options.enter
        )
        self._blocks += 1
        if self._is_speech:
            self._last_speech_at = block.at
        return self._within(end_silence_s) if self._in_speech else self._waiting(block)

    def _waiting(self, block: Block) -> Endpoint:
        options = self._options
        self._run = self._run + 1 if self._is_speech else 0
        if self._run * BLOCK_S >= options.start_s - BLOCK_S / 2:
            self._in_speech, self._blocks, self._silent = True, self._run, 0
            self._keep(self._run - 1)
            return "start"
        self._before.append(block)
        self._keep(self._run)
        if (
            options.nothing_said_s is not None
            and not self._run
            and self._blocks * BLOCK_S >= options.nothing_said_s
        ):
            return self._over("nothing_said")
        return "silence"

    def _keep(self, speech: int) -> None:
        most = round(self._options.pre_roll_s / BLOCK_S) + speech
        while len(self._before) > most:
            self._before.popleft()

    def _within(self, end_silence_s: float | None) -> Endpoint:
        self._silent = 0 if self._is_speech else self._silent + 1
        limit = self._options.end_silence_s if end_silence_s is None else end_silence_s
        if not self._is_speech and self._silent * BLOCK_S + HANGOVER_S >= limit:
            return self._over("end")
        if self._blocks * BLOCK_S >= self._options.longest_s:
            return self._over("too_long")
        return "speech"

    def _over(self, how: Endpoint) -> Endpoint:
        self._in_speech = self._is_speech = False
        self._run = self._blocks = self._silent = 0
        self._before.clear()
        return how
