"""Headlines from RSS and Atom feeds, fit to be read out: plain text, and only what is Welsh."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from typing import Any, Protocol
from urllib.parse import urlsplit

from macsen_lite.messages import message
from macsen_lite.online import Online, Unreachable
from macsen_lite.welsh.language import welshness

__all__ = ["Feed", "Headline", "NewsSource", "RssNews", "plain_text", "shortened"]

SKILL = "newyddion"
_MOST = 40
"""Headlines of one feed that are kept."""
_LONGEST_TITLE = 200
_LONGEST_SUMMARY = 400
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Headline:
    """One piece of news."""

    title: str
    """A sentence, with its full stop."""
    summary: str
    """A few sentences; empty when the feed has none, or only the title again."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed had to say."""

    name: str
    """Of the paper or broadcaster, as it calls itself."""
    headlines: tuple[Headline, ...]
    """Those in Welsh, the newest first as a rule; empty when the feed is in another language."""
    fetched: datetime
    """Aware."""
    is_fresh: bool
    """False: the feed could not be reached, and this is what it said before."""


class NewsSource(Protocol):
    """Where news comes from."""

    def read(self, url: str) -> Feed:
        """What is at an address.

        Raises Offline when it may not be asked; Unreachable when nothing usable came.
        """
        ...


class RssNews:
    """Feeds by their address, of every kind that feedparser reads."""

    def __init__(self, online: Online, max_age_s: float = 900.0) -> None:
        """``max_age_s``: for how long a feed is used before it is fetched again."""
        self._online = online
        self._max_age_s = max_age_s

    def read(self, url: str) -> Feed:
        """The headlines in Welsh. Raises Offline and Unreachable."""
        fetched = self._online.get(
            SKILL, url, max_age_s=self._max_age_s, usable=lambda body: _parsed(body) is not None
        )
        parsed = _parsed(fetched.body)
        if parsed is None:  # kept by a version that read it otherwise
            raise Unreachable(message("online.nonsense"), message("online.unreachable.hint"))
        found = [_headline(entry) for entry in parsed.entries[:_MOST]]
        headlines = [headline for headline in found if headline.title]
        name = shortened(plain_text(str(parsed.feed.get("title", ""))), _LONGEST_NAME)
        return Feed(
            name.rstrip(".") or str(urlsplit(url).hostname),
            tuple(_in_welsh(headlines, str(parsed.feed.get("language", "")))),
            fetched.at,
            fetched.is_fresh,
        )


_ENDS = re.compile(rb"</(rss|feed|[\w.-]+:RDF|RDF)>\s*(<!--.*?-->\s*)?$", re.IGNORECASE | re.DOTALL)


def _parsed(body: bytes) -> Any | None:
    """A whole feed with something in it, or None: a web page, half a feed, something else."""
    import feedparser

    if b"<!ENTITY" in body:  # no feed has words of its own making; a bomb of them does
        return None
    # A file-like thing: a text might be taken for the name of a file or for an address.
    parsed = feedparser.parse(io.BytesIO(body), resolve_relative_uris=False)
    is_whole = _ENDS.search(body.rstrip()[-2000:]) is not None
    if not parsed.get("version") or not is_whole:
        return None
    return parsed if any(entry.get("title") for entry in parsed.entries) else None


def _headline(entry: Any) -> Headline:
    title = shortened(plain_text(str(entry.get("title", ""))), _LONGEST_TITLE)
    summary = shortened(plain_text(str(entry.get("summary", ""))), _LONGEST_SUMMARY)
    return Headline(title, "" if _same(title, summary) else summary)


def _same(title: str, summary: str) -> bool:
    return title.rstrip(".").casefold() == summary.rstrip(".").casefold()


def _in_welsh(headlines: list[Headline], language: str) -> list[Headline]:
    """Those in Welsh. Where a headline does not tell, the feed's language and the rest of it do."""
    whole = sum(welshness(f"{h.title} {h.summary}") for h in headlines)
    is_welsh = whole > 0 or (whole == 0 and language.lower().startswith("cy"))
    if not is_welsh:
        return []
    return [h for h in headlines if welshness(f"{h.title} {h.summary}") >= 0]


# ----------------------------------------------------------------------------------- its text

_HIDDEN = frozenset(("script", "style", "figure", "figcaption", "iframe", "noscript"))
_BLOCKS = frozenset(("p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr", "table"))
_ADDED = re.compile(
    # What WordPress and others put after a summary.
    r"(The post .* (appeared first on|first appeared on) .*"
    r"|\[?(Darllen(wch)? (mwy|rhagor|ymlaen)|Parhau i ddarllen|Continue reading|Read more)\b.*)$",
    re.DOTALL,
)
_CUT = re.compile(r"\s*\[?(\.\.\.|…)\]?\s*$")
_SENTENCE_END = re.compile(r"[.!?][’”\"')]*(?=\s|$)")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        self._space(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN and self._hidden:
            self._hidden -= 1
        self._space(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)

    def _space(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append(" ")


def plain_text(html: str) -> str:
    """What a reader sees of HTML: no tags, pictures or scripts; entities as letters; one line.

    >>> plain_text("<p>Cyngor C&ocirc;r &amp; <b>Chân</b></p><script>x()</script>")
    'Cyngor Côr & Chân'
    """
    text = html
    for _ in range(2):  # feeds often hold HTML that was escaped twice
        if "<" not in text and "&" not in text:
            break
        reader = _Text()
        reader.feed(text)
        reader.close()
        text = "".join(reader.parts)
    printable = "".join(c if c.isprintable() else " " for c in text)
    return _ADDED.sub("", " ".join(printable.split())).strip()


def shortened(text: str, most: int) -> str:
    """The text in whole sentences of ``most`` characters together, ending as a sentence does.

    A sentence that was cut off is left out, unless there is no other.

    >>> shortened("Mae un. Mae dau. Mae tr…", 60), shortened("Agor ysgol newydd", 60)
    ('Mae un. Mae dau.', 'Agor ysgol newydd.')
    """
    was_cut = _CUT.search(text) is not None or len(text) > most
    text = _CUT.sub("", text)
    if len(text) > most:
        text = text[:most].rpartition(" ")[0] or text[:most]
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    if was_cut and ends:
        return text[: ends[-1]]
    text = text.rstrip(" ,;:-–—")
    if not text or (ends and ends[-1] == len(text)):
        return text
    return f"{text}."
