"""A question about the weather: what was asked about, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.weather import Forecast, Hour, Stretch, hours_of
from macsen_lite.welsh.date_calendar import Period
from macsen_lite.welsh.date_spec import During, Part, Unit
from macsen_lite.welsh.dates import date_rule
from macsen_lite.welsh.places import Place, find, with_name
from macsen_lite.welsh.tokens import words
from macsen_lite.welsh.weather import say_since

_SATURDAY = 5
_EVENING = 18
"""From this hour on the rest of today is *heno*."""


@dataclass(frozen=True, slots=True)
class WeatherQuestion:
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
        return in_intent(self.context, intent).say(group, **known)

    @property
    def stretch(self) -> Stretch:
        """The hours that were asked about: what is left of them, when some are over."""
        return self._hours(self.now)

    @property
    def all_of_it(self) -> Stretch:
        """The hours that were asked about, those that are over too."""
        return self._hours(None)

    def _hours(self, since: datetime | None) -> Stretch:
        days = [(self.day or self.now.date()) + timedelta(n) for n in range(self.days)]
        return Stretch([h for day in days for h in hours_of(self.forecast, day, self.part, since)])

    @property
    def hour(self) -> Hour | None:
        """The hour that it is now."""
        return self.forecast.at(self.now)

    def slot(self, name: str) -> str:
        """What was said for a slot; or nothing."""
        slot = self.context.match.slots.get(name)
        return str(slot.value) if slot else ""

    def dated(self) -> WeatherQuestion:
        """The same, about today or tonight by name when no day was said."""
        if self.when:
            return self
        return replace(self, when="heddiw" if self.now.hour < _EVENING else "heno")


def place_of(context: SkillContext) -> Place | None:
    """The place that was said, or where the user lives; None when the gazetteer lacks that."""
    for name in ("lle", "tref"):
        slot = context.match.slots.get(name)
        if slot is not None and isinstance(slot.value, dict):
            return with_name(str(slot.value.get("name")), str(slot.value.get("county")))
    return next(iter(find(context.services.config.text("cyffredinol.lle"))), None)


def in_intent(context: SkillContext, intent: str) -> SkillContext:
    """The same turn with the answers of another intent of the skill: what all of them share."""
    wanted = f"{context.file.skill}.{intent}"
    found = next((i for i in context.file.intents if i.id == wanted), None)
    return replace(context, intent=found) if found and intent else context


def weather_question(context: SkillContext, place: Place, forecast: Forecast) -> WeatherQuestion:
    """What is asked about a place of which this is known."""
    now = context.clock.now().astimezone(ZoneInfo(place.zone))
    asked = WeatherQuestion(context, place, now, forecast)
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
