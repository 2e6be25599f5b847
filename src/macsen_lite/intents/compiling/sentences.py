"""A template's automaton: every sentence that it stands for."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from functools import lru_cache

from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_building import choice
from macsen_lite.intents import schema
from macsen_lite.intents.automaton import build, tidy
from macsen_lite.intents.compiling.rules import Rules, parse, references
from macsen_lite.intents.compiling.written import Written
from macsen_lite.intents.samples import draw
from macsen_lite.intents.template import Node, RuleRef, SlotRef, TemplateError, reference_offset
from macsen_lite.messages import message

SAMPLES_A_SENTENCE = 200
"""How many sample sentences are drawn of one template; those that are the same count once."""


def phrase(written: Written, rules: Rules) -> WordAutomaton:
    """The automaton of a template without slots. Raises SourceError."""
    node = parse(written, rules)
    slots_used(written, node, rules, ())
    return _built(written, node, rules, {})[0]


def sentence(
    written: Written, node: Node, rules: Rules, labels: Mapping[str, str]
) -> tuple[WordAutomaton, tuple[str, ...]]:
    """The automaton of a template, whose tree is ``node``, and samples of what it says.

    ``labels`` are the words that stand for slots, by the slots' names. Raises SourceError for a
    template that nobody can say, or that says nothing.
    """
    automaton, samples = _built(written, node, rules, labels)
    if automaton.accepts([]):
        raise written.fail(message("intents.silent_sentence"))
    if not automaton.finals:
        raise written.fail(message("intents.impossible_sentence"))
    return automaton, samples


def slots_used(written: Written, node: Node, rules: Rules, declared: Collection[str]) -> set[str]:
    """The slots that a template uses. Raises SourceError for one that is not ``declared``."""
    used: set[str] = set()
    for reference, direct in references(node, rules):
        if not isinstance(reference, SlotRef):
            continue
        if reference.slot not in declared:
            raise written.fail(
                message("intents.unknown_slot", name=reference.slot),
                unknown_slot_hint(reference.slot, declared),
                reference_offset(written.text, reference) if direct else 0,
            )
        used.add(reference.slot)
    return used


def unknown_slot_hint(name: str, declared: Collection[str]) -> str:
    """What may help whoever named a slot that is not ``declared``."""
    return schema.nearest(name, list(declared)) or message("intents.unknown_slot.hint")


def _built(
    written: Written, node: Node, rules: Rules, labels: Mapping[str, str]
) -> tuple[WordAutomaton, tuple[str, ...]]:
    used = [reference for reference, _ in references(node, rules)]
    used_rules = {r.name: rules[r.name] for r in used if isinstance(r, RuleRef)}
    used_slots = {r.slot: labels[r.slot] for r in used if isinstance(r, SlotRef)}
    try:
        return _made(node, tuple(sorted(used_rules.items())), tuple(sorted(used_slots.items())))
    except TemplateError as error:
        raise written.fail(error.problem, error.hint, error.offset) from None


# When a file is read again most of its templates are as they were. These two are most of the work.
@lru_cache(maxsize=5_000)
def _made(
    node: Node, rules: tuple[tuple[str, Node], ...], labels: tuple[tuple[str, str], ...]
) -> tuple[WordAutomaton, tuple[str, ...]]:
    automaton = build(node, dict(rules), dict(labels))
    drawn = draw(automaton, SAMPLES_A_SENTENCE, random.Random(0))  # noqa: S311
    return automaton, tuple(dict.fromkeys(drawn))


@lru_cache(maxsize=1_000)
def joined(automata: tuple[WordAutomaton, ...]) -> WordAutomaton:
    """One automaton for all that any of them says."""
    return tidy(choice(*automata))
