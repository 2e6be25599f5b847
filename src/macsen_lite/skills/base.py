"""What a skill is, what it gets, and what it gives back."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import Protocol

from macsen_lite.clock import Clock
from macsen_lite.errors import IntentError
from macsen_lite.intents.answers import AnswerError, render
from macsen_lite.intents.matcher import Match
from macsen_lite.intents.model import Intent, SkillFile
from macsen_lite.messages import message
from macsen_lite.skills.services import Services


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says."""

    text: str
    """Welsh, as written; the voice makes it speakable."""
    asks: str = ""
    """The slot that the answer asks for, when it is a question: the user's next words are read as
    its value, and the skill is then asked the same thing again with that slot filled."""
    is_kept: bool = True
    """False when it says that what was to be kept could not be: the disk is full, or the like."""


@dataclass(frozen=True, slots=True)
class SkillContext:
    """One turn, as a skill sees it."""

    match: Match
    clock: Clock
    rng: random.Random
    """Source of every choice, so that tests can fix it."""
    intent: Intent
    file: SkillFile
    """The skill's YAML."""
    services: Services = field(default_factory=Services)
    """Settings, the store, and whatever else outlives the turn."""
    heard: str = ""
    """This turn's words as they were typed, with capitals and commas, or as they were heard."""
    is_spoken: bool = False
    """Whether the words were heard: whoever speaks wants a short answer."""

    @property
    def deed(self) -> str:
        """What is asked of the skill, as its file names it: *gosod* of *larwm.gosod*."""
        return self.intent.id.partition(".")[2]

    def ask(self, slot: str, group: str, /, **values: object) -> Answer:
        """As :meth:`say`, an answer that asks for ``slot``.

        Raises IntentError also when the intent, as its file now has it, lacks the slot.
        """
        if slot not in self.intent.slots:
            raise IntentError(
                message("dialogue.no_slot", slot=slot, intent=self.intent.id),
                message("dialogue.no_slot.hint", path=self.file.path),
            )
        return replace(self.say(group, **values), asks=slot)

    def say(self, group: str = "", /, **values: object) -> Answer:
        """One of the intent's answers of that group, chosen by chance and filled in.

        An answer may use ``values``, the value of each slot under the slot's name, whatever the
        file keeps under ``data:``, and ``said.<slot>``: the slot in words fit for an answer. A
        slot that was not said is the empty text, so that ``{% if hyd %}`` asks whether it was.

        Raises IntentError when there is no such group, or its answer cannot be filled in.
        """
        ways = self.intent.answers.get(group)
        if not ways:
            raise IntentError(
                message("intents.no_answer", intent=self.intent.id, group=group),
                message("intents.no_answer.hint", path=self.file.path),
            )
        unsaid = dict.fromkeys(self.intent.slots, "")
        slots = self.match.slots
        known: dict[str, object] = {
            **self.file.data,
            **unsaid,
            **{name: slot.value for name, slot in slots.items()},
            "said": {**unsaid, **{name: slot.said for name, slot in slots.items()}},
            **values,
        }
        try:
            return Answer(render(self.rng.choice(ways), known))
        except AnswerError as error:
            raise IntentError(
                message("intents.answer_failed", intent=self.intent.id, reason=error),
                message("intents.answer_failed.hint", path=self.file.path, names=", ".join(known)),
            ) from error


class Skill(Protocol):
    """Something that can answer. One is made for the life of the assistant and may remember."""

    def answer(self, context: SkillContext) -> Answer:
        """Do what was asked and say so. Raises MacsenError when it cannot be done."""
        ...


class PlainSkill:
    """A skill without code: its YAML's answers are enough."""

    def answer(self, context: SkillContext) -> Answer:
        """One of the intent's answers, the slots filled in."""
        return context.say()
