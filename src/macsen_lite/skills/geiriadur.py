"""Words: translated both ways, their plurals, genders, spelling and mutation."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.mutations import described_after
from macsen_lite.skills.own_words import own_words
from macsen_lite.welsh.dictionary import Entry, Found, WordClass, WordList, everyday_dictionary
from macsen_lite.welsh.freedict import PACKAGE, FreedictError, read_freedict
from macsen_lite.welsh.letters import name_letters
from macsen_lite.welsh.mutation import Gender, Mutation, mutate
from macsen_lite.welsh.syntax import Position, after, in_position

_log = logging.getLogger(__name__)

INSTALL = f"sudo apt install {PACKAGE}"
"""What gives the user the larger dictionary, which is not shipped."""
_MOST = 5
"""How many words an answer names at most."""
_MUTATIONS = {
    "meddal": Mutation.SOFT,
    "trwynol": Mutation.NASAL,
    "llaes": Mutation.ASPIRATE,
}
_NOUNS = {
    WordClass.MASCULINE: "enw gwrywaidd",
    WordClass.FEMININE: "enw benywaidd",
    WordClass.EITHER_GENDER: "enw gwrywaidd neu fenywaidd",
    WordClass.PLURAL: "enw lluosog",
}
_GROUPS = {
    WordClass.MASCULINE: "g",
    WordClass.FEMININE: "b",
    WordClass.EITHER_GENDER: "gb",
    WordClass.PLURAL: "lluosog",
}


class GeiriadurSkill:
    """Answers from the dictionary that is shipped, then from FreeDict’s, where it is installed."""

    def __init__(self) -> None:
        """The larger dictionary is read when a word is first missing from the small one."""
        self._larger: dict[Path, WordList | None] = {}

    def answer(self, context: SkillContext) -> Answer:
        """Look the word up and say what was asked of it."""
        return _ACTS[context.deed](_Turn(context, self._larger))


class _Turn:
    """One question about one word."""

    def __init__(self, context: SkillContext, read: dict[Path, WordList | None]) -> None:
        self.context = context
        self._read = read
        self.word = next(
            (
                slot.said if name == "lle" else str(slot.value)
                for name, slot in context.match.slots.items()
                if name in ("gair", "saesneg", "lle", "testun")
            ),
            "",
        )

    @property
    def shown(self) -> str:
        """The word as it was written, if it is none that is known: names have capitals."""
        return own_words(self.context, "testun") or self.word

    def say(self, group: str, **values: object) -> Answer:
        """An answer; to one whom one calls ti in the group for that, if there is one."""
        familiar = f"{group}_ti"
        is_ti = self.context.services.config.text("cyffredinol.cywair") == "ti"
        if is_ti and familiar in self.context.intent.answers:
            group = familiar
        return self.context.say(group, **{"gair": self.word, **values})

    @cached_property
    def larger(self) -> WordList | None:
        """The dictionary of the system; None where there is none that can be read."""
        folder = Path(self.context.services.config.text("geiriadur.ffolder"))
        if folder not in self._read:
            try:
                self._read[folder] = read_freedict(folder)
            except FreedictError as error:
                _log.warning("%s", error)
                self._read[folder] = None
        return self._read[folder]

    def of_welsh(self) -> tuple[Found, ...]:
        """What the word may be, by the first dictionary that knows it."""
        found = everyday_dictionary().of_welsh(self.word)
        return found or (self.larger.of_welsh(self.word) if self.larger else ())

    def of_english(self) -> tuple[Entry, ...]:
        """What translates the word, by the first dictionary that knows it."""
        found = everyday_dictionary().of_english(self.word)
        return found or (self.larger.of_english(self.word) if self.larger else ())

    def unknown(self) -> Answer:
        """That no dictionary has it, and how to get a larger one: a command, not for the ear."""
        if self.larger or self.context.is_spoken:
            return self.say("anhysbys")
        return self.say("bach", gorchymyn=INSTALL)


def _listed(words: list[str], last: str) -> str:
    """“a, b neu c”; words that are only named do not mutate."""
    words = list(dict.fromkeys(words))[:_MOST]
    head, tail = ", ".join(words[:-1]), words[-1]
    return f"{head} {last} {tail}" if head else tail


def _english(found: tuple[Found, ...]) -> str:
    """The meanings, of every entry that the word may be."""
    return _listed([gloss for each in found for gloss in each.entry.english], "neu")


def _welsh(entries: tuple[Entry, ...]) -> str:
    return _listed([f"“{entry.welsh}”" for entry in entries], "neu")


def _to_welsh(turn: _Turn) -> Answer:
    entries = turn.of_english()
    if len({entry.welsh for entry in entries}) == 1:
        kind = _NOUNS.get(entries[0].word_class, "")
        return turn.say("un", cymraeg=entries[0].welsh, enw=kind)
    if entries:
        return turn.say("sawl", cymraeg=_welsh(entries))
    if found := turn.of_welsh():
        return turn.say("eisoes", cymraeg=_english(found))
    return turn.unknown()


def _meaning(turn: _Turn) -> Answer:
    found = turn.of_welsh()
    if not found:
        if entries := turn.of_english():
            return turn.say("saesneg_yw", saesneg=_welsh(entries))
        return turn.unknown()
    said: dict[str, object] = {"saesneg": _english(found), "gwraidd": found[0].entry.welsh}
    if found[0].mutation is Mutation.NONE and not found[0].is_plural:
        return turn.say("un", **said)
    name = next((n for n, m in _MUTATIONS.items() if m is found[0].mutation), "")
    if found[0].is_plural:
        return turn.say("lluosog", gair=found[0].entry.plural, **said)
    if not name:
        return turn.say("un", **said)
    return turn.say("treigledig", treiglad=name, **said)


def _plural(turn: _Turn) -> Answer:
    found = turn.of_welsh()
    if not found:
        return turn.unknown()
    first = found[0]
    if first.is_plural or first.entry.word_class is WordClass.PLURAL:
        return turn.say("eisoes")
    word = first.entry.welsh
    if first.entry.plural:
        return turn.say("un", gair=word, lluosog=first.entry.plural)
    return turn.say("dim" if first.entry.word_class in _NOUNS else "dim_enw", gair=word)


def _gender(turn: _Turn) -> Answer:
    found = turn.of_welsh()
    if not found:
        return turn.unknown()
    entry = found[0].entry
    if found[0].is_plural:
        return turn.say("lluosog")
    group = _GROUPS.get(entry.word_class, "dim_enw")
    gender = Gender.FEMININE if group == "b" else Gender.MASCULINE
    big = "mawr"
    if gender is Gender.FEMININE:
        big = in_position(big, Position.AFTER_FEMININE_NOUN, of=entry.welsh)
    example = f"{after('y', entry.welsh, gender=gender)} {big}"
    return turn.say(group, gair=entry.welsh, enghraifft=example)


def _spelling(turn: _Turn) -> Answer:
    shown = turn.shown
    words = [", ".join(names) for word in shown.split() if (names := name_letters(word))]
    return turn.say("un", gair=shown, llythrennau="; ".join(words)) if words else turn.say("dim")


def _mutated(turn: _Turn) -> Answer:
    found = turn.of_welsh()
    # Of a form that is mutated already: of the word that it comes from.
    known = found and found[0].mutation is not Mutation.NONE and not found[0].is_plural
    word = found[0].entry.welsh if known else turn.shown
    asked = turn.context.match.slots.get("math")
    if asked:
        form = mutate(word, Mutation(str(asked.value)))
        return turn.say("un" if form != word else "dim", gair=word, ffurf=form)
    forms = [
        f"“{form}” (treiglad {name})"
        for name, mutation in _MUTATIONS.items()
        if (form := mutate(word, mutation)) != word
    ]
    if not forms:
        return turn.say("dim_un", gair=word)
    return turn.say("pob", gair=word, ffurf=_listed(forms, "a"))


def _after(turn: _Turn) -> Answer:
    slot = turn.context.match.slots["sbardun"]
    effects = described_after(str(slot.value), turn.context.file.data)
    word = slot.said
    if len(effects) > 1:
        listed = ". ".join(
            f"{effect.when[:1].upper()}{effect.when[1:]}, {effect.what}: {effect.example}"
            for effect in effects
        )
        return turn.say("sawl", gair=word, rhestr=listed)
    (effect,) = effects
    group = "dim" if effect.mutation is Mutation.NONE else "un"
    return turn.say(group, gair=word, effaith=effect.what, enghraifft=effect.example)


_ACTS: Mapping[str, Callable[[_Turn], Answer]] = {
    "cymraeg": _to_welsh,
    "ystyr": _meaning,
    "lluosog": _plural,
    "cenedl": _gender,
    "sillafu": _spelling,
    "treiglad": _mutated,
    "ar_ol": _after,
}
