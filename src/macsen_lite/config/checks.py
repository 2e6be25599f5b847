"""What a setting's value has to be: each check says what is wrong with it, or nothing.

A check is only asked about a value of the setting's own type.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from macsen_lite.config.setting import ConfigValue
from macsen_lite.messages import message

Check = Callable[[ConfigValue], str]


def _range(key: str, lowest: float, highest: float) -> Check:
    """The check of a number; the message ``key`` may name ``low`` and ``high``."""

    def check(value: ConfigValue) -> str:
        is_fine = isinstance(value, int | float) and lowest <= value <= highest
        return "" if is_fine else message(key, low=lowest, high=highest)

    return check


def between(lowest: int, highest: int) -> Check:
    """A whole number from ``lowest`` to ``highest``."""
    return _range("config.want_between", lowest, highest)


def from_to(lowest: float, highest: float) -> Check:
    """A number from ``lowest`` to ``highest``."""
    return _range("config.want_from_to", lowest, highest)


def seconds(lowest: float, highest: float) -> Check:
    """A time in seconds."""
    return _range("config.want_seconds", lowest, highest)


not_negative = _range("config.want_not_negative", 0, math.inf)
minutes = _range("config.want_minutes", 1, 24 * 60)
percent = _range("config.want_percent", 0, 100)
port = _range("config.want_port", 1, (1 << 16) - 1)
speaking_rate = _range("config.want_rate", 80, 450)
gpio_pin = _range("config.want_pin", 0, 27)


def as_the_model(highest: float) -> Check:
    """A number from 0 to ``highest``; −1 leaves it to the acoustic model."""

    def check(value: ConfigValue) -> str:
        is_fine = isinstance(value, int | float) and (value == -1 or 0 <= value <= highest)
        return "" if is_fine else message("config.want_or_model", high=highest)

    return check


def time_zone(value: ConfigValue) -> str:
    """A name of the IANA database."""
    try:
        ZoneInfo(str(value))
    except (KeyError, ValueError, OSError):
        return message("config.unknown_zone")
    return ""


def web_address(value: ConfigValue) -> str:
    """An address of the web, with its host."""
    try:
        parts = urlsplit(str(value))
        is_fine = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # such as an unclosed bracket
        is_fine = False
    return "" if is_fine else message("config.want_address")


def maybe_web_address(value: ConfigValue) -> str:
    """An address of the web, or nothing."""
    return web_address(value) if str(value).strip() else ""


def page_address(value: ConfigValue) -> str:
    """An address of the web in which ``{teitl}`` and the like stand for something."""
    return web_address(re.sub(r"\{\w+\}", "x", str(value)))


def page_of_number(value: ConfigValue) -> str:
    """The same with a place for a programme's number."""
    return page_address(value) if "{rhif}" in str(value) else message("config.want_number_place")
