"""Signs of sums in typed text, put into words: the tokeniser, which hears none, drops them.

Only where they stand for a sum: *2-3* may be a score and *1/2* a date, so those two signs count
only between numbers that are all that was typed, but for the words that ask for a sum.
"""

from __future__ import annotations

import re

__all__ = ["signs_in_words"]

_NUMBER = r"(?:minws\ )?\d+(?:[.,]\d+)*"
_BELOW_ZERO = re.compile(r"(?:(?<=[^\d\s%)]\s)|(?<=[+*×·÷/x])|^)[-−–](?=\d)", re.IGNORECASE)
"""A minus before a number and not between two: *-5 + 2*, *2 * -3*; *10 -4* is a subtraction."""
_WORDS = {"+": "plws", "*": "gwaith", "×": "gwaith", "·": "gwaith", "÷": "wedi'i rannu â"}
_DOUBTFUL = {"-": "tynnu", "−": "tynnu", "–": "tynnu", "/": "wedi'i rannu â", "x": "gwaith"}
_PLAIN = re.compile(rf"(?<=\d)(%?)\s*([{re.escape(''.join(_WORDS))}])\s*(?=\d|minws \d)")
_SUM = re.compile(
    rf"""(?P<before>[^\d]*?)
    (?P<sum>{_NUMBER}%?(?:\s*[-−–/x+*×·÷]\s*{_NUMBER}%?)+)
    (?P<after>\s*=?\s*(?:[?!.]*|\W*(?:os\ gwel\S*.*|plîs.*)))""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ASKS = re.compile(
    r"\W*(?:(?:dwed|dwedwch)\s+wrtha\s+i\s+)?(?:(?:faint|beth|be'?|cyfrifa|cyfrifwch)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
_PERCENT = re.compile(rf"({_NUMBER})\s*%")


def signs_in_words(text: str) -> str:
    """``text`` with the signs of a sum as words; as it was when there are none.

    >>> signs_in_words("faint yw 2+3?")
    'faint yw 2 plws 3?'
    >>> signs_in_words("10 - 4")
    '10 tynnu 4'
    >>> signs_in_words("20% o 50")
    '20 y cant o 50'
    >>> signs_in_words("-40 gradd")
    'minws 40 gradd'
    >>> signs_in_words("larwm am 7-8")
    'larwm am 7-8'
    """
    text = _BELOW_ZERO.sub("minws ", text)
    whole = _SUM.fullmatch(text)
    if whole and _ASKS.fullmatch(whole["before"]):
        signs = re.sub(
            r"\s*([-−–/x])\s*",
            lambda sign: f" {_DOUBTFUL[sign[1].lower()]} ",
            whole["sum"],
            flags=re.IGNORECASE,
        )
        text = whole["before"] + signs + whole["after"].replace("=", " ")
    text = _PLAIN.sub(lambda sign: f"{sign[1]} {_WORDS[sign[2]]} ", text)
    return _PERCENT.sub(r"\1 y cant", text)
