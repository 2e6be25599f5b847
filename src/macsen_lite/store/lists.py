"""Lists of things: shopping, what is to be done, and whatever else the user calls a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from macsen_lite.store.database import Database


class Lists:
    """The lists of one store. A list is there as long as something is on it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def names(self) -> list[str]:
        """The lists that have something on them, the oldest first. Raises StoreError."""
        rows = self._database.read("SELECT list FROM list_items GROUP BY list ORDER BY min(id)")
        return [row["list"] for row in rows]

    def items(self, name: str) -> list[str]:
        """What is on a list, in the order in which it was added. Raises StoreError."""
        rows = self._database.read(
            "SELECT item FROM list_items WHERE list = ? ORDER BY id", (name,)
        )
        return [row["item"] for row in rows]

    def add(self, name: str, items: Iterable[str], at: datetime) -> list[str]:
        """Add things to a list, all or none; returns those that were not on it yet.

        Capitals do not tell two things apart. ``at`` is aware. Raises StoreError when they are not
        kept.
        """
        added = []
        with self._database.write() as connection:
            rows = connection.execute("SELECT item FROM list_items WHERE list = ?", (name,))
            known = {row["item"].casefold() for row in rows}
            for item in items:
                if item.casefold() in known:
                    continue
                connection.execute(
                    "INSERT INTO list_items (list, item, added) VALUES (?, ?, ?)",
                    (name, item, at.timestamp()),
                )
                known.add(item.casefold())
                added.append(item)
        return added

    def remove(self, name: str, items: Sequence[str]) -> int:
        """Take exactly these things off a list, all at once; returns how many were on it.

        Raises StoreError, and they are then still there.
        """
        with self._database.write() as connection:
            return sum(
                connection.execute(
                    "DELETE FROM list_items WHERE list = ? AND item = ?", (name, item)
                ).rowcount
                for item in items
            )

    def change(self, name: str, item: str, to: str) -> bool:
        """Write a thing otherwise, where it stands; False when it is not on the list.

        One that is on the list already takes its place. Raises StoreError.
        """
        with self._database.write() as connection:
            rows = connection.execute("SELECT id, item FROM list_items WHERE list = ?", (name,))
            found = {row["item"]: row["id"] for row in rows}
            if item not in found:
                return False
            for other, number in found.items():
                if other != item and other.casefold() == to.casefold():
                    connection.execute("DELETE FROM list_items WHERE id = ?", (number,))
            connection.execute("UPDATE list_items SET item = ? WHERE id = ?", (to, found[item]))
            return True
