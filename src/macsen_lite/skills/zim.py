"""Wikipedia without a network: a ZIM file, as kiwix.org has them, read with libzim.

libzim is under the GPL, so it is never installed unless the user asks for it (extra ``zim``).
Sources: openzim.org (the format), libzim.readthedocs.io (its Python module).
"""

from __future__ import annotations

import contextlib
import heapq
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from macsen_lite.config.config import Config
from macsen_lite.errors import MacsenError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.skills.article_text import Page, read_page
from macsen_lite.skills.wikipedia import Article
from macsen_lite.welsh.tokens import fold

if TYPE_CHECKING:
    from libzim.reader import Archive, Entry

__all__ = ["NoLibzim", "ZimError", "ZimWikipedia", "open_zim", "zim_file"]

_FOUND = 5
_MOST_REDIRECTS = 5
_PAGE_BYTES = 200_000
"""As much of a page as is read: the beginning is enough."""


class ZimError(MacsenError):
    """The file is not there, or no ZIM file, or damaged."""


class NoLibzim(ZimError):  # noqa: N818 - what is the matter, not what went wrong
    """The package that reads such files is not installed."""


def zim_file(config: Config) -> Path | None:
    """The file that ``wicipedia.zim`` of the settings names; None when it names none."""
    written = config.text("wicipedia.zim").strip()
    return Path(written).expanduser() if written else None


def open_zim(path: Path) -> ZimWikipedia:
    """The encyclopedia in that file; the same one as before while the file is as it was.

    Raises NoLibzim, ZimError.
    """
    try:
        stat = path.stat()
    except OSError as error:
        raise ZimError(
            message("zim.missing", path=path, reason=reason_of(error)), message("zim.missing.hint")
        ) from error
    return _opened(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=1)
def _opened(path: Path, _mtime_ns: int, _size: int) -> ZimWikipedia:
    try:
        from libzim.reader import Archive
    except ImportError as error:
        raise NoLibzim(message("zim.no_libzim"), message("zim.no_libzim.hint")) from error
    try:
        with _silent():
            archive = Archive(path)
        return ZimWikipedia(archive, path)
    except RuntimeError as error:
        raise _damaged(path, error) from error


class ZimWikipedia:
    """The articles of one ZIM file; an `Encyclopedia`."""

    def __init__(self, archive: Archive, path: Path) -> None:
        """``path`` is named in what is said when the file turns out to be damaged."""
        self._archive = archive
        self._path = path
        self._date = _date_of(archive)

    @property
    def count(self) -> int:
        """How many articles there are."""
        return int(self._archive.article_count)

    def search(self, words: str) -> tuple[str, ...]:
        """Titles that begin like the words, the likeliest first. Raises ZimError."""
        with self._reading():
            found: dict[str, None] = {}
            for title in dict.fromkeys((words, words[:1].upper() + words[1:])):
                if title and self._archive.has_entry_by_title(title):
                    found[self._archive.get_entry_by_title(title).title] = None
            if not found:
                found.update(dict.fromkeys(self._suggested(words)))
            return tuple(found)

    def article(self, title: str) -> Article:
        """The article of that title; without text when there is none. Raises ZimError."""
        with self._reading():
            if not self._archive.has_entry_by_title(title):
                return Article(title, "", False, self._date, is_fresh=True, is_copy=True)
            entry = _followed(self._archive.get_entry_by_title(title))
            page = _page(entry)
            is_list = page.is_list or entry.title.endswith("(gwahaniaethu)")
            return Article(entry.title, page.text, is_list, self._date, is_fresh=True, is_copy=True)

    def told_apart(self, title: str) -> tuple[str, ...]:
        """The articles that an article which is a list names. Raises ZimError."""
        with self._reading():
            if not self._archive.has_entry_by_title(title):
                return ()
            entry = _followed(self._archive.get_entry_by_title(title))
            folder = entry.path.rpartition("/")[0]
            titles: dict[str, None] = {}
            for link in _page(entry).links:
                path = unquote(link.partition("#")[0]).removeprefix("./")
                for candidate in (path, f"{folder}/{path}"):
                    if self._archive.has_entry_by_path(candidate):
                        linked = self._archive.get_entry_by_path(candidate)
                        titles[_followed(linked).title] = None
                        break
            return tuple(titles)

    def longest(self, most: int) -> list[str]:
        """Titles of the articles with the longest pages, the longest first. Raises ZimError.

        A ZIM file does not say what is read often; what much was written about comes nearest. It
        looks at every entry: some seconds for a large encyclopedia.
        """
        with self._reading():
            sized = ((entry.get_item().size, entry.title) for entry in self._articles())
            return [title for _, title in heapq.nlargest(most, sized)]

    def _articles(self) -> Iterator[Entry]:
        for number in range(self._archive.entry_count):
            entry = self._archive._get_entry_by_id(number)  # there is no public way to list them
            if not entry.is_redirect and entry.get_item().mimetype.startswith("text/html"):
                yield entry

    def _suggested(self, words: str) -> list[str]:
        from libzim.suggestion import SuggestionSearcher

        with _silent():
            found = SuggestionSearcher(self._archive).suggest(words)
            paths = list(found.getResults(0, _FOUND))
        titles = [self._archive.get_entry_by_path(path).title for path in paths]
        # It also finds words in the middle of a title: “y gath” must not be “Hanes y gath”.
        begun = fold(words.lower())
        return [title for title in titles if fold(title.lower()).startswith(begun)]

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (RuntimeError, KeyError, UnicodeDecodeError) as error:
            raise _damaged(self._path, error) from error


def _followed(entry: Entry) -> Entry:
    for _ in range(_MOST_REDIRECTS):
        if not entry.is_redirect:
            return entry
        entry = entry.get_redirect_entry()
    raise KeyError(entry.title)  # it goes round in circles


def _page(entry: Entry) -> Page:
    item = entry.get_item()
    if not item.mimetype.startswith("text/html"):
        return Page()
    return read_page(bytes(item.content[:_PAGE_BYTES]).decode("utf-8", "replace"))


def _date_of(archive: Archive) -> datetime:
    try:
        written = archive.get_metadata("Date").decode()
        return datetime.strptime(written, "%Y-%m-%d").replace(tzinfo=UTC)
    except (RuntimeError, KeyError, ValueError):
        return datetime.fromtimestamp(0, UTC)


def _damaged(path: Path, reason: object) -> ZimError:
    return ZimError(message("zim.damaged", path=path, reason=reason), message("zim.damaged.hint"))


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """Without what libzim writes to stderr past Python: that it cannot stem Welsh."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
