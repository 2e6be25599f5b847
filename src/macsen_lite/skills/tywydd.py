"""The weather: now, on another day, elsewhere; rain, cold and wind. Nothing is ever made up.

What is told comes from a `WeatherProvider`. When it cannot be asked the answer says so; when only
an older forecast is there, how old it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from macsen_lite.online import Offline, Unreachable
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.open_meteo import OpenMeteo
from macsen_lite.skills.services import Services
from macsen_lite.skills.switched_off import command, say_off
from macsen_lite.skills.weather import (
    LIKELY,
    POSSIBLE,
    RAINY,
    SNOWY,
    Hour,
    Stretch,
    WeatherProvider,
    hours_of,
)
from macsen_lite.skills.weather_question import (
    WeatherQuestion,
    in_intent,
    place_of,
    weather_question,
)
from macsen_lite.skills.weather_verdict import WINDY, is_likely_wet, is_so
from macsen_lite.welsh.date_spec import Part
from macsen_lite.welsh.moments import say_at
from macsen_lite.welsh.weather import (
    SKIES,
    WET,
    WHITE,
    Kind,
    Tense,
    say_heat,
    say_heat_after_i,
    say_sky,
    say_wind,
)

_WORTH_SAYING = 8.0
"""Miles an hour: Beaufort 3, a gentle breeze."""


def open_meteo(services: Services) -> WeatherProvider:
    """Open-Meteo, or the server that the settings name instead."""
    config = services.config
    address, minutes = config.text("tywydd.cyfeiriad"), config.number("tywydd.oed")
    return OpenMeteo(services.online, address, minutes * 60)


class TywyddSkill:
    """Answers questions about the weather."""

    def __init__(self, provider: Callable[[Services], WeatherProvider] = open_meteo) -> None:
        """``provider`` gives what forecasts, within the user's settings."""
        self._provider = provider

    def answer(self, context: SkillContext) -> Answer:
        """What was asked, or why it cannot be told."""
        place = place_of(context)
        if place is None:
            name = context.services.config.text("cyffredinol.lle")
            return in_intent(context, "nawr").say(
                "lle_anhysbys", enw=name, gorchymyn=command(context)
            )
        try:
            provider = self._provider(context.services)
            forecast = provider.forecast(place.latitude, place.longitude, place.zone)
        except Offline as off:
            return say_off(in_intent(context, "nawr"), off)
        except Unreachable:
            return in_intent(context, "nawr").say("dim_ateb", lle=place.in_())
        return _ANSWERS[context.deed](weather_question(context, place, forecast))


# ------------------------------------------------------------------------------ the questions


def _now(asked: WeatherQuestion) -> Answer:
    """The weather now, and what is to come of the day; of another day when one was said."""
    if asked.day is not None and (asked.day != asked.now.date() or asked.part is not None):
        return _will_be(asked)
    now = asked.hour
    if now is None or now.code is None:
        return _nothing(asked)
    return asked.say("nawr", awyr=_sky(now, Tense.IS), wedyn=_later(asked, now), **_measured(now))


def _later(asked: WeatherQuestion, now: Hour) -> str:
    """What gets worse later today: “bydd hi'n bwrw glaw yn nes ymlaen”; or nothing."""
    rest = hours_of(asked.forecast, asked.now.date(), None, asked.now + timedelta(hours=1))
    later = Stretch(rest)
    if later.code is None or now.code is None or SKIES[now.code].kind in WET | WHITE:
        return ""
    if SKIES[later.code].kind not in WET | WHITE or not is_likely_wet(later):
        return ""
    return f"{say_sky(later.code, Tense.WILL_BE)} yn nes ymlaen"


def _will_be(asked: WeatherQuestion) -> Answer:
    stretch = asked.stretch
    if stretch.code is None:
        return _nothing(asked)
    asked = asked.dated()
    sky = say_sky(stretch.code, Tense.WILL_BE, night=stretch.is_night)
    return asked.say("bydd", "bydd", awyr=sky, **_range(stretch))


def _was(asked: WeatherQuestion) -> Answer:
    stretch = asked.all_of_it
    if stretch.code is None:
        return _nothing(asked)
    sky = say_sky(stretch.code, Tense.WAS, night=stretch.is_night)
    return asked.say("oedd", awyr=sky, **_range(stretch))


def _will_fall(asked: WeatherQuestion) -> Answer:
    """Whether it will rain or snow."""
    what, kinds = _thing(asked)
    chance = asked.stretch.chance(kinds)
    if chance is None:
        return _nothing(asked)
    asked = asked.dated()
    group = "bydd" if chance >= LIKELY else "efallai" if chance >= POSSIBLE else "na_fydd"
    return asked.say(group, peth=what, **_foretold(asked, kinds, chance))


def _is_falling(asked: WeatherQuestion) -> Answer:
    what, kinds = _thing(asked)
    now = asked.hour
    if now is None or now.code is None:
        return _nothing(asked)
    group = "ydi" if SKIES[now.code].kind in kinds else "nac_ydi"
    return asked.say(group, peth=what, awyr=_sky(now, Tense.IS), wedyn=_later(asked, now))


