"""Lists that are made, not written: the user's devices, artists, stations.

They stand in a ``_common.yaml`` of their own, between the shipped one and the user's, so that they
are loaded, compiled, watched and overridden like any other list.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macsen_lite import paths
from macsen_lite.whole_file import write_whole

FILE_NAME = "_common.yaml"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MadeItem:
    """One item of a made list."""

    said: tuple[str, ...]
    """What is heard for it, in plain words."""
    value: str
    say: str
    """How an answer says it back."""


def own_lists_dir() -> Path:
    """The folder of the made lists; it may not exist yet."""
    return paths.data_dir() / "rhestrau"


def keep_lists(lists: Mapping[str, Sequence[MadeItem]], folder: Path | None = None) -> bool:
    """Make these lists what they are to be, and leave the others; whether anything changed.

    A list without items goes away. A folder that cannot be written is logged, and no failure.
    """
    import yaml

    path = (folder or own_lists_dir()) / FILE_NAME
    before = _read(path)
    after = dict(before)
    for name, items in lists.items():
        after.pop(name, None)
        if items:
            after[name] = [{"in": list(i.said), "value": i.value, "say": i.say} for i in items]
    if after == before:
        return False
    try:
        _write(path, yaml.safe_dump({"lists": after}, allow_unicode=True, sort_keys=True))
    except OSError as error:
        _log.warning("%s: %s", path, error)
        return False
    return True


def has_list(name: str, folder: Path | None = None) -> bool:
    """Whether such a list has been made; far quicker than reading them all."""
    try:
        text = ((folder or own_lists_dir()) / FILE_NAME).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return f"\n  {name}:\n" in text  # as `keep_lists` writes it


def _read(path: Path) -> dict[str, object]:
    import yaml

    # Written in C, where PyYAML was built with it: a list may hold thousands of names.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 - a safe one
        lists = content["lists"]
        return dict(lists)
    except (OSError, ValueError, yaml.YAMLError, KeyError, TypeError):
        return {}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode(), is_durable=False)
