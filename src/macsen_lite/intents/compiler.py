"""From one file's YAML to compiled intents. The slow half of loading: the result is kept.

hassil, pydantic and Jinja2 are imported here or below, and nowhere on the way of a spoken turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_building import nothing
from macsen_lite.intents import schema
from macsen_lite.intents.automaton import label
from macsen_lite.intents.compiling.answers import check_answers
from macsen_lite.intents.compiling.intent import IntentSource, compile_intent, sentence_sources
from macsen_lite.intents.compiling.rules import Rules, parse
from macsen_lite.intents.compiling.sentences import phrase, sentence
from macsen_lite.intents.compiling.slots import Lists
from macsen_lite.intents.compiling.written import Written
from macsen_lite.intents.model import Common, Intent, SkillFile
from macsen_lite.intents.source import Faults, Source
from macsen_lite.welsh.tokens import words


@dataclass(frozen=True, slots=True)
class CommonSource:
    """One ``_common.yaml`` as read."""

    source: Source
    content: schema.CommonFile


def read_common(source: Source) -> CommonSource:
    """Check one ``_common.yaml``. Raises SourceError."""
    return CommonSource(source, schema.validate(source, schema.CommonFile))


def compile_common(sources: list[CommonSource]) -> Common:
    """What the common files say together; where two say the same thing, the later one counts.

    Raises SourceError.
    """
    rules = _rules(_read(sources))
    before, after = nothing(), nothing()
    replies: dict[str, tuple[str, ...]] = {}
    say_as: dict[str, str] = {}
    dialogue: dict[str, WordAutomaton] = {}
    for name in rules:
        _ = rules[name]
    for common in sources:
        around = common.content.around
        if around.before:
            before = phrase(Written(common.source, ("around", "before"), around.before), rules)
        if around.after:
            after = phrase(Written(common.source, ("around", "after"), around.after), rules)
        for name, ways in common.content.replies.items():
            replies[name] = tuple(ways)
            check_answers(common.source, ("replies", name), ways)
        for name, text in common.content.dialogue.items():
            dialogue[name] = phrase(Written(common.source, ("dialogue", name), text), rules)
        say_as |= _say_as(common.content.say_as)
    return Common(before, after, say_as, replies, dialogue)


def compile_file(source: Source, commons: list[CommonSource]) -> SkillFile:
    """Compile one skill's file. Raises SourceError with every fault."""
    content = schema.validate(source, schema.SkillFile)
    faults = Faults()
    files = _read(commons, (source, content))
    rules, lists = _rules(files), _lists(files)
    for name in content.rules:
        with faults.collect():
            _ = rules[name]
    intents: list[Intent] = []
    for intent_id, entry in content.intents.items():
        with faults.collect():
            written = IntentSource(source, content, intent_id, entry, rules, lists)
            intents.append(compile_intent(written))
    faults.raise_any()
    return SkillFile(
        source.path,
        content.skill,
        {str(lang): text for lang, text in content.about.items()},
        content.data,
        _say_as(content.say_as),
        tuple(intents),
    )


def sentence_automata(
    source: Source, commons: list[CommonSource], file: SkillFile
) -> dict[str, tuple[WordAutomaton, ...]]:
    """Each template of each intent by itself, as the intent's automaton has it.

    ``file`` is what `compile_file` made of the same source and commons.
    """
    rules = _rules(_read(commons, (source, schema.validate(source, schema.SkillFile))))
    made: dict[str, tuple[WordAutomaton, ...]] = {}
    for intent in file.intents:
        labels = {name: label(slot.key) for name, slot in intent.slots.items()}
        written = sentence_sources(source, intent.id, intent.sentences)
        made[intent.id] = tuple(sentence(w, parse(w, rules), rules, labels)[0] for w in written)
    return made


_Read = tuple[Source, schema.CommonFile | schema.SkillFile]


def _read(commons: list[CommonSource], *file: _Read) -> list[_Read]:
    """The common files in order, and the one that they are for, whose words count last."""
    return [*((common.source, common.content) for common in commons), *file]


def _rules(files: list[_Read]) -> Rules:
    written: dict[str, Written] = {}
    for source, content in files:
        for name, text in content.rules.items():
            written[name] = Written(source, ("rules", name), text)
    return Rules(written)


def _lists(files: list[_Read]) -> Lists:
    lists: Lists = {}
    for source, content in files:
        for name, listed in content.lists.items():
            lists[name] = Written(source, ("lists", name), ""), listed
    return lists


def _say_as(written: Mapping[str, str]) -> dict[str, str]:
    return {" ".join(words(spelt)): " ".join(words(said)) for spelt, said in written.items()}
