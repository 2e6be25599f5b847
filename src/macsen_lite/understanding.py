"""What words mean in a conversation, worked out while it is still likely that they are all.

In the pause at the end of an utterance there is time to understand it; if it goes on after all, or
the conversation has moved on meanwhile, that work is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macsen_lite.clock import Clock
from macsen_lite.dialogue.context import Context, Move
from macsen_lite.dialogue.conversation import Conversation
from macsen_lite.welsh.typed_signs import signs_in_words

if TYPE_CHECKING:
    from macsen_lite.speech.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Understood:
    """What is to be done about some words."""

    move: Move
    after: Context
    """The conversation once the move is made."""
    seconds: float
    """How long it took to understand them."""


@dataclass(frozen=True, slots=True)
class _Foreseen:
    """What was worked out before it was sure that the words were all."""

    transcript: Transcript
    context: Context
    conversation: Conversation
    understood: Understood

    def is_of(
        self, transcript: Transcript | None, context: Context, conversation: Conversation
    ) -> bool:
        """Whether nothing has changed since."""
        return (
            self.transcript is transcript
            and self.context is context
            and self.conversation is conversation
        )


class Understanding:
    """Understands words once, beforehand where it can."""

    def __init__(self, clock: Clock, timer: Callable[[], float]) -> None:
        """``clock`` is what the conversation goes by; ``timer`` measures, in seconds."""
        self._clock = clock
        self._timer = timer
        self._foreseen: _Foreseen | None = None

    def foresee(self, transcript: Transcript, context: Context, conversation: Conversation) -> None:
        """Understand words that are likely to be all that is said; in any thread."""
        understood = self._understand(transcript.text, context, conversation)
        self._foreseen = _Foreseen(transcript, context, conversation, understood)

    def understood(
        self,
        text: str,
        transcript: Transcript | None,
        context: Context,
        conversation: Conversation,
    ) -> Understood:
        """What the words mean; ``transcript`` is None for those that were typed.

        Raises IntentError.
        """
        foreseen, self._foreseen = self._foreseen, None
        if foreseen and foreseen.is_of(transcript, context, conversation):
            return foreseen.understood
        return self._understand(text, context, conversation)

    def _understand(self, text: str, context: Context, conversation: Conversation) -> Understood:
        start = self._timer()
        move, after = conversation.hear(
            context, signs_in_words(text), self._clock.now(), self._clock.monotonic()
        )
        return Understood(move, after, self._timer() - start)
