"""What is wiped is gone, byte for byte; what was not named is still there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from macsen_lite import paths
from macsen_lite.cli import run
from macsen_lite.config.config import config_path
from macsen_lite.config.writing import write_setting
from macsen_lite.privacy import inventory
from macsen_lite.privacy.inventory import CATEGORIES, database_file
from macsen_lite.privacy.misheard import MisheardStore
from macsen_lite.ringing.only_one import FILE_NAME as LOCK
from macsen_lite.ringing.only_one import right_to_ring
from macsen_lite.store.database import Database
from macsen_lite.store.events import Event, Events, Kind
from macsen_lite.store.lists import Lists
from macsen_lite.store.migrations import MIGRATIONS
from macsen_lite.store.notes import Notes
from tests.fakes.misheard import clip, misheard

WHEN = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
SECRET = "cyfrinachgudd"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MACSEN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("MACSEN_LANG", "en")


def fill() -> None:
    """Something of every category, with the secret in it."""
    with Database.of_this_user() as database:
        Notes(database).add(SECRET, WHEN)
        Lists(database).add("siopa", [SECRET], WHEN)
        Events(database).add(Event(Kind.REMINDER, WHEN, WHEN, text=SECRET))
        with database.write() as connection:
            connection.execute("INSERT INTO told VALUES ('joc', ?, 1)", (SECRET,))
    MisheardStore(paths.data_dir() / "camglywed").keep(misheard(heard=SECRET), clip())
    write_setting(config_path(), "cyffredinol.lle", SECRET)
    for category in CATEGORIES:
        for place in category.places():
            if place.exists():
                continue
            if place.suffix or category.name == "token":
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(SECRET)
            else:
                (place / "dan").mkdir(parents=True)
                (place / "dan" / f"un{category.ending}").write_text(SECRET)


def everywhere() -> list[Path]:
    """The files in which the secret is."""
    folders = (paths.data_dir(), paths.config_dir(), paths.cache_dir())
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if SECRET.encode() in path.read_bytes()]


def shown(capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    capsys.readouterr()
    assert run(["privacy", "show", "--json"]) == 0
    return {each["name"]: each["count"] for each in json.loads(capsys.readouterr().out)["kept"]}


def test_everything_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(shown(capsys).values()) == {0}, "looking makes nothing"
    assert not paths.data_dir().exists()
    fill()

    counts = shown(capsys)
    assert all(counts.values()), counts
    assert inventory.others() == []


def test_every_table_is_of_a_category() -> None:
    connection = sqlite3.connect(":memory:")
    for script in MIGRATIONS:
        connection.executescript(script)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    claimed = {table.name for category in CATEGORIES for table in category.tables}

    assert {t for t in tables if not t.startswith(("sqlite_", "events_"))} == claimed


def test_a_conversation_leaves_nothing_that_is_not_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for question in ("gwna nodyn prynu llaeth", "dwed jôc"):
        assert run(["ask", question]) == 0
    assert run(["config", "set", "cyffredinol.cywair", "ti"]) == 0

    assert inventory.others() == []
    counts = shown(capsys)
    assert counts["notes"] == counts["told"] == counts["settings"] == 1
    assert counts["caches"]


@pytest.mark.parametrize("name", [category.name for category in CATEGORIES])
def test_each_goes_alone(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    fill()
    before = shown(capsys)

    assert run(["privacy", "wipe", name, "--yes"]) == 0
    after = shown(capsys)
    assert after == {**before, name: 0}


def test_all_leaves_only_what_was_made_or_brought_on_purpose() -> None:
    fill()
    with right_to_ring(paths.data_dir()):
        pass

    assert run(["privacy", "wipe", "--all", "--yes"]) == 0
    left = {path.relative_to(paths.data_dir().parent).parts[:2] for path in everywhere()}
    own = ("intents", "golau.yaml", "gorsafoedd.yaml", "rhaglenni.yaml", "pynciau.txt")
    assert left == {("data", "recordings"), ("data", "models"), *(("config", n) for n in own)}
    assert (paths.data_dir() / LOCK).exists(), "a lock in use must stay the same file"


def test_words_do_not_linger_in_the_file_after_they_were_deleted_long_ago() -> None:
    with Database.of_this_user() as database:
        notes = Notes(database)
        notes.remove(*[notes.add(f"{SECRET} {n}", WHEN) for n in range(200)])
        assert everywhere(), "deleting alone leaves traces, or this test proves nothing"

        # Others have the file open, as `listen` does.
        assert run(["privacy", "wipe", "notes", "--yes"]) == 0
        assert everywhere() == []
        assert notes.all() == []


def test_a_damaged_database_goes_where_all_of_it_is_to_go(
    capsys: pytest.CaptureFixture[str],
) -> None:
    fill()
    content = database_file().read_bytes()
    database_file().write_bytes(bytes(100) + content[100:])

    assert run(["privacy", "wipe", "notes", "--yes"]) == 1
    assert "is damaged" in capsys.readouterr().err and database_file().exists()
    assert run(["privacy", "wipe", "alarms", "lists", "notes", "told", "--yes"]) == 0
    assert not list(database_file().parent.glob("macsen.sqlite3*"))


def test_what_is_not_named_stays_in_the_store() -> None:
    fill()

    assert run(["privacy", "wipe", "notes", "--yes"]) == 0
    with Database.of_this_user() as database:
        assert Notes(database).all() == []
        assert Lists(database).items("siopa") == [SECRET]


def test_somebody_who_reads_all_the_while_is_waited_for_and_told_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("macsen_lite.store.database.BUSY_S", 0.01)
    fill()
    other = sqlite3.connect(database_file(), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    assert run(["privacy", "wipe", "notes", "token", "--yes"]) == 1
    printed = capsys.readouterr()
    assert "Deleted: token." in printed.out, "what can be deleted is"
    assert str(database_file()) in printed.err
    other.close()


def test_where_a_link_leads_stays(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    (model / "final.mdl").write_text("x")
    graphs = paths.cache_dir() / "graphs" / "0"
    graphs.mkdir(parents=True)
    (graphs / "am").symlink_to(model)
    own = paths.data_dir() / "recordings"
    own.parent.mkdir(parents=True)
    own.symlink_to(model)

    assert run(["privacy", "wipe", "caches", "recordings", "--yes"]) == 0
    assert (model / "final.mdl").exists()
    assert not graphs.exists()
    assert not own.is_symlink()


@pytest.mark.parametrize(
    ("answer", "status", "is_gone"),
    [("yes\n", 0, True), ("ydw\n", 0, True), ("no\n", 1, False), ("\n", 1, False), ("", 2, False)],
)
def test_it_asks_first(
    answer: str, status: int, is_gone: bool, typed: Callable[[str], None]
) -> None:
    fill()
    typed(answer)

    assert run(["privacy", "wipe", "token"]) == status
    assert (paths.data_dir() / "serve-token").exists() is not is_gone


def test_a_dry_run_deletes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    fill()
    (paths.data_dir() / "fy-mhethau").write_text(SECRET)
    before = everywhere()

    assert run(["privacy", "wipe", "--all", "--dry-run"]) == 0
    assert everywhere() == before
    printed = capsys.readouterr().out
    assert "recordings, models, own" in printed
    assert "fy-mhethau" in printed, "what would not go is told"


def test_a_name_that_there_is_not_deletes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    fill()

    assert run(["privacy", "wipe", "notes", "nodiadua", "--yes"]) == 2
    assert run(["privacy", "wipe", "--yes"]) == 2
    assert len(everywhere()) > 10
    assert "alarms, lists, notes" in capsys.readouterr().err


def test_one_that_rings_is_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    fill()
    with right_to_ring(paths.data_dir()):
        assert run(["privacy", "wipe", "alarms", "--yes"]) == 0
    assert "macsen-lite is running" in capsys.readouterr().err


def test_a_damaged_store_is_shown_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    paths.data_dir().mkdir(parents=True)
    database_file().write_bytes(b"no database at all" * 100)

    assert run(["privacy", "show"]) == 0
    assert "unreadable" in capsys.readouterr().out


def test_what_somebody_else_put_there_is_shown_and_never_deleted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    stray = paths.data_dir() / "arall.txt"
    stray.parent.mkdir(parents=True)
    stray.write_text("x")

    assert run(["privacy", "show"]) == 0
    assert str(stray) in capsys.readouterr().out.replace("\n", "")
    assert run(["privacy", "wipe", "--all", "--yes"]) == 0
    assert stray.exists()
