"""Reading the settings: a bad entry is reported with its line, and its default is used instead."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macsen_lite import paths
from macsen_lite.config.catalogue import CATALOGUE
from macsen_lite.config.setting import ConfigValue, Setting
from macsen_lite.errors import ConfigError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

FILE_NAME = "config.toml"


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """Something wrong in the file; what it concerns has its default."""

    path: Path
    line: int
    """Counted from 1."""
    text: str
    hint: str = ""
    is_whole: bool = False
    """Whether it concerns the whole file: nothing that is written there can be known."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


class Config:
    """The settings as they stand."""

    def __init__(
        self,
        values: Mapping[str, ConfigValue] | None = None,
        problems: Sequence[ConfigProblem] = (),
        catalogue: Sequence[Setting] = CATALOGUE,
    ) -> None:
        """``values`` are those that differ from the defaults, by key."""
        self._values = dict(values or {})
        self.problems = tuple(problems)
        self._settings = {setting.key: setting for setting in catalogue}

    @classmethod
    def of_this_user(cls) -> Config:
        """From the user's own file. Raises nothing: what is wrong is among the problems."""
        return cls.read(config_path())

    @classmethod
    def read(cls, path: Path, catalogue: Sequence[Setting] = CATALOGUE) -> Config:
        """From a file; without one, every setting has its default."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return cls(catalogue=catalogue)
        except (OSError, UnicodeDecodeError) as error:
            line = 1
            if isinstance(error, UnicodeDecodeError):
                line += bytes(error.object[: error.start]).count(b"\n")
            unreadable = ConfigProblem(
                path,
                line,
                message("config.unreadable", reason=reason_of(error)),
                message("config.unreadable.hint"),
                is_whole=True,
            )
            return cls(problems=[unreadable], catalogue=catalogue)
        try:
            data = tomllib.loads(text)
        except (ValueError, RecursionError) as error:  # a number too long, brackets too deep
            found = re.search(r"line (\d+)", str(error))
            line = int(found[1]) if found else text.count("\n") + 1
            broken = ConfigProblem(
                path,
                line,
                message("config.not_toml", reason=reason_of(error)),
                message("config.not_toml.hint"),
                is_whole=True,
            )
            return cls(problems=[broken], catalogue=catalogue)
        values: dict[str, ConfigValue] = {}
        problems: list[ConfigProblem] = []
        known = {setting.key: setting for setting in catalogue}
        for key, value in _flat(data, known):
            line = line_of(text, key)
            setting = known.get(key)
            if setting is None:
                unknown = message("config.unknown", key=key)
                problems.append(ConfigProblem(path, line, unknown, nearest(key, list(known))))
            elif fault := setting.fault(value):
                wrong = message("config.wrong", key=key, reason=fault)
                problems.append(ConfigProblem(path, line, wrong))
            else:
                values[key] = value  # type: ignore[assignment]
        return cls(values, problems, catalogue)

    def get(self, key: str) -> ConfigValue:
        """The value of a setting. Raises ConfigError for a key that is not in the catalogue."""
        return self._values.get(key, self.setting(key).default)

    def text(self, key: str) -> str:
        """The value of a setting that is text."""
        return str(self.get(key))

    def flag(self, key: str) -> bool:
        """The value of a setting that is on or off."""
        return bool(self.get(key))

    def number(self, key: str) -> float:
        """The value of a setting that is a number."""
        value = self.get(key)
        if not isinstance(value, int | float):
            raise TypeError(f"{key} is not a number")
        return value

    def is_set(self, key: str) -> bool:
        """Whether the user has set it."""
        return key in self._values

    def setting(self, key: str) -> Setting:
        """What can be said of a key. Raises ConfigError when the catalogue does not have it."""
        if key not in self._settings:
            raise ConfigError(
                message("config.unknown", key=key), nearest(key, list(self._settings))
            )
        return self._settings[key]

    @property
    def settings(self) -> tuple[Setting, ...]:
        """Everything that can be set."""
        return tuple(self._settings.values())


def config_path() -> Path:
    """Where the user's settings are; the file may not be there."""
    return paths.config_dir() / FILE_NAME


def nearest(key: str, known: list[str]) -> str:
    """“Did you mean …?”, or how to see what is known."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=60)
    if found:
        return message("config.did_you_mean", key=found[0])
    return message("config.unknown.hint")


def line_of(text: str, key: str) -> int:
    """The line, from 1, on which a key of a TOML file is set (1 when it cannot be found)."""
    section, _, name = key.rpartition(".")
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line):
            table = re.sub(r"""["'\s]""", "", header[1])
            if table == key:
                return number
        elif found := re.match(r"""\s*([\w."'-]+)\s*=""", line):
            written = re.sub(r"""["']""", "", found[1])
            if (f"{table}.{written}" if table else written) in (key, f"{section}.{name}"):
                return number
    return 1


def _flat(
    data: Mapping[str, object], known: Mapping[str, Setting], above: str = ""
) -> list[tuple[str, object]]:
    """Keys with their values; a table is a value where the catalogue says so."""
    found: list[tuple[str, object]] = []
    for name, value in data.items():
        key = f"{above}.{name}" if above else name
        if isinstance(value, dict) and key not in known:
            is_section = any(other.startswith(f"{key}.") for other in known)
            found += _flat(value, known, key) if value or is_section else [(key, value)]
        else:
            found.append((key, value))
    return found
