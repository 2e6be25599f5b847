"""The names of the user's music as a list that can be heard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from macsen_lite.intents.own_lists import MadeItem
from macsen_lite.music.index import Track, same
from macsen_lite.welsh.numbers import cardinal
from macsen_lite.welsh.tokens import words

MOST = 2000
"""The most names that are listened for: artists first, then albums, then songs."""
_LETTERS = re.compile(r"[a-zà-öø-ÿŵŷ'’-]+")


def sayable(name: str) -> str:
    """The name in words that can be heard, figures in words; empty when it has none."""
    said = [
        cardinal(int(word)) if word.isdecimal() and len(word) < 5 else word for word in words(name)
    ]
    if not said or not all(_LETTERS.fullmatch(word) for part in said for word in part.split()):
        return ""
    return " ".join(said)


def names_of(tracks: Sequence[Track]) -> list[str]:
    """Every artist, album and song, each once."""
    named: dict[str, str] = {}
    for kind in ("artist", "album", "genre", "title"):
        for track in tracks:
            name = getattr(track, kind)
            if name:
                named.setdefault(same(name), name)
    return list(named.values())


def heard_names(names: Iterable[str]) -> list[MadeItem]:
    """Those that can be heard, at most `MOST`."""
    made = [MadeItem((said,), name, name) for name in names if (said := sayable(name))]
    return made[:MOST]
