"""Rules about what an intent has and lacks, and about rules and lists that nothing uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from macsen_lite.intents import schema
from macsen_lite.intents.lint_file import Finding, LintedFile, Surroundings
from macsen_lite.intents.list_slot import ListSlot
from macsen_lite.intents.slots import Kind, slot_kind
from macsen_lite.welsh.tokens import fold, words

_LIKE = 60
"""How like (of 100) a word of some sentence a needed word must be; another form of it is."""
_TEMPLATE_SIGNS = re.compile(r"[{}<>()\[\]]")
_RULE = re.compile(r"<\s*([^<>]+?)\s*>")


def untested(linted: LintedFile, _: Surroundings) -> Iterator[Finding]:
    """Intents without a sentence that must be understood."""
    for intent in linted.file.intents:
        if all(test.negative for test in intent.tests):
            yield linted.finding("no-tests", ("intents", intent.id), key=True, intent=intent.id)


def unanswered(linted: LintedFile, around: Surroundings) -> Iterator[Finding]:
    """Intents that have nothing to say, or say it where nobody looks."""
    is_coded = linted.file.skill in around.coded
    for intent in linted.file.intents:
        loc = ("intents", intent.id)
        if not intent.answers:
            yield linted.finding("no-answer", loc, key=True, intent=intent.id)
        elif not is_coded and "" not in intent.answers:
            yield linted.finding("answer-groups", (*loc, "answers"), key=True)
        if not is_coded and linted.content.intents[intent.id].gives:
            yield linted.finding("gives", (*loc, "gives"), key=True)


def needless(linted: LintedFile, _: Surroundings) -> Iterator[Finding]:
    """``needs:`` that are no words, or words that are like none of any sentence."""
    for intent in linted.file.intents:
        heard = set(intent.automaton.words())
        for slot in intent.slots.values():
            if isinstance(slot, ListSlot):
                heard |= set(slot.vocabulary())
        folded = {fold(word) for word in heard}
        for i, need in enumerate(linted.content.intents[intent.id].needs):
            loc = ("intents", intent.id, "needs", i)
            if _TEMPLATE_SIGNS.search(need):
                yield linted.finding("needs-template", loc, need=need)
                continue
            for way in need.split("|"):
                if not all(_is_like(fold(word), folded) for word in words(way)):
                    yield linted.finding("needs-unheard", loc, need=way.strip())


def _is_like(word: str, heard: set[str]) -> bool:
    """Whether a near miss of a sentence with one of ``heard`` may have the word in it."""
    return bool(process.extractOne(word, heard, scorer=fuzz.ratio, score_cutoff=_LIKE))


def unused(linted: LintedFile, _: Surroundings) -> Iterator[Finding]:
    """Rules and lists of the file that nothing in it uses."""
    content = linted.content
    templates = [*content.rules.values()]
    lists = [*content.lists.values()]
    named: set[str] = set()
    for entry in content.intents.values():
        templates += entry.sentences
        for slot in entry.slots.values():
            named |= {slot.type or "", slot.list if isinstance(slot.list, str) else ""}
            if isinstance(slot.list, list):
                lists.append(slot.list)
    for items in lists:
        if not isinstance(items, schema.ListFile):
            templates += [text for item in items for text in item.in_]
    used = {name for text in templates for name in _RULE.findall(text)}
    for name in content.rules:
        if name not in used:
            yield linted.finding("unused-rule", ("rules", name), key=True, name=name)
    # A list may also stand in for the one that a slot type takes its items from.
    taken = {kind.items_from for kind in _kinds(content)}
    for name in content.lists:
        if name not in named and name not in taken:
            yield linted.finding("unused-list", ("lists", name), key=True, name=name)


def _kinds(content: schema.SkillFile) -> Iterator[Kind]:
    for entry in content.intents.values():
        for slot in entry.slots.values():
            kind = slot_kind(slot.type) if slot.type else None
            if kind is not None:
                yield kind
