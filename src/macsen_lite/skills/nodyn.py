"""Notes: made, read, counted, and deleted once that is confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.keeping import unless_lost
from macsen_lite.skills.own_words import own_words
from macsen_lite.store.notes import Note, Notes
from macsen_lite.welsh.clauses import sentence_of
from macsen_lite.welsh.itemising import named_among
from macsen_lite.welsh.mutation import Gender, article
from macsen_lite.welsh.nouns import Noun
from macsen_lite.welsh.numbers import count, ordinal

NODYN = Noun("nodyn", "nodiadau", Gender.MASCULINE)


class NodynSkill:
    """Keeps notes."""

    def answer(self, context: SkillContext) -> Answer:
        """Do it and say so, or say that it could not be kept."""
        act = _ACTS[context.deed]
        return unless_lost(context, lambda: act(_Turn(context)))


@dataclass(frozen=True)
class _Turn:
    """One turn."""

    context: SkillContext

    @cached_property
    def store(self) -> Notes:
        return Notes(self.context.services.database)

    @cached_property
    def notes(self) -> list[Note]:
        """The oldest first."""
        return self.store.all()

    @property
    def number(self) -> str:
        return count(len(self.notes), NODYN)

    def value(self, slot: str) -> object:
        found = self.context.match.slots.get(slot)
        return None if found is None else found.value


def _add(turn: _Turn) -> Answer:
    text = own_words(turn.context, "nodyn")
    if turn.value("bod") == "bod":
        text = sentence_of(text)
    turn.store.add(text, turn.context.clock.now())
    return turn.context.say("ychwanegu", testun=text)


def _read(turn: _Turn) -> Answer:
    said = {"nifer": turn.number}
    if not turn.notes:
        return turn.context.say("dim", testun="", **said)
    if len(turn.notes) == 1:
        return turn.context.say("un", testun=turn.notes[0].text, **said)
    return turn.context.say("sawl", testun=_numbered(turn.notes, turn.notes), **said)


def _numbered(notes: Sequence[Note], among: Sequence[Note]) -> str:
    """Notes by their place: "Y cyntaf: ffonio'r banc. Yr ail: mae'r car yn y garej"."""
    places = [(article(ordinal(among.index(note) + 1)), note.text) for note in notes]
    return ". ".join(f"{place[0].upper()}{place[1:]}: {text}" for place, text in places)


def _read_one(turn: _Turn) -> Answer:
    said = {"nifer": turn.number}
    if not turn.notes:
        return turn.context.say("dim", testun="", **said)
    note = _at(turn)
    if note is None:
        return turn.context.say("dim_cynifer", testun="", **said)
    return turn.context.say("nodyn", testun=note.text, **said)


def _at(turn: _Turn) -> Note | None:
    """The note at the place that was said, the last without one; None if there are not so many."""
    place = turn.value("pa")
    if not isinstance(place, int) or place < 0:  # yr olaf
        return turn.notes[-1]
    return turn.notes[place - 1] if place <= len(turn.notes) else None


def _count(turn: _Turn) -> Answer:
    return turn.context.say("faint" if turn.notes else "dim", nifer=turn.number)


def _delete(turn: _Turn) -> Answer:
    context = turn.context
    said = {"nifer": turn.number, "nodyn": "", "rhai": ""}
    if not turn.notes:
        return context.say("dim", **said)
    about = own_words(context, "testun")
    note = _at(turn)
    if about and turn.value("pa") is None:
        texts = set(named_among(about, [note.text for note in turn.notes]))
        found = [note for note in turn.notes if note.text in texts]
        if not found:
            return context.say("anhysbys", **said)
        if len(found) > 1:
            return context.ask("pa", "pa_un", **{**said, "rhai": _numbered(found, turn.notes)})
        note = found[0]
    if note is None:
        return context.say("dim_cynifer", **said)
    confirmed = turn.value("cadarnhad")
    if confirmed is None:
        return context.ask("cadarnhad", "siwr", **{**said, "nodyn": note.text})
    if confirmed is not True:
        return context.say("cadw", **said)
    turn.store.remove(note)
    return context.say("dileu", **said)


def _delete_all(turn: _Turn) -> Answer:
    context = turn.context
    if not turn.notes:
        return context.say("dim", nifer="")
    confirmed = turn.value("cadarnhad")
    if confirmed is None:
        return context.ask("cadarnhad", "siwr", nifer=turn.number)
    if confirmed is not True:
        return context.say("cadw", nifer=turn.number)
    turn.store.remove(*turn.notes)
    return context.say("dileu", nifer="")


_ACTS: Mapping[str, Callable[[_Turn], Answer]] = {
    "ychwanegu": _add,
    "darllen": _read,
    "darllen_un": _read_one,
    "faint": _count,
    "dileu": _delete,
    "dileu_pob_un": _delete_all,
}
