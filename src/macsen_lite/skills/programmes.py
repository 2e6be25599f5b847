"""Television programmes by name: those that are shipped, and the user's own.

The shipped ones are the list ``rhaglenni`` of ``_common.yaml``. The user's are in
``rhaglenni.yaml`` beside the settings, and come before ours::

    rhaglenni:
      - enw: Newyddion
        llafar: [newyddion s4c, y newyddion]     # what is heard for it, if not its name
        chwilio: Newyddion S4C                   # what it is looked for by, if not its name
        cyfeiriad: "https://teledu.example/7"    # its page, where that is known
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from macsen_lite import paths
from macsen_lite.config.config import Config
from macsen_lite.errors import MacsenError
from macsen_lite.intents.loader import COMMON
from macsen_lite.intents.own_lists import MadeItem, has_list, keep_lists
from macsen_lite.messages import message
from macsen_lite.music.lists import sayable
from macsen_lite.reasons import reason_of

FILE_NAME = "rhaglenni.yaml"
LIST = "rhaglenni"
_KEYS = {"enw", "llafar", "chwilio", "cyfeiriad"}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme."""

    name: str
    spoken: tuple[str, ...]
    """What is heard for it; it may be written as a template."""
    wanted: str
    """Its title where it is looked for."""
    address: str = ""
    """Its page; empty when it is to be looked for."""


class ProgrammesError(MacsenError):
    """The user's file cannot be used; the message begins with its name."""


def programmes_file(config: Config) -> Path:
    """``clic.rhaglenni`` of the settings; else ``rhaglenni.yaml`` beside them."""
    written = config.text("clic.rhaglenni").strip()
    return paths.config_dir() / (Path(written).expanduser() if written else FILE_NAME)


def read_programmes(path: Path) -> tuple[Programme, ...]:
    """The user's own; none when there is no such file. Raises ProgrammesError."""
    import yaml

    hint = message("programmes.hint")
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ProgrammesError(f"{path}: {reason_of(error)}", hint) from error
    listed = content.get(LIST) if isinstance(content, dict) else None
    if not isinstance(listed, list):
        raise ProgrammesError(f"{path}: {message('programmes.list')}", hint)
    made = []
    for entry in listed:
        programme = _programme(entry)
        if programme is None:
            raise ProgrammesError(f"{path}: {message('programmes.entry', entry=entry)}", hint)
        made.append(programme)
    return tuple(made)


def _programme(entry: object) -> Programme | None:
    if not isinstance(entry, Mapping) or not set(entry) <= _KEYS:
        return None
    name, spoken = entry.get("enw"), entry.get("llafar", [])
    wanted, address = entry.get("chwilio", name), entry.get("cyfeiriad", "")
    texts = [name, wanted, *(spoken if isinstance(spoken, list) else [None])]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        return None
    if address and urlsplit(str(address)).scheme not in ("http", "https"):
        return None
    heard = tuple(said for each in spoken or [name] if (said := sayable(str(each))))
    return Programme(str(name).strip(), heard, str(wanted).strip(), str(address))


def shipped_items() -> Sequence[MadeItem]:
    """The programmes of the shipped ``_common.yaml``, as they are written there."""
    import yaml

    common = yaml.safe_load((paths.intents_dir() / COMMON).read_text(encoding="utf-8"))
    items = []
    for entry in common["lists"][LIST]:
        said = entry["in"]
        templates = (said,) if isinstance(said, str) else tuple(said)
        items.append(MadeItem(templates, entry["value"], entry["say"]))
    return items


def keep_programme_list(config: Config) -> bool:
    """Bring the list of programmes up to date with the user's file; whether anything changed."""
    path = programmes_file(config)
    if not path.exists():  # what is listened for without it is in the shipped _common.yaml
        return has_list(LIST) and keep_lists({LIST: []})
    try:
        own = read_programmes(path)
    except ProgrammesError as error:
        _log.warning("%s", error)
        return False
    made = [MadeItem(each.spoken, each.wanted, each.name) for each in own if each.spoken]
    taken = {item.value for item in made}
    ours = [item for item in shipped_items() if item.value not in taken]
    return keep_lists({LIST: [*made, *ours]})
