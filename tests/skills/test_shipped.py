"""The shipped skills: every test in their YAML, and every answer that they can give."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.intents.listing import Filler
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.model import Intent, IntentTest
from macsen_lite.intents.slots import TEST_NOW
from macsen_lite.paths import intents_dir

SUNDAY = datetime(2026, 11, 22, 15, 15)
INTENTS = IntentLoader([intents_dir()]).load()


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


def assistant(now: datetime = SUNDAY, seed: int = 0) -> Assistant:
    return Assistant(lambda: INTENTS, no_recogniser, FixedClock(now), random.Random(seed))  # type: ignore[arg-type]


def answers(question: str, now: datetime = SUNDAY, tries: int = 30) -> set[str]:
    """All the ways in which a question is answered."""
    asked = assistant(now)
    return {asked.ask(question).answer for _ in range(tries)}


def cases() -> Iterator[tuple[Intent, IntentTest]]:
    for intent in INTENTS.intents:
        for test in intent.tests:
            yield intent, test


def test_nothing_is_wrong_with_the_files() -> None:
    assert not INTENTS.problems
    assert {file.skill for file in INTENTS.files} >= {"amser", "dyddiad", "dihareb", "macsen"}


@pytest.mark.parametrize(
    ("intent", "test"), list(cases()), ids=lambda x: getattr(x, "say", None) or x.id
)
def test_yaml(intent: Intent, test: IntentTest) -> None:
    turn = assistant(TEST_NOW).ask(test.say)
    if test.negative:
        assert turn.match is None or turn.match.intent != intent.id
        return
    assert turn.match is not None
    assert turn.match.intent == intent.id
    assert {name: slot.value for name, slot in turn.match.slots.items()} == test.slots
    assert turn.answer


@pytest.mark.parametrize("intent", INTENTS.intents, ids=lambda intent: intent.id)
def test_every_intent_has_tests_of_both_kinds_and_varied_answers(intent: Intent) -> None:
    kinds = [test.negative for test in intent.tests]
    assert kinds.count(False) >= 2
    assert kinds.count(True) >= 1
    assert all(len(ways) >= 2 for ways in intent.answers.values())


def spoken(text: str) -> bool:
    """Whether it looks like whole sentences ready to be said."""
    whole = re.fullmatch(r"[A-ZÂÊÎÔÛŴŶ].*[.?!]", text, re.DOTALL)
    return bool(whole) and not re.search(r"[{}<>_\d]|  ", text)


@pytest.mark.parametrize("intent", INTENTS.intents, ids=lambda intent: intent.id)
def test_every_answer_is_a_sentence_in_words(intent: Intent) -> None:
    filler = Filler.by_label(intent)
    # What tells the time is asked at many; the others at some, for other choices of wording.
    step = 37 if intent.skill in ("amser", "dyddiad", "larwm") else 149
    for hour in range(0, 24 * 60, step):
        asked = assistant(SUNDAY.replace(hour=0, minute=0) + timedelta(minutes=hour), hour)
        for sample in intent.samples[:: max(1, len(intent.samples) // 10)]:
            answer = asked.ask(filler.fill(sample)).answer
            assert spoken(answer), answer


def test_the_time() -> None:
    # chwarter wedi tri; yn softens what follows: yn + chwarter (no change), yn + pum → yn bum
    assert answers("faint o'r gloch ydi hi") == {
        "Mae hi'n chwarter wedi tri.",
        "Mae hi rŵan yn chwarter wedi tri.",
        "Chwarter wedi tri ydi hi.",
        "Chwarter wedi tri yw hi.",
    }
    five_to = answers("faint o'r gloch ydi hi", SUNDAY.replace(hour=13, minute=55))
    assert "Mae hi'n bum munud i ddau." in five_to  # i softens: dau → i ddau
    assert "Pum munud i ddau ydi hi." in five_to
    noon = answers("faint o'r gloch ydi hi", SUNDAY.replace(hour=12, minute=0))
    assert "Mae hi'n hanner dydd." in noon


def test_the_time_in_other_cities() -> None:
    # yn + nasal: Paris → ym Mharis. In Wales it is 15:15 GMT.
    assert answers("faint o'r gloch ydi hi ym Mharis") == {
        "Mae hi'n chwarter wedi pedwar y prynhawn ym Mharis.",
        "Chwarter wedi pedwar y prynhawn ydi hi ym Mharis.",
    }
    assert answers("beth yw'r amser yn Sydney") == {
        "Mae hi'n chwarter wedi dau y bore yn Sydney, a hithau'n ddydd Llun yno.",
        "Chwarter wedi dau y bore ydi hi yn Sydney, ac mae hi'n ddydd Llun yno.",
    }


def test_summer_time_is_kept() -> None:
    # 1 July 12:00 in Wales is BST, 07:00 in New York.
    assert "Mae hi'n saith o'r gloch y bore yn Efrog Newydd." in answers(
        "faint o'r gloch ydi hi yn Efrog Newydd", datetime(2026, 7, 1, 12, 0)
    )


@pytest.mark.parametrize(
    ("question", "now", "one_of"),
    [
        # o softens the month: Tachwedd → o Dachwedd, Mai → o Fai, Rhagfyr → o Ragfyr,
        # Gorffennaf → o Orffennaf; yn softens dydd → yn ddydd.
        (
            "beth yw'r dyddiad",
            SUNDAY,
            "Dydd Sul, yr ail ar hugain o Dachwedd, dwy fil dau ddeg chwech ydi hi heddiw.",
        ),
        (
            "beth yw'r dyddiad heddiw",
            datetime(2026, 5, 1),
            "Mae hi'n ddydd Gwener, y cyntaf o Fai, dwy fil dau ddeg chwech.",
        ),
        (
            "beth fydd y dyddiad yfory",
            datetime(2026, 12, 31),
            "Dydd Gwener, y cyntaf o Ionawr, dwy fil dau ddeg saith fydd hi yfory.",
        ),
        (
            "beth oedd y dyddiad ddoe",
            datetime(2028, 3, 1),
            "Ddoe, roedd hi'n ddydd Mawrth, y nawfed ar hugain o Chwefror, dwy fil dau ddeg wyth.",
        ),
        ("pa ddiwrnod ydi hi", SUNDAY, "Dydd Sul ydi hi heddiw."),
        ("pa ddydd fydd hi drennydd", SUNDAY, "Dydd Mawrth fydd hi drennydd."),
        ("pa ddiwrnod oedd hi echdoe", SUNDAY, "Roedd hi'n ddydd Gwener echdoe."),
        ("pa fis ydi hi", SUNDAY, "Mis Tachwedd ydi hi."),
        ("pa flwyddyn ydi hi", SUNDAY, "Dwy fil dau ddeg chwech ydi hi."),
    ],
)
def test_dates(question: str, now: datetime, one_of: str) -> None:
    assert one_of in answers(question, now)


def test_no_proverb_comes_twice_before_all_have_been_told() -> None:
    proverbs = INTENTS.file_of("dihareb").data["diarhebion"]
    assert isinstance(proverbs, list)
    assert len(proverbs) == len(set(map(str, proverbs))) >= 30
    asked = assistant(seed=7)
    rounds = [
        [asked.ask("dwed ddihareb wrtha i").answer for _ in range(len(proverbs))] for _ in range(3)
    ]
    for told in rounds:
        assert {next(str(p) for p in proverbs if str(p) in answer) for answer in told} == set(
            map(str, proverbs)
        )
    # Nor at the seam between two rounds.
    for before, after in pairwise(rounds):
        assert before[-1].rpartition(": ")[2] != after[0].rpartition(": ")[2]


def test_what_is_not_understood_is_said_so_in_several_ways() -> None:
    asked = assistant()
    turns = [asked.ask("ble mae'r gath heno") for _ in range(30)]
    assert {turn.match for turn in turns} == {None}
    assert {turn.answer for turn in turns} == set(INTENTS.common.replies["heb_ddeall"])
    assert asked.ask("  ").answer in INTENTS.common.replies["heb_glywed"]
