"""Small talk, from question to answer: by the hour, by the day, to ti and to chi."""

from __future__ import annotations

import random
from datetime import datetime

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.config.config import Config
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.paths import intents_dir
from macsen_lite.skills.services import Services

INTENTS = IntentLoader([intents_dir()]).load()
NOW = datetime(2026, 3, 4, 10, 0)


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


def answers(said: str, now: datetime = NOW, cywair: str = "chi", tries: int = 40) -> set[str]:
    """All the ways in which something is answered."""
    clock = FixedClock(now)
    services = Services(clock=clock, read_config=lambda: Config({"cyffredinol.cywair": cywair}))
    asked = Assistant(
        lambda: INTENTS,
        no_recogniser,  # type: ignore[arg-type]
        clock,
        random.Random(0),
        services=services,
    )
    return {asked.ask(said).answer for _ in range(tries)}


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(0, "Noswaith"), (5, "Bore"), (11, "Bore"), (12, "P"), (17, "P"), (18, "Noswaith")],
)
def test_a_greeting_is_that_of_the_hour(hour: int, greeting: str) -> None:
    assert all(a.startswith(greeting) for a in answers("bore da", NOW.replace(hour=hour)))
    # helo and shwmae may be answered at any hour
    any_hour = ("Helo", "Shwmae", "Su'mae")
    assert all(
        a.startswith((greeting, *any_hour)) for a in answers("shwmae", NOW.replace(hour=hour))
    )


@pytest.mark.parametrize(
    ("said", "ti", "chi"),
    [
        ("da bo ti", "Da bo ti!", "Da boch chi!"),
        ("nos da", "Nos da! Cysga'n dawel.", "Nos da! Cysgwch yn dawel."),
        # how are you: asked back
        (
            "shwt wyt ti",
            "Dw i'n iawn, diolch. Sut wyt ti?",
            "Dw i'n iawn, diolch. Sut ydych chi?",
        ),
        # a makes an aspirate: tithau → a thithau, chithau stays
        (
            "sut dach chi",
            "Da iawn, diolch am ofyn. A thithau?",
            "Da iawn, diolch am ofyn. A chithau?",
        ),
        (
            "dw i wedi blino'n lân",
            "O, mae'n flin gen i glywed hynny. Cymer ofal.",
            "O, mae'n flin gen i glywed hynny. Cymerwch ofal.",
        ),
        # â makes an aspirate: ti → â thi
        (
            "rwy'n dy garu di",
            "Diolch! Dw i'n hoff iawn o siarad â thi hefyd.",
            "Diolch! Dw i'n hoff iawn o siarad â chi hefyd.",
        ),
        (
            "mae'n ddrwg gen i",
            "Mae'n iawn, paid â phoeni.",
            "Mae'n iawn, peidiwch â phoeni.",
        ),
        # a makes an aspirate of p
        (
            "mae'n benblwydd arna i",
            "Llongyfarchiadau, a phen-blwydd hapus iawn i ti!",
            "Llongyfarchiadau, a phen-blwydd hapus iawn i chi!",
        ),
    ],
)
def test_the_answer_is_to_ti_or_to_chi(said: str, ti: str, chi: str) -> None:
    assert ti in answers(said, cywair="ti")
    assert chi in answers(said, cywair="chi")


def test_thanks_and_praise() -> None:
    assert {"Croeso!", "Â chroeso.", "Croeso siŵr."} <= answers("diolch yn fawr iawn i ti")
    assert "Diolch yn fawr!" in answers("da iawn ti")
    assert "Braf clywed hynny." in answers("go lew diolch")


@pytest.mark.parametrize(
    ("said", "day", "back"),
    [
        ("Nadolig llawen", datetime(2026, 12, 1), "Nadolig llawen i chithau!"),
        ("dolig llawen i chi", datetime(2027, 1, 6), "Nadolig llawen i chithau!"),
        ("blwyddyn newydd dda", datetime(2026, 12, 31), "Blwyddyn newydd dda i chithau!"),
        ("blwyddyn newydd dda", datetime(2027, 1, 3), "Blwyddyn newydd dda i chithau!"),
        ("dydd Gŵyl Dewi hapus", datetime(2026, 3, 1), "Dydd Gŵyl Dewi hapus i chithau!"),
        # a: aspirate of p and c
        ("Pasg hapus", datetime(2026, 4, 5), "Diolch yn fawr, a Phasg hapus i chithau!"),
        (
            "Calan Gaeaf hapus",
            datetime(2026, 10, 31),
            "Diolch yn fawr, a Chalan Gaeaf hapus i chithau!",
        ),
        (
            "dydd Santes Dwynwen hapus",
            datetime(2026, 1, 25),
            "Dydd Santes Dwynwen hapus i chithau!",
        ),
    ],
)
def test_what_is_wished_on_its_day_is_wished_back(said: str, day: datetime, back: str) -> None:
    assert back in answers(said, day.replace(hour=9))


@pytest.mark.parametrize(
    ("said", "day", "answer"),
    [
        (
            "Nadolig llawen",
            datetime(2026, 7, 1),
            "Diolch! Ond ar y pumed ar hugain o Ragfyr y bydd y Nadolig.",
        ),
        ("dydd Gŵyl Dewi hapus", datetime(2026, 2, 28), "Diolch! Ond yfory y bydd dydd Gŵyl Dewi."),
        (
            "Nadolig llawen",
            datetime(2027, 1, 7),
            "Diolch! Ond ar y pumed ar hugain o Ragfyr y bydd y Nadolig.",
        ),
    ],
)
def test_on_another_day_the_right_one_is_told(said: str, day: datetime, answer: str) -> None:
    assert answer in answers(said, day.replace(hour=9))
