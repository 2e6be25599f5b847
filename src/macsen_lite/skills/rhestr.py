"""Lists: several things added at once, read, counted, looked for, taken off, and cleared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.keeping import unless_lost
from macsen_lite.skills.own_words import own_words
from macsen_lite.skills.timekeeping import either, is_all
from macsen_lite.store.lists import Lists
from macsen_lite.welsh.itemising import join_items, named_among, split_items
from macsen_lite.welsh.nouns import EITEM, RHESTR
from macsen_lite.welsh.numbers import count
from macsen_lite.welsh.ordinal_reading import ordinal_rule
from macsen_lite.welsh.radicals import radicals
from macsen_lite.welsh.tokens import words

_DEFAULT = "siopa"
_NAMES: Mapping[str, str] = {"siopa": "rhestr siopa", "tasgau": "rhestr o bethau i'w gwneud"}
"""The lists that have a name of ours; any other is called what the user calls it."""


class RhestrSkill:
    """Keeps lists."""

    def answer(self, context: SkillContext) -> Answer:
        """Do it and say so, or say that it could not be kept."""
        act = _ACTS[context.deed]
        return unless_lost(context, lambda: act(_Turn(context)))


@dataclass(frozen=True)
class _Turn:
    """One turn, about one list."""

    context: SkillContext

    @cached_property
    def lists(self) -> Lists:
        return Lists(self.context.services.database)

    @cached_property
    def name(self) -> str:
        """The list that was named, as it is in the store; the shopping list when none was."""
        slots = self.context.match.slots
        if "pa" in slots:
            return str(slots["pa"].value)
        said = own_words(self.context, "enw")
        if not said:
            return _DEFAULT
        # rhestr pacio and rhestr bacio are one list: whichever was said first
        meant = {word.word.casefold() for word in radicals(said)}
        known = self.lists.names()
        return next((n for n in known if meant & {r.word.casefold() for r in radicals(n)}), said)

    @cached_property
    def called(self) -> str:
        """What the list is called: "rhestr siopa"."""
        return _called(self.name)

    @cached_property
    def items(self) -> list[str]:
        return self.lists.items(self.name)

    @cached_property
    def said(self) -> list[str]:
        """The things that were named."""
        return split_items(own_words(self.context, "eitemau"))

    def flag(self, slot: str) -> object:
        found = self.context.match.slots.get(slot)
        return None if found is None else found.value

    def say(self, group: str, **values: object) -> Answer:
        return self.context.say(group, rhestr=self.called, **values)


def _called(name: str) -> str:
    return _NAMES.get(name, f"rhestr {name}")


def _join(items: list[str]) -> str:
    return join_items(items) if items else ""


def _add(turn: _Turn) -> Answer:
    added = turn.lists.add(turn.name, turn.said, turn.context.clock.now())
    there = [item for item in turn.said if item not in added]
    group = "ychwanegu" if not there else "rhai_yn_barod" if added else "yn_barod"
    return turn.say(group, pethau=_join(added), yn_barod=_join(there))


def _read(turn: _Turn) -> Answer:
    if not turn.items:
        return turn.say("dim", pethau="", nifer="")
    group = "un" if len(turn.items) == 1 else "sawl"
    return turn.say(group, pethau=_join(turn.items), nifer=count(len(turn.items), EITEM))


def _count(turn: _Turn) -> Answer:
    if not turn.items:
        return turn.say("dim", nifer="")
    return turn.say("faint", nifer=count(len(turn.items), EITEM))


def _is_on(turn: _Turn) -> Answer:
    found = [(item, named_among(item, turn.items)) for item in turn.said]
    there = [item for _, items in found for item in items]
    missing = [item for item, items in found if not items]
    yes, no = _yes_and_no(turn.context.match.text.split())
    group = "ydi" if not missing else "rhai" if there else "dim"
    return turn.say(
        group, pethau=_join(there), heb=_join_or(missing), oes=yes if group == "ydi" else no
    )


def _yes_and_no(said: list[str]) -> tuple[str, str]:
    """The answer takes up the verb of the question: *oes …? – oes*; *do* after a past tense."""
    if "oes" in said:
        return "Oes", "Nac oes"
    verbs = {word.partition("'")[0] for word in said}
    return ("Ydi", "Nac ydi") if verbs & {"ydi", "ydy", "yw"} else ("Do", "Naddo")


def _join_or(items: list[str]) -> str:
    """Things that are not there: "caws na menyn" is *na*, which aspirates as *a* does."""
    if not items:
        return ""
    *first, last = items
    if not first:
        return last
    nor = join_items(["x", last]).removeprefix("x ")
    return f"{', '.join(first)} n{nor}"


def _remove(turn: _Turn) -> Answer:
    if not turn.items:
        return turn.say("gwag", pethau="", heb="")
    taken: list[str] = []
    missing: list[str] = []
    answer = own_words(turn.context, "pa_un")
    for item in turn.said:
        found = named_among(item, turn.items)
        if len(found) > 1 and not is_all(answer):
            chosen = _chosen(found, answer)
            if not chosen:
                return turn.context.ask(
                    "pa_un", "pa_un", pethau=either(found), heb="", rhestr=turn.called
                )
            found = chosen
        taken += found
        missing += [] if found else [item]
    taken = list(dict.fromkeys(taken))
    if not taken:
        return turn.say("dim", pethau="", heb=_join_or(missing))
    turn.lists.remove(turn.name, taken)
    return turn.say("rhai" if missing else "tynnu", pethau=_join(taken), heb=_join_or(missing))


def _chosen(found: list[str], answer: str) -> list[str]:
    """Which of several was meant: by its own words (*yr un brown*) or by its place (*yr ail*)."""
    place = ordinal_rule(last=True).read(words(answer))
    if place is not None:
        return [found[place - (place > 0)]] if abs(place) <= len(found) else []
    named = answer.removeprefix("yr un ")
    return [one for part in split_items(named) for one in named_among(part, found)]


def _clear(turn: _Turn) -> Answer:
    if not turn.items:
        return turn.say("dim", nifer="")
    said = {"nifer": count(len(turn.items), EITEM), "rhestr": turn.called}
    confirmed = turn.flag("cadarnhad")
    if confirmed is None:
        return turn.context.ask("cadarnhad", "siwr", **said)
    if confirmed is not True:
        return turn.context.say("cadw", **said)
    turn.lists.remove(turn.name, turn.items)
    return turn.context.say("clirio", **said)


def _which(turn: _Turn) -> Answer:
    names = [_called(name) for name in turn.lists.names()]
    group = ("dim", "un")[len(names)] if len(names) < 2 else "sawl"
    return turn.context.say(group, rhestri=_join(names), nifer=count(len(names), RHESTR))


_ACTS: Mapping[str, Callable[[_Turn], Answer]] = {
    "ychwanegu": _add,
    "darllen": _read,
    "faint": _count,
    "oes": _is_on,
    "tynnu": _remove,
    "clirio": _clear,
    "pa_restri": _which,
}
