"""How words are said: Bangor's G2P, spoken variants, and what the user says about a word.

A pronunciation is looked for in this order: `say_as` (the user's word on it), words that are not
read as they are written (S4C), the lexicon shipped with the model, the cache of earlier answers,
the G2P. Only what none of the others know starts the G2P.
"""

import hashlib
import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from macsen_lite import paths
from macsen_lite.errors import LexiconError
from macsen_lite.messages import message
from macsen_lite.speech import variants
from macsen_lite.speech.g2p import G2P, BangorG2P, G2PAnswer
from macsen_lite.speech.phones import (
    PHONE_ID,
    VOWELS,
    normalise_word,
    normalise_words,
    parse_phones,
)

_BUNDLED_MODEL = "macsen-cy"
SHIPPED_NAME = "lexicon.tsv"
CACHE_NAME = "pronunciations.sqlite3"

# Read by their letters' names; with numerals these cannot come from the G2P, which skips digits.
_SAID_SPECIALLY: dict[str, tuple[str, ...]] = {
    "s4c": ("e s p e d w a r e k", "e s f o r s i"),
}

# Welsh, and what English and names of other languages add; `_plain` takes other accents away.
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzâêîôûŵŷäëïöüẅÿáéíóúẃýàèìòùẁỳ'-")
_WELSH_ACCENTS = frozenset("\u0302\u0308\u0301\u0300")  # circumflex, diaeresis, acute, grave

# English letter names, by which Welsh reads acronyms too (BBC, API).
# fmt: off
_LETTER_NAMES = {
    "a": "e i", "b": "b i", "c": "s i", "d": "d i", "e": "i", "f": "e f", "g": "jh i",
    "h": "e i ch", "i": "a i", "j": "jh e i", "k": "k e i", "l": "e l", "m": "e m", "n": "e n",
    "o": "o", "p": "p i", "q": "k i u", "r": "a r", "s": "e s", "t": "t i", "u": "i u",
    "v": "v i", "w": "d @ b @ l i u", "x": "e k s", "y": "w a i", "z": "z e d",
}
# fmt: on
_LONGEST_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """One way to say one word."""

    phones: tuple[str, ...]
    """Symbols of `phones.PHONES`; never empty."""
    cost: float
    """In nats, 0 for the canonical one."""


