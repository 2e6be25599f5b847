"""The weather: now, on another day, elsewhere; rain, cold and wind. Nothing is ever made up.

What is told comes from a `WeatherProvider`. When it cannot be asked the answer says so; when only
an older forecast is there, how old it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

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
    Forecast,
    Hour,
    Stretch,
    WeatherProvider,
    hours_of,
)
from macsen_lite.welsh.date_calendar import Period
from macsen_lite.welsh.date_spec import During, Part, Unit
from macsen_lite.welsh.dates import date_rule
from macsen_lite.welsh.moments import say_at
from macsen_lite.welsh.places import Place, find, with_name
from macsen_lite.welsh.tokens import words
from macsen_lite.welsh.weather import (
    SKIES,
    WET,
    WHITE,
    Kind,
    Tense,
    say_heat,
    say_heat_after_i,
    say_since,
    say_sky,
    say_wind,
)

_SATURDAY = 5
_WINDY = 25.0
"""Miles an hour: Beaufort 6, a strong breeze."""
_STORMY = 47.0
"""Beaufort 9."""
_WORTH_SAYING = 8.0
_COLD, _WARM, _HOT = 7.0, 18.0, 25.0
"""Degrees Celsius, from the Welsh summer and winter."""


def open_meteo(services: Services) -> WeatherProvider:
    """Open-Meteo, or the server that the settings name instead."""
    config = services.config
    address, minutes = config.text("tywydd.cyfeiriad"), config.number("tywydd.oed")
    return OpenMeteo(services.online, address, minutes * 60)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked about, and what is known of it."""

    context: SkillContext
    place: Place
    now: datetime
    """In the zone of the place."""
    forecast: Forecast
    day: date | None = None
    """None: now."""
    days: int = 1
    part: Part | None = None
    when: str = ""
    """“yfory”, “ddydd Gwener nesaf”"""

    def say(self, group: str, intent: str = "", /, **values: object) -> Answer:
        """One of the intent's answers, or of another one's."""
        age = ""
        if not self.forecast.is_fresh:
            seconds = (self.now - self.forecast.fetched).total_seconds()
            age = f"yn ôl y rhagolygon a gefais i {say_since(max(seconds, 0))}, "
        known = {"oed": age, "lle": self.place.in_(), "pryd": self.when, **values}
        return _in(self.context, intent).say(group, **known)

    @property
    def stretch(self) -> Stretch:
        """The hours that were asked about: what is left of them, when some are over."""
        first = self.day or self.now.date()
        hours = [
            hour
            for n in range(self.days)
            for hour in hours_of(self.forecast, first + timedelta(n), self.part, self.now)
        ]
        return Stretch(hours)


class TywyddSkill:
    """Answers questions about the weather."""

    def __init__(self, provider: Callable[[Services], WeatherProvider] = open_meteo) -> None:
        """``provider`` gives what forecasts, within the user's settings."""
        self._provider = provider

    def answer(self, context: SkillContext) -> Answer:
        """What was asked, or why it cannot be told."""
        place = _place(context)
        if place is None:
            name = context.services.config.text("cyffredinol.lle")
            return _in(context, "nawr").say("lle_anhysbys", enw=name, gorchymyn=command(context))
        try:
            provider = self._provider(context.services)
            forecast = provider.forecast(place.latitude, place.longitude, place.zone)
        except Offline as off:
            return say_off(_in(context, "nawr"), off)
        except Unreachable:
            return _in(context, "nawr").say("dim_ateb", lle=place.in_())
        asked = _asked(context, place, forecast)
        return _ANSWERS[context.deed](asked)


def _in(context: SkillContext, intent: str) -> SkillContext:
    """The same turn with the answers of another intent of the skill: what all of them share."""
    wanted = f"{context.file.skill}.{intent}"
    found = next((i for i in context.file.intents if i.id == wanted), None)
    return replace(context, intent=found) if found and intent else context


def _place(context: SkillContext) -> Place | None:
    """The place that was said, or where the user lives; None when the gazetteer lacks that."""
    for name in ("lle", "tref"):
        slot = context.match.slots.get(name)
        if slot is not None and isinstance(slot.value, dict):
            return with_name(str(slot.value.get("name")), str(slot.value.get("county")))
    return next(iter(find(context.services.config.text("cyffredinol.lle"))), None)


