"""What a skill says that may not use the internet: that it is off, why, and how to switch it on."""

from __future__ import annotations

from macsen_lite.online import SWITCH, Offline
from macsen_lite.skills.base import Answer, SkillContext

COMMAND = "macsen-lite config edit"
"""How the settings are opened: words that can be said, unlike a key with its underline."""


def say_off(context: SkillContext, off: Offline) -> Answer:
    """One of the intent's answers ``i_ffwrdd``, or ``sgil_i_ffwrdd`` when only this skill is off.

    They are given ``gorchymyn``, the command that opens the settings, and ``gwerth``, the value
    that is on; what has it there is *ymlaen*, or the skill's own name, under *ar lein*.
    """
    group = "i_ffwrdd" if off.setting == SWITCH else "sgil_i_ffwrdd"
    return context.say(group, gorchymyn=COMMAND, gwerth="true")
