"""Dice, coins, numbers and choices, left to chance."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.own_words import own_words
from macsen_lite.welsh.mutation import Mutation, and_, soft
from macsen_lite.welsh.numbers import cardinal
from macsen_lite.welsh.places import find
from macsen_lite.welsh.radicals import radicals
from macsen_lite.welsh.tokens import words
from macsen_lite.welsh.vocabulary import everyday_words

_SIDES = 6
_LOWEST, _HIGHEST = 1, 100
"""The number is one of these when no bounds were said."""


class SiawnsSkill:
    """Draws lots."""

    def answer(self, context: SkillContext) -> Answer:
        """What chance has made of it."""
        return _ACTS[context.deed](context)


def _dice(context: SkillContext) -> Answer:
    number, sides = _number(context, "nifer", 1), _number(context, "ochrau", _SIDES)
    thrown = [context.rng.randint(1, sides) for _ in range(number)]
    said = [cardinal(pips) for pips in thrown]
    if number == 1:
        return context.say("un", rhif=said[0])
    return context.say(
        "sawl", rhifau=f"{', '.join(said[:-1])} {and_(said[-1])}", cyfanswm=cardinal(sum(thrown))
    )


def _coin(context: SkillContext) -> Answer:
    return context.say(context.rng.choice(("pen", "cynffon")))


def _any_number(context: SkillContext) -> Answer:
    bounds = context.match.slots.get("ystod")
    low, high = _LOWEST, _HIGHEST
    if bounds is not None and isinstance(bounds.value, list):
        low, high = sorted(int(str(bound)) for bound in bounds.value)
    return context.say(rhif=cardinal(context.rng.randint(low, high)))


def _yes_or_no(context: SkillContext) -> Answer:
    return context.say(context.rng.choice(("ie", "nage")))


def _choose(context: SkillContext) -> Answer:
    """One of what was named. After *a* c, p, t are aspirated, after *neu* all is softened."""
    is_or = "neu" in words(context.heard)
    between = re.compile(r",|\bneu\b" if is_or else r",|(?<!\S)ac?(?!\S)")
    options = between.split(own_words(context, "naill"))
    for text in between.split(own_words(context, "llall")):
        options.append(_radical(text.strip(), _AFTER_OR if is_or else _AFTER_AND))
    chosen = context.rng.choice([option for text in options if (option := text.strip())])
    return context.say(dewis=chosen, am_ddewis=_softened(chosen))


def _softened(text: str) -> str:
    """After *am*. The names of people keep their letter; those of places do not."""
    is_person = text[:1].isupper() and not find(text)
    return text if is_person else soft(text)


_AFTER_AND, _AFTER_OR = Mutation.ASPIRATE, Mutation.SOFT


def _radical(text: str, mutation: Mutation) -> str:
    """The text with its first word as it was before ``mutation``, if that can be known."""
    first, _, rest = text.partition(" ")
    if first[:1].isupper():
        places = (r.word for r in radicals(first) if r.mutation is mutation and find(r.word))
        return f"{next(places, first)} {rest}".strip()
    known = {word for word, cost in everyday_words().items() if not cost}  # radicals
    found = [r.word for r in radicals(first) if r.mutation is mutation]
    # goffi can only be coffi; afal, which is a word itself, is not the g-less form of gafal.
    if first not in known:
        likely = [word for word in found if word in known]
        # No Welsh word begins with ph, and few with th or ch but for those with chw.
        sure = mutation is Mutation.ASPIRATE and not first.startswith("chw")
        first = (likely or (found if sure else []) or [first])[0]
    return f"{first} {rest}".strip()


def _number(context: SkillContext, slot: str, default: int) -> int:
    found = context.match.slots.get(slot)
    return found.value if found is not None and isinstance(found.value, int) else default


_ACTS: Mapping[str, Callable[[SkillContext], Answer]] = {
    "dis": _dice,
    "ceiniog": _coin,
    "rhif": _any_number,
    "ie_nage": _yes_or_no,
    "dewis": _choose,
}