class Lexicon:
    """Pronunciations of words; remembers what it has looked up for as long as it lives."""

    def __init__(
        self,
        shipped: Path | None = None,
        cache_dir: Path | None = None,
        say_as: Mapping[str, str | Sequence[str]] | None = None,
        g2p: G2P | None = None,
    ) -> None:
        """Nothing is read or started before the first word is asked for.

        `shipped` is a `lexicon.tsv` (it may be absent), `cache_dir` where answers of the G2P are
        kept between runs (None, or a folder that cannot be written: nowhere). `say_as` maps a word
        to one or several sayings, each in phones (`"k a r"`) or in Welsh spelling (`"ffesbwc"`);
        a saying whose every part is a phone is taken as phones.
        """
        self._shipped_path = shipped
        self._cache_path = cache_dir / CACHE_NAME if cache_dir else None
        self._say_as = {
            normalise_word(word): (said,) if isinstance(said, str) else tuple(said)
            for word, said in (say_as or {}).items()
        }
        self._g2p: G2P = g2p or BangorG2P()
        self._shipped: dict[str, G2PAnswer] | None = None
        self._answers: dict[str, G2PAnswer] = {}
        self._known: dict[str, tuple[Pronunciation, ...]] = {}
        self._fingerprint = ""

    @classmethod
    def of_this_user(cls, say_as: Mapping[str, str | Sequence[str]] | None = None) -> "Lexicon":
        """The lexicon of the bundled model, its answers kept in the user's cache folder."""
        shipped = paths.models_dir() / _BUNDLED_MODEL / SHIPPED_NAME
        return cls(shipped, paths.cache_dir(), say_as)

    def pronunciations(self, word: str) -> tuple[Pronunciation, ...]:
        """All ways to say a word, the canonical one first.

        Raises LexiconError when it cannot be said: no letters, digits, letters of another script,
        no vowel.
        """
        key = normalise_word(word)
        if key not in self._known:
            self.prepare([word])
        return self._known[key]

    def canonical(self, word: str) -> tuple[str, ...]:
        """The phones of the first pronunciation. Raises LexiconError as `pronunciations`."""
        return self.pronunciations(word)[0].phones

    def say(self, text: str) -> tuple[str, ...]:
        """The first pronunciations of all words of a text, one after the other.

        Raises LexiconError when a word cannot be said or there is none.
        """
        words = normalise_words(text)
        if not words:
            raise LexiconError(message("lexicon.empty", word=text.strip()))
        self.prepare(words)
        return tuple(phone for word in words for phone in self.canonical(word))

    def prepare(self, words: Iterable[str]) -> None:
        """Look many words up at once, with one question to the G2P.

        Raises LexiconError naming the first word that cannot be said.
        """
        wanted: list[str] = []
        for word in words:
            key = normalise_word(word)
            if not key:
                raise LexiconError(message("lexicon.empty", word=word))
            if key not in self._known:
                wanted.append(key)
        spelt: list[str] = []
        for key in wanted:
            for saying in self._say_as.get(key, ()):
                if not _is_phones(saying):
                    spelt.extend(normalise_words(saying))
        plain = [k for k in wanted if k not in self._say_as and k not in _SAID_SPECIALLY]
        self._look_up([*plain, *spelt])
        for key in wanted:
            if key in self._say_as:
                self._known[key] = self._as_told(key)
            elif key in _SAID_SPECIALLY:
                self._known[key] = _priced(parse_phones(p) for p in _SAID_SPECIALLY[key])
            else:
                self._known[key] = self._with_variants(key)

    def fingerprint(self) -> str:
        """A hash of everything that decides how words are said, without looking one up.

        It covers the shipped lexicon, the G2P's version, the rules, and `say_as`: while it stays
        the same, so does every pronunciation.
        """
        if not self._fingerprint:
            digest = hashlib.sha256()
            for module in (variants.__file__, __file__):
                digest.update(Path(module).read_bytes())
            digest.update(self._g2p.version.encode())
            digest.update(repr(sorted(self._say_as.items())).encode())
            if self._shipped_path is not None and self._shipped_path.is_file():
                digest.update(self._shipped_path.read_bytes())
            self._fingerprint = digest.hexdigest()
        return self._fingerprint

    def base(self, word: str) -> G2PAnswer:
        """What the dictionary says of a word, before variants.

        Raises LexiconError as `pronunciations`.
        """
        key = normalise_word(word)
        self._look_up([key])
        return self._answers[key]

    def write_answers(self, path: Path) -> int:
        """Write what the G2P said of all words looked up so far; return how many there are.

        One line a word, sorted: `word<TAB>phones`, and for English words a third column with their
        English phones. A `Lexicon` with this file as `shipped` does not ask the G2P for them.
        """
        lines: list[str] = []
        for word, answer in sorted(self._answers.items()):
            columns = [word, " ".join(answer.phones), " ".join(answer.english)]
            lines.append("\t".join(columns).rstrip("\t") + "\n")
        path.write_text("".join(lines), encoding="utf-8")
        return len(lines)

    # -- where answers come from ---------------------------------------------------------------

    def _with_variants(self, word: str) -> tuple[Pronunciation, ...]:
        answer = self._answers[word]
        offered = variants.spoken_variants(word, answer.phones)
        for phones, cost in variants.english_variants(answer.english).items():
            offered.setdefault(phones, cost)
        offered[answer.phones] = 0.0
        ordered = sorted(offered.items(), key=lambda item: (item[1], item[0] != answer.phones))
        return tuple(Pronunciation(phones, cost) for phones, cost in ordered)

    def _as_told(self, word: str) -> tuple[Pronunciation, ...]:
        sayings: list[tuple[str, ...]] = []
        for saying in self._say_as[word]:
            if _is_phones(saying):
                sayings.append(parse_phones(saying))
            else:
                parts = [self._answers[part].phones for part in normalise_words(saying)]
                sayings.append(tuple(phone for part in parts for phone in part))
        if not sayings or not all(sayings):
            raise LexiconError(
                message("lexicon.empty", word=f"say_as: {word}"), message("lexicon.say_as.hint")
            )
        return _priced(sayings)

    def _look_up(self, words: Iterable[str]) -> None:
        """Put an answer for every word into `_answers`."""
        if self._shipped is None:
            self._shipped = _read_shipped(self._shipped_path)
        missing: list[str] = []
        for word in dict.fromkeys(words):
            if word in self._answers:
                continue
            if word in self._shipped:
                self._answers[word] = self._shipped[word]
            else:
                _check_letters(word)
                missing.append(word)
        if not missing:
            return
        cached = self._read_cache(missing)
        self._answers.update(cached)
        unknown = [word for word in missing if word not in cached]
        if unknown:
            asked = self._g2p.pronounce([_plain(word) for word in unknown])
            answers = {
                word: _checked(word, answer) for word, answer in zip(unknown, asked, strict=True)
            }
            self._answers.update(answers)
            self._write_cache(answers)

    def _read_cache(self, words: Sequence[str]) -> dict[str, G2PAnswer]:
        if self._cache_path is None or not self._cache_path.is_file():
            return {}
        found: dict[str, G2PAnswer] = {}
        try:
            with closing(sqlite3.connect(f"{self._cache_path.as_uri()}?mode=ro", uri=True)) as base:
                for word in words:
                    row = base.execute(
                        "SELECT phones, english FROM said WHERE g2p = ? AND word = ?",
                        (self._g2p.version, word),
                    ).fetchone()
                    if row is not None:
                        answer = G2PAnswer(tuple(row[0].split()), tuple(row[1].split()))
                        if answer.phones and PHONE_ID.keys() >= {*answer.phones, *answer.english}:
                            found[word] = answer
        except (sqlite3.Error, AttributeError):  # damaged: ask the G2P again
            return {}
        return found

    def _write_cache(self, answers: Mapping[str, G2PAnswer]) -> None:
        """Keep answers for the next run. Not being able to costs time, nothing else."""
        if self._cache_path is None:
            return
        rows = [
            (self._g2p.version, word, " ".join(answer.phones), " ".join(answer.english))
            for word, answer in answers.items()
        ]
        try:
            self._cache_path.parent.mkdir(parents=True, exist_ok=True)
            try:
                _store(self._cache_path, rows)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):  # locked, read-only, full
                    return
                self._cache_path.unlink()  # not a database any more
                _store(self._cache_path, rows)
        except (OSError, sqlite3.Error):
            return


