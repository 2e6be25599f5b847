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


def spoken(said: str) -> str:
    return assistant(said).hear(AudioClip(np.zeros(1600, np.int16), 16_000)).answer


@pytest.mark.parametrize("said", ASKED)
def test_elsewhere_it_is_a_command_and_a_section_in_words(said: str) -> None:
    answer = assistant().ask(said).answer
    assert "config edit" in answer and answer.endswith("a rhoi true wrth ymlaen, o dan ar lein.")


@pytest.mark.parametrize("said", ASKED)
def test_to_the_ear_it_is_words_and_no_command(said: str) -> None:
    answer = spoken(said)
    assert answer.endswith("rhaid newid hynny yn y gosodiadau ar y cyfrifiadur, o dan ar lein.")
    assert "config" not in answer and "true" not in answer


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


def test_no_command_is_said_for_a_word_that_is_not_there() -> None:
    assert "apt" in assistant().ask("beth yw ystyr sbloetsh").answer
    answer = spoken("beth yw ystyr sbloetsh")
    assert "sbloetsh" in answer and "apt" not in answer
