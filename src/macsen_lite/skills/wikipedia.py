"""The Welsh Wikipedia over its REST API (the first paragraph of an article) and its search.

What it says is under CC BY-SA 4.0; answers name Wikipedia as their source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, RootModel, ValidationError

from macsen_lite.messages import message
from macsen_lite.online import Fetched, Online, Unreachable

__all__ = ["ADDRESS", "SKILL", "Article", "Encyclopedia", "Wikipedia", "first_sentences"]

SKILL = "wicipedia"
ADDRESS = "https://cy.wikipedia.org"
_DAY_S = 86_400.0
_FOUND = 5
"""How many titles the search is asked for."""
_LINKS = 50


@dataclass(frozen=True, slots=True)
class Article:
    """The beginning of an article, as text."""

    title: str
    text: str
    is_list: bool
    """Whether it only tells several articles of one name apart."""
    at: datetime
    """When it was fetched, in UTC."""
    is_fresh: bool
    """False when it was kept from before, because the network failed now."""
    is_copy: bool = False
    """Whether it is from a file on this machine."""


class Encyclopedia(Protocol):
    """Something that knows about many things."""

    def search(self, words: str) -> tuple[str, ...]:
        """Titles that begin like the words, the likeliest first. Raises Offline, Unreachable."""
        ...

    def article(self, title: str) -> Article:
        """The article of that title. Raises Offline, Unreachable."""
        ...

    def told_apart(self, title: str) -> tuple[str, ...]:
        """The articles that an article which is a list names. Raises Offline, Unreachable."""
        ...


class _Model(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class _Summary(_Model):
    title: str
    extract: str = ""
    type: str = "standard"


class _Found(RootModel[tuple[str, list[str], list[str], list[str]]]):
    """What the search answers: the words, titles, descriptions, addresses."""


class _Link(_Model):
    title: str


class _Page(_Model):
    links: list[_Link] = []


class _Query(_Model):
    pages: list[_Page] = []


class _Links(_Model):
    query: _Query


M = TypeVar("M", bound=BaseModel)


class Wikipedia:
    """cy.wikipedia.org, or another wiki that answers as it does."""

    def __init__(self, online: Online, address: str = ADDRESS) -> None:
        """``address``: scheme and host, without a slash at the end."""
        self._online = online
        self._address = address.rstrip("/")

    def search(self, words: str) -> tuple[str, ...]:
        """Titles that begin like the words, the likeliest first. Raises Offline, Unreachable."""
        asked: dict[str, str | int | float] = {
            "action": "opensearch",
            "search": words,
            "limit": _FOUND,
            "namespace": 0,
            "redirects": "resolve",
            "format": "json",
        }
        found, _ = self._get(_Found, f"{self._address}/w/api.php", asked)
        return tuple(found.root[1])

    def article(self, title: str) -> Article:
        """The article of that title. Raises Offline, Unreachable."""
        name = quote(title.replace(" ", "_"), safe="")
        summary, fetched = self._get(
            _Summary, f"{self._address}/api/rest_v1/page/summary/{name}", {"redirect": "true"}
        )
        is_list = summary.type == "disambiguation"
        return Article(summary.title, summary.extract, is_list, fetched.at, fetched.is_fresh)

    def told_apart(self, title: str) -> tuple[str, ...]:
        """The articles that an article which is a list names. Raises Offline, Unreachable."""
        asked: dict[str, str | int | float] = {
            "action": "query",
            "prop": "links",
            "titles": title,
            "plnamespace": 0,
            "pllimit": _LINKS,
            "redirects": 1,
            "format": "json",
            "formatversion": 2,
        }
        links, _ = self._get(_Links, f"{self._address}/w/api.php", asked)
        return tuple(link.title for page in links.query.pages for link in page.links)

    def _get(
        self, model: type[M], url: str, params: dict[str, str | int | float]
    ) -> tuple[M, Fetched]:
        fetched = self._online.get(
            SKILL,
            url,
            params=params,
            max_age_s=_DAY_S,
            most_bytes=500_000,
            usable=lambda body: _read(model, body) is not None,
        )
        read = _read(model, fetched.body)
        if read is None:  # kept by another version of this program
            raise Unreachable(message("online.nonsense"))
        return read, fetched


def _read(model: type[M], body: bytes) -> M | None:
    try:
        return model.model_validate_json(body)
    except ValidationError:
        return None


# ------------------------------------------------------------------------------ text to be said

_INNER = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_SOUNDS = re.compile(r"\s*/[^/\s]+/")
_END = re.compile(r"(?<=[.!?])[”’\"']?\s+(?=[^a-zâêîôûŵŷ\s])")
# Full stops that end no sentence: of initials and of what is shortened.
_SHORT = re.compile(r"(?:\b\w|\b(?:Dr|St|Mr|Mrs|Syr|tua|tud|gol|gw|ee|hyn|cf|ayb|A\.S|Ph\.D))\.$")


def first_sentences(text: str, most: int = 2, longest: int = 400) -> str:
    """The first sentences of an article, fit to be said.

    What stands in brackets (dates, pronunciation, other languages) is left out.

    Args:
        text: plain text.
        most: how many sentences.
        longest: how many characters at most; the first sentence is never cut.
    """
    plain = text
    while (shorter := _INNER.sub("", plain)) != plain:
        plain = shorter
    plain = " ".join(_SOUNDS.sub("", plain).split())
    plain = re.sub(r"\s+([,.;:!?])", r"\1", plain)
    plain = re.sub(r",(?=[,.])", "", plain)
    kept = ""
    for sentence in _sentences(plain)[:most]:
        longer = f"{kept} {sentence}".strip()
        if kept and len(longer) > longest:
            break
        kept = longer
    return kept if not kept or kept[-1] in ".!?" else f"{kept}."


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    for part in _END.split(text):
        if found and _SHORT.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return found
