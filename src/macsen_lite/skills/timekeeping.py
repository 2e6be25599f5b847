"""What the skills that set something for later share: the store, the clock, names and lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from macsen_lite.scheduler import Scheduler
from macsen_lite.skills.base import SkillContext
from macsen_lite.store.events import Event, Events, Kind, State
from macsen_lite.welsh.duration_reading import duration_rule
from macsen_lite.welsh.mutation import and_
from macsen_lite.welsh.ordinal_reading import ordinal_rule
from macsen_lite.welsh.radicals import demutate_key
from macsen_lite.welsh.tokens import words

_ALL = frozenset({"pob un", "bob un", "y cwbl", "y cyfan", "i gyd", "nhw i gyd", "y ddau", "y tri"})
_SMALL = frozenset({"y", "yr", "i", "o", "ar", "gyfer", "enw", "un", "am", "larwm", "amserydd"})
"""Words that tell nothing from another."""


@dataclass(frozen=True)
class Timekeeper:
    """One turn of such a skill."""

    context: SkillContext
    asked: list[int]
    """The events between which the user was last asked to choose, by number; may be changed."""

    @cached_property
    def events(self) -> Events:
        """What is set. Raises StoreError when the store cannot be opened."""
        return Events(self.context.services.database)

    @cached_property
    def scheduler(self) -> Scheduler:
        """To stop and to put off. Raises StoreError."""
        return Scheduler(self.events, self.context.clock)

    @cached_property
    def zone(self) -> str:
        """The user's time zone, by its IANA name."""
        return self.context.services.config.text("cyffredinol.cylchfa")

    @cached_property
    def now(self) -> datetime:
        """Now, in the user's time zone."""
        return self.context.clock.now().astimezone(ZoneInfo(self.zone))

    def local(self, moment: datetime) -> datetime:
        """A moment in the user's time zone."""
        return moment.astimezone(ZoneInfo(self.zone))

    def ringing(self, *kinds: Kind) -> list[Event]:
        """What rings now, of these kinds (of any, without)."""
        return [event for event in self.events.all(*kinds) if event.state is State.RINGING]

    def waiting(self, kind: Kind) -> list[Event]:
        """What is set or paused, the next first."""
        return [event for event in self.events.all(kind) if event.state is not State.RINGING]

    def slot(self, name: str) -> object:
        """The value of a slot, or None when it was not said."""
        found = self.context.match.slots.get(name)
        return None if found is None else found.value

    def words_of(self, name: str) -> str:
        """The user's own words in a slot, or nothing."""
        found = self.context.match.slots.get(name)
        return "" if found is None else found.text

    def remember(self, events: Iterable[Event]) -> None:
        """Keep between which events the user is asked to choose."""
        self.asked[:] = [event.id for event in events]

    def among_asked(self, events: Iterable[Event]) -> list[Event]:
        """Those of ``events`` between which the user was asked to choose, as they were listed."""
        found = {event.id: event for event in events}
        return [found[number] for number in self.asked if number in found]


def left_s(event: Event, now: datetime) -> float:
    """How long it is until an event, in seconds; of a paused timer, what is left of it."""
    if event.due is None:
        return event.remaining_s or 0.0
    return max(0.0, (event.due - now.astimezone(UTC)).total_seconds())


def clean_name(text: str) -> str:
    """A name without the article with which it was said: *y pasta* → *pasta*."""
    said = text.split()
    while len(said) > 1 and said[0] in ("y", "yr", "'r", "i"):
        said = said[1:]
    return " ".join(said)


def _key(text: str) -> frozenset[str]:
    return frozenset(demutate_key(word) for word in words(text) if word not in _SMALL)


def is_named(event: Event, text: str) -> bool:
    """Whether words name an event, mutated or not: *amserydd **b**asta*."""
    wanted = _key(text)
    return bool(wanted) and wanted <= _key(event.name)


def chosen(events: Sequence[Event], text: str) -> list[Event]:
    """Which of several was meant by an answer: its name, its length, its place, or all of them."""
    if is_all(text):
        return list(events)
    named = [event for event in events if is_named(event, text)]
    if named:
        return named
    said = words(text)
    for start in range(len(said)):  # yr un | pum munud; yr amserydd | pasta
        seconds = duration_rule().read(said[start:])
        if seconds is not None:
            return [event for event in events if event.duration_s == seconds]
        place = ordinal_rule(last=True).read(said[start:])
        if place is not None:
            return at_place(events, place)
    return []


def at_place(events: Sequence[Event], place: int) -> list[Event]:
    """The event at a place from 1, or from the end with -1 for the last; none beyond the list."""
    return [events[place - (place > 0)]] if abs(place) <= len(events) else []


def is_all(text: str) -> bool:
    """Whether words mean all of them: *pob un*, *y ddau*."""
    return " ".join(words(text)) in _ALL


def either(parts: Sequence[str], between: str = ", ") -> str:
    """Things between which to choose: "a, b ynteu c"; *ynteu* does not mutate."""
    *first, last = parts
    if not first:
        return last
    end = " " if between == ", " else between
    # 'r leans on the vowel of ynteu.
    article, _, noun = last.partition(" ")
    last = f"'r {noun}" if article in ("y", "yr") and noun else f" {last}"
    return f"{between.join(first)}{end}ynteu{last}"


def listed(parts: Iterable[str], between: str = ", ") -> str:
    """Things one after another: "a, b ac c"; with another mark between, "a; b; ac c"."""
    *first, last = parts
    if not first:
        return last
    end = " " if between == ", " else between
    return f"{between.join(first)}{end}{and_(last)}"
