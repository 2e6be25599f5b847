"""Rules about words: that they can be pronounced, are spelt right, and are Welsh."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from macsen_lite.intents.automaton import label
from macsen_lite.intents.lint_file import Finding, LintedFile, Surroundings, Text, finding, texts
from macsen_lite.intents.list_slot import ListSlot
from macsen_lite.intents.lists import read_list_file
from macsen_lite.intents.source import Loc, Source
from macsen_lite.intents.spelling import is_english, words_in
from macsen_lite.messages import message
from macsen_lite.welsh.tokens import straighten, words

_LIKE = 70
"""How like (of 100) a known word must be to be suggested."""
_NOT_PROSE = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"  # Jinja2
    r"|\{[^{}]*\}|<[^<>]*>"  # slots and rules
    r"|https?://\S+",
    re.DOTALL,
)
# Letters that may be left out, [y]fory, and endings, amser(a|wch): pieces of words, not words.
_PIECES = re.compile(r"[\w']+[\[(][^()\[\]]*[\])][\w']*|[\[(][^()\[\]]*[\])][\w']+")


def unpronounceable(linted: LintedFile, around: Surroundings) -> Iterator[Finding]:
    """Words for which no pronunciation can be made, so that they cannot be heard."""
    if around.pronounce is None:
        return
    spoken = _spoken(linted)
    faults = around.pronounce(tuple(spoken))
    good = [word for word in around.intents.skeleton.words() if word not in faults]
    for word, (reason, advice) in faults.items():
        near = process.extractOne(word, good, scorer=fuzz.ratio, score_cutoff=_LIKE)
        hint = message("intents.did_you_mean", name=near[0]) if near else ""
        hint = " ".join(filter(None, (hint, advice)))
        source, loc, offset = _place(linted, around, word, spoken[word])
        yield finding(source, "unpronounceable", loc, hint, offset=max(offset, 0), reason=reason)


def _spoken(linted: LintedFile) -> dict[str, str]:
    """Every word that the file's intents hear, and an intent that does."""
    spoken: dict[str, str] = {}
    for intent in linted.file.intents:
        heard = set(intent.automaton.words())
        for slot in intent.slots.values():
            heard.discard(label(slot.key))
            if isinstance(slot, ListSlot):
                heard |= set(slot.vocabulary())
            else:
                phrases = (way for item in slot.spec.items for way in item.templates)
                heard |= {word for phrase in phrases for word in words(phrase)}
        for word in sorted(heard):
            spoken.setdefault(word, intent.id)
    return spoken


def _place(
    linted: LintedFile, around: Surroundings, word: str, intent: str
) -> tuple[Source, Loc, int]:
    """Where a word is written, in the file or a common one; offset -1 where it is put together."""
    for source in (linted.source, *(common.source for common in around.commons)):
        for text in texts(source):
            offset = _offset(text.text, word) if text.is_template else -1
            if offset >= 0:
                return source, text.loc, offset
    for i, part in enumerate(linted.templates[intent]):
        if word in part.words():
            return linted.source, ("intents", intent, "sentences", i), -1
    return linted.source, ("intents", intent, "slots"), -1


def _offset(text: str, word: str) -> int:
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", straighten(text).lower())
    return found.start() if found else -1


def misspelt(source: Source, around: Surroundings) -> Iterator[Finding]:
    """Text that is English, and words that are in no Welsh dictionary; each word once."""
    told: set[str] = set()
    for text in texts(source):
        prose = _prose(text)
        if is_english(prose, around.speller):
            yield finding(source, "english", text.loc, text=" ".join(prose.split()))
            continue
        for word, offset in words_in(prose):
            if word.lower() not in told:
                told.add(word.lower())
                yield from _spelt(source, around, text.loc, word, offset)


def written_words(source: Source) -> set[str]:
    """Every Welsh word that stands in a file."""
    return {word for text in texts(source) for word, _ in words_in(_prose(text))}


def misspelt_pieces(linted: LintedFile, around: Surroundings) -> Iterator[Finding]:
    """Misspelt words that a template puts together from pieces."""
    english = _english_words(linted.source)
    for word, intent in _spoken(linted).items():
        if word in english:
            continue
        source, loc, offset = _place(linted, around, word, intent)
        if offset < 0:
            yield from _spelt(source, around, loc, word, 0)


def _english_words(source: Source) -> set[str]:
    """The words of the lists in text files that say that their language is English."""
    lists = source.data.get("lists", {}) if isinstance(source.data, dict) else {}
    files = [made["file"] for made in lists.values() if _is_english(made)]
    return {
        word
        for name in files
        for line in read_list_file(source.path.parent, str(name))
        for word in words(line)
    }


def _is_english(made: object) -> bool:
    return isinstance(made, dict) and "file" in made and made.get("language") == "en"


def _spelt(
    source: Source, around: Surroundings, loc: Loc, word: str, offset: int
) -> Iterator[Finding]:
    if around.speller is None or len(word) == 1 or around.speller.knows(word):
        return
    meant = around.speller.suggest(word)
    hint = message("intents.did_you_mean", name=meant) if meant else ""
    hint = " ".join(filter(None, (hint, message("lint.spelling.hint"))))
    yield finding(source, "spelling", loc, hint, offset=offset, word=word)


def _prose(text: Text) -> str:
    """The text with what is no word of its own blanked out, so that the others stay in place."""
    plain = _NOT_PROSE.sub(_blank, straighten(text.text))
    return _PIECES.sub(_blank, plain) if text.is_template else plain


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
