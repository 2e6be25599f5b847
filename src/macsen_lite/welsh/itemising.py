"""Several things said in one breath, told apart: "llaeth, bara a menyn" is three.

Where they part: at a comma, if it was typed; at *a* and *ac*, but not inside what is one thing
(*pysgod a sglodion*), before a mere colour (*gwin coch a gwyn*), or in something to be done
(*siarad â Mam a Dad*); and between two known goods that were said without a pause (*llaeth bara*).
What the sentence did to a first word is undone where the word is known: *a* aspirates (*a chaws*
is *caws*; Y Treigladur under *a*), an inflected verb softens its object (*ychwanega **f**ara*; GyG,
treiglad gwrthrych), the article a feminine noun (*y **d**eisen*). An unknown word stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache

from macsen_lite.welsh.goods import Phrase, goods
from macsen_lite.welsh.mutation import Mutation, and_, takes_ac
from macsen_lite.welsh.numbers import cardinal
from macsen_lite.welsh.radicals import mutated_forms, radicals
from macsen_lite.welsh.tokens import words as split_words
from macsen_lite.welsh.vocabulary import everyday_words, verb_nouns

__all__ = ["join_items", "named_among", "radical_of", "split_items"]

_PARTS = re.compile(r"[,;\n]+")
_AND = frozenset({"a", "ac", "a'r"})
_ARTICLES = frozenset({"y", "yr", "'r", "rhai", "mwy", "hefyd"})
_GIVING = frozenset({"i", "i'r", "gan", "efo", "gyda", "am", "ar", "at", "o'r", "gyfer", "â"})
"""After one of these, what *a* joins may all belong to it: *anrheg i Mam a Dad*."""
_UNDONE = (Mutation.SOFT, Mutation.ASPIRATE)


def split_items(text: str) -> list[str]:
    """The things that were said, each in the radical, none twice.

    >>> split_items("laeth, bara a chaws"), split_items("bysgod a sglodion")
    (['llaeth', 'bara', 'caws'], ['pysgod a sglodion'])
    >>> split_items("llaeth papur tŷ bach a dau beint o gwrw")
    ['llaeth', 'papur tŷ bach', 'dau beint o gwrw']
    """
    found: list[str] = []
    for part in _PARTS.split(text):
        for piece in _at_and(part.split()):
            found += _in_a_row(_bare(piece))
    return list(dict.fromkeys(found))


def join_items(items: Iterable[str]) -> str:
    """Things in a sentence: "llaeth, bara a chaws", "te ac afalau". Names keep their letter.

    Raises ValueError when there is none.
    """
    *first, last = items
    if not first:
        return last
    end = f"{'ac' if takes_ac(last) else 'a'} {last}" if last[:1].isupper() else and_(last)
    return f"{', '.join(first)} {end}"


def radical_of(word: str) -> str:
    """The word before the sentence mutated it, if it is one that is known; else as it is.

    >>> radical_of("fara"), radical_of("phys"), radical_of("ham"), radical_of("gwinoa")
    ('bara', 'pys', 'ham', 'gwinoa')
    """
    lower = word.lower()
    if lower in goods().first_words:
        return lower  # "Llaeth a bara": a capital only because it comes first
    for known in (goods().first_words, _numerals(), _everyday()):
        if lower in known:
            return word
        found = _undone(word, known)
        if found:
            return found
    return word


def _undone(word: str, known: Container[str]) -> str:
    forms = radicals(word)
    return next((r.word for r in forms if r.mutation in _UNDONE and r.word.lower() in known), "")


@cache
def _numerals() -> frozenset[str]:
    return frozenset({cardinal(n) for n in range(1, 21)} | {"dwy", "tair", "pedair", "chwe", "pum"})


@cache
def _everyday() -> frozenset[str]:
    return frozenset(word for word, cost in everyday_words().items() if not cost)


# ------------------------------------------------------------------------------ at a and ac


def _at_and(said: Sequence[str]) -> list[list[str]]:
    """The words parted at each *a* or *ac* that parts two things; *a'r* gives up its article."""
    pieces: list[list[str]] = [[]]
    for at, word in enumerate(said):
        if word.lower() in _AND and _parts(said, at, pieces[-1]):
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]


def _parts(said: Sequence[str], at: int, before: Sequence[str]) -> bool:
    """Whether the *a* at that place stands between two things."""
    after = said[at + 1 :]
    if not after or _is_joined(said, at):
        return False
    left = _bare(before)
    if not left:  # "bara, a menyn"
        return True
    if _is_verb(left[0]):
        return _is_verb(after[0])
    is_goods = _end_of_thing(after, 0) is not None
    if set(left) & _GIVING:
        return is_goods and said[at].lower() != "a'r"
    following = list(after[: _next_and(after)])
    return not _is_only_description(following)


