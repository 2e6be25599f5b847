"""Dice, coins, numbers and choices from question to answer."""

from __future__ import annotations

import random
import re
from datetime import datetime

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.paths import intents_dir
from macsen_lite.welsh.number_reading import number_rule
from macsen_lite.welsh.tokens import words

INTENTS = IntentLoader([intents_dir()]).load()


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


def answers(question: str, tries: int = 60) -> list[str]:
    clock = FixedClock(datetime(2026, 3, 4, 10, 0))
    asked = Assistant(lambda: INTENTS, no_recogniser, clock, random.Random(0))  # type: ignore[arg-type]
    return [asked.ask(question).answer for _ in range(tries)]


def number(answer: str) -> int:
    """The number that an answer with one says."""
    plain = re.sub(r"^Dyna ni: |^Beth am |sydd ar y dis|ydi'r rhif", "", answer)
    value = number_rule().read(words(plain))
    assert value is not None, answer
    return value


@pytest.mark.parametrize("question", ["tafla ddis", "rholiwch y dis", "fedri di daflu dis"])
def test_a_die_shows_one_to_six(question: str) -> None:
    assert {number(answer) for answer in answers(question)} == set(range(1, 7))


def test_a_die_of_twenty_sides() -> None:
    thrown = {number(answer) for answer in answers("tafla ddis ag ugain ochr", 200)}
    assert thrown == set(range(1, 21))


def test_several_dice_and_what_they_make() -> None:
    for answer in answers("taflwch dri dis", 60):
        each, _, total = re.fullmatch(  # type: ignore[union-attr]
            r"(.*?)(: |, sy'n gwneud )(.*?)(?: i gyd)?\.", answer
        ).groups()
        pips = [number(part) for part in re.split(r", | ac? ", each)]
        assert len(pips) == 3 and sum(pips) == number(total), answer


@pytest.mark.parametrize("question", ["tafla geiniog", "pen neu gynffon", "taflwch ddarn arian"])
def test_a_coin_falls_both_ways(question: str) -> None:
    sides = [answer.split()[0].strip(".") for answer in answers(question)]
    assert set(sides) == {"Pen", "Cynffon"}
    assert 15 < sides.count("Pen") < 45


@pytest.mark.parametrize(
    ("question", "low", "high"),
    [
        ("dewis rif rhwng un a deg", 1, 10),
        ("rhowch rif o un i bump", 1, 5),
        ("meddyliwch am rif rhwng ugain a deg", 10, 20),
        ("dewisa rif rhwng tri a thri", 3, 3),
    ],
)
def test_a_number_is_between_its_bounds(question: str, low: int, high: int) -> None:
    assert {number(answer) for answer in answers(question)} == set(range(low, high + 1))


def test_a_number_without_bounds_is_one_to_a_hundred() -> None:
    drawn = {number(answer) for answer in answers("rhif ar hap", 150)}
    assert drawn <= set(range(1, 101)) and len(drawn) > 60


def test_yes_or_no() -> None:
    said = {answer.split()[0].strip(".,") for answer in answers("ie neu nage")}
    assert said == {"Ie", "Nage"}


@pytest.mark.parametrize(
    ("question", "options"),
    [
        # a makes an aspirate of coffi, neu softens it; the answer has it as it is.
        ("dewis rhwng te a choffi", {"te", "coffi"}),
        ("dewisa rhwng te neu goffi", {"te", "coffi"}),
        ("dewiswch rhwng coch ac oren", {"coch", "oren"}),
        ("pa un ddylwn i ei ddewis bara neu gacen", {"bara", "cacen"}),
        ("wnei di ddewis rhwng te a choffi a dŵr", {"te", "coffi", "dŵr"}),
        ("dewis rhwng pitsa, pasta neu gyri", {"pitsa", "pasta", "cyri"}),
        ("dewisa rhwng te, coffi, a llaeth", {"te", "coffi", "llaeth"}),
        ("wnei di ddewis rhwng darllen neu chwarae", {"darllen", "chwarae"}),
    ],
)
def test_a_choice_is_one_of_what_was_named(question: str, options: set[str]) -> None:
    plain = {answer for answer in answers(question) if "Beth am" not in answer}
    assert {re.split(r"[.,]| fyddai", answer)[0].lower() for answer in plain} == options


def test_beth_am_softens_what_is_chosen() -> None:
    # after am: te → de, coffi → goffi
    assert {"Beth am de?", "Beth am goffi?"} <= set(answers("dewis rhwng te a choffi"))


def test_names_are_said_as_they_were_written() -> None:
    # After am a person's name keeps its letter; a place's does not.
    chosen = answers("dewis rhwng Siôn, Mari a Gwen", 40)
    assert {"Beth am Siôn?", "Beth am Mari?", "Beth am Gwen?"} <= set(chosen)
    towns = answers("dewis rhwng Bangor neu Gaerdydd", 40)
    assert {"Beth am Gaerdydd?", "Caerdydd."} <= set(towns)
