"""What is kept of the user, by category, and where: nothing that macsen-lite writes is left out."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from macsen_lite import paths
from macsen_lite.config import config
from macsen_lite.intents.own_lists import own_lists_dir
from macsen_lite.lights import own as lights
from macsen_lite.music import stations
from macsen_lite.privacy.misheard import FOLDER as MISHEARD
from macsen_lite.reasons import reason_of
from macsen_lite.ringing import only_one
from macsen_lite.serve import access
from macsen_lite.skills import programmes, topics
from macsen_lite.speech import lexicon
from macsen_lite.store import database

SQLITE_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file: https://www.sqlite.org/tempfiles.html."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the store."""

    name: str
    time: str
    """The column that says when a row was made, in seconds since 1970 UTC."""
    words: tuple[str, ...]
    """The columns that hold words of the user's."""


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of thing that is kept."""

    name: str
    """As on the command line; what it is, is the message ``privacy.about.<name>``."""
    tables: tuple[Table, ...] = ()
    places: Callable[[], tuple[Path, ...]] = tuple
    """The files and folders, whether they are there or not."""
    only_named: bool = False
    """Whether it stays unless it is named: it was made, or brought, on purpose."""
    ending: str = ""
    """Only files that end like this count as things; the others are their details."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How much there is of a category."""

    category: Category
    paths: tuple[Path, ...]
    count: int = 0
    """Rows, or files."""
    size: int = 0
    """Bytes; of a table, those of its words."""
    oldest: datetime | None = None
    newest: datetime | None = None
    """Both aware, UTC; None where there is nothing."""
    fault: str = ""
    """Why it cannot be read."""


def _data(*names: str) -> Callable[[], tuple[Path, ...]]:
    return lambda: tuple(paths.data_dir() / name for name in names)


def _cache(*names: str) -> Callable[[], tuple[Path, ...]]:
    return lambda: tuple(paths.cache_dir() / name for name in names)


def _config(*names: str) -> Callable[[], tuple[Path, ...]]:
    return lambda: tuple(paths.config_dir() / name for name in names)


def _beside(name: str) -> tuple[str, ...]:
    return (name, *(name + ending for ending in SQLITE_BESIDE))


CATEGORIES: tuple[Category, ...] = (
    Category("alarms", (Table("events", "created", ("name", "text")),)),
    Category("lists", (Table("list_items", "added", ("list", "item")),)),
    Category("notes", (Table("notes", "added", ("text",)),)),
    Category("told", (Table("told", "at", ("kind", "item")),)),
    Category("damaged", places=_data(database.ASIDE)),
    Category("misheard", places=_data(MISHEARD), ending=".json"),
    Category("recordings", places=_data("recordings"), only_named=True, ending=".wav"),
    Category("answers", places=_cache("ar_lein")),
    Category("names", places=lambda: (own_lists_dir(), paths.data_dir() / "cerddoriaeth.json")),
    Category("token", places=_data(access.FILE_NAME)),
    Category(
        "caches", places=_cache("graphs", "intents", "downloads", *_beside(lexicon.CACHE_NAME))
    ),
    Category("settings", places=_config(config.FILE_NAME)),
    Category("models", places=_data("models"), only_named=True),
    Category(
        "own",
        places=_config(
            "intents", lights.FILE_NAME, stations.FILE_NAME, programmes.FILE_NAME, topics.FILE_NAME
        ),
        only_named=True,
    ),
)


def database_file() -> Path:
    """Where the tables are."""
    return paths.data_dir() / database.FILE_NAME


def measure(category: Category) -> Measured:
    """How much there is of a category. Raises nothing: what cannot be read is said to be so."""
    if category.tables:
        return _measure_tables(category)
    places = category.places()
    times: list[float] = []
    size = count = 0
    try:
        for path in _files(places):
            stat = path.lstat()
            size += stat.st_size
            if path.name.endswith(category.ending):
                count += 1
                times.append(stat.st_mtime)
    except OSError as error:
        return Measured(category, places, fault=reason_of(error))
    return Measured(category, places, count, size, *_span(times))


def others() -> list[Path]:
    """What is in macsen-lite's folders without being of any category, nor of its own workings."""
    known = {place for category in CATEGORIES for place in category.places()}
    known |= {
        paths.data_dir() / name
        for name in (
            *_beside(database.FILE_NAME),
            only_one.FILE_NAME,
            only_one.HEARD_FILE_NAME,
        )
    }
    found: list[Path] = []
    for folder in dict.fromkeys((paths.config_dir(), paths.data_dir(), paths.cache_dir())):
        with contextlib.suppress(OSError):
            found += [path for path in sorted(folder.iterdir()) if path not in known]
    return found


def _files(places: tuple[Path, ...]) -> Iterator[Path]:
    """Every file there, links as such: where they lead is not ours."""
    for place in places:
        if place.is_symlink() or place.is_file():
            yield place
        elif place.is_dir():
            yield from _files(tuple(sorted(place.iterdir())))


def _measure_tables(category: Category) -> Measured:
    path = database_file()
    if not path.exists():
        return Measured(category, (path,))
    count = size = 0
    times: list[float] = []
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=10)
        try:
            there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            for table in category.tables:
                if table.name not in there:
                    continue
                length = " + ".join(f"length(CAST({c} AS BLOB))" for c in table.words)
                sql = f"SELECT count(*), total({length}), min({table.time}), max({table.time}) "
                row = connection.execute(sql + f"FROM {table.name}").fetchone()
                count += row[0]
                size += round(row[1])
                times += [moment for moment in row[2:] if moment is not None]
        finally:
            connection.close()
    except sqlite3.Error as error:
        return Measured(category, (path,), fault=str(error))
    return Measured(category, (path,), count, size, *_span(times))


def _span(times: list[float]) -> tuple[datetime | None, datetime | None]:
    if not times:
        return None, None
    return datetime.fromtimestamp(min(times), UTC), datetime.fromtimestamp(max(times), UTC)