def _read_shipped(path: Path | None) -> dict[str, G2PAnswer]:
    if path is None or not path.is_file():
        return {}
    answers: dict[str, G2PAnswer] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        word, *columns = line.split("\t")
        spoken = [tuple(column.split()) for column in columns]
        known = all(phone in PHONE_ID for phones in spoken for phone in phones)
        if not word or not known or not 1 <= len(spoken) <= 2 or not spoken[0]:
            raise LexiconError(
                message("lexicon.file", path=path, line=number), message("lexicon.file.hint")
            )
        answers[word] = G2PAnswer(spoken[0], spoken[1] if len(spoken) == 2 else ())
    return answers


def _store(path: Path, rows: Sequence[tuple[str, str, str, str]]) -> None:
    with closing(sqlite3.connect(path, timeout=5)) as base, base:
        base.execute(
            "CREATE TABLE IF NOT EXISTS said"
            " (g2p TEXT, word TEXT, phones TEXT, english TEXT, PRIMARY KEY (g2p, word))"
        )
        base.executemany("INSERT OR REPLACE INTO said VALUES (?, ?, ?, ?)", rows)


def _priced(sayings: Iterable[tuple[str, ...]]) -> tuple[Pronunciation, ...]:
    return tuple(Pronunciation(phones, 0.0) for phones in dict.fromkeys(sayings))


def _is_phones(saying: str) -> bool:
    parts = saying.split()
    return bool(parts) and all(part in PHONE_ID for part in parts)


def _check_letters(word: str) -> None:
    """Raises LexiconError for a word that is not written in letters Welsh can read."""
    if any(character.isnumeric() for character in word):
        raise LexiconError(message("lexicon.digits", word=word), message("lexicon.digits.hint"))
    for character in _plain(word):
        if character not in _LETTERS:
            raise LexiconError(
                message("lexicon.script", word=word, character=character),
                message("lexicon.say_as.hint"),
            )


def _plain(word: str) -> str:
    """The word with accents that Welsh does not use taken off their letters: `señor`, `senor`."""
    kept: list[str] = []
    for character in word:
        parts = unicodedata.normalize("NFD", character)
        base, marks = parts[0], parts[1:]
        if character in _LETTERS or not marks:
            kept.append(character)
        else:
            welsh = base + "".join(mark for mark in marks if mark in _WELSH_ACCENTS)
            composed = unicodedata.normalize("NFC", welsh)
            kept.append(composed if composed in _LETTERS else base)
    return "".join(kept)


def _checked(word: str, answer: G2PAnswer) -> G2PAnswer:
    """The answer, or letter by letter for an acronym the dictionaries lack, or LexiconError."""
    if answer.phones and (word.startswith("'") or not VOWELS.isdisjoint(answer.phones)):
        return answer
    if "w" in answer.phones:  # the G2P takes the only vowel of nhw'n for a consonant
        return G2PAnswer(tuple("u" if p == "w" else p for p in answer.phones), ())
    letters = _plain(word).replace("-", "")
    if 0 < len(letters) <= _LONGEST_ACRONYM and all(letter in _LETTER_NAMES for letter in letters):
        names = parse_phones(" ".join(_LETTER_NAMES[letter] for letter in letters))
        return G2PAnswer(names, ())
    raise LexiconError(message("lexicon.silent", word=word), message("lexicon.say_as.hint"))
