"""The sound of late, and the utterance that is open: what belongs to it, and when it is over."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from macsen_lite.audio.block import BLOCK_S, Block
from macsen_lite.audio.endpointing import HANGOVER_S, Endpointer
from macsen_lite.listening.events import Heard, Origin
from macsen_lite.listening.interfaces import Detected, LiveUtterance

__all__ = ["Ears"]

_NAME_S, _HEI_S = 0.8, 0.4
"""So much sound goes to the recogniser from before the end of the wake word: the word itself, in
no hurry, and the "hei" before it."""
_RECENT_S = 2.0
"""Sound that is kept: the wake word, and what the spotter takes to make up its mind."""
_KEY_S = 0.2
"""So much sound before a button is pressed: people press as they begin to speak."""
_AFTER_NAME_S = 0.4
"""Speech that goes on for longer than this after the wake word is a request."""
_QUIET_S = 0.1
"""A gap between two syllables is hardly longer."""
_SETTLE_S = 0.35
"""So long before the end silence is over one begins to make sure of the words and of what they
mean: up to a fifth of a second, or more, that the answer then need not wait."""
_CALL = {"macsen", "hei", "helo", "iawn"}
"""Words that do not make a request of the wake word (``around`` in intents/_common.yaml)."""


class Ears:
    """Hears block by block; an utterance is opened and ended by whoever knows that it is for us."""

    def __init__(
        self,
        endpointer: Endpointer,
        early_silence: Callable[[str], float | None],
        show: Callable[[str], None],
    ) -> None:
        """``early_silence`` gives the end silence in seconds after the words so far, where it is to
        be another than usual; ``show`` is given the words as they come."""
        self._endpointer = endpointer
        self._early_silence = early_silence
        self._show = show
        self._recent: deque[Block] = deque(maxlen=round(_RECENT_S / BLOCK_S))
        self._utterance: LiveUtterance | None = None
        self._partial = ""
        self._pause: list[Block] | None = None
        self._woken_at = self._call_began_at = 0.0
        self._is_called = self._names_us = False
        self.speech_at = 0.0
        """When speech was last heard, in seconds of `Block.at`."""

    def remember(self, block: Block) -> None:
        """Keep a block, which may turn out to belong to an utterance."""
        self._recent.append(block)

    def now(self) -> float | None:
        """When the last block was there."""
        return self._recent[-1].at if self._recent else None

    def silence_s(self) -> float:
        """How long it has been silent."""
        return (self.now() or 0.0) - self.speech_at + HANGOVER_S

    def reset(self) -> None:
        """What comes next does not follow on from what came before."""
        self._endpointer.reset()

    def call(self, detected: Detected) -> None:
        """The wake word was heard: what comes after its end is a request."""
        self._woken_at = min(self.now() or detected.at, detected.at)
        self._is_called = self._names_us = True
        self._call_began_at = self._woken_at - _NAME_S - (_HEI_S if " " in detected.phrase else 0.0)

    def begin(self, utterance: LiveUtterance, origin: Origin) -> None:
        """Give an utterance that begins now the sound that already belongs to it."""
        now = self.now() or 0.0
        before: Sequence[Block]
        # Not where the call was an utterance of its own: there is but a piece of it left.
        self._names_us, self._is_called = self._is_called and origin is Origin.WAKE, False
        match origin:
            case Origin.WAKE if self._names_us:
                before = [b for b in self._recent if b.at > self._call_began_at]
                self._endpointer.reset(speaking=True)
                for block in before:
                    if block.at > self._woken_at:
                        # Not to be over before the session has been told that it has begun.
                        self._endpointer.accept(block, end_silence_s=_RECENT_S)
            case Origin.HELD:
                before = [b for b in self._recent if b.at > now - _KEY_S]
                self._woken_at = now
                self._endpointer.reset(speaking=True)
            case _:
                # The block that was the start is still to come: `hear` gives what follows.
                before = [*self._endpointer.pre_roll, *list(self._recent)[-1:]]
                self._woken_at = now
        self._partial, self._pause, self._utterance = "", None, utterance
        for block in before:
            self._partial = utterance.accept(block.samples)
        self._show(self._partial)

    def end(self) -> LiveUtterance | None:
        """The utterance that was open: no more sound belongs to it."""
        utterance, self._utterance = self._utterance, None
        self._is_called = False
        return utterance

    def hear(self, block: Block, origin: Origin | None) -> Heard:
        """Hear the next block; ``origin`` is that of the utterance that is open, if one is."""
        spoke_at = self._endpointer.speech_ended_at
        quiet = block.at - spoke_at if spoke_at is not None else 0.0
        end_silence: float | None = None
        if self._utterance is not None:
            if self._pause is None:
                self._give(self._utterance, block)
            else:
                self._pause.append(block)
            # Found out word by word as they come, so that it is known when it is wanted.
            early = self._early_silence(self._partial)
            if quiet > _QUIET_S:
                end_silence = early
        verdict = self._endpointer.accept(block, end_silence_s=end_silence)
        if self._utterance is not None and verdict == "speech":
            limit = self._endpointer.options.end_silence_s if end_silence is None else end_silence
            if self._endpointer.speech_ended_at == block.at:
                self._go_on(self._utterance)
            elif self._pause is None and quiet >= max(_QUIET_S, limit - _SETTLE_S):
                self._pause = []
                self._utterance.settle()
        self.speech_at = self._endpointer.speech_ended_at or self._woken_at
        return Heard(
            block.at,
            verdict,
            quiet_s=block.at - max(self.speech_at, self._woken_at),
            name_only=self._is_name_only(origin),
        )

    def _give(self, utterance: LiveUtterance, block: Block) -> None:
        partial = utterance.accept(block.samples)
        if partial != self._partial:
            self._partial = partial
            self._show(partial)

    def _go_on(self, utterance: LiveUtterance) -> None:
        """The pause was not the end: the recogniser hears it, and what comes after."""
        pause, self._pause = self._pause, None
        for block in pause or ():
            self._give(utterance, block)

    def _is_name_only(self, origin: Origin | None) -> bool:
        if origin is None:
            return False
        if self._names_us:
            return self.speech_at - self._woken_at < _AFTER_NAME_S
        said = set(self._partial.split())
        return "macsen" in said and said <= _CALL
