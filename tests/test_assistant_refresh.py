"""Skills' files changed between two turns of one assistant."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from macsen_lite import paths
from macsen_lite.assistant import Assistant
from macsen_lite.clip import AudioClip
from macsen_lite.config.config import Config
from macsen_lite.errors import GraphError
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.own_lists import own_lists_dir
from macsen_lite.intents.reload import IntentWatcher
from macsen_lite.skills.own_names import OwnNames
from tests.fakes.recogniser import ScriptedRecogniser, transcript

SKILL = """
skill: cegin
intents:
  cegin.x: {{sentences: ["{sentence}"], answers: ["Iawn, {answer}."]}}
"""


class Kitchen:
    """An assistant, its one file, and recognisers opened when they are let."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "cegin.yaml"
        self.write("berwa'r tegell", "te")
        self.loader = IntentLoader([folder])
        self.now = 0.0
        self.opened: list[IntentSet] = []
        self.faults: list[Exception] = []
        self.may_open = threading.Event()
        self.may_open.set()
        self.assistant = Assistant(
            self.loader.load,
            self.open,
            watch=partial(IntentWatcher, self.loader, timer=lambda: self.now),
        )

    def write(self, sentence: str, answer: str) -> None:
        self.file.write_text(SKILL.format(sentence=sentence, answer=answer), encoding="utf-8")

    def open(self, intents: IntentSet) -> Any:
        assert self.may_open.wait(60)
        if self.faults:
            raise self.faults.pop()
        self.opened.append(intents)
        return ScriptedRecogniser(*[transcript(intents.intents[0].sentences[0])] * 3)

    def hear(self) -> str:
        return self.assistant.hear(AudioClip(np.zeros(800, np.int16), 16000)).answer

    def finish(self) -> None:
        """Let the recogniser be opened and wait until it is."""
        self.may_open.set()
        for thread in threading.enumerate():
            if thread.name == "recogniser-follower":
                thread.join(60)

    def refresh(self) -> Any:
        self.now += 1.0
        return self.assistant.refresh()


@pytest.fixture
def kitchen(tmp_path: Path) -> Kitchen:
    return Kitchen(tmp_path)


def test_new_sentences_are_answered_from_the_next_turn_on(kitchen: Kitchen) -> None:
    assert kitchen.assistant.ask("berwa'r tegell").answer == "Iawn, te."
    assert kitchen.refresh().change is None
    kitchen.write("gwna goffi", "coffi")
    change = kitchen.refresh().change
    assert [path.name for path in change.files] == ["cegin.yaml"]
    assert kitchen.assistant.ask("gwna goffi").answer == "Iawn, coffi."
    assert kitchen.opened == [], "nothing was heard yet, so no recogniser has to follow"


def test_the_recogniser_follows_and_the_old_one_is_used_till_then(kitchen: Kitchen) -> None:
    assert kitchen.hear() == "Iawn, te."
    kitchen.may_open.clear()
    kitchen.write("(berwa'r|gwna'r) tegell", "tegell")
    assert kitchen.refresh().followed is None
    assert kitchen.hear() == "Iawn, tegell.", "heard with the old, answered with the new"
    assert len(kitchen.opened) == 1
    kitchen.write("gwna goffi", "coffi")
    kitchen.refresh()
    kitchen.finish()
    followed = kitchen.refresh().followed
    assert followed.error is None
    assert kitchen.hear() == "Iawn, coffi."
    assert kitchen.opened[-1] is kitchen.assistant.intents


def test_a_graph_that_cannot_be_made_is_told_and_the_old_one_kept(kitchen: Kitchen) -> None:
    old = kitchen.assistant.recogniser
    kitchen.faults.append(GraphError("dim lle ar y ddisg"))
    kitchen.may_open.clear()
    kitchen.write("gwna goffi", "coffi")
    kitchen.refresh()
    kitchen.finish()
    followed = kitchen.refresh().followed
    assert "dim lle" in str(followed.error)
    assert kitchen.assistant.recogniser is old


def test_a_bad_file_leaves_the_skill_as_it_was(kitchen: Kitchen) -> None:
    assert kitchen.assistant.ask("berwa'r tegell").answer == "Iawn, te."
    kitchen.write("gwna (goffi", "coffi")
    assert len(kitchen.refresh().change.problems) == 1
    assert kitchen.assistant.ask("berwa'r tegell").answer == "Iawn, te."


def test_without_a_watch_nothing_changes(tmp_path: Path) -> None:
    kitchen = Kitchen(tmp_path)
    plain = Assistant(kitchen.loader.load, kitchen.open)
    refreshed = plain.refresh()
    assert (refreshed.change, refreshed.followed) == (None, None)


def test_new_names_of_the_users_things_are_known_from_the_next_turn_on(tmp_path: Path) -> None:
    (tmp_path / "_common.yaml").write_text("lists: {gorsafoedd: [Radio Cymru]}", encoding="utf-8")
    skill = """
skill: radio
intents:
  radio.x:
    sentences: ["rho {g} ymlaen"]
    slots: {g: gorsafoedd}
    answers: ["Iawn, {{ g }}."]
"""
    (tmp_path / "radio.yaml").write_text(skill, encoding="utf-8")
    loader = IntentLoader([tmp_path, own_lists_dir()])
    now = [0.0]
    config = Config()
    asked = Assistant(
        loader.load,
        partial(pytest.fail, "typed text needs no recogniser"),
        watch=partial(IntentWatcher, loader, timer=lambda: now[0]),
        own_names=OwnNames(config),
    )
    assert asked.ask("rho Radio'r Cwm ymlaen").match is None
    stations = paths.config_dir() / "gorsafoedd.yaml"
    stations.parent.mkdir(parents=True, exist_ok=True)
    text = "gorsafoedd: [{enw: Radio'r Cwm, ffrwd: 'https://radio.example/x'}]"
    stations.write_text(text, encoding="utf-8")
    now[0] += 1.0
    assert asked.refresh().change is not None
    assert asked.ask("rho Radio'r Cwm ymlaen").answer == "Iawn, Radio'r Cwm."
    now[0] += 1.0
    assert asked.refresh().change is None
