"""S4C Clic: the page of a programme, looked for by its title.

The search is the one that S4C's own site asks. It is not documented by S4C; its form is known from
programs that use it: Bangor University's Macsen (skills/clic) and yt-dlp (extractor/s4c.py), which
also gives the form of a programme's address.
"""

from __future__ import annotations

from typing import Protocol
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, ValidationError
from rapidfuzz import fuzz, process

from macsen_lite.messages import message
from macsen_lite.online import Online, Unreachable
from macsen_lite.welsh.tokens import fold, words

__all__ = ["SKILL", "Clic", "Television", "page_of"]

SKILL = "clic"
_HOUR_S = 3600.0
_LIKE = 80.0
"""How like (of 100) a title must be to what was said, to be the one that was meant."""


class Television(Protocol):
    """Somewhere where programmes can be watched."""

    def find(self, title: str) -> str:
        """The address of the programme's page; empty when there is none of that title.

        Raises Offline, Unreachable.
        """
        ...


class _Programme(BaseModel):
    model_config = ConfigDict(frozen=True)

    programme_id: int
    series_title: str | None = None
    programme_title: str | None = None


class _Found(BaseModel):
    model_config = ConfigDict(frozen=True)

    progs: list[_Programme]


class Clic:
    """S4C's own search, or another that answers as it does."""

    def __init__(self, online: Online, search: str, page: str) -> None:
        """``search`` is the search's address; ``page`` that of a page, with ``{rhif}`` in it."""
        self._online = online
        self._search = search
        self._page = page

    def find(self, title: str) -> str:
        """The address of the programme's page; empty when there is none of that title."""
        fetched = self._online.get(
            SKILL,
            self._search,
            params={"lang": "c", "q": title},
            max_age_s=_HOUR_S,
            usable=lambda body: _read(body) is not None,
        )
        found = _read(fetched.body)
        if found is None:  # kept by another version of this program
            raise Unreachable(message("online.nonsense"))
        # One of a series goes by the series' title; a film has only its own.
        titles = [_same(p.series_title or p.programme_title or "") for p in found.progs]
        best = process.extractOne(_same(title), titles, scorer=fuzz.ratio, score_cutoff=_LIKE)
        if best is None:
            return ""
        return self._page.replace("{rhif}", str(found.progs[best[2]].programme_id))


def page_of(pattern: str, title: str) -> str:
    """An address with ``{teitl}`` in it, filled in."""
    return pattern.replace("{teitl}", quote(title, safe=""))


def _same(title: str) -> str:
    return " ".join(fold(word) for word in words(title))


def _read(body: bytes) -> _Found | None:
    try:
        return _Found.model_validate_json(body)
    except ValidationError:
        return None
