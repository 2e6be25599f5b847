"""Help, from question to answer: told from the skills that are in use."""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clip import AudioClip
from macsen_lite.clock import FixedClock
from macsen_lite.config.config import Config
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.model import IntentSet
from macsen_lite.paths import intents_dir
from macsen_lite.skills.services import Services
from tests.fakes.recogniser import ScriptedRecogniser, transcript

INTENTS = IntentLoader([intents_dir()]).load()
NOW = datetime(2026, 3, 4, 10, 0)
PANED = """
skill: paned
about: {cy: "Gwneud te a choffi", en: "Making tea and coffee"}
intents:
  paned.gwneud:
    describes: "gwneud paned"
    sentences: ["gwna baned"]
    answers: ["Iawn.", "O'r gorau."]
    tests: [{say: "gwna baned"}, {say: "paned oer", not: true}]
"""


def assistant(
    heard: list[str] | None = None, *, cywair: str = "chi", intents: IntentSet = INTENTS
) -> Assistant:
    clock = FixedClock(NOW)
    services = Services(
        clock=clock,
        read_config=lambda: Config({"cyffredinol.cywair": cywair}),
        load_intents=lambda: intents,
    )
    ears = ScriptedRecogniser(*(transcript(text) for text in heard or []))
    return Assistant(
        lambda: intents,
        lambda _intents: ears,  # type: ignore[arg-type, return-value]
        clock,
        random.Random(1),
        services=services,
    )


def say(asked: Assistant) -> str:
    return asked.hear(AudioClip(np.zeros(1600, dtype=np.int16), 16000)).answer


def test_in_writing_every_skill_is_told_with_an_example() -> None:
    answer = assistant().ask("beth fedri di wneud").answer
    told = [f for f in INTENTS.files if f.skill not in ("cymorth", "macsen", "sgwrs")]
    lines = answer.splitlines()[1:]
    assert len(lines) == len(told)
    for file in told:
        assert any(file.about["cy"] in line for line in lines), file.skill
    assert all(line.count("“") == 1 for line in lines)
    assert "“Faint o'r gloch ydi hi?”." in lines[0]


def test_to_a_listener_a_few_are_told_and_more_when_wanted() -> None:
    asked = assistant(["beth allwch chi ei wneud", *["ie"] * 30])
    first = say(asked)
    # After gallu, medru and fel nothing softens; a makes an aspirate of c, p, t.
    assert "dweud faint o'r gloch ydi hi" in first
    assert asked.expects == "slot"
    heard = [first]
    while asked.expects:
        heard.append(say(asked))
    deeds = [
        next(i.describes for i in file.intents if i.describes)
        for file in INTENTS.files
        if file.skill not in ("cymorth", "macsen", "sgwrs")
    ]
    for deed in deeds:
        assert sum(answer.count(f"{deed[1:]}") for answer in heard) >= 1, deed
    assert len(heard) == -(-len(deeds) // 4)


def test_no_more_is_told_to_one_who_has_had_enough() -> None:
    asked = assistant(["help", "na", "help"])
    first = say(asked)
    assert say(asked) in INTENTS.common.replies["wedi_canslo"]
    assert "dweud faint o'r gloch ydi hi" in first
    # And it begins anew.
    assert "dweud faint o'r gloch ydi hi" in say(asked)


@pytest.mark.parametrize(
    ("question", "skill"),
    [
        ("help efo'r larwm", "larwm"),
        ("cymorth gyda'r amserydd os gwelwch yn dda", "amserydd"),
        ("wnei di fy helpu efo diarhebion", "dihareb"),
        ("beth fedrwch chi ei neud efo'r dyddiad", "dyddiad"),
    ],
)
def test_help_with_one_skill(question: str, skill: str) -> None:
    file = INTENTS.file_of(skill)
    answer = assistant().ask(question).answer
    assert answer.startswith(file.about["cy"])
    assert f"“{next(t.say for t in file.intents[0].tests)}”" in answer


def test_how_to_do_one_thing() -> None:
    asked = assistant(cywair="ti")
    answers = {asked.ask("sut mae gosod larwm").answer for _ in range(20)}
    assert len(answers) == 2
    assert all("“gosoda larwm am saith o'r gloch y bore”" in answer for answer in answers)
    assert {answer.split()[0] for answer in answers} == {"Dywed,", "Rho"}
    polite = {assistant().ask("sut mae canslo larwm").answer for _ in range(5)}
    assert {answer.split()[0] for answer in polite} <= {"Dywedwch,", "Rhowch"}


def test_every_subject_of_help_is_a_skill_or_an_intent_of_one() -> None:
    fixed = [
        "amser",
        "dyddiad",
        "larwm",
        "amserydd",
        "atgoffa",
        "rhestr",
        "nodyn",
        "tywydd",
        "newyddion",
        "wicipedia",
        "cerddoriaeth",
        "golau",
        "clic",
        "joc",
        "dihareb",
        "siawns",
        "cyfrifo",
        "geiriadur",
        "biniau",
        "rheoli",
    ]
    intent = INTENTS.intent("cymorth.am")
    for name in ("pwnc", "gweithred"):
        values = {str(item.value) for item in intent.slots[name].spec.items}
        for value in values:
            assert value.partition(".")[0] in fixed
            if "." in value:
                assert INTENTS.intent(value)


def test_a_skill_of_the_users_own_is_helped_with_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "paned.yaml").write_text(PANED, encoding="utf-8")
    own = IntentLoader([intents_dir(), tmp_path]).load()
    asked = assistant(intents=own)
    # gyda makes an aspirate of p; the name is found through it.
    assert "“gwna baned”" in asked.ask("help gyda phaned").answer
    assert "Gwneud te a choffi: “gwna baned”." in asked.ask("help").answer.splitlines()


def test_there_is_an_answer_when_there_is_no_such_skill() -> None:
    answers = {assistant(cywair=c).ask("help efo ceffylau").answer for c in ("ti", "chi")}
    assert all("does gen i ddim" in a or "Alla i ddim" in a for a in answers), answers


def test_no_example_comes_twice_before_all_have_been_given() -> None:
    asked = assistant()
    given = [asked.ask("rho enghraifft arall i mi").answer for _ in range(60)]
    assert len({a[a.index("“") :] for a in given}) == 60
