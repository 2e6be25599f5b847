"""Alarms: several, named, once or on weekdays, listed, cancelled, stopped and snoozed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from macsen_lite.scheduler import next_occurrence
from macsen_lite.skills.alarm_choice import answered, clock_times, local_time, rings_on
from macsen_lite.skills.alarm_times import SaidTime, due_once, part_of_day, repeated
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.keeping import unless_lost
from macsen_lite.skills.timekeeping import (
    Timekeeper,
    at_place,
    clean_name,
    either,
    is_all,
    is_named,
    listed,
)
from macsen_lite.skills.weekly import said_days, say_when
from macsen_lite.store.events import Event, Kind, State
from macsen_lite.welsh.moments import say_day, say_moment
from macsen_lite.welsh.nouns import LARWM
from macsen_lite.welsh.numbers import count
from macsen_lite.welsh.tokens import words

_WAKING = ("deffr", "ddeffr", "neffr", "dihun", "ddihun", "nihun")
"""How the words begin that ask to be woken."""


class LarwmSkill:
    """Sets alarms and says when they will ring."""

    def __init__(self) -> None:
        """Nothing has been asked yet."""
        self._asked: list[int] = []

    def answer(self, context: SkillContext) -> Answer:
        """Do it and say so, or say that it could not be kept."""
        act = _ACTS[context.deed]
        return unless_lost(context, lambda: act(Timekeeper(context, self._asked)))


# ------------------------------------------------------------------------------------ setting


def _set(keeper: Timekeeper) -> Answer:
    said = _said_time(keeper)
    name = clean_name(keeper.words_of("enw"))
    days, part = said_days(keeper)
    if days:
        at, days = repeated(replace(said, part=part or said.part), days)
        due = next_occurrence(at, keeper.now, keeper.zone, days)
        return _keep(keeper, due, name, at, days)
    value = keeper.slot("dydd")
    day = date.fromisoformat(value) if isinstance(value, str) else None
    once = due_once(said, keeper.now, keeper.zone, day)
    return _keep(keeper, once, name) if once else keeper.context.say("mynd_heibio")


def _set_ahead(keeper: Timekeeper) -> Answer:
    seconds = keeper.slot("hyd")
    assert isinstance(seconds, int)
    try:
        due = keeper.now.astimezone(UTC) + timedelta(seconds=seconds)
    except OverflowError:
        return keeper.context.say("rhy_hir")
    return _keep(keeper, due, "")


def _keep(
    keeper: Timekeeper,
    due: datetime,
    name: str,
    at: time | None = None,
    days: frozenset[int] = frozenset(),
) -> Answer:
    """Keep an alarm unless there is the same one, and only then say that it is set."""
    event = Event(
        Kind.ALARM,
        due.astimezone(UTC),
        keeper.now.astimezone(UTC),
        name,
        local_time=at,
        weekdays=days,
        zone=keeper.zone,
    )
    said = {
        "pryd": say_when(keeper, event),
        "cyntaf": say_day(keeper.local(due), keeper.now) if days else "",
        "label": name,
    }
    for other in keeper.waiting(Kind.ALARM):
        same_days = (other.local_time, other.weekdays) == (at, days)
        if same_days and other.due == event.due and other.name == name:
            return keeper.context.say("eisoes", **said)
    keeper.events.add(event)
    return keeper.context.say("gosod", **said)


def _said_time(keeper: Timekeeper) -> SaidTime:
    slot = keeper.context.match.slots["amser"]
    at = time.fromisoformat(str(slot.value))
    said = words(keeper.context.match.text)
    return SaidTime(
        at,
        slot.exact,
        part_of_day(keeper.words_of("dydd")),
        any(word.startswith(_WAKING) for word in said),
        is_midnight=at == time(0) and "nos" in words(slot.text),
    )


def _change(keeper: Timekeeper) -> Answer:
    """Move an alarm to another time of its own day, or of each of its days."""
    say = keeper.context.say
    alarms = keeper.waiting(Kind.ALARM)
    if not alarms:
        return say("dim")
    meant = _meant(keeper, alarms)
    if not meant:
        return say("anhysbys", rhestr=_all_described(keeper, alarms))
    if len(meant) > 1:
        keeper.remember(meant)
        which = either([_described(keeper, alarm) for alarm in meant], "; ")
        return keeper.context.ask("pa_un", "pa_un", rhestr=which)
    (alarm,) = meant
    assert alarm.due is not None
    before = keeper.local(alarm.due)
    at = _nearest(keeper, alarm.local_time or before.time())
    # Midnight ends its day: what rang then was of the evening before, and so is what will.
    back = before.time() == time(0)
    said = SaidTime(at, is_midnight=at == time(0))
    if alarm.weekdays:
        at, days = repeated(said, frozenset((day - back) % 7 for day in alarm.weekdays))
        due = next_occurrence(at, keeper.now, alarm.zone, days).astimezone(UTC)
        changed = replace(alarm, due=due, local_time=at, weekdays=days, state=State.SET)
    else:
        once = due_once(said, keeper.now, alarm.zone, before.date() - timedelta(days=back))
        if once is None:
            return say("mynd_heibio")
        changed = replace(alarm, due=once.astimezone(UTC), state=State.SET)
    keeper.events.update(changed)
    return say("newid", pryd=say_when(keeper, changed))


def _nearest(keeper: Timekeeper, old: time) -> time:
    """The new time; where it may be of the morning or the evening, that nearer to the old one."""
    slot = keeper.context.match.slots["newydd"]
    choices = clock_times(str(slot.value), is_exact=slot.exact)
    minutes = 60 * old.hour + old.minute
    return min(choices, key=lambda new: abs(60 * new.hour + new.minute - minutes))


# ------------------------------------------------------------------------------------ saying


def _described(keeper: Timekeeper, event: Event) -> str:
    return say_when(keeper, event) + (f", o'r enw {event.name}" if event.name else "")


def _all_described(keeper: Timekeeper, alarms: Iterable[Event]) -> str:
    return listed((_described(keeper, alarm) for alarm in alarms), "; ")


def _list(keeper: Timekeeper) -> Answer:
    alarms = keeper.waiting(Kind.ALARM)
    if not alarms:
        return keeper.context.say("dim")
    value = keeper.slot("dydd")
    if isinstance(value, str):
        alarms = [alarm for alarm in alarms if rings_on(keeper, alarm, date.fromisoformat(value))]
        if not alarms:
            return keeper.context.say("dim_dydd")
    said = {
        "nifer": count(len(alarms), LARWM),
        "rhestr": _all_described(keeper, alarms),
    }
    return keeper.context.say("un" if len(alarms) == 1 else "sawl", **said)


def _next(keeper: Timekeeper) -> Answer:
    alarms = keeper.waiting(Kind.ALARM)
    if not alarms:
        return keeper.context.say("dim")
    due = alarms[0].due
    assert due is not None
    return keeper.context.say("nesaf", pryd=say_moment(keeper.local(due), keeper.now))


# ------------------------------------------------------------------------------------ ending


def _cancel(keeper: Timekeeper) -> Answer:
    say = keeper.context.say
    alarms = keeper.events.all(Kind.ALARM)
    if not alarms:
        return say("dim")
    meant = _meant(keeper, alarms)
    if not meant:
        return say("anhysbys", rhestr=_all_described(keeper, alarms))
    if len(meant) > 1 and not is_all(keeper.words_of("pa_un")):
        keeper.remember(meant)
        which = either([_described(keeper, alarm) for alarm in meant], "; ")
        return keeper.context.ask("pa_un", "pa_un", rhestr=which)
    if keeper.slot("dydd") and all(alarm.weekdays for alarm in meant):
        return _skip(keeper, meant)
    described = _all_described(keeper, meant)
    keeper.events.remove(*meant)
    return say("canslo", pryd=described)


def _skip(keeper: Timekeeper, alarms: Iterable[Event]) -> Answer:
    """Leave out one day of alarms that return: *canslo'r larwm fory* is not every morning's."""
    later = []
    for alarm in alarms:
        assert alarm.due is not None and alarm.local_time is not None
        due = next_occurrence(alarm.local_time, alarm.due, alarm.zone, alarm.weekdays)
        later.append(replace(alarm, due=due, state=State.SET))
    for alarm in later:
        keeper.events.update(alarm)
    again = sorted(keeper.local(alarm.due) for alarm in later if alarm.due)
    return keeper.context.say("hepgor", pryd=say_moment(again[0], keeper.now))


def _meant(keeper: Timekeeper, alarms: list[Event]) -> list[Event]:
    """The alarms that were described, by time, day, name, or an answer to *pa un?*."""
    meant = alarms
    slot = keeper.context.match.slots.get("amser")
    if slot is not None:
        times = clock_times(str(slot.value), is_exact=slot.exact)
        meant = [a for a in meant if local_time(keeper, a) in times]
    day = keeper.slot("dydd")
    if isinstance(day, str):
        meant = [a for a in meant if a.due and keeper.local(a.due).date().isoformat() == day]
    days, _ = said_days(keeper)
    if days:
        meant = [a for a in meant if a.weekdays == days]
    name = keeper.words_of("enw")
    if name:
        meant = [a for a in meant if is_named(a, name)]
    if keeper.words_of("nesaf"):
        meant = meant[:1]
    place = keeper.slot("pa")
    if isinstance(place, int):
        meant = at_place(meant, place)
    answer = keeper.words_of("pa_un")
    return answered(keeper, keeper.among_asked(meant), answer) if answer else meant


def _cancel_all(keeper: Timekeeper) -> Answer:
    alarms = keeper.events.all(Kind.ALARM)
    if not alarms:
        return keeper.context.say("dim")
    said = {"nifer": count(len(alarms), LARWM)}
    if len(alarms) > 1 and keeper.slot("cadarnhad") is None:
        return keeper.context.ask("cadarnhad", "siwr", **said)
    keeper.events.remove(*alarms)
    return keeper.context.say("canslo", **said)


def _stop(keeper: Timekeeper) -> Answer:
    # Whoever asks for the alarm to stop means whatever is making the noise.
    ringing = keeper.ringing(Kind.ALARM) or keeper.ringing()
    if not ringing:
        is_set = bool(keeper.waiting(Kind.ALARM))
        return keeper.context.say("dim_ond_wedi_gosod" if is_set else "dim")
    again = []
    for event in ringing:
        keeper.scheduler.stop(event)
        kept = keeper.events.get(event.id)
        if kept is not None and kept.due is not None:
            again.append(say_moment(keeper.local(kept.due), keeper.now))
    return keeper.context.say("stopio", eto=listed(again) if again else "")


def _snooze(keeper: Timekeeper) -> Answer:
    ringing = keeper.ringing(Kind.ALARM) or keeper.ringing()
    if not ringing:
        return keeper.context.say("dim")
    said = keeper.slot("hyd")
    minutes = keeper.context.services.config.number("larwm.cysgu")
    seconds = float(said) if isinstance(said, int) else 60 * minutes
    try:
        for event in ringing:
            keeper.scheduler.snooze(event, seconds)
    except OverflowError:
        return keeper.context.say("rhy_hir")
    return keeper.context.say("cysgu", hyd_cysgu=round(seconds))


_ACTS: Mapping[str, Callable[[Timekeeper], Answer]] = {
    "gosod": _set,
    "ymhen": _set_ahead,
    "newid": _change,
    "rhestr": _list,
    "nesaf": _next,
    "canslo": _cancel,
    "canslo_pob_un": _cancel_all,
    "stopio": _stop,
    "cysgu": _snooze,
}
