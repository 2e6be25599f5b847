"""The file that keeps what must not be lost."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from macsen_lite.errors import StoreError
from macsen_lite.store.database import Database
from macsen_lite.store.events import Events
from macsen_lite.store.migrations import MIGRATIONS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "macsen.sqlite3"


def note(database: Database, text: str) -> None:
    with database.write() as connection:
        connection.execute("INSERT INTO notes (text, added) VALUES (?, 0)", (text,))


def notes(database: Database) -> list[str]:
    return [row["text"] for row in database.read("SELECT text FROM notes ORDER BY id")]


def move(here: Path, there: Path) -> None:
    """The file, and what SQLite keeps beside it."""
    there.mkdir(exist_ok=True)
    for file in here.glob("macsen.sqlite3*"):
        file.replace(there / file.name)


def test_what_is_written_is_there_the_next_time(path: Path) -> None:
    with Database(path) as database:
        note(database, "prynu llaeth")
    with Database(path) as database:
        assert notes(database) == ["prynu llaeth"]


def test_it_is_as_safe_as_sqlite_can_be(path: Path) -> None:
    with Database(path) as database:
        assert database.read("PRAGMA journal_mode")[0][0] == "wal"
        assert database.read("PRAGMA synchronous")[0][0] == 2  # FULL
        assert database.read("PRAGMA foreign_keys")[0][0] == 1


def test_a_write_that_fails_half_way_leaves_nothing(path: Path) -> None:
    with Database(path) as database:
        with pytest.raises(RuntimeError), database.write() as connection:
            connection.execute("INSERT INTO notes (text, added) VALUES ('hanner', 0)")
            raise RuntimeError
        assert notes(database) == []
        note(database, "cyfan")
        assert notes(database) == ["cyfan"]


def test_a_full_disk_eats_nothing(path: Path) -> None:
    with Database(path) as database:
        note(database, "cyntaf")
        pages = database.read("PRAGMA page_count")[0][0]
        database.read(f"PRAGMA max_page_count={pages}")  # SQLite then says that the disk is full
        with pytest.raises(StoreError, match="llawn"):
            note(database, "x" * 100_000)
        assert notes(database) == ["cyntaf"]
    with Database(path) as database:
        assert notes(database) == ["cyntaf"]


def test_a_damaged_file_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"nid cronfa ddata " * 100)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="difrodi"):
        Database(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("ffeil, nid ffolder")
    with pytest.raises(StoreError, match="MACSEN_DATA_DIR"):
        Database(tmp_path / "data" / "macsen.sqlite3")


def test_every_migration_is_done_once_and_in_order(path: Path) -> None:
    first = "CREATE TABLE a (x);\nINSERT INTO a VALUES (1);\n"
    with Database(path, [first]) as database:
        assert [row["x"] for row in database.read("SELECT x FROM a")] == [1]
    with Database(path, [first, "UPDATE a SET x = x + 1;"]) as database:
        assert [row["x"] for row in database.read("SELECT x FROM a")] == [2]
    with Database(path, [first, "UPDATE a SET x = x + 1;"]) as database:
        assert [row["x"] for row in database.read("SELECT x FROM a")] == [2]


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    with Database(path, ["CREATE TABLE a (x);"]):
        pass
    bad = "INSERT INTO a VALUES (1);\nINSERT INTO nowhere VALUES (1);"
    with pytest.raises(StoreError):
        Database(path, ["CREATE TABLE a (x);", bad])
    with Database(path, ["CREATE TABLE a (x);", "INSERT INTO a VALUES (2);"]) as database:
        assert [row["x"] for row in database.read("SELECT x FROM a")] == [2]


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    Database(path, [*MIGRATIONS, "CREATE TABLE later (x);"]).close()
    with pytest.raises(StoreError, match="diweddarach"):
        Database(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM later").fetchone() == (0,)


def test_two_openings_of_one_file_see_each_others_writes(path: Path) -> None:
    with Database(path) as one, Database(path) as two:
        note(one, "un")
        note(two, "dau")
        assert notes(one) == notes(two) == ["un", "dau"]


def test_many_threads_write_and_nothing_is_lost(path: Path) -> None:
    with Database(path) as one, Database(path) as two:

        def work(database: Database, name: str) -> None:
            for number in range(20):
                note(database, f"{name}{number}")

        threads = [
            threading.Thread(target=work, args=(database, name))
            for database, name in ((one, "a"), (one, "b"), (two, "c"), (two, "d"))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(notes(one)) == sorted(f"{n}{i}" for n in "abcd" for i in range(20))


def test_a_file_that_was_moved_away_is_left_and_what_comes_after_is_kept(path: Path) -> None:
    """As when a damaged one is put aside, or the folder emptied, while the program runs."""
    database, other = Database(path), Database(path)
    events = Events(other)
    note(database, "hen")
    before = events.version()
    move(path.parent, aside := path.parent / "difrod")
    note(database, "newydd")
    assert notes(other) == ["newydd"] and events.version() != before
    assert notes(Database(path)) == ["newydd"]
    assert notes(Database(aside / path.name)) == ["hen"]


def test_one_whose_new_file_cannot_be_opened_says_so_and_tries_again(path: Path) -> None:
    database = Database(path)
    note(database, "hen")
    move(path.parent, aside := path.parent / "difrod")
    path.write_bytes(b"nid cronfa ddata mo hon" * 100)
    with pytest.raises(StoreError):
        note(database, "coll")
    move(aside, path.parent)
    note(database, "newydd")
    assert notes(database) == notes(Database(path)) == ["hen", "newydd"]
