"""The page of an article, as Wikipedia's HTML has it, to the plain text with which it begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Page", "read_page"]

_PASSED_OVER = frozenset(("table", "style", "script", "sup", "figure", "math", "noscript", "title"))
"""What no one reads aloud: boxes, notes, pictures, formulas."""
_ASIDE = re.compile(r"\b(hatnote|dablink|noexcerpt|infobox|navbox|coordinates|geo\b|mw-empty-elt)")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
# The templates by which wikis mark a page that only tells articles of one name apart; mw-disambig
# is on links to such pages.
_LIST_MARK = re.compile(r"(?<!mw-)\bdisambig|gwahaniaethu", re.IGNORECASE)
_LIST_WORDS = re.compile(r"\b(?:t|d)udalen (?:g|)wahaniaethu\b", re.IGNORECASE)


@dataclass(slots=True)
class Page:
    """What is read of a page."""

    text: str = ""
    """Its first paragraph that has words; empty when there is none."""
    is_list: bool = False
    """Whether it only tells several articles of one name apart."""
    links: list[str] = field(default_factory=list)
    """What the items of its lists link to: addresses within the archive, each item's first."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._open: list[tuple[str, bool, bool]] = []
        """Elements that are open; whether each is passed over, and whether it is an aside."""
        self._paragraph: list[str] | None = None
        self._said: list[str] = []
        self._linked = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        marks = f"{told.get('id', '')} {told.get('class', '')}"
        if _LIST_MARK.search(marks):
            self.page.is_list = True
        if tag in _VOID:
            return
        aside = self._is_aside or bool(_ASIDE.search(marks))
        hidden = self._is_hidden or aside or tag in _PASSED_OVER
        self._open.append((tag, hidden, aside))
        if tag == "p" and not hidden and not self.page.text:
            self._paragraph = []
        elif tag == "li":
            self._linked = hidden
        elif tag == "a" and not self._linked and not told.get("href", "#").startswith("#"):
            self.page.links.append(told["href"])
            self._linked = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._paragraph is not None:
            text = " ".join("".join(self._paragraph).split())
            if any(c.isalpha() for c in text):
                self.page.text = text
            self._paragraph = None
        # HTML that forgets to close something must not hide the rest of the page.
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                break

    def handle_data(self, data: str) -> None:
        if not self._is_aside:  # which may send readers on to such a page
            self._said.append(data)
        if self._paragraph is not None and not self._is_hidden:
            self._paragraph.append(data)

    @property
    def _is_hidden(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    @property
    def _is_aside(self) -> bool:
        return bool(self._open) and self._open[-1][2]

    def finish(self) -> Page:
        self.close()
        if _LIST_WORDS.search(" ".join("".join(self._said).split())):
            self.page.is_list = True
        return self.page


def read_page(html: str) -> Page:
    """What is to be known of a page. Raises nothing: of a broken page it is what could be read."""
    reader = _Reader()
    reader.feed(html)
    return reader.finish()
