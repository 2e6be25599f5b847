"""Whether a Welsh word is spelt right, where there is a dictionary; and whether text is English.

The dictionary is hunspell's cy_GB, as the package cymraeg-mcp or the system carries it, read with
spylls. Neither comes with macsen-lite: :func:`open_speller` gives None where they are missing.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Protocol

from rapidfuzz.distance import DamerauLevenshtein, Prefix

from macsen_lite.welsh.tokens import straighten

DICTIONARY_PACKAGE = "cymraeg-mcp"
READER_PACKAGE = "spylls"
WORDS_NAME = "spelling.txt"
"""A file of this name beside the YAML lists right words that the dictionary lacks, one a line;
what follows # on a line is a remark."""

_SYSTEM = (Path("/usr/share/hunspell/cy_GB"), Path("/usr/share/myspell/dicts/cy_GB"))
_CLITICS = frozenset(("r", "n", "i", "u", "w", "m", "th", "ch", "d"))
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_FARTHEST = 2
"""The most letters by which a suggestion may differ: beyond, it explains nothing."""

# Common English words of what is said to an assistant, and those of them that are Welsh too: they
# only count beside the others. "The" and "of" are hardly ever Welsh (te after a; môf).
_ENGLISH_WORDS = """
    about add added after alarm and any are away before book bye called cancel cancelled channel
    closed color colour could date day device do done error found front give good has have hello
    here home hour hours i've it's its joke kitchen know last later left let light lights like list
    living locked long louder make many minute minutes mode month more morning much music my need
    news next night of off ok okay on one open opened our over pause paused phone play playing
    please put quiet quieter remind reminder remove removed repeat resume room say second seconds
    sing skip some song sorry speak start started stopped sure switch tell temperature thank thanks
    that the their them then there these they this those three time timer today tomorrow turned two
    unable understand unexpected unlocked up value volume wake want way weather week were what
    what's when where which who why will with would yes yesterday you your
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_EITHER_WORDS = (
    "a all am an at can did does for how turn i in is it no not now or play set so to us was we"
)
_EITHER = frozenset(_EITHER_WORDS.split())
_ENGLISH_SHARE = 0.5
_ENGLISH_LEAST = 2


class Speller(Protocol):
    """Knows the words of Welsh."""

    def knows(self, word: str) -> bool:
        """Whether the word is spelt right, however it is capitalised or mutated."""
        ...

    def suggest(self, word: str) -> str:
        """The word that was probably meant, or the empty text."""
        ...


class HunspellSpeller:
    """A hunspell dictionary, and words that it lacks."""

    def __init__(self, dictionary: Path, extra: Iterable[str] = ()) -> None:
        """``dictionary`` is the path of the .aff and .dic files without its ending.

        Raises ImportError when spylls is not installed, OSError when the files cannot be read.
        """
        # By name: it is no dependency, only used where the user has it.
        hunspell = import_module(f"{READER_PACKAGE}.hunspell")
        self._dictionary = hunspell.Dictionary.from_files(str(dictionary))
        self._extra = frozenset(straighten(word).lower() for word in extra)
        self._knows = cache(self._look_up)

    def knows(self, word: str) -> bool:
        """Whether the word is spelt right, however it is capitalised or mutated."""
        return self._knows(straighten(word))

    def suggest(self, word: str) -> str:
        """The word that was probably meant, or the empty text."""
        found = [str(near) for near in islice(self._dictionary.suggest(word), 8)]
        near = {f: DamerauLevenshtein.distance(f, word) for f in found}
        # Of those that are as near, one word rather than two, and one that begins alike: diffod →
        # diffodd, not difod.
        found.sort(key=lambda f: (near[f], " " in f, -Prefix.similarity(f, word)))
        return found[0] if found and near[found[0]] <= _FARTHEST else ""

    def _look_up(self, word: str) -> bool:
        if word.lower() in self._extra:
            return True
        if any(self._dictionary.lookup(f) for f in (word, word.lower(), word.capitalize())):
            return True
        # A clitic after a vowel is cut off where the whole is not listed: Macsen'n → Macsen.
        host, apostrophe, clitic = word.rpartition("'")
        return bool(apostrophe and host) and clitic in _CLITICS and self._look_up(host)


def open_speller(extra: Iterable[str] = ()) -> Speller | None:
    """The speller of this machine, which also takes ``extra`` words for right; None without one."""
    if importlib.util.find_spec(READER_PACKAGE) is None:
        return None
    for stem in (*_packaged(), *_SYSTEM):
        if stem.with_suffix(".dic").is_file() and stem.with_suffix(".aff").is_file():
            return HunspellSpeller(stem, extra)
    return None


def _packaged() -> Iterator[Path]:
    # Only found, not imported: the package's module would start its whole server.
    spec = importlib.util.find_spec(DICTIONARY_PACKAGE.replace("-", "_"))
    for folder in (spec.submodule_search_locations if spec else None) or ():
        yield Path(folder) / "data" / "dictionaries" / "cy_GB"


def read_words(path: Path) -> frozenset[str]:
    """The words that a list such as ``spelling.txt`` holds. Raises OSError, UnicodeDecodeError."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return frozenset(line.partition("#")[0].strip() for line in lines) - {""}


def words_in(text: str) -> Iterator[tuple[str, int]]:
    """Each word of prose and the characters before it; apostrophes are made straight."""
    for found in _WORD.finditer(straighten(text)):
        yield found.group(), found.start()


def is_english(text: str, speller: Speller | None = None) -> bool:
    """Whether text that should be Welsh is English.

    It is when half of its words are common English ones; or one of them is and, with the words
    that ``speller`` does not know, they are half; or all are, words that are Welsh too among them
    (*set an alarm for*). One word alone never decides: *stop* and *okay* are said in Welsh too.
    """
    said = [word.lower() for word, _ in words_in(text)]
    english = sum(word in _ENGLISH for word in said)
    if not english:
        return False
    either = sum(word in _EITHER for word in said)
    if english + either == len(said) > _ENGLISH_LEAST:
        return True
    if speller is not None:
        english += sum(word not in _ENGLISH and not speller.knows(word) for word in said)
    return english >= _ENGLISH_LEAST and english >= _ENGLISH_SHARE * len(said)
