"""A question that a skill puts, in its own words, is answered like any other."""

from __future__ import annotations

import random

import pytest

from macsen_lite.clock import FixedClock
from macsen_lite.dialogue.context import Context, Expects, Missing
from macsen_lite.errors import IntentError
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.skills.base import SkillContext
from tests.fakes.decider import match

from .conftest import SUNDAY

SET = match("amseru.gosod")


def context(loader: IntentLoader) -> SkillContext:
    intents = loader.load()
    return SkillContext(
        SET,
        FixedClock(SUNDAY),
        random.Random(0),
        intents.intent(SET.intent),
        intents.file_of(SET.skill),
    )


def test_the_slot_it_asks_for_is_waited_for() -> None:
    asked = Context(last=SET).answered("Am faint?", "hyd").question
    assert isinstance(asked, Missing) and asked.slot == "hyd"
    assert asked.expects is Expects.SLOT
    assert Context(last=SET).answered("Iawn.").question is None


def test_a_slot_that_the_file_lacks_is_its_fault(loader: IntentLoader) -> None:
    with pytest.raises(IntentError, match="“enw”") as caught:
        context(loader).ask("enw", "")
    assert "amseru.yaml" in caught.value.hint
