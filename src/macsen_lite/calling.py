"""How this program was called, so that the commands it advises are ones that work here.

Texts are written as if ``macsen-lite`` and ``pip`` were on the PATH. They are not for whoever uses
``scripts/run``, or has the environment where macsen-lite is installed not activated.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from functools import cache
from pathlib import Path
from shlex import quote

PROGRAM = "macsen-lite"
VARIABLE = "MACSEN_COMMAND"
"""Set by a script that stands before the program, to what its user types."""
VERBS = (
    "ask|config|devices|dictate|doctor|fixtures|hear|intents|listen|misheard|model|privacy"
    "|pronounce|say|serve|topics|transcribe|watch|wyoming"
)
_COMMAND = re.compile(rf"(?<![\w/.-])macsen-lite(?= (?:{VERBS})\b)")
_PIP = re.compile(r"(?<![\w/-])(?<!-m )pip(?= install\b)")


def program() -> str:
    """What the user has to type for this program."""
    if own := os.environ.get(VARIABLE, "").strip():
        return own
    called = sys.argv[0] if sys.argv else ""
    if Path(called).name != PROGRAM:
        return PROGRAM  # as a module, or within another program: that is no name to advise
    return PROGRAM if _is_found(PROGRAM, called) else quote(called)


def pip() -> str:
    """What the user has to type for the pip of the environment that macsen-lite is in."""
    beside = Path(sys.executable).with_name("pip")
    if sys.prefix == sys.base_prefix or _is_found("pip", str(beside)):
        return "pip"
    return f"{quote(sys.executable)} -m pip"


def as_called(text: str) -> str:
    """A text with its commands put as they have to be typed here; once more does no harm."""
    if PROGRAM in text and (own := program()) != PROGRAM:
        text = _COMMAND.sub(lambda _: own, text)
    if "pip install" in text and (own := pip()) != "pip":
        text = _PIP.sub(lambda _: own, text)
    return text


@cache
def _is_found(name: str, path: str) -> bool:
    """Whether the shell finds that very file under its name."""
    found = shutil.which(name)
    try:
        return found is not None and Path(found).samefile(path)
    except OSError:
        return False
