"""Opens a programme's page on S4C Clic in the user's own browser."""

from __future__ import annotations

import logging

from macsen_lite.intents.list_slot import ListSlot
from macsen_lite.online import Offline, Unreachable
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.browser import Browser, NoBrowser, SystemBrowser
from macsen_lite.skills.own_words import own_words
from macsen_lite.skills.programmes import (
    Programme,
    ProgrammesError,
    programmes_file,
    read_programmes,
)
from macsen_lite.skills.s4c import SKILL, Clic, Television, page_of
from macsen_lite.skills.switched_off import say_off
from macsen_lite.welsh.mutation import and_

_log = logging.getLogger(__name__)
_NAMED = 5
"""How many programmes are named when somebody asks which there are."""


class ClicSkill:
    """Finds the page of a programme and shows it."""

    def __init__(self, browser: Browser | None = None) -> None:
        self._browser = browser or SystemBrowser()

    def answer(self, context: SkillContext) -> Answer:
        """The programme's page, or why it cannot be shown."""
        kind = context.deed
        if kind == "rhestr":
            return _some(context)
        try:
            context.services.online.require(SKILL)
            self._browser.check()
            return self._front(context) if kind == "hafan" else self._open(context)
        except Offline as off:
            return say_off(context, off)
        except NoBrowser as error:
            _log.warning("%s", error)
            return context.say("dim_porwr")
        except ProgrammesError as error:
            _log.warning("%s", error)
            return context.say("rhaglenni_gwallus")

    def _front(self, context: SkillContext) -> Answer:
        self._browser.open(page_of(context.services.config.text("clic.cyfeiriad"), ""))
        return context.say("hafan")

    def _open(self, context: SkillContext) -> Answer:
        config = context.services.config
        programme = _meant(context, read_programmes(programmes_file(config)))
        if programme.address:
            self._browser.open(programme.address)
            return context.say("tudalen", teitl=programme.name)
        instead = page_of(config.text("clic.cyfeiriad"), programme.wanted)
        search = config.text("clic.chwilio").strip()
        if not search:
            self._browser.open(instead)
            return context.say("chwilio", teitl=programme.name)
        clic: Television = Clic(context.services.online, search, config.text("clic.rhaglen"))
        try:
            page = clic.find(programme.wanted)
        except Unreachable as error:
            _log.info("%s", error)
            self._browser.open(instead)
            return context.say("dim_ateb", teitl=programme.name)
        if not page:
            return context.say("dim", teitl=programme.name)
        self._browser.open(page)
        return context.say("tudalen", teitl=programme.name)


def _meant(context: SkillContext, own: tuple[Programme, ...]) -> Programme:
    slot = context.match.slots.get("rhaglen")
    if slot is None:
        title = own_words(context, "testun")
        return Programme(title, (), title)
    title, name = str(slot.value), slot.said
    return next(
        (each for each in own if (each.wanted, each.name) == (title, name)),
        Programme(name, (), title),
    )


def _some(context: SkillContext) -> Answer:
    """A few of the programmes that are known by name."""
    known = context.services.intents.intent("clic.agor").slots["rhaglen"]
    names = [item.say for item in known.items] if isinstance(known, ListSlot) else []
    if not names:  # the user's own clic.yaml has no list
        return context.say("dim_rhaglenni")
    *first, last = context.rng.sample(names, min(_NAMED, len(names)))
    return context.say("rhai", rhaglenni=f"{', '.join(first)} {and_(last)}" if first else last)
