"""What the lint's rules look at, and what they find."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from macsen_lite.automaton import WordAutomaton
from macsen_lite.intents import schema
from macsen_lite.intents.automaton import label
from macsen_lite.intents.compiler import CommonSource
from macsen_lite.intents.model import Intent, IntentSet, SkillFile
from macsen_lite.intents.problem import Problem
from macsen_lite.intents.slots import TEST_NOW
from macsen_lite.intents.source import Loc, Source
from macsen_lite.intents.spelling import Speller
from macsen_lite.messages import message

Pronounce = Callable[[Collection[str]], Mapping[str, tuple[str, str]]]
"""From words to why some of them cannot be pronounced, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and the code of the rule that found it."""

    code: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a file is held against."""

    intents: IntentSet
    """Every skill that is in use, those of the file among them."""
    commons: tuple[CommonSource, ...] = ()
    speller: Speller | None = None
    """None: spelling is not looked at."""
    pronounce: Pronounce | None = None
    """None: pronunciation is not looked at."""
    coded: Collection[str] = ()
    """Skills whose answers are chosen and filled in by code."""
    files: Collection[Path] = ()
    """The files that are looked at."""
    now: datetime = TEST_NOW


@dataclass(frozen=True, slots=True)
class LintedFile:
    """One skill's file, compiled without a fault."""

    source: Source
    content: schema.SkillFile
    file: SkillFile
    templates: Mapping[str, tuple[WordAutomaton, ...]]
    """Each template's automaton, by intent."""

    def finding(
        self,
        code: str,
        loc: Loc,
        hint: str = "",
        *,
        key: bool = False,
        offset: int = 0,
        **values: object,
    ) -> Finding:
        """A finding in this file, as `finding`."""
        return finding(self.source, code, loc, hint, key=key, offset=offset, **values)


def finding(
    source: Source,
    code: str,
    loc: Loc,
    hint: str = "",
    *,
    key: bool = False,
    offset: int = 0,
    **values: object,
) -> Finding:
    """A finding at ``loc``, or at its key; text and hint stand in the catalogue under its code.

    ``values`` fill them; ``hint`` takes the place of the catalogue's.
    """
    text = message(f"lint.{code}", **values)
    place = source.key_problem(loc, text) if key else source.problem(loc, text, offset=offset)
    return Finding(code, replace(place, hint=hint or _hint(code, values)))


def _hint(code: str, values: Mapping[str, object]) -> str:
    try:
        return message(f"lint.{code}.hint", **values)
    except KeyError:
        return ""


def with_names(sentence: str, intent: Intent) -> str:
    """A sentence of the intent's automaton with ``{name}`` where it has a slot's label."""
    labels = {label(slot.key): "{" + name + "}" for name, slot in intent.slots.items()}
    return " ".join(labels.get(word, word) for word in sentence.split())


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of Welsh in a file."""

    loc: Loc
    text: str
    is_template: bool
    """Whether it is heard; the rest is said or read."""


def texts(source: Source) -> Iterator[Text]:
    """Every piece of Welsh in a skill's file or in ``_common.yaml``, as it stands there."""
    yield from _texts(source.data, (), None)


def _texts(node: object, loc: Loc, is_template: bool | None) -> Iterator[Text]:
    """``is_template`` is None where text is no Welsh: a name, a value."""
    if isinstance(node, str):
        if is_template is not None:
            yield Text(loc, node, is_template)
    elif isinstance(node, list):
        for i, item in enumerate(node):
            yield from _texts(item, (*loc, i), is_template)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(value, (*loc, key), _kind(key, loc, is_template))


def _kind(key: str, loc: Loc, inherited: bool | None) -> bool | None:
    match loc:
        case ():
            if key in ("rules", "around", "dialogue", "lists"):
                return True
            return False if key == "replies" else None
        case ("about",):
            return False if key == "cy" else None
        case ("intents", _):
            if key in ("sentences", "needs"):
                return True
            return False if key in ("answers", "ask", "describes", "tests") else None
        case ("intents", _, "slots", _):
            return True if key == "list" else None
        case ("intents", _, "tests", _):
            return False if key == "say" else None
        case _ if isinstance(loc[-1], int):  # an item of a list
            return {"in": True, "say": False}.get(key)
        case _:
            return inherited if key != "file" else None
