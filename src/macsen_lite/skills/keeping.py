"""What the skills that keep something share: what is said when it cannot be kept."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from macsen_lite.errors import StoreError
from macsen_lite.skills.base import Answer, SkillContext

_log = logging.getLogger(__name__)


def unless_lost(context: SkillContext, act: Callable[[], Answer]) -> Answer:
    """What ``act`` answers; when the store fails, the intent's answer ``methu``."""
    try:
        return act()
    except StoreError as error:
        _log.error("%s", error)
        return replace(context.say("methu"), is_kept=False)
