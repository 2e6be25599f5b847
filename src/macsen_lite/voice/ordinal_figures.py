"""Ordinals in figures as they are read out: "19eg ganrif" → "pedwaredd ganrif ar bymtheg".

The figures hide the gender that the words have (*trydydd*, *trydedd*), so it is asked of the noun
that follows. After an ordinal only a feminine noun is softened (all are after *ail*).
"""

from __future__ import annotations

import re
from functools import cache

from macsen_lite.voice.figure_rules import ARTICLES, TRIGGERS, Match
from macsen_lite.welsh.dictionary import WordClass, everyday_dictionary
from macsen_lite.welsh.mutation import Gender, soft
from macsen_lite.welsh.nouns import NOUNS, Noun
from macsen_lite.welsh.numbers import ordinal, ordinal_phrase

__all__ = ["ORDINAL_ENDINGS", "ordinal_figures", "ordinal_words"]

ORDINAL_ENDINGS = "af|ail|il|ydd|edd|ed|fed|eg|ain"
"""What may be written after the figures, as an alternation."""
_SHARED = re.compile(
    rf"(?:\s*[-–,/]\s*|\s+(?:ac?|neu|i|hyd)(?:'r)?\s+)(?:yr?\s+)?\d+(?:{ORDINAL_ENDINGS})"
    r"(?:\ (?P<noun>[a-zâêîôûŵŷ]{2,})|(?P<more>.*))",
)
"""Another ordinal before the noun of both: "y 18fed a'r 19eg ganrif"."""
_NOT_NOUNS = TRIGGERS | {"", "ym", "yng", "bore"}


def ordinal_figures(m: Match) -> str | None:
    """What is said for a match with `figures`, `ending`, `noun` and `before`."""
    n, noun = int(m["figures"]), m["noun"] or ""
    if not 1 <= n <= 999_999:
        return None
    definite = (m["before"] or "").lower() in ARTICLES
    if noun in _NOT_NOUNS:
        rest = m.string[m.end("ending") :]
        return f"{ordinal_words(n, m['ending'], '', rest, definite=definite)} {noun}".strip()
    return ordinal_words(n, m["ending"], noun, "", definite=definite)


def ordinal_words(n: int, ending: str, noun: str, rest: str, *, definite: bool) -> str:
    """The ordinal and the noun after it, which whoever wrote it has mutated already.

    Args:
        n: 1 to 999,999.
        ending: one of `ORDINAL_ENDINGS`.
        noun: what is counted, or "" when no noun follows at once.
        rest: the text from there on, where the noun of two ordinals may stand.
        definite: whether the article stands before it, after which it softens if feminine.

    >>> ordinal_words(19, "eg", "ganrif", "", definite=True)
    'bedwaredd ganrif ar bymtheg'
    """
    is_feminine = ending == "edd" or _is_feminine(noun or _shared_noun(rest))
    gender = Gender.FEMININE if is_feminine else Gender.MASCULINE
    whole = ordinal(n, gender)
    if not noun or n > 99 or " " not in whole:
        words = f"{whole} {noun}".strip()
    else:
        # "21ain ganrif": the noun goes inside
        words = ordinal_phrase(n, Noun("\0", "", gender)).replace("\0", noun)
    return soft(words) if definite and is_feminine and n > 1 else words


def _shared_noun(rest: str) -> str:
    found = _SHARED.match(rest)
    if found is None:
        return ""
    return found["noun"] or _shared_noun(found["more"] or "")


def _is_feminine(noun: str) -> bool:
    """Whether it is a feminine noun as it stands after an ordinal."""
    return bool(noun) and (
        noun in _feminine_of_time()
        or any(
            found.entry.word_class is WordClass.FEMININE
            and not found.is_plural
            and noun == soft(found.entry.welsh)
            for found in everyday_dictionary().of_welsh(noun)
        )
    )


@cache
def _feminine_of_time() -> frozenset[str]:
    return frozenset(
        soft(form)
        for form, noun in NOUNS.items()
        if noun.gender is Gender.FEMININE and not noun.either_gender
    )
