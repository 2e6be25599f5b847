"""How one kind of figures in running text is replaced by words: its pattern, and what is said.

A rule may take in the word before the figures, which then mutates what is said: "a 3" → *a thri*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from macsen_lite.welsh.mutation import article, soft
from macsen_lite.welsh.syntax import after
from macsen_lite.welsh.triggers import Use

__all__ = [
    "ARTICLES",
    "BEFORE_WORDS",
    "END",
    "FIGURES",
    "FREE",
    "NUMBER",
    "TRIGGERS",
    "Match",
    "Rule",
    "any_of",
    "rule",
]

Match = re.Match[str]

# Words before a figure that change what is said for it, or are themselves changed by it.
ARTICLES = frozenset(("y", "yr", "'r"))
_PREDICATIVE = frozenset(("yn", "'n"))
_OTHER_WORDS = "am ar at dan dros drwy gan heb hyd i o tan wrth neu â gyda tua a ac na nag"
TRIGGERS = ARTICLES | _PREDICATIVE | frozenset(_OTHER_WORDS.split())
BEFORE_WORDS = "|".join(sorted(word for word in TRIGGERS if word.isalpha()))
_BEFORE = rf"(?:(?P<before>(?<![\w'])(?i:{BEFORE_WORDS})|(?<=\w)'[nr])(?P<gap>\s+))?"

# Pieces of patterns.
FREE = r"(?<![\w.,/:])"  # nothing of a number, a word or a path stands right before
END = r"(?!\w)"
NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
FIGURES = rf"(?:(?<![\w.,])(?P<minus>[-−]))?(?<![\w.])(?P<figures>{NUMBER})"


def _join(before: str, gap: str, words: str) -> str:
    """Put the words after the word that came before them, with the mutation it causes."""
    key = before.lower()
    if not key:
        return words
    if key in ARTICLES:
        if definite := re.match(r"yr? (?=\w)", words):  # a date: "y pumed o Fai"
            words = words[definite.end() :]
        elif re.match(r"(dau|dwy)\b", words):
            words = soft(words)  # y ddau, y ddwy
        if key != "'r":
            before = before[0] + article(words).partition(" ")[0][1:]  # y 2il: yr ail
        return before + gap + words
    use = Use.PREDICATE if key in _PREDICATIVE else None
    trigger, _, changed = after(before, words, use=use).partition(" ")
    return trigger + gap + changed


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of figures, and what is said for them."""

    pattern: re.Pattern[str]
    words: Callable[[Match], str | None]
    joins: bool
    """Whether the pattern takes in the word before, which then mutates the words."""

    def apply(self, text: str) -> str:
        """The text with every expression of this kind replaced."""
        return self.pattern.sub(self._replace, text)

    def _replace(self, m: Match) -> str:
        words = self.words(m)
        if words is None:
            return m[0]
        return _join(m["before"] or "", m["gap"] or "", words) if self.joins else words


def rule(
    pattern: str, words: Callable[[Match], str | None], *, joins: bool = True, exact: bool = False
) -> Rule:
    """A rule for what a pattern matches, in verbose syntax; ``words`` gives what is said, or None
    where the figures cannot be that kind after all.

    ``joins`` puts the word before the figures into the pattern, as `before` and `gap`; ``exact``
    tells capitals from small letters.
    """
    flags = re.VERBOSE | (0 if exact else re.IGNORECASE)
    if joins and "(?P<before>" not in pattern:
        pattern = _BEFORE + pattern
    return Rule(re.compile(pattern, flags), words, joins)


def any_of(words: Iterable[str]) -> str:
    """An alternation of literal words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
