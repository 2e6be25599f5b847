"""Slot types: what a slot can hold, how it is heard, and the value it is read as.

A slot type gives an automaton (so that the slot is heard) and reads words back to a JSON value
(so that it is understood). Most are a `macsen_lite.welsh.rule.Rule` with a way of turning its
meaning into JSON (:class:`RuleSlot`); they are in ``slot_types``, one module a topic, loaded when
a file first names one of them. Add one with :func:`slot_type`; a YAML file then names it under
``slots:``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any, Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

from macsen_lite.automaton import WordAutomaton
from macsen_lite.welsh.rule import Memo, Reading, Rule

JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]
T = TypeVar("T")

TEST_NOW = datetime(2026, 3, 4, 10, 0, tzinfo=ZoneInfo("Europe/London"))
"""The moment at which the tests of YAML files are read: a Wednesday morning."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One thing that a list slot can be."""

    templates: tuple[str, ...]
    """Ways of saying it, in the syntax of sentences, without slots."""
    value: JsonValue
    """What the skill gets."""
    say: str
    """How the answer says it back."""


@dataclass(frozen=True, slots=True)
class SlotSpec:
    """A slot as its YAML declares it."""

    type: str
    """The name of a slot type, or ``list``."""
    items: tuple[ListItem, ...] = ()
    """What a list may hold, in order. For other types: the items of a list that the slot, or its
    type, names; their templates are then plain phrases."""
    options: Mapping[str, JsonValue] = field(default_factory=dict)
    """What else the YAML says of it: ``{type: number, max: 100}``."""


@dataclass(frozen=True, slots=True)
class SlotValue:
    """What was said in a slot."""

    value: JsonValue
    """What it means: seconds for durations, HH:MM for times, ISO dates, a list's value."""
    text: str
    """The user's own words, normalised."""
    said: str
    """The same in the words that an answer should use."""
    exact: bool = True
    """False when the words leave something open: *saith* may be morning or evening."""


@dataclass(frozen=True, slots=True)
class SlotReading:
    """One way of reading a slot from a given word on."""

    end: int
    """The first word that is not part of it."""
    cost: float
    value: SlotValue


class SlotType(Protocol):
    """One slot's grammar and its meaning."""

    @property
    def spec(self) -> SlotSpec:
        """What it was made from."""
        ...

    @property
    def key(self) -> str:
        """A name without white space, equal for slots that hear and mean the same."""
        ...

    def automaton(self) -> WordAutomaton:
        """Everything that can be said in the slot, with no marks."""
        ...

    def vocabulary(self) -> frozenset[str]:
        """Every word that may be read in it; empty when any word may."""
        ...

    def readings(self, words: Sequence[str], at: int, now: datetime) -> Iterable[SlotReading]:
        """Every way of reading words from ``at`` on. ``now`` (aware) is what dates count from."""
        ...

    def read(self, words: Sequence[str], now: datetime) -> SlotValue | None:
        """The meaning of exactly these words, or None when they are not one of the slot's."""
        ...


SlotFactory = Callable[[SlotSpec], SlotType]


@dataclass(frozen=True, slots=True)
class Kind:
    """A slot type that YAML can name."""

    make: SlotFactory
    options: Mapping[str, tuple[type, ...]]
    """Options that YAML may give, and the types their values may have."""
    items_from: str
    """The list in ``_common.yaml`` or the file whose items it gets, when there is one."""


SLOT_TYPES: dict[str, Kind] = {}
"""Slot types that are loaded, by the name that YAML gives them."""

_MODULES: Mapping[str, str] = {
    "number": "numbers",
    "ordinal": "numbers",
    "duration": "time",
    "clock_time": "time",
    "date": "dates",
    "moment": "moments",
    "place": "places",
    "room": "words",
    "device": "words",
    "media": "media",
    "text": "words",
    "money": "quantities",
    "temperature": "quantities",
    "percent": "quantities",
    "sum": "sums",
    "measure": "sums",
    "unit": "sums",
    "range": "ranges",
}
"""Where the types live that come with the program."""


