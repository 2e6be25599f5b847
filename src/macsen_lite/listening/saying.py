"""One answer being said: begun, followed to its end, or cut short."""

from __future__ import annotations

import re
from collections.abc import Callable

from macsen_lite.audio.endpointing import HANGOVER_S
from macsen_lite.errors import MacsenError, VoiceError
from macsen_lite.listening.interfaces import Display, Voice
from macsen_lite.listening.turns import LiveTurn

__all__ = ["Saying", "says_name"]

_NAME = re.compile(r"\b[mf]acsen\b", re.IGNORECASE)


def says_name(text: str) -> bool:
    """Whether the wake word is in a text that we are about to say ourselves.

    >>> says_name("Fi ydi Macsen."), says_name("Mae hi'n braf.")
    (True, False)
    """
    return _NAME.search(text) is not None


class Saying:
    """Has the voice say answers, and shows them."""

    def __init__(self, voice: Voice, display: Display, prepare: Callable[[], None]) -> None:
        """``prepare`` opens what the next utterance needs; it may raise MacsenError."""
        self._voice = voice
        self._display = display
        self._prepare = prepare
        self._told_begun = True
        self._must_prepare = False
        self.has_our_name = False
        """Whether the wake word is in what is being said: it would wake us ourselves."""

    def begin(self, answered: LiveTurn) -> None:
        """Begin to say an answer, instead of whatever was being said."""
        self.has_our_name = says_name(answered.turn.answer)
        self._told_begun = False
        failure: VoiceError | None = None
        try:
            self._voice.say(answered.turn.answer)  # before it is shown: the ear is less patient
        except VoiceError as error:
            failure = error
        self._display.turn(answered.turn, answered.latency)
        if failure is not None:
            self._display.failed(failure)
        self._must_prepare = True

    def goes_on(self, speech_at: float) -> bool:
        """Whether it is still being said, to somebody who last spoke at ``speech_at``."""
        try:
            is_speaking = self._voice.is_speaking()
        except VoiceError as error:
            self._display.failed(error)
            is_speaking = False
        begun = self._voice.begun_at()
        if begun is not None and not self._told_begun:
            self._told_begun = True
            self._display.begun(begun - speech_at + HANGOVER_S)
        if self._must_prepare and (begun is not None or not is_speaking):
            # Not before the voice has begun, which it would make wait.
            self._must_prepare = False
            try:
                self._prepare()
            except MacsenError as error:
                self._display.failed(error)
        if not is_speaking:
            self.has_our_name = False
        return is_speaking

    def stop(self) -> None:
        """Fall silent."""
        self._voice.stop()
        self.has_our_name = False
