"""Every setting there is, in the order in which they are shown."""

from __future__ import annotations

from macsen_lite.config.sections.general import GENERAL
from macsen_lite.config.sections.house import HOUSE
from macsen_lite.config.sections.listening import LISTENING
from macsen_lite.config.sections.online import ONLINE
from macsen_lite.config.sections.privacy import PRIVACY
from macsen_lite.config.sections.speaking import SPEAKING
from macsen_lite.config.sections.understanding import UNDERSTANDING
from macsen_lite.config.setting import Setting

CATALOGUE: tuple[Setting, ...] = (
    *GENERAL,
    *SPEAKING,
    *LISTENING,
    *UNDERSTANDING,
    *HOUSE,
    *ONLINE,
    *PRIVACY,
)
