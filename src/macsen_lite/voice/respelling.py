"""Words that espeak-ng's Welsh rules misread, spelt as they sound.

espeak-ng reads every word by the rules of Welsh spelling; these are written by other rules, or read
by the wrong one.
"""

from __future__ import annotations

import re

__all__ = ["respell"]

_RESPELT = {
    "celsius": "selsiws",
    "fahrenheit": "ffarenhait",
    # Not a diphthong: ty-wydd.
    "tywydd": "ty'wydd",
    "dywydd": "dy'wydd",
    "thywydd": "thy'wydd",
    "nhywydd": "nhy'wydd",
}
_WORD = re.compile(rf"\b(?:{'|'.join(_RESPELT)})\b", re.IGNORECASE)


def respell(words: str) -> str:
    """The words with the misread ones respelt; only for the synthesiser, never shown."""
    return _WORD.sub(lambda m: _RESPELT[m[0].lower()], words)
