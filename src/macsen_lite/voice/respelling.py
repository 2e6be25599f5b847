"""Words that espeak-ng's Welsh rules misread, spelt as they sound.

espeak-ng reads every word by the rules of Welsh spelling; these are written by other rules.
"""

from __future__ import annotations

import re

__all__ = ["respell"]

_RESPELT = {
    "celsius": "selsiws",
    "fahrenheit": "ffarenhait",
}
_WORD = re.compile(rf"\b(?:{'|'.join(_RESPELT)})\b", re.IGNORECASE)


def respell(words: str) -> str:
    """The words with the misread ones respelt; only for the synthesiser, never shown."""
    return _WORD.sub(lambda m: _RESPELT[m[0].lower()], words)
