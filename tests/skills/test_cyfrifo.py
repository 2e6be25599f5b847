"""Sums and units from question to answer."""

from __future__ import annotations

import random
from datetime import datetime

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.paths import intents_dir

INTENTS = IntentLoader([intents_dir()]).load()
NOW = datetime(2026, 3, 4, 10, 0)


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


def answers(question: str, tries: int = 25) -> set[str]:
    """All the ways in which a question is answered."""
    asked = Assistant(lambda: INTENTS, no_recogniser, FixedClock(NOW), random.Random(0))  # type: ignore[arg-type]
    return {asked.ask(question).answer for _ in range(tries)}


def whole(answer: str) -> set[str]:
    return {
        f"{answer[0].upper()}{answer[1:]}.",
        f"Yr ateb yw {answer}.",
        f"Yr ateb ydi {answer}.",
        f"Mae hynny'n gwneud {answer}.",
    }


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("beth yw dau ddeg tri lluosi â phedwar", "naw deg dau"),
        ("faint ydi saith a saith", "un deg pedwar"),
        ("faint yw 2+3?", "pump"),
        ("7 + 7", "un deg pedwar"),
        ("beth yw 20% o 50", "deg"),
        ("10-4", "chwech"),
        ("faint ydi 12/4", "tri"),
        ("be 'di saith tynnu tri", "pedwar"),
        ("dwedwch wrtha i beth ydy cant wedi'i rannu â phedwar", "dau ddeg pump"),
        ("fedri di gyfrifo dau i'r pŵer o dri", "wyth"),
        ("beth yw ail isradd un deg chwech", "pedwar"),
        ("beth yw ugain y cant o bum deg", "deg"),
        ("faint ydi tri tynnu deg os gweli di'n dda", "minws saith"),
        ("beth yw saith tynnu saith", "sero"),
        ("faint yw tri pwynt dau adio un pwynt naw", "pump pwynt un"),
        ("beth yw saith rhannu â dau", "tri a hanner"),
        ("tynnwch ddau ddeg o gant", "wyth deg"),
        ("beth yw mil lluosi â mil", "miliwn"),
        ("beth yw un rhannu â thri", "traean"),
        # × and ÷ before + and −, each from the left
        ("faint ydi deg tynnu pedwar tynnu tri", "tri"),
        ("faint ydi dau adio tri lluosi â phedwar tynnu un", "un deg tri"),
        ("beth yw wyth rhannu â phedwar lluosi â dau", "pedwar"),
        ("beth yw minws tri wedi'i sgwario", "naw"),
        ("beth yw trydydd isradd dau ddeg saith", "tri"),
        ("beth yw 1234 plws 5678", "chwe mil naw cant un deg dau"),
        ("beth yw 1,000,000 rhannu â 8", "cant dau ddeg pum mil"),
    ],
)
def test_a_sum(question: str, answer: str) -> None:
    assert answers(question) == whole(answer)


def test_what_cannot_be_said_to_the_end_is_rounded_and_said_to_be() -> None:
    # tua makes an aspirate: tri → tua thri
    assert answers("beth yw deg rhannu â thri") == {
        "Tua thri pwynt tri tri.",
        "Yr ateb, yn fras, yw tri pwynt tri tri.",
        "Mae'r ateb tua thri pwynt tri tri, yn fras.",
    }
    assert "Tua un pwynt pedwar un." in answers("beth yw ail isradd dau")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("beth yw pump rhannu â dim", "Does dim modd rhannu â sero."),
        ("beth yw pump rhannu â sero", "Does dim modd rhannu â sero."),
        ("beth yw ail isradd minws naw", "Does gan rif negyddol ddim ail isradd."),
        (
            "beth yw mil i'r pŵer o naw deg naw",
            "Mae'r ateb yn rhy fawr i mi ei ddweud: mae'n fwy na biliwn.",
        ),
        (
            "beth yw 1000000 lluosi â 1000000",
            "Mae'r ateb yn rhy fawr i mi ei ddweud: mae'n fwy na biliwn.",
        ),
        (
            "beth yw un rhannu â 999999999",
            "Mae'r ateb yn fach iawn: llai nag un rhan o filiwn.",
        ),
    ],
)
def test_a_sum_without_an_answer_that_can_be_said(question: str, answer: str) -> None:
    assert answer in answers(question)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "faint ydi cant gradd Fahrenheit mewn Celsius",
            "Tua thri deg saith pwynt saith wyth gradd Celsius.",
        ),
        ("faint ydi dau gant ac un deg dau gradd Fahrenheit mewn Celsius", "Can gradd Celsius."),
        ("sawl gram sydd mewn owns", "Tua dau ddeg wyth pwynt tri pump gram."),
        ("faint o owns sydd mewn pwys", "Un deg chwe owns."),
        ("beth yw pum milltir mewn cilomedrau", "Tua wyth pwynt dim pump cilometr."),
        ("sawl peint sydd mewn galwyn", "Wyth peint."),
        ("sawl pwys yw stôn", "Un deg pedwar pwys."),
        ("wnewch chi droi tair llathen yn droedfeddi", "Naw troedfedd."),
        (
            "faint yw minws pedwar deg gradd Celsius mewn Fahrenheit",
            "Minws pedwar deg gradd Fahrenheit.",
        ),
        ("faint ydi milimetr mewn milltiroedd", "Mae hynny'n llai na chanfed ran o un."),
    ],
)
def test_units(question: str, answer: str) -> None:
    assert answer in answers(question)


def test_units_of_two_kinds() -> None:
    assert answers("faint ydi pum milltir mewn litrau") == {
        "Mae un yn mesur hyd a'r llall yn mesur cyfaint, felly does dim modd troi'r naill yn "
        "y llall.",
        "Does dim modd gwneud hynny: hyd ydi un peth, a pheth arall ydi cyfaint.",
    }


def test_nothing_is_colder_than_absolute_zero() -> None:
    question = "faint ydi minws tri chant gradd Celsius mewn Fahrenheit"
    assert answers(question) == {
        "Does dim byd yn gallu bod mor oer â hynny.",
        "Mae hynny'n oerach na sero absoliwt, a does dim byd mor oer.",
    }
