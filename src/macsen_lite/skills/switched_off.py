"""What a skill says that may not use the internet: that it is off, why, and how to switch it on."""

from __future__ import annotations

from macsen_lite.calling import as_called
from macsen_lite.messages import message
from macsen_lite.online import SWITCH, Offline
from macsen_lite.skills.base import Answer, SkillContext

COMMAND = "macsen-lite config edit"
"""How the settings are opened."""
_SECTION = "ar_lein"


def command(context: SkillContext) -> str:
    """How the settings are opened, as it has to be typed here; nothing for whoever only hears it.

    A command is no help to the ear.
    """
    return "" if context.is_spoken else as_called(COMMAND)


def say_off(context: SkillContext, off: Offline) -> Answer:
    """One of the intent's answers ``i_ffwrdd``, or ``sgil_i_ffwrdd`` when only this skill is off.

    They are given ``modd``, how to switch it on, as a verb-noun for after *rhaid*: on the page by
    one of its pages, elsewhere in the settings, and to the ear without commands and keys.
    """
    is_all_off = off.setting == SWITCH
    return context.say("i_ffwrdd" if is_all_off else "sgil_i_ffwrdd", modd=_means(context, off))


def _means(context: SkillContext, off: Offline) -> str:
    section = _SECTION.replace("_", " ")
    name = off.setting.partition(".")[2]
    said: dict[str, object]
    if context.services.has_page and off.setting == SWITCH:
        said = {"page": message("web.page.status"), "button": message("web.status.online")}
        key = "skills.off.button"
    elif context.services.has_page:
        section = message(f"web.section.{_SECTION}")
        said = {"page": message("web.page.settings"), "name": name, "section": section}
        key = "skills.off.switch"
    elif context.is_spoken:
        key, said = "skills.off.spoken", {"section": section}
    else:
        said = {"command": command(context), "name": name, "section": section}
        key = "skills.off.typed"
    # Answers are always Welsh, and written with the plain apostrophe.
    return message(key, "cy", **said).replace("’", "'")