def _asked(context: SkillContext, place: Place, forecast: Forecast) -> _Asked:
    now = context.clock.now().astimezone(ZoneInfo(place.zone))
    asked = _Asked(context, place, now, forecast)
    slot = context.match.slots.get("pryd") or context.match.slots.get("gynt")
    if slot is None or not isinstance(slot.value, str):
        return asked
    spec = date_rule().read(words(slot.text))
    is_weekend = isinstance(spec, Period) and spec.unit is Unit.WEEKEND
    part = spec.part if isinstance(spec, During) else None
    return replace(
        asked,
        day=date.fromisoformat(slot.value),
        days=2 if is_weekend and date.fromisoformat(slot.value).weekday() == _SATURDAY else 1,
        part=part,
        when=slot.said,
    )


# ------------------------------------------------------------------------------ the questions


def _now(asked: _Asked) -> Answer:
    """The weather now, and what is to come of the day; of another day when one was said."""
    if asked.day is not None and (asked.day != asked.now.date() or asked.part is not None):
        return _will_be(asked)
    now = asked.forecast.at(asked.now)
    if now is None or now.code is None:
        return _nothing(asked)
    return asked.say("nawr", awyr=_sky(now, Tense.IS), wedyn=_later(asked, now), **_measured(now))


def _later(asked: _Asked, now: Hour) -> str:
    """What gets worse later today: “bydd hi'n bwrw glaw yn nes ymlaen”; or nothing."""
    rest = hours_of(asked.forecast, asked.now.date(), None, asked.now + timedelta(hours=1))
    later = Stretch(rest)
    if later.code is None or now.code is None or SKIES[now.code].kind in WET | WHITE:
        return ""
    if SKIES[later.code].kind not in WET | WHITE or not _is_likely(later):
        return ""
    return f"{say_sky(later.code, Tense.WILL_BE)} yn nes ymlaen"


def _is_likely(stretch: Stretch) -> bool:
    return max(stretch.chance(RAINY) or 0.0, stretch.chance(SNOWY) or 0.0) >= LIKELY


def _will_be(asked: _Asked) -> Answer:
    stretch = asked.stretch
    if stretch.code is None:
        return _nothing(asked)
    if not asked.when:
        asked = replace(asked, when="heddiw" if asked.now.hour < _EVENING else "heno")
    sky = say_sky(stretch.code, Tense.WILL_BE, night=stretch.is_night)
    return asked.say("bydd", "bydd", awyr=sky, **_range(stretch))


_EVENING = 18


def _was(asked: _Asked) -> Answer:
    day = asked.day or asked.now.date()
    stretch = Stretch(hours_of(asked.forecast, day, asked.part))
    if stretch.code is None:
        return _nothing(asked)
    sky = say_sky(stretch.code, Tense.WAS, night=stretch.is_night)
    return asked.say("oedd", awyr=sky, **_range(stretch))


def _will_fall(asked: _Asked) -> Answer:
    """Whether it will rain or snow."""
    what, kinds = _thing(asked)
    stretch = asked.stretch
    chance = stretch.chance(kinds)
    if chance is None:
        return _nothing(asked)
    if not asked.when:
        asked = replace(asked, when="heddiw" if asked.now.hour < _EVENING else "heno")
    first = stretch.first(kinds)
    time = say_at(first.at.time()) if first and first.at > asked.now else ""
    group = "bydd" if chance >= LIKELY else "efallai" if chance >= POSSIBLE else "na_fydd"
    sky = say_sky(stretch.code, Tense.WILL_BE) if stretch.code is not None else ""
    return asked.say(group, peth=what, siawns=round(chance / 10) * 10, amser=time, awyr=sky)


def _is_falling(asked: _Asked) -> Answer:
    what, kinds = _thing(asked)
    now = asked.forecast.at(asked.now)
    if now is None or now.code is None:
        return _nothing(asked)
    group = "ydi" if SKIES[now.code].kind in kinds else "nac_ydi"
    return asked.say(group, peth=what, awyr=_sky(now, Tense.IS), wedyn=_later(asked, now))


def _umbrella(asked: _Asked) -> Answer:
    stretch = asked.stretch
    chance = stretch.chance(RAINY)
    if chance is None:
        return _nothing(asked)
    if not asked.when:
        asked = replace(asked, when="heddiw" if asked.now.hour < _EVENING else "heno")
    group = "oes" if chance >= LIKELY else "efallai" if chance >= POSSIBLE else "nac_oes"
    first = stretch.first(RAINY)
    sky = say_sky(stretch.code, Tense.WILL_BE) if stretch.code is not None else ""
    time = say_at(first.at.time()) if first and first.at > asked.now else ""
    return asked.say(group, siawns=round(chance / 10) * 10, awyr=sky, amser=time)


