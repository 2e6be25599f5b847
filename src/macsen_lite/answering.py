"""What is said, and done, once it is known what the user meant: a skill's answer, a question back,
or a reply."""

from __future__ import annotations

import random
from dataclasses import dataclass

from macsen_lite.clock import Clock
from macsen_lite.dialogue.context import Act, Ask, Context, Missing, Move, Repeat
from macsen_lite.dialogue.replies import (
    GIVEN_UP,
    NOT_HEARD,
    NOT_UNDERSTOOD,
    TOO_NOISY,
    Register,
    Replies,
)
from macsen_lite.intents.decision import Match
from macsen_lite.intents.model import IntentSet
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.registry import SkillRegistry
from macsen_lite.skills.services import Services


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a move."""

    answer: str
    after: Context
    """From where the conversation goes on."""
    match: Match | None = None
    """What was asked for, when that is known."""
    is_understood: bool = True
    is_kept: bool = True
    """False when the answer is that what was to be kept could not be."""


class Answering:
    """Makes the moves of a conversation about one set of intents."""

    def __init__(
        self,
        intents: IntentSet,
        register: Register,
        skills: SkillRegistry,
        services: Services,
        clock: Clock,
        rng: random.Random,
    ) -> None:
        """``rng`` chooses between wordings; ``skills`` outlive a change of the intents."""
        self._intents = intents
        self._replies = Replies(intents, rng, register)
        self._skills = skills
        self._services = services
        self._clock = clock
        self._rng = rng

    def make(self, move: Move, after: Context, said: str, *, is_spoken: bool) -> Reply:
        """Make a move about the words ``said``, to go on from ``after``.

        Raises MacsenError when a skill cannot do what was asked.
        """
        match move:
            case Act(match):
                done = self._act(match, said, is_spoken)
                went_on = after.answered(done.text, done.asks)
                return Reply(done.text, went_on, match, is_kept=done.is_kept)
            case Ask(question, because):
                # A question put again is about what was said before, not about these words.
                asked = question.match if isinstance(question, Missing) and not because else None
                answer = self._replies.question(question, because)
                return Reply(answer, after, asked, is_understood=asked is not None)
            case Repeat(answer):
                return Reply(answer, after)
        is_understood = move.occasion not in (NOT_UNDERSTOOD, NOT_HEARD, TOO_NOISY, GIVEN_UP)
        return Reply(self._replies.say(move.occasion), after, is_understood=is_understood)

    def _act(self, match: Match, said: str, is_spoken: bool) -> Answer:
        context = SkillContext(
            match,
            self._clock,
            self._rng,
            self._intents.intent(match.intent),
            self._intents.file_of(match.skill),
            self._services,
            said,
            is_spoken,
        )
        return self._skills.skill(match.skill).answer(context)
