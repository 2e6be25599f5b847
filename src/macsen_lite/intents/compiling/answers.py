"""Answers, held against what they may name."""

from __future__ import annotations

from macsen_lite.intents import schema
from macsen_lite.intents.answers import AnswerError, AnswerNames, check, unknown_names
from macsen_lite.intents.source import Faults, Loc, Source, SourceError
from macsen_lite.messages import message


def check_answers(
    source: Source, loc: Loc, ways: list[str], names: AnswerNames | None = None
) -> None:
    """Raises SourceError for answers that cannot be read, or use other names than ``names``."""
    faults = Faults()
    for i, way in enumerate(ways):
        at: Loc = (*loc, i)
        with faults.collect():
            try:
                check(way)
            except AnswerError as error:
                text = message("intents.bad_answer", reason=error)
                raise SourceError(source.problem(at, text)) from None
            for name, offset in unknown_names(way, names) if names else ():
                known = sorted(names.all_of(name)) if names else []
                hint = schema.nearest(name.removeprefix("said."), known)
                hint = " ".join(filter(None, (hint, message("intents.unknown_name.hint"))))
                text = message("intents.unknown_name", name=name)
                with faults.collect():
                    raise SourceError(source.problem(at, text, hint, offset))
    faults.raise_any()
