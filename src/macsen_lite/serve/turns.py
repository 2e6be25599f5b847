"""The conversations that are going on, each with its last turns; in memory and nowhere else."""

from __future__ import annotations

import secrets
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from macsen_lite.dialogue.context import Context
from macsen_lite.intents.model import IntentSet
from macsen_lite.turn import Turn


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """One turn, as the page shows it."""

    id: str
    at: datetime
    """When it was answered (aware)."""
    turn: Turn
    reply_s: float
    """From the end of the speech, or the sending of the words, to the answer; in seconds."""
    is_cut: bool = False
    """Whether the speech was longer than is heard at once."""

    def facts(self) -> dict[str, Any]:
        """For JSON; lengths of time in seconds, confidence and score from 0 to 1."""
        turn, match, heard = self.turn, self.turn.match, self.turn.transcript
        return {
            "id": self.id,
            "at": self.at.isoformat(timespec="seconds"),
            "text": turn.text,
            "spoken": turn.rtf is not None or heard is not None,
            "skill": match.skill if match else None,
            "intent": match.intent if match else None,
            "slots": {name: slot.value for name, slot in match.slots.items()} if match else {},
            "score": round(match.score, 4) if match else None,
            "confidence": round(heard.confidence, 4) if heard else None,
            "alternatives": [
                {"text": other.text, "confidence": round(other.confidence, 4)}
                for other in (heard.alternatives if heard else ())
            ],
            "answer": turn.answer,
            "expects": turn.expects,
            "cut": self.is_cut,
            "rtf": round(turn.rtf, 4) if turn.rtf is not None else None,
            "seconds": {
                "sound": round(heard.seconds, 2) if heard else None,
                "decode": round(turn.seconds.decode, 4),
                "match": round(turn.seconds.match, 4),
                "answer": round(turn.seconds.answer, 4),
                "reply": round(self.reply_s, 4),
            },
        }


@dataclass(slots=True)
class Session:
    """One browser's conversation."""

    id: str
    turns: deque[TurnRecord]
    context: Context = field(default_factory=Context)
    about: IntentSet | None = None
    """The skills that the context speaks of; it means nothing to others."""

    def keep(self, turn: Turn, at: datetime, reply_s: float, *, is_cut: bool = False) -> TurnRecord:
        """Remember a turn."""
        record = TurnRecord(secrets.token_urlsafe(8), at, turn, reply_s, is_cut)
        self.turns.append(record)
        return record

    def find(self, turn_id: str) -> TurnRecord | None:
        """The turn of that id, if it is remembered."""
        return next((record for record in self.turns if record.id == turn_id), None)


class Sessions:
    """Everybody's."""

    def __init__(self, most: int, turns_kept: int) -> None:
        self._most = most
        self._turns_kept = turns_kept
        self._open: OrderedDict[str, Session] = OrderedDict()

    def of(self, session_id: str) -> Session:
        """The session of that cookie, begun if need be."""
        session = self.looked_at(session_id)
        self._open[session_id] = session
        self._open.move_to_end(session_id)
        if len(self._open) > self._most:
            self._open.popitem(last=False)
        return session

    def looked_at(self, session_id: str) -> Session:
        """The session of that cookie, to be read: one is not begun by opening a page.

        (Whatever asks for a page without a cookie, such as a program that sees whether the server
        is up, would in time have the others forgotten.)
        """
        known = self._open.get(session_id)
        return known or Session(session_id, deque(maxlen=self._turns_kept))
