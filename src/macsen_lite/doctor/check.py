"""What one check found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from macsen_lite.errors import MacsenError

Status = Literal["ok", "warning", "fault"]


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found."""

    name: str
    """Identifier, the same in every language."""
    status: Status
    detail: str
    """What was found, for a person."""
    remedy: str = ""
    """What to do, a command where there is one; empty if nothing is wrong."""


def from_error(name: str, error: MacsenError, status: Status = "fault") -> Check:
    """What an error says, as a check."""
    return Check(name, status, error.message, error.hint)