def slot_type(
    name: str,
    options: Mapping[str, type | tuple[type, ...]] | None = None,
    items_from: str = "",
) -> Callable[[SlotFactory], SlotFactory]:
    """Register a factory under ``name``.

    The factory raises ValueError, with a sentence for the writer of the YAML, for an option whose
    value it cannot use.
    """
    allowed = {
        option: types if isinstance(types, tuple) else (types,)
        for option, types in (options or {}).items()
    }

    def register(factory: SlotFactory) -> SlotFactory:
        SLOT_TYPES[name] = Kind(factory, allowed, items_from)
        return factory

    return register


def slot_names() -> list[str]:
    """Every type that YAML can name, ``list`` too."""
    return sorted({*SLOT_TYPES, *_MODULES, "list"})


def slot_kind(name: str) -> Kind | None:
    """The type of that name, loaded now if need be; None if there is none."""
    if name not in SLOT_TYPES and name in _MODULES:
        import_module(f"macsen_lite.intents.slot_types.{_MODULES[name]}")
    return SLOT_TYPES.get(name)


def key_of(spec: SlotSpec) -> str:
    """A key for a slot made from ``spec``: its type, and a digest of what makes it its own."""
    if not spec.items and not spec.options:
        return spec.type
    content = json.dumps(
        [[[list(i.templates), i.value, i.say] for i in spec.items], dict(spec.options)],
        sort_keys=True,
    )
    return f"{spec.type}:{hashlib.sha256(content.encode()).hexdigest()[:12]}"


def best(readings: Iterable[SlotReading], end: int) -> SlotValue | None:
    """The cheapest of ``readings`` that ends at ``end``."""
    whole = [reading for reading in readings if reading.end == end]
    return min(whole, key=lambda r: r.cost).value if whole else None


class RuleSlot(Generic[T]):
    """A slot that is a rule of Welsh grammar."""

    def __init__(
        self,
        spec: SlotSpec,
        rule: Callable[[], Rule[T]],
        value: Callable[[T, datetime], JsonValue],
        say: Callable[[T, datetime], str],
        exact: Callable[[T], bool] = lambda _: True,
        heard: Callable[[], WordAutomaton] | None = None,
    ) -> None:
        """``rule`` is called when something is first read or heard.

        ``heard`` gives the automaton where less is to be heard than can be read; by default it is
        the rule's.
        """
        self.spec = spec
        self.key = key_of(spec)
        self._make = rule
        self._value = value
        self._say = say
        self._exact = exact
        self._heard = heard

    @cached_property
    def rule(self) -> Rule[T]:
        """What it reads."""
        return self._make()

    def automaton(self) -> WordAutomaton:
        """Everything that can be heard in the slot."""
        return self._heard() if self._heard else self.rule.automaton

    def vocabulary(self) -> frozenset[str]:
        """Every word that the rule reads, but for figures."""
        return self.rule.words

    def rule_readings(self, words: Sequence[str], at: int) -> tuple[Reading[T], ...]:
        """What the rule makes of words from ``at`` on; remembered for the last utterances."""
        return self.rule.readings(words, at, memo_of(self.rule, tuple(words)))

    def readings(self, words: Sequence[str], at: int, now: datetime) -> Iterator[SlotReading]:
        """Every way of reading words from ``at`` on."""
        for reading in self.rule_readings(words, at):
            meaning = reading.value
            text = " ".join(words[at : reading.end])
            value = SlotValue(
                self._value(meaning, now), text, self._say(meaning, now), self._exact(meaning)
            )
            yield SlotReading(reading.end, reading.cost, value)

    def read(self, words: Sequence[str], now: datetime) -> SlotValue | None:
        """The meaning of exactly these words."""
        return best(self.readings(words, 0, now), len(words))


@lru_cache(maxsize=64)
def memo_of(rule: Rule[Any], words: tuple[str, ...]) -> Memo:
    """What is known of these words: parsing and matching ask the same of several slots."""
    return [_known(rule, len(words), words[at:]) for at in range(len(words) + 1)]


@lru_cache(maxsize=1024)
def _known(  # the arguments are its key
    rule: Rule[Any],  # noqa: ARG001
    length: int,  # noqa: ARG001
    rest: tuple[str, ...],  # noqa: ARG001
) -> dict[int, tuple[Reading[Any], ...]]:
    """What is known of the last words of so many: a mended sentence ends as it did before.

    It holds on to the rule, so that none of its parts is taken for another made in its place.
    """
    return {}
