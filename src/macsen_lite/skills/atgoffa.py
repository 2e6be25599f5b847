"""Reminders: set for a moment, listed, cancelled. What tells them is `macsen_lite.ringing`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, time, timedelta
from itertools import pairwise

from macsen_lite.scheduler import next_occurrence
from macsen_lite.skills.alarm_choice import rings_on
from macsen_lite.skills.alarm_times import SaidTime, due_once, part_of_day, repeated
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.keeping import unless_lost
from macsen_lite.skills.own_words import own_words
from macsen_lite.skills.timekeeping import Timekeeper, at_place
from macsen_lite.skills.weekly import said_days, say_when
from macsen_lite.store.events import Event, Kind
from macsen_lite.welsh.clauses import sentence_of, unmutated_verb
from macsen_lite.welsh.itemising import named_among, radical_of
from macsen_lite.welsh.moments import say_moment
from macsen_lite.welsh.mutation import Gender, article
from macsen_lite.welsh.nouns import Noun
from macsen_lite.welsh.numbers import count, ordinal
from macsen_lite.welsh.ordinal_reading import ordinal_rule
from macsen_lite.welsh.tokens import words

_TOO_RARE = frozenset(
    ("eiliad", "munud", "awr", "wythnos", "pythefnos", "mis", "chwarter", "blwyddyn", "yn", "ail")
)
"""What may follow *bob* that is not one of the days of the week."""

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
    if _is_too_rare(text):
        return context.say("rhy_anaml", **unsaid)
    meant = keeper.slot("pryd")
    is_repeated = keeper.slot("dyddiau") is not None
    if not isinstance(meant, Mapping) and not is_repeated:
        return context.ask("pryd", "pryd", **unsaid)
    is_timed = isinstance(meant, Mapping) and not meant.keys().isdisjoint(("seconds", "time"))
    if not is_timed and keeper.slot("awr") is None and keeper.slot("amser") is None:
        if _is_past(keeper, meant):
            return context.ask("pryd", "heibio", **unsaid)
        return context.ask("amser", "faint", **unsaid)
    try:
        event = _event(keeper, text, meant if isinstance(meant, Mapping) else None)
    except OverflowError:
        return context.say("rhy_hir", **unsaid)
    if event is None:
        return context.ask("pryd", "heibio", **unsaid)
    said = {"testun": text, "moment": say_when(keeper, event)}
    if isinstance(meant, Mapping) and "seconds" in meant:
        said["moment"] = context.match.slots["pryd"].said
    for other in keeper.waiting(Kind.REMINDER):
        if (other.due, other.text, other.weekdays) == (event.due, event.text, event.weekdays):
            return context.say("eisoes", **said)
    keeper.events.add(event)
    return context.say("gosod", **said)


def _is_too_rare(text: str) -> bool:
    """Whether words end in how often, in a way that no days of the week are: *bob mis*."""
    said = words(text)[-4:]
    return any(first in ("bob", "pob") and then in _TOO_RARE for first, then in pairwise(said))


def _is_past(keeper: Timekeeper, meant: object) -> bool:
    """Whether the day that was named has gone by, at whatever hour."""
    day = meant.get("day") if isinstance(meant, Mapping) else None
    return isinstance(day, str) and date.fromisoformat(day) < keeper.now.date()


def _event(keeper: Timekeeper, text: str, meant: Mapping[str, object] | None) -> Event | None:
    """The reminder that was asked for; None when its moment is past.

    ``meant`` is the moment, or None when it is said again and again on days of the week. Raises
    OverflowError: beyond the calendar.
    """
    event = Event(Kind.REMINDER, None, keeper.now.astimezone(UTC), text=text, zone=keeper.zone)
    seconds = meant.get("seconds") if meant else None
    if isinstance(seconds, int):
        return replace(event, due=keeper.now.astimezone(UTC) + timedelta(seconds=seconds))
    said, days = _said_time(keeper, meant), frozenset[int]()
    if meant is None:
        days, part = said_days(keeper)
        at, days = repeated(replace(said, part=part or said.part), days)
        due = next_occurrence(at, keeper.now, keeper.zone, days)
        return replace(event, due=due.astimezone(UTC), local_time=at, weekdays=days)
    day = meant.get("day")
    once = due_once(
        said, keeper.now, keeper.zone, date.fromisoformat(day) if isinstance(day, str) else None
    )
    return replace(event, due=once.astimezone(UTC)) if once else None


def _said_time(keeper: Timekeeper, meant: Mapping[str, object] | None) -> SaidTime:
    """The time of day that was said: with the day, by itself, or when it was asked for."""
    slots = keeper.context.match.slots
    in_moment = meant is not None and "time" in meant
    slot = slots["pryd"] if in_moment else slots["awr"] if "awr" in slots else slots["amser"]
    at = time.fromisoformat(str(meant["time"] if meant and in_moment else slot.value))
    part = part_of_day(slots["pryd"].text) if meant is not None else ""
    return SaidTime(at, slot.exact, part, is_midnight=at == time(0) and "nos" in words(slot.text))


# ------------------------------------------------------------------- telling and cancelling


def _described(keeper: Timekeeper, event: Event) -> str:
    return f"{event.text}, {say_when(keeper, event)}"


def _on_the_day(keeper: Timekeeper, events: Sequence[Event]) -> list[Event]:
    """Those of the day that was said; all, when none was."""
    day = keeper.slot("dydd")
    if not isinstance(day, str):
        return list(events)
    return [event for event in events if rings_on(keeper, event, date.fromisoformat(day))]


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
    said = {"testun_llawn": "", "rhestr": "", "pryd": ""}
    if not every:
        return context.say("dim", **said)
    found = _meant(keeper, every)
    if not found:
        return context.say("anhysbys", **said)
    if len(found) > 1:
        return context.ask("pa_un", "pa_un", **{**said, "rhestr": _numbered(keeper, found, every)})
    (event,) = found
    if event.weekdays and keeper.slot("dydd") is not None:
        return _skip(keeper, event)
    keeper.events.remove(event)
    return context.say("canslo", **{**said, "testun_llawn": _described(keeper, event)})


def _skip(keeper: Timekeeper, event: Event) -> Answer:
    """Leave out the next day of one that returns, where that was the one to be cancelled."""
    assert event.due is not None and event.local_time is not None
    if keeper.local(event.due).date().isoformat() != keeper.slot("dydd"):
        return keeper.context.say("anhysbys", testun_llawn="", rhestr="", pryd="")
    due = next_occurrence(event.local_time, event.due, event.zone, event.weekdays)
    keeper.events.update(replace(event, due=due))
    again = say_moment(keeper.local(due), keeper.now)
    return keeper.context.say("hepgor", testun_llawn=event.text, rhestr="", pryd=again)


def _meant(keeper: Timekeeper, every: list[Event]) -> list[Event]:
    """The reminders that were described: by place among all, day, or words; then by an answer."""
    place = keeper.slot("pa")
    if isinstance(place, int):
        return at_place(every, place)
    if "nesaf" in words(keeper.context.match.text):
        return every[:1]
    found = _about(keeper.words_of("testun"), _on_the_day(keeper, every))
    answer = words(keeper.words_of("pa_un"))
    for start in range(len(answer)):  # yr un | olaf
        place = ordinal_rule(last=True).read(answer[start:])
        if place is not None:
            return [event for event in at_place(every, place) if event in found]
    return _about(" ".join(answer).removeprefix("yr un ").removeprefix("am "), found)


def _about(text: str, events: list[Event]) -> list[Event]:
    """Those of ``events`` that words name; all, without any."""
    if not text:
        return events
    texts = set(named_among(unmutated_verb(text), [event.text for event in events]))
    return [event for event in events if event.text in texts]


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
