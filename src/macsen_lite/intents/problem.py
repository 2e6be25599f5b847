"""What is wrong with a skill's YAML, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macsen_lite.errors import IntentError


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a skill's YAML."""

    path: Path
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1."""
    text: str
    hint: str = ""

    def error(self) -> IntentError:
        """The problem as an error whose message starts with file:line:column."""
        return IntentError(f"{self.path}:{self.line}:{self.column}: {self.text}", self.hint)
