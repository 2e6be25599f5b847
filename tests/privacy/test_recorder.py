"""Which turns are kept, and that none is unless the setting is on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from macsen_lite.clock import FixedClock
from macsen_lite.dialogue.context import Expects
from macsen_lite.privacy.recorder import RIGHT_AFTER_S
from macsen_lite.privacy.turns import Reason
from macsen_lite.turn import Turn
from tests.fakes.live import ScriptedAssistant, turn
from tests.fakes.misheard import NOW, Ear, clip
from tests.fakes.recogniser import SILENCE
from tests.fakes.talk import Talk
from tests.listening.test_loop import scene

TIME = turn()
LOST = turn("gwna rywbeth", "Ddeallais i ddim.", is_understood=False)
ASKED = turn("faint or glo", "Ai faint o'r gloch?", is_understood=False,
             expects=Expects.CONFIRMATION)  # fmt: skip
NO = replace(turn("nage", "Iawn.", is_understood=False), refuses="no")
NEVER_MIND = replace(turn("dim ots", "Iawn."), refuses="cancel")


def hear(ear: Ear, *turns: Turn, apart_s: float = 5.0) -> list[Reason]:
    for each in turns:
        ear.recorder.took(each, clip)
        ear.clock.move(apart_s)
    return ear.reasons()


def test_off_keeps_nothing_at_all(ear: Callable[..., Ear]) -> None:
    quiet = ear(is_on=False)

    assert hear(quiet, LOST, ASKED, NO, TIME, TIME, NEVER_MIND) == []
    assert not quiet.folder.exists()
    assert not quiet.recorder._before, "not in memory either"


@pytest.mark.parametrize(
    ("turns", "reasons"),
    [
        ([TIME], []),
        ([LOST], [Reason.NOT_UNDERSTOOD]),
        ([ASKED], [Reason.ASKED]),
        ([turn("am faint", "Am faint?", expects=Expects.SLOT)], []),
        ([turn("", "", is_understood=False)], []),
        ([TIME, NO], [Reason.REFUSED]),
        ([TIME, NEVER_MIND], [Reason.CANCELLED]),
        ([TIME, turn("faint o'r gloch yw hi")], [Reason.REPEATED]),
        ([TIME, turn("beth ydi'r tywydd", "Braf.")], []),
        ([ASKED, NO], [Reason.ASKED]),
        ([NO], []),
    ],
)
def test_what_is_kept(ear: Callable[..., Ear], turns: list[Turn], reasons: list[Reason]) -> None:
    assert hear(ear(), *turns) == reasons


def test_no_that_comes_much_later_is_about_something_else(ear: Callable[..., Ear]) -> None:
    assert hear(ear(), TIME, NO, apart_s=RIGHT_AFTER_S + 1) == []


def test_no_that_is_typed_counts_and_its_lack_of_sound_does_no_harm(
    ear: Callable[..., Ear],
) -> None:
    one = ear()
    one.recorder.took(TIME, clip)
    one.recorder.took(NO, None)

    assert one.reasons() == [Reason.REFUSED]


def test_what_one_person_says_is_not_about_what_another_said(ear: Callable[..., Ear]) -> None:
    one = ear()
    one.recorder.took(TIME, clip, "a")
    one.recorder.took(NO, clip, "b")

    assert one.reasons() == []


def test_turned_off_in_mid_conversation_it_forgets(ear: Callable[..., Ear]) -> None:
    one = ear()
    one.recorder.took(TIME, clip)
    one.is_on = False
    one.recorder.took(turn("diolch", "Croeso."), clip)
    one.is_on = True
    one.recorder.took(NO, clip)

    assert one.reasons() == []


def test_silence_is_not_kept(ear: Callable[..., Ear]) -> None:
    silent = replace(LOST, text="", transcript=SILENCE)

    assert hear(ear(), silent) == []


def test_a_folder_that_cannot_be_written_is_told_of_once_and_ends_no_conversation(
    ear: Callable[..., Ear], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "camglywed").write_text("a file stands in the way")

    with caplog.at_level(logging.WARNING):
        assert hear(ear(), LOST, ASKED, LOST) == []
    assert len(caplog.records) == 1
    assert str(tmp_path) in caplog.text


def test_a_full_disk_is_left_its_room(
    ear: Callable[..., Ear], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    usage = type("Usage", (), {"free": 1_000_000})
    monkeypatch.setattr("macsen_lite.privacy.misheard.shutil.disk_usage", lambda _: usage)

    assert hear(ear(), LOST) == []
    assert len(caplog.records) == 1


def test_the_live_loop_hands_over_what_was_said_to_it_and_no_talk_among_people(
    ear: Callable[..., Ear],
) -> None:
    one = ear()
    done = scene(
        ("still", 1.0), ("speech", 2.0), ("still", 2.5), ("speech", 1.0), ("still", 1.0),
        wakes=(1.6,), assistant=ScriptedAssistant(LOST, LOST), recorder=one.recorder,
    )  # fmt: skip

    assert done.display.passed == [LOST]
    assert one.reasons() == [Reason.NOT_UNDERSTOOD]
    (kept,), _ = one.store.all()
    assert kept.seconds == pytest.approx(2.6, abs=0.5), "the sound of the request"


def test_no_after_an_answer_is_taken_note_of_without_keeping_its_own_sound(
    ear: Callable[..., Ear],
) -> None:
    one = ear()
    scene(
        ("still", 1.0), ("speech", 2.0), ("still", 2.5), ("speech", 0.5), ("still", 1.0),
        wakes=(1.6,), assistant=ScriptedAssistant(TIME, NO), recorder=one.recorder,
    )  # fmt: skip

    assert one.reasons() == [Reason.REFUSED]
    assert len(list(one.folder.glob("*.wav"))) == 1


@pytest.mark.parametrize(
    ("said", "refuses"),
    [("nage", "no"), ("na, Macsen", "no"), ("canslo", "cancel"), ("faint o'r gloch ydi hi", "")],
)
def test_a_turn_says_whether_it_refuses(said: str, refuses: str, tmp_path: Path) -> None:
    assert Talk(tmp_path / "m.sqlite3", FixedClock(NOW)).turn(said).refuses == refuses
