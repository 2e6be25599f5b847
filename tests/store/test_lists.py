"""Lists and notes in the store, where a page changes what is there already."""

from datetime import UTC, datetime
from pathlib import Path

from macsen_lite.store.database import Database
from macsen_lite.store.lists import Lists
from macsen_lite.store.notes import Notes

NOW = datetime(2026, 11, 22, 15, 15, tzinfo=UTC)


def test_a_thing_is_written_otherwise_where_it_stands(tmp_path: Path) -> None:
    lists = Lists(Database(tmp_path / "db"))
    lists.add("siopa", ["bara", "llath", "caws"], NOW)
    assert lists.change("siopa", "llath", "llaeth")
    assert lists.items("siopa") == ["bara", "llaeth", "caws"]
    assert lists.change("siopa", "caws", "Bara"), "it takes the place of the other"
    assert lists.items("siopa") == ["llaeth", "Bara"]
    assert not lists.change("siopa", "te", "coffi")


def test_a_note_is_written_anew(tmp_path: Path) -> None:
    notes = Notes(Database(tmp_path / "db"))
    note = notes.add("ffonio Mam", NOW)
    assert notes.change(note.id, "ffonio Mam heno")
    assert [(n.text, n.added) for n in notes.all()] == [("ffonio Mam heno", NOW)]
    notes.remove(note)
    assert not notes.change(note.id, "dim")
