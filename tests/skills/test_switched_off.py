"""How to switch on what is off: with a command, or on the page with its button."""

from __future__ import annotations

import random

import numpy as np
import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clip import AudioClip
from macsen_lite.clock import FixedClock
from macsen_lite.intents.slots import TEST_NOW
from tests.fakes.recogniser import ScriptedRecogniser, transcript
from tests.fakes.talk import shipped

ASKED = ("beth yw'r tywydd", "beth yw'r newyddion", "agor Clic", "pwy oedd Owain Glyndŵr")


def assistant(said: str = "") -> Assistant:
    made = ScriptedRecogniser(transcript(said))
    return Assistant(shipped, lambda _: made, FixedClock(TEST_NOW), random.Random(0))  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize("said", ASKED)
def test_elsewhere_it_is_a_command_and_a_section_in_words(said: str) -> None:
    spoken = assistant(said).hear(AudioClip(np.zeros(1600, np.int16), 16_000)).answer
    for answer in (assistant().ask(said).answer, spoken):
        assert "config edit" in answer and answer.endswith("wrth ymlaen, o dan ar lein.")


@pytest.mark.parametrize("said", ASKED)
def test_on_the_page_it_is_a_button(said: str) -> None:
    asked = assistant()
    asked.services.has_page = True
    answer = asked.ask(said).answer
    assert answer.endswith("rhaid mynd i'r dudalen Cyflwr a phwyso'r botwm Rhyngrwyd.")
    assert "config" not in answer


@pytest.mark.parametrize("said", ASKED)
def test_the_command_is_as_it_has_to_be_typed_here(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MACSEN_COMMAND", "scripts/run")
    assert "scripts/run config edit" in assistant().ask(said).answer
    spoken = assistant(said).hear(AudioClip(np.zeros(1600, np.int16), 16_000)).answer
    assert "macsen-lite config edit" in spoken, "a path is not for the ear"
