"""The weather from question to answer, on a server of our own; Welsh written by hand."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from macsen_lite.assistant import Assistant
from macsen_lite.clock import FixedClock
from macsen_lite.config.config import Config
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.online import Online, Patience
from macsen_lite.paths import intents_dir
from macsen_lite.skills.services import Services
from macsen_lite.store.database import Database
from tests.fakes.http_server import Site, serve
from tests.fakes.open_meteo import body, weather

INTENTS = IntentLoader([intents_dir()]).load()
WEDNESDAY = datetime(2026, 3, 4, 10, 0)
TODAY, TOMORROW, FRIDAY = date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 6)
START = date(2026, 3, 2)
QUICK = Patience(connect_s=1.0, read_s=0.2, whole_s=2.0, pause_s=0.0)


def no_recogniser(_intents: object) -> object:
    raise AssertionError("typed text needs no recogniser")


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(body(weather(START, now=WEDNESDAY))) as found:
        yield found


class Kitchen:
    """An assistant whose internet is one server."""

    def __init__(self, site: Site, folder: Path, now: datetime = WEDNESDAY, **settings: Any):
        self.site = site
        self.clock = FixedClock(now)
        values = {"ar_lein.ymlaen": True, "tywydd.cyfeiriad": site.url}
        self.config = Config(values | {k.replace("__", "."): v for k, v in settings.items()})
        services = Services(
            clock=self.clock,
            read_config=lambda: self.config,
            open_database=lambda: Database(folder / "x.sqlite3"),
        )
        online = Online(self.config, folder / "ar_lein", self.clock, QUICK, lambda _: None)
        services.__dict__["online"] = online
        self.assistant = Assistant(
            lambda: INTENTS,
            no_recogniser,  # type: ignore[arg-type]
            self.clock,
            random.Random(0),
            services=services,
        )

    def ask(self, question: str) -> str:
        return self.assistant.ask(question).answer

    def answers(self, question: str, tries: int = 20) -> set[str]:
        """All the ways in which a question is answered."""
        return {self.ask(question) for _ in range(tries)}

    def sky(self, **facts: Any) -> Kitchen:
        """Let the server foretell other weather."""
        facts.setdefault("now", WEDNESDAY)
        self.site.content = body(weather(START, **facts))
        return self


def hours(day: date, first: int, last: int, **values: float) -> dict[Any, dict[str, float]]:
    return {(day, hour): dict(values) for hour in range(first, last + 1)}


def test_the_weather_now(site: Site, tmp_path: Path) -> None:
    kitchen = Kitchen(site, tmp_path)
    # Yn softens: deg → yn ddeg gradd; cymylog → hi'n gymylog; yn + Caerdydd → yng Nghaerdydd.
    assert kitchen.answers("sut mae'r tywydd") == {
        "Mae hi'n gymylog yng Nghaerdydd ar hyn o bryd, a'r tymheredd yn ddeg gradd.",
        "Mae hi'n gymylog yng Nghaerdydd. Mae'r tymheredd yn ddeg gradd.",
    }
    assert len(site.paths) == 1  # the rest came from the cache
    asked = parse_qs(urlsplit(site.paths[0]).query)
    assert (asked["latitude"], asked["longitude"]) == (["51.48"], ["-3.18"])
    assert asked["timezone"] == ["Europe/London"] and asked["wind_speed_unit"] == ["mph"]
    assert kitchen.ask("beth yw'r tywydd ym Mangor heddiw").startswith("Mae hi'n gymylog ym Mangor")
    assert parse_qs(urlsplit(site.paths[1]).query)["latitude"] == ["53.23"]


def test_the_weather_where_the_user_lives(site: Site, tmp_path: Path) -> None:
    kitchen = Kitchen(site, tmp_path, cyffredinol__lle="Bala")
    assert "yn y Bala" in kitchen.ask("sut mae'r tywydd")
    nowhere = Kitchen(site, tmp_path, cyffredinol__lle="Xyzzy")
    assert nowhere.answers("sut mae'r tywydd") == {
        "Wn i ddim ble mae Xyzzy. I newid y lle, rhaid agor y gosodiadau â macsen-lite config "
        "edit.",
        "Does gen i ddim lle o'r enw Xyzzy: rhaid newid y lle yn y gosodiadau.",
    }


def test_rain_to_come_is_told_with_the_weather_now(site: Site, tmp_path: Path) -> None:
    rain = hours(TODAY, 14, 20, weather_code=63, precipitation_probability=90)
    kitchen = Kitchen(site, tmp_path).sky(code=0, changes=rain, wind=28, direction=225)
    assert kitchen.answers("be 'di'r tywydd") == {
        "Mae hi'n heulog yng Nghaerdydd ar hyn o bryd, a'r tymheredd yn ddeg gradd. Mae gwynt cryf "
        "o'r de-orllewin, tua thri deg milltir yr awr. Bydd hi'n bwrw glaw yn nes ymlaen.",
        "Mae hi'n heulog yng Nghaerdydd. Mae'r tymheredd yn ddeg gradd, ac mae gwynt cryf "
        "o'r de-orllewin, tua thri deg milltir yr awr. Bydd hi'n bwrw glaw yn nes ymlaen.",
    }
