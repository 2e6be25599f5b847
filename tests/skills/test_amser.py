"""The time in other places, from question to answer; Welsh and time zones written by hand."""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.model import IntentSet
from macsen_lite.paths import intents_dir
from macsen_lite.welsh.tokens import words

INTENTS = IntentLoader([intents_dir()]).load()
WINTER = datetime(2026, 1, 14, 12, 0)


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


def answers(question: str, now: datetime = WINTER, intents: IntentSet = INTENTS) -> set[str]:
    """All the ways in which a question is answered."""
    asked = Assistant(lambda: intents, no_recogniser, FixedClock(now), random.Random(0))  # type: ignore[arg-type]
    return {asked.ask(question).answer for _ in range(25)}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # Noon in Wales in winter is noon GMT. yn is nasal, but not before a foreign name, and one
        # is on an island; yn before the time softens (pump → yn bump).
        ("faint o'r gloch ydi hi yn Llanelli", "Mae hi'n hanner dydd yn Llanelli."),
        ("faint o'r gloch ydi hi yng Nghaeredin", "Mae hi'n hanner dydd yng Nghaeredin."),
        ("faint o'r gloch ydi hi ar Ynys Manaw", "Mae hi'n hanner dydd ar Ynys Manaw."),
        ("beth yw'r amser yn y Gaiman", "Mae hi'n naw o'r gloch y bore yn y Gaiman."),
        ("faint o'r gloch ydi hi ym Mhrag", "Mae hi'n un o'r gloch y prynhawn ym Mhrag."),
        # Half an hour off the hour
        ("faint o'r gloch ydi hi ym Mumbai", "Mae hi'n hanner awr wedi pump y prynhawn ym Mumbai."),
        # Said otherwise than it is said back, and by another name
        ("faint o'r gloch ydi hi yn Caerdydd", "Mae hi'n hanner dydd yng Nghaerdydd."),
        ("faint o'r gloch ydi hi ym Moscfa", "Mae hi'n dri o'r gloch y prynhawn ym Moscow."),
    ],
)
def test_the_time_in_a_place(question: str, expected: str) -> None:
    assert expected in answers(question)


def test_two_places_at_once() -> None:
    # Noon in Wales is nine at night in Tokyo and, of the next day, one in the morning in Auckland.
    assert answers("faint o'r gloch ydi hi yn Llundain ac yn Tokyo") == {
        "Mae hi'n hanner dydd yn Llundain, ac yn naw o'r gloch y nos yn Tokyo.",
        "Hanner dydd ydi hi yn Llundain; yn Tokyo, mae hi'n naw o'r gloch y nos.",
    }
    assert answers("faint o'r gloch ydi hi yn Auckland ac ym Mharis") == {
        "Mae hi'n un o'r gloch y bore yn Auckland, a hithau'n ddydd Iau yno, "
        "ac yn un o'r gloch y prynhawn ym Mharis.",
        "Un o'r gloch y bore ydi hi yn Auckland, a hithau'n ddydd Iau yno; "
        "ym Mharis, mae hi'n un o'r gloch y prynhawn.",
    }


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # At noon; tan softens: tri → dri. Of two hours of that name the nearer is meant.
        ("faint sydd tan hanner nos", "Mae deuddeg awr tan hanner nos."),
        ("faint o amser sydd tan dri o'r gloch", "Mae tair awr tan dri o'r gloch y prynhawn."),
        ("faint sy tan saith", "Mae saith awr tan saith o'r gloch yr hwyr."),
        ("sawl munud sydd tan chwarter wedi hanner dydd", "Mae chwarter awr tan"),
    ],
)
def test_how_long_until_a_time(question: str, expected: str) -> None:
    assert any(answer.startswith(expected) for answer in answers(question))


def test_cities_are_heard_and_villages_only_read() -> None:
    assert INTENTS.automaton.accepts(words("faint o'r gloch ydi hi ym Mharis"))
    assert not INTENTS.automaton.accepts(words("faint o'r gloch ydi hi ym Mhenmachno"))
    assert "Mae hi'n hanner dydd ym Mhenmachno." in answers("faint o'r gloch ydi hi ym Mhenmachno")


def test_a_list_of_time_zones_does_as_well(tmp_path: Path) -> None:
    (tmp_path / "amser.yaml").write_text(
        """\
skill: amser
about: {cy: "Yr amser", en: "The time"}
intents:
  amser.dinas:
    sentences: ["faint o'r gloch ydi hi {dinas}"]
    slots:
      dinas: {list: [{in: "yn y swyddfa", value: Asia/Tokyo, say: "yn y swyddfa"}]}
    gives: [amser, dydd]
    answers:
      yr_un_dydd: ["Mae hi'n {{ amser | ar_ol_yn }} {{ said.dinas }}."]
      dydd_arall: ["Mae hi'n {{ amser | ar_ol_yn }} {{ said.dinas }} ({{ dydd }})."]
""",
        encoding="utf-8",
    )
    own = IntentLoader([tmp_path]).load()
    assert answers("faint o'r gloch ydi hi yn y swyddfa", intents=own) == {
        "Mae hi'n naw o'r gloch y nos yn y swyddfa."
    }
