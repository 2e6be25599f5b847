"""The FreeDict dictionary Eurfa (Welsh–English, 12,630 headwords), where the system has it.

It is under the GPL (version 2 or later): nothing of it is shipped, copied or kept. It is read from
the place where Debian's package dict-freedict-cym-eng puts it, in the format of dictd: an index of
lines "headword, offset, length", the numbers in base 64, and a text that is compressed by gzip.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from macsen_lite.reasons import reason_of
from macsen_lite.welsh.dictionary import Entry, WordClass, WordList

__all__ = ["FOLDER", "PACKAGE", "FreedictError", "read_freedict"]

PACKAGE = "dict-freedict-cym-eng"
"""Debian's package."""
FOLDER = Path("/usr/share/dictd")
"""Where it puts its files."""
_NAME = "freedict-cym-eng"
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_MOST_BYTES = 50_000_000
_HEADWORD = re.compile(r"(?P<word>[^/<]+?)\s*(?:/[^/]*/)?\s*(?:<(?P<tags>[^>]*)>)?\s*")
_CLASSES = {
    "v": WordClass.VERB_NOUN,
    "a": WordClass.ADJECTIVE,
    "b": WordClass.ADVERB,
    "n, s, m": WordClass.MASCULINE,
    "n, s, f": WordClass.FEMININE,
    "n, s, mf": WordClass.EITHER_GENDER,
}


class FreedictError(Exception):
    """Files that are there but cannot be read as a dictionary."""


def read_freedict(folder: Path = FOLDER) -> WordList | None:
    """The dictionary in that folder; None when it is not installed. Raises FreedictError."""
    index, text = folder / f"{_NAME}.index", folder / f"{_NAME}.dict.dz"
    if not index.is_file() or not text.is_file():
        return None
    try:
        with gzip.open(text) as unpacked:
            whole = unpacked.read(_MOST_BYTES)
        places = sorted(set(_places(index.read_text(encoding="utf-8"))))
        return WordList(
            entry
            for offset, length in places
            for entry in _entry(whole[offset : offset + length].decode("utf-8"))
        )
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise FreedictError(f"{folder}: {reason_of(error)}") from error


def _places(index: str) -> Iterator[tuple[int, int]]:
    for line in index.splitlines():
        word, offset, length = line.split("\t")[:3]
        if not word.startswith("00database"):
            yield _number(offset), _number(length)


def _number(digits: str) -> int:
    """A number as dictd writes it, in base 64."""
    value = 0
    for digit in digits:
        value = value * 64 + _DIGITS.index(digit)
    return value


def _entry(text: str) -> Iterator[Entry]:
    head, _, rest = text.partition("\n")
    found = _HEADWORD.fullmatch(head)
    glosses = tuple(gloss for line in rest.splitlines() if (gloss := line.strip()))
    if found and glosses:
        tags = found["tags"] or ""
        is_plural = tags.startswith("n, p")
        word_class = WordClass.PLURAL if is_plural else _CLASSES.get(tags, WordClass.OTHER)
        yield Entry(found["word"], word_class, "", glosses)
