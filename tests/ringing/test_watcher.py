"""The watch that rings: without sound, without sleeping, and with another process that stops it."""

from __future__ import annotations

import random
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from macsen_lite.clock import WALES
from macsen_lite.dialogue.replies import Replies
from macsen_lite.ringing.watcher import STROKES_BETWEEN_WORDS, Watcher
from macsen_lite.store.database import Database
from macsen_lite.store.events import Event, Events, Kind, State
from tests.fakes.bell import RecordingBell
from tests.fakes.hands import Hands
from tests.fakes.talk import Talk, shipped

LONGEST_S = 600.0
MORNING = datetime(2026, 3, 4, 6, 0, tzinfo=WALES)


class Watch:
    """A watcher over a store, and a conversation in another process over the same one."""

    def __init__(self, path: Path, clock: Hands) -> None:
        self.path, self.clock = path, clock
        self.talk = Talk(path, clock)
        self.bell = RecordingBell()
        self.database = Database(path)
        self.watcher = self.start()

    def start(self) -> Watcher:
        self.database = Database(self.path)
        self.watcher = Watcher(
            Events(self.database),
            self.clock,
            self.bell,
            Replies(shipped(), random.Random(0)),
            longest_s=LONGEST_S,
            zone="Europe/London",
        )
        return self.watcher

    def run(self, seconds: float) -> None:
        """Let time go by as it does for a watcher that waits as long as it says."""
        left = seconds
        while left > 0:
            wait = min(self.watcher.step(), left)
            self.clock.pass_time(wait)
            left -= wait
        self.watcher.step()


@pytest.fixture
def clock() -> Hands:
    return Hands(MORNING)


@pytest.fixture
def watch(tmp_path: Path, clock: Hands) -> Watch:
    return Watch(tmp_path / "macsen.sqlite3", clock)


def test_a_timer_set_elsewhere_rings_and_says_its_name_until_it_is_stopped_there(
    watch: Watch,
) -> None:
    watch.run(30)
    watch.talk.say("gosoda amserydd ar gyfer y pasta am ddeg eiliad")
    watch.run(9)
    assert not watch.bell.shown and not watch.watcher.is_ringing
    watch.run(3)
    (text,) = watch.bell.shown
    assert text in {
        "Mae'r amserydd pasta wedi dod i ben.",
        "Dyna'r amserydd pasta wedi dod i ben.",
    }
    watch.run(60)
    assert watch.bell.strokes >= 50 and watch.watcher.is_ringing
    assert len(watch.bell.said) == -(-watch.bell.strokes // STROKES_BETWEEN_WORDS)
    assert set(watch.bell.said) == {text} and watch.bell.shown == [text]
    assert watch.talk.say("stopia'r amserydd") in {
        "Dyna ni, mae'n dawel eto.",
        "Iawn, mae'r amserydd wedi stopio.",
    }
    watch.run(1)
    strokes = watch.bell.strokes
    watch.run(30)
    assert watch.bell.strokes == strokes and not watch.watcher.is_ringing
    assert watch.talk.events == []


def test_an_alarm_says_what_time_it_is(watch: Watch) -> None:
    watch.talk.say("deffra fi am saith")
    watch.run(3600)
    assert watch.bell.said[0] in {
        "Mae'r larwm yn canu. Mae hi'n saith o'r gloch y bore.",
        "Mae hi'n saith o'r gloch y bore. Dyma'r larwm.",
    }
    watch.run(185)
    # Not what it was three minutes ago; yn softens tri.
    assert "Mae hi'n dri munud wedi saith" in watch.bell.said[-1]
    watch.talk.say("pum munud arall")
    watch.run(290)
    assert len(watch.bell.shown) == 1 and not watch.watcher.is_ringing
    watch.run(15)
    # Put off by five minutes.
    assert "wyth munud wedi saith" in watch.bell.shown[1]
    watch.talk.say("stopia'r larwm")
    watch.run(2)
    assert not watch.watcher.is_ringing and watch.talk.events == []


def test_what_nobody_stops_ends_by_itself(watch: Watch) -> None:
    watch.talk.say("gosoda larwm am saith bob bore")
    watch.run(3600 + LONGEST_S + 5)
    assert not watch.watcher.is_ringing
    (note,) = watch.bell.notes
    assert "canu" in note
    (again,) = watch.talk.events
    assert again.state is State.SET
    assert again.due == datetime(2026, 3, 5, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "late"),
    [(0.1, "chwe munud"), (3, "dair awr"), (30, "ddiwrnod a chwe awr"), (100, "bedwar diwrnod")],
)
def test_what_was_missed_is_told_late_with_an_apology(
    watch: Watch, clock: Hands, hours: float, late: str
) -> None:
    watch.talk.say("gosoda larwm am saith o'r gloch y bore")
    clock.pass_time(3600 * (1 + hours))  # nobody kept watch
    watch.start()
    watch.run(1)
    (text,) = watch.bell.shown
    assert text.startswith(("Mae'n ddrwg gen i", "Mae'n flin gen i"))
    assert late in text and "saith o'r gloch y bore" in text
    assert watch.bell.said[0] == text
    # Six minutes late it still rings; hours late it is only told.
    assert watch.watcher.is_ringing is (3600 * hours < LONGEST_S)


