"""A piece of a file's text with its place, so that whatever is wrong with it can be shown there."""

from __future__ import annotations

from dataclasses import dataclass

from macsen_lite.intents.source import Loc, Source, SourceError


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of YAML text and where it stands."""

    source: Source
    loc: Loc
    text: str

    def fail(self, text: str, hint: str = "", offset: int = 0) -> SourceError:
        """The error to raise for it; ``offset`` is in characters from its start."""
        return SourceError(self.source.problem(self.loc, text, hint, offset))
