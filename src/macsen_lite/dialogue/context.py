"""What a conversation remembers from one utterance to the next, and what may come of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from macsen_lite.intents.decision import Match

EXPIRY_S = 60.0
"""How long a conversation is remembered after the last thing understood or asked, in seconds."""
MOST_TIMES = 2
"""A question is put this many times; when the answer is then not understood, it is given up."""
MOST_REPEATS = 3
"""How many times more it is put because the user asks to hear it again."""


class Expects(StrEnum):
    """What kind of answer an open question waits for."""

    CONFIRMATION = "confirmation"
    """Yes or no."""
    CHOICE = "choice"
    """One of two."""
    SLOT = "slot"
    """The value of a slot."""


@dataclass(frozen=True, slots=True)
class Choice:
    """“Did you mean …?”"""

    candidates: tuple[Match, ...]
    """One or two, in the order in which they are named."""
    times: int = 1
    """How many times it has been put because the answer was not understood."""
    repeats: int = 0
    """How many times more it was put because the user asked to hear it again."""

    @property
    def expects(self) -> Expects:
        """Yes or no for one candidate, a choice between two."""
        return Expects.CONFIRMATION if len(self.candidates) == 1 else Expects.CHOICE


@dataclass(frozen=True, slots=True)
class Missing:
    """“For how long?”: a slot without which a match cannot be carried out."""

    match: Match
    """What is known so far."""
    slot: str
    times: int = 1
    repeats: int = 0
    wording: str = ""
    """The question, when the skill has put it in words of its own."""

    @property
    def expects(self) -> Expects:
        """A slot."""
        return Expects.SLOT


Question = Choice | Missing


@dataclass(frozen=True, slots=True)
class Context:
    """A conversation so far; the one without arguments has not begun."""

    last: Match | None = None
    """What was last asked for and carried out: what follow-ups build on."""
    answer: str = ""
    """What was last answered: what is said when the user wants to hear it again."""
    question: Question | None = None
    """What the user was asked and has not answered."""
    at: float = 0.0
    """When something was last understood or asked, in seconds of the monotonic clock."""

    def current(self, at: float, expiry_s: float) -> Context:
        """The context as it stands at time ``at``: nothing is left of one that has expired."""
        return self if at - self.at < expiry_s else Context()

    def answered(self, answer: str, asks: str = "") -> Context:
        """The context once ``answer`` has been given, which asks for the slot ``asks`` if any."""
        question = Missing(self.last, asks, wording=answer) if self.last and asks else None
        return replace(self, answer=answer, question=question)


@dataclass(frozen=True, slots=True)
class Act:
    """Carry out a match, none of whose required slots is missing."""

    match: Match


@dataclass(frozen=True, slots=True)
class Ask:
    """Put a question."""

    question: Question
    because: str = ""
    """The occasion (under ``replies:``) to speak of first, when it is put again."""


@dataclass(frozen=True, slots=True)
class Say:
    """Say what is said on an occasion (a name under ``replies:`` in ``_common.yaml``)."""

    occasion: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """Say the last answer again."""

    answer: str


Move = Act | Ask | Say | Repeat
"""What the assistant does next."""
