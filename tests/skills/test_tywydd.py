"""The weather from question to answer, on a server of our own; Welsh written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from macsen_lite.skills.open_meteo import _read
from macsen_lite.skills.weather import Hour, Stretch
from macsen_lite.welsh.weather import SKIES, Kind, Tense, say_since, say_sky, say_wind
from tests.fakes.home import WEDNESDAY, Household
from tests.fakes.http_server import Site, serve
from tests.fakes.open_meteo import body, weather

TODAY, TOMORROW, FRIDAY = date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 6)
START = date(2026, 3, 2)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(body(weather(START, now=WEDNESDAY))) as found:
        yield found


class Kitchen(Household):
    """A household whose weather comes from a server of ours."""

    def __init__(
        self, site: Site, folder: Path, now: datetime = WEDNESDAY, **settings: Any
    ) -> None:
        given = {"ar_lein__ymlaen": True, "tywydd__cyfeiriad": site.url} | settings
        super().__init__(folder, now, **given)
        self.site = site

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


def test_other_days_and_parts_of_them(site: Site, tmp_path: Path) -> None:
    changes = {
        **hours(TOMORROW, 0, 23, weather_code=61, precipitation_probability=80),
        **hours(TOMORROW, 13, 15, temperature_2m=12.4),
        **hours(TOMORROW, 20, 21, temperature_2m=-2.2),
        **hours(TODAY, 18, 23, weather_code=0),
        **hours(FRIDAY, 6, 11, weather_code=45),
    }
    kitchen = Kitchen(site, tmp_path).sky(code=2, changes=changes)
    # I softens: deuddeg → i ddeuddeg, dwy → i ddwy; o softens glaw → o law.
    assert kitchen.answers("sut dywydd fydd hi yfory") == {
        "Bydd hi'n bwrw ychydig o law yng Nghaerdydd yfory, a'r tymheredd yn codi i ddeuddeg gradd "
        "ac yn gostwng i ddwy radd o dan y rhewbwynt.",
        "Yfory, bydd hi'n bwrw ychydig o law yng Nghaerdydd. Bydd y tymheredd yn codi i ddeuddeg "
        "gradd ac yn gostwng i ddwy radd o dan y rhewbwynt.",
    }
    assert kitchen.ask("beth yw'r tywydd fory") in kitchen.answers("sut fydd y tywydd yfory")
    # At night a sky without cloud is no sunny one.
    assert kitchen.answers("sut fydd hi heno") == {
        "Bydd hi'n glir yng Nghaerdydd heno, a'r tymheredd yn codi i ddeg gradd.",
        "Heno, bydd hi'n glir yng Nghaerdydd. Bydd y tymheredd yn codi i ddeg gradd.",
    }
    assert "bydd hi'n niwlog" in kitchen.ask("sut fydd hi fore Gwener").lower()
    assert "rhannol gymylog" in kitchen.ask("sut fydd hi brynhawn Gwener")
    assert "rhannol gymylog" in kitchen.ask("sut dywydd gawn ni dros y penwythnos")
    assert len(site.paths) == 1


def test_the_weekend_that_is_over_is_both_its_days_and_not_the_next(
    site: Site, tmp_path: Path
) -> None:
    monday, sunday = WEDNESDAY.replace(day=9), date(2026, 3, 8)
    changes = {
        **hours(sunday, 0, 23, weather_code=63, precipitation_probability=90),
        **hours(date(2026, 3, 14), 0, 23, weather_code=71),
    }
    kitchen = Kitchen(site, tmp_path, monday).sky(code=0, changes=changes, now=monday)
    for asked in ("sut oedd y tywydd dros y penwythnos", "sut oedd y tywydd penwythnos diwethaf"):
        answer = kitchen.ask(asked)
        assert "bwrw glaw" in answer and "penwythnos diwethaf" in answer.lower(), answer


def test_the_same_of_another_day_and_place(site: Site, tmp_path: Path) -> None:
    rain = hours(TOMORROW, 0, 23, weather_code=63, precipitation_probability=90)
    kitchen = Kitchen(site, tmp_path).sky(changes=rain)
    said = {
        "sut mae'r tywydd": "gymylog yng nghaerdydd",
        "ac yfory": "bwrw glaw yng nghaerdydd",
        "beth am Fangor": "bwrw glaw ym mangor",
        "fydd hi'n bwrw glaw heddiw": "na fydd",
        "a beth am fory": "bydd",
    }
    for question, part in said.items():
        assert part in kitchen.ask(question).lower(), question


def test_yesterday(site: Site, tmp_path: Path) -> None:
    kitchen = Kitchen(site, tmp_path).sky(changes=hours(date(2026, 3, 3), 0, 23, weather_code=95))
    # A aspirates: cododd → a chododd.
    assert kitchen.answers("sut oedd y tywydd ddoe") == {
        "Roedd storm fellt a tharanau yng Nghaerdydd ddoe, a chododd y tymheredd i ddeg gradd.",
        "Ddoe, roedd storm fellt a tharanau yng Nghaerdydd. Cododd y tymheredd i ddeg gradd.",
    }
    assert "rhagolygon sydd gen i" in kitchen.ask("sut oedd y tywydd wythnos yn ôl")


@pytest.mark.parametrize(
    ("chance", "expected"),
    [
        (
            90,
            {
                "Bydd, mae'n debyg y bydd hi'n bwrw glaw yng Nghaerdydd yfory, "
                "gan ddechrau am ddau o'r gloch y prynhawn.",
                "Bydd, yn ôl pob tebyg: mae naw deg y cant o siawns o law yng Nghaerdydd yfory, "
                "yn dechrau am ddau o'r gloch y prynhawn.",
            },
        ),
        (
            30,
            {
                "Efallai: mae tri deg y cant o siawns o law yng Nghaerdydd yfory.",
                "Mae'n bosib: tri deg y cant yw'r siawns o law yng Nghaerdydd yfory.",
            },
        ),
        (
            10,
            {
                "Na fydd, dydi hi ddim yn debyg o fwrw glaw yng Nghaerdydd yfory. "
                "Bydd hi'n gymylog.",
                "Na fydd, does dim disgwyl glaw yng Nghaerdydd yfory. Bydd hi'n gymylog.",
            },
        ),
    ],
)
def test_whether_it_will_rain(site: Site, tmp_path: Path, chance: int, expected: set[str]) -> None:
    rain = hours(TOMORROW, 14, 16, weather_code=63, precipitation_probability=chance)
    kitchen = Kitchen(site, tmp_path).sky(changes=rain)
    assert kitchen.answers("fydd hi'n bwrw glaw yfory") == expected


def test_whether_it_will_snow(site: Site, tmp_path: Path) -> None:
    rain = hours(TOMORROW, 7, 21, weather_code=63, precipitation_probability=90)
    kitchen = Kitchen(site, tmp_path).sky(changes=rain)
    # Rain is no snow, however likely.
    assert kitchen.ask("fydd hi'n bwrw eira fory").startswith("Na fydd")
    assert kitchen.ask("fydd hi'n bwrw eira fory").endswith("Bydd hi'n bwrw glaw.")
    snow = hours(TOMORROW, 7, 21, weather_code=73, precipitation_probability=90)
    kitchen = Kitchen(site, tmp_path / "eira").sky(changes=snow)
    assert kitchen.ask("fydd hi'n bwrw eira fory").startswith("Bydd")
    assert kitchen.ask("fydd hi'n bwrw glaw fory").startswith("Na fydd")


def test_whether_it_is_raining(site: Site, tmp_path: Path) -> None:
    kitchen = Kitchen(site, tmp_path)
    assert kitchen.answers("ydi hi'n bwrw glaw") == {
        "Nac ydi, dydi hi ddim yn bwrw glaw yng Nghaerdydd: mae hi'n gymylog.",
        "Nac ydy, ddim ar hyn o bryd: mae hi'n gymylog yng Nghaerdydd.",
    }
    kitchen = Kitchen(site, tmp_path / "glaw").sky(code=80)
    assert kitchen.answers("ydi hi'n bwrw yn Llanelli") == {
        "Ydi, mae cawodydd ysgafn yn Llanelli.",
        "Ydy, mae cawodydd ysgafn yn Llanelli ar hyn o bryd.",
    }
    assert kitchen.ask("ydi hi'n bwrw eira").startswith("Nac yd")


def test_an_umbrella(site: Site, tmp_path: Path) -> None:
    assert Kitchen(site, tmp_path).answers("oes angen ymbarél heddiw") == {
        "Nac oes: does dim disgwyl glaw yng Nghaerdydd heddiw.",
        "Does dim angen un: dydi hi ddim yn debyg o fwrw glaw yng Nghaerdydd heddiw.",
    }
    rain = hours(TODAY, 15, 21, weather_code=81, precipitation_probability=70)
    assert Kitchen(site, tmp_path / "x").sky(changes=rain).answers("oes angen ymbarél") == {
        "Oes, byddai'n well cael un: mae saith deg y cant o siawns o law yng Nghaerdydd heddiw.",
        "Byddai'n well cael un. Mae'n debyg y bydd hi'n bwrw glaw yng Nghaerdydd heddiw, "
        "gan ddechrau am dri o'r gloch y prynhawn.",
    }
    rain = hours(TODAY, 15, 21, weather_code=81, precipitation_probability=40)
    kitchen = Kitchen(site, tmp_path / "y").sky(changes=rain)
    assert "pedwar deg y cant" in kitchen.ask("ddylwn i fynd ag ymbarél")


@pytest.mark.parametrize(
    ("question", "facts", "verdict"),
    [
        ("fydd hi'n braf fory", {"code": 0}, "Bydd"),
        ("fydd hi'n braf fory", {"code": 3}, "Na fydd"),
        ("fydd hi'n heulog fory", {"code": 2}, "Na fydd"),
        ("fydd hi'n sych fory", {"code": 3}, "Bydd"),
        ("fydd hi'n sych fory", {"code": 61, "chance": 80}, "Na fydd"),
        ("fydd hi'n wlyb fory", {"code": 61, "chance": 80}, "Bydd"),
        ("fydd hi'n gymylog fory", {"code": 3}, "Bydd"),
        ("fydd hi'n niwlog fory", {"code": 48}, "Bydd"),
        ("fydd hi'n wyntog fory", {"wind": 30}, "Bydd"),
        ("fydd hi'n wyntog fory", {"wind": 12}, "Na fydd"),
        ("fydd hi'n stormus fory", {"wind": 12, "code": 95}, "Bydd"),
        ("fydd hi'n oer heno", {"temperature": 2.0}, "Bydd"),
        ("fydd hi'n oer heno", {"temperature": 14.0}, "Na fydd"),
        ("fydd hi'n rhewi heno", {"temperature": -1.0}, "Bydd"),
        ("fydd hi'n gynnes fory", {"temperature": 19.0}, "Bydd"),
        ("fydd hi'n boeth fory", {"temperature": 19.0}, "Na fydd"),
        ("ydi hi'n oer tu allan", {"temperature": 3.0}, "Yd"),
        ("ydi hi'n braf", {"code": 63}, "Nac yd"),
    ],
)
def test_whether_it_is_so(
    site: Site, tmp_path: Path, question: str, facts: dict[str, Any], verdict: str
) -> None:
    answer = Kitchen(site, tmp_path).sky(**facts).ask(question)
    assert answer.startswith(verdict), answer


def test_the_temperature(site: Site, tmp_path: Path) -> None:
    changes = hours(TODAY, 22, 23, temperature_2m=0.2) | hours(TOMORROW, 14, 14, temperature_2m=15)
    kitchen = Kitchen(site, tmp_path).sky(temperature=5.4, changes=changes)
    assert kitchen.answers("beth yw'r tymheredd") == {
        "Mae'r tymheredd yng Nghaerdydd yn bum gradd ar hyn o bryd.",
        "Yng Nghaerdydd, mae'r tymheredd yn bum gradd ar hyn o bryd.",
    }
    assert kitchen.answers("pa mor oer fydd hi heno") == {
        "Bydd y tymheredd yn gostwng i'r rhewbwynt yng Nghaerdydd heno.",
        "Heno, bydd y tymheredd yng Nghaerdydd yn gostwng i'r rhewbwynt.",
    }
    assert "codi i bymtheg gradd" in kitchen.ask("pa mor boeth fydd hi fory")


def test_the_wind(site: Site, tmp_path: Path) -> None:
    changes = hours(TOMORROW, 12, 14, wind_speed_10m=41.0, wind_direction_10m=350)
    kitchen = Kitchen(site, tmp_path).sky(wind=0.2, changes=changes)
    assert kitchen.answers("pa mor wyntog ydi hi") == {
        "Yng Nghaerdydd ar hyn o bryd, mae hi bron yn llonydd, heb awel o wynt.",
        "Ar hyn o bryd yng Nghaerdydd, mae hi bron yn llonydd, heb awel o wynt.",
    }
    wind = "gwynt cryf iawn o'r gogledd, tua phedwar deg milltir yr awr."
    assert kitchen.answers("pa mor gryf fydd y gwynt yfory") == {
        f"Yng Nghaerdydd yfory, bydd {wind}",
        f"Yfory yng Nghaerdydd, bydd {wind}",
    }


OFF = "rhaid agor y gosodiadau â macsen-lite config edit, a rhoi true wrth ymlaen, o dan ar lein."


def test_what_is_off_is_said_to_be_off(site: Site, tmp_path: Path) -> None:
    for answer in Kitchen(site, tmp_path, ar_lein__ymlaen=False).answers("sut fydd hi yfory"):
        assert answer.endswith(OFF) and "rhyngrwyd" in answer
    for answer in Kitchen(site, tmp_path, ar_lein__tywydd=False).answers("oes angen ymbarél"):
        assert "wedi'i ddiffodd yn y gosodiadau" in answer and "true wrth tywydd" in answer
    assert not site.paths


TROUBLES = (
    *("status", "hang", "dies", "login", "truncated", "nan", "words", "lengths", "empty", "codes"),
    *("times", "order", "list", "deep", "hot"),
)


def misbehave(site: Site, trouble: str) -> None:
    """Let every further request go wrong."""
    good = weather(START, now=WEDNESDAY)
    hourly = good["hourly"]
    site.statuses = [503, 503] if trouble == "status" else []
    site.hang = trouble == "hang"
    site.die_after = [40, 40] if trouble == "dies" else []
    site.sends_length = trouble != "truncated"
    match trouble:
        case "nan":
            hourly["temperature_2m"][50] = float("nan")
        case "words":
            hourly["temperature_2m"][50] = "deg"
        case "lengths":
            hourly["weather_code"].pop()
        case "codes":
            hourly["weather_code"][50] = 100
        case "times":
            hourly["time"][50] = 1772618400
        case "order":
            hourly["time"].reverse()
        case "hot":
            good["current"]["temperature_2m"] = 1e9
    whole = body(good)
    site.content = {
        "login": b"<html><body>Croeso i'r wifi</body></html>",
        "truncated": whole[: len(whole) // 2],
        "empty": b"",
        "list": b"[1, 2]",
        "deep": b'{"hourly":' * 100_000,
    }.get(trouble, whole)


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_bad_server_is_admitted_and_nothing_made_up(
    site: Site, tmp_path: Path, trouble: str
) -> None:
    misbehave(site, trouble)
    kitchen = Kitchen(site, tmp_path)
    assert kitchen.ask("sut mae'r tywydd yn y Bala") in {
        "Mae'n ddrwg gen i, alla i ddim cael gafael ar y rhagolygon yn y Bala ar hyn o bryd.",
        "Mae'n flin gen i, ddaeth dim rhagolygon o'r rhyngrwyd, felly wn i ddim sut dywydd sydd "
        "yn y Bala.",
    }
    site.release.set()


@pytest.mark.parametrize("trouble", TROUBLES)
def test_an_old_forecast_is_told_with_its_age(site: Site, tmp_path: Path, trouble: str) -> None:
    kitchen = Kitchen(site, tmp_path)
    kitchen.ask("sut mae'r tywydd")
    misbehave(site, trouble)
    kitchen.clock.advance(2 * 3600)
    # An adverb softens: dwy awr yn ôl → ddwy awr yn ôl.
    assert kitchen.ask("sut mae'r tywydd").startswith(
        "Yn ôl y rhagolygon a gefais i ddwy awr yn ôl, mae hi'n gymylog yng Nghaerdydd"
    )
    site.release.set()


def test_a_forecast_that_is_too_old_says_nothing(tmp_path: Path) -> None:
    with serve(body(weather(START, days=4, now=WEDNESDAY))) as site:
        kitchen = Kitchen(site, tmp_path)
        assert "yfory" in kitchen.ask("sut fydd hi yfory").lower()
        assert kitchen.answers("sut fydd hi ddydd Llun") == {
            "Mae'n ddrwg gen i, dydi'r rhagolygon sydd gen i ddim yn dweud hynny am y tywydd yng "
            "Nghaerdydd ddydd Llun.",
            "Does dim sôn am hynny yn y rhagolygon sydd gen i yng Nghaerdydd ddydd Llun, "
            "mae'n ddrwg gen i.",
        }
    kitchen.clock.advance(5 * 86_400)
    for answer in kitchen.answers("sut mae'r tywydd"):
        assert "gradd" not in answer and "rhagolygon sydd gen i" in answer


def test_values_that_are_missing_are_left_out(site: Site, tmp_path: Path) -> None:
    known = weather(START, now=WEDNESDAY)
    known["current"] |= {"temperature_2m": None, "wind_speed_10m": None}
    known["hourly"]["temperature_2m"] = [None] * len(known["hourly"]["time"])
    del known["hourly"]["wind_speed_10m"]
    site.content = body(known)
    kitchen = Kitchen(site, tmp_path)
    assert kitchen.ask("sut mae'r tywydd") in {
        "Mae hi'n gymylog yng Nghaerdydd ar hyn o bryd.",
        "Mae hi'n gymylog yng Nghaerdydd.",
    }
    for question in ("beth yw'r tymheredd", "pa mor wyntog ydi hi", "fydd hi'n oer heno"):
        assert "rhagolygon sydd gen i" in kitchen.ask(question), question


# ---------------------------------------------------------------------------------- its words


def test_every_code_has_words_in_every_tense() -> None:
    assert sorted(SKIES) == list(range(100))
    for code in SKIES:
        for tense in Tense:
            for night in (False, True):
                said = say_sky(code, tense, night=night)
                assert said.startswith(f"{tense.value} ") and "  " not in said


def test_the_words_are_spelt_right() -> None:
    from tests.test_spelling import is_known

    words = {word for sky in SKIES.values() for word in f"{sky.words} {sky.by_night}".split()}
    words |= {w for v in range(0, 80, 3) for w in say_wind(v, v * 9).replace(",", "").split()}
    assert [word for word in sorted(words) if not is_known(word)] == []


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "funud yn ôl"),
        (130, "ddwy funud yn ôl|ddau funud yn ôl"),
        (600, "ddeng munud yn ôl"),
        (3300, "awr yn ôl"),
        (7300, "ddwy awr yn ôl"),
        (86_400, "ddiwrnod yn ôl"),
        (3 * 86_400, "dridiau yn ôl"),
        (7 * 86_400, "wythnos yn ôl"),
    ],
)
def test_how_long_ago(seconds: float, words: str) -> None:
    assert say_since(seconds) in words.split("|")


def test_what_a_stretch_is_like() -> None:
    def stretch(*codes: int) -> Stretch:
        at = datetime(2026, 3, 4, 10)
        return Stretch([Hour(at + timedelta(hours=n), code) for n, code in enumerate(codes)])

    assert stretch(3, 3, 3, 3, 63).code == 3  # one hour in five
    assert stretch(3, 3, 3, 63).code == 63
    assert stretch(0, 0, 3, 0).code == 0
    assert stretch(61, 63, 63, 95).code == 95
    assert stretch().code is None and stretch().chance(frozenset({Kind.RAIN})) is None


def test_what_is_read_is_within_what_weather_can_be() -> None:
    assert _read(body(weather(START, now=WEDNESDAY))) is not None
    for temperature in (-120.0, 90.0):
        assert _read(body(weather(START, temperature=temperature))) is None
    assert _read(body(weather(START, wind=-1.0))) is None
    assert _read(body(weather(START, chance=101.0))) is None
