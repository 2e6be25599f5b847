"""What is expected to be said next, for the recogniser: on top of what can always be said.

Only then can a bare *ie* or *pum munud* be heard without every cough becoming one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_building import choice, from_sentences, optional, sequence, word
from macsen_lite.dialogue.context import Choice, Context, Missing
from macsen_lite.dialogue.phrases import (
    AGAIN,
    CANCEL,
    FIRST,
    FOLLOW,
    LEAD_IN,
    NO,
    REFUSAL,
    SECOND,
    YES,
    Phrases,
)
from macsen_lite.dialogue.slots import bare, is_open, siblings
from macsen_lite.intents.automaton import label, tidy
from macsen_lite.intents.heard import Heard
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.slots import SlotType
from macsen_lite.welsh.mutation import soft
from macsen_lite.welsh.tokens import words


def expected_grammar(context: Context, intents: IntentSet) -> Heard | None:
    """What may be said after ``context``; None when nothing in particular is expected.

    Equal questions give equal grammars, so that a graph compiled for one serves for all.
    """
    phrases = Phrases(intents.common)
    match context.question:
        case Choice() as question:
            return _grammar(intents, _choices(question, intents, phrases), {})
        case Missing() as question:
            declared = intents.intent(question.match.intent).slots
            wanted = _spoken(declared[question.slot])
            # What else is open may be told in the same breath: *am saith bore fory*.
            beside = [
                _spoken(slot)
                for name, slot in declared.items()
                if name != question.slot and name not in question.match.slots and not is_open(slot)
            ]
            parts = [*_always(phrases), *_answers(wanted, beside, phrases)]
            return _grammar(intents, parts, {label(slot.key): slot for slot in (wanted, *beside)})
    if context.last is None:
        return None
    again, follow = phrases.automaton(AGAIN), phrases.automaton(FOLLOW)
    asked = [s for i in siblings(intents, context.last) for s in i.slots.values()]
    slots = {label(slot.key): slot for slot in map(_spoken, asked) if not is_open(slot)}
    parts = [again] if again else []
    if follow and slots:
        parts.append(sequence(follow, choice(*(_value(s, phrases) for s in slots.values()))))
    return _grammar(intents, parts, slots, phrases.automaton(REFUSAL))


def _grammar(
    intents: IntentSet,
    parts: list[WordAutomaton],
    slots: Mapping[str, SlotType],
    called: WordAutomaton | None = None,
) -> Heard | None:
    """``parts``, politely, with the name or without it; ``called`` has the name in it."""
    common = intents.common
    whole = [sequence(common.before, choice(*parts), common.after)] if parts else []
    whole += [sequence(called, common.after)] if called else []
    return Heard(tidy(choice(*whole)), slots) if whole else None


def _always(phrases: Phrases) -> list[WordAutomaton]:
    """What may be said to any question."""
    found = (phrases.automaton(name) for name in (CANCEL, AGAIN))
    return [automaton for automaton in found if automaton]


def _choices(question: Choice, intents: IntentSet, phrases: Phrases) -> list[WordAutomaton]:
    names = (YES, NO) if len(question.candidates) == 1 else (YES, NO, FIRST, SECOND)
    parts = [*_always(phrases)]
    parts += [a for name in names if (a := phrases.automaton(name)) is not None]
    described = [intents.intent(c.intent).describes for c in question.candidates]
    # As it was named: softened after “i mi” and “neu”, or as in the dictionary.
    told = {words(form) for text in described if text for form in (text, soft(text))}
    return [*parts, from_sentences(sorted(told))] if told else parts


def _spoken(slot: SlotType) -> SlotType:
    """The slot as it is heard alone: what may stand before it holds every preposition."""
    return bare(slot) or slot


def _answers(asked: SlotType, beside: list[SlotType], phrases: Phrases) -> Iterator[WordAutomaton]:
    """The value that was asked for: alone, or with one other after it.

    Not before it: a slot stands in a graph once, so both orders would make an endless loop.
    """
    value = _value(asked, phrases)
    yield value
    for slot in beside:
        yield sequence(value, word(label(slot.key)))


def _value(slot: SlotType, phrases: Phrases) -> WordAutomaton:
    lead_in = phrases.automaton(LEAD_IN)
    value = word(label(slot.key))
    return sequence(optional(lead_in), value) if lead_in else value
