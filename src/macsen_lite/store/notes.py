"""Notes: the user's own words, kept until they are deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from macsen_lite.store.database import Database


@dataclass(frozen=True, slots=True)
class Note:
    """One note."""

    text: str
    """What it says."""
    added: datetime
    """When it was made (aware, UTC)."""
    id: int = 0
    """Its number in the store."""


class Notes:
    """The notes of one store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, text: str, at: datetime) -> Note:
        """Keep a note, made ``at`` (aware). Raises StoreError when it is not kept."""
        with self._database.write() as connection:
            cursor = connection.execute(
                "INSERT INTO notes (text, added) VALUES (?, ?)", (text, at.timestamp())
            )
            return Note(text, at.astimezone(UTC), int(cursor.lastrowid or 0))

    def all(self) -> list[Note]:
        """Every note, the oldest first. Raises StoreError."""
        rows = self._database.read("SELECT id, text, added FROM notes ORDER BY id")
        return [
            Note(row["text"], datetime.fromtimestamp(row["added"], UTC), row["id"]) for row in rows
        ]

    def remove(self, *notes: Note) -> int:
        """Delete notes, all at once; returns how many were there. Raises StoreError."""
        with self._database.write() as connection:
            return sum(
                connection.execute("DELETE FROM notes WHERE id = ?", (note.id,)).rowcount
                for note in notes
            )

    def change(self, note_id: int, text: str) -> bool:
        """Write a note anew; False when it is not there any more. Raises StoreError."""
        with self._database.write() as connection:
            return (
                connection.execute(
                    "UPDATE notes SET text = ? WHERE id = ?", (text, note_id)
                ).rowcount
                > 0
            )