def _next_and(said: Sequence[str]) -> int:
    return next((n for n, word in enumerate(said) if word.lower() in _AND), len(said))


def _is_joined(said: Sequence[str], at: int) -> bool:
    """Whether one thing with an *a* in it has that *a* here."""
    for phrase in goods().joined:
        for place, word in enumerate(phrase):
            start = at - place
            if word == said[at].lower() and start >= 0 and _stands(phrase, said, start):
                return True
    return False


def _is_only_description(said: Sequence[str]) -> bool:
    at = 0
    while at < len(said):
        end = _phrase_end(goods().after, said, at)
        if end is None:
            return False
        at = end
    return True


def _is_verb(word: str) -> bool:
    lower = word.lower()
    return lower in verb_nouns() or bool(_undone(lower, verb_nouns()))


# ---------------------------------------------------------------------- without a pause


def _in_a_row(said: Sequence[str]) -> list[str]:
    """Known goods that follow one another, apart; what is not known stays with what it follows."""
    items: list[list[str]] = []
    at = 0
    while at < len(said):
        end = _end_of_thing(said, at)
        if end is None:
            if items:
                items[-1] += said[at:]
            else:
                items.append(list(said))
            break
        items.append(list(said[at:end]))
        at = end
    return [" ".join([radical_of(first), *rest]) for first, *rest in items]


def _bare(said: Sequence[str]) -> list[str]:
    """Without the articles before it."""
    rest = list(said)
    while len(rest) > 1 and rest[0].lower() in _ARTICLES and not _is_measure(rest):
        rest = rest[1:]
    return rest


def _is_measure(said: Sequence[str]) -> bool:
    return len(said) > 1 and said[1].lower() == "o"


def _end_of_thing(said: Sequence[str], at: int) -> int | None:
    """Where the thing ends that begins here: "dau beint o laeth ffres"; None if it is not known."""
    list_ = goods()
    while at < len(said) and (said[at][0].isdigit() or _is_numeral(said[at])):
        at += 1
    measured = _phrase_end(list_.measures, said, at)
    if measured is not None and said[measured : measured + 1] == ["o"]:
        at = measured + 1
    end = _phrase_end(list_.joined | list_.things, said, at)
    if end is None:
        return None
    if end == at + 1 and set(mutated_words(said[at])) & list_.heads:
        end = _phrase_end(list_.things, said, end) or end
    while (more := _phrase_end(list_.after, said, end)) is not None:
        end = more
    return end


def _is_numeral(word: str) -> bool:
    lower = word.lower()
    return lower in _numerals() or bool(_undone(lower, _numerals()))


def mutated_words(word: str) -> tuple[str, ...]:
    """The words of which this may be a form, in small letters, itself first."""
    return tuple(radical.word for radical in radicals(word.lower()))


def _phrase_end(phrases: Iterable[Phrase], said: Sequence[str], at: int) -> int | None:
    """Where the longest of ``phrases`` ends that begins here, its first word mutated or not."""
    ends = [at + len(phrase) for phrase in phrases if _stands(phrase, said, at)]
    return max(ends, default=None)


def _stands(phrase: Phrase, said: Sequence[str], at: int) -> bool:
    if at + len(phrase) > len(said):
        return False
    first, *rest = phrase
    here = [word.lower() for word in said[at : at + len(phrase)]]
    return here[1:] == rest and (here[0] == first or here[0] in mutated_forms(first))


# ------------------------------------------------------------------------- found again


def named_among(said: str, items: Sequence[str]) -> list[str]:
    """Which of ``items`` were meant: the same thing, or all those in which its words are.

    >>> named_among("fara", ["bara", "bara brith"]), named_among("laeth", ["dau beint o laeth"])
    (['bara'], ['dau beint o laeth'])
    """
    wanted = _forms(said)
    same = [item for item in items if _is_same(wanted, _forms(item))]
    if same:
        return same
    return [item for item in items if _is_within(wanted, _forms(item))]


def _forms(text: str) -> list[frozenset[str]]:
    return [frozenset(mutated_words(word)) for word in _bare(split_words(text))]


def _is_same(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    return len(one) == len(other) and all(a & b for a, b in zip(one, other, strict=True))


def _is_within(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    return bool(one) and all(any(a & b for b in other) for a in one)
