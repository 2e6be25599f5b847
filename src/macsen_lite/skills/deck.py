"""Things told one after another like cards: none twice before all have been told."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from macsen_lite.errors import StoreError
from macsen_lite.skills.base import SkillContext

_log = logging.getLogger(__name__)


class Deck:
    """What has been told of one kind, kept in the store so that a new day begins where the last
    one ended. Where the store cannot be used, it is remembered as long as the assistant runs.
    """

    def __init__(self, kind: str) -> None:
        """``kind`` names what is told, in the store's table ``told``."""
        self._kind = kind
        self._told: dict[str, float] = {}
        self._last = ""

    def deal(self, items: Sequence[str], context: SkillContext) -> str:
        """One of ``items`` that has not been told, or any but the last when all have been."""
        told = self._told | self._kept(context)
        left = [item for item in items if item not in told]
        begins_anew = not left
        if begins_anew:
            last = self._last or max(told, key=lambda item: told[item], default="")
            left = [item for item in items if item != last] or list(items)
            self._told.clear()
        dealt = context.rng.choice(left) if left else ""
        self._last = dealt
        self._told[dealt] = context.clock.now().timestamp()
        self._keep(dealt, begins_anew, context)
        return dealt

    def last_told(self, context: SkillContext) -> float:
        """When one was last told, in seconds since 1970; 0 when none has been."""
        return max((self._told | self._kept(context)).values(), default=0.0)

    def _kept(self, context: SkillContext) -> dict[str, float]:
        try:
            rows = context.services.database.read(
                "SELECT item, at FROM told WHERE kind = ?", (self._kind,)
            )
        except StoreError as error:
            _log.warning("%s", error)
            return {}
        return {str(row["item"]): float(row["at"]) for row in rows}

    def _keep(self, item: str, begins_anew: bool, context: SkillContext) -> None:
        try:
            with context.services.database.write() as connection:
                if begins_anew:
                    connection.execute("DELETE FROM told WHERE kind = ?", (self._kind,))
                connection.execute(
                    "INSERT OR REPLACE INTO told (kind, item, at) VALUES (?, ?, ?)",
                    (self._kind, item, self._told[item]),
                )
        except StoreError as error:
            _log.warning("%s", error)
