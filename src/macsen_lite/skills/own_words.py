"""What the user said in a slot of open words, as it was written: with its capitals and commas."""

from __future__ import annotations

from macsen_lite.skills.base import SkillContext
from macsen_lite.welsh.tokens import fold, words

__all__ = ["as_written", "own_words"]

_EDGES = " ,.;:!?\"'“”‘’()"


def own_words(context: SkillContext, slot: str) -> str:
    """The slot's words as they were typed in this turn, or as they were heard; "" if not said."""
    said = context.match.slots.get(slot)
    return "" if said is None else as_written(said.text, context.heard)


def as_written(said: str, text: str) -> str:
    """The piece of ``text`` whose words are ``said``, as it stands there; else ``said``.

    >>> as_written("llaeth bara a weetabix", "Ychwanega llaeth, bara a Weetabix at y rhestr!")
    'llaeth, bara a Weetabix'
    """
    wanted = [fold(word) for word in words(said)]
    tokens = text.split()
    for start in range(len(tokens)):
        for end in range(start + 1, len(tokens) + 1):
            found = [fold(word) for word in words(" ".join(tokens[start:end]))]
            if found == wanted and found:
                return " ".join(tokens[start:end]).strip(_EDGES)
            if len(found) > len(wanted):
                break
    return said
