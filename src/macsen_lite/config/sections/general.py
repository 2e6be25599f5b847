"""The house and its people, and how a conversation goes."""

from __future__ import annotations

from macsen_lite.config.checks import not_negative, time_zone
from macsen_lite.config.setting import Setting

GENERAL: tuple[Setting, ...] = (
    Setting(
        "cyffredinol.lle",
        "Caerdydd",
        cy="Y dref neu’r pentref lle rydych chi’n byw: ar gyfer y tywydd.",
        en="The town or village where you live: for the weather.",
    ),
    Setting(
        "cyffredinol.cylchfa",
        "Europe/London",
        cy="Y gylchfa amser, fel yng nghronfa ddata IANA.",
        en="The time zone, as the IANA database names it.",
        check=time_zone,
    ),
    Setting(
        "cyffredinol.cywair",
        "chi",
        cy="Sut i’ch cyfarch chi.",
        en="How to address you: chi is polite, ti is familiar.",
        choices=("chi", "ti"),
    ),
    Setting(
        "sgwrs.cof",
        60,
        cy="Am faint o eiliadau y cofir sgwrs: cwestiwn heb ei ateb, neu “ac yfory?” wedi ateb.",
        en="For how many seconds a conversation is remembered: a question that waits for its "
        "answer, or “and tomorrow?” after an answer.",
        check=not_negative,
    ),
)
