"""What a setting is, and how its value is checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macsen_lite.messages import message

ConfigValue = bool | int | float | str | list["ConfigValue"] | dict[str, "ConfigValue"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set."""

    key: str
    """``section.name``, as TOML has it: ``ar_lein.ymlaen``."""
    default: ConfigValue
    """Its value when nothing is set; its type is the setting's."""
    cy: str
    """What it does, in Welsh."""
    en: str
    """What it does, in English."""
    choices: tuple[ConfigValue, ...] = ()
    """The only values that it may have; empty for any of its type."""
    check: Callable[[ConfigValue], str] | None = None
    """Says what is wrong with a value of the right type, or nothing."""

    def fault(self, value: object) -> str:
        """What is wrong with ``value``, in the language in use, or nothing."""
        if not _same_type(value, self.default):
            return message(f"config.want_{type(self.default).__name__}")
        if self.choices and value not in self.choices:
            return message("config.want_choice", choices=", ".join(map(str, self.choices)))
        return self.check(value) if self.check else ""  # type: ignore[arg-type]

    def read(self, text: str) -> ConfigValue:
        """The value written as ``text`` on a command line. Raises ValueError with what is wrong."""
        value: object = text
        match self.default:
            case bool():
                value = _BOOLEANS.get(text.strip().lower(), text)
            case int():
                value = _number(text, int)
            case float():
                value = _number(text, float)
            case list():
                value = [part for piece in text.split(",") if (part := piece.strip())]
            case dict():
                pairs = (piece.partition("=") for piece in text.split(",") if piece.strip())
                value = {name.strip(): content.strip() for name, _, content in pairs}
            case _:
                pass
        if fault := self.fault(value):
            raise ValueError(fault)
        return value  # type: ignore[return-value]


_BOOLEANS = {
    **dict.fromkeys(("true", "on", "yes", "1", "ymlaen", "ie", "ydi", "ydy", "oes"), True),
    **dict.fromkeys(
        ("false", "off", "no", "0", "i ffwrdd", "bant", "na", "nage", "nac oes"), False
    ),
}


def _number(text: str, kind: type[int] | type[float]) -> object:
    try:
        return kind(text)
    except ValueError:
        return text


def _same_type(value: object, default: ConfigValue) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, float):
        return isinstance(value, int | float)
    return isinstance(value, type(default))
