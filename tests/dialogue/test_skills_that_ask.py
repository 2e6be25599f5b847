"""A skill may ask for something itself: the next words are its answer."""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.dialogue.context import Expects
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.paths import intents_dir
from macsen_lite.skills import registry
from macsen_lite.skills.base import Answer, SkillContext

YAML = """
skill: clirio
intents:
  clirio.rhestr:
    sentences: ["clirio'r rhestr", "cliria'r rhestr"]
    slots:
      siwr:
        list:
          - {in: "(ie|ydw|iawn)", value: true}
          - {in: "(na|nac ydw|nage)", value: false}
    later: [siwr]
    answers:
      gofyn: "Ydych chi'n siŵr?"
      do: "Mae'r rhestr yn wag."
      na: "Iawn, gadewais i hi fel y mae."
"""


class Clear:
    """Asks before it does what cannot be undone."""

    def answer(self, context: SkillContext) -> Answer:
        sure = context.match.slots.get("siwr")
        if sure is None:
            return context.ask("siwr", "gofyn")
        return context.say("do" if sure.value else "na")


@pytest.fixture
def assistant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    (tmp_path / "clirio.yaml").write_text(YAML, encoding="utf-8")
    monkeypatch.setitem(registry.HANDLERS, "clirio", f"{__name__}:Clear")  # type: ignore[arg-type]

    def deaf(_: object) -> object:
        raise AssertionError("nothing is said aloud here")

    loader = IntentLoader([intents_dir(), tmp_path])
    clock = FixedClock(datetime(2026, 3, 4, 10, 0))
    return Assistant(loader.load, deaf, clock, random.Random(0))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        (["ie"], "Mae'r rhestr yn wag."),
        (["ydw os gwelwch yn dda"], "Mae'r rhestr yn wag."),
        (["na"], "Iawn, gadewais i hi fel y mae."),
        (["eto", "ie"], "Mae'r rhestr yn wag."),
    ],
)
def test_the_answer_comes_back_to_the_skill(
    assistant: Assistant, said: list[str], answered: str
) -> None:
    turn = assistant.ask("clirio'r rhestr")
    assert (turn.answer, turn.expects) == ("Ydych chi'n siŵr?", Expects.SLOT)
    for text in said:
        turn = assistant.ask(text)
    assert (turn.answer, turn.expects) == (answered, None)


def test_what_is_not_understood_asks_again_in_the_skills_words(assistant: Assistant) -> None:
    assistant.ask("cliria'r rhestr")
    turn = assistant.ask("banana melyn mawr iawn")
    assert turn.answer.endswith("Ydych chi'n siŵr?") and turn.expects is Expects.SLOT
    assert assistant.ask("faint o'r gloch ydi hi").match is not None
    assert assistant.expects is None


def test_never_mind_ends_it(assistant: Assistant) -> None:
    assistant.ask("clirio'r rhestr")
    assert assistant.ask("paid").match is None and assistant.expects is None
