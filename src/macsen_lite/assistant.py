"""One turn from end to end: sound or text in, a Welsh answer out.

The only module that knows every stage. Each stage is loaded when it is first needed: asking in
text never loads the recogniser.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from macsen_lite.clock import Clock, SystemClock
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Match, Matcher
from macsen_lite.intents.model import IntentSet
from macsen_lite.messages import message
from macsen_lite.skills.base import SkillContext
from macsen_lite.skills.registry import SkillRegistry

if TYPE_CHECKING:
    from macsen_lite.clip import AudioClip
    from macsen_lite.speech.recogniser import Recogniser

NOT_UNDERSTOOD, NOT_HEARD = "heb_ddeall", "heb_glywed"
"""Occasions under ``replies:`` in ``_common.yaml``."""


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long each stage took, in seconds."""

    decode: float
    match: float
    answer: float


@dataclass(frozen=True, slots=True)
class Turn:
    """What was said, what it was taken for, and the answer."""

    text: str
    """The words: as heard, or as typed."""
    match: Match | None
    """None when it was not understood; the answer then says so."""
    answer: str
    seconds: Seconds
    rtf: float | None
    """Decoding time over the length of the sound; None for text."""


class Assistant:
    """Answers questions, one turn at a time."""

    def __init__(
        self,
        load_intents: Callable[[], IntentSet],
        open_recogniser: Callable[[IntentSet], Recogniser],
        clock: Clock | None = None,
        rng: random.Random | None = None,
        timer: Callable[[], float] = time.perf_counter,
    ) -> None:
        """``open_recogniser`` is called when sound is first heard.

        ``timer`` measures the stages, in seconds; ``clock`` is what the skills go by, and may be
        one that stands still.
        """
        self._load_intents = load_intents
        self._open_recogniser = open_recogniser
        self._clock = clock or SystemClock()
        self._rng = rng or random.Random()  # noqa: S311 - which wording is chosen is no secret
        self._timer = timer
        self._skills = SkillRegistry()

    @classmethod
    def of_this_user(
        cls,
        clock: Clock | None = None,
        rng: random.Random | None = None,
        model: str | None = None,
    ) -> Assistant:
        """With the shipped skills, the user's own over them, and an installed acoustic model.

        ``model`` is a name or a path; by default the bundled model.
        """
        loader = IntentLoader.of_this_user()

        def open_recogniser(intents: IntentSet) -> Recogniser:
            from macsen_lite.speech import opening
            from macsen_lite.speech.graph_cache import GraphCache
            from macsen_lite.speech.lexicon import Lexicon
            from macsen_lite.speech.store import resolve_model

            return opening.open_recogniser(
                resolve_model(model),
                intents.heard,
                Lexicon.of_this_user(intents.say_as),
                GraphCache.of_this_user(),
            )

        return cls(loader.load, open_recogniser, clock, rng)

    @cached_property
    def intents(self) -> IntentSet:
        """What can be asked. Raises IntentError when no skill can be used."""
        return self._load_intents()

    @cached_property
    def recogniser(self) -> Recogniser:
        """What hears. Raises ModelError, GraphError or LexiconError when nothing can."""
        return self._open_recogniser(self.intents)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.intents)

    def hear(self, clip: AudioClip) -> Turn:
        """Answer one spoken utterance. Raises MacsenError for what stops a stage from working."""
        recogniser = self.recogniser
        start = self._timer()
        transcript = recogniser.transcribe(clip)
        decode = self._timer() - start
        rtf = decode / clip.seconds if clip.seconds else None
        if transcript.is_unknown:
            occasion = NOT_UNDERSTOOD if transcript.alternatives else NOT_HEARD
            return self._reject(transcript.text, occasion, decode, 0.0, rtf)
        return self._respond(transcript.text, decode, rtf)

    def ask(self, text: str) -> Turn:
        """Answer one typed utterance. Raises MacsenError for what stops a stage from working."""
        return self._respond(text, 0.0, None)

    def _respond(self, text: str, decode: float, rtf: float | None) -> Turn:
        start = self._timer()
        match = self._matcher.match(text, self._clock.now())
        matched = self._timer()
        if match is None:
            occasion = NOT_UNDERSTOOD if text.strip() else NOT_HEARD
            return self._reject(text, occasion, decode, matched - start, rtf)
        context = SkillContext(
            match,
            self._clock,
            self._rng,
            self.intents.intent(match.intent),
            self.intents.file_of(match.skill),
        )
        answer = self._skills.skill(match.skill).answer(context)
        answered = self._timer()
        seconds = Seconds(decode, matched - start, answered - matched)
        return Turn(text, match, answer.text, seconds, rtf)

    def _reject(
        self, text: str, occasion: str, decode: float, match: float, rtf: float | None
    ) -> Turn:
        start = self._timer()
        replies = self.intents.common.replies.get(occasion) or (
            message(f"skills.{occasion}", "cy"),
        )
        reply = self._rng.choice(replies)
        answer = self._timer() - start
        return Turn(text, None, reply, Seconds(decode, match, answer), rtf)
