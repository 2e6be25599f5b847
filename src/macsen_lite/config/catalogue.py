"""Every setting there is, in the order in which they are shown."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from macsen_lite.config.setting import ConfigValue, Setting
from macsen_lite.messages import message


def _zone(value: ConfigValue) -> str:
    try:
        ZoneInfo(str(value))
    except (KeyError, ValueError, OSError):
        return message("config.unknown_zone")
    return ""


def _not_negative(value: ConfigValue) -> str:
    is_fine = isinstance(value, int | float) and value >= 0
    return "" if is_fine else message("config.want_not_negative")


def _above_nothing(value: ConfigValue) -> str:
    is_fine = isinstance(value, int | float) and 0 < value <= 24 * 60
    return "" if is_fine else message("config.want_minutes")


CATALOGUE: tuple[Setting, ...] = (
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
        check=_zone,
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
        check=_not_negative,
    ),
    Setting(
        "larwm.canu",
        10,
        cy="Am faint o funudau y mae larwm neu amserydd yn canu os nad oes neb yn ei stopio.",
        en="For how many minutes an alarm or a timer rings when nobody stops it.",
        check=_above_nothing,
    ),
    Setting(
        "larwm.cysgu",
        10,
        cy="Faint o funudau o gwsg sydd i’w cael pan na ddywedwch chi faint.",
        en="How many minutes more of sleep there are when you do not say how many.",
        check=_above_nothing,
    ),
    Setting(
        "ar_lein.ymlaen",
        False,
        cy="A gaiff sgiliau ddefnyddio’r rhyngrwyd o gwbl.",
        en="Whether skills may use the internet at all.",
    ),
)
