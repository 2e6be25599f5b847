"""Lists kept in text files: one item on each line, for lists that are long or come from elsewhere.

Empty lines and what follows a ``#`` are passed over. A line is a template, as an item of a list in
YAML is: ``[y] gegin`` or ``(pêl-droed|ffwtbol)``.
"""

from __future__ import annotations

import os
from pathlib import Path

from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

MAX_ITEMS = 20_000
"""The most lines that are read."""


class ListError(ValueError):
    """A list's file that cannot be used; ``problem`` and ``hint`` are for the YAML's writer."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = message("intents.list_file.hint")


def read_list_file(folder: Path, name: str) -> list[str]:
    """The items in the file ``name`` of ``folder``. Raises ListError."""
    # Only a plain name: a file shared by someone else must not read the rest of the disk.
    if os.sep in name or "/" in name or "\\" in name or name.startswith("."):
        raise ListError(message("intents.list_file.name", name=name))
    try:
        text = (folder / name).read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = reason_of(error)
        raise ListError(message("intents.list_file.unreadable", name=name, reason=reason)) from None
    except UnicodeDecodeError:
        reason = message("intents.not_utf8")
        raise ListError(message("intents.list_file.unreadable", name=name, reason=reason)) from None
    items = [item for line in text.splitlines() if (item := line.partition("#")[0].strip())]
    if not items:
        raise ListError(message("intents.list_file.empty", name=name))
    return items[:MAX_ITEMS]
