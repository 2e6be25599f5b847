"""The date, the day, the month and the year, today and on days close to it."""

from __future__ import annotations

from datetime import timedelta

from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.welsh.calendar import day_name, month_name, say_date
from macsen_lite.welsh.numbers import year


class DyddiadSkill:
    """Tells the date. The slot ``pryd`` holds days counted from today, 0 when it was not said."""

    def answer(self, context: SkillContext) -> Answer:
        """The date asked for, in the tense that it needs."""
        slot = context.match.slots.get("pryd")
        days = slot.value if slot is not None and isinstance(slot.value, int) else 0
        date = context.clock.now().date() + timedelta(days=days)
        tense = "nawr" if days == 0 else "dyfodol" if days > 0 else "gorffennol"
        return context.say(
            tense if tense in context.intent.answers else "",
            dyddiad=say_date(date),
            dydd=day_name(date),
            mis=month_name(date),
            blwyddyn=year(date.year),
            pryd=slot.said if slot is not None else "",
        )
