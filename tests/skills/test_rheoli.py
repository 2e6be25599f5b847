"""The assistant's own voice, from question to answer."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.config.config import Config
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.paths import intents_dir
from macsen_lite.skills.services import Control, Services
from macsen_lite.speaking import Mouth
from macsen_lite.store.database import Database
from macsen_lite.store.events import Event, Events, Kind, State
from macsen_lite.welsh.mutation import soft
from macsen_lite.welsh.quantities import say_percent

INTENTS = IntentLoader([intents_dir()]).load()
NOW = datetime(2026, 3, 4, 10, 0)


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


def assistant(folder: Path, control: Control | None = None, seed: int = 0) -> Assistant:
    clock = FixedClock(NOW)
    services = Services(
        clock=clock,
        read_config=Config,
        open_database=lambda: Database(folder / "x.sqlite3"),
        control=control,
    )
    return Assistant(
        lambda: INTENTS,
        no_recogniser,  # type: ignore[arg-type]
        clock,
        random.Random(seed),
        services=services,
    )


def test_louder_and_quieter_step_by_step(tmp_path: Path) -> None:
    mouth = Mouth(tmp_path / "config.toml")
    asked = assistant(tmp_path, mouth)
    loudest = {"Mae'r sain mor uchel ag y gall fod.", "Fedra i ddim siarad yn uwch na hyn."}
    assert asked.ask("siarada'n uwch").answer in loudest
    # wyth deg y cant; i and ar soften: i wyth deg, i bedwar deg
    assert asked.ask("tro'r sain i lawr").answer in {
        "Iawn, wyth deg y cant ydi lefel y sain nawr.",
        "O'r gorau, mae'r sain wedi gostwng i wyth deg y cant.",
    }
    asked.ask("yn is os gwelwch yn dda")
    assert asked.ask("gostyngwch lefel y sain").answer in {
        "Iawn, pedwar deg y cant ydi lefel y sain nawr.",
        "O'r gorau, mae'r sain wedi gostwng i bedwar deg y cant.",
    }
    assert asked.ask("codwch y sain").answer in {
        "Iawn, chwe deg y cant ydi lefel y sain nawr.",
        "Ydi hynny'n well? Mae'r sain ar chwe deg y cant.",
    }
    assert mouth.settings.volume == 0.6
    for _ in range(3):
        asked.ask("yn is")
    lowest = {"Mae'r sain mor isel ag y gall fod.", "Fedra i ddim siarad yn is na hyn."}
    assert asked.ask("yn is").answer in lowest


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("lefel y sain hanner cant", 50),
        ("rho lefel y sain ar saith deg y cant", 70),
        ("gosodwch lefel y sain i ugain os gwelwch yn dda", 20),
        ("tro'r sain i lawr i dri deg y cant", 30),
    ],
)
def test_to_a_level(said: str, level: int, tmp_path: Path) -> None:
    mouth = Mouth(tmp_path / "config.toml")
    asked = assistant(tmp_path, mouth)
    # Of a hundred, as percentages are said: hanner cant is pum deg y cant.
    answer = asked.ask(said).answer
    assert say_percent(level) in answer or soft(say_percent(level)) in answer
    assert mouth.change_volume(0) == level


def test_slower_and_faster_and_as_usual(tmp_path: Path) -> None:
    mouth = Mouth(tmp_path / "config.toml")
    asked = assistant(tmp_path, mouth)
    assert asked.ask("siarada'n arafach").answer in {
        "Iawn, fe siarada i'n arafach o hyn ymlaen.",
        "O'r gorau, ychydig yn arafach felly.",
    }
    asked.ask("rwyt ti'n siarad yn rhy gyflym")
    assert mouth.settings.rate == 96
    asked.ask("arafach")
    assert asked.ask("wnewch chi siarad yn arafach").answer in {
        "Fedra i ddim siarad yn arafach na hyn.",
        "Dyma'r arafaf y galla i siarad.",
    }
    assert asked.ask("siaradwch fel arfer").answer in {
        "Iawn, fe siarada i fel arfer eto.",
        "O'r gorau, yn ôl i'r cyflymder arferol.",
    }
    assert mouth.settings.rate == 160
    for _ in range(5):
        asked.ask("siaradwch yn gynt")
    assert mouth.settings.rate == 320
    assert "Fedra i" in asked.ask("yn gynt").answer or "cyflymaf" in asked.ask("yn gynt").answer


def test_where_nothing_speaks_it_says_so(tmp_path: Path) -> None:
    asked = assistant(tmp_path)
    assert {asked.ask("yn uwch").answer for _ in range(20)} == {
        "Does dim byd yn siarad yma, felly does dim sain i'w newid.",
        "Alla i ddim newid y sain yma, gan nad oes dim yn siarad.",
    }
    assert {asked.ask("yn gynt").answer for _ in range(20)} == {
        "Does dim byd yn siarad yma, felly does dim cyflymder i'w newid.",
        "Alla i ddim newid y cyflymder yma, gan nad oes dim yn siarad.",
    }
    assert "siarad yma" in asked.ask("beth yw lefel y sain").answer


def test_settings_that_cannot_be_written_are_no_success(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[llais\n", encoding="utf-8")
    asked = assistant(tmp_path, Mouth(path))
    for said in ("yn is", "yn arafach"):
        assert "gosodiadau" in asked.ask(said).answer


class Spy:
    """Counts how often it was silenced."""

    def __init__(self) -> None:
        self.stopped = 0

    def stop_speaking(self) -> None:
        self.stopped += 1

    def change_volume(self, percent: int) -> int:
        raise AssertionError("nobody asked for that")

    def change_rate(self, percent: int) -> int:
        raise AssertionError("nobody asked for that")


@pytest.mark.parametrize(
    "said", ["stopia", "taw", "bydd ddistaw", "paid", "byddwch yn dawel os gwelwch yn dda"]
)
def test_it_falls_silent(said: str, tmp_path: Path) -> None:
    spy = Spy()
    assert assistant(tmp_path, spy).ask(said).answer in {"Iawn.", "O'r gorau.", "Popeth yn iawn."}
    assert spy.stopped == 1


def test_stop_also_stops_what_rings(tmp_path: Path) -> None:
    asked = assistant(tmp_path)
    events = Events(asked.services.database)
    due = datetime(2026, 3, 4, 9, 59, tzinfo=UTC)
    event = events.add(Event(Kind.TIMER, due, due, "pasta", duration_s=60, state=State.RINGING))
    asked.ask("stopia")
    left = events.get(event.id)
    assert left is None or left.state is not State.RINGING
