"""What an utterance means in a conversation: pure, so that time and wording stay outside.

`Conversation.hear` takes the context so far and gives what to do next and the context after it.
In order: an answer to the open question, a new command, a follow-up, and what means the same at
any time (never mind, say it again).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from macsen_lite.dialogue.context import (
    EXPIRY_S,
    MOST_REPEATS,
    MOST_TIMES,
    Act,
    Ask,
    Choice,
    Context,
    Missing,
    Move,
    Question,
    Repeat,
    Say,
)
from macsen_lite.dialogue.phrases import AGAIN, CANCEL, FIRST, FOLLOW, NO, SECOND, YES, Phrases
from macsen_lite.dialogue.replies import (
    ANSWER_NOT_HEARD,
    ANSWER_NOT_UNDERSTOOD,
    CANCELLED,
    GIVEN_UP,
    NOT_HEARD,
    NOT_THAT,
    NOT_UNDERSTOOD,
    NOTHING_TO_REPEAT,
    TOO_NOISY,
    WHICH_ONE,
)
from macsen_lite.dialogue.slots import filled, follow_up, is_open, read_slot
from macsen_lite.intents.decision import Decision, Match
from macsen_lite.intents.model import IntentSet
from macsen_lite.welsh.radicals import demutate_key
from macsen_lite.welsh.tokens import words

_BEFORE_QUESTION = {NOT_HEARD: ANSWER_NOT_HEARD, TOO_NOISY: TOO_NOISY}
"""What is said before a question is put again, by why its answer was not understood."""
_SETS = (".gosod", ".ymhen")
"""How the intents are called that set something for later, and the one that cancels it."""
_CANCELS = ".canslo"
_CANCEL_VERB = "cansl"
_TELLING = 3
"""A word of this many letters may tell two descriptions apart."""


class Decider(Protocol):
    """What takes words for intents: `macsen_lite.intents.matcher.Matcher`."""

    def decide(self, text: str, now: datetime | None = None) -> Decision:
        """What to do about the words, which are spoken at ``now``."""
        ...


class Conversation:
    """How utterances are understood in one set of intents."""

    def __init__(self, intents: IntentSet, decider: Decider, expiry_s: float = EXPIRY_S) -> None:
        self._intents = intents
        self._decider = decider
        self._expiry_s = expiry_s
        self.phrases = Phrases(intents.common)

    def hear(self, context: Context, text: str, now: datetime, at: float) -> tuple[Move, Context]:
        """What to do about ``text``, said at ``now`` (aware) and ``at`` (seconds, monotonic)."""
        context = context.current(at, self._expiry_s)
        said = words(text)
        if not said:
            return self.miss(context, NOT_HEARD, at)
        move = self._move(context, text, self.phrases.core(said), now)
        return move, _after(context, move, at)

    def miss(self, context: Context, occasion: str, at: float) -> tuple[Move, Context]:
        """What to do when nothing was understood, for the reason that ``occasion`` names."""
        context = context.current(at, self._expiry_s)
        move: Move = Say(occasion)
        if context.question:
            because = _BEFORE_QUESTION.get(occasion, ANSWER_NOT_UNDERSTOOD)
            move = self._put_again(context.question, because)
        return move, _after(context, move, at)

    def current(self, context: Context, at: float) -> Context:
        """The context as it stands ``at`` (seconds, monotonic)."""
        return context.current(at, self._expiry_s)

    # -- in the order in which it is tried -----------------------------------------------------

    def _move(self, context: Context, text: str, said: Sequence[str], now: datetime) -> Move:
        question = context.question
        if question is not None:
            if self.phrases.means(CANCEL, said):
                return Say(CANCELLED)
            if self.phrases.means(AGAIN, said):
                return self._repeat(question)
            reply = (
                self._chosen(question, said, now)
                if isinstance(question, Choice)
                else self._filled(question, text, said, now)
            )
            if reply is not None:
                return reply
        decision = self._decider.decide(text, now)
        if decision.kind == "accept" and decision.match and decision.match.score >= 1.0:
            return self._take(decision.match)
        move = self._anytime(context, said) if question is None else None
        move = move or self._followed(context, said, now)
        if move is not None:
            return move
        if decision.kind == "accept" and decision.match:
            return self._take(decision.match)
        if question is not None:
            return self._put_again(question, ANSWER_NOT_UNDERSTOOD)
        if decision.kind == "ask" and decision.candidates:
            return Ask(Choice(decision.candidates[:2]))
        return Say(NOT_UNDERSTOOD)

    def _anytime(self, context: Context, said: Sequence[str]) -> Move | None:
        """What is done about words that need no question to answer."""
        if self.phrases.means(AGAIN, said):
            return Repeat(context.answer) if context.answer else Say(NOTHING_TO_REPEAT)
        if self.phrases.means(CANCEL, said):
            return self._undo(context, said) or Say(CANCELLED)
        # Of the answer before: it was not what was asked for.
        return Say(NOT_THAT) if context.last and self.phrases.means(NO, said) else None

    def _undo(self, context: Context, said: Sequence[str]) -> Move | None:
        """“Cancel” after something was set is of that: “all right” alone would not be true."""
        last = context.last
        if last is None or not said[0].startswith(_CANCEL_VERB):
            return None
        undoing = f"{last.skill}{_CANCELS}"
        is_there = any(i.id == undoing for i in self._intents.file_of(last.skill).intents)
        if not is_there or not last.intent.endswith(_SETS):
            return None
        return Act(Match(undoing, last.skill, {}, 1.0, " ".join(said), ()))

    def _take(self, match: Match) -> Move:
        """Carry out a match, or ask for what it lacks."""
        return Ask(Missing(match, match.missing[0])) if match.missing else Act(match)

    def _chosen(self, question: Choice, said: Sequence[str], now: datetime) -> Move | None:
        """The answer to “did you mean …?”, or None when the words are none."""
        first, last = question.candidates[0], question.candidates[-1]
        means = self.phrases.means
        is_pair = len(question.candidates) == 2
        after_yes, after_no = self._after(YES, said), self._after(NO, said)
        for chosen in (tuple(said), *after_yes, *(after_no if is_pair else ())):
            if is_pair and means(FIRST, chosen):
                return self._take(first)
            if is_pair and means(SECOND, chosen):
                return self._take(last)
            named = [c for c in question.candidates if self._is_named(c, question, chosen)]
            if len(named) == 1:
                return self._take(named[0])
        if means(YES, said):
            # “Yes” to “this or that?” chooses neither.
            return self._put_again(question, WHICH_ONE) if is_pair else self._take(first)
        if means(NO, said):
            return Say(NOT_THAT)
        for rest in after_no:
            instead = self._decider.decide(" ".join(rest), now).match
            if instead is not None:
                return self._take(instead)
        return None

    def _after(self, phrase: str, said: Sequence[str]) -> list[tuple[str, ...]]:
        """What is said after a phrase: *nage, yr ail*."""
        return [rest for rest in self.phrases.rests(phrase, said) if rest]

    def _filled(
        self, question: Missing, text: str, said: Sequence[str], now: datetime
    ) -> Move | None:
        """The match with the slot that was asked for, or None when the words are no value of it."""
        slot = self._intents.intent(question.match.intent).slots[question.slot]
        value = read_slot(slot, said, self.phrases, now)
        # A slot that takes any words would take “none of them” too.
        if (value is None or is_open(slot)) and self.phrases.means(NO, said):
            return Say(CANCELLED)
        if value is None:
            whole = self._completed(question, said, now) or self._with_another(question, said, now)
            return self._take(whole) if whole else None
        if is_open(slot):
            match = self._decider.decide(text, now).match
            if match is not None and match.score >= 1.0:
                return None
        return self._take(filled(question.match, question.slot, value))

    def _completed(self, question: Missing, said: Sequence[str], now: datetime) -> Match | None:
        """The match, when the words complete what was said before.

        They may fill other slots too (*am saith yfory*), or another that does as well (*bob bore*),
        or be a little wrong (*pum mynud*).
        """
        known = question.match
        found = self._decider.decide(f"{known.text} {' '.join(said)}", now).match
        if found is None or found.intent != known.intent:
            return None
        declared = self._intents.intent(known.intent).slots
        told = [name for name in found.slots if name not in known.slots]
        if not any(name == question.slot or not is_open(declared[name]) for name in told):
            return None
        slots = {**known.slots, **found.slots}
        missing = tuple(name for name in known.missing if name not in slots)
        return replace(found, slots=slots, missing=missing, text=known.text)

    def _with_another(self, question: Missing, said: Sequence[str], now: datetime) -> Match | None:
        """The match with the slot that was asked for and another, said after it in one breath."""
        known = question.match
        slots = self._intents.intent(known.intent).slots
        for at in range(len(said) - 1, 0, -1):
            value = read_slot(slots[question.slot], said[:at], self.phrases, now)
            if value is None:
                continue
            for name, slot in slots.items():
                if name == question.slot or name in known.slots or is_open(slot):
                    continue
                other = read_slot(slot, said[at:], self.phrases, now)
                if other is not None:
                    return filled(filled(known, question.slot, value), name, other)
        return None

    def _followed(self, context: Context, said: Sequence[str], now: datetime) -> Move | None:
        """What a follow-up asks for: the last thing about something else, or a new thing."""
        rests = self._after(FOLLOW, said)
        for rest in rests:
            match = self._decider.decide(" ".join(rest), now).match
            if match is not None and match.score >= 1.0:
                return self._take(match)
        if context.last is None or context.question is not None:
            return None
        # Bare words are not enough: *pum munud* within a minute would set one more timer.
        for rest in rests:
            match = follow_up(self._intents, context.last, rest, self.phrases, now)
            if match is not None:
                return self._take(match)
        return None

    def _is_named(self, candidate: Match, question: Choice, said: Sequence[str]) -> bool:
        """Whether the words are from the candidate's description, and not all from the other's."""
        told = {demutate_key(word) for word in said if len(word) >= _TELLING}
        own = self._description(candidate)
        others = [self._description(c) for c in question.candidates if c is not candidate]
        return bool(told) and told <= own and not any(told <= other for other in others)

    def _description(self, match: Match) -> set[str]:
        described = words(self._intents.intent(match.intent).describes)
        return {demutate_key(word) for word in described if len(word) >= _TELLING}

    # -- questions put again -------------------------------------------------------------------

    @staticmethod
    def _put_again(question: Question, occasion: str) -> Move:
        if question.times >= MOST_TIMES:
            return Say(GIVEN_UP)
        return Ask(replace(question, times=question.times + 1), occasion)

    @staticmethod
    def _repeat(question: Question) -> Move:
        if question.repeats >= MOST_REPEATS:
            return Say(GIVEN_UP)
        return Ask(replace(question, repeats=question.repeats + 1))


def _after(context: Context, move: Move, at: float) -> Context:
    """The context once ``move`` is made."""
    match move:
        case Act(match):
            return Context(match, "", None, at)
        case Ask(question):
            return replace(context, question=question, at=at)
        case Repeat():
            return replace(context, question=None, at=at)
        case Say(occasion) if occasion == CANCELLED:
            return Context()
        case Say():
            # What was not understood does not make the conversation last longer.
            return replace(context, question=None)
