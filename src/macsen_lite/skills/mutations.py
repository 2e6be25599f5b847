"""What the words that cause mutation do, put into words: *ar ôl “dau” daw treiglad meddal*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macsen_lite.welsh.mutation import Gender, Mutation
from macsen_lite.welsh.syntax import after
from macsen_lite.welsh.triggers import TRIGGERS, Trigger, Use

__all__ = ["Effect", "described_after"]


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that a word does to the next."""

    mutation: Mutation
    what: str
    """The mutation's name, and where it stops short."""
    when: str
    """In which use, or before which gender; empty for a word that always does the same."""
    example: str
    """The word with another after it: *dau gi*."""


# A word that can stand after it, by the trigger or by its use.
_BY_USE = {
    Use.PLACE: "Caerdydd",
    Use.PREDICATE: "cyflym",
    Use.VERB_NOUN: "canu",
    Use.AND: "coffi",
    Use.RELATIVE: "canodd",
    Use.QUESTION: "canodd",
    Use.THAN: "cath",
    Use.NOR: "cath",
    Use.REFUSAL: "cyffwrdd",
    Use.NEGATIVE: "canodd",
    Use.COUNTING: "ci",
    Use.YEARS: "blynedd",
}
_BY_WORD = {
    **dict.fromkeys(("dau", "tri", "pedwar", "chwe", "deg"), "ci"),
    **dict.fromkeys(("rhy", "go", "mor"), "cyflym"),
    **dict.fromkeys(("pan", "fe", "mi", "ni", "oni"), "canodd"),
    "wedi": "canu",
    "tua": "cant",
}
_OWNERS = frozenset(("ei", "'i", "'w"))
_ANY = "cath"


def described_after(word: str, names: Mapping[str, object]) -> tuple[Effect, ...]:
    """Every effect of a word of `TRIGGERS`, in the table's order; those alike only once.

    ``names``: Welsh names, as the skill's file has them under ``data``: *effeithiau* by mutation,
    *defnydd* by use, *rhyw* and *perchennog* by gender. Raises KeyError for a word that is not in
    the table.
    """
    effects = tuple(_effect(entry, names) for entry in TRIGGERS[word] if _is_said(entry))
    return tuple(dict.fromkeys(effects))


def _is_said(entry: Trigger) -> bool:
    return entry.use is None or entry.use in _BY_USE


def _effect(entry: Trigger, names: Mapping[str, object]) -> Effect:
    when = ""
    if entry.use is not None:
        when = _name(names, "defnydd", entry.use.value)
    elif entry.gender is not None:
        when = _name(names, "perchennog" if entry.word in _OWNERS else "rhyw", entry.gender.value)
    example = after(entry.word, _example(entry), use=entry.use, gender=entry.gender)
    return Effect(
        entry.mutation, _name(names, "effeithiau", entry.mutation.value), when, f"“{example}”"
    )


def _example(entry: Trigger) -> str:
    if entry.mutation is Mutation.H:
        return "ysgol"
    if entry.use is not None:
        return _BY_USE[entry.use]
    if entry.gender is not None and entry.word not in _OWNERS:
        return "ci" if entry.gender is Gender.MASCULINE else "cath"
    return _BY_WORD.get(entry.word, _ANY)


def _name(names: Mapping[str, object], group: str, key: str) -> str:
    listed = names.get(group)
    return str(listed[key]) if isinstance(listed, Mapping) else key
