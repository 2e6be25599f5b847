"""The news: headlines by subject from feeds that the user may choose, and more about one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from macsen_lite.config.sections.online import NEWS_FEEDS
from macsen_lite.online import Offline, Unreachable
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.feeds import Feed, Headline, NewsSource, RssNews
from macsen_lite.skills.services import Services
from macsen_lite.skills.switched_off import command, say_off
from macsen_lite.welsh.weather import say_since

GENERAL = "cyffredinol"
"""The subject of the feed that is read when no subject is named."""
REMEMBERED_S = 900.0
"""For how long *yr ail un* means the second of what was read."""


def rss(services: Services) -> NewsSource:
    """Feeds, fetched within the user's switches."""
    return RssNews(services.online, services.config.number("newyddion.oed") * 60)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read out."""

    feed: Feed
    subject: str
    """In words, or nothing."""
    begin: int
    end: int
    """Of the headlines that were read last."""
    at: float
    """When, in the clock's monotonic seconds."""


class NewyddionSkill:
    """Reads headlines and remembers which, until the conversation has moved on."""

    def __init__(self, source: Callable[[Services], NewsSource] = rss) -> None:
        """``source`` gives where news comes from, within the user's settings."""
        self._source = source
        self._reading: _Reading | None = None

    def answer(self, context: SkillContext) -> Answer:
        """The headlines, more of them, or more about one."""
        asked = context.deed
        if asked == "penawdau":
            return self._headlines(context)
        reading = self._reading
        if reading is None or context.clock.monotonic() - reading.at > REMEMBERED_S:
            return _shared(context).say("dim_rhestr")
        self._reading = replace(reading, at=context.clock.monotonic())
        return self._more(context) if asked == "rhagor" else self._about(context)

    def _headlines(self, context: SkillContext) -> Answer:
        slot = context.match.slots.get("pwnc")
        subject, said = (str(slot.value), slot.said) if slot else (GENERAL, "")
        address = _addresses(context).get(subject, "")
        if not address:
            return context.say("dim_ffynhonnell", pwnc=said, gorchymyn=command(context))
        try:
            feed = self._source(context.services).read(address)
        except Offline as off:
            return say_off(context, off)
        except Unreachable:
            return context.say("dim_ateb", pwnc=said)
        if not feed.headlines:
            return context.say("dim_cymraeg", ffynhonnell=feed.name)
        self._reading = _Reading(feed, said, 0, 0, context.clock.monotonic())
        return self._more(context)

    def _more(self, context: SkillContext) -> Answer:
        reading = self._reading
        assert reading is not None
        begin = reading.end
        end = min(begin + int(context.services.config.number("newyddion.nifer")), _all(reading))
        if begin == end:
            return _shared(context).say("diwedd", ffynhonnell=reading.feed.name)
        self._reading = replace(reading, begin=begin, end=end)
        age = ""
        if not reading.feed.is_fresh:
            seconds = (context.clock.now() - reading.feed.fetched).total_seconds()
            age = say_since(max(seconds, 0.0))
        return _shared(context).say(
            "penawdau" if begin == 0 else "rhagor",
            ffynhonnell=reading.feed.name,
            pwnc=reading.subject,
            oed=age,
            cyntaf=begin + 1,
            teitlau=[headline.title for headline in reading.feed.headlines[begin:end]],
        )

    def _about(self, context: SkillContext) -> Answer:
        reading = self._reading
        assert reading is not None
        found = _chosen(context, reading)
        if found is None:
            return context.say("dim_rhif", nifer=reading.end)
        group = "mwy" if found.summary else "dim_crynodeb"
        return context.say(
            group, teitl=found.title, crynodeb=found.summary, ffynhonnell=reading.feed.name
        )


def _chosen(context: SkillContext, reading: _Reading) -> Headline | None:
    """The headline of that number, counted from the first that was read; -1 is the last read."""
    slot = context.match.slots.get("rhif") or context.match.slots.get("nifer")
    number = slot.value if slot else None
    if not isinstance(number, int):
        return None
    number = reading.end if number == -1 else number
    return reading.feed.headlines[number - 1] if 1 <= number <= reading.end else None


def _all(reading: _Reading) -> int:
    return len(reading.feed.headlines)


def _addresses(context: SkillContext) -> Mapping[str, str]:
    """Feeds by subject: ours, and in their place those that the user set."""
    own = context.services.config.get("newyddion.ffynonellau")
    chosen = own if isinstance(own, dict) else {}
    return {**NEWS_FEEDS, **{subject: str(address) for subject, address in chosen.items()}}


def _shared(context: SkillContext) -> SkillContext:
    """The same turn with the answers that every intent of the skill shares."""
    wanted = f"{context.file.skill}.penawdau"
    found = next((i for i in context.file.intents if i.id == wanted), None)
    return replace(context, intent=found) if found else context
