"""Conversations with small skills, written here, beside some of the shipped ones."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from textwrap import dedent

import pytest

from macsen_lite.assistant import Assistant, Manner
from macsen_lite.clock import FixedClock
from macsen_lite.dialogue.replies import Register
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.messages import use_language
from macsen_lite.paths import intents_dir

SUNDAY = datetime(2026, 11, 22, 15, 15)

SHIPPED = ("_common.yaml", "amser.yaml", "dyddiad.yaml", "macsen.yaml")
SKILLS = {
    "amseru": """
        skill: amseru
        about: {cy: "Amseryddion", en: "Timers"}
        intents:
          amseru.gosod:
            describes: "gosod amserydd"
            sentences:
              - "(gosod|gosoda|gosodwch) amserydd [am {hyd}]"
              - "amsera [am] {hyd}"
            slots: {hyd: duration}
            required: [hyd]
            ask: {hyd: "Am faint o amser?"}
            needs: [amserydd|amsera]
            answers: "Iawn, amserydd am {{ said.hyd | treiglad_meddal }}."
          amseru.canslo:
            describes: "canslo'r amserydd"
            sentences: ["(canslo|cansla|canslwch) 'r amserydd"]
            needs: [amserydd]
            answers: "Dyna'r amserydd wedi'i ganslo."
        """,
    "deffro": """
        skill: deffro
        about: {cy: "Larymau", en: "Alarms"}
        intents:
          deffro.gosod:
            sentences: ["(gosod|gosoda) larwm [am {amser}] [{dydd}]"]
            slots:
              amser: {list: [{in: "saith", value: "07:00"}, {in: "wyth", value: "08:00"}]}
              dydd: {list: [{in: "[y]fory", value: 1, say: yfory}, {in: heno, value: 0}]}
            required: [amser, dydd]
            ask:
              amser: "Am faint o'r gloch?"
              dydd: "Am {{ said.amser }}: pryd?"
            needs: [larwm]
            answers: "Iawn, larwm {{ said.dydd }} am {{ said.amser }}."
        """,
    "nodi": """
        skill: nodi
        about: {cy: "Nodiadau", en: "Notes"}
        intents:
          nodi.nodyn:
            sentences: ["(gwna|gwnewch) nodyn [yn dweud {testun}]"]
            slots: {testun: text}
            required: [testun]
            needs: [nodyn]
            answers: "Dyna fi wedi nodi: {{ testun }}."
        """,
    "hinsawdd": """
        skill: hinsawdd
        about: {cy: "Y tywydd", en: "The weather"}
        intents:
          hinsawdd.sut:
            describes: "dweud sut dywydd ydi hi"
            sentences:
              - "(sut|pa fath o) dywydd (fydd|ydi|yw) hi [yn {lle}] [{pryd}]"
              - "(sut|pa fath o) dywydd (fydd|ydi|yw) hi {pryd} yn {lle}"
            slots:
              lle: {list: [{in: "(ngwynedd|gwynedd|wynedd)", value: gwynedd, say: Gwynedd},
                           {in: "(mhowys|powys|bowys|phowys)", value: powys, say: Powys}]}
              pryd: {list: [{in: "[y]fory", value: 1, say: yfory}, {in: heddiw, value: 0}]}
            needs: [tywydd|dywydd]
            answers: >-
              Tywydd{% if said.lle %} {{ said.lle }}{% endif %}
              {%- if said.pryd %} {{ said.pryd }}{% endif %}.
        """,
}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


class Talk:
    """An assistant to talk with, at a time that only moves when it is told to."""

    def __init__(self, loader: IntentLoader, register: Register, seed: int = 0) -> None:
        self.clock = FixedClock(SUNDAY)
        self.assistant = Assistant(
            loader.load,
            _no_recogniser,  # type: ignore[arg-type]
            self.clock,
            random.Random(seed),
            manner=Manner(register),
        )
        assert not self.assistant.intents.problems, list(map(str, self.assistant.intents.problems))

    def replies(self, occasion: str) -> tuple[str, ...]:
        return self.assistant.intents.common.replies[occasion]

    def __call__(self, *turns: tuple[str, str | set[str] | None] | float) -> None:
        """Carry on a conversation: (said, answered) in turn, or seconds to wait.

        `answered` is the answer, the ways in which it may be put, or None for whatever comes.
        """
        for turn in turns:
            if isinstance(turn, float | int):
                self.clock.advance(turn)
                continue
            said, answered = turn
            answer = self.assistant.ask(said).answer
            if isinstance(answered, str):
                assert answer == answered, f"{said!r} was answered {answer!r}"
            elif answered is not None:
                assert answer in answered, f"{said!r} was answered {answer!r}"


def _no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


MakeTalk = Callable[..., Talk]


@pytest.fixture(scope="session")
def skills_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("skills")
    for name in SHIPPED:
        shutil.copy(intents_dir() / name, folder)
    for name, text in SKILLS.items():
        (folder / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def loader(skills_folder: Path) -> IntentLoader:
    return IntentLoader([skills_folder])


@pytest.fixture
def talk(loader: IntentLoader) -> Talk:
    return Talk(loader, "chi")


@pytest.fixture
def talk_ti(loader: IntentLoader) -> Talk:
    return Talk(loader, "ti")
