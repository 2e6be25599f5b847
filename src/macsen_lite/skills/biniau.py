"""Which bins go out, and when."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.bin_days import BinFileError, Collection, collections
from macsen_lite.welsh.date_phrases import near_date
from macsen_lite.welsh.mutation import and_, article
from macsen_lite.welsh.radicals import demutate_key
from macsen_lite.welsh.tokens import words

_log = logging.getLogger(__name__)
_AHEAD = timedelta(weeks=60)
_WEEKS = {
    "wythnos yma": 0,
    "wythnos hon": 0,
    "wythnos nesa": 1,
    "wythnos nesaf": 1,
}
_NAMES = frozenset(("bin", "bocs", "blwch", "bag", "cadi", "sach", "ailgylchu"))
"""First words of names that take the article: *y bin gwyrdd*; others are said as they are."""


class BiniauSkill:
    """Answers from the file that the setting ``biniau.ffeil`` names."""

    def answer(self, context: SkillContext) -> Answer:
        """The bins of a day or a week, or the day of a bin."""
        config = context.services.config
        named = config.text("biniau.ffeil").strip()
        if not named:
            return context.say("dim_ffeil")
        path = Path(named).expanduser()
        if not path.is_file():
            return context.say("ar_goll")
        zone = ZoneInfo(config.text("cyffredinol.cylchfa"))
        today = context.clock.now().astimezone(zone).date()
        try:
            return _answer(context, path, today)
        except BinFileError as error:
            _log.warning("%s: %s", path, error)
            return context.say("difrod")


def _answer(context: SkillContext, path: Path, today: date) -> Answer:
    slots = context.match.slots
    if context.deed == "dydd":
        # Yr wythnos yma is read as a day too, today; whoever says it means all of the week.
        week = slots["pryd"].text.removeprefix("yr ")
        if week in _WEEKS:
            return _week(context, path, today, _WEEKS[week])
        day = date.fromisoformat(str(slots["pryd"].value))
        bins = collections(path, day, day)
        return context.say("biniau" if bins else "dim", biniau=_listed(bins))
    coming = collections(path, today, today + _AHEAD)
    if "bin" in slots:
        wanted = demutate_key(str(slots["bin"].value))
        coming = [c for c in coming if wanted in map(demutate_key, words(c.name))]
    if not coming:
        return context.say("anhysbys")
    next_day = coming[0].day
    bins = [c for c in coming if c.day == next_day]
    return context.say("biniau", biniau=_listed(bins), pryd_fydd=near_date(next_day, today).adverb)


def _week(context: SkillContext, path: Path, today: date, ahead: int) -> Answer:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=ahead)
    found = collections(path, max(today, monday), monday + timedelta(days=6))
    days = [
        f"{_listed(list(group))} {near_date(day, today).adverb}"
        for day, group in groupby(found, key=lambda c: c.day)
    ]
    if not days:
        return context.say("dim")
    return context.say("wythnos", biniau="; ".join(days))


def _listed(bins: Sequence[Collection]) -> str:
    names = [_with_article(found.name) for found in bins]
    if len(names) < 2:
        return "".join(names)
    *most, last = names
    # y leans on a: y bin gwyrdd a'r bocs ailgylchu
    leaning = last.startswith(("y ", "yr "))
    end = f"a'r {last.partition(' ')[2]}" if leaning else and_(last)
    return f"{', '.join(most)} {end}"


def _with_article(name: str) -> str:
    first = name.partition(" ")[0].lower()
    return article(name[0].lower() + name[1:]) if first in _NAMES else name
