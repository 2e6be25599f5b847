"""Changing the settings' file: comments and order are kept, and a file is written whole or not."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macsen_lite.config.setting import ConfigValue
from macsen_lite.errors import ConfigError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


def write_setting(path: Path, key: str, value: ConfigValue | None) -> None:
    """Set one key of the file, made anew if it is not there; None takes the key out.

    Raises ConfigError when the file is not TOML, or cannot be written; it is then as it was.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        document = tomlkit.parse(text)
        _put(document, key.split("."), value)
        _replace(path, tomlkit.dumps(document))
    except TOMLKitError as error:
        raise ConfigError(
            f"{path}: {message('config.not_toml', reason=reason_of(error))}",
            message("config.mend_first"),
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            message("config.unwritable", path=path, reason=reason_of(error)),
            message("config.unwritable.hint"),
        ) from None


def _put(document: TOMLDocument, parts: list[str], value: ConfigValue | None) -> None:
    import tomlkit

    table: Any = document
    for part in parts[:-1]:
        if not isinstance(table.get(part), Mapping):
            if value is None:
                return
            table[part] = tomlkit.table()
        table = table[part]
    if value is None:
        table.pop(parts[-1], None)
    else:
        table[parts[-1]] = value


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        if path.exists():
            Path(temporary).chmod(path.stat().st_mode & 0o777)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
