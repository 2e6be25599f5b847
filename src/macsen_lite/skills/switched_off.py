"""What a skill says that may not use the internet: that it is off, why, and how to switch it on."""

from __future__ import annotations

from macsen_lite.calling import as_called
from macsen_lite.messages import message
from macsen_lite.online import SWITCH, Offline
from macsen_lite.skills.base import Answer, SkillContext

COMMAND = "macsen-lite config edit"
"""How the settings are opened: words that can be said, unlike a key with its underline."""
_SECTION = "ar_lein"


def command(context: SkillContext) -> str:
    """How the settings are opened: in writing, as it has to be typed here; a path is not said."""
    return COMMAND if context.is_spoken else as_called(COMMAND)


def say_off(context: SkillContext, off: Offline) -> Answer:
    """One of the intent's answers ``i_ffwrdd``, or ``sgil_i_ffwrdd`` when only this skill is off.

    They are given ``gorchymyn``, the command that opens the settings, ``gwerth``, the value that
    is on, and ``adran``, the section where *ymlaen*, or the skill's own name, has that value, as it
    is said. Whoever asks on the page is sent to one of its pages: ``tudalen``, which is empty
    elsewhere, and the button ``botwm`` or the section as that page calls it.
    """
    is_all_off = off.setting == SWITCH
    page = button = ""
    section = _SECTION.replace("_", " ")  # every answer can be said
    if context.services.has_page:
        page = message("web.page.status" if is_all_off else "web.page.settings")
        button, section = message("web.status.online"), message(f"web.section.{_SECTION}")
    return context.say(
        "i_ffwrdd" if is_all_off else "sgil_i_ffwrdd",
        gorchymyn=command(context),
        gwerth="true",
        tudalen=page,
        botwm=button,
        adran=section,
    )
