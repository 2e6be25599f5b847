"""Answers from YAML: Jinja2 templates, sandboxed, with filters that speak Welsh.

Jinja2 takes 0.07 s to import, so it is only loaded for an answer that has something to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from macsen_lite.intents.filters import SENTENCE_FILTERS
from macsen_lite.welsh.calendar import day_name, month_name, relative_day, say_date
from macsen_lite.welsh.clock import say_time
from macsen_lite.welsh.duration import say_duration
from macsen_lite.welsh.mutation import (
    and_,
    article,
    aspirate,
    in_place,
    nasal,
    soft,
    soft_after_yn,
    with_,
)
from macsen_lite.welsh.numbers import cardinal, ordinal

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


class AnswerError(ValueError):
    """An answer that cannot be read or filled in; its text says why."""


def _amser(value: time | datetime | str, rhan: bool = False) -> str:
    moment = time.fromisoformat(value) if isinstance(value, str) else value
    return say_time(moment.time() if isinstance(moment, datetime) else moment, with_part=rhan)


def _dyddiad(value: date | str, blwyddyn: bool = True, diwrnod: bool = True) -> str:
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return say_date(day, year=blwyddyn, weekday=diwrnod)


def _day(say: Callable[[date], str]) -> Callable[[date | str], str]:
    return lambda value: say(date.fromisoformat(value) if isinstance(value, str) else value)


def _diwrnod_perthynol(value: int) -> str:
    return relative_day(value) or ""


def _brawddeg(text: str) -> str:
    """With a capital at the start, as a sentence has."""
    return text[:1].upper() + text[1:]


FILTERS: dict[str, Callable[..., str]] = {
    "treiglad_meddal": soft,
    "treiglad_trwynol": nasal,
    "treiglad_llaes": aspirate,
    "ar_ol_yn": soft_after_yn,
    "yn_y_lle": in_place,
    "ac": and_,
    "ag": with_,
    "y": article,
    "rhif": cardinal,
    "trefnol": ordinal,
    "amser": _amser,
    "hyd": say_duration,
    "dyddiad": _dyddiad,
    "diwrnod": _day(day_name),
    "mis": _day(month_name),
    "diwrnod_perthynol": _diwrnod_perthynol,
    "brawddeg": _brawddeg,
    **SENTENCE_FILTERS,
}
"""What may follow ``|`` in an answer."""


def check(template: str) -> None:
    """Raise AnswerError if the answer is not a template, or names a filter that is not there."""
    fault = "" if _is_plain(template) else _fault(template)
    if fault:
        raise AnswerError(fault)


@lru_cache(maxsize=10_000)  # a file that is read again has most of its answers as they were
def _fault(template: str) -> str:
    from jinja2 import TemplateSyntaxError

    try:
        _environment().from_string(template)
    except TemplateSyntaxError as error:
        return str(error.message)
    return ""


@dataclass(frozen=True, slots=True)
class AnswerNames:
    """What an answer may name."""

    names: Set[str]
    """What stands on its own: slots, ``data:``, ``gives:``, and ``said``."""
    slots: Set[str]
    """What may follow ``said.``"""

    def all_of(self, name: str) -> Set[str]:
        """What could have been meant by ``name``."""
        return self.slots if name.startswith("said.") else self.names


def unknown_names(template: str, known: AnswerNames) -> Iterator[tuple[str, int]]:
    """Names that an answer uses and nobody gives, and the characters before each.

    The answer is one that `check` has passed.
    """
    if _is_plain(template):
        return
    wrong = {n for n in _used_names(template) if n.removeprefix("said.") not in known.all_of(n)}
    for name in sorted(wrong):
        found = re.search(rf"(?<![\w.]){re.escape(name)}\b", template)
        yield name, found.start() if found else 0


@lru_cache(maxsize=10_000)
def _used_names(template: str) -> frozenset[str]:
    """Names that an answer uses and does not set itself; of ``said`` what follows it as well."""
    from jinja2 import meta, nodes

    environment = _environment()
    tree = environment.parse(template)
    names = meta.find_undeclared_variables(tree) - set(environment.globals)
    keys = [(node.node, node.attr) for node in tree.find_all(nodes.Getattr)]
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const):
            keys.append((item.node, str(item.arg.value)))
    of_said = (key for base, key in keys if isinstance(base, nodes.Name) and base.name == "said")
    names |= {f"said.{key}" for key in of_said}
    return frozenset(names)


def render(template: str, values: Mapping[str, object]) -> str:
    """The answer with ``values`` filled in, white space tidied.

    Raises AnswerError for a name that is not among ``values``, and for whatever else goes wrong
    inside: an answer is written by anyone, and must never end the program.
    """
    if _is_plain(template):
        return " ".join(template.split())
    try:
        return " ".join(_environment().from_string(template).render(values).split())
    except Exception as error:  # any filter or method may raise anything
        raise AnswerError(str(error) or type(error).__name__) from error


def _is_plain(template: str) -> bool:
    return not any(mark in template for mark in ("{{", "{%", "{#"))


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    # Answers are spoken or printed as plain text, never HTML.
    environment = SandboxedEnvironment(autoescape=False, undefined=StrictUndefined)
    environment.filters.update(FILTERS)
    return environment