def test_a_timer_that_was_missed(watch: Watch, clock: Hands) -> None:
    watch.talk.say("gosod amserydd am bum munud")
    clock.pass_time(300 + 7200)
    watch.start()
    watch.run(1)
    (text,) = watch.bell.shown
    # Adverbs of time soften; ers does not.
    assert "ddwy awr yn hwyr" in text and ("ddwy awr yn ôl" in text or "ers dwy awr" in text)


def test_a_reminder_is_told_once(watch: Watch, clock: Hands) -> None:
    due = clock.now().astimezone(UTC) + timedelta(seconds=60)
    Events(Database(watch.path)).add(
        Event(Kind.REMINDER, due, clock.now().astimezone(UTC), text="ffonio'r deintydd")
    )
    watch.run(120)
    (said,) = watch.bell.said
    assert "ffonio'r deintydd" in said
    assert watch.bell.strokes == 1 and watch.talk.events == []


def test_several_ring_and_one_is_stopped(watch: Watch) -> None:
    watch.talk.say("gosoda larwm am saith y bore", "gosod amserydd am awr")
    watch.run(3605)
    assert len(watch.bell.shown) == 2
    watch.talk.say("stopia'r amserydd")
    watch.run(2)
    assert [e.kind for e in watch.talk.events] == [Kind.ALARM]
    assert watch.watcher.is_ringing


def test_killed_while_it_rings_it_rings_again(watch: Watch, clock: Hands) -> None:
    watch.talk.say("gosod amserydd am funud")
    watch.run(70)
    clock.pass_time(5)
    watch.start()
    watch.run(2)
    assert len(watch.bell.shown) == 2 and watch.bell.shown[0] in watch.bell.shown[1]
    assert watch.watcher.is_ringing


def test_ending_the_watch_stops_what_rings_and_nothing_else(watch: Watch) -> None:
    watch.talk.say("gosod amserydd am funud", "gosoda larwm am saith y bore")
    watch.run(70)
    watch.watcher.silence()
    assert not watch.watcher.is_ringing
    assert [e.kind for e in watch.talk.events] == [Kind.ALARM]


def test_a_store_that_is_full_rings_none_the_less_and_once(watch: Watch) -> None:
    watch.talk.say("gosod amserydd am funud")
    watch.database.read("PRAGMA query_only=ON")
    watch.run(90)
    assert len(watch.bell.shown) == 1 and watch.bell.strokes > 20
    watch.database.read("PRAGMA query_only=OFF")
    watch.run(60)
    assert len(watch.bell.shown) == 1 and watch.watcher.is_ringing
    watch.talk.say("stopia'r amserydd")
    watch.run(2)
    assert not watch.watcher.is_ringing and watch.talk.events == []


def test_told_while_the_store_was_full_it_is_not_told_again_when_it_is_not(watch: Watch) -> None:
    watch.talk.say("gosod amserydd am funud")
    watch.database.read("PRAGMA query_only=ON")
    watch.run(60 + LONGEST_S + 10)
    assert not watch.watcher.is_ringing
    watch.database.read("PRAGMA query_only=OFF")
    watch.run(60)
    assert len(watch.bell.shown) == 1 and watch.talk.events == []


def test_the_clock_is_set_while_it_watches(watch: Watch, clock: Hands) -> None:
    watch.talk.say("gosod amserydd am ddeng munud", "gosoda larwm am saith y bore")
    watch.run(60)
    clock.wall += timedelta(hours=1)
    watch.run(5)
    assert len(watch.bell.shown) == 1 and "larwm" in watch.bell.shown[0]
    watch.run(530)
    assert len(watch.bell.shown) == 1
    watch.run(15)
    assert "amserydd" in watch.bell.shown[-1]


def test_summer_time_begins_in_the_night(tmp_path: Path) -> None:
    clock = Hands(datetime(2026, 3, 28, 23, 0, tzinfo=WALES))
    watch = Watch(tmp_path / "macsen.sqlite3", clock)
    watch.talk.say("deffra fi am saith", "gosod amserydd am saith awr")
    rang = {}
    for hour in range(1, 9):
        watch.run(3600)
        for text in watch.bell.shown:
            rang.setdefault(text.split()[0] + ("larwm" if "larwm" in text else "amserydd"), hour)
    # Seven o'clock by the clock is seven hours away, for one hour is skipped.
    assert sorted(rang.values()) == [7, 7]
    assert clock.now().hour == 8


def test_the_loop_ends_when_it_is_told_to(watch: Watch) -> None:
    stop, waited = threading.Event(), []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        watch.clock.pass_time(seconds)
        if len(waited) == 100:
            stop.set()

    watch.talk.say("gosod amserydd am funud")
    watch.watcher.run(stop, wait)
    assert len(waited) == 100 and min(waited) >= 1.0 and max(waited) <= 2.0
    assert watch.bell.shown