def _umbrella(asked: WeatherQuestion) -> Answer:
    chance = asked.stretch.chance(RAINY)
    if chance is None:
        return _nothing(asked)
    asked = asked.dated()
    group = "oes" if chance >= LIKELY else "efallai" if chance >= POSSIBLE else "nac_oes"
    return asked.say(group, **_foretold(asked, RAINY, chance))


def _will_be_so(asked: WeatherQuestion) -> Answer:
    """Whether it will be fine, cold, windy …"""
    stretch = asked.stretch
    verdict = is_so(stretch, asked.slot("cyflwr"))
    if verdict is None or stretch.code is None:
        return _nothing(asked)
    asked = asked.dated()
    sky = say_sky(stretch.code, Tense.WILL_BE, night=stretch.is_night)
    return asked.say("bydd" if verdict else "na_fydd", awyr=sky, **_range(stretch))


def _is_so(asked: WeatherQuestion) -> Answer:
    now = asked.hour
    if now is None or now.code is None:
        return _nothing(asked)
    verdict = is_so(Stretch([now]), asked.slot("cyflwr"))
    if verdict is None:
        return _nothing(asked)
    group = "ydi" if verdict else "nac_ydi"
    return asked.say(group, awyr=_sky(now, Tense.IS), **_measured(now))


def _temperature(asked: WeatherQuestion) -> Answer:
    if asked.day is None:
        now = asked.hour
        if now is None or now.temperature is None:
            return _nothing(asked)
        return asked.say("nawr", **_measured(now))
    stretch = asked.stretch
    if stretch.highest is None or stretch.lowest is None:
        return _nothing(asked)
    which = asked.slot("gwres")
    is_cold = which == "isaf" if which else asked.part is Part.NOS
    return asked.say("isaf" if is_cold else "uchaf", **_range(stretch))


def _wind(asked: WeatherQuestion) -> Answer:
    if asked.day is None:
        now = asked.hour
        if now is None or now.wind is None:
            return _nothing(asked)
        return asked.say("nawr", gwynt=say_wind(now.wind, now.direction))
    hour = asked.stretch.windiest
    if hour is None or hour.wind is None:
        return _nothing(asked)
    return asked.say("bydd", gwynt=say_wind(hour.wind, hour.direction))


_ANSWERS: Mapping[str, Callable[[WeatherQuestion], Answer]] = {
    "nawr": _now,
    "bydd": _will_be,
    "oedd": _was,
    "bwrw": _will_fall,
    "bwrw_nawr": _is_falling,
    "ymbarel": _umbrella,
    "cyflwr": _will_be_so,
    "cyflwr_nawr": _is_so,
    "tymheredd": _temperature,
    "gwynt": _wind,
}


# --------------------------------------------------------------------------------- their parts


def _nothing(asked: WeatherQuestion) -> Answer:
    """The provider does not say: the day is too far off, or gone, or a value is missing."""
    return asked.say("dim_data", "nawr")


def _sky(hour: Hour, tense: Tense) -> str:
    assert hour.code is not None
    return say_sky(hour.code, tense, night=not hour.is_day)


def _measured(now: Hour) -> dict[str, str]:
    """The temperature and the wind of an hour, each empty when it is not known."""
    has_wind = now.wind is not None and now.wind >= _WORTH_SAYING
    return {
        "tymheredd": "" if now.temperature is None else say_heat(now.temperature),
        "gwynt": say_wind(now.wind or 0.0, now.direction) if has_wind else "",
    }


def _range(stretch: Stretch) -> dict[str, str]:
    """Between what temperatures, after *i*, and how much wind."""
    highest, lowest, windiest = stretch.highest, stretch.lowest, stretch.windiest
    rises = "" if highest is None else say_heat_after_i(highest)
    falls = "" if lowest is None else say_heat_after_i(lowest)
    is_windy = windiest is not None and windiest.wind is not None and windiest.wind >= WINDY
    wind = say_wind(windiest.wind or 0.0, windiest.direction) if windiest and is_windy else ""
    return {
        "codi": rises,
        "gostwng": falls,
        "uchaf": "" if highest is None else say_heat(highest),
        "isaf": "" if lowest is None else say_heat(lowest),
        "gwynt": wind,
    }


def _foretold(
    asked: WeatherQuestion, kinds: frozenset[Kind], chance: float
) -> dict[str, str | int]:
    """How likely weather of these kinds is, from when on, and what the sky is like besides."""
    stretch = asked.stretch
    first = stretch.first(kinds)
    return {
        "siawns": round(chance / 10) * 10,
        "amser": say_at(first.at.time()) if first and first.at > asked.now else "",
        "awyr": say_sky(stretch.code, Tense.WILL_BE) if stretch.code is not None else "",
    }


def _thing(asked: WeatherQuestion) -> tuple[str, frozenset[Kind]]:
    """What may fall: its name, and the kinds of weather that have it."""
    what = asked.slot("peth") or "glaw"
    return what, SNOWY if what == "eira" else RAINY
