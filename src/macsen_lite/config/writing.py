"""Changing the settings' file: comments and order are kept, and a file is written whole or not."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macsen_lite.config.setting import ConfigValue
from macsen_lite.errors import ConfigError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.whole_file import PRIVATE, write_whole

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_changing = threading.Lock()
_PATIENCE_S, _LOOK_S = 5.0, 0.01


def write_setting(path: Path, key: str, value: ConfigValue | None) -> None:
    """Set one key of the file, made anew if it is not there; None takes the key out.

    Where the file is a link, what it leads to is written. Raises ConfigError when the file is not
    TOML, or cannot be written; it is then as it was.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        file = path.resolve()  # a link stays one
        file.parent.mkdir(parents=True, exist_ok=True)
        with _alone(file.parent):
            text = file.read_text(encoding="utf-8-sig") if file.exists() else ""
            document = tomlkit.parse(text)
            _put(document, key.split("."), value)
            _replace(file, tomlkit.dumps(document))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            message("config.unwritable", path=path, reason=reason_of(error)),
            message("config.unwritable.hint"),
        ) from None
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise ConfigError(
            f"{path}: {message('config.not_toml', reason=reason_of(error))}",
            message("config.mend_first"),
        ) from None


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else changes a file there meanwhile: of two changes at once, one would be lost.

    Waits for no more than `_PATIENCE_S` for another program, and not where folders have no locks.
    """
    with _changing, contextlib.ExitStack() as stack:
        with contextlib.suppress(ImportError, OSError):
            import fcntl

            descriptor = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, descriptor)
            end = time.monotonic() + _PATIENCE_S
            while time.monotonic() < end:
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    time.sleep(_LOOK_S)
        yield


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
    mode = path.stat().st_mode & 0o777 if path.exists() else PRIVATE
    write_whole(path, text.encode(), mode=mode)
