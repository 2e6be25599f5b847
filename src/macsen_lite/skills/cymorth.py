"""Help: what can be asked, told from the skills themselves, so that it is never out of date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macsen_lite.intents.model import Intent, SkillFile
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.welsh.mutation import and_
from macsen_lite.welsh.radicals import demutate_key
from macsen_lite.welsh.tokens import words

_AT_ONCE = 4
"""How many skills are told of at once to somebody who listens."""
_EXAMPLES, _SPOKEN_EXAMPLES = 4, 2
_TELLING = 3
"""A word of this many letters may tell what help is wanted with."""


class CymorthSkill:
    """Lists skills, says how to ask for one, and gives examples."""

    def __init__(self) -> None:
        """Nothing has been told yet."""
        self._told = 0
        self._examples: list[str] = []

    def answer(self, context: SkillContext) -> Answer:
        """What was asked for: everything, one thing, or an example."""
        match context.deed:
            case "am":
                return _about(context)
            case "enghraifft":
                return self._example(context)
        return self._everything(context)

    def _everything(self, context: SkillContext) -> Answer:
        files = list(_in_order(context))
        if not files:
            return _say(context, "dim")
        if not context.is_spoken and "rhagor" not in context.match.slots:
            lines = [_line(file) for file in files]
            return Answer("\n".join([_say(context, "ysgrifen").text, *lines]))
        if "rhagor" not in context.match.slots:
            self._told = 0
        told = [text for file in files if (text := _deed(file))]
        part = told[self._told : self._told + _AT_ONCE] or told[:_AT_ONCE]
        is_first = self._told == 0
        self._told += len(part)
        listed = _listed(part)
        if self._told >= len(told):
            self._told = 0
            return _say(context, "cwbl" if is_first else "olaf", rhestr=listed)
        return context.ask(
            "rhagor", "rhai" if is_first else "rhagor", rhestr=listed, ti=_ti(context)
        )

    def _example(self, context: SkillContext) -> Answer:
        """One nobody has been given yet, until all have been."""
        known = [say for file in _in_order(context) for say in _examples(file.intents)]
        self._examples = [say for say in self._examples if say in known]
        self._examples = self._examples or context.rng.sample(known, len(known))
        if not self._examples:
            return _say(context, "dim")
        return _say(context, "un", enghraifft=self._examples.pop())


def _about(context: SkillContext) -> Answer:
    slots = context.match.slots
    asked = slots.get("gweithred") or slots.get("pwnc")
    skill, _, deed = str(asked.value).partition(".") if asked else ("", "", "")
    file = next((f for f in context.services.intents.files if f.skill == skill), None)
    if not asked and "testun" in slots:
        file = _named(context, slots["testun"].text)
    if file is None:
        return _say(context, "anhysbys")
    intents = [i for i in file.intents if deed and i.id == f"{skill}.{deed}"] or file.intents
    most = _SPOKEN_EXAMPLES if context.is_spoken else _EXAMPLES
    examples = "; ".join(f"“{say}”" for say in _examples(intents, most))
    if not examples:
        return _say(context, "anhysbys")
    if "gweithred" in slots:
        return _say(context, "gweithred", enghreifftiau=examples)
    return _say(context, "sgil", am=_title(file), enghreifftiau=examples)


def _named(context: SkillContext, text: str) -> SkillFile | None:
    """The skill whose name, or whose account of itself, has one of these words."""
    wanted = {demutate_key(word) for word in words(text) if len(word) >= _TELLING}
    best: tuple[int, SkillFile] | None = None
    for file in _in_order(context):
        told = [file.skill, _title(file), *(intent.describes for intent in file.intents)]
        known = {demutate_key(word) for part in told for word in words(part)}
        common = len(wanted & known)
        if common and (best is None or common > best[0]):
            best = common, file
    return best[1] if best else None


def _in_order(context: SkillContext) -> Iterator[SkillFile]:
    """The skills worth telling of: first those that ``data: trefn`` names, last those of
    ``data: olaf``, and never those of ``data: heb``."""
    first, last, left_out = (_names(context.file, name) for name in ("trefn", "olaf", "heb"))
    files = [file for file in context.services.intents.files if file.skill not in left_out]

    def place(file: SkillFile) -> int:
        if file.skill in first:
            return first.index(file.skill)
        return len(first) + (file.skill in last)

    yield from sorted(files, key=place)


def _names(file: SkillFile, key: str) -> list[str]:
    value = file.data.get(key)
    return [str(name) for name in value] if isinstance(value, list) else []


def _deed(file: SkillFile) -> str:
    """What a skill does, as a verb-noun phrase."""
    return next((intent.describes for intent in file.intents if intent.describes), "")


def _title(file: SkillFile) -> str:
    return file.about.get("cy") or _deed(file).capitalize() or file.skill.capitalize()


def _line(file: SkillFile) -> str:
    example = next(iter(_examples(file.intents)), "")
    return f"{_title(file)}" + (f": “{example}”." if example else ".")


def _examples(intents: Sequence[Intent], most: int | None = None) -> list[str]:
    """Sentences that people may try: the first of every intent, then the second of every one."""
    tests = [[test.say for test in intent.tests if not test.negative] for intent in intents]
    rounds = max(map(len, tests), default=0)
    found = [say[n] for n in range(rounds) for say in tests if n < len(say)]
    return found[:most]


def _listed(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} {and_(last)}" if first else last


def _ti(context: SkillContext) -> bool:
    return context.services.config.text("cyffredinol.cywair") == "ti"


def _say(context: SkillContext, group: str, **values: object) -> Answer:
    return context.say(group, ti=_ti(context), **values)
