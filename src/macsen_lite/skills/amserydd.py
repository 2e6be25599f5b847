"""Timers: several, named, any length; how long is left, paused, resumed, lengthened, cancelled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, timedelta

from macsen_lite.scheduler import lengthened, paused, resumed
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.keeping import unless_lost
from macsen_lite.skills.timekeeping import (
    Timekeeper,
    at_place,
    chosen,
    clean_name,
    either,
    is_all,
    is_named,
    left_s,
    listed,
)
from macsen_lite.store.events import Event, Kind, State
from macsen_lite.welsh.duration import HOUR, MINUTE, say_duration
from macsen_lite.welsh.moments import say_moment
from macsen_lite.welsh.nouns import AMSERYDD
from macsen_lite.welsh.numbers import count

_TO_THE_SECOND_S = 10 * MINUTE
"""Below this, what is left is told to the second; above, to the minute."""


class AmseryddSkill:
    """Sets timers and says how they stand."""

    def __init__(self) -> None:
        """Nothing has been asked yet."""
        self._asked: list[int] = []

    def answer(self, context: SkillContext) -> Answer:
        """Do it and say so, or say that it could not be kept."""
        act = _ACTS[context.deed]
        return unless_lost(context, lambda: act(Timekeeper(context, self._asked)))


def timer_name(event: Event) -> str:
    """What a timer is called: *pasta*, or its length: *pum munud*."""
    return event.name or say_duration(round(event.duration_s or 0))


def say_left(seconds: float) -> str:
    """What is left of a timer: to the second at its end, before that to the minute.

    >>> say_left(61.2), say_left(3725)
    ('munud ac un eiliad', 'awr a dwy funud')
    """
    whole = max(0, round(seconds))
    if whole > _TO_THE_SECOND_S:
        whole = round(whole / MINUTE) * MINUTE
    return say_duration(whole)


def _set(keeper: Timekeeper) -> Answer:
    seconds = keeper.slot("hyd")
    assert isinstance(seconds, int)
    now = keeper.now.astimezone(UTC)
    try:
        due = now + timedelta(seconds=seconds)
    except OverflowError:
        return keeper.context.say("rhy_hir")
    name = clean_name(keeper.words_of("enw")) or str(keeper.slot("peth") or "")
    keeper.events.add(Event(Kind.TIMER, due, now, name, duration_s=seconds))
    # "Awr a hanner" is easier to plan by with the moment at which it ends.
    ends = say_moment(keeper.local(due), keeper.now) if seconds >= HOUR else ""
    return keeper.context.say("gosod", label=name, pryd=ends)


def _cancel(keeper: Timekeeper) -> Answer:
    ringing = keeper.ringing(Kind.TIMER)
    if ringing and not any(keeper.words_of(name) for name in ("hyd", "enw", "pa", "pa_un")):
        keeper.events.remove(*ringing)
        return keeper.context.say("stopio")

    def cancel(timers: Sequence[Event]) -> Answer:
        keeper.events.remove(*timers)
        return keeper.context.say("canslo", enw_amserydd=_names(timers))

    return _with_chosen(keeper, keeper.events.all(Kind.TIMER), cancel)


def _cancel_all(keeper: Timekeeper) -> Answer:
    timers = keeper.events.all(Kind.TIMER)
    if not timers:
        return keeper.context.say("dim")
    nifer = count(len(timers), AMSERYDD)
    if len(timers) > 1 and keeper.slot("cadarnhad") is None:
        return keeper.context.ask("cadarnhad", "siwr", nifer=nifer)
    keeper.events.remove(*timers)
    return keeper.context.say("canslo", nifer=nifer)


def _pause(keeper: Timekeeper) -> Answer:
    running = [e for e in keeper.waiting(Kind.TIMER) if e.state is State.SET]
    if not running and keeper.waiting(Kind.TIMER):
        return keeper.context.say("eisoes")

    def pause(timers: Sequence[Event]) -> Answer:
        for event in timers:
            keeper.events.update(paused(event, keeper.now))
        return keeper.context.say("oedi", enw_amserydd=_names(timers), ar_ol=_left(keeper, timers))

    return _with_chosen(keeper, running, pause)


def _resume(keeper: Timekeeper) -> Answer:
    waiting = [e for e in keeper.waiting(Kind.TIMER) if e.state is State.PAUSED]
    if not waiting and keeper.waiting(Kind.TIMER):
        return keeper.context.say("eisoes")

    def resume(timers: Sequence[Event]) -> Answer:
        for event in timers:
            keeper.events.update(resumed(event, keeper.now))
        return keeper.context.say(
            "parhau", enw_amserydd=_names(timers), ar_ol=_left(keeper, timers)
        )

    return _with_chosen(keeper, waiting, resume)


def _restart(keeper: Timekeeper) -> Answer:
    def restart(timers: Sequence[Event]) -> Answer:
        now = keeper.now.astimezone(UTC)
        for event in timers:
            whole = timedelta(seconds=event.duration_s or 0)
            keeper.events.update(replace(event, due=now + whole, state=State.SET, remaining_s=None))
        left = listed(say_left(event.duration_s or 0) for event in timers)
        return keeper.context.say("o_newydd", enw_amserydd=_names(timers), ar_ol=left)

    # Of one that rings too: another batch goes into the oven.
    ringing = keeper.ringing(Kind.TIMER)
    return _with_chosen(keeper, ringing or keeper.waiting(Kind.TIMER), restart)


def _add_time(keeper: Timekeeper) -> Answer:
    seconds = keeper.slot("mwy")
    assert isinstance(seconds, int)

    def add(timers: Sequence[Event]) -> Answer:
        now = keeper.now.astimezone(UTC)
        try:
            longer = [lengthened(event, seconds, keeper.now) for event in timers]
        except OverflowError:
            return keeper.context.say("rhy_hir")
        for event in longer:
            keeper.events.update(event)
        left = listed(say_left(left_s(event, now)) for event in longer)
        return keeper.context.say("ychwanegu", enw_amserydd=_names(timers), ar_ol=left)

    # A timer that rings may be given more time too: the pasta is not done yet.
    ringing = keeper.ringing(Kind.TIMER)
    return _with_chosen(keeper, ringing or keeper.waiting(Kind.TIMER), add)


def _remaining(keeper: Timekeeper) -> Answer:
    ringing = keeper.ringing(Kind.TIMER)
    timers = keeper.waiting(Kind.TIMER)
    if not timers and ringing:
        return keeper.context.say("ar_ben", enw_amserydd=_names(ringing))
    if not timers:
        return keeper.context.say("dim")
    meant = _described(keeper, timers)
    if not meant:
        return keeper.context.say("anhysbys", rhestr=_standing(keeper, timers))
    if len(meant) > 1:
        return keeper.context.say("sawl", rhestr=_standing(keeper, meant))
    group = "wedi_oedi" if meant[0].state is State.PAUSED else "un"
    return keeper.context.say(
        group, enw_amserydd=_names(meant), ar_ol=say_left(left_s(meant[0], keeper.now))
    )


# ------------------------------------------------------------------------------------ choosing


def _described(keeper: Timekeeper, timers: Sequence[Event]) -> list[Event]:
    """The timers of that length, of that name, or of an answer to *pa un?*."""
    meant = list(timers)
    seconds = keeper.slot("hyd")
    if isinstance(seconds, int):
        meant = [event for event in meant if event.duration_s == seconds]
    name = keeper.words_of("enw") or str(keeper.slot("peth") or "")
    if name:
        meant = [event for event in meant if is_named(event, name)]
    place = keeper.slot("pa")
    if isinstance(place, int):
        meant = at_place(meant, place)
    answer = keeper.words_of("pa_un")
    return chosen(keeper.among_asked(meant), answer) if answer else meant


def _with_chosen(
    keeper: Timekeeper, timers: Sequence[Event], act: Callable[[Sequence[Event]], Answer]
) -> Answer:
    """Do it to the one that was meant; ask which, when it may be several."""
    if not timers:
        return keeper.context.say("dim")
    meant = _described(keeper, timers)
    if not meant:
        return keeper.context.say("anhysbys", rhestr=_standing(keeper, timers))
    if len(meant) > 1 and not is_all(keeper.words_of("pa_un")):
        keeper.remember(meant)
        which = either([f"yr amserydd {timer_name(event)}" for event in meant])
        return keeper.context.ask("pa_un", "pa_un", rhestr=which)
    return act(meant)


def _names(timers: Sequence[Event]) -> str:
    """After *amserydd*: "pasta", or of several "pasta a'r amserydd pum munud"."""
    first, *more = (timer_name(event) for event in timers)
    return " a'r amserydd ".join([first, *more])


def _left(keeper: Timekeeper, timers: Sequence[Event]) -> str:
    return listed(say_left(left_s(event, keeper.now)) for event in timers)


def _standing(keeper: Timekeeper, timers: Sequence[Event]) -> str:
    """Every timer with what is left of it."""
    parts = []
    for event in timers:
        held = ", wedi'i oedi" if event.state is State.PAUSED else ""
        left = say_left(left_s(event, keeper.now))
        parts.append(f"{left} ar yr amserydd {timer_name(event)}{held}")
    return listed(parts, "; ")


_ACTS: Mapping[str, Callable[[Timekeeper], Answer]] = {
    "gosod": _set,
    "canslo": _cancel,
    "canslo_pob_un": _cancel_all,
    "oedi": _pause,
    "parhau": _resume,
    "o_newydd": _restart,
    "ychwanegu": _add_time,
    "ar_ol": _remaining,
}