def _will_be_so(asked: _Asked) -> Answer:
    """Whether it will be fine, cold, windy …"""
    stretch = asked.stretch
    verdict = _verdict(asked, stretch)
    if verdict is None or stretch.code is None:
        return _nothing(asked)
    if not asked.when:
        asked = replace(asked, when="heddiw" if asked.now.hour < _EVENING else "heno")
    sky = say_sky(stretch.code, Tense.WILL_BE, night=stretch.is_night)
    return asked.say("bydd" if verdict else "na_fydd", awyr=sky, **_range(stretch))


def _is_so(asked: _Asked) -> Answer:
    now = asked.forecast.at(asked.now)
    if now is None or now.code is None:
        return _nothing(asked)
    verdict = _verdict(asked, Stretch([now]))
    if verdict is None:
        return _nothing(asked)
    group = "ydi" if verdict else "nac_ydi"
    return asked.say(group, awyr=_sky(now, Tense.IS), **_measured(now))


def _temperature(asked: _Asked) -> Answer:
    if asked.day is None:
        now = asked.forecast.at(asked.now)
        if now is None or now.temperature is None:
            return _nothing(asked)
        return asked.say("nawr", **_measured(now))
    stretch = asked.stretch
    if stretch.highest is None or stretch.lowest is None:
        return _nothing(asked)
    slot = asked.context.match.slots.get("gwres")
    is_cold = slot.value == "isaf" if slot else asked.part is Part.NOS
    return asked.say("isaf" if is_cold else "uchaf", **_range(stretch))


def _wind(asked: _Asked) -> Answer:
    if asked.day is None:
        now = asked.forecast.at(asked.now)
        if now is None or now.wind is None:
            return _nothing(asked)
        return asked.say("nawr", gwynt=say_wind(now.wind, now.direction))
    hour = asked.stretch.windiest
    if hour is None or hour.wind is None:
        return _nothing(asked)
    return asked.say("bydd", gwynt=say_wind(hour.wind, hour.direction))


_ANSWERS: Mapping[str, Callable[[_Asked], Answer]] = {
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


def _nothing(asked: _Asked) -> Answer:
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
    is_windy = windiest is not None and windiest.wind is not None and windiest.wind >= _WINDY
    wind = say_wind(windiest.wind or 0.0, windiest.direction) if windiest and is_windy else ""
    return {
        "codi": rises,
        "gostwng": falls,
        "uchaf": "" if highest is None else say_heat(highest),
        "isaf": "" if lowest is None else say_heat(lowest),
        "gwynt": wind,
    }


def _thing(asked: _Asked) -> tuple[str, frozenset[Kind]]:
    """What may fall: its name, and the kinds of weather that have it."""
    slot = asked.context.match.slots.get("peth")
    what = str(slot.value) if slot else "glaw"
    return what, SNOWY if what == "eira" else RAINY


def _verdict(asked: _Asked, stretch: Stretch) -> bool | None:
    """Whether the weather is as was asked; None when what would tell is not known."""
    slot = asked.context.match.slots.get("cyflwr")
    wanted = str(slot.value) if slot else ""
    if stretch.code is None:
        return None
    kind = SKIES[stretch.code].kind
    wind = stretch.windiest.wind if stretch.windiest else None
    is_dry = kind not in WET | WHITE and not (_is_likely(stretch) and len(stretch.hours) > 1)
    if wanted in ("oer", "rhewi"):
        most = _COLD if wanted == "oer" else 0.0
        return None if stretch.lowest is None else stretch.lowest <= most
    if wanted in ("cynnes", "poeth"):
        least = _WARM if wanted == "cynnes" else _HOT
        return None if stretch.highest is None else stretch.highest >= least
    if wanted in ("gwyntog", "stormus"):
        least = _WINDY if wanted == "gwyntog" else _STORMY
        if wanted == "stormus" and kind is Kind.THUNDER:
            return True
        return None if wind is None else wind >= least
    return {
        "sych": is_dry,
        "gwlyb": not is_dry,
        "braf": is_dry and kind in (Kind.CLEAR, Kind.CLOUD) and stretch.code != _OVERCAST,
        "heulog": is_dry and kind is Kind.CLEAR,
        "cymylog": stretch.code == _OVERCAST,
        "niwlog": kind is Kind.FOG,
    }.get(wanted)


_OVERCAST = 3
