"""Reminders: set for a moment, listed, cancelled. What tells them is `macsen_lite.ringing`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from macsen_lite.skills.alarm_times import SaidTime, due_once, part_of_day
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.keeping import unless_lost
from macsen_lite.skills.own_words import own_words
from macsen_lite.skills.timekeeping import Timekeeper
from macsen_lite.store.events import Event, Kind
from macsen_lite.welsh.clauses import sentence_of, unmutated_verb
from macsen_lite.welsh.itemising import named_among, radical_of
from macsen_lite.welsh.moments import say_moment
from macsen_lite.welsh.mutation import Gender, article
from macsen_lite.welsh.nouns import Noun
from macsen_lite.welsh.numbers import count, ordinal
from macsen_lite.welsh.tokens import words

NODYN_ATGOFFA = Noun("nodyn atgoffa", "nodiadau atgoffa", Gender.MASCULINE)


class AtgoffaSkill:
    """Sets reminders and says what they are."""

    def __init__(self) -> None:
        """Nothing has been asked yet."""
        self._written: dict[str, str] = {}

    def answer(self, context: SkillContext) -> Answer:
        """Do it and say so, or say that it could not be kept."""
        keeper = Timekeeper(context, [])

        def act() -> Answer:
            if context.deed == "gosod":
                return _set(keeper, self._text(keeper))
            return _ACTS[context.deed](keeper)

        return unless_lost(context, act)

    def _text(self, keeper: Timekeeper) -> str:
        """What to be reminded of, as it was written in the turn in which it was said."""
        for slot in ("gwneud", "peth", "ffaith", "beth"):
            said = keeper.words_of(slot)
            if said:
                written = own_words(keeper.context, slot)
                if written == said:  # said before the question that was answered now
                    written = self._written.get(said, said)
                self._written = {said: written}
                return _FORMS[slot](written)
        return ""


def _thing(text: str) -> str:
    """*Am* and *o* soften what follows."""
    first, space, rest = text.partition(" ")
    return f"{radical_of(first)}{space}{rest}"


def _whatever(text: str) -> str:
    """The answer to *am beth?*: "i ffonio Mam", "ffonio Mam", "y cyfarfod"."""
    return unmutated_verb(text.removeprefix("i "))


_FORMS: Mapping[str, Callable[[str], str]] = {
    "gwneud": unmutated_verb,
    "peth": _thing,
    "ffaith": sentence_of,
    "beth": _whatever,
}


# ------------------------------------------------------------------------------------ setting


def _set(keeper: Timekeeper, text: str) -> Answer:
    context = keeper.context
    unsaid = {"testun": text, "moment": ""}
    if not text:
        return context.ask("beth", "beth", **unsaid)
    meant = keeper.slot("pryd")
    if not isinstance(meant, Mapping):
        return context.ask("pryd", "pryd", **unsaid)
    if "seconds" not in meant and "time" not in meant and keeper.slot("amser") is None:
        return context.ask("amser", "faint", **unsaid)
    try:
        due = _due(keeper, meant)
    except OverflowError:
        return context.say("rhy_hir", **unsaid)
    if due is None:
        return context.ask("pryd", "heibio", **unsaid)
    said = {"testun": text, "moment": _moment(keeper, due)}
    if "seconds" in meant:
        said["moment"] = context.match.slots["pryd"].said
    created = keeper.now.astimezone(UTC)
    event = Event(Kind.REMINDER, due.astimezone(UTC), created, text=text, zone=keeper.zone)
    for other in keeper.waiting(Kind.REMINDER):
        if (other.due, other.text) == (event.due, event.text):
            return context.say("eisoes", **said)
    keeper.events.add(event)
    return context.say("gosod", **said)


def _due(keeper: Timekeeper, meant: Mapping[str, object]) -> datetime | None:
    """When it is due (aware); None when that is past. Raises OverflowError: beyond the calendar."""
    seconds = meant.get("seconds")
    if isinstance(seconds, int):
        return keeper.now.astimezone(UTC) + timedelta(seconds=seconds)
    slots = keeper.context.match.slots
    slot = slots["pryd"] if "time" in meant else slots["amser"]
    at = time.fromisoformat(str(meant.get("time", slot.value)))
    said = words(slot.text)
    is_midnight = at == time(0) and "nos" in said
    part = part_of_day(slots["pryd"].text)
    day = meant.get("day")
    return due_once(
        SaidTime(at, slot.exact, part, is_midnight=is_midnight),
        keeper.now,
        keeper.zone,
        date.fromisoformat(day) if isinstance(day, str) else None,
    )


def _moment(keeper: Timekeeper, due: datetime) -> str:
    return say_moment(keeper.local(due), keeper.now)


# ------------------------------------------------------------------- telling and cancelling


def _described(keeper: Timekeeper, event: Event) -> str:
    assert event.due is not None
    return f"{event.text}, {_moment(keeper, event.due)}"


def _on_the_day(keeper: Timekeeper, events: Sequence[Event]) -> list[Event]:
    """Those of the day that was said; all, when none was."""
    day = keeper.slot("dydd")
    if not isinstance(day, str):
        return list(events)
    return [e for e in events if e.due and keeper.local(e.due).date().isoformat() == day]


def _list(keeper: Timekeeper) -> Answer:
    found = _on_the_day(keeper, keeper.waiting(Kind.REMINDER))
    said = {
        "rhestr": "; ".join(_described(keeper, event) for event in found),
        "nifer": count(len(found), NODYN_ATGOFFA),
    }
    if not found:
        return keeper.context.say("dim_dydd" if keeper.slot("dydd") else "dim", **said)
    return keeper.context.say("un" if len(found) == 1 else "sawl", **said)


def _cancel(keeper: Timekeeper) -> Answer:
    context = keeper.context
    every = keeper.waiting(Kind.REMINDER)
    said = {"testun_llawn": "", "rhestr": ""}
    if not every:
        return context.say("dim", **said)
    found = _meant(keeper, every)
    if not found:
        return context.say("anhysbys", **said)
    if len(found) > 1:
        return context.ask("pa", "pa_un", **{**said, "rhestr": _numbered(keeper, found, every)})
    keeper.events.remove(*found)
    return context.say("canslo", **{**said, "testun_llawn": _described(keeper, found[0])})


def _meant(keeper: Timekeeper, every: list[Event]) -> list[Event]:
    """The reminders that were described: by place among all, day, or words."""
    place = keeper.slot("pa")
    if isinstance(place, int):
        return every[place - 1 : place] if place > 0 else every[-1:]
    if "nesaf" in words(keeper.context.match.text):
        return every[:1]
    found = _on_the_day(keeper, every)
    about = keeper.words_of("testun")
    if not about:
        return found
    plain = unmutated_verb(about)
    texts = set(named_among(plain, [event.text for event in found]))
    return [event for event in found if event.text in texts]


def _numbered(keeper: Timekeeper, found: Sequence[Event], every: Sequence[Event]) -> str:
    """Reminders by their place: "Y cyntaf: ffonio Mam, heno am saith o'r gloch"."""
    places = [(article(ordinal(every.index(event) + 1)), event) for event in found]
    return ". ".join(f"{p[0].upper()}{p[1:]}: {_described(keeper, event)}" for p, event in places)


def _cancel_all(keeper: Timekeeper) -> Answer:
    context = keeper.context
    every = keeper.waiting(Kind.REMINDER)
    said = {"nifer": count(len(every), NODYN_ATGOFFA)}
    if not every:
        return context.say("dim", **said)
    confirmed = keeper.slot("cadarnhad")
    if confirmed is None:
        return context.ask("cadarnhad", "siwr", **said)
    if confirmed is not True:
        return context.say("cadw", **said)
    keeper.events.remove(*every)
    return context.say("canslo", **said)


_ACTS: Mapping[str, Callable[[Timekeeper], Answer]] = {
    "rhestr": _list,
    "canslo": _cancel,
    "canslo_pob_un": _cancel_all,
}
