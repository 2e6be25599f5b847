"""Topics that the user wants to ask Wikipedia about by voice, beside those that are shipped.

They are in ``pynciau.txt`` beside the settings, a title on a line; where the title is not what is
said, that stands before it::

    Eisteddfod Llangollen
    y blaned Neifion = Neifion (planed)     # what follows a # is passed over
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from macsen_lite import paths
from macsen_lite.config.config import Config
from macsen_lite.intents.own_lists import MadeItem, has_list, keep_lists
from macsen_lite.music.lists import sayable
from macsen_lite.welsh.mutation import soft

FILE_NAME = "pynciau.txt"
LIST = "pynciau_hun"
MOST = 2000
"""The most topics that are listened for."""
_PLAIN = re.compile(r"[^\W\d_][^\W\d_'’ -]*(?:[ '’-][^\W\d_]+){0,4}")
_log = logging.getLogger(__name__)


def topics_file(config: Config) -> Path:
    """``wicipedia.pynciau`` of the settings; else ``pynciau.txt`` beside them."""
    written = config.text("wicipedia.pynciau").strip()
    return paths.config_dir() / (Path(written).expanduser() if written else FILE_NAME)


def read_topics(text: str) -> Iterator[MadeItem]:
    """The topics that can be heard; after *am* they soften, so both forms are listened for."""
    for line in text.splitlines():
        said, sign, title = (part.strip() for part in line.partition("#")[0].partition("="))
        title = title if sign else said
        heard = sayable(said)
        if heard and title:
            yield MadeItem(tuple(dict.fromkeys((heard, soft(heard)))), title, said)


def keep_topic_list(config: Config) -> bool:
    """Bring the list of topics up to date with the user's file; whether anything changed."""
    path = topics_file(config)
    try:
        items = list(read_topics(path.read_text(encoding="utf-8-sig")))
    except FileNotFoundError:
        return has_list(LIST) and keep_lists({LIST: []})
    except (OSError, UnicodeDecodeError) as error:
        _log.warning("%s: %s", path, error)
        return False
    return keep_lists({LIST: items[:MOST]})


def askable(titles: Iterable[str]) -> Iterator[str]:
    """The titles that are names or words, of at most five, that can be heard as they stand."""
    for title in titles:
        if _PLAIN.fullmatch(title) and sayable(title):
            yield title
